// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/quantity.h"

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::analysis {

QString plainNumber(double value, int significantDigits)
{
    if (!std::isfinite(value))
        return u"–"_s;
    const double size = std::abs(value);
    const int magnitude = size > 0 ? static_cast<int>(std::floor(std::log10(size))) : 0;
    const int decimals = std::clamp(significantDigits - 1 - magnitude, 0, 15);
    return QString::number(value, 'f', decimals);
}

} // namespace runwatt::analysis
