// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace runwatt::app {
class MainWindow;
}

namespace runwatt::benchmarks {

/// One thing that a person does with the window.
struct Act
{
    QString name;
    std::function<void()> perform;
};

/// What somebody who is curious does while a campaign runs, over and over: looks around in the
/// curves, goes through the rooms, compares, exports into `folder`, plans another campaign, changes
/// colours and size. The window outlives the list.
[[nodiscard]] std::vector<Act> curiousPerson(app::MainWindow *window, const QString &folder);

} // namespace runwatt::benchmarks
