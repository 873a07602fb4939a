// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ssh/benches.h"
#include "tests/benchmarks/ssh/delayline.h"
#include "tests/benchmarks/ssh/report.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::ssh;

namespace runwatt::bench {

namespace {

constexpr qint64 kMegabyte = 1'000'000;
constexpr qint64 kSize = 300 * kMegabyte;
constexpr int kRounds = 5;
constexpr double kGigabitLink = 118; // MB/s that a gigabit link carries

enum class Direction { Up, Down };

/// The files of the transfers, in memory where there is room: a disk would hide the difference.
struct Files
{
    Files()
        : folder(QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/runwatt-benchmark-XXXXXX"_s
                                                       : u"/tmp/runwatt-benchmark-XXXXXX"_s)
    { }

    Result<void> make()
    {
        QFile file(source());
        if (!folder.isValid() || !file.open(QIODevice::WriteOnly))
            return failure(ErrorCode::System, u"No file to send"_s, file.fileName());
        std::vector<quint32> block(kMegabyte / sizeof(quint32));
        QRandomGenerator random(1);
        for (qint64 written = 0; written < kSize; written += kMegabyte) {
            random.fillRange(block.data(), qsizetype(block.size()));
            if (file.write(reinterpret_cast<const char *>(block.data()), kMegabyte) != kMegabyte)
                return failure(ErrorCode::NoSpace, u"No file to send"_s, file.fileName());
        }
        return {};
    }

    [[nodiscard]] QString source() const { return folder.filePath(u"source"_s); }

    [[nodiscard]] QString copy() const { return folder.filePath(u"copy"_s); }

    /// What it is worth, after looking that all has arrived.
    [[nodiscard]] Result<double> rate(double seconds) const
    {
        const qint64 size = QFileInfo(copy()).size();
        QFile::remove(copy());
        if (size != kSize)
            return failure(ErrorCode::Corrupt, u"A copy is not whole"_s, copy());
        return static_cast<double>(kSize) / kMegabyte / seconds;
    }

    QTemporaryDir folder;
};

Task<Result<double>>
ourSeconds(Connection *connection, Direction direction, QString from, QString to)
{
    const TimeNs begin = steadyNowNs();
    Task<Result<void>> copying = direction == Direction::Up
        ? connection->upload(from, to, 0644, {}, StopToken())
        : connection->download(from, to, {}, StopToken());
    RUNWATT_CO_CHECK(co_await copying);
    co_return secondsSince(begin);
}

/// A way of OpenSSH to copy a file.
struct Way
{
    QString name;
    Program program;
};

std::vector<Way> waysOf(const OpenSsh &openSsh, const Files &files, Direction direction)
{
    const QString source = files.source();
    const QString copy = files.copy();
    Program cat = openSsh.command(direction == Direction::Up ? QString(u"cat > "_s + copy)
                                                             : QString(u"cat "_s + source));
    (direction == Direction::Up ? cat.input : cat.output) =
        direction == Direction::Up ? source : copy;
    const QString from = direction == Direction::Up ? source : QString(u"HOST:"_s + source);
    const QString to = direction == Direction::Up ? QString(u"HOST:"_s + copy) : copy;
    return {{u"ssh cat"_s, cat},
            {u"scp"_s, openSsh.copy({}, from, to)},
            {u"scp -O"_s, openSsh.copy({u"-O"_s}, from, to)}};
}

/// The way that is fastest in one try each, the first ones as a warm-up.
Result<Way> fastestOf(const std::vector<Way> &ways, const Files &files)
{
    Way best;
    double bestSeconds = 0;
    for (int round = 0; round < 2; ++round) {
        for (const Way &way : ways) {
            RUNWATT_TRY(const double seconds, timeProgram(way.program));
            RUNWATT_CHECK(files.rate(seconds));
            if (round == 1 && (best.name.isEmpty() || seconds < bestSeconds)) {
                best = way;
                bestSeconds = seconds;
            }
        }
    }
    return best;
}

Result<void> measure(Fixture &fixture, const Files &files, quint16 port, TimeNs roundTripNs)
{
    RUNWATT_TRY(const auto connection, connectTo(fixture, port));
    const QTemporaryDir folder;
    OpenSsh openSsh(accountOf(fixture, port), folder.path(), u"transfers"_s);
    RUNWATT_CHECK(openSsh.openMaster());
    for (const Direction direction : {Direction::Up, Direction::Down}) {
        RUNWATT_TRY(const Way way, fastestOf(waysOf(openSsh, files, direction), files));
        std::vector<double> ours;
        std::vector<double> theirs;
        for (int round = 0; round < kRounds; ++round) {
            RUNWATT_TRY(
                const double our,
                finished(ourSeconds(connection.get(), direction, files.source(), files.copy())));
            RUNWATT_TRY(const double ourRate, files.rate(our));
            RUNWATT_TRY(const double their, timeProgram(way.program));
            RUNWATT_TRY(const double theirRate, files.rate(their));
            ours.push_back(ourRate);
            theirs.push_back(theirRate);
        }
        const Goal goal = roundTripNs == 0
            ? Goal(Goal::Of::Value, Goal::Side::AtLeast, kGigabitLink)
            : Goal(Goal::Of::Ratio, Goal::Side::AtLeast, 1);
        printFigure(u"%1 at %2 ms of round trip, median of %3, against \"%4\""_s.arg(
                        direction == Direction::Up ? u"upload"_s : u"download"_s,
                        QString::number(roundTripNs / kNsPerMs), QString::number(kRounds),
                        way.name),
                    median(ours), u"MB/s"_s, median(theirs), goal);
    }
    return {};
}

} // namespace

Result<void> measureTransfers(Fixture &fixture)
{
    Files files;
    RUNWATT_CHECK(files.make());
    printNote(u"transfers of %1 MB in %2; Runwatt checks size and sum, OpenSSH does not"_s.arg(
        QString::number(kSize / kMegabyte), files.folder.path()));
    const quint16 port = fixture.server().port();
    RUNWATT_CHECK(measure(fixture, files, port, 0));
    constexpr TimeNs kRoundTrip = 20 * kNsPerMs;
    const DelayLine line(port, kRoundTrip / 2);
    return measure(fixture, files, line.port(), kRoundTrip);
}

} // namespace runwatt::bench
