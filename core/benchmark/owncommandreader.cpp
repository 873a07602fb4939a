// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/owncommandreader.h"

#include "core/base/guardedpattern.h"
#include "core/benchmark/jsonpath.h"
#include "core/benchmark/size.h"
#include "core/benchmark/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kShownText = 60;
/// So that sums of values stay numbers.
constexpr double kLargestValue = 1e250;

std::optional<double> numberIn(const QString &text)
{
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    const bool isGood = isNumber && std::abs(value) <= kLargestValue; // false for NaN
    return isGood ? std::optional<double>(value) : std::nullopt;
}

} // namespace

OwnCommandReader::OwnCommandReader(const OwnCommandParameters &parameters)
    : m_parameters(parameters)
    , m_unit(ownUnit(parameters.unit))
    , m_live(patternOf(u"live"_s, parameters.live))
    , m_final(patternOf(u"final"_s, parameters.final))
{
    if (parameters.unit.isEmpty())
        m_unit.unit = unitOfMeasure(parameters.measure);
}

OwnCommandReader::Pattern OwnCommandReader::patternOf(const QString &field, const QString &text)
{
    Pattern pattern;
    pattern.field = field;
    pattern.isUsed = !text.isEmpty();
    pattern.expression = guardedPattern(text);
    return pattern;
}

std::optional<double> OwnCommandReader::match(Pattern *pattern, const QString &line)
{
    pattern->matches = false;
    if (!pattern->isUsed || pattern->gaveUp)
        return std::nullopt;
    const QRegularExpressionMatch match = pattern->expression.match(line);
    pattern->gaveUp = !match.isValid();
    pattern->matches = match.hasMatch();
    if (!pattern->matches)
        return std::nullopt;
    const QString text = match.captured(u"value"_s);
    pattern->last = text.left(kShownText);
    return numberIn(text);
}

std::vector<Value> OwnCommandReader::feed(QByteArrayView bytes, TimeNs stampNs)
{
    std::vector<Value> values;
    for (const char byte : bytes) {
        keepOutput(byte);
        const std::optional<QByteArray> line = m_lines.add(byte == '\r' ? '\n' : byte);
        if (!line || line->isEmpty())
            continue;
        takeLine(*line);
        if (m_lastLive) {
            values.push_back(
                {m_parameters.measure, m_unit.unit, {}, {stampNs, *m_lastLive * m_unit.factor}});
        }
    }
    return values;
}

void OwnCommandReader::keepOutput(char byte)
{
    if (m_parameters.json.isEmpty())
        return;
    if (std::optional<QByteArray> object = m_documents.add(byte))
        m_lastObject = std::move(*object);
    m_isTooLarge = m_isTooLarge || m_output.size() >= kLargestOutput;
    if (m_isTooLarge)
        m_output.clear();
    else
        m_output.append(byte);
}

void OwnCommandReader::takeLine(const QByteArray &line)
{
    m_hasPrinted = true;
    const QString text = QString::fromUtf8(line);
    m_lastLive = match(&m_live, text);
    if (m_lastLive) {
        m_liveSum += *m_lastLive;
        ++m_liveCount;
    }
    const std::optional<double> value = match(&m_final, text);
    if (m_final.matches) // the last one counts, also when it is no number
        m_lastFinal = value;
    m_lines.keep(line);
}

Result<std::vector<Summary>> OwnCommandReader::finish()
{
    if (m_lines.insideLine()) {
        if (const std::optional<QByteArray> line = m_lines.add('\n'); line && !line->isEmpty())
            takeLine(*line);
    }
    const bool isAsked = m_live.isUsed || m_final.isUsed || !m_parameters.json.isEmpty();
    if (!isAsked)
        return std::vector<Summary>();
    RUNWATT_TRY(const double value, result());
    return std::vector<Summary>{{m_parameters.measure, m_unit.unit, {}, value * m_unit.factor}};
}

Result<double> OwnCommandReader::result() const
{
    if (!m_hasPrinted)
        return noResult(Benchmarks::tr("the command printed nothing"));
    for (const Pattern *pattern : {&m_live, &m_final}) {
        if (pattern->gaveUp) {
            return noResult(
                Benchmarks::tr("the pattern \"%1\" takes too many steps on a line of the output")
                    .arg(pattern->field));
        }
    }
    return m_parameters.json.isEmpty() ? resultOfPatterns() : resultOfJson();
}

Result<double> OwnCommandReader::resultOfPatterns() const
{
    const Pattern &pattern = m_final.isUsed ? m_final : m_live;
    if (m_final.isUsed && m_lastFinal)
        return *m_lastFinal;
    if (!m_final.isUsed && m_liveCount > 0)
        return m_liveSum / static_cast<double>(m_liveCount);
    if (pattern.last)
        return noResult(Benchmarks::tr("\"%1\" is not a number").arg(*pattern.last));
    return noResult(
        Benchmarks::tr("no line of the output matches the pattern \"%1\"").arg(pattern.field));
}

QJsonValue OwnCommandReader::document() const
{
    const QJsonDocument whole = QJsonDocument::fromJson(m_output.trimmed());
    const QJsonDocument found = whole.isNull() ? QJsonDocument::fromJson(m_lastObject) : whole;
    if (found.isArray())
        return found.array();
    return found.isObject() ? QJsonValue(found.object()) : QJsonValue(QJsonValue::Undefined);
}

Result<double> OwnCommandReader::resultOfJson() const
{
    const QJsonValue document = this->document();
    if (document.isUndefined() && m_isTooLarge) {
        return noResult(
            Benchmarks::tr("the command printed more than %1").arg(sizeText(kLargestOutput)));
    }
    if (document.isUndefined())
        return noResult(Benchmarks::tr("the command printed no JSON document"));
    const std::optional<JsonPath> path = JsonPath::parse(m_parameters.json);
    const QJsonValue value = path ? path->in(document) : QJsonValue(QJsonValue::Undefined);
    if (value.isUndefined()) {
        return noResult(
            Benchmarks::tr("the command's JSON has nothing at %1").arg(m_parameters.json));
    }
    const std::optional<double> number = value.isDouble()
        ? numberIn(QString::number(value.toDouble(), 'g', 17))
        : numberIn(value.toString());
    if (!number) {
        return noResult(Benchmarks::tr("what the command's JSON has at %1 is not a number")
                            .arg(m_parameters.json));
    }
    return *number;
}

tl::unexpected<Error> OwnCommandReader::noResult(const QString &what) const
{
    return failure(ErrorCode::NotFound, what, QString(), m_lines.complaints());
}

} // namespace runwatt::benchmark
