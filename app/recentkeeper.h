// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/campaignsession.h"
#include "core/base/async.h"
#include "widgets/bench/recentcampaigns.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace runwatt::bench {
class BenchView;
}

namespace runwatt::app {

class Settings;

/// Keeps the list of recent campaigns, in the settings and on the Bench, and the folder for the
/// next one. GUI thread; files are looked for on a worker.
class RecentKeeper : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    RecentKeeper(Settings *settings, const CampaignSession *session, QObject *parent = nullptr);

    /// This one shows the list from now on.
    void show(bench::BenchView *bench);

    /// A campaign is about to begin in this file.
    void expect(const QString &file);

private:
    void rememberCampaign();
    void rememberFolder(const QString &file);
    Task<void> readRecent(StopToken stop);
    void tell();

    Settings *m_settings;
    const CampaignSession *m_session;
    QPointer<bench::BenchView> m_bench;
    std::vector<bench::RecentCampaign> m_recent;
    QString m_expectedFile; ///< until it is there
    AsyncScope m_scope; // last
};

} // namespace runwatt::app
