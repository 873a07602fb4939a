// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origins.h"
#include "core/store/records.h"
#include "widgets/plot/timesource.h"

#include <QObject>

#include <optional>
#include <vector>

// What the stage needs of others: a campaign's curves as they come, and a player that shows a
// recorded one again. Who has them (the live view's model, the replay) gives them this face.

namespace runwatt::stage {

/// One big number of the moment.
struct BigFigure
{
    QString name; ///< "Throughput"
    QString value; ///< with its unit; an en dash where there is none
    Origin origin = Origin::Measured;

    bool operator==(const BigFigure &) const = default;
};

/// The trial that is being measured, or replayed.
struct TrialNow
{
    store::TrialId id;
    QString runtime; ///< code
    QString workload; ///< title
    QString device;
    int repetition = 1;
    Origins origins = {}; ///< of all that it tells

    bool operator==(const TrialNow &) const = default;
};

/// A campaign's curves and figures, live, replayed or from its file. GUI thread.
class Show : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual plot::TimeSource *curves() = 0;

    /// All bands of curves(), always the same.
    [[nodiscard]] virtual std::vector<plot::Band> bands() const = 0;

    /// Those that an audience is shown: what the benchmark tells, CPU, watts.
    [[nodiscard]] virtual std::vector<int> shownBands() const = 0;

    /// Of this moment; the same number of figures always.
    [[nodiscard]] virtual std::vector<BigFigure> figures() const = 0;

    /// The trial that runs or is replayed; none between trials and in a campaign that is over.
    [[nodiscard]] virtual std::optional<TrialNow> trialNow() const = 0;

    [[nodiscard]] virtual std::optional<series::Window> windowOf(store::TrialId trial) const = 0;

    /// Whether something comes: a campaign runs, or is replayed.
    [[nodiscard]] virtual bool isMoving() const = 0;

    /// Whether something should come and does not: the device's link is gone, or the campaign
    /// failed.
    [[nodiscard]] virtual bool isLost() const = 0;

    /// The newest moment that is shown, in campaign time.
    [[nodiscard]] virtual TimeNs now() const = 0;

signals:
    void curvesChanged(); ///< up to 60 times a second
    void trialChanged();
    void lostChanged();
};

/// Shows a recorded campaign again, into the same curves. GUI thread.
class Player : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether what is shown now is a recording; false while a campaign is measured.
    [[nodiscard]] virtual bool isReplay() const = 0;

    /// When what is replayed was measured, as the mark tells it ("2026-11-30"); empty: not known.
    [[nodiscard]] virtual QString recordedOn() const = 0;

    /// Where it stands, in campaign time.
    [[nodiscard]] virtual TimeNs position() const = 0;

    /// Begins to replay what is shown; does nothing while it is measured.
    virtual void begin() = 0;
    /// Ends the replay: all that is recorded is shown again.
    virtual void end() = 0;
    virtual void goTo(TimeNs time) = 0;
    /// To the begin of a trial's window, to play until its end.
    virtual void goToTrial(store::TrialId trial) = 0;
    virtual void play() = 0;
    virtual void pause() = 0;

signals:
    void changed(); ///< isReplay(), recordedOn(), or position() by a jump
};

} // namespace runwatt::stage
