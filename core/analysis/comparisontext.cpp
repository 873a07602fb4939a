// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparisontext.h"

#include "core/analysis/quantity.h"
#include "core/analysis/text.h"
#include "core/base/unitscale.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

namespace {

using Row = QStringList;

/// The shortest text that reads back as the same number; empty for one that is none.
QString exactNumber(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest)
                                : QString();
}

QString trialList(const ComparisonCell &cell)
{
    QStringList ids;
    for (const store::TrialId trial : cell.trials)
        ids.append(QString::number(trial.value));
    return ids.join(u' ');
}

double largestValue(const Comparison &comparison)
{
    double largest = 0;
    for (const ComparisonCell &cell : comparison.cells) {
        for (const double value : cell.values)
            largest = std::max(largest, std::abs(value));
    }
    return largest;
}

/// Control characters of a name (a newline, an escape) must not reach a terminal.
QString printable(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control
            || character.category() == QChar::Other_Format)
            character = u'\uFFFD';
    }
    return text;
}

QString verdictText(const ComparisonCell &cell)
{
    if (cell.trialsWithVerdicts == 0)
        return {};
    const QString count = Analysis::tr("%n trial(s)", nullptr, cell.trialsWithVerdicts);
    return Analysis::tr("%1: %2").arg(count, cell.verdictsAgainst.join(", "_L1));
}

void addKeys(const ComparisonRequest &request, Row &row, const QStringList &panelAxisSeries)
{
    const QStringList named{request.panelBy, request.axis, request.seriesBy};
    for (qsizetype i = 0; i < named.size(); ++i) {
        if (!named.at(i).isEmpty())
            row.append(panelAxisSeries.at(i));
    }
}

Row tableRow(const Comparison &comparison, const ComparisonCell &cell, const UnitScale &scale)
{
    const auto shown = [&scale](double value) { return plainNumber(value / scale.divisor); };
    Row row;
    addKeys(comparison.request, row, {cell.panelLabel, cell.axisLabel, cell.seriesLabel});
    row.append(QString::number(cell.values.size()));
    if (cell.showsMean()) {
        const double halfWidth = (cell.interval->high - cell.interval->low) / 2;
        row.append(shown(cell.mean));
        row.append(u"± "_s + shown(halfWidth));
    } else {
        row.append({u"–"_s, u"–"_s});
    }
    row.append(shown(cell.median));
    QStringList single;
    if (!cell.showsMean()) {
        for (const double value : cell.values)
            single.append(shown(value));
    }
    row.append(single.join(u' '));
    row.append(verdictText(cell));
    return row;
}

/// Columns as wide as their widest text; numbers to the right. Columns without any text are left
/// out.
QString aligned(const std::vector<Row> &rows, qsizetype numbersFrom, qsizetype numbersTo)
{
    const qsizetype columns = rows.front().size();
    QList<qsizetype> widths(columns, 0);
    QList<bool> used(columns, false);
    for (const Row &row : rows) {
        for (qsizetype column = 0; column < columns; ++column) {
            widths[column] = std::max(widths[column], row.at(column).size());
            used[column] |= &row != &rows.front() && !row.at(column).isEmpty();
        }
    }
    QString text;
    for (const Row &row : rows) {
        QString line;
        for (qsizetype column = 0; column < columns; ++column) {
            if (!used.at(column))
                continue;
            const bool number = column >= numbersFrom && column < numbersTo;
            const QString cell = printable(row.at(column));
            line += (number ? cell.rightJustified(widths.at(column))
                            : cell.leftJustified(widths.at(column)))
                + u"  "_s;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

/// A spreadsheet would run a name that begins like a formula; an apostrophe makes it text.
QString asName(const QString &text)
{
    bool isNumber = false;
    text.toDouble(&isNumber);
    const bool likeFormula = !text.isEmpty() && QStringView(u"=+-@\t").contains(text.front());
    return likeFormula && !isNumber ? u'\'' + text : text;
}

QByteArray csvField(const QString &text)
{
    QByteArray field = text.toUtf8();
    const bool quoted =
        field.contains(',') || field.contains('"') || field.contains('\n') || field.contains('\r');
    if (!quoted)
        return field;
    field.replace("\"", "\"\"");
    return "\"" + field + "\"";
}

QByteArray csvLine(const Row &row)
{
    QByteArrayList fields;
    for (const QString &text : row)
        fields.append(csvField(text));
    return fields.join(',') + "\r\n";
}

QJsonValue jsonNumber(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

QJsonObject jsonCell(const ComparisonCell &cell)
{
    QJsonArray values;
    for (const double value : cell.values)
        values.append(jsonNumber(value));
    QJsonArray trials;
    for (const store::TrialId trial : cell.trials)
        trials.append(trial.value);
    QJsonObject object{
        {u"axis"_s, cell.axisKey},
        {u"series"_s, cell.seriesKey},
        {u"panel"_s, cell.panelKey},
        {u"n"_s, static_cast<qint64>(cell.values.size())},
        {u"mean"_s, jsonNumber(cell.mean)},
        {u"median"_s, jsonNumber(cell.median)},
        {u"standardDeviation"_s, jsonNumber(cell.standardDeviation)},
        {u"interval"_s, QJsonValue::Null},
        {u"values"_s, values},
        {u"trials"_s, trials},
        {u"origin"_s, toWord(furthest(cell.origins))},
        {u"origins"_s, QJsonArray::fromStringList(toWords(cell.origins))},
        {u"mark"_s, marks(cell.origins)},
        {u"verdictsAgainst"_s, QJsonArray::fromStringList(cell.verdictsAgainst)},
        {u"trialsWithVerdicts"_s, cell.trialsWithVerdicts},
    };
    if (cell.interval)
        object[u"interval"_s] = QJsonArray{cell.interval->low, cell.interval->high};
    return object;
}

} // namespace

QString toTable(const Comparison &comparison)
{
    const ComparisonRequest &request = comparison.request;
    const UnitScale scale = scaleFor(largestValue(comparison), comparison.unit);
    const QString measure = request.detail.isEmpty()
        ? request.measure
        : Analysis::tr("%1 (%2)").arg(request.measure, request.detail);
    const QString what =
        scale.unit.isEmpty() ? measure : Analysis::tr("%1 in %2").arg(measure, scale.unit);
    QString text = printable(Analysis::tr("%1: %2").arg(what, comparison.statistic()));
    text += u'\n';
    if (!comparison.origins.empty())
        text += marks(comparison.origins) + u'\n';
    Row header;
    addKeys(request, header, {request.panelBy, request.axis, request.seriesBy});
    const qsizetype numbersFrom = header.size();
    header.append({u"n"_s, Analysis::tr("mean"), Analysis::tr("%1 %").arg(request.confidence * 100),
                   Analysis::tr("median"), Analysis::tr("trials"), Analysis::tr("against")});
    std::vector<Row> rows{header};
    for (const ComparisonCell &cell : comparison.cells)
        rows.push_back(tableRow(comparison, cell, scale));
    return text + u'\n' + aligned(rows, numbersFrom, numbersFrom + 4);
}

QByteArray toCsv(const Comparison &comparison)
{
    const ComparisonRequest &request = comparison.request;
    Row header;
    addKeys(request, header, {request.panelBy, request.axis, request.seriesBy});
    header.append({u"measure"_s, u"detail"_s, u"unit"_s, u"n"_s, u"mean"_s, u"interval_low"_s,
                   u"interval_high"_s, u"median"_s, u"standard_deviation"_s, u"values"_s,
                   u"trials"_s, u"statistic"_s, u"origin"_s, u"mark"_s, u"verdicts_against"_s,
                   u"trials_with_verdicts"_s});
    QByteArray text = csvLine(header);
    const QString statistic = comparison.statistic();
    for (const ComparisonCell &cell : comparison.cells) {
        QStringList values;
        for (const double value : cell.values)
            values.append(exactNumber(value));
        Row row;
        addKeys(request, row,
                {asName(cell.panelKey), asName(cell.axisKey), asName(cell.seriesKey)});
        row.append({asName(request.measure), asName(request.detail), comparison.unit,
                    QString::number(cell.values.size()), exactNumber(cell.mean),
                    cell.interval ? exactNumber(cell.interval->low) : QString(),
                    cell.interval ? exactNumber(cell.interval->high) : QString(),
                    exactNumber(cell.median), exactNumber(cell.standardDeviation),
                    values.join(u' '), trialList(cell), statistic, toWord(furthest(cell.origins)),
                    marks(cell.origins), cell.verdictsAgainst.join(u' '),
                    QString::number(cell.trialsWithVerdicts)});
        text += csvLine(row);
    }
    return text;
}

QByteArray toJson(const Comparison &comparison)
{
    const ComparisonRequest &request = comparison.request;
    QJsonArray cells;
    for (const ComparisonCell &cell : comparison.cells)
        cells.append(jsonCell(cell));
    const QJsonObject object{
        {u"measure"_s, request.measure},
        {u"detail"_s, request.detail},
        {u"unit"_s, comparison.unit},
        {u"axis"_s, request.axis},
        {u"series"_s, request.seriesBy},
        {u"panel"_s, request.panelBy},
        {u"filters"_s, QJsonArray::fromStringList(request.filters)},
        {u"confidence"_s, request.confidence},
        {u"statistic"_s, comparison.statistic()},
        {u"mixed"_s, QJsonArray::fromStringList(comparison.mixed)},
        {u"origin"_s, toWord(furthest(comparison.origins))},
        {u"origins"_s, QJsonArray::fromStringList(toWords(comparison.origins))},
        {u"mark"_s, marks(comparison.origins)},
        {u"cells"_s, cells},
    };
    return QJsonDocument(object).toJson();
}

} // namespace runwatt::analysis
