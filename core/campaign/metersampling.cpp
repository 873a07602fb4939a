// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/metersampling.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace runwatt::campaign {

namespace {

using namespace std::chrono_literals;

/// Readings kept from before a trial, so that its first window has a left neighbour.
constexpr TimeNs kKeepBeforeNs = 5 * kNsPerSecond;

} // namespace

struct MeterSampling::Meter
{
    power::MeterThread thread;
    series::Samples watts;
    std::vector<series::Window> gaps;
    std::optional<power::StatisticsCollector> trial; ///< of what it read in the trial
    qint64 damagedBefore = 0; ///< the trial
    TimeNs lastSteadyNs = 0;
};

MeterSampling::MeterSampling(Recorder *recorder)
    : m_recorder(recorder)
{ }

MeterSampling::~MeterSampling() = default;

Result<void> MeterSampling::start(const std::vector<power::MeterSettings> &meters)
{
    for (const power::MeterSettings &settings : meters) {
        m_meters.push_back(std::make_unique<Meter>());
        Meter *meter = m_meters.back().get();
        connect(&meter->thread, &power::MeterThread::received, this,
                [this, meter](const QByteArray &bytes) { keep(*meter, bytes); });
        connect(&meter->thread, &power::MeterThread::reading, this,
                [this, meter](const power::Reading &reading) { take(*meter, reading); });
        connect(
            &meter->thread, &power::MeterThread::gap, this, [this, meter](TimeNs from, TimeNs to) {
                meter->gaps.push_back({m_recorder->toCampaign(from), m_recorder->toCampaign(to)});
            });
        connect(&meter->thread, &power::MeterThread::stateChanged, this,
                [this, meter](power::MeterState state, const QString &explanation) {
                    const QString name = meter->thread.settings().name;
                    if (state == power::MeterState::Lost) {
                        if (meter->trial)
                            meter->trial->interrupt();
                        m_recorder->event(store::Severity::Warning, name, m_trial,
                                          tr("Meter lost: %1").arg(explanation));
                    } else if (state == power::MeterState::Running) {
                        m_recorder->event(store::Severity::Information, name, m_trial,
                                          tr("Meter gives readings"));
                    }
                });
        RUNWATT_CHECK(meter->thread.start(settings));
    }
    return {};
}

void MeterSampling::beginTrial(store::TrialId trial, const QString &device)
{
    m_trial = trial;
    m_device = device;
    const TimeNs keepFrom = m_recorder->clock().now() - kKeepBeforeNs;
    const TimeNs nowNs = steadyNowNs();
    for (const std::unique_ptr<Meter> &meter : m_meters) {
        meter->trial.emplace(meter->thread.settings().period.count() * kNsPerMs);
        meter->trial->expectFrom(nowNs - meter->thread.settings().latency.count() * kNsPerMs);
        if (meter->thread.state() != power::MeterState::Running)
            meter->trial->interrupt(); // what it misses of the trial is a gap, however short
        meter->damagedBefore = meter->thread.statistics().damaged;
        std::erase_if(meter->watts, [keepFrom](const series::Sample &sample) {
            return sample.timeNs < keepFrom;
        });
        std::erase_if(meter->gaps,
                      [keepFrom](const series::Window &gap) { return gap.endNs < keepFrom; });
    }
}

void MeterSampling::keep(Meter &meter, const QByteArray &bytes)
{
    if (m_trial.isValid())
        m_recorder->keepOutput(m_trial, u"meter.output@" + meter.thread.settings().name, bytes);
}

void MeterSampling::take(Meter &meter, const power::Reading &reading)
{
    // Its gap was told by the meter itself already.
    if (meter.trial)
        static_cast<void>(meter.trial->add(reading));
    if (!reading.watts)
        return;
    const power::MeterSettings &settings = meter.thread.settings();
    const TimeNs timeNs = m_recorder->toCampaign(reading.steadyNs);
    if (!meter.watts.empty() && timeNs <= meter.watts.back().timeNs)
        return;
    meter.lastSteadyNs = reading.steadyNs;
    meter.watts.push_back({timeNs, *reading.watts});
    m_arrived.notify();
    if (!m_trial.isValid())
        return;
    const auto describe = [&settings](const QString &name, const QString &unit) {
        return series::Descriptor{name,          unit,      settings.device,
                                  settings.name, QString(), settings.origin()};
    };
    const auto put = [&](const QString &name, const QString &unit, std::optional<double> value) {
        if (value)
            m_recorder->append(m_recorder->series(m_trial, describe(name, unit)), reading.steadyNs,
                               *value);
    };
    put(QStringLiteral("watts"), QStringLiteral("W"), reading.watts);
    put(QStringLiteral("volts"), QStringLiteral("V"), reading.volts);
    put(QStringLiteral("amperes"), QStringLiteral("A"), reading.amperes);
}

Task<void> MeterSampling::settle(TimeNs steadyNs, StopToken stop)
{
    for (const std::unique_ptr<Meter> &meter : m_meters) {
        const Milliseconds limit =
            2 * meter->thread.settings().period + meter->thread.settings().latency;
        const TimeNs giveUp = steadyNs + limit.count() * kNsPerMs;
        while (meter->lastSteadyNs < steadyNs && steadyNowNs() < giveUp
               && meter->thread.state() == power::MeterState::Running) {
            const Wake wake = co_await m_arrived.wait(stop, 200ms);
            if (wake == Wake::Stopped || wake == Wake::Gone)
                co_return;
        }
    }
}

std::vector<MeterSampling::Reading> MeterSampling::endTrial()
{
    m_trial = {};
    std::vector<Reading> readings;
    for (const std::unique_ptr<Meter> &meter : m_meters) {
        const power::MeterSettings &settings = meter->thread.settings();
        power::MeterStatistics statistics;
        if (meter->trial) {
            statistics = meter->trial->statistics();
            const TimeNs now = steadyNowNs() - settings.latency.count() * kNsPerMs;
            if (const auto open = meter->trial->openGap(now)) {
                ++statistics.gaps;
                meter->gaps.push_back(
                    {m_recorder->toCampaign(open->fromNs), m_recorder->toCampaign(open->toNs)});
            }
            statistics.damaged = meter->thread.statistics().damaged - meter->damagedBefore;
            meter->trial.reset();
        }
        // What powers another device says nothing of this trial; its series is kept all the same.
        if (settings.device.isEmpty() || settings.device == m_device)
            readings.push_back({settings, meter->watts, meter->gaps, statistics});
    }
    return readings;
}

} // namespace runwatt::campaign
