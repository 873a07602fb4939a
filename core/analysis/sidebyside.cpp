// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/sidebyside.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

namespace {

/// Adds what is not in there yet, at the end.
void addMissing(std::vector<FactorValue> &values, const std::vector<FactorValue> &more)
{
    for (const FactorValue &value : more) {
        if (std::ranges::find(values, value.key, &FactorValue::key) == values.end())
            values.push_back(value);
    }
}

/// Puts a comparison of one measure behind those before it.
void append(Comparison &whole, Comparison one)
{
    whole.axis.insert(whole.axis.end(), one.axis.begin(), one.axis.end());
    addMissing(whole.series, one.series);
    addMissing(whole.panels, one.panels);
    std::ranges::move(one.cells, std::back_inserter(whole.cells));
    whole.origins.insert(one.origins.begin(), one.origins.end());
    for (const QString &factor : std::as_const(one.mixed)) {
        if (!whole.mixed.contains(factor))
            whole.mixed.append(factor);
    }
}

} // namespace

Result<Comparison> compareSideBySide(const store::CampaignData &data,
                                     const ComparisonRequest &request,
                                     const QString &axis,
                                     const std::vector<MeasurePlace> &measures,
                                     Error nothing)
{
    ComparisonRequest asked = request;
    const bool hasPlace = request.seriesBy.split(u'+').contains(request.axis)
        || request.panelBy.split(u'+').contains(request.axis);
    if (!request.axis.isEmpty() && request.axis != axis && !hasPlace) {
        QString &place = request.seriesBy.isEmpty() ? asked.seriesBy : asked.panelBy;
        place = place.isEmpty() ? request.axis : QString(place + u'+' + request.axis);
    }
    ComparisonRequest each = asked;
    each.axis.clear();
    asked.axis = axis;
    Comparison whole;
    for (const auto &[measure, place] : measures) {
        each.measure = measure;
        Result<Comparison> one = compare(data, each);
        if (!one && one.error().code != ErrorCode::NotFound)
            return one;
        // What passes the filters may have fewer of them than others.
        if (!one) {
            nothing = one.error();
            continue;
        }
        one->axis = {place};
        for (ComparisonCell &cell : one->cells) {
            cell.axisKey = place.key;
            cell.axisLabel = place.label;
        }
        if (whole.cells.empty())
            whole = *std::move(one);
        else
            append(whole, *std::move(one));
    }
    if (whole.cells.empty())
        return tl::make_unexpected(nothing);
    // Within a panel they came by place and series already.
    std::ranges::stable_sort(whole.cells, std::less(), [&whole](const ComparisonCell &cell) {
        return std::ranges::find(whole.panels, cell.panelKey, &FactorValue::key)
            - whole.panels.begin();
    });
    whole.request = asked;
    return whole;
}

} // namespace runwatt::analysis
