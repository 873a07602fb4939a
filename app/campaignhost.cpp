// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/campaignhost.h"

namespace runwatt::app {

using campaign::Runner;
using campaign::RunState;
using namespace std::chrono_literals;

namespace {

/// Stopping a trial's processes and closing the file takes a second or two, on a slow link more.
constexpr Milliseconds kEndLimit = 15s;

} // namespace

CampaignHost::CampaignHost(std::shared_ptr<campaign::RunnerServices> services)
    : m_services(std::move(services))
{ }

CampaignHost::~CampaignHost() = default;

Task<void> CampaignHost::end()
{
    if (!isRunning())
        co_return;
    m_runner->stopNow();
    const TimeNs deadline = steadyNowNs() + kEndLimit.count() * kNsPerMs;
    while (isRunning() && steadyNowNs() < deadline) {
        const Wake wake = co_await m_changed.wait(StopToken(), kEndLimit);
        Q_UNUSED(wake)
    }
}

bool CampaignHost::isRunning() const
{
    if (!m_runner)
        return false;
    const RunState state = m_runner->state();
    return state != RunState::Idle && state != RunState::Finished && state != RunState::Failed;
}

void CampaignHost::start(const campaign::Plan &plan, const QString &file)
{
    if (isRunning()) {
        emit failed(Error(ErrorCode::Busy, tr("A campaign runs already"), file, QString(),
                          tr("Wait until it ends, or stop it.")));
        return;
    }
    m_runner = std::make_unique<Runner>(m_services);
    passOn();
    m_runner->start(plan, file);
}

void CampaignHost::pause()
{
    if (m_runner)
        m_runner->pause();
}

void CampaignHost::resume()
{
    if (m_runner)
        m_runner->resume();
}

void CampaignHost::stopAfterTrial()
{
    if (m_runner)
        m_runner->stopAfterTrial();
}

void CampaignHost::stopNow()
{
    if (m_runner)
        m_runner->stopNow();
}

void CampaignHost::passOn()
{
    const Runner *runner = m_runner.get();
    connect(runner, &Runner::stateChanged, this, &CampaignHost::stateChanged);
    connect(runner, &Runner::stateChanged, this, [this] { m_changed.notify(); });
    connect(runner, &Runner::opened, this, &CampaignHost::opened);
    connect(runner, &Runner::queueChanged, this, &CampaignHost::queueChanged);
    connect(runner, &Runner::trialChanged, this, &CampaignHost::trialChanged);
    connect(runner, &Runner::phaseChanged, this, &CampaignHost::phaseChanged);
    connect(runner, &Runner::seriesAdded, this, &CampaignHost::seriesAdded);
    connect(runner, &Runner::samplesAdded, this, &CampaignHost::samplesAdded);
    connect(runner, &Runner::processesChanged, this, &CampaignHost::processesChanged);
    connect(runner, &Runner::accountChanged, this, &CampaignHost::accountChanged);
    connect(runner, &Runner::eventHappened, this, &CampaignHost::eventHappened);
    connect(runner, &Runner::progressChanged, this, &CampaignHost::progressChanged);
    connect(runner, &Runner::trialSummarised, this, &CampaignHost::trialSummarised);
    connect(runner, &Runner::finished, this, &CampaignHost::finished);
    connect(runner, &Runner::failed, this, &CampaignHost::failed);
}

} // namespace runwatt::app
