// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/livecampaign.h"
#include "tests/support/patience.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"
#include "widgets/live/nowfigure.h"
#include "widgets/plot/timepainting.h"
#include "widgets/plot/timeplot.h"

#include <QAction>
#include <QScrollBar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;
using test::LiveCampaign;
using test::LiveShape;

namespace {

int at(LiveBand band)
{
    return static_cast<int>(band);
}

/// A campaign that is played up to a moment of one of its trials, in a view.
struct Played
{
    explicit Played(bool network)
        : Played(shape(network))
    { }

    explicit Played(const LiveShape &shape)
        : campaign(shape)
    {
        model.opened(campaign.created(), {});
        model.queueChanged(campaign.queue());
        model.stateChanged(campaign::RunState::Running);
        view = std::make_unique<LiveView>(model);
        view->resize(1280, 720);
    }

    static LiveShape shape(bool network)
    {
        LiveShape shape;
        shape.runtimes = QStringList{u"NT"_s};
        shape.repetitions = 1;
        shape.measure = std::chrono::seconds(6);
        shape.network = network;
        return shape;
    }

    /// To the middle of the measure phase of the trial whose workload begins so.
    bool playTo(const QString &workload)
    {
        for (const test::LiveTrial &trial : campaign.trials) {
            if (!trial.status.workload.startsWith(workload))
                continue;
            const TimeNs until = trial.window.beginNs + 14 * kNsPerSecond;
            test::play(campaign, model, told, until, [] {});
            told = until;
            return true;
        }
        return false;
    }

    LiveCampaign campaign;
    LiveModel model;
    std::unique_ptr<LiveView> view;
    TimeNs told = 0;
};

} // namespace

/// How many pixels have this colour.
int countIn(const QImage &picture, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixelColor(x, y) == colour ? 1 : 0;
    }
    return count;
}

/// Which bands the live view has, by what is measured.
class TestLiveBands : public QObject
{
    Q_OBJECT

private slots:

    void filesHaveTheirThree()
    {
        Played played(false);
        const std::vector<int> three{at(LiveBand::Throughput), at(LiveBand::Cpu),
                                     at(LiveBand::Watts)};
        QCOMPARE(played.view->charts()->shownBands(), three); // before anything is told
        test::play(played.campaign, played.model, 0, played.campaign.endNs() + 1, [] {});
        QCOMPARE(played.view->charts()->shownBands(), three);
    }

    void aNetworkHasItsOwn()
    {
        Played played(true);
        test::play(played.campaign, played.model, 0, played.campaign.endNs() + 1, [] {});
        plot::TimePlot *charts = played.view->charts();
        const std::vector<int> all{at(LiveBand::Throughput),   at(LiveBand::Network),
                                   at(LiveBand::Transactions), at(LiveBand::Latency),
                                   at(LiveBand::Cpu),          at(LiveBand::Watts)};
        QCOMPARE(charts->shownBands(), all);
        played.view->show();
        charts->drawNow();
        const QString readout = charts->readout();
        QVERIFY2(readout.contains(u"Network, sent"_s), qPrintable(readout));
        // As somebody sees them, none on another.
        QAction *latency = played.view->findChild<QAction *>(u"latencyAction"_s);
        latency->trigger();
        QCOMPARE(charts->shownBands().size(), all.size() - 1);
        charts->drawNow();
        QVERIFY(!charts->readout().contains(u"latency"_s));
        latency->trigger();
        QCOMPARE(charts->shownBands(), all);
    }

    void bandsThatWouldBeTooLowScroll()
    {
        Played played(true);
        test::play(played.campaign, played.model, 0, played.campaign.endNs() + 1, [] {});
        plot::TimePlot *charts = played.view->charts();
        const auto *bar = charts->findChild<QScrollBar *>();
        played.view->resize(1280, 1000);
        played.view->show();
        QTRY_VERIFY(charts->height() > 600);
        QVERIFY(!bar->isVisible());
        charts->drawNow();
        const QString all = charts->readout();
        const std::vector<int> shown = charts->shownBands();

        played.view->resize(1280, 480);
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(bar->maximum() + bar->pageStep(), static_cast<int>(shown.size()));
        QCOMPARE(bar->value(), 0);
        QTest::keyClick(charts, Qt::Key_PageDown);
        QVERIFY(bar->value() > 0);
        charts->drawNow();
        // What is out of sight is told all the same.
        QCOMPARE(charts->readout(), all);
        QCOMPARE(charts->shownBands(), shown);
        QTest::keyClick(charts, Qt::Key_PageUp);
        QCOMPARE(bar->value(), 0);
    }

    void allIsPaintedWhateverBandIsTheFirst_data()
    {
        QTest::addColumn<bool>("files");
        QTest::addColumn<bool>("scrolled");
        QTest::newRow("files") << true << false;
        QTest::newRow("a network alone") << false << false;
        QTest::newRow("files, scrolled away") << true << true;
    }

    void allIsPaintedWhateverBandIsTheFirst()
    {
        QFETCH(const bool, files);
        QFETCH(const bool, scrolled);
        LiveShape shape = Played::shape(files);
        shape.files = files;
        Played played(shape);
        // As it grows: until the first sample, the band of files is there.
        played.view->show();
        plot::TimePlot *charts = played.view->charts();
        charts->drawNow();
        test::play(played.campaign, played.model, 0, played.campaign.endNs() + 1, [] {});
        if (!files)
            QCOMPARE(charts->shownBands().front(), at(LiveBand::Network));
        charts->setMode(plot::TimeNavigator::Mode::All);
        if (scrolled) {
            auto *bar = charts->findChild<QScrollBar *>();
            played.view->resize(1280, 480);
            QTRY_VERIFY(bar->isVisible());
            bar->setValue(bar->maximum());
        }
        charts->drawNow();
        const auto painted = [charts] { return charts->grab().toImage(); };
        const QPalette palette = charts->palette();
        // The strip above, in the runtime's colour, with which the titles are painted too.
        const QColor strip = plot::screenColour(figure::runtimeStyle(u"NT"_s).colour, palette);
        QVERIFY(countIn(painted(), strip) > 1000);
        // The parts of the CPU.
        const QColor part =
            plot::screenColour(figure::seriesStyle(u"cpu.system"_s, {}).colour, palette);
        QVERIFY(countIn(painted(), part) > 300);
    }

    void whatTwoToolsTellAlikeIsToldApart()
    {
        LiveShape shape = Played::shape(false);
        shape.files = false;
        Played played(shape);
        test::play(played.campaign, played.model, 0, played.campaign.endNs() + 1, [] {});
        QStringList labels;
        std::vector<QColor> colours;
        const auto look = [&] {
            labels.clear();
            colours.clear();
            for (const plot::Trace &trace : played.model.tracks().traces(at(LiveBand::Network))) {
                labels.append(trace.label);
                const QColor colour = plot::traceColour(trace, played.view->palette());
                QVERIFY(std::ranges::find(colours, colour) == colours.end());
                colours.push_back(colour);
            }
            labels.sort();
        };
        look();
        QCOMPARE(labels, (QStringList{u"iperf3 sent"_s, u"netperf sent"_s, u"received"_s}));
        played.model.tracks().retranslate();
        look();
        QCOMPARE(labels, (QStringList{u"iperf3 sent"_s, u"netperf sent"_s, u"received"_s}));
    }

    void aCurveBearsTheMarkOfWhatIsInViewAndOfWhatIsTold()
    {
        LiveModel model;
        TrackStore &tracks = model.tracks();
        plot::TimePlot charts({{u"Throughput"_s, u"B/s"_s, plot::BandKind::Lines, 0, {}}});
        charts.setSource(&tracks);
        const auto seconds = [](int begin, int end) {
            return series::Window{begin * kNsPerSecond, end * kNsPerSecond};
        };
        const auto add = [&](qint64 id, const QString &detail, Origin origin) {
            store::SeriesRecord record;
            record.id = store::SeriesId{id};
            record.trial = store::TrialId{id};
            record.descriptor = {u"throughput"_s, u"B/s"_s, u"board"_s, u"fio"_s, detail, origin};
            tracks.addSeries(record);
        };
        const auto tell = [&](qint64 id, int begin, int end) {
            series::Samples samples;
            for (int second = begin; second <= end; ++second)
                samples.push_back({second * kNsPerSecond, 4e6});
            tracks.append(store::SeriesId{id}, samples);
        };
        const auto readout = [&](series::Window window) {
            constexpr TimeNs kRoom = kNsPerSecond / 5; // which the charts leave beside it
            charts.drawNow(); // knows how far there is something
            charts.fit({window.beginNs + kRoom, window.endNs - kRoom});
            charts.drawNow();
            return charts.readout();
        };
        add(1, u"read"_s, Origin::Measured);
        tell(1, 1, 10);
        // One of an emulated trial that has not told anything yet: nothing to mark.
        add(2, u"write"_s, Origin::Emulated);
        QVERIFY2(!readout(seconds(0, 10)).contains(u"EMULATED"), qPrintable(charts.readout()));
        // From its first sample on, though that is where the view ends.
        tell(2, 20, 20);
        QVERIFY2(readout(seconds(15, 20)).endsWith(u"EMULATED"), qPrintable(charts.readout()));
        tell(2, 21, 30);
        QVERIFY2(readout(seconds(0, 30)).contains(u"write EMULATED"), qPrintable(charts.readout()));
        QVERIFY(charts.readout().endsWith(u"EMULATED"));
        // A trial that was measured bears no mark of the other one's.
        QVERIFY2(!readout(seconds(0, 10)).contains(u"EMULATED"), qPrintable(charts.readout()));
        QVERIFY2(charts.readout().contains(u"read: 4"), qPrintable(charts.readout()));
        // A line that reaches into the view from before it, and from behind it.
        QVERIFY(readout(seconds(30, 35)).contains(u"EMULATED"));
        QVERIFY(readout(seconds(12, 21)).contains(u"EMULATED"));
        // A value that is carried on into a view where nothing was told, and one at a cursor out
        // of view.
        add(3, u"read"_s, Origin::Measured);
        tell(3, 33, 33);
        QVERIFY2(readout(seconds(31, 33)).contains(u"write EMULATED"),
                 qPrintable(charts.readout()));
        charts.setCursorTime(25 * kNsPerSecond);
        QVERIFY2(readout(seconds(0, 10)).contains(u"write EMULATED: 4"),
                 qPrintable(charts.readout()));
        charts.setCursorTime(5 * kNsPerSecond);
        QVERIFY2(!readout(seconds(0, 10)).contains(u"EMULATED"), qPrintable(charts.readout()));
    }

    void theFigureOfTheMomentIsOfWhatIsMeasured_data()
    {
        QTest::addColumn<QString>("workload");
        QTest::addColumn<QString>("unit");
        QTest::newRow("a file") << u"fio"_s << u"MB/s"_s;
        QTest::newRow("a network") << u"netperf TCP_STREAM"_s << u"Mb/s"_s;
        QTest::newRow("transactions") << u"netperf TCP_RR"_s << u"transactions/s"_s;
    }

    void theFigureOfTheMomentIsOfWhatIsMeasured()
    {
        QFETCH(QString, workload);
        QFETCH(QString, unit);
        Played played(true);
        QVERIFY(played.playTo(workload));
        const auto *figure = played.view->findChild<NowFigure *>(u"throughputNow"_s);
        QTRY_VERIFY2(figure->value().endsWith(unit), qPrintable(figure->value()));
    }
};

QTEST_MAIN(TestLiveBands)
#include "tst_livebands.moc"
