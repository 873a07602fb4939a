// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/trialsums.h"

#include "core/campaign/cpusummaries.h"
#include "core/campaign/diskaccount.h"

#include <algorithm>

namespace runwatt::campaign {

namespace {

/// What a meter has shown of itself in a trial.
std::vector<store::SummaryRecord> summariesOf(const MeterSampling::Reading &meter,
                                              store::TrialId trial)
{
    const power::MeterStatistics &shown = meter.statistics;
    std::vector<store::SummaryRecord> summaries;
    const auto add = [&](const QString &measure, const QString &unit, double value) {
        summaries.push_back(
            {trial, measure, unit, meter.settings.name, value, 0, meter.settings.origin()});
    };
    if (shown.rateHz > 0) { // two readings without a gap between them
        add(QStringLiteral("meter.rate"), QStringLiteral("Hz"), shown.rateHz);
        add(QStringLiteral("meter.update"), QStringLiteral("Hz"), shown.updateHz);
    }
    const QString count; // counts have no unit
    add(QStringLiteral("meter.readings"), count, static_cast<double>(shown.readings));
    add(QStringLiteral("meter.duplicates"), count, static_cast<double>(shown.duplicates));
    add(QStringLiteral("meter.gaps"), count, static_cast<double>(shown.gaps));
    add(QStringLiteral("meter.damaged"), count, static_cast<double>(shown.damaged));
    return summaries;
}

/// The window's means and energies.
analysis::TrialSummary overWindow(const TrialFindings &findings, const TrialEvidence &evidence)
{
    analysis::TrialMaterial material;
    material.trial = findings.record.id;
    material.origin = findings.record.origin;
    material.window = evidence.window;
    material.windowUncertaintyNs = evidence.windowUncertaintyNs;
    material.idleWindow = findings.idle;
    material.benchmark = findings.results;
    // Those of the trial's own device: what powers another one is kept, and sums up nothing here.
    QStringList meters;
    for (const MeterSampling::Reading &meter : evidence.meters) {
        meters.append(meter.settings.name);
        material.meters.push_back({meter.settings.name, meter.settings.sampling,
                                   meter.settings.period.count() * kNsPerMs});
    }
    material.series = findings.series;
    std::erase_if(material.series, [&meters](const analysis::TrialSeries &series) {
        const QString &name = series.descriptor.name;
        const bool isOfMeter = name == u"watts" || name == u"volts" || name == u"amperes";
        return isOfMeter && !meters.contains(series.descriptor.source);
    });
    return analysis::summarise(material);
}

/// What the samplers and the runtime took.
std::vector<store::SummaryRecord> costs(const TrialFindings &findings, const Observations &seen)
{
    std::vector<store::SummaryRecord> summaries;
    const auto add = [&](const QString &measure, const QString &unit, double value, Origin origin) {
        summaries.push_back({findings.record.id, measure, unit, QString(), value, 0, origin});
    };
    if (seen.sampledSeconds > 0) {
        add(QStringLiteral("cost.cpu"), QStringLiteral("%"),
            100 * seen.ownCpuSeconds / seen.sampledSeconds, findings.device);
    }
    if (findings.cost.startUpNs) {
        add(QStringLiteral("runtime.startup"), QStringLiteral("s"),
            static_cast<double>(*findings.cost.startUpNs) / kNsPerSecond, findings.runtime);
    }
    if (findings.cost.memoryBytes) {
        add(QStringLiteral("runtime.memory"), QStringLiteral("B"),
            static_cast<double>(*findings.cost.memoryBytes), findings.runtime);
    }
    return summaries;
}

} // namespace

TrialSums sumUp(const TrialFindings &findings, const TrialEvidence &evidence)
{
    analysis::TrialSummary summary = overWindow(findings, evidence);
    TrialSums sums{std::move(summary.summaries), std::move(summary.notes)};
    const auto add = [&sums](const std::vector<store::SummaryRecord> &more) {
        sums.summaries.insert(sums.summaries.end(), more.cbegin(), more.cend());
    };
    const series::Window &steady = evidence.windowSteady;
    const store::TrialId trial = findings.record.id;
    add(costs(findings, evidence.seen));
    add(cpuSummaries(evidence.seen.tasks.account(steady), steady, trial, findings.device));
    const DiskAccount disk =
        diskAccount({trial, evidence.seen.disk, findings.fileSystem, steady, findings.results,
                     findings.device, findings.record.origin});
    add(disk.summaries);
    if (!disk.note.isEmpty())
        sums.notes.append(disk.note);
    for (const MeterSampling::Reading &meter : evidence.meters)
        add(summariesOf(meter, trial));
    return sums;
}

} // namespace runwatt::campaign
