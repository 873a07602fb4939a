// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/recorder.h"
#include "core/power/energy.h"
#include "core/power/meterthread.h"

#include <QObject>

#include <memory>
#include <vector>

namespace runwatt::campaign {

/// The meters of a campaign: they run from its beginning to its end, each on its own thread; during
/// a trial their readings go into the trial's series. I/O thread.
class MeterSampling : public QObject
{
    Q_OBJECT

public:
    /// What a meter says of one trial.
    struct Reading
    {
        power::MeterSettings settings;
        series::Samples watts; ///< campaign time; from a little before the trial to its end
        std::vector<series::Window> gaps; ///< campaign time; readings are missing there
        power::MeterStatistics statistics; ///< over the trial alone
    };

    explicit MeterSampling(Recorder *recorder);
    ~MeterSampling() override;
    Q_DISABLE_COPY_MOVE(MeterSampling)

    /// Starts them all; an Error names the meter whose settings are wrong. A meter that can't be
    /// opened yet is an event, and is tried again for ever.
    Result<void> start(const std::vector<power::MeterSettings> &meters);

    /// From here on readings belong to this trial, which runs on this device.
    void beginTrial(store::TrialId trial, const QString &device);

    /// Waits until every running meter's readings reach past `steadyNs`, or should have.
    Task<void> settle(TimeNs steadyNs, StopToken stop);

    /// What each meter read in the trial; ends it.
    [[nodiscard]] std::vector<Reading> endTrial();

private:
    struct Meter;

    void keep(Meter &meter, const QByteArray &bytes);
    void take(Meter &meter, const power::Reading &reading);

    Recorder *m_recorder;
    std::vector<std::unique_ptr<Meter>> m_meters;
    store::TrialId m_trial;
    QString m_device; ///< that the trial runs on
    Notifier m_arrived;
};

} // namespace runwatt::campaign
