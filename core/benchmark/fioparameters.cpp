// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fio.h"
#include "core/benchmark/parameterfields.h"
#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kGiB = 1024 * kMiB;
constexpr qint64 kLargestNumber = 1LL << 53; // what a JSON number holds exactly
constexpr qint64 kSmallestDirect = 512;
constexpr qint64 kFastest = 1024 * kGiB; // B/s

tl::unexpected<Error> refusal(const QString &field, const QString &why, const QString &remedy = {})
{
    return parameterRefusal(u"fio"_s, field, why, remedy);
}

QString operationWord(FioParameters::Operation operation)
{
    switch (operation) {
    case FioParameters::Operation::Read:
        return u"read"_s;
    case FioParameters::Operation::Write:
        return u"write"_s;
    case FioParameters::Operation::Mixed:
        break;
    }
    return u"mixed"_s;
}

/// What each value may be alone is checked; here what they may be together.
Result<void> checkTogether(const FioParameters &parameters)
{
    if (parameters.fileSize < parameters.requestSize) {
        return refusal(u"fileSize"_s,
                       Benchmarks::tr("the file is smaller than one request of %1")
                           .arg(sizeText(parameters.requestSize)));
    }
    if (parameters.direct && parameters.requestSize % kSmallestDirect != 0) {
        return refusal(
            u"requestSize"_s,
            Benchmarks::tr(
                "%1 with direct I/O: O_DIRECT moves whole blocks of the device, of 512 B "
                "or more, and the kernel refuses anything else (EINVAL)")
                .arg(sizeText(parameters.requestSize)),
            Benchmarks::tr("Choose a multiple of 512 B (4 KiB on many devices), or buffered I/O."));
    }
    if (parameters.direct && parameters.engine == "mmap"_L1) {
        return refusal(
            u"direct"_s,
            Benchmarks::tr("the engine mmap maps the page cache, which direct I/O goes round"),
            Benchmarks::tr("Choose another engine, or buffered I/O."));
    }
    const bool oneAtATime = parameters.engine == "sync"_L1 || parameters.engine == "psync"_L1
        || parameters.engine == "mmap"_L1;
    if (parameters.depth > 1 && oneAtATime) {
        return refusal(u"depth"_s,
                       Benchmarks::tr("the engine %1 keeps one request in flight, never more")
                           .arg(parameters.engine),
                       Benchmarks::tr("Choose libaio, io_uring or posixaio, or more jobs."));
    }
    return {};
}

} // namespace

QStringList fioEngines()
{
    return {u"sync"_s, u"psync"_s, u"libaio"_s, u"io_uring"_s, u"mmap"_s, u"posixaio"_s};
}

Result<FioParameters> FioParameters::fromJson(const QJsonObject &json)
{
    FioParameters parameters;
    QString pattern = u"random"_s;
    QString operation = u"read"_s;
    ParameterFields fields(u"fio"_s, json);
    fields.word(u"pattern"_s, {u"sequential"_s, u"random"_s}, &pattern);
    fields.word(u"operation"_s, {u"read"_s, u"write"_s, u"mixed"_s}, &operation);
    int readShare = parameters.readShare;
    fields.number(u"readShare"_s, 1, 99, &readShare);
    fields.sizeOrZero(u"rate"_s, kFastest, &parameters.rate);
    fields.size(u"requestSize"_s, kGiB, &parameters.requestSize);
    fields.size(u"fileSize"_s, 16 * 1024 * kGiB, &parameters.fileSize);
    fields.word(u"engine"_s, fioEngines(), &parameters.engine);
    fields.number(u"depth"_s, 1, 4096, &parameters.depth);
    fields.number(u"jobs"_s, 1, 256, &parameters.jobs);
    fields.number(u"runTime"_s, 1, 86400, &parameters.runTime);
    fields.number(u"ramp"_s, 0, 3600, &parameters.ramp);
    fields.flag(u"direct"_s, &parameters.direct);
    fields.flag(u"endFsync"_s, &parameters.endFsync);
    fields.number(u"seed"_s, qint64{1}, kLargestNumber, &parameters.seed);
    RUNWATT_CHECK(fields.end());
    parameters.pattern = pattern == "random"_L1 ? Pattern::Random : Pattern::Sequential;
    parameters.operation = operation == "read"_L1 ? Operation::Read
        : operation == "write"_L1                 ? Operation::Write
                                                  : Operation::Mixed;
    // A set of several operations has it for the mixed one.
    if (parameters.operation == Operation::Mixed)
        parameters.readShare = readShare;
    RUNWATT_CHECK(checkTogether(parameters));
    return parameters;
}

QJsonObject FioParameters::toJson() const
{
    QJsonObject json{{u"pattern"_s, pattern == Pattern::Random ? u"random"_s : u"sequential"_s},
                     {u"operation"_s, operationWord(operation)},
                     {u"requestSize"_s, requestSize},
                     {u"fileSize"_s, fileSize},
                     {u"engine"_s, engine},
                     {u"depth"_s, depth},
                     {u"jobs"_s, jobs},
                     {u"runTime"_s, runTime},
                     {u"ramp"_s, ramp},
                     {u"direct"_s, direct},
                     {u"endFsync"_s, endFsync},
                     {u"seed"_s, seed}};
    if (operation == Operation::Mixed)
        json[u"readShare"_s] = readShare;
    if (rate > 0)
        json[u"rate"_s] = rate;
    return json;
}

} // namespace runwatt::benchmark
