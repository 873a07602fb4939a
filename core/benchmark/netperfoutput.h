// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QByteArrayList>

#include <limits>
#include <map>
#include <optional>
#include <variant>

namespace runwatt::benchmark {

/// What one netperf process did since its last interim result.
struct NetperfInterim
{
    int number = 0; ///< how many it gave before
    double rate = 0; ///< bit/s, or transactions a second
    TimeNs lengthNs = 0;
    TimeNs endNs = 0; ///< since the epoch, by the device's wall clock, to a millisecond
};

/// What one netperf process did in all: netperf's output selectors and their numbers, those of
/// rates in bit/s or transactions a second. What netperf could not tell (it prints -1) is missing.
struct NetperfFinal
{
    std::map<QByteArray, double> numbers;
    bool isOfTransactions = false; ///< and not of bits, by the unit that it told
    bool isLonger = false; ///< the result that was given before, with one more line

    [[nodiscard]] std::optional<double> number(const char *selector) const;
};

/// Understands the lines of netperf 2.6 to 2.7 with the option -k, which prints all as KEY=VALUE:
/// an interim result in four lines (netlib.c, demo_interval_display), the final one a line for each
/// selector, in any order. It is given as soon as its time, its rate and that one's unit are known
/// (as Runwatt asks, THROUGHPUT is the last of all), and once more with each line that follows;
/// another begins with a selector that it has already. Bounded.
class NetperfOutput
{
public:
    using Item = std::variant<std::monostate, NetperfInterim, NetperfFinal>;

    /// The output selectors to ask for with -k. Of a stream without the latencies: they would be
    /// those of its calls, and netperf takes the time of each as soon as one is asked for.
    static QByteArray streamSelectors();
    static QByteArray transactionSelectors();

    /// The next line; an interim or final result when it ended with this line.
    Item add(const QByteArray &line);

    /// Whether the last line was no part of a result.
    [[nodiscard]] bool wasOther() const { return m_other; }

    /// Whether lines of one result came in the middle of another, which no pipe does: what was read
    /// since may belong to any of the streams.
    [[nodiscard]] bool mixed() const { return m_mixed; }

    /// What a final result that has begun lacks before it can be given; empty without such a one.
    [[nodiscard]] QByteArrayList lacking() const;

private:
    Item addInterim(const QByteArray &key, const QByteArray &value);
    Item addFinal(const QByteArray &key, const QByteArray &value);
    [[nodiscard]] NetperfFinal scaledFinal() const;

    NetperfInterim m_interim;
    int m_interimLines = 0; ///< of the interim result that is being read
    NetperfFinal m_final; ///< with rates as they are printed
    QByteArrayList m_finalKeys; ///< whose lines have come, also those that told no number
    double m_finalUnit = std::numeric_limits<double>::quiet_NaN(); ///< of its rates
    bool m_isGiven = false; ///< m_final
    bool m_other = false;
    bool m_mixed = false;
};

} // namespace runwatt::benchmark
