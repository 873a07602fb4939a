// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The live view of a campaign that is in a file.
#include "core/campaign/plan.h"
#include "core/store/reader.h"
#include "tests/support/livefile.h"
#include "tests/support/patience.h"
#include "widgets/live/livemodel.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;
using test::LiveCampaign;
using test::LiveShape;

namespace {

LiveShape smallShape()
{
    LiveShape shape;
    shape.runtimes = {u"NT"_s};
    shape.repetitions = 1;
    shape.measure = std::chrono::seconds(10);
    return shape;
}

std::shared_ptr<const store::CampaignData> throughFile(const LiveCampaign &source,
                                                       const QString &file)
{
    return test::throughFile(source, file, kHangMs);
}

} // namespace

class TestLiveFile : public QObject
{
    Q_OBJECT

private slots:

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
        QVERIFY(throughFile(campaign, file));

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
        QCOMPARE(marks(running.origins()), mark(work));

        const QTemporaryDir folder;
        const QString file = folder.filePath(u"c.runwatt"_s);
        const auto read = throughFile(campaign, file);
        QVERIFY(read);
        QCOMPARE(read->summaries.size(), campaign.data.summaries.size());
        LiveModel opened;
        opened.load(read, file);
        QCOMPARE(opened.origins(), running.origins());
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

    void drawsATrialWhoseProgramWasKilled_data()
    {
        QTest::addColumn<int>("place");
        QTest::newRow("others follow, as after a resume") << 1;
        QTest::newRow("it is the last") << 3;
    }

    // Nobody told when it ended: neither the trial nor its last phase has an end in the file.
    void drawsATrialWhoseProgramWasKilled()
    {
        QFETCH(const int, place);
        LiveCampaign campaign(smallShape());
        test::LiveTrial &trial = campaign.trials[static_cast<size_t>(place)];
        store::TrialRecord &record = campaign.data.trials[static_cast<size_t>(place)];
        const TimeNs killedNs = record.window.beginNs + 5 * kNsPerSecond;
        const store::PhaseRecord measure{record.id, store::Phase::Measure, record.window.beginNs,
                                         0};
        record.state = store::TrialState::Running;
        record.endNs = 0;
        record.window = {};
        std::erase_if(campaign.data.phases, [&record, &measure](const store::PhaseRecord &phase) {
            return phase.trial == record.id && phase.beginNs >= measure.beginNs;
        });
        campaign.data.phases.push_back(measure);
        TimeNs lastNs = 0;
        for (auto &[id, samples] : trial.samples) {
            std::erase_if(samples, [killedNs](const auto &one) { return one.timeNs >= killedNs; });
            lastNs = std::max(lastNs, samples.back().timeNs);
        }
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"c.runwatt"_s);
        const auto read = throughFile(campaign, file);
        QVERIFY(read);

        LiveModel model;
        model.load(read, file);
        TrackStore &tracks = model.tracks();
        const auto window = [&] {
            return tracks.trialWindow(record.id).value_or(series::Window());
        };
        QTRY_COMPARE(window(), (series::Window{record.beginNs, lastNs}));
        QVERIFY(tracks.extent().endNs >= lastNs);
        const std::vector<plot::TimeSpan> bars = tracks.trials(window());
        QCOMPARE(bars.size(), size_t{1});
        QCOMPARE(bars.front().colourKey, trial.status.runtime);
        QCOMPARE(bars.front().text, TrialQueueModel::title(trial.status));
        const std::vector<plot::TimeSpan> phases = tracks.phases(window());
        QCOMPARE(phases.back().window, (series::Window{measure.beginNs, lastNs}));
        const size_t told = trial.samples.rbegin()->second.size(); // the meter's
        plot::TimePoints points;
        const auto drawn = [&] {
            const series::Window whole{record.beginNs, lastNs + 1};
            tracks.line(static_cast<int>(LiveBand::Watts), 0, whole, 1000, points);
            return points.size();
        };
        QTRY_COMPARE(drawn(), told);
        const QModelIndex row = model.queue().index(place);
        QCOMPARE(row.data(TrialQueueModel::StateWordRole).toString(), u"interrupted"_s);
    }

    void aTrialThatWasCutShortEndsBeforeTheNext()
    {
        TrackStore store;
        QSignalSpy wanted(&store, &TrackStore::seriesWanted);
        const auto seconds = [](int begin, int end) {
            return series::Window{begin * kNsPerSecond, end * kNsPerSecond};
        };
        const store::TrialId cut{1};
        store.nameTrial(cut, u"NT, fio"_s, u"NT"_s, u"board"_s);
        store.setPhase({cut, store::Phase::Measure, 2 * kNsPerSecond, 0});
        store.setCutShort(cut, seconds(1, 2), 8 * kNsPerSecond);
        QCOMPARE(store.trialWindow(cut), seconds(1, 2));
        store::SeriesRecord watts;
        watts.id = store::SeriesId{1};
        watts.trial = cut;
        watts.descriptor = {u"watts"_s, u"W"_s, u"board"_s, u"wall"_s, {}, Origin::Measured};
        store.addStoredSeries(watts, seconds(1, 2));
        QTRY_COMPARE(wanted.count(), 1); // without being looked at
        store.deliver(watts.id, {{3 * kNsPerSecond, 4.0}, {5 * kNsPerSecond, 4.0}});
        QCOMPARE(store.trialWindow(cut), seconds(1, 5));
        QCOMPARE(store.phases(seconds(0, 100)).back().window, seconds(2, 5));
        store.deliver(watts.id, {{3 * kNsPerSecond, 4.0}, {9 * kNsPerSecond, 4.0}});
        QCOMPARE(store.trialWindow(cut), seconds(1, 8));
    }

    void aTrialsCurveBearsItsOwnMarkAndNoOtherTrials()
    {
        TrackStore store;
        const auto seconds = [](int begin, int end) {
            return series::Window{begin * kNsPerSecond, end * kNsPerSecond};
        };
        const auto add = [&](qint64 id, Origin origin, series::Window extent) {
            store::SeriesRecord record;
            record.id = store::SeriesId{id};
            record.trial = store::TrialId{id};
            record.descriptor = {u"throughput"_s, u"B/s"_s,  u"board"_s,
                                 u"fio"_s,        u"read"_s, origin};
            store.addStoredSeries(record, extent);
        };
        add(1, Origin::Measured, seconds(0, 10));
        add(2, Origin::Emulated, seconds(20, 30));
        const int band = static_cast<int>(LiveBand::Throughput);
        QCOMPARE(store.traces(band).size(), size_t{1});
        QCOMPARE(store.originIn(band, 0, seconds(0, 15)), Origin::Measured);
        QCOMPARE(store.originIn(band, 0, seconds(15, 40)), Origin::Emulated);
        QCOMPARE(store.originIn(band, 0, seconds(0, 40)), Origin::Emulated);
        // Where nothing is, there is nothing to mark.
        QCOMPARE(store.originIn(band, 0, seconds(12, 18)), std::nullopt);
    }
};

QTEST_MAIN(TestLiveFile)
#include "tst_livefile.moc"
