// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace runwatt::stage {

/// How it stands with the recording that is to go on where a live device cannot.
struct StandInStatus
{
    enum class State {
        None, ///< nothing is measured
        Looking, ///< for a recording that fits
        Ready,
        Reading, ///< it was asked for, and is not there yet
        Playing
    };
    State state = State::None;
    QString name{}; ///< of its file; empty: the campaign's own
    QDate recorded{};
    bool isDeviceBack = false; ///< while it plays
    std::optional<Error> error{}; ///< of the last that was tried
};

/// Tells the presenter what R replays when the device is lost, and lets them choose another
/// recording. GUI thread.
class StandInBar : public QWidget
{
    Q_OBJECT

public:
    explicit StandInBar(QWidget *parent = nullptr);

    void setStatus(const StandInStatus &status);

    [[nodiscard]] QString text() const;

signals:
    void choiceRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString words() const;
    void updateColour();

    StandInStatus m_status;
    QLabel *m_text;
    QPushButton *m_choose;
};

} // namespace runwatt::stage
