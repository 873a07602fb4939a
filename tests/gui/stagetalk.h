// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stagefakes.h"
#include "tests/support/samplecampaign.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/talk.h"

#include <memory>

namespace runwatt::test {

inline std::shared_ptr<const store::CampaignData> campaignOf(const QStringList &runtimes)
{
    SampleShape shape;
    shape.runtimes = runtimes;
    return std::make_shared<const store::CampaignData>(sampleCampaign(shape));
}

/// A talk of a title, a live step, a race and an end about a finished campaign, and its stage.
struct GivenTalk
{
    GivenTalk()
    {
        store::StepRecord live{store::StepKind::Live, QStringLiteral("Native")};
        live.trial = campaign->trials.front().id;
        store::StepRecord race{store::StepKind::Race};
        race.workload = campaign->workloads.back().id;
        talk.setCampaign(campaign, {{store::StepKind::Title}, live, race, {store::StepKind::End}});
    }

    std::shared_ptr<const store::CampaignData> campaign =
        campaignOf({QStringLiteral("NT"), QStringLiteral("RC")});
    FakeShow show;
    FakePlayer player;
    stage::Talk talk{&show};
    stage::StageView view{talk, stage::SceneUse::Stage, stage::StageView::Follows::Current};
};

} // namespace runwatt::test
