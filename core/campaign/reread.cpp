// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/reread.h"

#include "core/base/arrivalfilter.h"
#include "core/benchmark/benchmark.h"
#include "core/campaign/rereadsampled.h"
#include "core/campaign/text.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

/// Whether a summary is a benchmark's (see benchmark::Summary), or was made of what was sampled.
bool isOfBenchmark(const QString &measure)
{
    static const std::array<QString, 7> whole{u"throughput"_s, u"iops"_s,         u"bytes"_s,
                                              u"runtime"_s,    u"transactions"_s, u"operations"_s,
                                              u"retransmits"_s};
    static const std::array<QString, 3> begins{u"latency."_s, u"network."_s, u"cpu.netperf."_s};
    return std::ranges::find(whole, measure) != whole.end()
        || std::ranges::any_of(begins,
                               [&](const QString &begin) { return measure.startsWith(begin); });
}

/// With what it tells now: a command of the person's own has a measure of any name.
std::vector<store::SummaryRecord> keptOf(const store::CampaignData &data,
                                         store::TrialId trial,
                                         const std::vector<benchmark::Summary> &again)
{
    const auto isTold = [&again](const QString &measure) {
        return std::ranges::find(again, measure, &benchmark::Summary::measure) != again.end();
    };
    std::vector<store::SummaryRecord> kept;
    std::ranges::copy_if(data.summaries, std::back_inserter(kept),
                         [&](const store::SummaryRecord &summary) {
                             return summary.trial == trial
                                 && (isOfBenchmark(summary.measure) || isTold(summary.measure));
                         });
    return kept;
}

void hold(const std::vector<benchmark::Summary> &again,
          std::vector<store::SummaryRecord> kept,
          RereadTrial *result)
{
    for (const benchmark::Summary &figure : again) {
        if (!std::isfinite(figure.value))
            continue; // no file keeps it
        const auto same = std::ranges::find_if(kept, [&](const store::SummaryRecord &one) {
            return one.measure == figure.measure && one.detail == figure.detail
                && one.unit == figure.unit;
        });
        const std::optional<double> before =
            same == kept.end() ? std::nullopt : std::optional(same->value);
        if (before)
            kept.erase(same);
        if (before && isSameNumber(*before, figure.value))
            ++result->equal;
        else
            result->differences.push_back(
                {figure.measure, figure.detail, figure.unit, before, figure.value});
    }
    for (const store::SummaryRecord &left : kept)
        result->differences.push_back(
            {left.measure, left.detail, left.unit, left.value, std::nullopt});
}

/// The first bin that one has and the other has not so; none where all are the same.
std::optional<SummaryDifference> firstDifference(const series::Histogram &kept,
                                                 const series::Histogram &again)
{
    const std::size_t count = std::max(kept.bins.size(), again.bins.size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = [i](const series::HistogramBins &bins) {
            return i < bins.size() ? bins[i] : series::HistogramBin();
        };
        const series::HistogramBin before = at(kept.bins);
        const series::HistogramBin now = at(again.bins);
        if (isSameNumber(before.low, now.low) && isSameNumber(before.high, now.high)
            && isSameNumber(before.count, now.count))
            continue;
        const double begin = before.high > 0 ? before.low : now.low;
        const QString place = u"from %1 %2"_s.arg(begin).arg(kept.unit);
        return SummaryDifference{kept.measure + u".histogram"_s,
                                 kept.detail.isEmpty() ? place
                                                       : QString(kept.detail + u' ' + place),
                                 QString(), before.count, now.count};
    }
    return std::nullopt;
}

/// Against those that the file keeps of the trial. Where it keeps none, an earlier Runwatt measured
/// it.
void hold(const std::vector<series::Histogram> &again,
          const store::CampaignData &data,
          store::TrialId trial,
          RereadTrial *result)
{
    for (const store::HistogramRecord &record : data.histograms) {
        if (record.trial != trial)
            continue;
        const series::Histogram &kept = record.histogram;
        const auto same = std::ranges::find_if(again, [&kept](const series::Histogram &one) {
            return one.measure == kept.measure && one.detail == kept.detail
                && one.unit == kept.unit;
        });
        const std::optional<SummaryDifference> difference =
            firstDifference(kept, same == again.end() ? series::Histogram() : *same);
        if (difference)
            result->differences.push_back(*difference);
        else
            ++result->equal;
    }
}

/// The benchmark's own output, into `result`.
Result<void> rereadBenchmark(const store::CampaignReader &reader,
                             const store::CampaignData &data,
                             const store::TrialRecord &trial,
                             RereadTrial *result)
{
    const store::CellRecord *cell = data.find(trial.cell);
    const store::WorkloadRecord *workload = cell ? data.find(cell->workload) : nullptr;
    const benchmark::Benchmark *benchmark =
        workload ? benchmark::findBenchmark(workload->benchmark) : nullptr;
    if (workload)
        result->workload = workload->title;
    if (!benchmark) {
        result->refusal = Error(ErrorCode::Unsupported,
                                Campaign::tr("this Runwatt does not know the trial's benchmark"),
                                workload ? workload->benchmark : QString());
        return {};
    }
    // Else the reader would fall back on parameters that are not the run's.
    if (const Result<void> runs = benchmark->checkParameters(workload->parameters); !runs) {
        result->refusal = runs.error();
        return {};
    }
    const Result<QByteArray> output = reader.rawOutput(trial.id, benchmark->name() + u".stdout"_s);
    if (!output && output.error().code != ErrorCode::NotFound)
        return tl::make_unexpected(output.error());
    const std::unique_ptr<benchmark::LiveReader> again =
        benchmark->makeReader(workload->parameters);
    again->feed(output.value_or(QByteArray()), kArrivalUnknown);
    const Result<std::vector<benchmark::Summary>> summaries = again->finish();
    // A command that is asked for no number may have printed nothing, of which nothing is kept.
    if (!output && !(summaries && summaries->empty())) {
        result->refusal = output.error();
        return {};
    }
    if (!summaries) {
        result->refusal = summaries.error();
        return {};
    }
    hold(*summaries, keptOf(data, trial.id, *summaries), result);
    hold(again->histograms(), data, trial.id, result);
    return {};
}

} // namespace

Result<RereadTrial> reread(const store::CampaignReader &reader,
                           const store::CampaignData &data,
                           const store::TrialRecord &trial)
{
    RereadTrial result;
    result.trial = trial.id;
    Result<void> read = rereadBenchmark(reader, data, trial, &result);
    if (read)
        read = rereadSampled(reader, data, trial, &result);
    // One that is damaged is no reason to leave the other trials unread.
    if (!read && read.error().code == ErrorCode::Corrupt)
        result.refusal = read.error();
    else
        RUNWATT_CHECK(read);
    return result;
}

} // namespace runwatt::campaign
