// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/figure/figuredata.h"
#include "widgets/plot/figurelayout.h"

#include <QWidget>

#include <memory>
#include <optional>

class QCustomPlot;
class QHelpEvent;

namespace runwatt::plot {

/// A figure on the screen, drawn as it will be in a file but in the program's colours. Of grouped
/// bars, each can be pointed at (its numbers are the tooltip), chosen and activated: by mouse, or
/// with Left, Right, Home and End, and Enter.
class BarPlot : public QWidget
{
    Q_OBJECT

public:
    explicit BarPlot(QWidget *parent = nullptr);
    ~BarPlot() override;
    Q_DISABLE_COPY_MOVE(BarPlot)

    /// What to draw; null empties the plot. The choice stays where the same bar is still there.
    void setFigure(std::shared_ptr<const figure::FigureData> figureData);

    [[nodiscard]] const std::shared_ptr<const figure::FigureData> &figure() const { return m_data; }

    /// Chooses a bar without telling anyone; nothing takes the choice away.
    void setSelected(std::optional<BarPlace> place);

    [[nodiscard]] std::optional<BarPlace> selected() const { return m_selected; }

    /// A bar's column in this widget; empty while nothing is drawn.
    [[nodiscard]] QRectF rectOf(const BarPlace &place) const;

    /// A bar's numbers in words, as the tooltip and screen readers tell them.
    [[nodiscard]] QString describe(const BarPlace &place) const;

    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 220}; }

    [[nodiscard]] QSize sizeHint() const override { return {760, 520}; }

signals:
    void barSelected(const runwatt::plot::BarPlace &place);
    void barActivated(const runwatt::plot::BarPlace &place); ///< clicked, or Enter

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Overlay;

    [[nodiscard]] const figure::Bar *barOf(const BarPlace &place) const;
    void layOut();
    void select(const BarPlace &place);
    void moveSelection(int step);
    void showToolTip(QHelpEvent *event);
    void tellAccessibility();

    QCustomPlot *m_plot;
    Overlay *m_overlay;
    std::shared_ptr<const figure::FigureData> m_data;
    FigureScene m_scene;
    std::optional<BarPlace> m_selected;
    std::optional<BarPlace> m_pressed;
};

} // namespace runwatt::plot
