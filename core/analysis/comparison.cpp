// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparison.h"

#include "core/analysis/distribution.h"
#include "core/analysis/factor.h"
#include "core/analysis/latencyhistogram.h"
#include "core/analysis/measuredetails.h"
#include "core/analysis/text.h"
#include "core/analysis/trialorigins.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

namespace {

/// What one trial brings into its cell.
struct TrialValue
{
    double value = 0;
    Origins origins;
};

using TrialValues = std::map<store::TrialId, TrialValue>;

QString nameOf(const QString &detail)
{
    return detail.isEmpty() ? withoutDetail() : detail;
}

class Comparer
{
public:
    Comparer(const store::CampaignData &data, const ComparisonRequest &request)
        : m_data(data)
        , m_request(request)
        , m_factors(data)
        , m_origins(data)
    {
        for (const store::TrialRecord &trial : data.trials) {
            if (trial.state == store::TrialState::Complete)
                m_complete.insert(trial.id);
        }
        for (const store::VerdictRecord &verdict : data.verdicts) {
            if (verdict.code != "valid"_L1)
                m_against[verdict.trial].append(verdict.code);
        }
    }

    Result<Comparison> run()
    {
        RUNWATT_CHECK(checkFactors());
        RUNWATT_CHECK(readFilters());
        RUNWATT_TRY(const TrialValues values, trialValues());
        m_comparison.request = m_request;
        for (const auto &[trial, value] : values)
            place(trial, value);
        if (m_comparison.cells.empty())
            return failure(ErrorCode::NotFound,
                           Analysis::tr("No complete trial passes the filters."),
                           m_request.filters.join(", "_L1), QString(),
                           Analysis::tr("Leave a filter out, or look at which values there are."));
        for (ComparisonCell &cell : m_comparison.cells)
            summarise(cell);
        order();
        return std::move(m_comparison);
    }

private:
    [[nodiscard]] Result<void> checkFactor(const QString &factor) const
    {
        if (factor.isEmpty() || m_factors.has(factor))
            return {};
        const QStringList known = factors(m_data);
        return failure(ErrorCode::InvalidInput,
                       Analysis::tr("\"%1\" is not a factor here.").arg(factor),
                       m_data.campaign.title, QString(),
                       Analysis::tr("Choose one of: %1.").arg(known.join(", "_L1)));
    }

    [[nodiscard]] Result<void> checkFactors() const
    {
        RUNWATT_CHECK(checkFactor(m_request.axis));
        RUNWATT_CHECK(checkFactor(m_request.seriesBy));
        return checkFactor(m_request.panelBy);
    }

    Result<void> readFilters()
    {
        for (const QString &filter : m_request.filters) {
            const qsizetype equals = filter.indexOf(u'=');
            if (equals <= 0)
                return failure(ErrorCode::InvalidInput,
                               Analysis::tr("\"%1\" is not a filter.").arg(filter), QString(),
                               QString(),
                               Analysis::tr("Write \"factor=value\", for example \"runtime=NT\"."));
            RUNWATT_CHECK(checkFactor(filter.left(equals)));
            m_filters[filter.left(equals)].append(filter.mid(equals + 1));
        }
        return {};
    }

    [[nodiscard]] bool passes(const store::CellRecord &cell) const
    {
        for (auto filter = m_filters.cbegin(); filter != m_filters.cend(); ++filter) {
            const FactorValue value = m_factors.valueOf(cell, filter.key());
            if (!filter->contains(value.key) && !filter->contains(value.label))
                return false;
        }
        return true;
    }

    [[nodiscard]] Error noSuchMeasure() const
    {
        QStringList names;
        for (const Measure &measure : measures(m_data)) {
            names.append(measure.name);
            if (measure.name == m_request.measure && !m_request.detail.isEmpty())
                return {
                    ErrorCode::NotFound,
                    Analysis::tr("\"%1\" has no detail \"%2\".")
                        .arg(m_request.measure, m_request.detail),
                    m_data.campaign.title, QString(),
                    measure.details.isEmpty()
                        ? Analysis::tr("Leave the detail out.")
                        : Analysis::tr("Choose one of: %1.").arg(measure.details.join(", "_L1))};
        }
        const QString remedy = names.isEmpty()
            ? Analysis::tr("Run the campaign until a trial is complete.")
            : Analysis::tr("Choose one of: %1.").arg(names.join(", "_L1));
        return {ErrorCode::NotFound,
                Analysis::tr("No complete trial has the measure \"%1\".").arg(m_request.measure),
                m_data.campaign.title, QString(), remedy};
    }

    /// Those that say what the measure is of all details together.
    [[nodiscard]] QSet<store::TrialId> trialsWithWhole() const
    {
        QSet<store::TrialId> trials;
        for (const store::SummaryRecord &row : m_data.summaries) {
            if (row.measure == m_request.measure && row.detail.isEmpty())
                trials.insert(row.trial);
        }
        return trials;
    }

    /// One value a trial, from the rows of the measure.
    Result<TrialValues> trialValues()
    {
        TrialValues values;
        QStringList details;
        bool ambiguous = false;
        const QSet<store::TrialId> wholes = trialsWithWhole();
        for (const store::SummaryRecord &row : m_data.summaries) {
            const bool isAsked = m_request.detail.isEmpty()
                ? row.detail.isEmpty() || !wholes.contains(row.trial)
                : nameOf(row.detail) == m_request.detail;
            const bool wanted = row.measure == m_request.measure && m_complete.contains(row.trial)
                && isAsked && std::isfinite(row.value);
            if (!wanted)
                continue;
            if (m_comparison.unit.isEmpty())
                m_comparison.unit = row.unit;
            if (!details.contains(nameOf(row.detail)))
                details.append(nameOf(row.detail));
            const auto [entry, isFirst] = values.try_emplace(row.trial);
            ambiguous |= !isFirst && !addsUp(m_request.measure);
            entry->second.value += row.value;
            add(entry->second.origins, row.origin);
        }
        if (values.empty())
            return tl::make_unexpected(noSuchMeasure());
        if (ambiguous)
            return failure(
                ErrorCode::InvalidInput,
                Analysis::tr("Trials have several values of \"%1\".").arg(m_request.measure),
                m_data.campaign.title, QString(),
                Analysis::tr("Choose a detail: %1.").arg(details.join(", "_L1)));
        return values;
    }

    void place(store::TrialId id, const TrialValue &value)
    {
        const store::TrialRecord *trial = m_data.find(id);
        const store::CellRecord *cell = trial != nullptr ? m_data.find(trial->cell) : nullptr;
        if (cell == nullptr || !passes(*cell))
            return;
        const FactorValue axis = m_factors.valueOf(*cell, m_request.axis);
        const FactorValue series = m_factors.valueOf(*cell, m_request.seriesBy);
        const FactorValue panel = m_factors.valueOf(*cell, m_request.panelBy);
        const auto [index, isNew] = m_places.try_emplace(
            std::tuple(panel.key, axis.key, series.key), m_comparison.cells.size());
        if (isNew) {
            ComparisonCell added;
            added.axisKey = axis.key;
            added.axisLabel = axis.label;
            added.seriesKey = series.key;
            added.seriesLabel = series.label;
            added.panelKey = panel.key;
            added.panelLabel = panel.label;
            m_comparison.cells.push_back(std::move(added));
            m_comparison.axis.push_back(axis);
            m_comparison.series.push_back(series);
            m_comparison.panels.push_back(panel);
        }
        ComparisonCell &target = m_comparison.cells[index->second];
        target.values.push_back(value.value);
        target.trials.push_back(id);
        Origins origins = m_origins.of(*trial);
        origins.insert(value.origins.begin(), value.origins.end());
        target.origins.insert(origins.begin(), origins.end());
        target.trialOrigins.push_back(std::move(origins));
        const QStringList against = m_against.value(id);
        target.trialsWithVerdicts += against.isEmpty() ? 0 : 1;
        target.verdictsAgainst += against;
        noteMixing(target, *cell);
    }

    /// Finds the factors whose values differ within one place of the table.
    void noteMixing(const ComparisonCell &target, const store::CellRecord &cell)
    {
        const store::TrialRecord *first = m_data.find(target.trials.front());
        const store::CellRecord *other = m_data.find(first->cell);
        if (other == nullptr || other->id == cell.id)
            return;
        QStringList candidates{u"device"_s, u"runtime"_s, u"benchmark"_s};
        candidates += m_factors.parameters();
        for (const QString &factor : candidates) {
            if (!m_comparison.mixed.contains(factor)
                && m_factors.valueOf(cell, factor).key != m_factors.valueOf(*other, factor).key)
                m_comparison.mixed.append(factor);
        }
    }

    void summarise(ComparisonCell &cell)
    {
        cell.median = median(cell.values);
        cell.standardDeviation = standardDeviation(cell.values);
        if (cell.values.size() >= kTrialsForInterval)
            cell.interval = studentInterval(cell.values, m_request.confidence);
        // A mean of few trials says more than is known: nobody gets one to show.
        if (cell.interval)
            cell.mean = mean(cell.values);
        cell.verdictsAgainst.removeDuplicates();
        cell.verdictsAgainst.sort();
        m_comparison.origins.insert(cell.origins.begin(), cell.origins.end());
    }

    void order()
    {
        m_factors.sort(m_comparison.axis, m_request.axis);
        m_factors.sort(m_comparison.series, m_request.seriesBy);
        m_factors.sort(m_comparison.panels, m_request.panelBy);
        const auto placeOf = [](const std::vector<FactorValue> &values, const QString &key) {
            return std::ranges::find(values, key, &FactorValue::key) - values.begin();
        };
        const auto placesOf = [&](const ComparisonCell &cell) {
            return std::tuple(placeOf(m_comparison.panels, cell.panelKey),
                              placeOf(m_comparison.axis, cell.axisKey),
                              placeOf(m_comparison.series, cell.seriesKey));
        };
        std::ranges::sort(m_comparison.cells, std::less(), placesOf);
    }

    const store::CampaignData &m_data;
    const ComparisonRequest &m_request;
    Factors m_factors;
    TrialOrigins m_origins;
    QSet<store::TrialId> m_complete;
    QHash<store::TrialId, QStringList> m_against;
    QHash<QString, QStringList> m_filters;
    std::map<std::tuple<QString, QString, QString>, std::size_t> m_places;
    Comparison m_comparison;
};

} // namespace

const ComparisonCell *
Comparison::find(const QString &axisKey, const QString &seriesKey, const QString &panelKey) const
{
    const auto found = std::ranges::find_if(cells, [&](const ComparisonCell &cell) {
        return cell.axisKey == axisKey && cell.seriesKey == seriesKey && cell.panelKey == panelKey;
    });
    return found == cells.end() ? nullptr : &*found;
}

QString Comparison::statistic() const
{
    const QString interval =
        Analysis::tr("mean, %1 % interval (Student's t)").arg(request.confidence * 100);
    const QString single = Analysis::tr("single trials");
    QString text;
    if (std::ranges::all_of(cells, &ComparisonCell::showsMean))
        text = interval;
    else if (std::ranges::none_of(cells, &ComparisonCell::showsMean))
        text =
            Analysis::tr("single trials (fewer than %1, so no interval)").arg(kTrialsForInterval);
    else
        text = Analysis::tr("%1; %2 where there are fewer than %3")
                   .arg(interval, single, QString::number(kTrialsForInterval));
    if (!mixed.isEmpty())
        text += Analysis::tr("; over trials that differ in %1").arg(mixed.join(", "_L1));
    return text;
}

Result<Comparison> compare(const store::CampaignData &data, const ComparisonRequest &request)
{
    if (request.measure == latencyDistribution())
        return compareDistribution(data, request);
    if (request.measure == latencyHistogram())
        return compareHistogram(data, request);
    return Comparer(data, request).run();
}

QString withoutDetail()
{
    return u"none"_s;
}

bool addsUp(const QString &measure)
{
    static const QStringList names{u"throughput"_s, u"iops"_s, u"bytes"_s};
    return names.contains(measure);
}

std::vector<Measure> measures(const store::CampaignData &data)
{
    QSet<store::TrialId> complete;
    for (const store::TrialRecord &trial : data.trials) {
        if (trial.state == store::TrialState::Complete)
            complete.insert(trial.id);
    }
    std::map<QString, Measure> found;
    std::map<QString, MeasureDetails> details;
    for (const store::SummaryRecord &row : data.summaries) {
        if (!complete.contains(row.trial))
            continue;
        Measure &measure = found[row.measure];
        measure.name = row.measure;
        measure.unit = row.unit;
        details[row.measure].add(row.trial, row.detail);
    }
    for (auto &[name, measure] : found)
        measure.details = details[name].names();
    if (const auto median = found.find(u"latency.p50"_s); median != found.end()) {
        const Measure distribution{latencyDistribution(), median->second.unit,
                                   median->second.details};
        found.emplace(distribution.name, distribution);
    }
    if (const std::optional<Measure> histogram = histogramMeasure(data))
        found.emplace(histogram->name, *histogram);
    std::vector<Measure> list;
    for (auto &[name, measure] : found)
        list.push_back(std::move(measure));
    return list;
}

QStringList factors(const store::CampaignData &data)
{
    QStringList names{u"device"_s, u"runtime"_s, u"workload"_s, u"benchmark"_s};
    names += Factors(data).parameters();
    const auto varies = [&data](const QString &factor) {
        return factorValues(data, factor).size() > 1;
    };
    std::stable_partition(names.begin(), names.end(), varies);
    return names;
}

std::vector<FactorValue> factorValues(const store::CampaignData &data, const QString &factor)
{
    const Factors known(data);
    std::vector<FactorValue> values;
    if (!known.has(factor))
        return values;
    for (const store::CellRecord &cell : data.cells)
        values.push_back(known.valueOf(cell, factor));
    known.sort(values, factor);
    return values;
}

} // namespace runwatt::analysis
