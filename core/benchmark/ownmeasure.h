// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt::benchmark {

/// A unit as a person writes it for a tool's numbers: "MB/s", "KiB", "ms", "Gbit/s", "frames/s".
struct OwnUnit
{
    QString unit; ///< as records name it ("B/s"), without a prefix; else as it was written
    double factor = 1; ///< from the tool's numbers to that unit

    bool operator==(const OwnUnit &) const = default;
};

/// A decimal prefix (n, u, m, k, K, M, G, T; "µ" too) before one of B, B/s, bit, bit/s, s, Hz, W,
/// J, V, A, and Ki, Mi, Gi, Ti before bytes and bits. Any other text is a unit of its own.
[[nodiscard]] OwnUnit ownUnit(const QString &written);

/// The unit that a measure of ours always has ("throughput": "B/s"); empty for others.
[[nodiscard]] QString unitOfMeasure(const QString &measure);

/// Lower-case words of letters and digits, joined by dots, 40 characters at most.
[[nodiscard]] bool isMeasureName(const QString &measure);

/// Whether Runwatt measures something of that name by itself: "watts.mean", "cpu.user".
[[nodiscard]] bool isTakenMeasure(const QString &measure);

} // namespace runwatt::benchmark
