// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QString>

#include <vector>

namespace runwatt::bench {

/// A campaign that was opened or made lately.
struct RecentCampaign
{
    QString file;
    QString title;
    QDateTime opened;
    int done = 0; ///< trials
    int total = 0;
};

/// The latest campaigns, newest first.
class RecentCampaigns : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit RecentCampaigns(QObject *parent = nullptr);

    void setCampaigns(std::vector<RecentCampaign> campaigns);

    [[nodiscard]] QString file(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<RecentCampaign> m_campaigns;
};

} // namespace runwatt::bench
