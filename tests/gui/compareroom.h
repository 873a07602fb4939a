// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/samplecampaign.h"
#include "widgets/compare/compareview.h"
#include "widgets/plot/barplot.h"

#include <QTest>

#include <memory>

// What the tests of the Compare room share.

namespace runwatt::test {

/// Only its first `complete` trials are complete.
inline std::shared_ptr<const store::CampaignData> begunCampaign(std::size_t complete)
{
    store::CampaignData data = sampleCampaign({});
    for (std::size_t index = complete; index < data.trials.size(); ++index)
        data.trials[index].state = store::TrialState::Waiting;
    return std::make_shared<const store::CampaignData>(std::move(data));
}

inline std::shared_ptr<const store::CampaignData> sharedCampaign(const SampleShape &shape = {})
{
    return std::make_shared<const store::CampaignData>(sampleCampaign(shape));
}

inline void showRoom(compare::CompareView &view, const QSize &size = {1280, 720})
{
    view.resize(size);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
}

} // namespace runwatt::test
