// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowsize.h"

#include <QScreen>
#include <QWidget>

namespace runwatt::app {

namespace {

constexpr QSize kComfortable(1280, 720);
constexpr QSize kLargest(2560, 1600);
/// What a window manager puts around it; nobody tells before the window is shown.
constexpr QSize kFrame(16, 48);
constexpr double kPart = 0.8;

} // namespace

FirstSize firstSize(QSize available)
{
    const QSize room = available - kFrame;
    const QSize wanted = (available * kPart).expandedTo(kComfortable).boundedTo(kLargest);
    const bool fits = wanted.width() <= room.width() && wanted.height() <= room.height();
    return {wanted.boundedTo(room), fits ? Qt::WindowNoState : Qt::WindowMaximized};
}

void giveFirstSize(QWidget &window)
{
    const FirstSize first = firstSize(window.screen()->availableSize());
    window.resize(first.size);
    window.setWindowState(first.state);
}

} // namespace runwatt::app
