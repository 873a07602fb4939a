// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/distribution.h"

#include "core/analysis/text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

namespace {

QString percentileFactor()
{
    return u"percentile"_s;
}

/// The measures of percentiles that complete trials have, ascending.
std::map<double, QString> percentiles(const store::CampaignData &data)
{
    const QString prefix = u"latency.p"_s;
    std::map<double, QString> found;
    for (const Measure &measure : measures(data)) {
        bool isNumber = false;
        const double percent = measure.name.startsWith(prefix)
            ? measure.name.sliced(prefix.size()).toDouble(&isNumber)
            : 0;
        if (isNumber && std::isfinite(percent))
            found.emplace(percent, measure.name);
    }
    return found;
}

/// Adds what is not in there yet, at the end.
void addMissing(std::vector<FactorValue> &values, const std::vector<FactorValue> &more)
{
    for (const FactorValue &value : more) {
        if (std::ranges::find(values, value.key, &FactorValue::key) == values.end())
            values.push_back(value);
    }
}

/// Puts a comparison of one percentile behind those before it.
void append(Comparison &whole, Comparison one)
{
    whole.axis.insert(whole.axis.end(), one.axis.begin(), one.axis.end());
    addMissing(whole.series, one.series);
    addMissing(whole.panels, one.panels);
    std::ranges::move(one.cells, std::back_inserter(whole.cells));
    whole.origin = combined(whole.origin, one.origin);
    for (const QString &factor : std::as_const(one.mixed)) {
        if (!whole.mixed.contains(factor))
            whole.mixed.append(factor);
    }
}

} // namespace

QString latencyDistribution()
{
    return u"latency.distribution"_s;
}

Result<Comparison> compareDistribution(const store::CampaignData &data,
                                       const ComparisonRequest &request)
{
    ComparisonRequest asked = request;
    if (!request.axis.isEmpty() && request.axis != percentileFactor()) {
        QString &place = request.seriesBy.isEmpty() ? asked.seriesBy : asked.panelBy;
        place = place.isEmpty() ? request.axis : QString(place + u'+' + request.axis);
    }
    ComparisonRequest each = asked;
    each.axis.clear();
    asked.axis = percentileFactor();
    Comparison whole;
    Error nothing(ErrorCode::NotFound,
                  Analysis::tr("No complete trial has percentiles of latency."),
                  data.campaign.title);
    for (const auto &[percent, measure] : percentiles(data)) {
        each.measure = measure;
        Result<Comparison> one = compare(data, each);
        if (!one && one.error().code != ErrorCode::NotFound)
            return one;
        // What passes the filters may have fewer percentiles than others.
        if (!one) {
            nothing = one.error();
            continue;
        }
        const QString name = measure.section(u"latency.p"_s, 1);
        one->axis = {{name, u"%1 %"_s.arg(name)}};
        for (ComparisonCell &cell : one->cells) {
            cell.axisKey = name;
            cell.axisLabel = one->axis.front().label;
        }
        if (whole.cells.empty())
            whole = *std::move(one);
        else
            append(whole, *std::move(one));
    }
    if (whole.cells.empty())
        return tl::make_unexpected(nothing);
    // Within a panel they came by percentile and series already.
    std::ranges::stable_sort(whole.cells, std::less(), [&whole](const ComparisonCell &cell) {
        return std::ranges::find(whole.panels, cell.panelKey, &FactorValue::key)
            - whole.panels.begin();
    });
    whole.request = asked;
    return whole;
}

} // namespace runwatt::analysis
