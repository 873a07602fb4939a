// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/wattsupemulation.h"
#include "tests/support/ptypair.h"

#include <QTimer>

#include <chrono>
#include <random>

namespace runwatt::test {

/// What is wrong with a FaultyMeter.
enum class Fault {
    None,
    DroppedBytes, ///< one byte of each record is lost
    Garbage, ///< random bytes before each record
    Silence ///< nothing is sent
};

/// The shipped meter emulation with faults added, on a pty that can be pulled. Lives in the test's
/// thread; sends records of a load of 0.5 while it is plugged and was told to.
class FaultyMeter : public QObject
{
    Q_OBJECT

public:
    /// `link` as for PtyPair; `period` is between two records.
    FaultyMeter(const QString &link, std::chrono::milliseconds period, QObject *parent = nullptr);

    [[nodiscard]] QString path() const { return m_line.path(); }

    [[nodiscard]] const QByteArray &heard() const { return m_line.heard(); }

    [[nodiscard]] bool isLogging() const { return m_emulation.isLogging(); }

    void setFault(Fault fault) { m_fault = fault; }

    void unplug() { m_line.unplug(); }

    /// A real meter that is plugged in again has forgotten that it was logging.
    void plug();

private:
    void sendRecord();

    PtyPair m_line;
    std::chrono::milliseconds m_period;
    power::WattsUpEmulation m_emulation;
    QTimer m_timer;
    std::minstd_rand m_random{7};
    Fault m_fault = Fault::None;
};

} // namespace runwatt::test
