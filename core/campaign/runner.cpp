// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/runner.h"

#include "core/campaign/campaignrun.h"

namespace runwatt::campaign {

class RunnerPrivate
{
public:
    std::shared_ptr<RunnerServices> services;
    std::unique_ptr<CampaignRun> run;
    RunState state = RunState::Idle;
};

Runner::Runner(std::shared_ptr<RunnerServices> services, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<RunnerPrivate>())
{
    d->services = std::move(services);
}

Runner::~Runner() = default;

RunState Runner::state() const
{
    return d->state;
}

void Runner::start(const Plan &plan, const QString &file)
{
    if (d->state != RunState::Idle && d->state != RunState::Finished
        && d->state != RunState::Failed) {
        emit failed(Error(ErrorCode::Busy, tr("a campaign is running already"), file, QString(),
                          tr("Stop it first.")));
        return;
    }
    d->run = std::make_unique<CampaignRun>(d->services, plan, file);
    CampaignRun *run = d->run.get();
    connect(run, &CampaignRun::stateChanged, this, [this](RunState state) {
        d->state = state;
        emit stateChanged(state);
    });
    connect(run, &CampaignRun::opened, this, &Runner::opened);
    connect(run, &CampaignRun::queueChanged, this, &Runner::queueChanged);
    connect(run, &CampaignRun::trialChanged, this, &Runner::trialChanged);
    connect(run, &CampaignRun::phaseChanged, this, &Runner::phaseChanged);
    connect(run, &CampaignRun::seriesAdded, this, &Runner::seriesAdded);
    connect(run, &CampaignRun::samplesAdded, this, &Runner::samplesAdded);
    connect(run, &CampaignRun::processesChanged, this, &Runner::processesChanged);
    connect(run, &CampaignRun::accountChanged, this, &Runner::accountChanged);
    connect(run, &CampaignRun::eventHappened, this, &Runner::eventHappened);
    connect(run, &CampaignRun::progressChanged, this, &Runner::progressChanged);
    connect(run, &CampaignRun::trialSummarised, this, &Runner::trialSummarised);
    connect(run, &CampaignRun::finished, this, &Runner::finished);
    connect(run, &CampaignRun::failed, this, &Runner::failed);
    run->start();
}

void Runner::pause()
{
    if (d->run)
        d->run->pause();
}

void Runner::resume()
{
    if (d->run)
        d->run->resume();
}

void Runner::stopAfterTrial()
{
    if (d->run)
        d->run->stopAfterTrial();
}

void Runner::stopNow()
{
    if (d->run)
        d->run->stopNow();
}

} // namespace runwatt::campaign
