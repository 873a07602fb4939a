// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/show.h"

#include <functional>
#include <optional>

namespace runwatt::live {
class LiveModel;
class Replay;
} // namespace runwatt::live

namespace runwatt::app {

/// A replay as the stage plays it. GUI thread.
class StagePlayer : public stage::Player
{
    Q_OBJECT

public:
    /// `replay` plays into `model`; both outlive the player. `begin` opens the replay, where there
    /// is something recorded to open.
    StagePlayer(live::Replay &replay,
                const live::LiveModel &model,
                std::function<void()> begin,
                QObject *parent = nullptr);

    [[nodiscard]] bool isReplay() const override;
    [[nodiscard]] QString recordedOn() const override;
    [[nodiscard]] TimeNs position() const override;
    void begin() override;
    void end() override;
    void goTo(TimeNs time) override;
    void goToTrial(store::TrialId trial) override;
    void play() override;
    void pause() override;

private:
    void keepToTrial();

    live::Replay &m_replay;
    const live::LiveModel &m_model;
    std::function<void()> m_begin;
    std::optional<TimeNs> m_until; ///< where the trial that was asked for ends
};

} // namespace runwatt::app
