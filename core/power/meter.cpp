// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/meter.h"

#include "core/power/serialport.h"
#include "core/power/text.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace runwatt::power {

namespace {

constexpr Milliseconds kFirstBackOff = 200ms;
constexpr Milliseconds kLastBackOff = 2s; // a meter plugged in again is back within this
constexpr int kSilencePeriods = 5;
constexpr Milliseconds kSilenceFloor = 500ms; // fast meters: a busy host is no silence
constexpr Milliseconds kFirstReadingFloor = 4s; // an Arduino restarts when its port is opened

Milliseconds silenceLimit(const MeterSettings &settings, MeterState state)
{
    const Milliseconds floor = state == MeterState::Running ? kSilenceFloor : kFirstReadingFloor;
    return std::max(kSilencePeriods * settings.period, floor);
}

TimeNs inNs(Milliseconds time)
{
    return time.count() * kNsPerMs;
}

} // namespace

Meter::Meter(MeterSettings settings, std::unique_ptr<Protocol> protocol, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_protocol(std::move(protocol))
    , m_collector(inNs(m_settings.period))
    , m_port(this)
    , m_retry(this)
    , m_silence(this)
    , m_poll(this)
    , m_backOff(kFirstBackOff)
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_poll.setTimerType(Qt::PreciseTimer);
    m_poll.setInterval(m_settings.period);
    connect(&m_retry, &QTimer::timeout, this, &Meter::tryOpen);
    connect(&m_silence, &QTimer::timeout, this, &Meter::handleSilence);
    connect(&m_poll, &QTimer::timeout, this, &Meter::poll);
    connect(&m_port, &QSerialPort::readyRead, this, &Meter::readPort);
    // Queued: QSerialPort must not be closed inside its own signal.
    connect(&m_port, &QSerialPort::errorOccurred, this, &Meter::handlePortError,
            Qt::QueuedConnection);
}

Meter::~Meter()
{
    m_port.disconnect(this);
}

void Meter::open()
{
    if (m_state == MeterState::Closed)
        tryOpen();
}

void Meter::close()
{
    if (m_state == MeterState::Closed)
        return;
    m_retry.stop();
    m_silence.stop();
    m_poll.stop();
    if (m_port.isOpen()) {
        for (const QByteArray &command : m_protocol->stopCommands())
            m_port.write(command);
        m_port.flush(); // hands them to the kernel, which sends them; does not wait for that
        m_port.close();
    }
    if (const auto open = m_collector.openGap(steadyNowNs() - inNs(m_settings.latency)))
        emit gap(open->fromNs, open->toNs);
    emit statisticsChanged(m_collector.statistics());
    setState(MeterState::Closed, Power::tr("The meter is stopped."));
}

void Meter::tryOpen()
{
    // Losing and trying again is told once; the steps in between would only flicker.
    if (m_state == MeterState::Closed)
        setState(MeterState::Opening, Power::tr("Opening %1.").arg(m_settings.port));
    if (const std::optional<Error> error = obstacle(m_settings.port)) {
        lose(error->text());
        return;
    }
    m_port.setPortName(portPath(m_settings.port));
    m_port.setBaudRate(m_settings.baudRate);
    if (!m_port.open(QIODevice::ReadWrite)) {
        lose(portError(m_settings.port, m_port.error(), m_port.errorString()).text());
        return;
    }
    m_port.clear(); // what was sent before anybody listened has no time
    m_protocol->reset();
    for (const QByteArray &command : m_protocol->startCommands())
        m_port.write(command);
    setState(MeterState::Waiting,
             Power::tr("%1 is open; waiting for the first value.").arg(m_settings.port));
    m_silence.start(silenceLimit(m_settings, m_state));
    if (!m_protocol->pollCommand().isEmpty()) {
        m_poll.start();
        poll();
    }
}

void Meter::poll()
{
    m_requestNs = steadyNowNs();
    m_port.write(m_protocol->pollCommand());
}

void Meter::readPort()
{
    const TimeNs arrivedNs = steadyNowNs(); // before anything that takes time
    const QByteArray bytes = m_port.readAll();
    emit received(bytes);
    const std::vector<Reading> readings = m_protocol->feed(bytes, arrivedNs);
    for (const Reading &each : readings)
        takeReading(each);
    const qint64 damaged = m_protocol->counts().damaged;
    const bool isDamaged = damaged != m_collector.statistics().damaged;
    m_collector.setDamaged(damaged);
    if (m_protocol->identity() != m_identity) {
        m_identity = m_protocol->identity();
        emit identified(m_identity);
    }
    if (isDamaged || (!readings.empty() && arrivedNs - m_reportedNs >= kNsPerSecond)) {
        m_reportedNs = arrivedNs;
        emit statisticsChanged(m_collector.statistics());
    }
}

void Meter::takeReading(Reading each)
{
    // A meter that is asked measured somewhere between the question and the answer.
    if (m_requestNs != 0 && m_requestNs < each.steadyNs)
        each.steadyNs = m_requestNs + (each.steadyNs - m_requestNs) / 2;
    m_requestNs = 0;
    each.steadyNs -= inNs(m_settings.latency);

    if (const auto before = m_collector.add(each))
        emit gap(before->fromNs, before->toNs);
    if (m_state != MeterState::Running)
        setState(MeterState::Running, Power::tr("Reading from %1.").arg(m_settings.port));
    m_backOff = kFirstBackOff;
    m_silence.start(silenceLimit(m_settings, m_state));
    emit reading(each);
}

void Meter::handleSilence()
{
    const qint64 limitMs = silenceLimit(m_settings, m_state).count();
    lose(Power::tr("%1: The meter has sent no value for %2 s. Check that it is switched on, "
                   "its cable, its kind and its baud rate. Runwatt goes on trying.")
             .arg(m_settings.port,
                  QLocale::c().toString(static_cast<double>(limitMs) / 1000.0, 'f', 1)));
}

void Meter::handlePortError(QSerialPort::SerialPortError error)
{
    if (error == QSerialPort::NoError || !m_port.isOpen())
        return; // failures to open are told by open()
    lose(portError(m_settings.port, error, m_port.errorString()).text());
}

void Meter::lose(const QString &explanation)
{
    m_silence.stop();
    m_poll.stop();
    m_requestNs = 0;
    if (m_port.isOpen())
        m_port.close();
    m_collector.interrupt();
    setState(MeterState::Lost, explanation);
    m_retry.start(m_backOff);
    m_backOff = std::min(m_backOff * 2, kLastBackOff);
}

void Meter::setState(MeterState state, const QString &explanation)
{
    if (state == m_state && explanation == m_explanation)
        return; // still lost for the same reason
    m_state = state;
    m_explanation = explanation;
    emit stateChanged(state, explanation);
}

} // namespace runwatt::power
