// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultymeter.h"

namespace runwatt::test {

namespace {

constexpr unsigned kSeed = 3;
constexpr double kLoad = 0.5;
constexpr qsizetype kGarbage = 40;

power::WattsUpEmulation newEmulation(std::chrono::milliseconds period)
{
    return power::WattsUpEmulation(kSeed, std::chrono::duration<double>(period).count());
}

} // namespace

FaultyMeter::FaultyMeter(const QString &link, std::chrono::milliseconds period, QObject *parent)
    : QObject(parent)
    , m_line(link, this)
    , m_period(period)
    , m_emulation(newEmulation(period))
    , m_timer(this)
{
    connect(&m_line, &PtyPair::received, this,
            [this](const QByteArray &bytes) { m_line.write(m_emulation.receive(bytes)); });
    connect(&m_timer, &QTimer::timeout, this, &FaultyMeter::sendRecord);
    m_timer.start(period);
}

void FaultyMeter::plug()
{
    m_emulation = newEmulation(m_period);
    m_line.plug();
}

void FaultyMeter::sendRecord()
{
    if (!m_emulation.isLogging() || m_fault == Fault::Silence)
        return;
    QByteArray record = m_emulation.record(kLoad);
    if (m_fault == Fault::DroppedBytes)
        record.remove(static_cast<qsizetype>(m_random()) % record.size(), 1);
    if (m_fault == Fault::Garbage)
        for (qsizetype i = 0; i < kGarbage; ++i)
            record.prepend(static_cast<char>(m_random() % 256));
    m_line.write(record);
}

} // namespace runwatt::test
