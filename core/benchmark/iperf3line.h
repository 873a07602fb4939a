// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace runwatt::benchmark {

/// A line of iperf3's table: one stream, or the sum of all, over an interval.
struct Iperf3Line
{
    enum class Role { Unsaid, Sender, Receiver };

    bool sum = false; ///< "[SUM]", of all streams
    double beginS = 0; ///< since the measuring began
    double endS = 0;
    double rate = 0; ///< bit/s
    bool omitted = false; ///< from before the measuring
    Role role = Role::Unsaid; ///< of a final line: whose count it is
    std::optional<double> count; ///< after the rate: of TCP retransmits, of UDP datagrams
    std::optional<double> jitterS;
    std::optional<double> lost; ///< datagrams, of `total`
    std::optional<double> total;
};

/// Understands a line of iperf3 3.1 to 3.21 in text form, by its words and units, in any of those
/// that -f gives (iperf_locale.c, report_bw_format and its like). Nothing when it is another line.
[[nodiscard]] std::optional<Iperf3Line> parseIperf3Line(const QByteArray &line);

} // namespace runwatt::benchmark
