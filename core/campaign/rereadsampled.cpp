// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/rereadsampled.h"

#include "core/base/arrivalfilter.h"
#include "core/campaign/cpuseries.h"
#include "core/cpu/mpstat.h"
#include "core/cpu/pidstat.h"
#include "core/series/windowstatistics.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

/// What a reader makes of an output: the values of each series in their order.
using Values = std::map<std::pair<QString, QString>, std::vector<double>>; ///< by name and detail

std::chrono::seconds intervalOf(const store::CampaignData &data)
{
    const double periodMs = data.campaign.plan.value(u"samplingPeriodMs"_s).toDouble(1000);
    constexpr double kLongestMs = 60000;
    return std::chrono::seconds(static_cast<int>(std::clamp(periodMs, 1000.0, kLongestMs) / 1000));
}

Values ofMpstat(const QByteArray &output, std::chrono::seconds interval)
{
    Values values;
    cpu::MpstatReader reader(interval);
    const auto take = [&values](const std::vector<cpu::CpuSample> &samples) {
        for (const cpu::CpuSample &sample : samples) {
            for (const CpuValue &value : deviceValues(sample))
                values[{value.name, value.detail}].push_back(value.value);
        }
    };
    take(reader.feed(output, kArrivalUnknown));
    take(reader.finish());
    return values;
}

Values ofPidstat(const QByteArray &output, std::chrono::seconds interval)
{
    Values values;
    cpu::PidstatReader reader(interval);
    for (const cpu::ProcessSample &sample : reader.feed(output, kArrivalUnknown)) {
        if (sample.tid == 0)
            values[{u"process.cpu"_s, processDetail(sample)}].push_back(
                std::isfinite(sample.cpu) ? sample.cpu : 0);
    }
    return values;
}

/// The file's samples with the values that were read now, of which there may be more before.
series::Samples withValues(const series::Samples &kept, const std::vector<double> &again)
{
    series::Samples samples = kept;
    const std::size_t before = again.size() - kept.size();
    for (std::size_t index = 0; index < kept.size(); ++index)
        samples[index].value = again[before + index];
    return samples;
}

double
meanOf(const series::Samples &samples, const series::Descriptor &descriptor, series::Window window)
{
    return series::statistics(samples, window, series::interpolationFor(descriptor.name)).mean;
}

const store::SummaryRecord *summaryOf(const store::CampaignData &data,
                                      store::TrialId trial,
                                      const series::Descriptor &descriptor)
{
    const auto found =
        std::ranges::find_if(data.summaries, [&](const store::SummaryRecord &summary) {
            return summary.trial == trial && summary.measure == descriptor.name
                && summary.detail == descriptor.detail && summary.unit == descriptor.unit;
        });
    return found == data.summaries.end() ? nullptr : &*found;
}

void hold(const series::Samples &kept,
          const std::vector<double> &again,
          const series::Descriptor &descriptor,
          const store::TrialRecord &trial,
          const store::SummaryRecord *summary,
          RereadTrial *result)
{
    const bool hasAll = descriptor.name == u"process.cpu" ? again.size() >= kept.size()
                                                          : again.size() == kept.size();
    if (!hasAll) {
        result->differences.push_back({descriptor.name + u" (samples)"_s, descriptor.detail,
                                       QString(), static_cast<double>(kept.size()),
                                       static_cast<double>(again.size())});
        return;
    }
    const series::Samples read = withValues(kept, again);
    const bool isSame = std::ranges::equal(kept, read, isSameNumber, &series::Sample::value,
                                           &series::Sample::value);
    const double mean = meanOf(read, descriptor, trial.window);
    const double before = summary ? summary->value : meanOf(kept, descriptor, trial.window);
    // A series that has no sample in the window has no mean.
    const bool isSameMean = summary ? isSameNumber(before, mean) : true;
    if (isSame && isSameMean)
        ++result->equal;
    else
        result->differences.push_back(
            {descriptor.name, descriptor.detail, descriptor.unit, before, mean});
}

} // namespace

bool isSameNumber(double kept, double again)
{
    return std::abs(kept - again) <= 1e-9 * std::max(std::abs(kept), std::abs(again));
}

Result<void> rereadSampled(const store::CampaignReader &reader,
                           const store::CampaignData &data,
                           const store::TrialRecord &trial,
                           RereadTrial *result)
{
    std::map<QString, Values> outputs; // by the name of what is kept
    for (const store::SeriesRecord &series : data.series) {
        const series::Descriptor &descriptor = series.descriptor;
        const bool isMpstat = descriptor.source == u"mpstat";
        if (series.trial != trial.id || (!isMpstat && descriptor.name != u"process.cpu")
            || (!isMpstat && descriptor.source != u"pidstat"))
            continue;
        const QString name = descriptor.source + u".stdout@"_s + descriptor.device;
        if (!outputs.contains(name)) {
            const Result<QByteArray> output = reader.rawOutput(trial.id, name);
            if (!output && output.error().code != ErrorCode::NotFound)
                return tl::make_unexpected(output.error());
            if (!output && !result->refusal)
                result->refusal = output.error();
            const QByteArray text = output.value_or(QByteArray());
            outputs[name] =
                isMpstat ? ofMpstat(text, intervalOf(data)) : ofPidstat(text, intervalOf(data));
        }
        const Values &values = outputs[name];
        if (values.empty())
            continue; // there is no output, which has been told
        RUNWATT_TRY(const series::SharedSamples kept, reader.samples(series.id));
        const auto again = values.find({descriptor.name, descriptor.detail});
        hold(*kept, again == values.end() ? std::vector<double>() : again->second, descriptor,
             trial, summaryOf(data, trial.id, descriptor), result);
    }
    return {};
}

} // namespace runwatt::campaign
