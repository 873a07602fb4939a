// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/iperf3line.h"

#include <QByteArrayList>

namespace runwatt::benchmark {

namespace {

constexpr double kMost = 1e18;

std::optional<double> numberOf(const QByteArray &text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || !(number >= 0) || number > kMost)
        return std::nullopt;
    return number;
}

/// How many bit/s one of a unit is: "bits/sec" one, "Kbits/sec" 1000; those of bytes, which -f K
/// gives, count in 1024.
std::optional<double> rateUnit(const QByteArray &unit)
{
    const bool bits = unit.endsWith("bits/sec");
    if (!bits && !unit.endsWith("Bytes/sec"))
        return std::nullopt;
    const QByteArray prefix = unit.chopped(bits ? 8 : 9);
    const double step = bits ? 1000 : 1024;
    double factor = bits ? 1 : 8;
    if (prefix.isEmpty())
        return factor;
    for (const char known : {'K', 'M', 'G', 'T'}) {
        factor *= step;
        if (prefix.size() == 1 && prefix[0] == known)
            return factor;
    }
    return std::nullopt;
}

/// What follows the rate.
void readRest(const QByteArrayList &words, Iperf3Line *line)
{
    for (qsizetype index = 0; index < words.size(); ++index) {
        const QByteArray &word = words[index];
        if (word == "sender") {
            line->role = Iperf3Line::Role::Sender;
        } else if (word == "receiver") {
            line->role = Iperf3Line::Role::Receiver;
        } else if (word == "(omitted)") {
            line->omitted = true;
        } else if (const qsizetype slash = word.indexOf('/'); slash > 0) {
            // "Unknown/382" where the tool lost count.
            line->lost = numberOf(word.first(slash));
            line->total = numberOf(word.sliced(slash + 1));
        } else if (index + 1 < words.size() && words[index + 1] == "ms") {
            if (const std::optional<double> jitter = numberOf(word))
                line->jitterS = *jitter / 1000;
        } else if (index == 0) {
            line->count = numberOf(word);
        }
    }
}

} // namespace

std::optional<Iperf3Line> parseIperf3Line(const QByteArray &line)
{
    const qsizetype close = line.indexOf(']');
    if (!line.startsWith('[') || close < 0)
        return std::nullopt;
    Iperf3Line read;
    read.sum = line.first(close) == "[SUM";
    const QByteArrayList words = line.sliced(close + 1).simplified().split(' ');
    // "0.00-1.00 sec 1.15 GBytes 9912 Mbits/sec", and the rest.
    if (words.size() < 6 || words[1] != "sec" || !words[3].endsWith("Bytes"))
        return std::nullopt;
    const qsizetype dash = words[0].indexOf('-');
    const std::optional<double> begin = numberOf(words[0].first(std::max<qsizetype>(dash, 0)));
    const std::optional<double> end = numberOf(words[0].sliced(dash + 1));
    const std::optional<double> rate = numberOf(words[4]);
    const std::optional<double> unit = rateUnit(words[5]);
    if (!begin || !end || *end < *begin || !rate || !unit)
        return std::nullopt;
    read.beginS = *begin;
    read.endS = *end;
    read.rate = *rate * *unit;
    readRest(words.mid(6), &read);
    return read;
}

} // namespace runwatt::benchmark
