// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/meterstatistics.h"
#include "core/power/meterthread.h"
#include "core/power/protocol.h"

#include <QObject>
#include <QSerialPort>
#include <QTimer>

#include <memory>

namespace runwatt::power {

/// One meter on a serial port. Lives in a thread with an event loop and never blocks it. The rest
/// of the program uses MeterThread instead. The port is opened again for ever, with a back-off of
/// 0.2 s that doubles up to 2 s, when it cannot be opened, breaks, or is silent for several
/// periods.
class Meter : public QObject
{
    Q_OBJECT

public:
    Meter(MeterSettings settings, std::unique_ptr<Protocol> protocol, QObject *parent = nullptr);
    ~Meter() override;
    Q_DISABLE_COPY_MOVE(Meter)

    void open();

    /// Sends the stop commands and closes; a gap that is open is emitted first.
    void close();

    [[nodiscard]] MeterState state() const { return m_state; }

    [[nodiscard]] const MeterStatistics &statistics() const { return m_collector.statistics(); }

signals:
    /// What came from the port, as it came; before the readings in it.
    void received(const QByteArray &bytes);
    void reading(const runwatt::power::Reading &reading);
    void stateChanged(runwatt::power::MeterState state, const QString &explanation);
    void gap(runwatt::TimeNs fromSteadyNs, runwatt::TimeNs toSteadyNs);
    void statisticsChanged(const runwatt::power::MeterStatistics &statistics);
    void identified(const QString &identity);

private:
    void tryOpen();
    void readPort();
    void takeReading(Reading each);
    void poll();
    void handleSilence();
    void handlePortError(QSerialPort::SerialPortError error);
    void lose(const QString &explanation);
    void setState(MeterState state, const QString &explanation);

    MeterSettings m_settings;
    std::unique_ptr<Protocol> m_protocol;
    StatisticsCollector m_collector;
    QSerialPort m_port;
    QTimer m_retry;
    QTimer m_silence;
    QTimer m_poll;
    MeterState m_state = MeterState::Closed;
    QString m_explanation;
    QString m_identity;
    Milliseconds m_backOff;
    TimeNs m_requestNs = 0; ///< when a polled meter was asked; 0: not since its last answer
    TimeNs m_reportedNs = 0; ///< when statistics were last emitted
};

} // namespace runwatt::power
