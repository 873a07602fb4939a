// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/scene.h"
#include "widgets/stage/show.h"

#include <QMetaObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace runwatt::plot {
class TimePlot;
}

namespace runwatt::stage {

/// The three bands of a trial, its runtime's name and big figures: of the moment while it runs or
/// is replayed, else its means over the window.
class LiveScene : public Scene
{
    Q_OBJECT

public:
    explicit LiveScene(SceneUse use, QWidget *parent = nullptr);

    /// Of the trial that is shown, for tests too.
    [[nodiscard]] const TrialNow &trial() const { return m_trial; }

    [[nodiscard]] const std::vector<BigFigure> &figures() const { return m_figures; }

    [[nodiscard]] plot::TimePlot *charts() const { return m_charts; }

    void refresh() override;
    [[nodiscard]] Origins shownOrigins() const override;

protected:
    void showStep() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectShow();
    void makeCharts();
    void layOut();
    [[nodiscard]] bool followsMoment() const;
    [[nodiscard]] TrialNow recordedTrial() const;
    [[nodiscard]] QString recordedOn() const; ///< while a recorded trial is shown
    /// The stretch of time to show; nothing: the newest. A replayed trial has its own, in which it
    /// grows, so that its axes fit it and not a faster trial before.
    [[nodiscard]] std::optional<series::Window> shownWindow() const;
    [[nodiscard]] std::vector<BigFigure> meansOf(store::TrialId trial) const;
    void paintHeading(QPainter &painter, const QRectF &place) const;
    void paintFigures(QPainter &painter, const QRectF &place) const;

    plot::TimePlot *m_charts = nullptr; ///< once there is a show
    Show *m_show = nullptr; ///< to which it is connected
    QTimer m_calm; ///< figures of the moment change at most four times a second
    TrialNow m_trial;
    std::vector<BigFigure> m_figures;
    bool m_isMoment = false; ///< whether the figures are of the moment
};

} // namespace runwatt::stage
