// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt::common {

/// Where a file dialog begins: in `wanted`, else in Documents, else at home. To be given to every
/// dialog: without a folder that exists Qt begins where any program's dialog was left, be it /proc,
/// and there it looks into files that can make it wait for ever.
[[nodiscard]] QString dialogFolder(const QString &wanted);

} // namespace runwatt::common
