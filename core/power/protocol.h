// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/power/reading.h"
#include "core/power/settings.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <memory>
#include <vector>

namespace runwatt::power {

/// What a protocol made of the bytes so far.
struct ProtocolCounts
{
    qint64 records = 0; ///< readings given
    qint64 damaged = 0; ///< records or lines that were dropped: broken, implausible or too long
};

/// Turns a meter's bytes into readings. No I/O, no clock; used in one thread. Memory is bounded
/// whatever comes in, and after garbage the next whole record is read again.
class Protocol
{
public:
    Protocol() = default;
    virtual ~Protocol() = default;
    Q_DISABLE_COPY_MOVE(Protocol)

    /// To be written once the port is open, in order.
    [[nodiscard]] virtual QList<QByteArray> startCommands() const = 0;

    /// To be written before the port is closed.
    [[nodiscard]] virtual QList<QByteArray> stopCommands() const = 0;

    /// To be written each period; empty for a meter that sends by itself.
    [[nodiscard]] virtual QByteArray pollCommand() const { return {}; }

    /// Takes bytes that arrived at `steadyNs`; gives the records that they complete. A reading's
    /// stamp is the arrival of its record's first byte.
    [[nodiscard]] virtual std::vector<Reading> feed(QByteArrayView bytes, TimeNs steadyNs) = 0;

    /// Forgets half a record (the port was opened again). Counts stay.
    virtual void reset() = 0;

    /// What the meter says that it is; empty if it has not said.
    [[nodiscard]] virtual QString identity() const { return {}; }

    [[nodiscard]] ProtocolCounts counts() const { return m_counts; }

protected:
    ProtocolCounts m_counts;
};

/// The protocol for a meter's kind. Fails on an unknown kind or on text settings that are wrong,
/// saying where in the pattern.
[[nodiscard]] Result<std::unique_ptr<Protocol>> makeProtocol(const MeterSettings &settings);

} // namespace runwatt::power
