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
/// fio's own header of a block and the longest checksum take 104 B (its verify.h).
constexpr qint64 kSmallestVerified = 256;
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

Result<void> checkVerify(const FioParameters &parameters)
{
    if (parameters.verify.isEmpty())
        return {};
    const QString field = u"verify"_s;
    if (parameters.operation == FioParameters::Operation::Mixed) {
        return refusal(field,
                       Benchmarks::tr("fio checks only what a workload writes that does not read"),
                       Benchmarks::tr("Choose the operation write, or verify none."));
    }
    if (parameters.jobs > 1) {
        return refusal(field,
                       Benchmarks::tr("jobs that share a file overwrite each other's blocks while "
                                      "they are written, which looks like damage"),
                       Benchmarks::tr("Choose one job, or verify none."));
    }
    if (parameters.requestSize < kSmallestVerified) {
        return refusal(field,
                       Benchmarks::tr("a block of %1 has no room for its checksum")
                           .arg(sizeText(parameters.requestSize)),
                       Benchmarks::tr("Choose a request size of %1 or more, or verify none.")
                           .arg(sizeText(kSmallestVerified)));
    }
    if (parameters.fileSize % parameters.requestSize != 0) {
        return refusal(field,
                       Benchmarks::tr("the file is no multiple of the request size, so its end "
                                      "could not be checked"),
                       Benchmarks::tr("Choose a file size that is one, or verify none."));
    }
    return {};
}

/// What each value may be alone is checked; here what they may be together.
Result<void> checkTogether(const FioParameters &parameters)
{
    if (parameters.fileSize < parameters.requestSize) {
        return refusal(u"fileSize"_s,
                       Benchmarks::tr("the file is smaller than one request of %1")
                           .arg(sizeText(parameters.requestSize)));
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
    return checkVerify(parameters);
}

} // namespace

QStringList fioEngines()
{
    return {u"sync"_s, u"psync"_s, u"libaio"_s, u"io_uring"_s, u"mmap"_s, u"posixaio"_s};
}

QStringList fioChecksums()
{
    // Not SHA: fio (2.2.10 to 3.33 at the least) compares more bytes of those than it computes, so
    // that it finds damage where there is none.
    return {u"crc32c"_s, u"xxhash"_s, u"md5"_s};
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
    QString verify = u"none"_s;
    fields.word(u"verify"_s, QStringList{verify} + fioChecksums(), &verify);
    fields.number(u"seed"_s, qint64{1}, kLargestNumber, &parameters.seed);
    RUNWATT_CHECK(fields.end());
    parameters.pattern = pattern == "random"_L1 ? Pattern::Random : Pattern::Sequential;
    parameters.operation = operation == "read"_L1 ? Operation::Read
        : operation == "write"_L1                 ? Operation::Write
                                                  : Operation::Mixed;
    // A set of several operations has it for the mixed one.
    if (parameters.operation == Operation::Mixed)
        parameters.readShare = readShare;
    if (parameters.operation != Operation::Read && verify != "none"_L1)
        parameters.verify = verify; // likewise
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
    if (!verify.isEmpty())
        json[u"verify"_s] = verify;
    return json;
}

} // namespace runwatt::benchmark
