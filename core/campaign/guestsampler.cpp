// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/guestsampler.h"

#include "core/campaign/cpuseries.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

GuestSampler::GuestSampler(Recorder *recorder,
                           store::TrialId trial,
                           series::Descriptor series,
                           device::Helper *helper,
                           const device::DeviceClock *clock)
    : m_recorder(recorder)
    , m_trial(trial)
    , m_series(std::move(series))
    , m_helper(helper)
    , m_clock(clock)
{ }

GuestSampler::~GuestSampler()
{
    if (m_helper)
        m_helper->stopWatching();
}

void GuestSampler::start(std::chrono::seconds period)
{
    if (!m_helper)
        return;
    connect(m_helper, &device::Helper::countersTold, this, &GuestSampler::take);
    device::Watch cores;
    cores.kind = device::Watch::Kind::Cores;
    cores.period = period;
    m_helper->watch(cores);
}

void GuestSampler::take(const device::CpuCounters &counters)
{
    Result<cpu::ProcReading> reading =
        m_reader.read(counters.text, m_clock->toSteady(counters.deviceNs), counters.deviceNs);
    if (!reading)
        return;
    const std::optional<cpu::ProcReading> before = std::exchange(m_last, std::move(*reading));
    if (!before)
        return;
    for (const cpu::CpuSample &sample : cpu::cpuSamples(*before, *m_last)) {
        for (const CpuValue &value : guestValues(sample)) {
            series::Descriptor descriptor = m_series;
            descriptor.name = value.name;
            descriptor.unit = u"%"_s;
            descriptor.detail = value.detail;
            m_recorder->append(m_recorder->series(m_trial, descriptor), sample.timeNs, value.value);
        }
    }
}

} // namespace runwatt::campaign
