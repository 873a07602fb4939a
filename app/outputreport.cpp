// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outputreport.h"

#include "app/text.h"
#include "core/analysis/latencyhistogram.h"
#include "core/analysis/quantity.h"
#include "core/base/unitscale.h"
#include "core/figure/csv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

constexpr qsizetype kDetailWidth = 20;
constexpr qsizetype kNarrowest = 12;
constexpr qsizetype kWidestDetail = 40; ///< pidstat -l has whole command lines, which are not cut

std::optional<double> secondsOf(const campaign::OutputRow &row)
{
    if (!row.timeNs)
        return std::nullopt;
    return static_cast<double>(*row.timeNs) / kNsPerSecond;
}

/// Ten steps a decade, each with its share of all and a bar as long.
QString histogramText(const series::Histogram &histogram)
{
    constexpr double kCharactersPerPercent = 0.6;
    QString text = u'\n'
        + App::tr("Histogram of %1, %2 (%3 in all):")
              .arg(histogram.measure,
                   histogram.detail.isEmpty() ? App::tr("all together") : histogram.detail,
                   QString::number(std::llround(series::countIn(histogram.bins))))
        + u'\n';
    for (const auto &[step, share] : series::sharesByStep(histogram.bins)) {
        const double percent = 100 * share;
        const auto length = static_cast<qsizetype>(std::lround(percent * kCharactersPerPercent));
        text += u"  "_s + analysis::stepLabel(step).leftJustified(kNarrowest) + u"  "_s
            + shownValue(percent, u"%"_s).rightJustified(kNarrowest);
        if (length > 0)
            text += u"  "_s + QString(length, u'#');
        text += u'\n';
    }
    return text;
}

class TextReport final : public OutputReport
{
public:
    explicit TextReport(Terminal &terminal)
        : m_terminal(terminal)
    { }

    void begin(const QString &tool) override { m_tool = tool; }

    void add(const std::vector<campaign::OutputRow> &rows) override
    {
        QString text;
        for (const campaign::OutputRow &row : rows) {
            if (extendColumns(row))
                text += header();
            text += lineOf(row);
        }
        m_terminal.write(text);
    }

    void end(const QString &version, const campaign::OutputEnd &end) override
    {
        const auto &summaries = end.summaries;
        if (!summaries)
            return;
        const QString tool = version.isEmpty() ? m_tool : oneLine(version);
        QString text = m_columns.isEmpty() ? QString() : u"\n"_s;
        text += end.isMeanOfIntervals
            ? App::tr("Over the whole run, each interval of %1 counting alike:").arg(tool)
            : App::tr("Over the whole run, by %1:").arg(tool);
        text += u'\n';
        qsizetype measures = 0;
        qsizetype details = 0;
        for (const benchmark::Summary &summary : *summaries) {
            measures = std::max(measures, summary.measure.size());
            details = std::max(details, oneLine(summary.detail).size());
        }
        details = std::min(details, kWidestDetail);
        for (const benchmark::Summary &summary : *summaries) {
            text += u"  "_s + summary.measure.leftJustified(measures) + u"  "_s
                + oneLine(summary.detail).leftJustified(details) + u"  "_s
                + shownValue(summary.value, summary.unit).rightJustified(kNarrowest) + u'\n';
        }
        for (const series::Histogram &histogram : end.histograms)
            text += histogramText(histogram);
        m_terminal.write(text);
    }

private:
    static qsizetype widthOf(const QString &column) { return std::max(column.size(), kNarrowest); }

    /// Which values there are is known when they come: a latency, say, only where there are any.
    bool extendColumns(const campaign::OutputRow &row)
    {
        const qsizetype before = m_columns.size();
        for (const campaign::OutputValue &value : row.values) {
            if (!m_columns.contains(value.name))
                m_columns.append(value.name);
        }
        return m_columns.size() > before;
    }

    [[nodiscard]] QString header() const
    {
        QString line = App::tr("time (s)").rightJustified(10) + u"  "_s
            + QString().leftJustified(kDetailWidth);
        for (const QString &column : m_columns)
            line += u"  "_s + column.rightJustified(widthOf(column));
        return line + u'\n';
    }

    [[nodiscard]] QString lineOf(const campaign::OutputRow &row) const
    {
        const std::optional<double> seconds = secondsOf(row);
        const QString time = seconds ? QString::number(*seconds, 'f', 3) : u"–"_s;
        QString line =
            time.rightJustified(10) + u"  "_s + oneLine(row.detail).leftJustified(kDetailWidth);
        for (const QString &column : m_columns) {
            const auto value = std::ranges::find(row.values, column, &campaign::OutputValue::name);
            const QString shown =
                value == row.values.end() ? u"–"_s : shownValue(value->value, value->unit);
            line += u"  "_s + shown.rightJustified(widthOf(column));
        }
        return line + u'\n';
    }

    Terminal &m_terminal;
    QString m_tool;
    QStringList m_columns; ///< names of values, which are the readers': a few
};

class CsvReport final : public OutputReport
{
public:
    explicit CsvReport(Terminal &terminal)
        : m_terminal(terminal)
    { }

    void begin(const QString &tool) override
    {
        m_tool = tool;
        m_terminal.write(line({u"kind"_s, u"tool"_s, u"time"_s, u"name"_s, u"detail"_s, u"unit"_s,
                               u"value"_s, u"low"_s, u"high"_s, u"rangeunit"_s}));
    }

    void add(const std::vector<campaign::OutputRow> &rows) override
    {
        QByteArray text;
        for (const campaign::OutputRow &row : rows) {
            for (const campaign::OutputValue &value : row.values)
                text += line({u"sample"_s, m_tool, timeOf(row), value.name, oneLine(row.detail),
                              value.unit, exactNumber(value.value)});
        }
        m_terminal.write(text);
    }

    void end(const QString & /*version*/, const campaign::OutputEnd &end) override
    {
        const auto &summaries = end.summaries;
        if (!summaries)
            return;
        QByteArray text;
        for (const benchmark::Summary &summary : *summaries)
            text += line({u"summary"_s, m_tool, QString(), summary.measure, oneLine(summary.detail),
                          summary.unit, exactNumber(summary.value)});
        // Their values are counts, which have no unit; the ends have the measure's.
        for (const series::Histogram &histogram : end.histograms) {
            for (const series::HistogramBin &bin : histogram.bins)
                text += line({u"bin"_s, m_tool, QString(), histogram.measure,
                              oneLine(histogram.detail), QString(), exactNumber(bin.count),
                              exactNumber(bin.low), exactNumber(bin.high), histogram.unit});
        }
        m_terminal.write(text);
    }

private:
    static QString timeOf(const campaign::OutputRow &row)
    {
        const std::optional<double> seconds = secondsOf(row);
        return seconds ? exactNumber(*seconds) : QString();
    }

    static constexpr qsizetype kColumns = 10;

    /// The fields, and empty ones for the columns that are left.
    static QByteArray line(const QStringList &fields)
    {
        QStringList quoted;
        for (const QString &field : fields)
            quoted.append(figure::csvField(field));
        quoted.resize(kColumns);
        return quoted.join(u',').toUtf8() + "\r\n";
    }

    Terminal &m_terminal;
    QString m_tool;
};

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonValue jsonNumber(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

/// Bins as triples: from, below, how many.
QJsonArray jsonOf(const std::vector<series::Histogram> &histograms)
{
    QJsonArray list;
    for (const series::Histogram &histogram : histograms) {
        QJsonArray bins;
        for (const series::HistogramBin &bin : histogram.bins)
            bins.append(QJsonArray{bin.low, bin.high, bin.count});
        list.append(QJsonObject{{u"measure"_s, histogram.measure},
                                {u"detail"_s, oneLine(histogram.detail)},
                                {u"unit"_s, histogram.unit},
                                {u"bins"_s, bins}});
    }
    return list;
}

class JsonReport final : public OutputReport
{
public:
    explicit JsonReport(Terminal &terminal)
        : m_terminal(terminal)
    { }

    void begin(const QString &tool) override
    {
        // The list is written while it becomes known, so the object is opened and closed by hand.
        m_terminal.write(compact({{u"tool"_s, tool}}).chopped(1) + QByteArray(",\"samples\":["));
    }

    void add(const std::vector<campaign::OutputRow> &rows) override
    {
        QByteArray text;
        for (const campaign::OutputRow &row : rows) {
            QJsonObject values;
            for (const campaign::OutputValue &value : row.values)
                values[value.name] =
                    QJsonObject{{u"value"_s, jsonNumber(value.value)}, {u"unit"_s, value.unit}};
            text += m_any ? ",\n" : "\n";
            const std::optional<double> seconds = secondsOf(row);
            text += compact({{u"time"_s, seconds ? QJsonValue(*seconds) : QJsonValue()},
                             {u"detail"_s, oneLine(row.detail)},
                             {u"values"_s, values}});
            m_any = true;
        }
        m_terminal.write(text);
    }

    void end(const QString &version, const campaign::OutputEnd &end) override
    {
        const auto &summaries = end.summaries;
        QJsonArray list;
        for (const benchmark::Summary &summary :
             summaries.value_or(std::vector<benchmark::Summary>())) {
            list.append(QJsonObject{{u"measure"_s, summary.measure},
                                    {u"detail"_s, oneLine(summary.detail)},
                                    {u"unit"_s, summary.unit},
                                    {u"value"_s, jsonNumber(summary.value)}});
        }
        const QJsonObject rest{
            {u"version"_s, oneLine(version)},
            {u"summaries"_s, list},
            {u"histograms"_s, jsonOf(end.histograms)},
            {u"error"_s, summaries ? QJsonValue() : QJsonValue(oneLine(summaries.error().text()))}};
        m_terminal.write(QByteArray("\n],") + compact(rest).sliced(1) + '\n');
    }

private:
    Terminal &m_terminal;
    bool m_any = false;
};

} // namespace

std::unique_ptr<OutputReport> OutputReport::make(Form form, Terminal &terminal)
{
    switch (form) {
    case Form::Csv:
        return std::make_unique<CsvReport>(terminal);
    case Form::Json:
        return std::make_unique<JsonReport>(terminal);
    case Form::Text:
        break;
    }
    return std::make_unique<TextReport>(terminal);
}

QString oneLine(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control
            || character.category() == QChar::Other_Format)
            character = QChar::ReplacementCharacter;
    }
    return text;
}

QString exactNumber(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest)
                                : QString();
}

QString shownValue(double value, const QString &unit)
{
    const UnitScale scale = scaleFor(value, unit);
    const QString number = analysis::plainNumber(value / scale.divisor);
    return scale.unit.isEmpty() ? number : QString(number + u' ' + scale.unit);
}

} // namespace runwatt::app
