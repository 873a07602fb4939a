// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/devicesession.h"
#include "core/campaign/diskaccount.h"
#include "core/campaign/guestsampler.h"
#include "core/campaign/keptintervals.h"
#include "core/campaign/processowners.h"
#include "core/campaign/recorder.h"
#include "core/cpu/cpusample.h"
#include "core/cpu/mpstat.h"
#include "core/cpu/pidstat.h"
#include "core/cpu/processintervals.h"
#include "core/runtime/toolrun.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>
#include <vector>

namespace runwatt::campaign {

/// What the samplers saw of a device in one trial; times on the host's steady clock.
struct Observations
{
    TimeNs periodNs = 0; ///< between two samples
    bool asksMpstat = false; ///< was run; else the cores' samples are of the helper
    bool asksPidstat = false; ///< the same of the processes'
    std::vector<cpu::CpuSample> cpu; ///< all cores together
    std::vector<TimeNs> processTimes; ///< steady times of the processes' intervals
    /// CPU of what does not belong: in each interval, percent of a core times its seconds.
    std::map<QString, series::Samples> foreign;
    std::vector<device::Telemetry> telemetry;
    std::vector<TimeNs> telemetrySteadyNs; ///< of each of them
    KeptIntervals tasks; ///< who used the CPU, from reading to reading
    std::vector<DiskReading> disk; ///< of the storage under the campaign's folder
    double ownCpuSeconds = 0; ///< CPU time of Runwatt's processes on the device
    double sampledSeconds = 0; ///< over which it was spent
};

/// Samples one device during one trial: mpstat, pidstat, and the helper's telemetry and counters,
/// into the trial's series and into Observations. Where the device has no mpstat or no pidstat, the
/// same series are made of the helper's counters; what else it lacks is left out. I/O thread.
class Sampler : public QObject
{
    Q_OBJECT

public:
    Sampler(DeviceSession *session, Recorder *recorder, Milliseconds period);
    ~Sampler() override;
    Q_DISABLE_COPY_MOVE(Sampler)

    /// Starts the samplers for a trial of this program ("fio"); as ProcessOwners takes its name.
    void start(store::TrialId trial, const QString &toolName);

    /// Processes on the device that the trial's runtime consists of.
    void setRuntimeProcesses(const QList<qint64> &ids);

    /// The control group that the trial runs in (runtime::Runtime::controlGroup()).
    void setControlGroup(const QString &group);

    /// The guest that everything runs in, which is sampled too, until it has gone: who tells of it,
    /// its clock, and the mark of its numbers. `clock` must live as long as this.
    void setGuest(device::Helper *helper, const device::DeviceClock *clock, Origin origin);

    /// Processes of ours on the device, beside the samplers themselves.
    void addOwnProcesses(const QList<qint64> &ids);

    /// The benchmark's own on the device.
    void setTool(const runtime::ToolProcess &tool);

    /// As readNow(), and measures the clock's offset now, and from then on now and then. To be
    /// called when the measure phase begins, so that an offset lies in its window, with when it
    /// began (steady time).
    void beginWindow(TimeNs beganNs);

    /// As readNow(), when the measure phase has ended.
    void endWindow();

    /// Has the device read its counters now, as near as can be to where the work begins or ends;
    /// the timer of the next ones starts anew.
    void readNow();

    /// Ends them and gives what they saw.
    Task<Observations> finish(StopToken stop);

signals:
    void processesChanged(const runwatt::campaign::ProcessTable &table);
    /// With each reading in the window.
    void accountChanged(const runwatt::campaign::AccountSoFar &account);

private:
    void takeCpu(const std::vector<cpu::CpuSample> &samples);
    void takeProcesses(const std::vector<cpu::ProcessSample> &samples);
    void takeCounters(const device::CpuCounters &counters);
    void takeInterval(const cpu::ProcessIntervals::Interval &processes);
    void addForeign(const QString &command, series::Sample sample);
    void watch();
    Task<void> followClock(StopToken stop);
    void takeTelemetry(const device::Telemetry &telemetry);
    void takeDisk(const DiskReading &reading);
    void put(const QString &name,
             const QString &unit,
             const QString &source,
             const QString &detail,
             TimeNs steadyNs,
             double value);

    DeviceSession *m_session;
    Recorder *m_recorder;
    Milliseconds m_period;
    store::TrialId m_trial;
    TimeNs m_startedNs = 0;
    std::unique_ptr<ProcessOwners> m_owners;
    std::unique_ptr<GuestSampler> m_guest;
    std::unique_ptr<runtime::ToolRun> m_mpstat;
    std::unique_ptr<runtime::ToolRun> m_pidstat;
    std::unique_ptr<cpu::MpstatReader> m_mpstatReader;
    std::unique_ptr<cpu::PidstatReader> m_pidstatReader;
    device::Watch m_watch; ///< what the device's helper tells of
    cpu::ProcReader m_procReader;
    std::optional<cpu::ProcReading> m_lastReading;
    std::vector<cpu::EndedTask> m_vanished; ///< cpu::taskInterval()
    cpu::ProcessIntervals m_processIntervals;
    QSet<QString> m_processSeries;
    Observations m_seen;
    std::optional<TimeNs> m_windowBeganNs; ///< steady time; none outside of the window
    cpu::CpuAccountSum m_account; ///< of the window so far
    TimeNs m_helperCpuBefore = -1;
    TimeNs m_clockDueNs = 0; ///< steady time of the next look at the device's clock
    Notifier m_clockAsked; ///< it is due earlier
    AsyncScope m_scope;
};

} // namespace runwatt::campaign
