// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/barsfigure.h"

#include "core/analysis/latencyhistogram.h"
#include "core/analysis/words.h"
#include "core/figure/layout.h"
#include "core/figure/names.h"
#include "core/figure/provenance.h"
#include "core/figure/text.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::figure {

namespace {

using analysis::Comparison;
using analysis::ComparisonCell;
using analysis::FactorValue;

/// Looks by the place of a value among all of the campaign's, so that a series keeps its look while
/// others are still to come, and a runtime everywhere.
class Looks
{
public:
    Looks(const store::CampaignData &campaign, QString factor)
        : m_factor(std::move(factor))
        , m_values(analysis::factorValues(campaign, m_factor))
    { }

    [[nodiscard]] Style of(const QString &key) const
    {
        if (m_factor == "runtime"_L1 && isRuntime(key))
            return runtimeStyle(key);
        const auto found = std::ranges::find(m_values, key, &FactorValue::key);
        return found == m_values.end() ? cycleStyle(0)
                                       : cycleStyle(static_cast<int>(found - m_values.begin()));
    }

private:
    QString m_factor;
    std::vector<FactorValue> m_values;
};

int placeOf(const std::vector<FactorValue> &values, const QString &key)
{
    return static_cast<int>(std::ranges::find(values, key, &FactorValue::key) - values.begin());
}

double largestShown(const Comparison &comparison)
{
    double largest = 0;
    for (const ComparisonCell &cell : comparison.cells) {
        if (cell.showsMean())
            largest = std::max({largest, cell.mean, cell.interval->high});
        for (const double value : cell.values)
            largest = std::max(largest, value);
    }
    return largest;
}

/// Of what a histogram draws.
double largestLevel(const Comparison &comparison)
{
    double largest = 0;
    for (const ComparisonCell &cell : comparison.cells)
        largest = std::max(largest, cell.showsMean() ? cell.mean : cell.median);
    return largest;
}

QString titleOf(const Figure &figure)
{
    if (!figure.title.isEmpty())
        return figure.title;
    const analysis::ComparisonRequest &request = figure.request;
    QString measure = measureName(request.measure);
    if (!request.detail.isEmpty())
        measure = Figures::tr("%1, %2").arg(measure, analysis::shownWord(request.detail));
    // A histogram is over latency: that goes without saying.
    const QString axis = request.measure == analysis::latencyHistogram() ? QString() : request.axis;
    if (axis.isEmpty() && request.seriesBy.isEmpty())
        return measure;
    const QString by = axis.isEmpty() ? request.seriesBy : axis;
    if (axis.isEmpty() || request.seriesBy.isEmpty() || request.seriesBy == axis)
        return Figures::tr("%1 by %2").arg(measure, factorName(by));
    return Figures::tr("%1 by %2 and %3")
        .arg(measure, factorName(by), factorName(request.seriesBy));
}

/// "n = 3" or "n = 3 to 5", of those cells that `wanted` takes.
template<typename Wanted>
QString countText(const Comparison &comparison, Wanted wanted)
{
    std::size_t least = 0;
    std::size_t most = 0;
    for (const ComparisonCell &cell : comparison.cells) {
        if (!wanted(cell))
            continue;
        least = least == 0 ? cell.values.size() : std::min(least, cell.values.size());
        most = std::max(most, cell.values.size());
    }
    return least == most ? Figures::tr("n = %1").arg(least)
                         : Figures::tr("n = %1 to %2").arg(least).arg(most);
}

/// What the lines of a histogram are.
QStringList histogramSentences(const Comparison &comparison)
{
    const auto showsMean = [](const ComparisonCell &cell) { return cell.showsMean(); };
    const auto showsTrials = [](const ComparisonCell &cell) { return !cell.showsMean(); };
    QStringList sentences{Figures::tr("Ten steps a decade.")};
    if (std::ranges::any_of(comparison.cells, showsMean))
        sentences.append(Figures::tr("Lines: mean of the trials' shares, %1.")
                             .arg(countText(comparison, showsMean)));
    if (std::ranges::any_of(comparison.cells, showsTrials))
        sentences.append(Figures::tr("Lines: median of the trials' shares, %1 (no mean below %2).")
                             .arg(countText(comparison, showsTrials))
                             .arg(analysis::kTrialsForInterval));
    return sentences;
}

/// Labels where decades begin, and where there are few of them, also at 2 and 5.
std::vector<AxisTick> stepTicks(const Comparison &comparison)
{
    constexpr std::size_t kFew = 25;
    std::vector<AxisTick> ticks;
    const std::size_t steps = comparison.axis.size();
    const int first = analysis::stepOf(comparison.axis.front().key);
    for (std::size_t place = 0; place <= steps; ++place) {
        const int step = first + static_cast<int>(place);
        const int within = (step % 10 + 10) % 10;
        if (within == 0 || (steps <= kFew && (within == 3 || within == 7)))
            ticks.push_back(
                {static_cast<double>(place) - 0.5, analysis::stepBeginLabel(step), within == 0});
    }
    if (ticks.empty()) {
        ticks.push_back({-0.5, analysis::stepBeginLabel(first)});
        ticks.push_back({static_cast<double>(steps) - 0.5,
                         analysis::stepBeginLabel(first + static_cast<int>(steps))});
    }
    return ticks;
}

/// What bars and points are.
QStringList barSentences(const Comparison &comparison)
{
    const auto showsMean = [](const ComparisonCell &cell) { return cell.showsMean(); };
    const auto showsTrials = [](const ComparisonCell &cell) { return !cell.showsMean(); };
    QStringList sentences;
    if (std::ranges::any_of(comparison.cells, showsMean)) {
        sentences.append(Figures::tr("Bars: mean with %1 % interval (Student's t), %2.")
                             .arg(QString::number(100 * comparison.request.confidence),
                                  countText(comparison, showsMean)));
    }
    if (std::ranges::any_of(comparison.cells, showsTrials)) {
        const bool hasMedians =
            std::ranges::any_of(comparison.cells, [](const ComparisonCell &cell) {
                return !cell.showsMean() && drawsMedian(cell.values.size());
            });
        const QString sentence = hasMedians
            ? Figures::tr("Points: single trials, line: median, %1 (no interval below %2).")
            : Figures::tr("Points: single trials, %1 (no interval below %2).");
        sentences.append(
            sentence.arg(countText(comparison, showsTrials)).arg(analysis::kTrialsForInterval));
    }
    return sentences;
}

/// What is drawn, and what is to be known of it, in sentences.
/// By runtime, and by device where there are several: what is not measured of one is no word about
/// another.
QStringList originSentences(const store::CampaignData &campaign, const Comparison &comparison)
{
    const auto cellOf = [&campaign](store::TrialId id) -> const store::CellRecord * {
        const store::TrialRecord *trial = campaign.find(id);
        return trial != nullptr ? campaign.find(trial->cell) : nullptr;
    };
    QSet<store::DeviceId> devices;
    for (const ComparisonCell &cell : comparison.cells) {
        for (const store::TrialId id : cell.trials) {
            if (const store::CellRecord *of = cellOf(id); of != nullptr)
                devices.insert(of->device);
        }
    }
    OriginSentences marked;
    for (const ComparisonCell &cell : comparison.cells) {
        for (std::size_t i = 0; i < cell.trials.size(); ++i) {
            const store::CellRecord *of = cellOf(cell.trials[i]);
            if (of == nullptr)
                continue;
            const store::DeviceRecord *device = campaign.find(of->device);
            const QString part = devices.size() > 1 && device != nullptr
                ? u"%1 %2"_s.arg(device->name, of->runtime)
                : of->runtime;
            marked.add(part, cell.trialOrigins[i]);
        }
    }
    return marked.sentences();
}

QStringList noteSentences(const store::CampaignData &campaign, const Comparison &comparison)
{
    QStringList sentences = comparison.request.measure == analysis::latencyHistogram()
        ? histogramSentences(comparison)
        : barSentences(comparison);
    sentences += originSentences(campaign, comparison);
    QStringList mixed;
    for (const QString &factor : comparison.mixed)
        mixed.append(factorName(factor));
    if (!mixed.isEmpty())
        sentences.append(
            Figures::tr("Taken together over trials that differ in %1.").arg(mixed.join(u", "_s)));
    QStringList verdicts;
    for (const ComparisonCell &cell : comparison.cells)
        verdicts += cell.verdictsAgainst;
    verdicts.removeDuplicates();
    verdicts.sort();
    if (!verdicts.isEmpty())
        sentences.append(Figures::tr("†: something is known against at least one trial (%1).")
                             .arg(verdictNames(verdicts)));
    return sentences;
}

Bar barOf(const ComparisonCell &cell)
{
    Bar bar;
    bar.groupKey = cell.axisKey;
    bar.groupLabel = cell.axisLabel;
    bar.seriesLabel = cell.seriesLabel;
    bar.values = cell.values;
    bar.trials = cell.trials;
    bar.mean = cell.mean;
    bar.median = cell.median;
    if (cell.interval)
        bar.interval = Range{cell.interval->low, cell.interval->high};
    bar.origins = cell.origins;
    bar.verdictsAgainst = cell.verdictsAgainst;
    return bar;
}

/// A panel's heading: the word of a parameter with a capital letter; names of devices, runtimes,
/// workloads and benchmarks as they are.
QString panelTitle(const QString &factor, const QString &label)
{
    static const QStringList named{u"device"_s, u"runtime"_s, u"workload"_s, u"benchmark"_s};
    return named.contains(factor.section(u'+', 0, 0)) ? label : capitalised(label);
}

void addPanels(FigureData &data, const store::CampaignData &campaign, const Comparison &comparison)
{
    const analysis::ComparisonRequest &request = comparison.request;
    const bool hasSeries = !request.seriesBy.isEmpty();
    const Looks looks(campaign, hasSeries ? request.seriesBy : request.axis);
    const bool coloursGroups = !hasSeries && request.axis == "runtime"_L1;
    data.placesPerGroup = static_cast<int>(comparison.series.size());
    QStringList groups;
    for (const FactorValue &value : comparison.axis)
        groups.append(value.label);
    for (const FactorValue &value : comparison.panels)
        data.panels.push_back({panelTitle(request.panelBy, value.label), groups, {}});
    for (const ComparisonCell &cell : comparison.cells) {
        Bar bar = barOf(cell);
        bar.group = placeOf(comparison.axis, cell.axisKey);
        bar.place = placeOf(comparison.series, cell.seriesKey);
        if (hasSeries)
            bar.style = looks.of(cell.seriesKey);
        else
            bar.style = coloursGroups ? looks.of(cell.axisKey) : cycleStyle(0);
        const int panel = placeOf(comparison.panels, cell.panelKey);
        data.panels[static_cast<std::size_t>(panel)].bars.push_back(std::move(bar));
    }
    if (hasSeries && request.seriesBy != request.axis) {
        for (const FactorValue &value : comparison.series)
            data.legend.push_back({value.label, looks.of(value.key)});
    }
}

/// Inches that the content takes: a little more for each row of panels and of the legend.
double fittingHeight(const FigureData &data)
{
    constexpr double kPointsPerInch = 72;
    const auto panels = static_cast<int>(data.panels.size());
    const auto groups = panels == 0 ? 0 : static_cast<int>(data.panels.front().groups.size());
    const int bars = barsAcross(data.kind, groups, data.placesPerGroup);
    const int columns = panelColumns(panels, bars, data.widthInches * kPointsPerInch);
    const int rows = std::max(1, (panels + columns - 1) / columns);
    double legendWidth = 0;
    for (const LegendEntry &entry : data.legend)
        legendWidth += 0.3 + 0.055 * static_cast<double>(entry.label.size());
    const double legendRows = std::ceil(legendWidth / data.widthInches);
    const double noteRows =
        std::ceil(static_cast<double>(data.note.size()) * 0.042 / data.widthInches);
    const double panelHeight = rows == 1 ? 1.55 : 1.32;
    return 0.45 + 0.14 * legendRows + 0.1 * noteRows + panelHeight * rows;
}

} // namespace

FigureData buildBars(const store::CampaignData &campaign,
                     const Figure &figure,
                     const analysis::Comparison &comparison)
{
    FigureData data;
    data.kind = Kind::GroupedBars;
    data.identity = identityOf(campaign);
    data.title = titleOf(figure);
    data.measure = figure.request.measure;
    data.unit = comparison.unit;
    data.vertical = axisFor(measureName(data.measure), comparison.unit, largestShown(comparison));
    data.horizontal.label = capitalised(factorName(figure.request.axis));
    if (data.measure == analysis::latencyHistogram()) {
        data.kind = Kind::Histogram;
        data.vertical =
            axisFor(Figures::tr("Share of requests"), comparison.unit, largestLevel(comparison));
        data.ticks = stepTicks(comparison);
    }
    data.language = figure.language;
    data.origins = comparison.origins;
    data.mark = marks(comparison.origins);
    addPanels(data, campaign, comparison);
    QStringList sentences = noteSentences(campaign, comparison);
    if (const QString unsound = soundnessSentence(campaign); !unsound.isEmpty())
        sentences.prepend(unsound);
    data.note = sentences.join(u' ');
    sentences.prepend(u"%1."_s.arg(data.title));
    sentences.append(u"%1."_s.arg(provenanceText(data.identity)));
    data.caption = sentences.join(u' ');
    data.widthInches = inches(figure.width);
    data.heightInches = figure.heightInches > 0 ? figure.heightInches : fittingHeight(data);
    return data;
}

} // namespace runwatt::figure
