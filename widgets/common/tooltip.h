// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt::common {

/// A tooltip that shows a text as it is: Qt takes what looks like markup for markup, and device
/// names, paths and what devices say may look so. Pure.
[[nodiscard]] QString toolTipOf(const QString &text);

} // namespace runwatt::common
