// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/campaignpage.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/icons.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace runwatt::bench {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

CampaignPage::CampaignPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new common::ElidedLabel(this))
    , m_file(new common::ElidedLabel(this))
    , m_progress(common::makeTextLabel(this))
{
    using namespace common::spacing;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kHuge, kHuge, kHuge, kHuge);
    layout->setSpacing(kMedium);
    Theme::setRole(m_title, Role::Title);
    Theme::setRole(m_file, Role::Caption);
    layout->addWidget(m_title);
    layout->addWidget(m_file);
    layout->addWidget(m_progress);
    auto *row = new QHBoxLayout;
    row->setSpacing(kSmall);
    auto *open = new QPushButton(tr("&Open"), this);
    auto *compare = new QPushButton(common::icon(common::Symbol::Chart), tr("&Compare"), this);
    open->setObjectName(u"openCampaign"_s);
    compare->setObjectName(u"compareCampaign"_s);
    Theme::setRole(open, Role::Primary);
    row->addWidget(open);
    row->addWidget(compare);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addStretch(1);
    connect(open, &QPushButton::clicked, this, [this] { emit openRequested(m_file->text()); });
    connect(compare, &QPushButton::clicked, this,
            [this] { emit compareRequested(m_file->text()); });
}

void CampaignPage::setCampaign(const QString &title, const QString &file, const QString &progress)
{
    m_title->setText(title);
    m_file->setText(file);
    m_progress->setText(progress);
}

} // namespace runwatt::bench
