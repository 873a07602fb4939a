// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace runwatt::app {

/// Whether a window can be opened: a platform named by hand (QT_QPA_PLATFORM), or a Wayland or X
/// server that takes a connection. Asked before Qt is, which ends the program when there is none.
[[nodiscard]] bool displayAvailable();

} // namespace runwatt::app
