// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"
#include "core/store/records.h"
#include "core/store/steps.h"

#include <QWidget>

#include <memory>

namespace runwatt::stage {

class Player;
class Show;

/// What scenes show of: all outlive them. Any may be null.
struct StageSubject
{
    std::shared_ptr<const store::CampaignData> campaign{};
    Show *show = nullptr;
    Player *player = nullptr;
};

/// Whether a scene is for the audience or a small picture of it, which stands still.
enum class SceneUse { Stage, Preview };

/// What the audience sees while one kind of step is shown. Its type grows with it. Takes no focus:
/// keys are the talk's. GUI thread.
class Scene : public QWidget
{
    Q_OBJECT

public:
    explicit Scene(SceneUse use, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_use(use)
    { }

    /// Another step, or the same with other texts or another campaign.
    void setStep(const store::StepRecord &step, const StageSubject &subject)
    {
        m_step = step;
        m_subject = subject;
        showStep();
    }

    /// The campaign has new results, or what is replayed went on.
    virtual void refresh() { update(); }

    /// Of what is shown as a whole, beside the marks that its parts bear.
    [[nodiscard]] virtual Origins shownOrigins() const { return {}; }

protected:
    virtual void showStep() { refresh(); }

    [[nodiscard]] const store::StepRecord &step() const { return m_step; }

    [[nodiscard]] const StageSubject &subject() const { return m_subject; }

    [[nodiscard]] SceneUse use() const { return m_use; }

private:
    store::StepRecord m_step;
    StageSubject m_subject;
    SceneUse m_use;
};

} // namespace runwatt::stage
