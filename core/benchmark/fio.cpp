// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fio.h"

#include "core/benchmark/fioreader.h"
#include "core/benchmark/jsondocuments.h"
#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

FioParameters parametersOf(const QJsonObject &json)
{
    return FioParameters::fromJson(json).value_or(FioParameters());
}

QString directionWord(const FioParameters &parameters)
{
    const bool random = parameters.pattern == FioParameters::Pattern::Random;
    switch (parameters.operation) {
    case FioParameters::Operation::Read:
        return random ? u"--rw=randread"_s : u"--rw=read"_s;
    case FioParameters::Operation::Write:
        return random ? u"--rw=randwrite"_s : u"--rw=write"_s;
    case FioParameters::Operation::Mixed:
        break;
    }
    return random ? u"--rw=randrw"_s : u"--rw=rw"_s;
}

/// fio limits reads and writes each, and where it does, goes by that and not by their share.
QString rateWord(const FioParameters &parameters)
{
    if (parameters.operation != FioParameters::Operation::Mixed)
        return u"--rate=%1"_s.arg(parameters.rate);
    const qint64 reads = std::max<qint64>(1, parameters.rate * parameters.readShare / 100);
    return u"--rate=%1,%2"_s.arg(reads).arg(std::max<qint64>(1, parameters.rate - reads));
}

QString shortTitle(const FioParameters &parameters)
{
    const bool random = parameters.pattern == FioParameters::Pattern::Random;
    const QString pattern = random ? u"random"_s : u"sequential"_s;
    const QString size = sizeText(parameters.requestSize);
    switch (parameters.operation) {
    case FioParameters::Operation::Read:
        return u"fio %1 read, %2"_s.arg(pattern, size);
    case FioParameters::Operation::Write:
        return u"fio %1 write, %2"_s.arg(pattern, size);
    case FioParameters::Operation::Mixed:
        break;
    }
    return u"fio %1 mixed, %2, %3 % reads"_s.arg(pattern, size).arg(parameters.readShare);
}

/// Whole seconds of a time as fio takes it ("30", "30s", "2m"); nothing for any other.
std::optional<int> secondsOf(QString text)
{
    const int unit = text.endsWith(u'm') ? 60 : text.endsWith(u'h') ? 3600 : 1;
    if (unit > 1 || text.endsWith(u's'))
        text.chop(1);
    bool ok = false;
    const int count = text.toInt(&ok);
    if (!ok || count < 1 || count > 86400 / unit)
        return std::nullopt;
    return count * unit;
}

/// The options of the first job of a status document, those of all jobs among them. fio 2.2 does
/// not print any.
QJsonObject optionsOf(const QByteArray &document)
{
    const QJsonObject root = QJsonDocument::fromJson(document).object();
    QJsonObject options = root.value("global options"_L1).toObject();
    const QJsonObject own =
        root.value("jobs"_L1).toArray().at(0).toObject().value("job options"_L1).toObject();
    for (auto option = own.begin(); option != own.end(); ++option)
        options.insert(option.key(), option.value());
    return options;
}

/// Seconds. With bins a report of each second is five times as long, and what is kept of a longer
/// run would end before its last one.
constexpr int kLongestWithBins = 3600;

/// Whether a fio of this version, as it tells it itself, counts latencies in bins of nanoseconds
/// and prints them when asked: 3.0 and newer. 2.7 to 2.21 know json+ as well, with bins of another
/// kind.
bool printsBins(const QString &version)
{
    static const QRegularExpression pattern(u"^fio-([0-9]{1,4})\\."_s);
    return pattern.match(version).captured(1).toInt() >= 3;
}

} // namespace

QString fioFileWord(const QString &path)
{
    QString escaped = path;
    escaped.replace(u':', "\\:"_L1);
    return "--filename="_L1 + escaped;
}

QString Fio::name() const
{
    return u"fio"_s;
}

QStringList Fio::toolNames(const QJsonObject & /*parameters*/) const
{
    return {u"fio"_s};
}

Result<void> Fio::checkParameters(const QJsonObject &parameters) const
{
    RUNWATT_CHECK(FioParameters::fromJson(parameters));
    return {};
}

Result<QJsonObject> Fio::completed(const QJsonObject &parameters) const
{
    RUNWATT_TRY(const FioParameters read, FioParameters::fromJson(parameters));
    return read.toJson();
}

Result<void> Fio::checkPlace(const Place &place) const
{
    const bool absolute = place.path.startsWith(u'/');
    const bool cut = place.path.contains(u'#') || place.path.contains(u';')
        || place.path.contains(u'\n') || place.path.trimmed() != place.path;
    if (absolute && !cut)
        return {};
    return failure(
        ErrorCode::InvalidInput, Benchmarks::tr("fio cannot work on a file of this name"),
        place.path,
        cut ? Benchmarks::tr("fio takes # and ; for the start of a comment and cuts blanks at the "
                             "end, so it would work on another file")
            : Benchmarks::tr("the path does not begin at the root"),
        Benchmarks::tr("Choose another folder on the device."));
}

QString Fio::title(const QJsonObject &parameters) const
{
    const FioParameters read = parametersOf(parameters);
    QStringList parts{shortTitle(read)};
    if (read.depth > 1)
        parts.append(u"depth %1"_s.arg(read.depth));
    if (read.jobs > 1)
        parts.append(u"%1 jobs"_s.arg(read.jobs));
    if (read.direct)
        parts.append(u"direct"_s);
    if (read.rate > 0)
        parts.append(u"%1/s at most"_s.arg(sizeText(read.rate)));
    if (!read.verify.isEmpty())
        parts.append(u"verify %1"_s.arg(read.verify));
    return parts.join(", "_L1);
}

QString Fio::detail(const QString &parameter, const QJsonObject &parameters) const
{
    const FioParameters read = parametersOf(parameters);
    if (parameter == "fileSize"_L1)
        return u"file of %1"_s.arg(sizeText(read.fileSize));
    if (parameter == "engine"_L1)
        return read.engine;
    if (parameter == "runTime"_L1)
        return u"%1 s long"_s.arg(read.runTime);
    if (parameter == "ramp"_L1)
        return u"ramp of %1 s"_s.arg(read.ramp);
    if (parameter == "endFsync"_L1)
        return read.endFsync ? u"flushed at the end"_s : u"not flushed"_s;
    return QStringLiteral("%1 %2").arg(parameter,
                                       parameters.value(parameter).toVariant().toString());
}

Estimate Fio::estimate(const QJsonObject &parameters) const
{
    const FioParameters read = parametersOf(parameters);
    Estimate estimate;
    // One second for fio to start its jobs and end them.
    estimate.duration = std::chrono::seconds(read.ramp + read.runTime + 1);
    estimate.diskBytes = read.fileSize;
    estimate.readBackBytes = read.verify.isEmpty() ? 0 : read.fileSize;
    return estimate;
}

QStringList Fio::layoutCommand(const QJsonObject &parameters, const Place &place) const
{
    // Laid out as if for reading, in large writes: so the file has real blocks also before a write
    // test, and a request size of 256 B does not make laying out take hours.
    const FioParameters read = parametersOf(parameters);
    const qint64 blockSize = std::min<qint64>(read.fileSize, 1024 * 1024);
    return {u"fio"_s,
            u"--name=runwatt-layout"_s,
            fioFileWord(place.path),
            u"--size=%1"_s.arg(read.fileSize),
            u"--rw=read"_s,
            u"--bs=%1"_s.arg(blockSize),
            u"--ioengine=psync"_s,
            u"--create_only=1"_s};
}

QStringList Fio::command(const QJsonObject &parameters, const Place &place) const
{
    const FioParameters read = parametersOf(parameters);
    QStringList words{u"fio"_s,
                      u"--name=runwatt"_s,
                      fioFileWord(place.path),
                      u"--size=%1"_s.arg(read.fileSize),
                      directionWord(read),
                      u"--bs=%1"_s.arg(read.requestSize),
                      u"--ioengine=%1"_s.arg(read.engine),
                      u"--iodepth=%1"_s.arg(read.depth),
                      u"--numjobs=%1"_s.arg(read.jobs),
                      u"--group_reporting"_s,
                      u"--time_based"_s,
                      u"--runtime=%1"_s.arg(read.runTime),
                      u"--randseed=%1"_s.arg(read.seed),
                      u"--direct=%1"_s.arg(read.direct ? 1 : 0)};
    if (read.ramp > 0)
        words.append(u"--ramp_time=%1"_s.arg(read.ramp));
    if (read.operation == FioParameters::Operation::Mixed)
        words.append(u"--rwmixread=%1"_s.arg(read.readShare));
    if (read.rate > 0)
        words.append(rateWord(read));
    if (read.operation != FioParameters::Operation::Read) {
        // Into the blocks that are laid out, never a file that grows under the test.
        words.append(u"--overwrite=1"_s);
        words.append(u"--end_fsync=%1"_s.arg(read.endFsync ? 1 : 0));
    }
    if (!read.verify.isEmpty()) {
        // What fio itself would read back shares the run time with the writing, or, of a run by
        // time, is not read at all.
        words.append(
            {u"--verify=%1"_s.arg(read.verify), u"--do_verify=0"_s, u"--verify_state_save=0"_s});
    }
    const bool hasBins =
        printsBins(place.toolVersion) && read.ramp + read.runTime <= kLongestWithBins;
    words.append({hasBins ? u"--output-format=json+"_s : u"--output-format=json"_s,
                  u"--status-interval=1"_s, u"--eta=never"_s});
    return words;
}

std::unique_ptr<LiveReader> Fio::makeReader(const QJsonObject &parameters) const
{
    const FioParameters read = parametersOf(parameters);
    return std::make_unique<FioReader>(std::chrono::seconds(read.ramp),
                                       std::chrono::seconds(read.runTime));
}

QJsonObject Fio::parametersToldBy(const QByteArray &head) const
{
    QJsonObject told = Benchmark::parametersToldBy(head);
    JsonDocuments documents;
    for (const char byte : head) {
        const std::optional<QByteArray> document = documents.add(byte);
        if (!document)
            continue;
        const QJsonObject options = optionsOf(*document);
        // Without time_based fio may end as soon as the file's size is done. It is an option
        // without a value, which fio 3.33 does not print at all, so a whole run time is not asked
        // for; the ramp decides which totals count.
        if (const auto ramp = secondsOf(options.value("ramp_time"_L1).toString()))
            told[u"ramp"_s] = std::min(*ramp, 3600);
        break;
    }
    return told;
}

} // namespace runwatt::benchmark
