// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/navigationbar.h"
#include "core/analysis/comparison.h"
#include "core/campaign/plan.h"
#include "widgets/live/liveview.h"

#include <QStackedWidget>

#include <optional>

namespace runwatt::bench {
class BenchView;
}

namespace runwatt::common {
class MessageBar;
}

namespace runwatt::compare {
class CompareView;
}

namespace runwatt::app {

class CampaignRoom;
class Engine;

/// Whether a demo is changed to fit the computer that it is shown on.
enum class DemoTerms { AsItIs, FittedHere };

/// The rooms of the window, one upon another, connected to what works behind them. GUI thread.
class Rooms : public QStackedWidget
{
    Q_OBJECT

public:
    /// Shows what the engine has by now. `message` is where the rooms say something; both outlive
    /// the rooms.
    Rooms(Engine &engine, common::MessageBar *message, QWidget *parent);
    ~Rooms() override;
    Q_DISABLE_COPY_MOVE(Rooms)

    /// What a person has chosen in them, which other rooms in their place go on with.
    struct Shown
    {
        Room room = Room::Bench;
        QString device; ///< on the Bench; empty: none
        std::optional<campaign::Plan> plan; ///< that is being made
        int step = 0; ///< of the wizard
        live::LiveView::Choice live{};
        std::optional<analysis::ComparisonRequest> comparison; ///< once something is compared
    };

    [[nodiscard]] Shown shown() const;
    void restore(const Shown &shown);

    [[nodiscard]] Room room() const { return static_cast<Room>(currentIndex()); }

    void showRoom(Room room);

    [[nodiscard]] bool isPlanning() const;

    /// This computer on the Bench, with the plan's meters, and the plan ready to start, which gets
    /// those runtimes that this computer can run where `terms` asks for that.
    void prepareDemo(const campaign::Plan &plan, DemoTerms terms);

    /// The wizard, with these devices chosen; empty: as it was left. Not while a campaign runs.
    void planCampaign(const QStringList &devices);

signals:
    void roomWanted(runwatt::app::Room room);
    void campaignChosen(const QString &file); ///< to be opened
    void sampleChosen(const QString &file); ///< to be replayed
    void openRequested(); ///< of a campaign file that the person is yet to name

private:
    void connectBench();
    void connectCampaign();
    void connectLiveView();
    void connectCompareView();
    void startCampaign(const campaign::Plan &plan, const QString &file);
    /// With the campaign that is shown.
    void goOn();
    /// Says so, where packages are being installed on one of these.
    bool isDisturbed(const QStringList &devices);
    void offerKnown();
    void updateComparison();

    Engine &m_engine;
    common::MessageBar *m_message;
    bench::BenchView *m_bench;
    live::LiveView *m_live;
    CampaignRoom *m_campaign;
    compare::CompareView *m_compare;
    bool m_isCompareStale = false; ///< shows an older state of the campaign
};

} // namespace runwatt::app
