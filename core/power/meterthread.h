// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/meterstatistics.h"
#include "core/power/reading.h"
#include "core/power/settings.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <vector>

namespace runwatt::power {

enum class MeterState {
    Closed, ///< not started, or stopped
    Opening, ///< the port is being opened
    Waiting, ///< the port is open, no reading yet
    Running, ///< readings arrive
    Lost ///< unplugged, silent or not to be opened; it is tried again for ever
};

/// A port that a meter may be on.
struct SerialPortChoice
{
    QString path; ///< "/dev/serial/by-id/..." where there is one, for it survives replugging
    QString description; ///< "Watts up? Pro, FTDI (ttyUSB0)"
};

/// The serial ports of this computer, for a list to choose from. Reads /sys and /dev; quick.
[[nodiscard]] std::vector<SerialPortChoice> availablePorts();

/// A meter as the rest of the program sees it: starts a thread of its own, so that nothing delays
/// the stamps, and emits in the thread that this object lives in. For kind "simulated" it starts
/// the emulator too and reads it through its pty, like any meter.
class MeterThread : public QObject
{
    Q_OBJECT

public:
    explicit MeterThread(QObject *parent = nullptr);

    /// Stops and joins; takes no event loop and some milliseconds.
    ~MeterThread() override;
    Q_DISABLE_COPY_MOVE(MeterThread)

    /// Opens the meter, and keeps opening it until stop(). Fails at once only when the settings
    /// are wrong or it is started already; a port that cannot be opened is a state (Lost).
    [[nodiscard]] Result<void> start(const MeterSettings &settings);

    /// Sends the meter's stop command, closes, joins. What it still had to say (readings, an open
    /// gap, Closed) is emitted within this call, nothing after it.
    void stop();

    [[nodiscard]] const MeterSettings &settings() const { return m_settings; }

    [[nodiscard]] Origin origin() const { return m_settings.origin(); }

    [[nodiscard]] MeterState state() const { return m_state; }

    /// Why the state is what it is, and what to do; for people.
    [[nodiscard]] const QString &explanation() const { return m_explanation; }

    [[nodiscard]] const MeterStatistics &statistics() const { return m_statistics; }

signals:
    /// What came from the meter, as it came; before the readings in it.
    void received(const QByteArray &bytes);

    void reading(const runwatt::power::Reading &reading);
    void stateChanged(runwatt::power::MeterState state, const QString &explanation);

    /// Between these two moments at least one reading is missing. Emitted when it is over (before
    /// the first reading after it), and by stop() for one that is still open.
    void gap(runwatt::TimeNs fromSteadyNs, runwatt::TimeNs toSteadyNs);

    /// At most once a second, at each damaged record, and at the end.
    void statisticsChanged(const runwatt::power::MeterStatistics &statistics);

    /// The meter said what it is (model, firmware).
    void identified(const QString &identity);

private:
    struct Worker;

    void setState(MeterState state, const QString &explanation);

    MeterSettings m_settings;
    MeterState m_state = MeterState::Closed;
    QString m_explanation;
    MeterStatistics m_statistics;
    std::unique_ptr<Worker> m_worker;
};

} // namespace runwatt::power

Q_DECLARE_METATYPE(runwatt::power::MeterState)
