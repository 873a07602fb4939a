// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fio.h"
#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

#include <QJsonValue>

#include <algorithm>
#include <cmath>
#include <utility>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kGiB = 1024 * kMiB;
constexpr qint64 kLargestNumber = 1LL << 53; // what a JSON number holds exactly
constexpr qint64 kSmallestDirect = 512;

tl::unexpected<Error> refusal(const QString &field, const QString &why, const QString &remedy = {})
{
    return failure(ErrorCode::InvalidInput,
                   Benchmarks::tr("fio cannot run with this value of \"%1\"").arg(field), field,
                   why, remedy);
}

/// Takes the fields out of a JSON object one by one and keeps the first refusal.
class Fields
{
public:
    explicit Fields(QJsonObject json)
        : m_left(std::move(json))
    { }

    void number(const QString &field, qint64 least, qint64 most, qint64 *value)
    {
        const QJsonValue json = m_left.take(field);
        if (json.isUndefined())
            return;
        const double given = json.toDouble(std::nan(""));
        if (!json.isDouble() || std::floor(given) != given || given < static_cast<double>(least)
            || given > static_cast<double>(most))
            refuse(
                field,
                Benchmarks::tr("it has to be a whole number from %1 to %2").arg(least).arg(most));
        else
            *value = json.toInteger();
    }

    void number(const QString &field, int least, int most, int *value)
    {
        qint64 wide = *value;
        number(field, qint64{least}, qint64{most}, &wide);
        *value = static_cast<int>(wide);
    }

    void size(const QString &field, qint64 most, qint64 *value)
    {
        if (!m_left.value(field).isString()) {
            number(field, 1, most, value);
            return;
        }
        const std::optional<qint64> parsed = parseSize(m_left.take(field).toString());
        if (!parsed || *parsed < 1 || *parsed > most) {
            refuse(field,
                   Benchmarks::tr("it has to be a size from 1 B to %1, such as \"4 KiB\"")
                       .arg(sizeText(most)));
        } else {
            *value = *parsed;
        }
    }

    void flag(const QString &field, bool *value)
    {
        const QJsonValue json = m_left.take(field);
        if (json.isUndefined())
            return;
        if (!json.isBool())
            refuse(field, Benchmarks::tr("it has to be true or false"));
        else
            *value = json.toBool();
    }

    void word(const QString &field, const QStringList &allowed, QString *value)
    {
        const QJsonValue json = m_left.take(field);
        if (json.isUndefined())
            return;
        if (!allowed.contains(json.toString()))
            refuse(field, Benchmarks::tr("it has to be one of %1").arg(allowed.join(", "_L1)));
        else
            *value = json.toString();
    }

    [[nodiscard]] Result<void> end()
    {
        if (!m_left.isEmpty())
            refuse(m_left.begin().key(), Benchmarks::tr("fio has no parameter of that name here"));
        if (m_refusal)
            return *m_refusal;
        return {};
    }

private:
    void refuse(const QString &field, const QString &why)
    {
        if (!m_refusal)
            m_refusal = refusal(field, why);
    }

    QJsonObject m_left;
    std::optional<tl::unexpected<Error>> m_refusal;
};

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
    Fields fields(json);
    fields.word(u"pattern"_s, {u"sequential"_s, u"random"_s}, &pattern);
    fields.word(u"operation"_s, {u"read"_s, u"write"_s}, &operation);
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
    parameters.operation = operation == "read"_L1 ? Operation::Read : Operation::Write;
    RUNWATT_CHECK(checkTogether(parameters));
    return parameters;
}

QJsonObject FioParameters::toJson() const
{
    return {{u"pattern"_s, pattern == Pattern::Random ? u"random"_s : u"sequential"_s},
            {u"operation"_s, operation == Operation::Read ? u"read"_s : u"write"_s},
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
}

} // namespace runwatt::benchmark
