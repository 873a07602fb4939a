// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recording.h"

#include "app/text.h"
#include "core/campaign/matrix.h"
#include "core/store/reader.h"
#include "core/store/verify.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace runwatt::app {

using store::TrialState;

namespace {

using Kind = std::pair<QString, QString>; ///< runtime and workload

Kind kindOf(const store::CampaignData &campaign, const store::CellRecord &cell)
{
    const store::WorkloadRecord *workload = campaign.find(cell.workload);
    return {cell.runtime, workload != nullptr ? workload->title : QString()};
}

/// Of the plan too: the file of a campaign that has just begun holds no cells yet.
QSet<Kind> kindsOf(const store::CampaignData &campaign)
{
    QSet<Kind> kinds;
    for (const store::CellRecord &cell : campaign.cells)
        kinds.insert(kindOf(campaign, cell));
    const Result<campaign::Plan> plan = campaign::planFromJson(campaign.campaign.plan);
    if (!plan)
        return kinds;
    if (const Result<campaign::Matrix> matrix = campaign::expand(*plan)) {
        for (const campaign::Cell &cell : matrix->cells)
            kinds.insert(
                {cell.runtime, matrix->workloads[static_cast<std::size_t>(cell.workload)].title});
    }
    return kinds;
}

/// 2 for the same plan, 1 for something in common, 0 for nothing.
int fitness(const store::CampaignData &recording,
            const QSet<Kind> &wanted,
            const store::CampaignData &campaign)
{
    const auto isWanted = [&](const store::TrialRecord &trial) {
        const store::CellRecord *cell = recording.find(trial.cell);
        return trial.state == TrialState::Complete && cell != nullptr
            && wanted.contains(kindOf(recording, *cell));
    };
    if (std::ranges::none_of(recording.trials, isWanted))
        return 0;
    return recording.campaign.planSha256 == campaign.campaign.planSha256 ? 2 : 1;
}

} // namespace

Result<Recording> readRecording(const QString &file)
{
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    RUNWATT_TRY(store::CampaignData data, reader.data());
    const auto hasBegun = [](const store::TrialRecord &trial) {
        return trial.state != TrialState::Waiting;
    };
    if (std::ranges::none_of(data.trials, hasBegun))
        return failure(ErrorCode::NotFound, App::tr("No trial is recorded in it yet"), file);
    RUNWATT_TRY(data.unsound, store::soundnessWarning(file));
    return Recording{file, std::make_shared<const store::CampaignData>(std::move(data))};
}

std::optional<Recording> fittingRecording(const QStringList &files,
                                          const store::CampaignData &campaign)
{
    const QSet<Kind> wanted = kindsOf(campaign);
    std::optional<Recording> best;
    std::pair<int, TimeNs> bestFitness{0, 0};
    for (const QString &file : files) {
        const Result<Recording> recording = readRecording(file);
        if (!recording || !recording->data->unsound.isEmpty()
            || recording->data->campaign.uuid == campaign.campaign.uuid)
            continue;
        const std::pair<int, TimeNs> now{fitness(*recording->data, wanted, campaign),
                                         recording->data->campaign.createdUtcNs};
        if (now.first > 0 && now > bestFitness) {
            best = *recording;
            bestFitness = now;
        }
    }
    return best;
}

} // namespace runwatt::app
