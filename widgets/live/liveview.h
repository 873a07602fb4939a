// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"
#include "widgets/live/livebands.h"
#include "widgets/plot/timenavigator.h"
#include "widgets/plot/timesource.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QActionGroup;
class QHBoxLayout;
class QSplitter;
class QToolButton;

namespace runwatt::common {
class ConfirmBar;
class MessageBar;
} // namespace runwatt::common

namespace runwatt::plot {
class TimePlot;
}

namespace runwatt::live {

class LiveHeader;
class LiveModel;
class Replay;
class SidePanel;

/// A campaign while it runs, and afterwards: what the benchmarks tell, CPU and watts on one time
/// axis, the queue of trials, the processes, the events, and the commands. Keys: F follows, T shows
/// the trial, A shows all, L the latency, C another view of the CPU, R begins a replay and Escape
/// ends it; the charts' own are with plot::TimePlot, those of a replay with ReplayBar.
class LiveView : public QWidget
{
    Q_OBJECT

public:
    /// `model` must outlive the view.
    explicit LiveView(LiveModel &model, QWidget *parent = nullptr);
    ~LiveView() override;
    Q_DISABLE_COPY_MOVE(LiveView)

    /// The bands of its charts, as LiveBand orders them.
    [[nodiscard]] static std::vector<plot::Band> bands();

    /// What a person has chosen to see, which another view of the model can take over.
    struct Choice
    {
        plot::TimeNavigator time{};
        std::optional<TimeNs> cursor;
        LiveBand cpuBand = LiveBand::Cpu;
        bool showsLatency = true;
        int tab = 0; ///< at the side
        store::TrialId trial{}; ///< in the queue
    };

    [[nodiscard]] Choice choice() const;
    void choose(const Choice &choice);

    /// Zooms onto a trial and selects it in the queue.
    void showTrial(store::TrialId trial);

    /// Offers to replay what is recorded, and shows the bar that plays it. Once; `replay` feeds the
    /// view's model and outlives the view.
    void setReplay(Replay &replay);

    /// Says something above the charts.
    void showError(const Error &error);

    [[nodiscard]] plot::TimePlot *charts() const { return m_plot; }

    [[nodiscard]] SidePanel *sidePanel() const { return m_side; }

signals:
    void pauseRequested();
    void resumeRequested();
    void stopAfterTrialRequested();
    void stopNowRequested(); ///< confirmed
    void replayRequested(); ///< of the recorded campaign that is shown

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Gives the side the width that its text needs, until the person has moved its edge.
    void widenSide();
    QWidget *makeToolBar();
    QToolButton *makeCpuChoice();
    QToolButton *addTool(QHBoxLayout &row, QAction *action);
    void connectModel();
    void askToStop();
    void fitTrial();
    void explainEmptyBands();
    void showBands();
    void updateMode(plot::TimeNavigator::Mode mode);
    void showCampaign();

    LiveModel &m_model;
    LiveHeader *m_header;
    common::MessageBar *m_message;
    common::ConfirmBar *m_confirm;
    plot::TimePlot *m_plot;
    SidePanel *m_side;
    QSplitter *m_splitter; ///< charts and side
    bool m_isSideMoved = false; ///< by the person
    Replay *m_replay = nullptr;
    QAction *m_follow = nullptr;
    QAction *m_fitAll = nullptr;
    QAction *m_latency = nullptr;
    QActionGroup *m_cpuBands = nullptr; ///< with the band of each as its data
    LiveBand m_cpuBand = LiveBand::Cpu;
    QTimer m_figuresTimer; ///< figures of the moment change at most four times a second
};

} // namespace runwatt::live
