// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/livecampaign.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/trialdelegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;
using test::LiveCampaign;
using test::LiveShape;

namespace {

using Tester = QAbstractItemModelTester;

LiveShape smallShape()
{
    LiveShape shape;
    shape.runtimes = {u"NT"_s};
    shape.repetitions = 1;
    shape.measure = std::chrono::seconds(10);
    return shape;
}

campaign::ProcessTable table(const QList<QPair<int, double>> &processes)
{
    campaign::ProcessTable result;
    result.device = u"board"_s;
    for (const auto &[pid, cpu] : processes) {
        campaign::ProcessRow row;
        row.pid = pid;
        row.command = u"fio"_s;
        row.cpuPercent = cpu;
        result.rows.push_back(row);
    }
    return result;
}

} // namespace

class TestLiveModel : public QObject
{
    Q_OBJECT

private slots:

    void showsARunningCampaignFromItsSignals()
    {
        const LiveCampaign campaign(smallShape());
        LiveModel model;
        const Tester queueTester(&model.queue(), Tester::FailureReportingMode::QtTest);
        const Tester processTester(&model.processes(), Tester::FailureReportingMode::QtTest);
        const Tester eventTester(&model.events(), Tester::FailureReportingMode::QtTest);
        QSignalSpy curves(&model, &LiveModel::curvesChanged);
        model.opened(campaign.created(), {});
        model.queueChanged(campaign.queue());
        model.stateChanged(campaign::RunState::Running);
        QCOMPARE(model.title(), campaign.data.campaign.title);
        QCOMPARE(model.queue().rowCount(), 4);
        QCOMPARE(model.queue().runningRow(), -1);
        const TimeNs inSecond = campaign.trials[1].window.beginNs + 14 * kNsPerSecond;
        test::play(campaign, model, 0, inSecond, [] {});
        QVERIFY(curves.count() > 0);
        QCOMPARE(model.queue().runningRow(), 1);
        QCOMPARE(model.queue().index(0).data(TrialQueueModel::StateWordRole).toString(),
                 u"complete"_s);
        QCOMPARE(model.queue().index(1).data(TrialQueueModel::StateWordRole).toString(),
                 store::displayName(store::Phase::Measure));
        QCOMPARE(model.processes().rowCount(), 10);
        const auto watts = model.tracks().newestSum(LiveBand::Watts);
        QVERIFY(watts && watts->origin == Origin::Simulated);
        QCOMPARE(marks(model.origins()), mark(Origin::Measured));
        const auto bytes = model.tracks().newestSum(LiveBand::Throughput);
        QVERIFY(bytes && bytes->value > 0 && bytes->origin == Origin::Measured);
        const auto busy = model.tracks().newestSum(LiveBand::Cpu);
        QVERIFY(busy && busy->value > 0 && busy->value < 100);
        // The running trial's band reaches to the newest value.
        const auto trials = model.tracks().trials(model.tracks().extent());
        QCOMPARE(trials.size(), size_t{2});
        QCOMPARE(trials.back().window.endNs, model.tracks().extent().endNs);
    }

    void saysWhatIsAgainstATrial()
    {
        TrialQueueModel queue;
        const Tester tester(&queue, Tester::FailureReportingMode::QtTest);
        campaign::TrialStatus trial;
        trial.position = 3;
        trial.runtime = u"FC"_s;
        trial.workload = u"fio random write, 4 KiB"_s;
        trial.device = u"<b>pi</b>"_s;
        trial.state = store::TrialState::Complete;
        trial.verdicts = {u"foreign-load"_s};
        queue.update(trial);
        trial.position = 1;
        trial.state = store::TrialState::Failed;
        trial.error = u"fio ended with 1"_s;
        queue.update(trial);
        QCOMPARE(queue.rowCount(), 2);
        QCOMPARE(queue.index(0).data(TrialQueueModel::PositionRole).toInt(), 1);
        QCOMPARE(queue.index(0).data(TrialQueueModel::StateWordRole).toString(), u"failed"_s);
        QVERIFY(queue.index(0).data(Qt::ToolTipRole).toString().contains(u"fio ended with 1"_s));
        QVERIFY(!queue.index(0).data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        QCOMPARE(queue.index(1).data(TrialQueueModel::StateWordRole).toString(),
                 u"complete, load of other processes"_s);
        QVERIFY(queue.index(1).data(TrialQueueModel::DoubtRole).toBool());
    }

    void tellsDeviceAndRepetitionOfATrialBeforeItsState()
    {
        TrialQueueModel queue;
        campaign::TrialStatus trial;
        trial.position = 1;
        trial.runtime = u"NT"_s;
        trial.workload = u"fio random write, 4 KiB"_s;
        trial.device = u"this computer"_s;
        trial.state = store::TrialState::Complete;
        trial.verdicts = {u"foreign-load"_s, u"meter-gap"_s};
        queue.update(trial);
        const QModelIndex row = queue.index(0);
        const QFontMetrics metrics{QGuiApplication::font()};
        const QString place = u"NT, this computer, repetition 1"_s;
        const QString verdicts = u"load of other processes, gap of a meter"_s;
        const int both = metrics.horizontalAdvance(place) + metrics.horizontalAdvance(verdicts);
        TrialLine line = layOutTrialLine(row, metrics, 3 * both);
        QCOMPARE(line.place, place);
        QCOMPARE(line.state, u"complete, "_s + verdicts);
        line = layOutTrialLine(row, metrics, both + 20);
        QCOMPARE(line.place, place);
        QCOMPARE(line.state, verdicts);
        // The place takes three quarters: it is still whole, and the state is not.
        line = layOutTrialLine(row, metrics, metrics.horizontalAdvance(place) * 3 / 2);
        QCOMPARE(line.place, place);
        QVERIFY(line.state.startsWith(u"load"_s) && line.state.endsWith(u'\u2026'));
        // Where even the place is too long, some of the state is left, and the repetition.
        line = layOutTrialLine(row, metrics, metrics.horizontalAdvance(place));
        QVERIFY(line.place.startsWith(u"NT"_s) && line.place.endsWith(u" 1"_s));
        QVERIFY(line.state.size() > 1);
        const QString toolTip = row.data(Qt::ToolTipRole).toString();
        for (const QString &part : {trial.device, u"repetition 1"_s, u"complete"_s, verdicts})
            QVERIFY2(toolTip.contains(part), qPrintable(part));
        // Of a single word nothing is better than a half.
        trial.verdicts.clear();
        queue.update(trial);
        line = layOutTrialLine(row, metrics, metrics.horizontalAdvance(u"complete"_s) * 3);
        QCOMPARE(line.state, QString());
        QCOMPARE(line.placeWidth, metrics.horizontalAdvance(u"complete"_s) * 3);
        trial.verdicts = {u"foreign-load"_s};
        trial.state = store::TrialState::Interrupted;
        queue.update(trial);
        QCOMPARE(row.data(TrialQueueModel::ShortStateRole).toString(), u"interrupted"_s);
    }

    void knowsWhoseCpuNobodyTellsOf()
    {
        LiveModel model;
        store::CampaignData data;
        data.devices.push_back({store::DeviceId{1}, u"pi"_s, {}});
        model.opened(data, {});
        QVERIFY(model.devicesWithoutMpstat().isEmpty()); // it is not reached yet
        const QSignalSpy learned(&model, &LiveModel::devicesLearned);
        for (const QString &lacking : {u"missing.governor"_s, u"missing.cpu"_s, u"missing.cpu"_s})
            data.facts.push_back({store::DeviceId{1}, {}, 0, lacking, u"mpstat is not there"_s});
        model.learnDevices(data);
        QCOMPARE(learned.count(), 1);
        QCOMPARE(model.devicesWithoutMpstat(), QStringList{u"pi"_s});
        model.opened({}, {});
        QVERIFY(model.devicesWithoutMpstat().isEmpty());
    }

    void changesProcessRowsInPlace()
    {
        ProcessModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setTable(table({{1, 50}, {2, 20}, {3, 1}}));
        QCOMPARE(inserted.count(), 1);
        model.setTable(table({{2, 25}, {1, 60}, {4, 3}}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(inserted.count(), 2);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.index(0, ProcessModel::CpuColumn).data(ProcessModel::SortRole).toDouble(),
                 60.0);
        // Another device's rows stay.
        campaign::ProcessTable other = table({{1, 5}});
        other.device = u"other"_s;
        model.setTable(other);
        QCOMPARE(model.rowCount(), 4);
        model.setTable(table({}));
        QCOMPARE(model.rowCount(), 1);
    }

    void boundsWhatADeviceCanFillTheProcessTableWith()
    {
        ProcessModel model;
        campaign::ProcessTable many;
        for (int i = 0; i < 100000; ++i) {
            many.rows.emplace_back();
            many.rows.back().pid = i;
        }
        model.setTable(many);
        QCOMPARE(model.rowCount(), ProcessModel::kMostRows);
    }

    void keepsTheLastEventsOnly()
    {
        EventModel model;
        const auto event = [](int i) {
            return store::EventRecord{
                i * kNsPerSecond, store::Severity::Warning, u"board"_s, {}, u"hot"_s};
        };
        for (int i = 0; i < EventModel::kMostRows - 1; ++i)
            model.append(event(i));
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        for (int i = EventModel::kMostRows - 1; i < EventModel::kMostRows + 10; ++i)
            model.append(event(i));
        QCOMPARE(model.rowCount(), EventModel::kMostRows);
        QCOMPARE(model.index(0, EventModel::TimeColumn).data().toString(), u"0:10"_s);
        QCOMPARE(model.index(0, EventModel::TextColumn).data().toString(), u"board: hot"_s);
        QCOMPARE(model.index(0, EventModel::TextColumn).data(Qt::AccessibleTextRole).toString(),
                 u"Warning: board: hot"_s);
    }

    void endsItsReadingWhenItIsDestroyed()
    {
        const LiveCampaign campaign(smallShape());
        auto model = std::make_unique<LiveModel>();
        model->load(std::make_shared<const store::CampaignData>(campaign.data),
                    u"/nowhere/c.runwatt"_s);
        plot::TimePoints points;
        model->tracks().line(0, 0, model->tracks().extent(), 100000, points);
        QCoreApplication::sendPostedEvents();
        model.reset();
    }

    void marksWhatIsReplayedOrSummarisedAsSimulated()
    {
        const LiveCampaign campaign(smallShape());
        LiveModel model;
        model.opened(campaign.created(), {});
        store::SummaryRecord watts{store::TrialId{1}, u"watts.mean"_s, u"W"_s, {}, 3, 0,
                                   Origin::Simulated};
        model.trialSummarised(store::TrialId{1}, {watts});
        QCOMPARE(marks(model.origins()), mark(Origin::Measured));
        store::SummaryRecord work{store::TrialId{1}, u"throughput"_s, u"B/s"_s, {}, 3, 0,
                                  Origin::Emulated};
        model.trialSummarised(store::TrialId{1}, {work});
        QCOMPARE(marks(model.origins()), mark(Origin::Emulated));
        store::SummaryRecord rate{store::TrialId{1}, u"meter.rate"_s, u"Hz"_s, {}, 1, 0,
                                  Origin::Simulated};
        model.trialSummarised(store::TrialId{1}, {rate});
        QCOMPARE(marks(model.origins()), mark(Origin::Emulated));
        // What ran on a stand-in is marked so as well, and not instead.
        campaign::TrialStatus trial;
        trial.id = store::TrialId{2};
        trial.position = 2;
        trial.origin = Origin::StandIn;
        QSignalSpy told(&model, &LiveModel::originsChanged);
        model.trialChanged(trial);
        QCOMPARE(model.origins(), (Origins{Origin::Emulated, Origin::StandIn}));
        model.trialChanged(trial);
        QCOMPARE(told.size(), 1);
        LiveModel replay;
        replay.setReplayed();
        replay.opened(campaign.created(), {});
        QCOMPARE(marks(replay.origins()), mark(Origin::Replayed));
    }

    void marksWhatRanOnAnEmulatedDevice()
    {
        LiveCampaign campaign(smallShape());
        const store::DeviceRecord &device = campaign.data.devices.front();
        LiveModel model;
        model.opened(campaign.created(), {});
        QVERIFY(model.origins().empty()); // nothing has begun
        campaign::TrialStatus trial;
        trial.id = store::TrialId{1};
        trial.position = 1;
        trial.device = device.name;
        trial.origin = Origin::StandIn;
        trial.isOnEmulated = true;
        model.trialChanged(trial);
        const Origins both{Origin::Emulated, Origin::StandIn};
        QCOMPARE(model.origins(), both);
        campaign.data.facts.push_back({device.id, {}, 0, u"emulated"_s, u"yes"_s});
        for (store::TrialRecord &record : campaign.data.trials)
            record.origin = Origin::StandIn;
        LiveModel recorded;
        recorded.load(std::make_shared<store::CampaignData>(campaign.data), {});
        QCOMPARE(recorded.origins(), both);
    }
};

QTEST_MAIN(TestLiveModel)
#include "tst_livemodel.moc"
