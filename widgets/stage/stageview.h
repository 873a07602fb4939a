// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/scene.h"

#include <QWidget>

#include <map>
#include <optional>

namespace runwatt::stage {

class Talk;

/// What of a talk's steps the audience sees, at any size, with the marks of what is not measured. A
/// blank one is black. GUI thread.
class StageView : public QWidget
{
    Q_OBJECT

public:
    /// Which step: the current one, or the one after it.
    enum class Follows { Current, Next };

    StageView(Talk &talk, SceneUse use, Follows follows, QWidget *parent = nullptr);

    /// Null while there is no step to show.
    [[nodiscard]] Scene *scene() const { return m_scene; }

    /// The marks that stand above the scene: "REPLAY 2026-11-30", "SIMULATED".
    [[nodiscard]] QStringList marks() const;

    /// Whether nothing but black is shown.
    [[nodiscard]] bool isBlank() const;

    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 90}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Marks;

    void showStep();
    void showAnew(); ///< also what is shown already
    void showBlank();
    [[nodiscard]] int row() const; ///< of the step that it follows; may be none
    void refresh();
    void place();
    Scene *sceneFor(store::StepKind kind);

    Talk &m_talk;
    SceneUse m_use;
    Follows m_follows;
    std::map<store::StepKind, Scene *> m_scenes;
    Scene *m_scene = nullptr;
    std::optional<store::StepRecord> m_shown; ///< what m_scene shows, without notes
    Marks *m_marks;
};

} // namespace runwatt::stage
