// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/plan.h"
#include "core/store/reader.h"
#include "core/store/writer.h"
#include "tests/support/livecampaign.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/trialdelegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
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

// The campaign in a file, as a writer leaves it; ids are given out in the same order.
Task<void> writeCampaign(const LiveCampaign &source, QString file, bool *written)
{
    store::CampaignRecord record = source.data.campaign;
    auto created = co_await store::CampaignWriter::create(file, std::move(record), StopToken());
    if (!created)
        co_return;
    store::CampaignWriter &writer = **created;
    for (const auto &row : source.data.devices)
        writer.add(row);
    for (const auto &row : source.data.meters)
        writer.add(row);
    for (const auto &row : source.data.workloads)
        writer.add(row);
    for (const auto &row : source.data.cells)
        writer.add(row);
    for (const auto &row : source.data.trials)
        writer.add(row);
    for (const auto &row : source.data.phases)
        writer.put(row);
    for (const auto &row : source.data.series)
        writer.add(row);
    for (const auto &row : source.data.summaries)
        writer.add(row);
    for (const auto &trial : source.trials) {
        for (const auto &[id, samples] : trial.samples)
            writer.append(store::SeriesId{id}, std::make_shared<const series::Samples>(samples));
    }
    const Result<void> closed = co_await writer.close(StopToken());
    *written = closed.has_value();
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
        QCOMPARE(model.origin(), Origin::Measured);
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

    void countsWhatIsStillToComeInAFileThatWasLeftMidway()
    {
        campaign::Plan plan;
        plan.title = u"t"_s;
        plan.seed = 7;
        campaign::DevicePlan device;
        device.name = u"board"_s;
        device.host = u"192.0.2.7"_s;
        plan.devices.push_back(device);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s, {{u"operation"_s, u"read"_s}}});
        plan.repetitions = 6;
        LiveCampaign campaign(smallShape()); // four trials
        campaign.data.campaign.plan = campaign::toJson(plan);
        campaign.data.trials.back().state = store::TrialState::Interrupted;
        LiveModel model;
        model.load(std::make_shared<const store::CampaignData>(campaign.data), {});
        QCOMPARE(model.progress().total, 6);
        QCOMPARE(model.progress().done, 3);
        QCOMPARE(model.queue().rowCount(), 6);
        QCOMPARE(model.queue().trialAt(3).state, store::TrialState::Interrupted);
        QCOMPARE(model.queue().trialAt(5).state, store::TrialState::Waiting);
        QCOMPARE(model.queue().trialAt(5).device, u"board"_s);
    }

    void readsAFinishedCampaignFromItsFileWhenItComesIntoView()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"c.runwatt"_s);
        const LiveCampaign campaign(smallShape());
        bool written = false;
        AsyncScope scope;
        scope.start(writeCampaign(campaign, file, &written));
        QTRY_VERIFY(written);

        LiveModel model;
        model.load(std::make_shared<const store::CampaignData>(campaign.data), file);
        QCOMPARE(model.source(), LiveModel::Source::File);
        QCOMPARE(model.progress().done, 4);
        QCOMPARE(model.tracks().samplesHeld(), size_t{0});
        QCOMPARE(model.tracks().extent().endNs, campaign.endNs());
        const test::LiveTrial &trial = campaign.trials[2];
        plot::TimePoints points;
        const int watts = static_cast<int>(LiveBand::Watts);
        model.tracks().line(watts, 0, trial.window, 1000, points);
        QVERIFY(points.empty());
        QTRY_VERIFY(model.tracks().samplesHeld() > 0);
        model.tracks().line(watts, 0, trial.window, 1000, points);
        QCOMPARE(points.size(), static_cast<size_t>(trial.window.lengthNs() / kNsPerSecond));
        QCOMPARE(points.front().value, trial.samples.rbegin()->second.front().value);
    }

    void aFileIsMarkedAsTheCampaignWasWhileItRan_data()
    {
        QTest::addColumn<Origin>("work");
        QTest::newRow("measured, by a simulated meter") << Origin::Measured;
        QTest::newRow("emulated") << Origin::Emulated;
    }

    void aFileIsMarkedAsTheCampaignWasWhileItRan()
    {
        QFETCH(const Origin, work);
        LiveCampaign campaign(smallShape());
        for (store::TrialRecord &trial : campaign.data.trials) {
            trial.origin = work;
            const auto sum = [&](const QString &measure, const QString &unit, Origin origin) {
                campaign.data.summaries.push_back({trial.id, measure, unit, {}, 3, 0, origin});
            };
            sum(u"throughput"_s, u"B/s"_s, work);
            for (const QString &measure : {u"watts.mean"_s, u"energy"_s, u"meter.rate"_s})
                sum(measure, u"W"_s, Origin::Simulated);
        }
        LiveModel running;
        running.opened(campaign.created(), {});
        for (const store::TrialRecord &trial : campaign.data.trials) {
            QList<store::SummaryRecord> own;
            for (const store::SummaryRecord &summary : campaign.data.summaries) {
                if (summary.trial == trial.id)
                    own.append(summary);
            }
            running.trialSummarised(trial.id, own);
        }
        QCOMPARE(running.origin(), work);

        const QTemporaryDir folder;
        const QString file = folder.filePath(u"c.runwatt"_s);
        bool written = false;
        AsyncScope scope;
        scope.start(writeCampaign(campaign, file, &written));
        QTRY_VERIFY(written);
        const auto reader = store::CampaignReader::open(file);
        QVERIFY(reader.has_value());
        const Result<store::CampaignData> read = reader->data();
        QVERIFY(read.has_value());
        QCOMPARE(read->summaries.size(), campaign.data.summaries.size());
        LiveModel opened;
        opened.load(std::make_shared<const store::CampaignData>(*read), file);
        QCOMPARE(opened.origin(), running.origin());
    }

    void tellsWhenTheFileCannotBeRead()
    {
        const LiveCampaign campaign(smallShape());
        LiveModel model;
        QStringList errors;
        connect(&model, &LiveModel::errorHappened, &model,
                [&errors](const Error &error) { errors.append(error.text()); });
        model.load(std::make_shared<const store::CampaignData>(campaign.data),
                   u"/nowhere/c.runwatt"_s);
        plot::TimePoints points;
        model.tracks().line(0, 0, model.tracks().extent(), 100000, points);
        QTRY_COMPARE(errors.size(), 1);
        QVERIFY(errors.first().contains(u"c.runwatt"_s));
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
        QCOMPARE(model.origin(), Origin::Measured);
        store::SummaryRecord work{store::TrialId{1}, u"throughput"_s, u"B/s"_s, {}, 3, 0,
                                  Origin::Emulated};
        model.trialSummarised(store::TrialId{1}, {work});
        QCOMPARE(model.origin(), Origin::Emulated);
        store::SummaryRecord rate{store::TrialId{1}, u"meter.rate"_s, u"Hz"_s, {}, 1, 0,
                                  Origin::Simulated};
        model.trialSummarised(store::TrialId{1}, {rate});
        QCOMPARE(model.origin(), Origin::Emulated);
        LiveModel replay;
        replay.setReplayed();
        replay.opened(campaign.created(), {});
        QCOMPARE(replay.origin(), Origin::Replayed);
    }
};

QTEST_MAIN(TestLiveModel)
#include "tst_livemodel.moc"
