// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/csv.h"

#include "core/figure/provenance.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::figure {

namespace {

QString number(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest)
                                : QString();
}

/// A spreadsheet cuts comments into cells, too: none may begin like a formula.
QString comment(QString text)
{
    text.replace(u'\r', u' ').replace(u'\n', u' ');
    static const QRegularExpression formula(u"([,;\t])(?=[=+@-])"_s);
    return text.replace(formula, u"\\1 "_s);
}

void addComment(QByteArray &csv, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        csv += u"# %1: %2\r\n"_s.arg(key, comment(value)).toUtf8();
}

void addRow(QByteArray &csv, const QStringList &fields)
{
    csv += fields.join(u',').toUtf8() + "\r\n";
}

/// Words of the file, the same in every language.
QByteArray header(const FigureData &data)
{
    QByteArray csv;
    addComment(csv, u"figure"_s, data.title);
    addComment(csv, u"campaign"_s, data.identity.title);
    addComment(csv, u"campaign uuid"_s, data.identity.uuid);
    addComment(csv, u"plan sha256"_s, data.identity.planSha256);
    const QDateTime created =
        QDateTime::fromMSecsSinceEpoch(data.identity.createdUtcNs / kNsPerMs, Qt::UTC);
    addComment(csv, u"campaign created"_s, created.toString(Qt::ISODate));
    addComment(csv, u"measure"_s, data.measure);
    addComment(csv, u"unit"_s, data.unit);
    addComment(csv, u"origin"_s, data.origins.empty() ? toWord(Origin::Measured) : data.mark);
    addComment(csv, u"note"_s, data.note);
    return csv;
}

void addBars(QByteArray &csv, const FigureData &data)
{
    addRow(csv,
           {u"panel"_s, u"group"_s, u"series"_s, u"trial"_s, u"value"_s, u"unit"_s, u"n"_s,
            u"mean"_s, u"low"_s, u"high"_s, u"median"_s, u"origin"_s, u"verdicts"_s});
    for (const BarPanel &panel : data.panels) {
        for (const Bar &bar : panel.bars) {
            for (std::size_t index = 0; index < bar.values.size(); ++index) {
                addRow(csv,
                       {csvField(panel.title), csvField(bar.groupLabel), csvField(bar.seriesLabel),
                        QString::number(bar.trials[index].value), number(bar.values[index]),
                        csvField(data.unit), QString::number(bar.values.size()), number(bar.mean),
                        bar.interval ? number(bar.interval->low) : QString(),
                        bar.interval ? number(bar.interval->high) : QString(), number(bar.median),
                        toWord(furthest(bar.origins)), csvField(bar.verdictsAgainst.join(u' '))});
            }
        }
    }
}

void addLines(QByteArray &csv, const FigureData &data)
{
    addRow(csv, {u"band"_s, u"series"_s, u"unit"_s, u"seconds"_s, u"value"_s, u"origin"_s});
    for (const LineBand &band : data.bands) {
        for (const Line &line : band.lines) {
            for (std::size_t index = 0; index < line.seconds.size(); ++index) {
                addRow(csv,
                       {csvField(band.name), csvField(line.label), csvField(band.unit),
                        number(line.seconds[index]), number(line.values[index]),
                        toWord(line.origin)});
            }
        }
    }
}

} // namespace

QString csvField(const QString &text)
{
    QString field = text;
    bool isNumber = false;
    field.toDouble(&isNumber);
    if (!isNumber && !field.isEmpty() && u"=+-@\t\r"_s.contains(field.at(0)))
        field.prepend(u'\'');
    const bool needsQuotes = field.contains(u',') || field.contains(u'"') || field.contains(u'\n')
        || field.contains(u'\r') || field.startsWith(u'#');
    if (!needsQuotes)
        return field;
    return u"\"%1\""_s.arg(field.replace(u'"', u"\"\""_s));
}

QByteArray toCsv(const FigureData &data)
{
    QByteArray csv = header(data);
    if (data.kind == Kind::Timeline)
        addLines(csv, data);
    else
        addBars(csv, data);
    return csv;
}

} // namespace runwatt::figure
