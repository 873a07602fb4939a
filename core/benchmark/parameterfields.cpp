// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/parameterfields.h"

#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

#include <QJsonValue>

#include <cmath>
#include <utility>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

tl::unexpected<Error> parameterRefusal(const QString &tool,
                                       const QString &field,
                                       const QString &why,
                                       const QString &remedy)
{
    return failure(ErrorCode::InvalidInput,
                   Benchmarks::tr("%1 cannot run with this value of \"%2\"").arg(tool, field),
                   field, why, remedy);
}

ParameterFields::ParameterFields(QString tool, QJsonObject json)
    : m_tool(std::move(tool))
    , m_left(std::move(json))
{ }

void ParameterFields::number(const QString &field, qint64 least, qint64 most, qint64 *value)
{
    const QJsonValue json = m_left.take(field);
    if (json.isUndefined())
        return;
    const double given = json.toDouble(std::nan(""));
    if (!json.isDouble() || std::floor(given) != given || given < static_cast<double>(least)
        || given > static_cast<double>(most))
        refuse(field,
               Benchmarks::tr("it has to be a whole number from %1 to %2").arg(least).arg(most));
    else
        *value = json.toInteger();
}

void ParameterFields::number(const QString &field, int least, int most, int *value)
{
    qint64 wide = *value;
    number(field, qint64{least}, qint64{most}, &wide);
    *value = static_cast<int>(wide);
}

void ParameterFields::size(const QString &field, qint64 most, qint64 *value)
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

void ParameterFields::sizeOrZero(const QString &field, qint64 most, qint64 *value)
{
    if (m_left.value(field).isString())
        size(field, most, value);
    else
        number(field, 0, most, value);
}

void ParameterFields::flag(const QString &field, bool *value)
{
    const QJsonValue json = m_left.take(field);
    if (json.isUndefined())
        return;
    if (!json.isBool())
        refuse(field, Benchmarks::tr("it has to be true or false"));
    else
        *value = json.toBool();
}

void ParameterFields::word(const QString &field, const QStringList &allowed, QString *value)
{
    const QJsonValue json = m_left.take(field);
    if (json.isUndefined())
        return;
    if (!allowed.contains(json.toString()))
        refuse(field, Benchmarks::tr("it has to be one of %1").arg(allowed.join(", "_L1)));
    else
        *value = json.toString();
}

void ParameterFields::text(const QString &field, qsizetype longest, QString *value)
{
    const QJsonValue json = m_left.take(field);
    if (json.isUndefined())
        return;
    if (!json.isString() || json.toString().toUtf8().size() > longest)
        refuse(field, Benchmarks::tr("it has to be text of at most %1").arg(sizeText(longest)));
    else
        *value = json.toString();
}

Result<void> ParameterFields::end()
{
    if (!m_left.isEmpty()) {
        refuse(m_left.begin().key(),
               Benchmarks::tr("%1 has no parameter of that name here").arg(m_tool));
    }
    if (m_refusal)
        return *m_refusal;
    return {};
}

void ParameterFields::refuse(const QString &field, const QString &why)
{
    if (!m_refusal)
        m_refusal = parameterRefusal(m_tool, field, why);
}

} // namespace runwatt::benchmark
