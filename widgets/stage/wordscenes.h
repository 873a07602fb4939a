// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/scene.h"

namespace runwatt::stage {

/// The campaign's title, its devices, its date.
class TitleScene : public Scene
{
    Q_OBJECT

public:
    using Scene::Scene;

protected:
    void showStep() override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString place() const; ///< devices and date
};

/// A heading and at most kMostPoints points.
class TextScene : public Scene
{
    Q_OBJECT

public:
    static constexpr int kMostPoints = 5;

    using Scene::Scene;

    /// The points of a step: its body's lines that are not empty, at most kMostPoints.
    [[nodiscard]] static QStringList points(const store::StepRecord &step);

protected:
    void showStep() override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace runwatt::stage
