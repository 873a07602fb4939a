// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt::app {

/// Opens the main window, on a campaign file if one is given, and runs until it is closed; gives
/// the exit code. A QApplication exists.
[[nodiscard]] int openWindow(const QString &file);

} // namespace runwatt::app
