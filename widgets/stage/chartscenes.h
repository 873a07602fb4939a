// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/comparison.h"
#include "core/base/result.h"
#include "widgets/stage/scene.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace runwatt::plot {
class BarPlot;
}

namespace runwatt::stage {

/// A comparison of the campaign, drawn large.
class FigureScene : public Scene
{
    Q_OBJECT

public:
    explicit FigureScene(SceneUse use, QWidget *parent = nullptr);

    /// Why nothing is drawn; empty when something is.
    [[nodiscard]] const QString &obstacle() const { return m_obstacle; }

    void refresh() override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();

    plot::BarPlot *m_plot;
    QString m_obstacle;
};

/// The answers at the end: each workload's runtimes beside NT, in a table; workloads without NT are
/// left out.
class EndScene : public Scene
{
    Q_OBJECT

public:
    /// One line of the table, as it is read.
    struct Answer
    {
        QString workload;
        QString runtime; ///< code
        QString mean; ///< with its unit
        QString change; ///< against the baseline: "-12 %"; empty for the baseline itself
        Origin origin = Origin::Measured;
    };

    static constexpr std::size_t kMostAnswers = 12; ///< fit in type that is read from afar

    using Scene::Scene;

    [[nodiscard]] const std::vector<Answer> &answers() const { return m_answers; }

    void refresh() override;
    [[nodiscard]] Origin shownOrigin() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Answer> m_answers;
};

} // namespace runwatt::stage
