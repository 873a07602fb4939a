// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>

#include <optional>
#include <vector>

namespace runwatt::bench {

/// What a figure, or its ratio to OpenSSH's, should come to. Told, never asserted.
struct Goal
{
    enum class Of { Value, Ratio };
    enum class Side { AtMost, AtLeast };

    Goal(Of what, Side which, double value);

    Of of;
    Side side;
    double limit;
};

/// Seconds on the steady clock.
[[nodiscard]] double secondsSince(TimeNs beginSteadyNs);

/// Of a copy; 0 for nothing.
[[nodiscard]] double median(std::vector<double> values);

/// Prints "name: value unit (OpenSSH: value, ratio r; goal g: met|missed)", without the parts that
/// aren't there.
void printFigure(const QString &name,
                 double value,
                 const QString &unit,
                 std::optional<double> openSsh = std::nullopt,
                 const std::optional<Goal> &goal = std::nullopt);

void printNote(const QString &text);

} // namespace runwatt::bench
