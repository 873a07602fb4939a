// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/latencyhistogram.h"

#include "core/analysis/measuredetails.h"
#include "core/analysis/sidebyside.h"
#include "core/analysis/text.h"
#include "core/series/histogram.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

namespace {

constexpr int kStepsPerPrefix = 3 * series::kStepsPerDecade;

/// The prefix of the unit that a step is told in, and how many steps above 1 of it.
struct PrefixedStep
{
    QString unit;
    int above = 0;
};

PrefixedStep prefixed(int step)
{
    static const std::array<QString, 5> units{u"ps"_s, u"ns"_s, u"µs"_s, u"ms"_s, u"s"_s};
    const int last = static_cast<int>(units.size()) - 1;
    const int group = std::clamp(
        static_cast<int>(std::floor(static_cast<double>(step) / kStepsPerPrefix)) + last, 0, last);
    return {units[static_cast<std::size_t>(group)], step - (group - last) * kStepsPerPrefix};
}

/// 10^(above/10) in two digits, the preferred numbers of a decade.
QString roundNumber(int above)
{
    constexpr std::array kTenths{10, 13, 16, 20, 25, 32, 40, 50, 63, 79};
    const int tenths = kTenths[static_cast<std::size_t>(above % series::kStepsPerDecade)];
    const double number = tenths * std::pow(10, above / series::kStepsPerDecade - 1);
    return QString::number(number, 'f',
                           above < series::kStepsPerDecade && tenths % 10 != 0 ? 1 : 0);
}

/// Of the campaign only what tells its cells apart, with a summary for each trial and step.
struct Shares
{
    store::CampaignData data;
    int first = std::numeric_limits<int>::max();
    int last = std::numeric_limits<int>::min();
};

QString measureOf(int step)
{
    return u"step %1"_s.arg(step);
}

QSet<store::TrialId> completeTrials(const store::CampaignData &data)
{
    QSet<store::TrialId> complete;
    for (const store::TrialRecord &trial : data.trials) {
        if (trial.state == store::TrialState::Complete)
            complete.insert(trial.id);
    }
    return complete;
}

Shares sharesOf(const store::CampaignData &data)
{
    Shares shares;
    shares.data.campaign = data.campaign;
    shares.data.devices = data.devices;
    shares.data.facts = data.facts;
    shares.data.workloads = data.workloads;
    shares.data.cells = data.cells;
    shares.data.trials = data.trials;
    shares.data.verdicts = data.verdicts;
    const QSet<store::TrialId> complete = completeTrials(data);
    std::vector<std::pair<const store::HistogramRecord *, std::map<int, double>>> all;
    for (const store::HistogramRecord &record : data.histograms) {
        if (record.histogram.measure != "latency"_L1 || !complete.contains(record.trial))
            continue;
        std::map<int, double> steps = series::sharesByStep(record.histogram.bins);
        if (steps.empty())
            continue;
        shares.first = std::min(shares.first, steps.begin()->first);
        shares.last = std::max(shares.last, steps.rbegin()->first);
        all.emplace_back(&record, std::move(steps));
    }
    for (const auto &[record, steps] : all) {
        for (int step = shares.first; step <= shares.last; ++step) {
            const auto found = steps.find(step);
            const double percent = found == steps.end() ? 0 : 100 * found->second;
            shares.data.summaries.push_back({record->trial, measureOf(step), u"%"_s,
                                             record->histogram.detail, percent, 0, record->origin});
        }
    }
    return shares;
}

/// Takes the steps at both ends in which nothing is.
void trim(Comparison &comparison)
{
    const auto isUsed = [&comparison](const FactorValue &step) {
        return std::ranges::any_of(comparison.cells, [&step](const ComparisonCell &cell) {
            return cell.axisKey == step.key
                && std::ranges::any_of(cell.values, [](double value) { return value > 0; });
        });
    };
    auto &axis = comparison.axis;
    const auto first = std::ranges::find_if(axis, isUsed);
    const auto end = std::find_if(axis.rbegin(), axis.rend(), isUsed).base();
    if (first == axis.end())
        return;
    const std::vector<FactorValue> used(first, end);
    std::erase_if(comparison.cells, [&used](const ComparisonCell &cell) {
        return std::ranges::find(used, cell.axisKey, &FactorValue::key) == used.end();
    });
    axis = used;
}

} // namespace

QString latencyHistogram()
{
    return u"latency.histogram"_s;
}

Result<Comparison> compareHistogram(const store::CampaignData &data,
                                    const ComparisonRequest &request)
{
    const Shares shares = sharesOf(data);
    std::vector<MeasurePlace> places;
    for (int step = shares.first; step <= shares.last; ++step)
        places.push_back(
            {measureOf(step), {QString::number(series::stepBegin(step), 'g', 4), stepLabel(step)}});
    const Error nothing(ErrorCode::NotFound,
                        Analysis::tr("No complete trial has a histogram of latency."),
                        data.campaign.title, QString(),
                        Analysis::tr("Trials with fio have one. Choose another measure."));
    Result<Comparison> comparison =
        compareSideBySide(shares.data, request, u"latency"_s, places, nothing);
    if (!comparison && comparison.error().code == ErrorCode::NotFound)
        return tl::make_unexpected(nothing); // names of steps are no measures of the campaign
    if (comparison)
        trim(*comparison);
    return comparison;
}

std::optional<Measure> histogramMeasure(const store::CampaignData &data)
{
    const QSet<store::TrialId> complete = completeTrials(data);
    std::optional<Measure> measure;
    MeasureDetails details;
    for (const store::HistogramRecord &record : data.histograms) {
        const series::Histogram &histogram = record.histogram;
        if (histogram.measure != "latency"_L1 || !complete.contains(record.trial))
            continue;
        if (!measure)
            measure = Measure{latencyHistogram(), u"%"_s, {}};
        details.add(record.trial, histogram.detail);
    }
    if (measure)
        measure->details = details.names();
    return measure;
}

QString stepLabel(int step)
{
    const PrefixedStep begin = prefixed(step);
    return u"%1–%2 %3"_s.arg(roundNumber(begin.above), roundNumber(begin.above + 1), begin.unit);
}

QString stepBeginLabel(int step)
{
    const PrefixedStep begin = prefixed(step);
    return u"%1 %2"_s.arg(roundNumber(begin.above), begin.unit);
}

int stepOf(const QString &key)
{
    return static_cast<int>(std::lround(std::log10(key.toDouble()) * series::kStepsPerDecade));
}

} // namespace runwatt::analysis
