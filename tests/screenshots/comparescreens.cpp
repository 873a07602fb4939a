// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/compareroom.h"
#include "tests/screenshots/screens.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::screenshots {

namespace {

Shown bars()
{
    auto view = std::make_unique<compare::CompareView>();
    view->setCampaign(test::sharedCampaign(), {});
    return {std::move(view), {}, {}};
}

/// Reads and writes of one size, in a line in steps for each runtime.
Shown histogram()
{
    test::SampleShape shape;
    shape.sizes = {4096};
    shape.hasHistograms = true;
    auto view = std::make_unique<compare::CompareView>();
    view->setCampaign(test::sharedCampaign(shape), {});
    analysis::ComparisonRequest request;
    request.measure = u"latency.histogram"_s;
    request.seriesBy = u"runtime"_s;
    request.panelBy = u"operation"_s;
    view->setRequest(request);
    return {std::move(view), {}, {}};
}

} // namespace

std::vector<Screen> compareScreens()
{
    return {{u"compare-bars"_s, bars},
            {u"compare-histogram"_s, histogram},
            {u"compare-empty"_s, [] {
                 return Shown{std::make_unique<compare::CompareView>(), {}, {}};
             }}};
}

} // namespace runwatt::screenshots
