// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/recorder.h"
#include "core/cpu/procreader.h"
#include "core/device/deviceclock.h"
#include "core/device/helper.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <optional>

namespace runwatt::campaign {

/// What a guest itself says of its processors' time, beside what the device says of the guest: the
/// series of guestValues(). Its helper reads its /proc/stat, which is what mpstat would read there,
/// by a timer of the guest, so that no guest needs sysstat. I/O thread.
class GuestSampler : public QObject
{
    Q_OBJECT

public:
    /// `series` has the device, the origin and the source of the series. All must live as long as
    /// this; the helper may go before.
    GuestSampler(Recorder *recorder,
                 store::TrialId trial,
                 series::Descriptor series,
                 device::Helper *helper,
                 const device::DeviceClock *clock);

    /// Stops sampling.
    ~GuestSampler() override;
    Q_DISABLE_COPY_MOVE(GuestSampler)

    /// Samples every `period` until this is gone, or the guest is.
    void start(std::chrono::seconds period);

private:
    void take(const device::CpuCounters &counters);

    Recorder *m_recorder;
    store::TrialId m_trial;
    series::Descriptor m_series;
    QPointer<device::Helper> m_helper;
    const device::DeviceClock *m_clock;
    cpu::ProcReader m_reader;
    std::optional<cpu::ProcReading> m_last;
};

} // namespace runwatt::campaign
