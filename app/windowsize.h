// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace runwatt::app {

/// How large the window is when nothing is remembered of it.
struct FirstSize
{
    QSize size; ///< without the frame
    Qt::WindowState state = Qt::WindowNoState; ///< maximised where the screen is small
};

/// `available`: what panels and docks leave of the screen. Four fifths of it, but neither smaller
/// than the window is made for nor so large that lines get hard to read, and with its frame inside
/// in any case.
[[nodiscard]] FirstSize firstSize(QSize available);

/// The same to a window, from the screen that it will come up on.
void giveFirstSize(QWidget &window);

} // namespace runwatt::app
