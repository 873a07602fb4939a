// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/proposedsteps.h"

#include "core/figure/figure.h"
#include "widgets/stage/text.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::stage {

using store::StepKind;
using store::StepRecord;

namespace {

/// The first preset of bars that the campaign has something to show for.
QString fittingFigure(const store::CampaignData &campaign)
{
    for (const figure::Preset &preset : figure::presets()) {
        const Result<figure::Figure> figure = figure::presetFigure(preset.name);
        if (figure && figure->kind == figure::Kind::GroupedBars
            && figure::buildFigure(campaign, *figure))
            return preset.name;
    }
    return {};
}

void addRuntimes(const store::CampaignData &campaign, std::vector<StepRecord> &steps)
{
    QStringList seen;
    for (const store::TrialRecord &trial : campaign.trials) {
        const store::CellRecord *cell = campaign.find(trial.cell);
        if (trial.state != store::TrialState::Complete || cell == nullptr
            || seen.contains(cell->runtime))
            continue;
        seen.append(cell->runtime);
        StepRecord step{StepKind::Live, runtimeName(cell->runtime)};
        step.trial = trial.id;
        steps.push_back(step);
    }
    if (seen.isEmpty())
        steps.push_back({StepKind::Live, Stage::tr("Live")});
}

} // namespace

QString runtimeName(const QString &code)
{
    static const QHash<QString, const char *> names{
        {u"NT"_s, QT_TRANSLATE_NOOP("Stage", "Native")},
        {u"RC"_s, QT_TRANSLATE_NOOP("Stage", "Container")},
        {u"VM"_s, QT_TRANSLATE_NOOP("Stage", "Virtual machine")},
        {u"QM"_s, QT_TRANSLATE_NOOP("Stage", "QEMU microVM")},
        {u"FC"_s, QT_TRANSLATE_NOOP("Stage", "Firecracker")},
        {u"KC"_s, QT_TRANSLATE_NOOP("Stage", "Kata container")},
    };
    const char *name = names.value(code);
    return name != nullptr ? Stage::tr(name) : code;
}

const store::TrialRecord *firstComplete(const store::CampaignData &campaign)
{
    const auto found =
        std::find_if(campaign.trials.cbegin(), campaign.trials.cend(),
                     [](const auto &trial) { return trial.state == store::TrialState::Complete; });
    return found != campaign.trials.cend() ? &*found : nullptr;
}

std::vector<StepRecord> proposedSteps(const store::CampaignData &campaign)
{
    std::vector<StepRecord> steps{{StepKind::Title}};
    addRuntimes(campaign, steps);
    if (!campaign.workloads.empty()) {
        StepRecord race{StepKind::Race, QString()};
        race.workload = campaign.workloads.front().id;
        steps.push_back(race);
    }
    if (const QString figure = fittingFigure(campaign); !figure.isEmpty()) {
        StepRecord step{StepKind::Figure, QString()};
        step.figure = figure;
        steps.push_back(step);
    }
    steps.push_back({StepKind::End, QString()});
    return steps;
}

} // namespace runwatt::stage
