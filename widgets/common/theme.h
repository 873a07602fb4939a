// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

class QApplication;
class QWidget;

namespace runwatt::common {

/// Which colours the program wears.
enum class Scheme {
    System, ///< light or dark as the desktop is, and follows it when it changes
    Light,
    Dark
};

/// The named colours of one scheme. Ask Theme::colours() when painting rather than keeping a copy:
/// the scheme may change while the program runs (QEvent::PaletteChange tells).
struct Colours
{
    QColor window; ///< behind everything
    QColor surface; ///< cards, tables, plots
    QColor raised; ///< hovered rows, buttons
    QColor border;
    QColor text;
    QColor mutedText; ///< captions, axis labels; still 4.5 : 1 on surface
    QColor accent;
    QColor accentText; ///< on accent
    QColor accentHover; ///< the accent under the pointer
    QColor selection; ///< behind what is chosen in a list, a table, a menu
    QColor fadedText; ///< of what cannot be used now
    QColor scrollHandle;
    QColor success;
    QColor information;
    QColor warning;
    QColor problem;
    QColor simulated; ///< the SIMULATED mark and what it belongs to
    QColor grid; ///< plots' grid lines
};

/// Distances in device-independent pixels, so that every screen has one rhythm.
namespace spacing {
inline constexpr int kTiny = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kHuge = 24;
inline constexpr int kRadius = 6; ///< of cards, buttons and badges
} // namespace spacing

/// The sizes of the text that a person can choose, in percent of the desktop's.
inline constexpr std::array kTextSizes{100, 125, 150, 175, 200};

/// What a widget is, for FlatStyle and its font: setRole(button, Role::Primary).
enum class Role {
    Plain,
    Primary, ///< the one button that goes on
    Danger, ///< a button that ends or destroys something
    Card, ///< a QFrame on the window: surface, border, rounded
    Title, ///< a QLabel, once a screen
    Heading, ///< a QLabel over a part of a screen
    Caption, ///< a QLabel, small and muted
    Figure, ///< a QLabel with one big number
    Code ///< what a machine reads or prints, in type of one width
};

/// The colours of the program, and what its widgets are; FlatStyle draws them. GUI thread.
class Theme
{
public:
    /// Gives the whole program this scheme; may be called again at any time.
    static void apply(QApplication &application, Scheme scheme);

    /// Gives the whole program text of this size, in percent of what it had before the first call;
    /// may be called again at any time. Widgets that exist get it too; what they measured out for
    /// their text when they were made stays as it was.
    static void setTextSize(int percent);

    /// As it was set last; 100 before that.
    [[nodiscard]] static int textSize();

    /// The scheme in use, as asked for (System stays System).
    [[nodiscard]] static Scheme scheme();

    /// Colours that fit a widget's palette: `Theme::colours(palette())`.
    [[nodiscard]] static const Colours &colours(const QPalette &palette);
    [[nodiscard]] static bool isDark(const QPalette &palette);

    /// Sets what a widget is; may be called again to change it.
    static void setRole(QWidget *widget, Role role);
    [[nodiscard]] static Role role(const QWidget *widget);
};

} // namespace runwatt::common
