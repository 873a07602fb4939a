// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace runwatt::benchmark {

/// One line of figures that Filebench prints when a run is over: of one operation, or of all
/// ("IO Summary"). Rates are over the whole run; its "mb" are 1024 x 1024 bytes, and 1.4 cuts the
/// bytes to whole ones of them first. Never negative, never infinite.
struct FilebenchFigures
{
    QByteArray name; ///< of the operation; "IO Summary"
    double operations = 0;
    double operationsPerSecond = 0; ///< rounded to 1, in the summary to 0.001
    double bytesPerSecond = 0; ///< rounded to 0.1 mb
    double latencySeconds = 0; ///< mean, rounded to 0.1 ms: 0 is below 0.05 ms
};

/// A line's message, without what Filebench puts before it: in 1.4 the process's number and the
/// seconds since the start (" 1616: 0.005: "), in 1.5 the seconds.
[[nodiscard]] QByteArrayView filebenchMessage(QByteArrayView line);

/// The figures of one operation; nothing where the line has no operations and rate. Columns are
/// known by their units ("7080ops", "3533ops/s", "80.3mb/s", "0.1ms/op", in 1.4 also
/// "31us/op-cpu"), in any order; unknown ones are left out.
[[nodiscard]] std::optional<FilebenchFigures> parseFilebenchRow(QByteArrayView message);

/// The same of the line that begins with "IO Summary:".
[[nodiscard]] std::optional<FilebenchFigures> parseFilebenchSummary(QByteArrayView message);

/// Whether the message only says how far Filebench is, in 1.4 and 1.5; what else it says may tell
/// why a run failed.
[[nodiscard]] bool isFilebenchProgress(QByteArrayView message);

} // namespace runwatt::benchmark
