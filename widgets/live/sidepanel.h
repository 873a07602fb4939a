// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"
#include "core/store/records.h"

#include <QModelIndex>
#include <QTabWidget>

class QTableView;

namespace runwatt::common {
class EmptyState;
}

namespace runwatt::live {

class CpuPanel;
class LiveModel;
class TrialQueueView;

/// Beside the charts: the queue of trials, the CPU in numbers, the processes and the events,
/// each in a tab.
class SidePanel : public QTabWidget
{
    Q_OBJECT

public:
    explicit SidePanel(LiveModel &model, QWidget *parent = nullptr);

    /// The trial that is selected in the queue; none when none is, or it has not begun.
    [[nodiscard]] store::TrialId selectedTrial() const;
    void selectTrial(store::TrialId trial);

    /// Keeps the running trial in sight, as long as the person has not scrolled or selected.
    void showRunningTrial();

    [[nodiscard]] QSize sizeHint() const override;

    /// As wide as its text would have it where the charts have room in plenty, in
    /// device-independent pixels; no less than the hint.
    [[nodiscard]] int roomyWidth() const;

signals:
    void trialActivated(runwatt::store::TrialId trial);

private:
    QWidget *makeQueue();
    QWidget *makeProcesses();
    QWidget *makeEvents();
    void activate(const QModelIndex &index);
    void updateTabs();

    LiveModel &m_model;
    TrialQueueView *m_queue = nullptr;
    CpuPanel *m_cpu = nullptr;
    int m_eventsTab = 0;
    QTableView *m_events = nullptr;
};

} // namespace runwatt::live
