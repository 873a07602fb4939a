// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fio.h"

#include "core/benchmark/fioreader.h"
#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

#include <algorithm>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

FioParameters parametersOf(const QJsonObject &json)
{
    return FioParameters::fromJson(json).value_or(FioParameters());
}

/// fio takes a colon for the border between two files.
QString fileWord(const QString &path)
{
    QString escaped = path;
    escaped.replace(u':', "\\:"_L1);
    return "--filename="_L1 + escaped;
}

QString directionWord(const FioParameters &parameters)
{
    const bool random = parameters.pattern == FioParameters::Pattern::Random;
    if (parameters.operation == FioParameters::Operation::Read)
        return random ? u"--rw=randread"_s : u"--rw=read"_s;
    return random ? u"--rw=randwrite"_s : u"--rw=write"_s;
}

QString shortTitle(const FioParameters &parameters)
{
    const bool random = parameters.pattern == FioParameters::Pattern::Random;
    if (parameters.operation == FioParameters::Operation::Read)
        return random ? u"fio random read, %1"_s : u"fio sequential read, %1"_s;
    return random ? u"fio random write, %1"_s : u"fio sequential write, %1"_s;
}

} // namespace

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
    QStringList parts{shortTitle(read).arg(sizeText(read.requestSize))};
    if (read.depth > 1)
        parts.append(u"depth %1"_s.arg(read.depth));
    if (read.jobs > 1)
        parts.append(u"%1 jobs"_s.arg(read.jobs));
    if (read.direct)
        parts.append(u"direct"_s);
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
            fileWord(place.path),
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
                      fileWord(place.path),
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
    if (read.operation == FioParameters::Operation::Write) {
        // Into the blocks that are laid out, never a file that grows under the test.
        words.append(u"--overwrite=1"_s);
        words.append(u"--end_fsync=%1"_s.arg(read.endFsync ? 1 : 0));
    }
    words.append({u"--output-format=json"_s, u"--status-interval=1"_s, u"--eta=never"_s});
    return words;
}

std::unique_ptr<LiveReader> Fio::makeReader(const QJsonObject &parameters) const
{
    const FioParameters read = parametersOf(parameters);
    return std::make_unique<FioReader>(std::chrono::seconds(read.ramp),
                                       std::chrono::seconds(read.runTime));
}

} // namespace runwatt::benchmark
