// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/statistics.h"
#include "core/base/origins.h"
#include "core/base/result.h"
#include "core/store/records.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <optional>
#include <vector>

namespace runwatt::analysis {

/// Below this many trials a cell shows its single trials and no interval.
inline constexpr std::size_t kTrialsForInterval = 5;

/// What is to be compared. Factors are "device", "runtime", "workload" (its title), "benchmark",
/// and the name of any workload parameter ("requestSize", "operation", "pattern"). Several joined
/// by
/// "+" ("pattern+operation") are one factor with a value for each combination.
struct ComparisonRequest
{
    QString measure; ///< of SummaryRecord: "throughput", "energy.perbyte"
    /// Of SummaryRecord, or withoutDetail(); empty: the only one, or the sum where a sum makes
    /// sense.
    QString detail;
    QString axis; ///< factor along the axis; empty: one place
    QString seriesBy; ///< factor told apart by colour; empty: one
    QString panelBy; ///< factor with a panel for each value; empty: one panel
    QStringList filters; ///< "factor=value", by key or label; of one factor any, of several all
    double confidence = 0.95;

    bool operator==(const ComparisonRequest &) const = default;
};

/// One value of a factor.
struct FactorValue
{
    QString key; ///< as in the file: "4096"
    QString label; ///< for people: "4 KiB"

    bool operator==(const FactorValue &) const = default;
};

/// All trials that share axis, series and panel.
struct ComparisonCell
{
    QString axisKey; ///< empty where the request has no such factor
    QString seriesKey;
    QString panelKey;
    QString axisLabel;
    QString seriesLabel;
    QString panelLabel;
    std::vector<double> values; ///< one a trial, in the order of `trials`
    std::vector<store::TrialId> trials; ///< by id
    std::vector<Origins> trialOrigins; ///< of each of these: its own, and its value's
    double mean = std::numeric_limits<double>::quiet_NaN(); ///< NaN without an interval
    double median = std::numeric_limits<double>::quiet_NaN();
    double standardDeviation = std::numeric_limits<double>::quiet_NaN();
    std::optional<Interval> interval; ///< of the mean; none below kTrialsForInterval trials
    Origins origins; ///< of its values, and of the trials that they are of
    QStringList verdictsAgainst; ///< codes, each once; the trials are counted all the same
    int trialsWithVerdicts = 0;

    /// Whether the cell is shown as a mean with its interval: in every table, chart and file. Else
    /// it is shown as its single trials.
    [[nodiscard]] bool showsMean() const { return interval.has_value(); }
};

/// A table of cells. Values are in `unit` (SI, no prefix).
struct Comparison
{
    ComparisonRequest request;
    QString unit;
    std::vector<FactorValue> axis; ///< values that occur, in natural order; one, empty, without
    std::vector<FactorValue> series;
    std::vector<FactorValue> panels;
    std::vector<ComparisonCell> cells; ///< by panel, axis, series; only cells with trials
    Origins origins; ///< of all cells
    /// Factors that are not in the request, not filtered to one value, and differ within a cell:
    /// its mean is over unlike trials, and statistic() says so. Empty in a sound comparison.
    QStringList mixed;

    /// The cell at these keys; null when no trial is there.
    [[nodiscard]] const ComparisonCell *
    find(const QString &axisKey, const QString &seriesKey, const QString &panelKey = {}) const;

    /// Names what the numbers are: "mean, 95 % interval (Student's t)", or "single trials ..."
    /// where no cell has an interval. Translated.
    [[nodiscard]] QString statistic() const;
};

/// Brings the complete trials of a campaign into a table. Sizes are in order of bytes, numbers by
/// value, runtimes as the study has them (NT RC VM FC KC QM), all else by name. Errors: NotFound
/// (no such measure, or no complete trial has it, with what there is instead), InvalidInput (a
/// factor that is none; several details of which no sum makes sense; a factor's values that are
/// mixed).
///
/// The measure "latency.distribution" is all percentiles of latency at once ("latency.p50" ...):
/// its axis is "percentile" whatever is asked, and a factor that was to be the axis parts the
/// panels. "latency.histogram" is likewise the share of requests in each step of latency, on the
/// axis "latency".
[[nodiscard]] Result<Comparison> compare(const store::CampaignData &data,
                                         const ComparisonRequest &request);

/// The word for a value that has no detail, where other trials' values of the measure have one:
/// "none", the same in every language. ComparisonRequest::detail can be it.
[[nodiscard]] QString withoutDetail();

/// Whether a measure's details are parts of a whole, which add up, as reads and writes do. Else
/// each tells of the same thing in another way: what of a network's throughput was sent and
/// received, or the watts of several meters.
[[nodiscard]] bool addsUp(const QString &measure);

/// One measure that a campaign's complete trials have.
struct Measure
{
    QString name;
    QString unit;
    /// Those that occur; withoutDetail() where some trials have a value without one alone, and
    /// others none such.
    QStringList details;

    bool operator==(const Measure &) const = default;
};

/// In the order of names; "latency.distribution" is among them where there are percentiles,
/// "latency.histogram" where there are histograms.
[[nodiscard]] std::vector<Measure> measures(const store::CampaignData &data);

/// The factors of a campaign that have more than one value, then those with one; `device`,
/// `runtime` and `workload` always among them.
[[nodiscard]] QStringList factors(const store::CampaignData &data);

/// The values of a factor over all cells, in natural order; empty for one that is none.
[[nodiscard]] std::vector<FactorValue> factorValues(const store::CampaignData &data,
                                                    const QString &factor);

} // namespace runwatt::analysis
