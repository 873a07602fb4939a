// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt::analysis {

/// A number with so many significant digits and no power of ten ("0.01230", "12.30", "12300"); an
/// en dash when it is not finite. Not localised: for terminals and files.
[[nodiscard]] QString plainNumber(double value, int significantDigits = 4);

} // namespace runwatt::analysis
