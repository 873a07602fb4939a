// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/records.h"
#include "core/store/steps.h"
#include "widgets/stage/scene.h"
#include "widgets/stage/stepmodel.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPersistentModelIndex>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace runwatt::stage {

/// A talk that is being given, or prepared: its steps, which of them is shown, and for how long.
/// The stage and the presenter's window show it; keys change it. GUI thread.
class Talk : public QObject
{
    Q_OBJECT

public:
    /// `show` may be null and must else outlive the talk.
    explicit Talk(Show *show, QObject *parent = nullptr);

    [[nodiscard]] StepModel &steps() { return m_steps; }

    /// The step of a row that is one.
    [[nodiscard]] const store::StepRecord &stepOf(int row) const { return m_steps.at(row); }

    [[nodiscard]] const StageSubject &subject() const { return m_subject; }

    /// What shows a recording: the one that stands in, if there is one.
    [[nodiscard]] Player *player() const
    {
        return m_standIn ? m_standIn->player : m_subject.player;
    }

    /// Whether a row shows what comes or is replayed: a live step, a race.
    [[nodiscard]] bool showsCurves(int row) const;

    /// What the scene of a row shows of, and the step as that has it: while a recording stands in,
    /// live steps and races are of it, with its own trials and workloads.
    [[nodiscard]] const StageSubject &subjectOf(int row) const;
    [[nodiscard]] store::StepRecord shownStep(int row) const;

    /// Shows a recording in place of the campaign that is measured: its curves, its player. None of
    /// them null; they outlive the talk or are taken away by none.
    void setStandIn(std::optional<StageSubject> standIn);

    [[nodiscard]] bool hasStandIn() const { return m_standIn.has_value(); }

    /// Another campaign, with the steps that its file keeps; without any, those that are proposed.
    void setCampaign(std::shared_ptr<const store::CampaignData> campaign,
                     std::vector<store::StepRecord> steps);

    /// The same campaign with new results.
    void updateCampaign(std::shared_ptr<const store::CampaignData> campaign);

    /// What shows a recording again; null: nothing does. Must outlive the talk or be taken away.
    void setPlayer(Player *player);

    /// The row of the step that is shown; -1 without steps.
    [[nodiscard]] int current() const;

    void goTo(int row); ///< clamped
    void next(); ///< a blank stage is lit again first
    void previous();
    void first();
    void last();

    /// Shows the first step, or goes on with this one, and starts the clock anew.
    enum class From { First, Current };
    void start(From from);

    /// Ends the talk; the stage closes.
    void end();

    [[nodiscard]] bool isBlank() const { return m_isBlank; }

    void toggleBlank();

    /// Asks for replay at the place that is shown, if there is something to replay and it is not
    /// replayed already; while a recording stands in, asks for the campaign that is measured. Ends
    /// a replay that the talk began.
    void goOnInReplay();

    /// Since start(); none before it.
    [[nodiscard]] std::optional<std::chrono::seconds> elapsed() const;

    /// How long the talk before took, once one has ended.
    [[nodiscard]] std::optional<std::chrono::seconds> took() const { return m_took; }

    [[nodiscard]] std::chrono::minutes planned() const { return m_planned; }

    void setPlanned(std::chrono::minutes length); ///< at least one minute

    /// How the clock stands against the plan.
    enum class Pace { InTime, NearEnd, Over };
    /// Near the end: in the last tenth, at least the last minute.
    [[nodiscard]] static Pace paceOf(std::chrono::seconds elapsed, std::chrono::minutes planned);

signals:
    void stepChanged(); ///< another step is shown, or the shown one or the next became another
    void subjectChanged(); ///< campaign or player
    void refreshed(); ///< new results, or what is replayed went on
    void blankChanged();
    void plannedChanged();
    void started();
    void ended();
    /// The person wants to go on in replay, at the same place: what is recorded is replayed at
    /// once, a recording that stands in comes later.
    void replayRequested();
    void liveRequested(); ///< The recording that stands in is to go.

private:
    void listenTo(const StageSubject &subject);
    void ignore(const StageSubject &subject);
    void takePlayer();
    void takeChange();
    void enterStep();
    void leaveLive(store::StepKind kind);

    StepModel m_steps;
    StageSubject m_subject;
    std::optional<StageSubject> m_standIn;
    QPersistentModelIndex m_current;
    int m_lastRow = 0; ///< where it was, when the step itself went
    store::StepRecord m_entered{}; ///< the step that is shown, as it was when it began to play
    bool m_isBlank = false;
    QElapsedTimer m_clock;
    std::optional<std::chrono::seconds> m_took;
    std::chrono::minutes m_planned{10};
    bool m_hasBegunReplay = false; ///< of the talk's own campaign for a step, so it ends with that
    QTimer m_replayTick; ///< a recording brings no new results by itself
};

} // namespace runwatt::stage
