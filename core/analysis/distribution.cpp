// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/distribution.h"

#include "core/analysis/sidebyside.h"
#include "core/analysis/text.h"

#include <cmath>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

namespace {

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

} // namespace

QString latencyDistribution()
{
    return u"latency.distribution"_s;
}

Result<Comparison> compareDistribution(const store::CampaignData &data,
                                       const ComparisonRequest &request)
{
    std::vector<MeasurePlace> places;
    for (const auto &[percent, measure] : percentiles(data)) {
        const QString name = measure.section(u"latency.p"_s, 1);
        places.push_back({measure, {name, u"%1 %"_s.arg(name)}});
    }
    const Error nothing(ErrorCode::NotFound,
                        Analysis::tr("No complete trial has percentiles of latency."),
                        data.campaign.title, QString(), Analysis::tr("Choose another measure."));
    return compareSideBySide(data, request, u"percentile"_s, places, nothing);
}

} // namespace runwatt::analysis
