// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/steps.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace runwatt::stage {

class Talk;

/// The shown step's title, what it shows, its points and the presenter's notes, to read and to
/// change. GUI thread.
class StepEditor : public QWidget
{
    Q_OBJECT

public:
    explicit StepEditor(Talk &talk, QWidget *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showStep();
    void offerContents(const store::StepRecord &step);
    void offerTrials();
    void change(); ///< its texts
    void changeContents(); ///< the person has chosen

    Talk &m_talk;
    QLineEdit *m_title;
    QLabel *m_contentsName;
    QComboBox *m_contents; ///< trials, workloads or figures; hidden for other kinds
    QLabel *m_pointsName;
    QPlainTextEdit *m_points;
    QPlainTextEdit *m_notes;
    int m_row = -1; ///< that it shows
    bool m_isShowing = false; ///< what changes now is not the person's doing
};

} // namespace runwatt::stage
