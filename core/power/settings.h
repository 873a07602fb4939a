// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/origin.h"
#include "core/base/result.h"

#include <QJsonObject>
#include <QString>

namespace runwatt::power {

/// What one value of a meter stands for.
enum class Sampling {
    Averaging, ///< the mean over the period that ends at its stamp (Watts Up? Pro)
    Instantaneous ///< the power at its stamp
};

/// How the text of a text-line meter is read. Texts that are sent may hold the escapes \r, \n, \t,
/// \\ and \xHH, as a person types them.
struct TextLineFormat
{
    TextLineFormat() = default;

    /// Perl-compatible regular expression with the named groups `watts`, or `volts` and `amperes`,
    /// or all three: "(?<volts>[-+0-9.]+),(?<amperes>[-+0-9.]+)". Without `watts` the power is
    /// volts x amperes. Groups may come on lines of their own ("A|B"): a record is then complete
    /// when each group has come once.
    QString pattern;
    QString wattsPrefix; ///< unit prefix of the text's number: "", "u", "m" or "k"
    QString voltsPrefix;
    QString amperesPrefix;
    QString startText; ///< sent after opening; may be empty
    QString stopText; ///< sent before closing; may be empty
    QString pollText; ///< sent each period, for a meter that must be asked; else empty
    int maximumLine = 512; ///< bytes; longer lines are dropped. 16 to 65536

    bool operator==(const TextLineFormat &) const = default;
};

/// Everything that says how to reach and read one meter. A value; part of the plan.
struct MeterSettings
{
    MeterSettings() = default;

    QString name; ///< the person's name for it, unique in a campaign
    QString kind = QStringLiteral("wattsup"); ///< "wattsup", "textline" or "simulated"
    QString port; ///< "/dev/serial/by-id/...", "ttyUSB0", any typed path; unused when simulated
    qint32 baudRate = 115200; ///< 8N1
    QString device; ///< name of the device that it powers; empty: not said
    TextLineFormat text; ///< used by kind "textline"
    Sampling sampling = Sampling::Averaging;
    Milliseconds latency{0}; ///< from the moment a value stands for to its first byte here
    Milliseconds period{1000}; ///< between two values

    /// Simulated for the simulated meter, else Measured.
    [[nodiscard]] Origin origin() const;

    /// Whether a meter can be made of these settings; else an Error whose `where` names the field
    /// ("meter.port"). The pattern is checked by makeProtocol().
    [[nodiscard]] Result<void> check() const;

    bool operator==(const MeterSettings &) const = default;
};

/// {"name", "kind", "port", "baudRate", "device", "sampling": "averaging"|"instantaneous",
/// "latencyMs", "periodMs", "text": {"pattern", "wattsPrefix", "voltsPrefix", "amperesPrefix",
/// "start", "stop", "poll", "maximumLine"}}. Fields at their default may be left out.
[[nodiscard]] QJsonObject toJson(const MeterSettings &settings);

/// The inverse, checked: a wrong type, a value out of range or an unknown field is an Error whose
/// `where` names the field ("meter.text.pattern").
[[nodiscard]] Result<MeterSettings> meterSettingsFromJson(const QJsonObject &object);

} // namespace runwatt::power
