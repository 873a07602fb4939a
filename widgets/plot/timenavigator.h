// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/sample.h"

namespace runwatt::plot {

/// Which stretch of time is in view, and how it moves as data arrive. Only logic, no widget.
class TimeNavigator
{
public:
    enum class Mode {
        Follow, ///< a fixed length of time, whose end keeps up with the data
        All, ///< everything, growing with it
        Hold ///< stays where the person put it
    };

    [[nodiscard]] series::Window view() const { return m_view; }

    [[nodiscard]] Mode mode() const { return m_mode; }

    /// What there is to see. Moves the view in Follow and All.
    void setExtent(series::Window extent);

    void setMode(Mode mode);

    /// Shows this stretch, with a little room around it, and holds it.
    void fit(series::Window window);

    /// Zooms by a factor (below 1: closer) about a moment, which stays where it is on screen. When
    /// following, the end is kept instead.
    void zoom(double factor, TimeNs about);

    /// Moves the view and holds it; the data never leave it wholly.
    void pan(TimeNs by);

    /// Moves the view just so far that the moment is in it.
    void reveal(TimeNs time);

private:
    void follow();
    void clamp();

    series::Window m_extent;
    series::Window m_view{0, 60 * kNsPerSecond};
    TimeNs m_followLengthNs = 120 * kNsPerSecond;
    Mode m_mode = Mode::Follow;
};

/// The upper end of a value axis that does not jump: rises at once when a value would not fit, in
/// round numbers, and falls only when more than half of it is unused.
class CalmTop
{
public:
    /// The end for values up to `largest` (NaN or below: nothing in view, which changes nothing).
    double update(double largest);

    [[nodiscard]] double top() const { return m_top; }

private:
    double m_top = 0;
};

/// The next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below `value`.
[[nodiscard]] double roundUp(double value);

} // namespace runwatt::plot
