// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/show.h"

#include <QStringList>

namespace runwatt::test {

/// Curves of nothing, for whom only the talk matters; what it tells is set from outside.
class FakeShow : public stage::Show, public plot::TimeSource
{
public:
    [[nodiscard]] plot::TimeSource *curves() override { return this; }

    [[nodiscard]] std::vector<plot::Band> bands() const override
    {
        return {
            {QStringLiteral("Throughput"), QStringLiteral("B/s"), plot::BandKind::Lines, 0, {}}};
    }

    [[nodiscard]] std::vector<int> shownBands() const override { return {0}; }

    [[nodiscard]] std::vector<stage::BigFigure> figures() const override
    {
        return {{QStringLiteral("Throughput"), QStringLiteral("42 MB/s"), Origin::Measured}};
    }

    [[nodiscard]] std::optional<stage::TrialNow> trialNow() const override { return trial; }

    [[nodiscard]] std::optional<series::Window> windowOf(store::TrialId) const override
    {
        return series::Window{0, kNsPerSecond};
    }

    [[nodiscard]] bool isMoving() const override { return moving; }

    [[nodiscard]] bool isLost() const override { return lost; }

    [[nodiscard]] TimeNs now() const override { return 7 * kNsPerSecond; }

    [[nodiscard]] series::Window extent() const override { return {0, 7 * kNsPerSecond}; }

    [[nodiscard]] const std::vector<plot::Trace> &traces(int) const override { return m_traces; }

    void line(int, int, series::Window, int, plot::TimePoints &points) override { points.clear(); }

    void stack(int, series::Window, int, std::vector<plot::TimePoints> &points) override
    {
        points.clear();
    }

    [[nodiscard]] std::optional<double> valueAt(int, int, TimeNs) const override { return {}; }

    [[nodiscard]] std::optional<double> newestValue(int, int) const override { return {}; }

    [[nodiscard]] std::vector<plot::TimeSpan> trials(series::Window) const override { return {}; }

    [[nodiscard]] std::vector<plot::TimeSpan> phases(series::Window) const override { return {}; }

    std::optional<stage::TrialNow> trial;
    bool moving = false;
    bool lost = false;

private:
    std::vector<plot::Trace> m_traces;
};

/// Keeps what it was told to do.
class FakePlayer : public stage::Player
{
public:
    [[nodiscard]] bool isReplay() const override { return replay; }

    [[nodiscard]] QString recordedOn() const override { return QStringLiteral("2026-11-30"); }

    [[nodiscard]] TimeNs position() const override { return at; }

    void begin() override
    {
        told.append(QStringLiteral("begin"));
        if (recorded) {
            replay = true;
            emit changed();
        }
    }

    void end() override
    {
        told.append(QStringLiteral("end"));
        replay = false;
        emit changed();
    }

    void goTo(TimeNs time) override { told.append(QStringLiteral("to %1").arg(time)); }

    void goToTrial(store::TrialId trial) override
    {
        told.append(QStringLiteral("trial %1").arg(trial.value));
    }

    void play() override { told.append(QStringLiteral("play")); }

    void pause() override { told.append(QStringLiteral("pause")); }

    bool recorded = false; ///< what is shown can be replayed
    bool replay = false;
    TimeNs at = 0;
    QStringList told;
};

} // namespace runwatt::test
