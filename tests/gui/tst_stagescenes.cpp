// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the audience reads on the stage, and that it is true.
#include "stagefakes.h"
#include "tests/support/patience.h"
#include "tests/support/samplecampaign.h"
#include "widgets/common/formatters.h"
#include "widgets/stage/chartscenes.h"
#include "widgets/stage/livescene.h"
#include "widgets/stage/racechart.h"
#include "widgets/stage/raceresults.h"
#include "widgets/stage/racescene.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/talk.h"

#include <QApplication>
#include <QBuffer>
#include <QHideEvent>
#include <QPainter>
#include <QSvgGenerator>
#include <QTest>
#include <QXmlStreamReader>

#include <limits>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::stage;
using store::StepKind;
using store::StepRecord;

namespace {

/// A stage that shows one step of a campaign.
struct Given
{
    Given(store::CampaignData data, const StepRecord &step)
        : campaign(std::make_shared<const store::CampaignData>(std::move(data)))
    {
        talk.setCampaign(campaign, {step});
        view.resize(640, 360);
        view.show();
    }

    template<typename SceneType>
    [[nodiscard]] SceneType *scene() const
    {
        return qobject_cast<SceneType *>(view.scene());
    }

    std::shared_ptr<const store::CampaignData> campaign;
    test::FakeShow show;
    Talk talk{&show};
    StageView view{talk, SceneUse::Stage, StageView::Follows::Current};
};

test::SampleShape oneWorkload()
{
    test::SampleShape shape;
    shape.operations = {u"read"_s};
    shape.sizes = {4096};
    return shape;
}

/// As benchmarks of datagrams tell it: what was sent, and what of that arrived.
store::CampaignData ofDatagrams()
{
    store::CampaignData data = test::sampleCampaign(oneWorkload());
    std::vector<store::SummaryRecord> summaries;
    for (store::SummaryRecord summary : data.summaries) {
        if (summary.measure == u"throughput") {
            summary.measure = u"network.throughput"_s;
            summary.unit = u"bit/s"_s;
            summary.detail = u"sent"_s;
            store::SummaryRecord received = summary;
            received.detail = u"received"_s;
            received.value *= 0.9;
            summaries.push_back(received);
        }
        summaries.push_back(summary);
    }
    data.summaries = std::move(summaries);
    return data;
}

/// The texts that a chart paints at this moment.
QStringList textsOf(RaceChart &chart)
{
    QBuffer document;
    QSvgGenerator device;
    device.setOutputDevice(&document);
    device.setSize(chart.size());
    QPainter painter(&device);
    chart.render(&painter);
    painter.end();
    QStringList texts;
    QXmlStreamReader reader(document.data());
    while (!reader.atEnd()) {
        if (reader.readNextStartElement() && reader.name() == u"text")
            texts.append(reader.readElementText().trimmed());
    }
    return texts;
}

double receivedBy(const store::CampaignData &data, store::TrialId trial)
{
    for (const store::SummaryRecord &summary : data.summaries) {
        if (summary.trial == trial && summary.detail == u"received")
            return summary.value;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

class TestStageScenes : public QObject
{
    Q_OBJECT

private slots:

    void ofDatagramsWhatArrivedCounts()
    {
        StepRecord live{StepKind::Live};
        Given given(ofDatagrams(), live);
        const store::TrialId trial = given.campaign->trials.front().id;
        const double received = receivedBy(*given.campaign, trial);
        QVERIFY(received > 0);
        QCOMPARE(given.scene<LiveScene>()->figures().front().value,
                 common::formatValue(received, u"bit/s"_s));
        const Race race = raceAfter(*given.campaign, {}, 1);
        QCOMPARE(race.measure, u"network.throughput"_s);
        QCOMPARE(race.entries.front().mean, received);
    }

    void theEndComparesWithinADevice()
    {
        test::SampleShape shape = oneWorkload();
        shape.devices = {u"slow"_s, u"fast"_s};
        shape.runtimes = {u"NT"_s, u"RC"_s};
        store::CampaignData data = test::sampleCampaign(shape);
        // The same share of each device's own NT, and the devices far apart.
        for (store::SummaryRecord &summary : data.summaries) {
            const store::CellRecord &cell = *data.find(data.find(summary.trial)->cell);
            const double base = data.find(cell.device)->name == u"fast" ? 100e6 : 10e6;
            if (summary.measure == u"throughput")
                summary.value = cell.runtime == u"NT" ? base : 0.8 * base;
        }
        const Given given(std::move(data), {StepKind::End});
        const auto &answers = given.scene<EndScene>()->answers();
        QCOMPARE(answers.size(), std::size_t(4));
        const QStringList devices{u"fast"_s, u"fast"_s, u"slow"_s, u"slow"_s};
        for (std::size_t i = 0; i < answers.size(); ++i) {
            QCOMPARE(answers[i].device, devices[static_cast<qsizetype>(i)]);
            QCOMPARE(answers[i].runtime, i % 2 == 0 ? u"NT"_s : u"RC"_s);
            QCOMPARE(answers[i].change, i % 2 == 0 ? QString() : u"\u221220 %"_s);
        }
        QVERIFY(given.view.accessibleDescription().contains(u"slow, RC"_s));
    }

    void manyDevicesStillHaveTheirNative()
    {
        test::SampleShape shape = oneWorkload();
        shape.devices = {u"a"_s, u"b"_s, u"c"_s};
        shape.operations = {u"write"_s}; // NT is the slowest
        const Given given(test::sampleCampaign(shape), {StepKind::End});
        QCOMPARE(given.scene<EndScene>()->answers().size(), EndScene::kMostAnswers);
    }

    void aRaceThatWasHiddenGoesOn_data()
    {
        QTest::addColumn<QString>("how");
        for (const QString &how : {u"blank"_s, u"closed"_s, u"minimised"_s})
            QTest::newRow(qPrintable(how)) << how;
    }

    void aRaceThatWasHiddenGoesOn()
    {
        QFETCH(const QString, how);
        test::SampleShape shape = oneWorkload();
        shape.runtimes = {u"NT"_s, u"RC"_s};
        shape.repetitions = 2;
        Given given(test::sampleCampaign(shape), {StepKind::Race});
        auto *scene = given.scene<RaceScene>();
        QTRY_COMPARE(scene->chart()->race().trials, 2);
        if (how == u"blank") {
            given.talk.toggleBlank();
            QVERIFY(!scene->isVisible());
            given.talk.toggleBlank();
        } else if (how == u"closed") {
            given.view.hide();
            given.view.show();
        } else {
            // As the window system tells it.
            QHideEvent hidden;
            QSpontaneKeyEvent::setSpontaneous(&hidden);
            qApp->notify(scene, &hidden);
        }
        QVERIFY(scene->isVisible());
        QTRY_COMPARE(scene->chart()->race().trials, 4);
    }

    void aTrialOnAnEmulatedDeviceBearsBothMarks_data()
    {
        QTest::addColumn<StepKind>("kind");
        QTest::newRow("trial") << StepKind::Live;
        QTest::newRow("end") << StepKind::End;
    }

    void aTrialOnAnEmulatedDeviceBearsBothMarks()
    {
        QFETCH(const StepKind, kind);
        store::CampaignData data = test::sampleCampaign(oneWorkload());
        data.facts.push_back({data.devices.front().id, {}, 0, u"emulated"_s, u"yes"_s});
        for (store::TrialRecord &trial : data.trials)
            trial.origin = Origin::StandIn;
        for (store::SummaryRecord &summary : data.summaries)
            summary.origin = Origin::StandIn;
        Given given(data, {kind});
        QCOMPARE(given.view.marks(), (QStringList{mark(Origin::StandIn), mark(Origin::Emulated)}));
        const Race race = raceAfter(*given.campaign, {}, 1);
        QCOMPARE(race.entries.front().origins, (Origins{Origin::StandIn, Origin::Emulated}));
    }

    void aRacesNumbersAreThoseOfTheTrialsWhileItsBarsMove()
    {
        test::SampleShape shape = oneWorkload();
        shape.runtimes = {u"NT"_s, u"RC"_s};
        const store::CampaignData data = test::sampleCampaign(shape);
        RaceChart chart;
        chart.resize(640, 360);
        chart.show();
        for (const int trials : {1, 5, 7}) { // the other runtime comes with the sixth
            const Race race = raceAfter(data, {}, trials);
            chart.setRace(race, RaceChart::Motion::Moves);
            QVERIFY(chart.isMoving()); // as long as nobody waits
            const QStringList texts = textsOf(chart);
            const UnitScale scale = scaleFor(race.entries.front().mean, race.unit);
            for (const RaceEntry &entry : race.entries) {
                const QString value =
                    common::formatNumber(entry.mean / scale.divisor, 3) + u' ' + scale.unit;
                QVERIFY2(texts.contains(value), qPrintable(value + u": "_s + texts.join(u'|')));
                QVERIFY(texts.contains(u"n = %1"_s.arg(entry.trials)));
            }
        }
    }

    void aTrialThatRunsBearsItsMark()
    {
        Given given(store::CampaignData(), {StepKind::Live}); // read when it began
        QVERIFY(given.view.marks().isEmpty());
        given.show.moving = true;
        given.show.trial = TrialNow{{1}, u"FC"_s, u"w"_s, u"board"_s, 1, {Origin::Emulated}};
        emit given.show.trialChanged();
        QCOMPARE(given.view.marks(), QStringList(mark(Origin::Emulated)));
        given.show.trial->origins.clear();
        emit given.show.trialChanged();
        QVERIFY(given.view.marks().isEmpty());
    }
};

QTEST_MAIN(TestStageScenes)
#include "tst_stagescenes.moc"
