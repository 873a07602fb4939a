// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unitscale.h"
#include "widgets/stage/raceresults.h"

#include <QChartView>
#include <QVariantAnimation>

#include <vector>

class QAreaSeries;
class QLineSeries;
class QValueAxis;

namespace runwatt::stage {

/// Horizontal bars, the best above, that grow and overtake each other as results come in; each in
/// its runtime's colour and hatch, with its name, its mean, n and its mark. Bars move, their
/// numbers do not. GUI thread.
class RaceChart : public QChartView
{
    Q_OBJECT

public:
    explicit RaceChart(QWidget *parent = nullptr);

    enum class Motion { Moves, Jumps };

    /// The race as it stands now.
    void setRace(const Race &race, Motion motion);

    /// The entries from above, as they will stand when nothing moves any more.
    [[nodiscard]] const Race &race() const { return m_race; }

    [[nodiscard]] bool isMoving() const { return m_motion.state() == QVariantAnimation::Running; }

    /// Of the type: 1 is a hundredth of the stage's height.
    void setUnit(double pixels);

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Where a bar is, or is on its way from or to.
    struct Place
    {
        double value = 0; ///< in the axis' unit
        double rank = 0; ///< from 0, above
    };

    struct Bar
    {
        RaceEntry entry;
        Place from;
        Place to;
        QLineSeries *upper = nullptr;
        QLineSeries *lower = nullptr;
        QAreaSeries *area = nullptr;
    };

    Bar *barOf(const QString &key);
    void addBar(const RaceEntry &entry, double rank);
    void removeOthers(const Race &race);
    [[nodiscard]] Place placeNow(const Bar &bar) const;
    [[nodiscard]] double along() const; ///< of the motion, 0 to 1
    void moveBars();
    void layOut();
    void paintBar(QPainter &painter, const Bar &bar) const;
    void paintResult(QPainter &painter,
                     const Bar &bar,
                     const QRectF &box,
                     QFont large,
                     const QFont &small) const;

    Race m_race;
    UnitScale m_scale;
    std::vector<Bar> m_bars;
    QValueAxis *m_values;
    QValueAxis *m_ranks;
    QVariantAnimation m_motion;
    double m_topFrom = 1;
    double m_topTo = 1;
    double m_unit = 7;
};

} // namespace runwatt::stage
