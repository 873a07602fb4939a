// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/recentcampaigns.h"

#include "widgets/bench/cardroles.h"
#include "widgets/common/icons.h"
#include "widgets/common/tooltip.h"

#include <QLocale>

namespace runwatt::bench {

RecentCampaigns::RecentCampaigns(QObject *parent)
    : QAbstractListModel(parent)
{ }

void RecentCampaigns::setCampaigns(std::vector<RecentCampaign> campaigns)
{
    beginResetModel();
    m_campaigns = std::move(campaigns);
    endResetModel();
}

QString RecentCampaigns::file(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid)
        ? m_campaigns[static_cast<std::size_t>(index.row())].file
        : QString();
}

int RecentCampaigns::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_campaigns.size());
}

QVariant RecentCampaigns::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecentCampaign &campaign = m_campaigns[static_cast<std::size_t>(index.row())];
    const bool isComplete = campaign.total > 0 && campaign.done >= campaign.total;
    switch (role) {
    case Qt::DisplayRole:
        return campaign.title;
    case Qt::ToolTipRole:
        return common::toolTipOf(campaign.file);
    case Qt::AccessibleTextRole:
        return tr("%1, %2 of %3 trials")
            .arg(campaign.title, QString::number(campaign.done), QString::number(campaign.total));
    case SubtitleRole: {
        //: When a campaign was opened last: a format of QLocale.
        const QString when = QLocale().toString(campaign.opened, tr("d MMM yyyy, HH:mm"));
        return isComplete
            ? tr("%n trial(s), %1", nullptr, campaign.total).arg(when)
            : tr("%1 of %2 trials, %3").arg(campaign.done).arg(campaign.total).arg(when);
    }
    case SymbolRole:
        return static_cast<int>(isComplete ? common::Symbol::Chart : common::Symbol::Interrupted);
    case ToneRole:
        return static_cast<int>(isComplete ? Tone::Accent : Tone::Warning);
    default:
        return {};
    }
}

} // namespace runwatt::bench
