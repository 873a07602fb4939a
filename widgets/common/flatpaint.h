// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QColor;
class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionTab;

/// The shapes that FlatStyle is made of. Each leaves the painter as it found it, and takes its
/// colours from the option's palette when it paints, so that a change of the colours costs a
/// repaint and nothing else. GUI thread.
namespace runwatt::common {

enum class Role;

namespace flat {

enum class Direction { Up, Down, Left, Right };

/// The arrow of a box with a list, a spin box, a menu, a sorted column.
void drawChevron(QPainter *painter, const QRectF &place, const QColor &colour, Direction direction);

/// A rounded box that fills `rect`, its border one pixel wide inside it.
void drawBox(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &border);

/// The line around what has the keyboard and shows it in no other way.
void drawFocusRing(QPainter *painter, const QStyleOption *option);

/// Where text or a number is entered.
void drawField(QPainter *painter, const QStyleOption *option);
void drawCheck(QPainter *painter, const QStyleOption *option);
void drawRadio(QPainter *painter, const QStyleOption *option);

/// A push button without its words, by what it is: Role::Primary, Role::Danger, or any other.
void drawButton(QPainter *painter, const QStyleOption *option, Role role);
/// The colour of its words.
QColor buttonText(const QStyleOption *option, Role role);
void drawToolButton(QPainter *painter, const QStyleOption *option);

void drawHeaderSection(QPainter *painter, const QStyleOption *option);
void drawTab(QPainter *painter, const QStyleOptionTab *option);
void drawProgress(QPainter *painter, const QStyleOptionProgressBar *option);
void drawScrollHandle(QPainter *painter, const QStyleOption *option, const QRect &handle);
void drawMenuItem(QPainter *painter, const QStyleOptionMenuItem *option);

} // namespace flat
} // namespace runwatt::common
