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

} // namespace

std::vector<Screen> compareScreens()
{
    return {{u"compare-bars"_s, bars},
            {u"compare-empty"_s, [] {
                 return Shown{std::make_unique<compare::CompareView>(), {}, {}};
             }}};
}

} // namespace runwatt::screenshots
