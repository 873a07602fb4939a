// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What reading the tools' output takes while they run: 10,000 lines a second from 20 streams at
// once (goal: under 5 % of a core). The lines of some seconds are given to 20 readers in turn, in
// pieces of a TCP segment each, as fast as they are taken; printed is the CPU time for one second's
// lines, the median of several runs, of each kind of stream alone and of all kinds mixed.
#include "tests/benchmarks/reader/streams.h"

#include <QTextStream>

#include <algorithm>
#include <array>
#include <ctime>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::bench {

namespace {

constexpr std::size_t kStreams = 20;
constexpr int kLinesPerSecond = 10000;
constexpr int kSeconds = 5; ///< of lines in a run
constexpr int kRuns = 7;
constexpr qsizetype kPiece = 1448;

struct Stream
{
    QByteArray bytes; ///< of the whole run
    qsizetype given = 0;
    std::function<std::size_t(QByteArrayView, TimeNs)> read;
};

struct Outcome
{
    double seconds = 0; ///< of CPU time
    qsizetype lines = 0;
    qsizetype bytes = 0;
    std::size_t values = 0;
};

double cpuSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// Whole intervals, until each stream has its part of the lines.
std::vector<Stream> prepare(const std::vector<StreamKind> &kinds)
{
    constexpr qsizetype kLines = kLinesPerSecond * kSeconds / static_cast<qsizetype>(kStreams);
    std::vector<Stream> streams(kStreams);
    for (std::size_t index = 0; index < kStreams; ++index) {
        const StreamKind &kind = kinds[index % kinds.size()];
        Stream &stream = streams[index];
        stream.read = kind.makeReader();
        qsizetype lines = 0;
        for (int interval = 0; lines < kLines; ++interval) {
            const QByteArray printed = kind.print(interval);
            lines += printed.count('\n');
            stream.bytes += printed;
        }
    }
    return streams;
}

Outcome run(const std::vector<StreamKind> &kinds)
{
    std::vector<Stream> streams = prepare(kinds);
    Outcome outcome;
    const double began = cpuSeconds();
    TimeNs stampNs = 0;
    for (bool more = true; more; stampNs += kNsPerMs) {
        more = false;
        for (Stream &stream : streams) {
            const qsizetype size = std::min(kPiece, stream.bytes.size() - stream.given);
            if (size == 0)
                continue;
            outcome.values +=
                stream.read(QByteArrayView(stream.bytes).sliced(stream.given, size), stampNs);
            stream.given += size;
            more = true;
        }
    }
    outcome.seconds = cpuSeconds() - began;
    for (const Stream &stream : streams) {
        outcome.lines += stream.bytes.count('\n');
        outcome.bytes += stream.bytes.size();
    }
    return outcome;
}

/// False when the readers understood nothing.
bool measure(const QString &name, const std::vector<StreamKind> &kinds, QTextStream &out)
{
    std::array<Outcome, kRuns> runs;
    for (Outcome &each : runs)
        each = run(kinds);
    std::ranges::sort(runs, {}, &Outcome::seconds);
    const Outcome &median = runs[kRuns / 2];
    const double perLine = median.seconds / static_cast<double>(median.lines);
    out << u"%1: %2 % of a core for 10,000 lines a second from 20 streams (goal: under 5 %), %3 us "
           u"a line "
           "of %4 B; %5 values from %6 lines\n"_s.arg(name, -16)
               .arg(100 * perLine * kLinesPerSecond, 0, 'f', 2)
               .arg(1e6 * perLine, 0, 'f', 2)
               .arg(median.bytes / median.lines)
               .arg(median.values)
               .arg(median.lines);
    out.flush();
    return median.values > 0;
}

} // namespace

} // namespace runwatt::bench

int main()
{
    using namespace runwatt::bench;
    QTextStream out(stdout);
    const std::vector<StreamKind> kinds = streamKinds();
    bool good = true;
    for (const StreamKind &kind : kinds)
        good = measure(kind.name, {kind}, out) && good;
    good = measure(u"all kinds mixed"_s, kinds, out) && good;
    return good ? 0 : 1;
}
