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

std::vector<store::SummaryRecord> keptOf(const store::CampaignData &data, store::TrialId trial)
{
    std::vector<store::SummaryRecord> kept;
    std::ranges::copy_if(data.summaries, std::back_inserter(kept),
                         [trial](const store::SummaryRecord &summary) {
                             return summary.trial == trial && isOfBenchmark(summary.measure);
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
    if (!output) {
        result->refusal = output.error();
        return {};
    }
    const std::unique_ptr<benchmark::LiveReader> again =
        benchmark->makeReader(workload->parameters);
    again->feed(*output, kArrivalUnknown);
    const Result<std::vector<benchmark::Summary>> summaries = again->finish();
    if (summaries)
        hold(*summaries, keptOf(data, trial.id), result);
    else
        result->refusal = summaries.error();
    return {};
}

} // namespace

Result<RereadTrial> reread(const store::CampaignReader &reader,
                           const store::CampaignData &data,
                           const store::TrialRecord &trial)
{
    RereadTrial result;
    result.trial = trial.id;
    RUNWATT_CHECK(rereadBenchmark(reader, data, trial, &result));
    RUNWATT_CHECK(rereadSampled(reader, data, trial, &result));
    return result;
}

} // namespace runwatt::campaign
