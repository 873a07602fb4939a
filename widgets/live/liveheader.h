// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"
#include "widgets/live/trackstore.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace runwatt::common {
class ElidedLabel;
class MarkBadge;
class MarkBadges;
} // namespace runwatt::common

namespace runwatt::live {

class LiveModel;
class NowFigure;

/// Above the charts: which campaign, in what state, how far, the figures of this moment, and the
/// commands.
class LiveHeader : public QWidget
{
    Q_OBJECT

public:
    explicit LiveHeader(LiveModel &model, QWidget *parent = nullptr);

    /// Shows a button that begins a replay, where a recorded campaign is shown.
    void offerReplay();

    /// The campaign, its state or how far it is changed.
    void updateCampaign();
    void updateState();
    void updateProgress();
    /// The figures of this moment; cheap.
    void updateFigures();

signals:
    void pauseRequested();
    void resumeRequested();
    void stopAfterTrialRequested();
    void stopNowAsked(); ///< before the confirmation
    void replayRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();

    LiveModel &m_model;
    common::ElidedLabel *m_title;
    common::MarkBadge *m_replayMark;
    common::MarkBadges *m_marks;
    QLabel *m_state;
    QPushButton *m_pause;
    QPushButton *m_stopAfter;
    QPushButton *m_stopNow;
    QPushButton *m_replay;
    bool m_offersReplay = false;
    NowFigure *m_throughput;
    LiveBand m_work = LiveBand::Throughput; ///< whose value that shows
    NowFigure *m_cpu;
    NowFigure *m_watts;
    QProgressBar *m_bar;
    common::ElidedLabel *m_progress;
    common::ElidedLabel *m_activity;
};

/// The state of a campaign for people.
[[nodiscard]] QString stateText(campaign::RunState state);

/// "Trials done: 7 of 24, 1 failed, 12 to 15 min left".
[[nodiscard]] QString progressText(const campaign::Progress &progress, campaign::RunState state);

} // namespace runwatt::live
