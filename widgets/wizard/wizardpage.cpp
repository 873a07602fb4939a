// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/wizardpage.h"

#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

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

bool WizardPage::says(const QString &sentence) const
{
    const auto isInView = [](const QWidget *label) {
        return label->isVisible() && label->visibleRegion().contains(label->rect().center());
    };
    const QList<QLabel *> labels = findChildren<QLabel *>();
    if (std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) {
            return label->text() == sentence && isInView(label);
        }))
        return true;
    // Below a field it is said without the field's name.
    const QList<common::ProblemLabel *> problems = findChildren<common::ProblemLabel *>();
    return std::any_of(problems.cbegin(), problems.cend(), [&](const common::ProblemLabel *label) {
        return !label->problem().isEmpty() && sentence.contains(label->problem())
            && isInView(label);
    });
}

bool WizardPage::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        emit arranged();
    return isTaken;
}

QLabel *WizardPage::addHeading(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    Theme::setRole(label, Role::Heading);
    m_content->addSpacing(common::spacing::kSmall);
    m_content->addWidget(label);
    return label;
}

QLabel *WizardPage::addCaption(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText); // names in it come from plans
    label->setWordWrap(true);
    Theme::setRole(label, Role::Caption);
    m_content->addWidget(label);
    return label;
}

} // namespace runwatt::wizard
