// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origin.h"

#include <QWidget>

class QPainter;

namespace runwatt::common {

/// The mark of what is not measured: SIMULATED, REPLAYED and so on, as a badge that cannot be
/// missed and that print in grey keeps. Hidden for Measured.
class MarkBadge : public QWidget
{
    Q_OBJECT

public:
    explicit MarkBadge(Origin origin = Origin::Measured, QWidget *parent = nullptr);

    void setOrigin(Origin origin);

    [[nodiscard]] Origin origin() const { return m_origin; }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    /// Paints the same badge into a plot or a delegate's cell, at the top left of `place`, and
    /// gives the rectangle that it took. Nothing for Measured.
    static QRect paint(QPainter &painter,
                       const QPoint &place,
                       Origin origin,
                       const QPalette &palette,
                       const QFont &font);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Origin m_origin = Origin::Measured;
};

/// One sentence that says what the mark means, for tooltips and screen readers.
[[nodiscard]] QString explanation(Origin origin);

} // namespace runwatt::common
