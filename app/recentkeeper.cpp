// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recentkeeper.h"

#include "app/settings.h"
#include "widgets/bench/benchview.h"

#include <QFileInfo>

#include <algorithm>

namespace runwatt::app {

RecentKeeper::RecentKeeper(Settings *settings, const CampaignSession *session, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_session(session)
{
    connect(session, &CampaignSession::opened, this, &RecentKeeper::rememberCampaign);
    connect(session, &CampaignSession::opened, this, &RecentKeeper::rememberFolder);
    connect(session, &CampaignSession::dataChanged, this, &RecentKeeper::rememberCampaign);
    m_scope.start(readRecent(m_scope.token()));
}

void RecentKeeper::show(bench::BenchView *bench)
{
    m_bench = bench;
    if (!m_recent.empty())
        tell();
}

void RecentKeeper::tell()
{
    if (m_bench)
        m_bench->setRecentCampaigns(m_recent);
}

void RecentKeeper::expect(const QString &file)
{
    m_expectedFile = file;
}

void RecentKeeper::rememberFolder(const QString &file)
{
    // Of a campaign that was begun here, once its file is there: a folder where nothing can be
    // written is no place for the next.
    if (file == m_expectedFile)
        m_settings->setCampaignFolder(QFileInfo(file).path());
    m_expectedFile.clear();
}

void RecentKeeper::rememberCampaign()
{
    const SharedCampaign shown = m_session->data();
    const TrialCount count = countTrials(*shown);
    const bench::RecentCampaign now{m_session->file(), shown->campaign.title,
                                    QDateTime::currentDateTime(), count.done, count.total};
    m_settings->rememberCampaign(now);
    // Which files are there still is asked at the start, not after each trial.
    Settings::putFirst(m_recent, now);
    tell();
}

Task<void> RecentKeeper::readRecent(StopToken stop)
{
    const auto look = [all = m_settings->recentCampaigns()] { return Settings::existing(all); };
    const Result<std::vector<bench::RecentCampaign>> there = co_await onWorker(look, stop);
    if (!there)
        co_return;
    // Behind what was opened meanwhile.
    for (const bench::RecentCampaign &campaign : *there) {
        const auto isIt = [&](const auto &known) { return known.file == campaign.file; };
        if (std::ranges::none_of(m_recent, isIt))
            m_recent.push_back(campaign);
    }
    tell();
}

} // namespace runwatt::app
