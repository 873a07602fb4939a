// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>
#include <QObject>

#include <optional>
#include <vector>

class QKeyEvent;
class QWidget;

namespace runwatt::stage {

class Talk;

/// What a key does in a talk.
enum class StageCommand { Next, Previous, First, Last, StartFirst, StartHere, Blank, Replay, End };

/// What has the focus: keys that write or press something there are left to it.
enum class KeyFocus { Nothing, Typing, Button };

/// The command of a key, none for others. A clicker's keys (Page Up, Page Down, F5, Shift+F5) count
/// whatever has the focus, B and the full stop blank as clickers send them.
[[nodiscard]] std::optional<StageCommand> commandOf(QKeyCombination keys, KeyFocus focus);

/// Gives the keys of several windows to one talk, whichever of them is active. GUI thread.
class StageKeys : public QObject
{
    Q_OBJECT

public:
    explicit StageKeys(Talk &talk, QObject *parent = nullptr);

    /// A window whose keys count; it may go at any time.
    void watch(QWidget *window);

    void run(StageCommand command);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Release
    {
        int key = 0;
        quint64 timestampMs = 0; ///< of the window system's clock
    };

    [[nodiscard]] bool isRepeat(const QKeyEvent &press) const;

    Talk &m_talk;
    std::vector<QWidget *> m_windows;
    Release m_released; ///< the last
};

} // namespace runwatt::stage
