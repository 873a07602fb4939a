// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace runwatt::bench {

/// What the Bench's lists show of a device, a meter or a campaign, beside its name (DisplayRole).
enum CardRole {
    SubtitleRole = Qt::UserRole + 1, ///< below the name
    SymbolRole, ///< common::Symbol as int
    ToneRole, ///< Tone as int: the symbol's colour
    FigureRole, ///< a live value at the right: "42.1 °C", "3.42 W"
    OriginRole, ///< Origin as int: SIMULATED and the like
    FirstFreeRole
};

enum class Tone { Muted, Accent, Success, Warning, Problem };

} // namespace runwatt::bench
