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

struct Race;

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

/// The answers at the end: each workload's runtimes beside the same device's NT, in a table; what
/// has no NT is left out.
class EndScene : public Scene
{
    Q_OBJECT

public:
    /// One line of the table, as it is read.
    struct Answer
    {
        QString workload;
        QString runtime; ///< code
        QString device; ///< empty where the campaign has one only
        int trials = 0; ///< that it is of
        QString mean; ///< with its unit
        QString change; ///< against its device's baseline: "-12 %"; empty for the baseline itself
        Origins origins = {};
    };

    static constexpr std::size_t kMostAnswers = 12; ///< fit in type that is read from afar

    using Scene::Scene;

    [[nodiscard]] const std::vector<Answer> &answers() const { return m_answers; }

    void refresh() override;
    [[nodiscard]] Origins shownOrigins() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addAnswers(const Race &race, const QString &device);

    std::vector<Answer> m_answers;
};

} // namespace runwatt::stage
