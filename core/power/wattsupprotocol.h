// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/power/protocol.h"

namespace runwatt::power {

/// Watts Up? Pro and .Net, external logging: records "#d,-,18,<18 values>;" once a second. Values
/// are whole numbers: W/10, V/10, mA, Wh/10, ..., power factor in %, ..., Hz/10, VA/10; "_" is a
/// value that the meter was told to leave out. There is no checksum, so a record counts only if it
/// has as many values as it says, all of them numbers, and if its watts can come of its volts,
/// amperes and power factor. Source: the maker's protocol as public drivers use it, and captured
/// records.
class WattsUpProtocol : public Protocol
{
public:
    [[nodiscard]] QList<QByteArray> startCommands() const override;
    [[nodiscard]] QList<QByteArray> stopCommands() const override;
    [[nodiscard]] std::vector<Reading> feed(QByteArrayView bytes, TimeNs steadyNs) override;
    void reset() override;

    /// "Watts up? model 3, firmware 12.3", from the answer to #V.
    [[nodiscard]] QString identity() const override { return m_identity; }

private:
    void finishRecord(std::vector<Reading> &into);
    [[nodiscard]] std::optional<Reading> parseData(const QList<QByteArray> &fields);
    void parseVersion(const QList<QByteArray> &fields);

    QByteArray m_record; ///< from '#' on; empty: between records
    TimeNs m_recordNs = 0; ///< when its '#' arrived
    QString m_identity;
    bool m_sawPlausible = false;
};

} // namespace runwatt::power
