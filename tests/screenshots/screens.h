// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace runwatt::screenshots {

/// A widget with all that it needs to live.
struct Shown
{
    std::unique_ptr<QWidget> widget;
    std::shared_ptr<void> keepAlive; ///< models and data; outlives the widget
    std::function<bool()> isReady; ///< whether it has all to show; empty: at once
};

/// One screen in one situation.
struct Screen
{
    QString name; ///< of the picture's file: "live-running"
    std::function<Shown()> make;
};

/// Each room's screens; a new room adds a function here and to main().
[[nodiscard]] std::vector<Screen> liveScreens();
[[nodiscard]] std::vector<Screen> commonScreens();
[[nodiscard]] std::vector<Screen> benchScreens();
[[nodiscard]] std::vector<Screen> wizardScreens();
[[nodiscard]] std::vector<Screen> compareScreens();
[[nodiscard]] std::vector<Screen> windowScreens();
[[nodiscard]] std::vector<Screen> guideScreens();
[[nodiscard]] std::vector<Screen> stageScreens();

} // namespace runwatt::screenshots
