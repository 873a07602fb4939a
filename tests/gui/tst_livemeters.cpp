// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several meters in the live view: which of them counts, and how they are told apart.
#include "widgets/live/trackstore.h"
#include "widgets/plot/timepainting.h"

#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;

namespace {

constexpr int kWatts = static_cast<int>(LiveBand::Watts);

double now(const TrackStore &store, LiveBand band)
{
    const std::optional<NewestSum> newest = store.newestSum(band);
    return newest ? newest->value : std::nan("");
}

struct MeterShape
{
    QString name;
    QString device;
    Origin origin = Origin::Measured;
};

// A meter that tells `watts` in the ten seconds from 0.
void addMeter(TrackStore &store, qint64 series, qint64 trial, const MeterShape &meter, double watts)
{
    store::SeriesRecord told;
    told.id = store::SeriesId{series};
    told.trial = store::TrialId{trial};
    told.descriptor = {u"watts"_s, u"W"_s, meter.device, meter.name, {}, meter.origin};
    store.addSeries(told);
    series::Samples samples;
    for (int second = 0; second < 10; ++second)
        samples.push_back({second * kNsPerSecond, watts});
    store.append(store::SeriesId{series}, samples);
}

} // namespace

class TestLiveMeters : public QObject
{
    Q_OBJECT

private slots:

    void marksABandThatShowsSimulatedWatts()
    {
        TrackStore store;
        addMeter(store, 1, 1, {u"wall"_s, u"board"_s, Origin::Measured}, 13);
        QCOMPARE(store.traces(kWatts).front().origin, Origin::Measured);
        addMeter(store, 2, 2, {u"wall"_s, u"board"_s, Origin::Simulated}, 13);
        QCOMPARE(store.traces(kWatts).size(), size_t{1});
        QCOMPARE(store.traces(kWatts).front().origin, Origin::Simulated);
    }

    void countsOneMeterOfADevice()
    {
        TrackStore store;
        store.nameTrial(store::TrialId{1}, u"NT, fio"_s, u"NT"_s, u"board"_s);
        addMeter(store, 1, 1, {u"model"_s, u"board"_s, Origin::Simulated}, 5.2);
        QCOMPARE(now(store, LiveBand::Watts), 5.2);
        QCOMPARE(store.newestSum(LiveBand::Watts)->origin, Origin::Simulated);
        addMeter(store, 2, 1, {u"wall"_s, u"board"_s, Origin::Measured}, 13);
        addMeter(store, 3, 1, {u"second"_s, u"board"_s, Origin::Measured}, 14);
        addMeter(store, 4, 1, {u"rack"_s, u"other"_s, Origin::Measured}, 7);
        QCOMPARE(now(store, LiveBand::Watts), 13.0);
        QCOMPARE(store.newestSum(LiveBand::Watts)->origin, Origin::Measured);
    }

    void addsUpTheDevicesOfAnUnknownTrial()
    {
        TrackStore store;
        addMeter(store, 1, 1, {u"wall"_s, u"board"_s, Origin::Measured}, 13);
        addMeter(store, 2, 1, {u"model"_s, u"board"_s, Origin::Simulated}, 5.2);
        addMeter(store, 3, 1, {u"rack"_s, u"other"_s, Origin::Simulated}, 7);
        QCOMPARE(now(store, LiveBand::Watts), 20.0);
        QCOMPARE(store.newestSum(LiveBand::Watts)->origin, Origin::Simulated);
    }

    void aMeterThatNoDeviceOwnsCountsForTheOneThatWorks()
    {
        TrackStore store;
        store.nameTrial(store::TrialId{1}, u"NT, fio"_s, u"NT"_s, u"board"_s);
        addMeter(store, 1, 1, {u"model"_s, u"board"_s, Origin::Simulated}, 5.2);
        addMeter(store, 2, 1, {u"wall"_s, {}, Origin::Measured}, 13);
        QCOMPARE(now(store, LiveBand::Watts), 13.0);
        QCOMPARE(store.newestSum(LiveBand::Watts)->origin, Origin::Measured);
    }

    void thePlanSaysWhichMeterIsTheFirst()
    {
        store::CampaignData data;
        data.devices.push_back({store::DeviceId{1}, u"board"_s, {}});
        for (const QString &name : {u"first"_s, u"second"_s}) {
            store::MeterRecord meter;
            meter.id = store::MeterId{std::ssize(data.meters) + 1};
            meter.name = name;
            meter.device = store::DeviceId{1};
            data.meters.push_back(meter);
        }
        TrackStore store;
        store.setMeters(data);
        store.nameTrial(store::TrialId{1}, u"NT, fio"_s, u"NT"_s, u"board"_s);
        addMeter(store, 1, 1, {u"second"_s, u"board"_s, Origin::Measured}, 14);
        addMeter(store, 2, 1, {u"first"_s, u"board"_s, Origin::Measured}, 13);
        QCOMPARE(now(store, LiveBand::Watts), 13.0);
        // Their looks don't depend on which of them told first, either.
        QCOMPARE(store.traces(kWatts)[0].style, std::optional(figure::meterStyle(1)));
        QCOMPARE(store.traces(kWatts)[1].style, std::optional(figure::meterStyle(0)));
    }

    void givesEachMeterALookOfItsOwn()
    {
        TrackStore store;
        addMeter(store, 1, 1, {u"wall"_s, u"board"_s, Origin::Measured}, 13);
        addMeter(store, 2, 1, {u"model"_s, u"board"_s, Origin::Simulated}, 5.2);
        const std::vector<plot::Trace> &traces = store.traces(kWatts);
        QCOMPARE(plot::traceStyle(traces[0]), figure::seriesStyle(u"watts", {}));
        QVERIFY(plot::traceStyle(traces[0]).dash != plot::traceStyle(traces[1]).dash);
        QVERIFY(plot::traceColour(traces[0], {}) != plot::traceColour(traces[1], {}));
    }

    void tellsNoFigureOfBeforeAPause()
    {
        TrackStore store;
        store::SeriesRecord work;
        work.id = store::SeriesId{1};
        work.trial = store::TrialId{1};
        work.descriptor = {u"throughput"_s, u"B/s"_s, u"board"_s, u"fio"_s, u"read"_s};
        store.addSeries(work);
        store.append(work.id, {{kNsPerSecond, 4}, {2 * kNsPerSecond, 5}});
        addMeter(store, 2, 1, {u"wall"_s, u"board"_s, Origin::Measured}, 13);
        store.endMoment();
        QVERIFY(!store.newestSum(LiveBand::Throughput));
        QVERIFY(!store.newestSum(LiveBand::Watts));
        store.append(store::SeriesId{2}, {{11 * kNsPerSecond, 12.5}});
        QCOMPARE(now(store, LiveBand::Watts), 12.5);
        QVERIFY(!store.newestSum(LiveBand::Throughput));
        store.append(store::SeriesId{1}, {{12 * kNsPerSecond, 3}});
        QCOMPARE(now(store, LiveBand::Throughput), 3.0);
    }

    void tellsNoFigureOfTheTrialBefore()
    {
        TrackStore store;
        const auto begin = [&store](qint64 trial, const QString &device, TimeNs beginNs) {
            store.nameTrial(store::TrialId{trial}, u"NT, fio"_s, u"NT"_s, device);
            store.setPhase({store::TrialId{trial}, store::Phase::Prepare, beginNs, 0});
        };
        const auto add = [&store](qint64 id, qint64 trial, const QString &name, TimeNs timeNs) {
            store::SeriesRecord told;
            told.id = store::SeriesId{id};
            told.trial = store::TrialId{trial};
            told.descriptor = {name, {}, u"board"_s, u"tool"_s, u"all"_s};
            store.addSeries(told);
            store.append(told.id, {{timeNs, 7}});
        };
        begin(1, u"board"_s, 0);
        addMeter(store, 1, 1, {u"wall"_s, u"board"_s, Origin::Measured}, 13);
        add(2, 1, u"throughput"_s, 9 * kNsPerSecond);
        add(3, 1, u"cpu.user"_s, 9 * kNsPerSecond);
        QCOMPARE(now(store, LiveBand::Throughput), 7.0);
        store.closeTrial(store::TrialId{1});
        QCOMPARE(now(store, LiveBand::Throughput), 7.0);
        begin(2, u"board"_s, 10 * kNsPerSecond);
        QVERIFY(!store.newestSum(LiveBand::Throughput));
        QVERIFY(!store.newestSum(LiveBand::Cpu));
        const int throughput = static_cast<int>(LiveBand::Throughput);
        QVERIFY(!store.newestValue(throughput, 0)); // nor beside the curve
        QCOMPARE(now(store, LiveBand::Watts), 13.0); // the meter goes on
        add(4, 2, u"cpu.user"_s, 11 * kNsPerSecond);
        QCOMPARE(now(store, LiveBand::Cpu), 7.0);
        QVERIFY(!store.newestSum(LiveBand::Throughput));
        add(5, 2, u"throughput"_s, 12 * kNsPerSecond);
        QCOMPARE(now(store, LiveBand::Throughput), 7.0);
    }
};

QTEST_MAIN(TestLiveMeters)
#include "tst_livemeters.moc"
