// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

class QWidget;

namespace runwatt::common {

/// Runwatt's own symbols. Drawn as paths, so they are sharp at any scale and take the text colour
/// of light and dark.
enum class Symbol {
    Play,
    Pause,
    Stop,
    StopAfter, ///< stop after this trial
    SkipBack, ///< to where the phase before began
    SkipOn, ///< to where the next begins
    Step, ///< one sample further
    Loop, ///< again from the begin
    ShortPauses, ///< where nothing happens, hurry
    Check,
    Cross,
    Warning,
    Information,
    Waiting,
    Running,
    Interrupted,
    Plus,
    Minus,
    Remove,
    Edit,
    Search,
    Device,
    Meter,
    Campaign,
    Chart,
    Export,
    Follow,
    FitTrial,
    FitAll,
    Grid,
    ZoomIn,
    ZoomOut,
    Settings,
    Folder,
    Key,
    Moon,
    Sun,
    Language,
    TextSize,
    Help,
    ArrowLeft,
    ArrowRight
};

/// The symbol as an icon that takes the colours of the application's palette when it is painted
/// (muted when disabled).
[[nodiscard]] QIcon icon(Symbol symbol);

/// The symbol in a colour of its own.
[[nodiscard]] QIcon icon(Symbol symbol, const QColor &colour);

} // namespace runwatt::common
