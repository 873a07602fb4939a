// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/raceresults.h"
#include "widgets/stage/scene.h"

#include <QTimer>

#include <optional>

namespace runwatt::stage {

class RaceChart;

/// The runtimes' means of a workload. While a campaign runs or is replayed they come as its trials
/// end; else the recorded trials are told one after another in the order in which they ended.
class RaceScene : public Scene
{
    Q_OBJECT

public:
    explicit RaceScene(SceneUse use, QWidget *parent = nullptr);

    [[nodiscard]] RaceChart *chart() const { return m_chart; }

    void refresh() override;

    /// Tells all trials at once.
    void finish();

protected:
    void showStep() override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] int trialsNow() const; ///< that have ended
    void tell(int trials);
    void tellNext();
    void layOut();

    RaceChart *m_chart;
    QTimer m_next; ///< while recorded trials are told
    int m_told = 0;
    std::optional<store::StepRecord> m_shown; ///< for which m_told counts
};

} // namespace runwatt::stage
