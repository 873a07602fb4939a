// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <QString>

#include <optional>

class QApplication;

namespace runwatt::app {

/// What the window shows first.
struct WindowOptions
{
    WindowOptions() = default;

    QString file; ///< a campaign to open; empty: none
    std::optional<int> replaySpeed; ///< it is replayed, so many times as fast as it was
    std::optional<campaign::Plan>
        demo; ///< this computer on the Bench, and this plan ready to start
};

/// Opens the main window and runs until it is closed; gives the exit code.
[[nodiscard]] int runWindow(QApplication &application, const WindowOptions &options);

/// The same on a campaign file, if one is given, and its replay, if one is asked for. A
/// QApplication exists.
[[nodiscard]] int openWindow(const QString &file, std::optional<int> replaySpeed);

} // namespace runwatt::app
