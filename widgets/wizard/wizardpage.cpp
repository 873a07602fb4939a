// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/wizardpage.h"

#include "widgets/common/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace runwatt::wizard {

using common::Role;
using common::Theme;

WizardPage::WizardPage(const QString &title, const QString &explanation, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_content(new QVBoxLayout(this))
{
    using namespace common::spacing;
    m_content->setContentsMargins(kHuge, kHuge, kHuge, kHuge);
    m_content->setSpacing(kMedium);
    auto *heading = new QLabel(title, this);
    Theme::setRole(heading, Role::Title);
    m_content->addWidget(heading);
    addCaption(explanation);
    setAccessibleName(title);
}

QLabel *WizardPage::addHeading(const QString &text)
{
    auto *label = new QLabel(text, this);
    Theme::setRole(label, Role::Heading);
    m_content->addSpacing(common::spacing::kSmall);
    m_content->addWidget(label);
    return label;
}

QLabel *WizardPage::addCaption(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setWordWrap(true);
    Theme::setRole(label, Role::Caption);
    m_content->addWidget(label);
    return label;
}

} // namespace runwatt::wizard
