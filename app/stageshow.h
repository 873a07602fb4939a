// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/live/livemodel.h"
#include "widgets/stage/show.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace runwatt::app {

/// The live view's model as the stage sees it: whatever it shows, live or replayed. GUI thread.
class StageShow : public stage::Show
{
    Q_OBJECT

public:
    /// Nothing new for so long, while a trial should tell something, is a loss; with a sampling
    /// period of seconds it is longer.
    static constexpr std::chrono::milliseconds kSilence{10'000};

    /// `model` must outlive this.
    explicit StageShow(live::LiveModel &model, QObject *parent = nullptr);

    [[nodiscard]] plot::TimeSource *curves() override { return &m_model.tracks(); }

    [[nodiscard]] std::vector<plot::Band> bands() const override;
    [[nodiscard]] std::vector<int> shownBands() const override;
    [[nodiscard]] std::vector<stage::BigFigure> figures() const override;
    [[nodiscard]] std::optional<stage::TrialNow> trialNow() const override;
    [[nodiscard]] std::optional<series::Window> windowOf(store::TrialId trial) const override;
    [[nodiscard]] bool isMoving() const override;

    [[nodiscard]] bool isLost() const override { return m_isLost; }

    [[nodiscard]] TimeNs now() const override;

    /// Where a campaign is.
    struct Place
    {
        stage::TrialNow trial{}; ///< without an id before the first
        TimeNs intoNs = 0; ///< since the trial's begin, until the newest that is known
    };

    /// How long there may be nothing new before the device counts as lost: at least kSilence, and
    /// more than three sampling periods. None while nothing has to come: no trial is in its window,
    /// or it has told nothing yet.
    [[nodiscard]] std::optional<std::chrono::milliseconds> longestSilence() const;

    /// In the trial that runs or ran last, also when that was interrupted.
    [[nodiscard]] Place place() const;

private:
    void noteTrial();
    [[nodiscard]] live::LiveBand workBand() const;
    void watch();
    [[nodiscard]] bool isCutOff() const; ///< the last trial was interrupted, and waits

    live::LiveModel &m_model;
    QElapsedTimer m_sinceNews;
    QTimer m_watch;
    bool m_isLost = false;
    stage::TrialNow m_last; ///< trial that ran
};

} // namespace runwatt::app
