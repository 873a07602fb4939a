// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unitscale.h"
#include "widgets/plot/timenavigator.h"
#include "widgets/plot/timepainting.h"
#include "widgets/plot/timesource.h"

#include <QElapsedTimer>
#include <QPoint>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QHelpEvent;
class QMouseEvent;
class QScrollBar;
class QWheelEvent;

namespace runwatt::plot {

/// Charts upon each other over one time axis, with phases behind, trials above and one cursor that
/// tells the values of all. Asks its source only for what is in view, draws at most 60 times a
/// second and only when something changed and can be seen. Mouse: wheel zooms, drag moves, a click
/// on a trial shows it. Keys: Left and Right move the cursor (Shift: far), Ctrl with them the view,
/// + and - zoom, Home and End go to the ends, Escape takes the cursor away; Page Up and Page
/// Down scroll the bands where not all are in sight.
class TimePlot : public QWidget
{
    Q_OBJECT

public:
    explicit TimePlot(std::vector<Band> bands, QWidget *parent = nullptr);
    ~TimePlot() override;
    Q_DISABLE_COPY_MOVE(TimePlot)

    /// What to draw; must outlive this or be taken away with nullptr.
    void setSource(TimeSource *source);

    /// What a band says while it has no curve.
    void setEmptyText(int band, const QString &text);

    /// Which bands are to be seen, by their places, ascending and at least one; at first all.
    void setShownBands(const std::vector<int> &bands);

    [[nodiscard]] const std::vector<int> &shownBands() const { return m_shown; }

    /// Where the bands would be too low to be read, in a small window or with large text, whole
    /// ones are in sight and a bar leads to the others; the trials above and the time below stay.
    /// Without this, as at first, all are in sight whatever their height.
    void setBandsScroll(bool scroll);

    /// To be called when the source has something new; cheap, draws later and once.
    void sourceChanged();

    void setMode(TimeNavigator::Mode mode);

    [[nodiscard]] TimeNavigator::Mode mode() const { return m_navigator.mode(); }

    /// Which stretch of time is seen and how it moves, to be taken over from another plot of the
    /// source.
    [[nodiscard]] const TimeNavigator &navigator() const { return m_navigator; }

    void setNavigator(const TimeNavigator &navigator);

    /// Shows a stretch of time and holds it.
    void fit(series::Window window);
    void zoomIn();
    void zoomOut();

    [[nodiscard]] series::Window view() const { return m_navigator.view(); }

    /// Puts the cursor at a moment, or takes it away.
    void setCursorTime(std::optional<TimeNs> time);

    [[nodiscard]] std::optional<TimeNs> cursorTime() const { return m_cursor; }

    /// The values at the cursor (or the newest in view) of all charts, as a screen reader tells
    /// them.
    [[nodiscard]] QString readout() const;

    /// Draws now what there is to draw. For measuring and for pictures; not needed otherwise.
    void drawNow();

    /// How often the whole was drawn.
    [[nodiscard]] qint64 framesDrawn() const { return m_framesDrawn; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {420, 260}; }

signals:
    void modeChanged(runwatt::plot::TimeNavigator::Mode mode);
    void viewChanged(runwatt::series::Window view);
    void cursorMoved();
    void trialActivated(qint64 trial);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Charts; // all that is QCustomPlot

    void buildCharts();
    void placeCharts();
    /// Which bands are in sight, and where the bar is.
    void updateSight();
    void applyPalette();
    void layOut();
    void scheduleFrame();
    void fillFrame();
    void fillLines(int band);
    void fillStack(int band);
    void updateHeaders();
    void redrawCursor();
    void paintStacks(QPainter &painter) const;
    void paintOver(QPainter &painter);
    void paintCursor(QPainter &painter, TimeNs time) const;
    [[nodiscard]] TimeScale scale() const;
    [[nodiscard]] QRect chartArea(int band) const;
    [[nodiscard]] QRect stripArea() const;
    [[nodiscard]] int headerHeight() const;
    [[nodiscard]] QFont labelFont() const; ///< of the axes' numbers
    [[nodiscard]] int labelHeight() const;
    /// Of the charts alone, where so many bands are in sight.
    [[nodiscard]] int chartHeight(int bands) const;
    [[nodiscard]] int stripHeight() const;
    [[nodiscard]] double lineWidth() const; ///< where a line is not dense
    [[nodiscard]] std::optional<TimeNs> newestInView() const;
    /// What the header tells: the value at the cursor, or else the newest in view.
    [[nodiscard]] std::optional<double> toldValue(int band, int trace) const;
    /// The mark of what is in view of a trace and of the value that is told of it; none where there
    /// is neither.
    [[nodiscard]] std::optional<Origin>
    shownOrigin(int band, int trace, std::optional<double> told) const;

    void navigated(TimeNavigator::Mode modeBefore);
    void pressed(const QMouseEvent &event);
    void moved(const QMouseEvent &event);
    void released(const QMouseEvent &event);
    void wheeled(const QWheelEvent &event);
    void showToolTip(const QHelpEvent &event);
    void moveCursor(double partOfView);
    [[nodiscard]] const TimeSpan *spanAt(const QPoint &place) const;

    std::vector<Band> m_bands;
    std::vector<int> m_shown;
    std::vector<int> m_inSight; ///< of these
    QScrollBar *m_bar = nullptr; ///< over m_shown
    bool m_scroll = false;
    std::unique_ptr<Charts> m_charts;
    TimeSource *m_source = nullptr;
    TimeNavigator m_navigator;
    std::vector<CalmTop> m_tops;
    std::vector<BandHeader> m_headers;
    std::vector<UnitScale> m_units; ///< of the value axes
    std::vector<TimeSpan> m_trials;
    std::vector<TimeSpan> m_phases;
    std::optional<TimeNs> m_cursor;
    QTimer m_frameTimer;
    QElapsedTimer m_sinceFrame;
    QPoint m_pressedAt;
    QPoint m_draggedTo;
    bool m_pressed = false;
    bool m_dragging = false;
    bool m_dirty = true;
    qint64 m_framesDrawn = 0;
};

} // namespace runwatt::plot
