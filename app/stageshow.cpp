// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stageshow.h"

#include "widgets/common/formatters.h"
#include "widgets/live/liveview.h"

#include <algorithm>
#include <array>
#include <limits>

namespace runwatt::app {

using campaign::RunState;
using live::LiveBand;
using live::LiveModel;
using stage::BigFigure;

namespace {

constexpr int kWatchMs = 1000;

} // namespace

StageShow::StageShow(LiveModel &model, QObject *parent)
    : Show(parent)
    , m_model(model)
{
    m_sinceNews.start();
    connect(&model, &LiveModel::curvesChanged, this, [this] {
        m_sinceNews.restart();
        emit curvesChanged();
        if (m_isLost)
            watch();
    });
    connect(&model, &LiveModel::campaignChanged, this, [this] {
        m_last = {};
        emit trialChanged();
    });
    connect(&model, &LiveModel::progressed, this, [this] {
        noteTrial();
        emit trialChanged();
    });
    connect(&model, &LiveModel::stateChangedTo, this, [this] {
        m_sinceNews.restart();
        watch();
        emit trialChanged();
    });
    m_watch.setInterval(kWatchMs);
    connect(&m_watch, &QTimer::timeout, this, &StageShow::watch);
    m_watch.start();
}

std::vector<plot::Band> StageShow::bands() const
{
    return live::LiveView::bands();
}

LiveBand StageShow::workBand() const
{
    // What is measured now; else the first that has a curve.
    constexpr std::array kWorks{LiveBand::Throughput, LiveBand::Network, LiveBand::Transactions};
    for (const LiveBand band : kWorks) {
        if (m_model.tracks().newestSum(band))
            return band;
    }
    for (const LiveBand band : kWorks) {
        if (!m_model.tracks().traces(static_cast<int>(band)).empty())
            return band;
    }
    return LiveBand::Throughput;
}

std::vector<int> StageShow::shownBands() const
{
    return {static_cast<int>(workBand()), static_cast<int>(LiveBand::Cpu),
            static_cast<int>(LiveBand::Watts)};
}

std::vector<BigFigure> StageShow::figures() const
{
    const std::vector<plot::Band> all = bands();
    const auto figure = [&](LiveBand band) {
        const plot::Band &described = all[static_cast<std::size_t>(band)];
        const std::optional<live::NewestSum> newest = m_model.tracks().newestSum(band);
        return BigFigure{
            described.title,
            common::formatValue(newest ? newest->value : std::numeric_limits<double>::quiet_NaN(),
                                described.unit),
            newest ? newest->origin : Origin::Measured};
    };
    return {figure(workBand()), figure(LiveBand::Cpu), figure(LiveBand::Watts)};
}

std::optional<stage::TrialNow> StageShow::trialNow() const
{
    const int row = m_model.queue().runningRow();
    if (!isMoving() || row < 0)
        return std::nullopt;
    const campaign::TrialStatus &trial = m_model.queue().trialAt(row);
    return stage::TrialNow{trial.id,     trial.runtime,    trial.workload,
                           trial.device, trial.repetition, campaign::originsOf(trial)};
}

std::optional<series::Window> StageShow::windowOf(store::TrialId trial) const
{
    return m_model.tracks().trialWindow(trial);
}

bool StageShow::isMoving() const
{
    const RunState state = m_model.state();
    const bool comes = m_model.source() == LiveModel::Source::Running
        || m_model.source() == LiveModel::Source::Replay;
    return comes && state != RunState::Idle && state != RunState::Finished
        && state != RunState::Failed;
}

TimeNs StageShow::now() const
{
    return m_model.tracks().extent().endNs;
}

void StageShow::noteTrial()
{
    if (const std::optional<stage::TrialNow> now = trialNow())
        m_last = *now;
}

StageShow::Place StageShow::place() const
{
    const std::optional<series::Window> window = windowOf(m_last.id);
    if (!window)
        return {};
    const TimeNs until = window->endNs > window->beginNs ? window->endNs : now();
    return {m_last, std::max<TimeNs>(until - window->beginNs, 0)};
}

bool StageShow::isCutOff() const
{
    // The runner puts a trial that the link interrupted back into the queue, and waits.
    const int row = m_model.queue().rowOf(m_last.id);
    if (m_model.state() != RunState::Running || !m_last.id.isValid() || row < 0)
        return false;
    const store::TrialState state = m_model.queue().trialAt(row).state;
    return m_model.queue().runningRow() < 0
        && (state == store::TrialState::Waiting || state == store::TrialState::Interrupted);
}

std::optional<std::chrono::milliseconds> StageShow::longestSilence() const
{
    const int row = m_model.queue().runningRow();
    if (m_model.source() != LiveModel::Source::Running || m_model.state() != RunState::Running
        || row < 0 || m_model.queue().trialAt(row).phase != store::Phase::Measure)
        return std::nullopt;
    // Where nobody samples the CPU, a trial of an own command may have nothing to tell until its
    // end.
    constexpr std::array kTold{LiveBand::Cpu, LiveBand::Throughput, LiveBand::Network,
                               LiveBand::Transactions};
    const bool hasTold = std::ranges::any_of(
        kTold, [this](LiveBand band) { return m_model.tracks().newestSum(band).has_value(); });
    if (!hasTold)
        return std::nullopt;
    const std::chrono::nanoseconds gap(m_model.tracks().gapNs());
    return std::max<std::chrono::milliseconds>(
        kSilence, std::chrono::duration_cast<std::chrono::milliseconds>(gap));
}

void StageShow::watch()
{
    const bool isRunning = m_model.source() == LiveModel::Source::Running;
    const std::optional<std::chrono::milliseconds> longest = longestSilence();
    const bool isLost = (isRunning && m_model.state() == RunState::Failed)
        || (longest && m_sinceNews.elapsed() > longest->count()) || (isRunning && isCutOff());
    if (isLost == m_isLost)
        return;
    m_isLost = isLost;
    emit lostChanged();
}

} // namespace runwatt::app
