// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/textlineprotocol.h"

#include "core/base/guardedpattern.h"
#include "core/power/escapes.h"
#include "core/power/text.h"
#include "core/power/wattsupprotocol.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

tl::unexpected<Error> wrongPattern(const QString &why, const QString &remedy)
{
    return failure(ErrorCode::InvalidInput, Power::tr("The meter's line pattern cannot be used"),
                   u"meter.text.pattern"_s, why, remedy);
}

double unitOf(const QString &prefix)
{
    if (prefix == u"u"_s)
        return 1e-6;
    if (prefix == u"m"_s)
        return 1e-3;
    return prefix == u"k"_s ? 1e3 : 1;
}

Result<QRegularExpression> compiled(const QString &pattern)
{
    if (pattern.isEmpty())
        return wrongPattern(
            Power::tr("It is empty."),
            Power::tr("Write one with the named group (?<watts>...), or with (?<volts>...) and "
                      "(?<amperes>...)."));
    const QRegularExpression expression = guardedPattern(pattern);
    if (!expression.isValid()) {
        return wrongPattern(Power::tr("At character %1: %2.")
                                .arg(faultOffset(expression) + 1)
                                .arg(expression.errorString()),
                            Power::tr("Mend the regular expression there."));
    }
    return expression;
}

Result<void> checkGroups(const QStringList &names)
{
    for (const QString &name : names) {
        if (!name.isEmpty() && name != u"watts"_s && name != u"volts"_s && name != u"amperes"_s)
            return wrongPattern(
                Power::tr("There is no quantity called \"%1\".").arg(name),
                Power::tr("Name groups watts, volts or amperes; write (?:...) for a group "
                          "without a name."));
    }
    if (names.contains(u"watts"_s) || (names.contains(u"volts"_s) && names.contains(u"amperes"_s)))
        return {};
    return wrongPattern(
        Power::tr("It gives no power."),
        Power::tr("Name a group (?<watts>...), or two groups (?<volts>...) and (?<amperes>...)."));
}

} // namespace

Result<std::unique_ptr<Protocol>> TextLineProtocol::create(const TextLineFormat &format)
{
    RUNWATT_TRY(QRegularExpression expression, compiled(format.pattern));
    const QStringList groups = expression.namedCaptureGroups();
    RUNWATT_CHECK(checkGroups(groups));
    const auto quantity = [&groups](const QString &group, const QString &prefix) {
        return Quantity{group, unitOf(prefix), groups.contains(group), {}};
    };

    std::unique_ptr<TextLineProtocol> protocol(new TextLineProtocol);
    RUNWATT_TRY(protocol->m_start, unescaped(format.startText, u"meter.text.start"_s));
    RUNWATT_TRY(protocol->m_stop, unescaped(format.stopText, u"meter.text.stop"_s));
    RUNWATT_TRY(protocol->m_poll, unescaped(format.pollText, u"meter.text.poll"_s));
    protocol->m_expression = std::move(expression);
    protocol->m_maximumLine = format.maximumLine;
    protocol->m_quantities = {quantity(u"watts"_s, format.wattsPrefix),
                              quantity(u"volts"_s, format.voltsPrefix),
                              quantity(u"amperes"_s, format.amperesPrefix)};
    return protocol;
}

QList<QByteArray> TextLineProtocol::startCommands() const
{
    return m_start.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{m_start};
}

QList<QByteArray> TextLineProtocol::stopCommands() const
{
    return m_stop.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{m_stop};
}

void TextLineProtocol::reset()
{
    m_line.clear();
    m_skipping = false;
    forgetRecord();
}

std::vector<Reading> TextLineProtocol::feed(QByteArrayView bytes, TimeNs steadyNs)
{
    std::vector<Reading> readings;
    for (const char byte : bytes) {
        if (byte == '\n' || byte == '\r') {
            if (!m_skipping && !m_line.isEmpty())
                finishLine(readings);
            m_line.clear();
            m_skipping = false;
        } else if (m_skipping) {
            continue;
        } else if (m_line.size() >= m_maximumLine) {
            ++m_counts.damaged;
            m_line.clear();
            m_skipping = true;
        } else {
            if (m_line.isEmpty())
                m_lineNs = steadyNs;
            m_line.append(byte);
        }
    }
    return readings;
}

void TextLineProtocol::finishLine(std::vector<Reading> &into)
{
    const QRegularExpressionMatch match = m_expression.match(QString::fromUtf8(m_line));
    if (!match.isValid()) { // the matcher gave up
        ++m_counts.damaged;
        return;
    }
    if (!match.hasMatch())
        return;

    const std::optional<LineValues> values = valuesOf(match);
    if (!values) {
        ++m_counts.damaged;
        forgetRecord();
        return;
    }
    mergeLine(*values);
    const auto found = std::count_if(values->begin(), values->end(),
                                     [](const auto &value) { return value.has_value(); });
    const auto complete = [](const Quantity &quantity) {
        return !quantity.expected || quantity.value.has_value();
    };
    // Two quantities on one line: a format of one line a record, where one group may be optional.
    if (found >= 2 || std::all_of(m_quantities.begin(), m_quantities.end(), complete))
        finishRecord(into);
}

std::optional<TextLineProtocol::LineValues>
TextLineProtocol::valuesOf(const QRegularExpressionMatch &match) const
{
    LineValues values;
    for (std::size_t i = 0; i < m_quantities.size(); ++i) {
        const Quantity &quantity = m_quantities.at(i);
        const QString text = quantity.expected ? match.captured(quantity.group) : QString();
        if (text.isEmpty())
            continue;
        bool isNumber = false;
        const double number = text.trimmed().toDouble(&isNumber) * quantity.unit;
        if (!isNumber || !std::isfinite(number))
            return std::nullopt;
        values.at(i) = number;
    }
    return values;
}

void TextLineProtocol::mergeLine(const LineValues &values)
{
    // The same quantity again: the record before lacked a line.
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values.at(i) && m_quantities.at(i).value) {
            ++m_counts.damaged;
            forgetRecord();
        }
    }
    const auto isEmpty = [](const Quantity &quantity) { return !quantity.value; };
    if (std::all_of(m_quantities.begin(), m_quantities.end(), isEmpty))
        m_recordNs = m_lineNs;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values.at(i))
            m_quantities.at(i).value = values.at(i);
}

void TextLineProtocol::finishRecord(std::vector<Reading> &into)
{
    const auto &[watts, volts, amperes] = m_quantities;
    Reading reading(m_recordNs, watts.value, volts.value, amperes.value);
    if (!reading.watts && reading.volts && reading.amperes)
        reading.watts = *reading.volts * *reading.amperes;
    forgetRecord();
    if (!reading.watts || !std::isfinite(*reading.watts)) { // the product of two may be infinite
        ++m_counts.damaged;
        return;
    }
    ++m_counts.records;
    into.push_back(reading);
}

void TextLineProtocol::forgetRecord()
{
    for (Quantity &quantity : m_quantities)
        quantity.value.reset();
}

Result<std::unique_ptr<Protocol>> makeProtocol(const MeterSettings &settings)
{
    RUNWATT_CHECK(settings.check());
    if (settings.kind == u"textline"_s)
        return TextLineProtocol::create(settings.text);
    // The simulated meter speaks Watts Up? too.
    return std::make_unique<WattsUpProtocol>();
}

} // namespace runwatt::power
