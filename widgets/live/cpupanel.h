// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"
#include "widgets/live/cputables.h"

#include <QStackedWidget>
#include <QTimer>

class QLabel;
class QTableView;

namespace runwatt::common {
class ElidedLabel;
class EmptyState;
} // namespace runwatt::common

namespace runwatt::live {

class LiveModel;

/// The CPU of one trial in numbers: who used it, and mpstat's columns of each core, of the device
/// and of its guest beside it. The trial that was chosen, else the one that runs. Where there is
/// nothing to show, it says why.
class CpuPanel : public QStackedWidget
{
    Q_OBJECT

public:
    /// `model` must outlive it.
    explicit CpuPanel(LiveModel &model, QWidget *parent = nullptr);

    /// The trial that was chosen; none: the one that runs.
    void choose(store::TrialId trial);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFigures();
    void fitNames();
    void showNow();
    void explain(const campaign::TrialStatus *trial, const CpuFiguresOfTrial &figures);
    [[nodiscard]] const campaign::TrialStatus *shownTrial() const;

    LiveModel &m_model;
    store::TrialId m_chosen;
    AccountModel m_account;
    CoresModel m_cores;
    common::EmptyState *m_empty = nullptr;
    QWidget *m_figures = nullptr;
    common::ElidedLabel *m_title = nullptr;
    QLabel *m_over = nullptr; ///< which time the account is over, or why there is none
    QLabel *m_coresNote = nullptr;
    QTableView *m_accountTable = nullptr;
    QTableView *m_coresTable = nullptr;
    QTimer m_updating; ///< what arrives together is shown once
};

} // namespace runwatt::live
