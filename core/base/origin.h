// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace runwatt {

/// Where a number comes from. Kept with every meter, series and trial, and shown in every view and
/// export: nothing simulated may ever look measured. Ordered: of two, the later one taints the sum.
enum class Origin {
    Measured, ///< a real instrument or tool on a real device
    Replayed, ///< shown again from a recorded campaign
    Emulated, ///< real software on an emulated processor (QEMU's tcg)
    StandIn, ///< a stand-in for a part that could not be had
    Simulated ///< made up by a model, such as the simulated meter
};

/// The word in files: "measured", "replayed", "emulated", "stand-in", "simulated".
[[nodiscard]] QString toWord(Origin origin);

/// The inverse of toWord(); nothing for any other word.
[[nodiscard]] std::optional<Origin> originFromWord(const QString &word);

/// The mark that people see, translated and in capitals ("SIMULATED"); empty for Measured.
[[nodiscard]] QString mark(Origin origin);

/// What a result from both is: the one further from measured.
[[nodiscard]] constexpr Origin combined(Origin a, Origin b)
{
    return a < b ? b : a;
}

} // namespace runwatt
