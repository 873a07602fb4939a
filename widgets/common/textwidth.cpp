// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/textwidth.h"

#include <QApplication>
#include <QFontMetrics>

#include <algorithm>

namespace runwatt::common {

int textWidth(int pixels)
{
    constexpr int kUsualHeight = 17; // of a line at 10 points
    const int height = QFontMetrics(QApplication::font()).height();
    return std::max(pixels, pixels * height / kUsualHeight);
}

} // namespace runwatt::common
