// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QSpinBox;

namespace runwatt::stage {

class Talk;

/// The time of day, how long the talk lasts already, and how long it should: near the end and
/// beyond it, it says so by colour and in a word.
class TalkClock : public QWidget
{
    Q_OBJECT

public:
    explicit TalkClock(Talk &talk, QWidget *parent = nullptr);

    /// "near the end", "over time"; empty while there is time.
    [[nodiscard]] QString warning() const;

    void tick();

protected:
    void changeEvent(QEvent *event) override;

private:
    Talk &m_talk;
    QLabel *m_timeOfDay;
    QLabel *m_elapsed;
    QLabel *m_warning;
    QSpinBox *m_planned;
    QTimer m_timer;
};

} // namespace runwatt::stage
