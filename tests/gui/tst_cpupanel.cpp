// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who used the CPU, beside the charts: while a trial measures, when it is complete, and out of a
// file.
#include "core/cpu/cpusample.h"
#include "tests/support/livecampaign.h"
#include "tests/support/patience.h"
#include "widgets/live/cpupanel.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"
#include "widgets/live/sidepanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QScopeGuard>
#include <QSplitter>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;
using cpu::CpuPart;
using test::LiveCampaign;
using test::LiveShape;

namespace {

using Tester = QAbstractItemModelTester;

LiveShape shape()
{
    LiveShape small;
    small.runtimes = {u"NT"_s, u"VM"_s};
    small.repetitions = 1;
    small.measure = std::chrono::seconds(12);
    small.cores = 4;
    return small;
}

/// A campaign in the window of its first trial that has a guest.
struct Scene
{
    Scene()
        : campaign(shape())
    {
        while (campaign.trials[index].status.runtime != u"VM" || index < 1)
            ++index;
        until = campaign.trials[index].window.beginNs + 20 * kNsPerSecond;
        model.opened(campaign.created(), {});
        model.queueChanged(campaign.queue());
        test::play(campaign, model, 0, until, [] {});
    }

    [[nodiscard]] const test::LiveTrial &trial() const { return campaign.trials[index]; }

    LiveCampaign campaign;
    std::size_t index = 0;
    TimeNs until = 0;
    LiveModel model;
};

double sumOf(const CpuFiguresOfTrial &figures)
{
    double sum = 0;
    for (const auto &[part, seconds] : figures.parts)
        sum += seconds;
    return sum;
}

QStringList columnOf(const QTableView *table, int column)
{
    QStringList texts;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        texts.append(table->model()->index(row, column).data().toString());
    return texts;
}

} // namespace

class TestCpuPanel : public QObject
{
    Q_OBJECT

private slots:

    void tellsWhoUsedTheCpuWhileATrialMeasuresAndWhenItIsComplete()
    {
        Scene scene;
        const store::TrialId id = scene.trial().status.id;
        const CpuFiguresOfTrial soFar = scene.model.cpu().of(id);
        QVERIFY(!soFar.isFinal);
        QVERIFY(soFar.seconds > 0 && soFar.seconds < 12);
        QVERIFY(soFar.busy && *soFar.busy > 0);
        QVERIFY(qAbs(sumOf(soFar) - *soFar.busy) < 1e-9);
        QVERIFY(soFar.parts.at(CpuPart::Guest) > 0);
        CpuPanel panel(scene.model);
        panel.show();
        const auto *table = panel.findChild<QTableView *>(u"accountTable"_s);
        const auto *over = panel.findChild<QLabel *>(u"cpuOver"_s);
        const Tester tester(table->model(), Tester::FailureReportingMode::QtTest);
        QVERIFY(table->isVisible());
        QVERIFY2(over->text().contains(u"so far"_s), qPrintable(over->text()));
        QVERIFY(columnOf(table, AccountModel::PartColumn).contains(u"vCPU threads"_s));
        QCOMPARE(columnOf(table, AccountModel::PartColumn).constLast(), u"Unexplained"_s);
        test::play(scene.campaign, scene.model, scene.until, scene.trial().window.endNs + 1, [] {});
        panel.choose(id);
        const CpuFiguresOfTrial whole = scene.model.cpu().of(id);
        QVERIFY(whole.isFinal);
        QCOMPARE(whole.seconds, 12.0);
        QVERIFY(*whole.busy > *soFar.busy);
        QVERIFY2(over->text().contains(u"over the window of 12"_s), qPrintable(over->text()));
        QCOMPARE(columnOf(table, AccountModel::SecondsColumn).constFirst(),
                 QLocale().toString(*whole.busy, 'f', 2));
        // One that comes late changes nothing any more.
        scene.model.accountChanged({id, scene.trial().cpu->account(scene.until)});
        QCOMPARE(scene.model.cpu().of(id).busy, whole.busy);
    }

    void whatIsUnexplainedHasARowAlsoWhereItIsNothingOrNegative()
    {
        AccountModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        CpuFiguresOfTrial figures;
        figures.busy = 2;
        figures.parts = {{CpuPart::Benchmark, 2.0}, {CpuPart::Vmm, 0}, {CpuPart::Unexplained, 0}};
        model.setFigures(figures);
        QCOMPARE(model.rowCount(), 3); // all, the benchmark, and it
        const auto last = [&model] {
            return model.index(model.rowCount() - 1, AccountModel::SecondsColumn).data().toString();
        };
        QCOMPARE(last(), QLocale().toString(0.0, 'f', 2));
        figures.parts[CpuPart::Benchmark] = 2.25;
        figures.parts[CpuPart::Unexplained] = -0.25;
        model.setFigures(figures);
        QCOMPARE(last(), QLocale().toString(-0.25, 'f', 2));
        figures.busy.reset();
        model.setFigures(figures);
        QCOMPARE(model.rowCount(), 0);
    }

    void everyColumnOfMpstatIsThereOfTheDeviceAndItsGuestByCore()
    {
        Scene scene;
        CpuPanel panel(scene.model);
        panel.show();
        const auto *table = panel.findChild<QTableView *>(u"coresTable"_s);
        const Tester tester(table->model(), Tester::FailureReportingMode::QtTest);
        QCOMPARE(table->model()->columnCount(), int(cpu::cpuColumns().size()));
        const auto head = [table](int section, Qt::Orientation orientation) {
            return table->model()->headerData(section, orientation, Qt::DisplayRole).toString();
        };
        QStringList front;
        for (int column = 0; column < 4; ++column)
            front.append(head(column, Qt::Horizontal));
        QCOMPARE(front, QStringList({u"%usr"_s, u"%sys"_s, u"%soft"_s, u"%guest"_s}));
        QStringList rows;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            rows.append(head(row, Qt::Vertical));
        QCOMPARE(rows,
                 QStringList({u"Device"_s, u"Guest"_s, u"core 0"_s, u"core 1"_s, u"core 2"_s,
                              u"core 3"_s, u"guest 0"_s, u"guest 1"_s}));
        for (const auto &[key, columns] : scene.model.cpu().of(scene.trial().status.id).cores) {
            double sum = 0;
            for (const double percent : columns)
                sum += percent;
            QVERIFY2(qAbs(sum - 100) < 1e-6, qPrintable(QString::number(sum)));
        }
    }

    void whatWasMeasuredBeforeTheWindowIsNotInItsMean()
    {
        LiveModel model;
        model.opened({}, {});
        const store::TrialId trial{7};
        store::SeriesRecord series;
        series.id = store::SeriesId{1};
        series.trial = trial;
        series.descriptor.name = u"mpstat.usr"_s;
        series.descriptor.detail = u"all"_s;
        model.seriesAdded(series);
        const auto tell = [&model, &series](TimeNs time, double value) {
            model.samplesAdded(
                {series.id, std::make_shared<series::Samples>(series::Samples{{time, value}})});
        };
        const auto shown = [&model, trial] {
            return model.cpu().of(trial).cores.at({false, -1}).front();
        };
        tell(1, 90);
        tell(2, 80);
        QCOMPARE(shown(), 80.0); // the newest
        model.phaseChanged({trial, store::Phase::Measure, 10, 0});
        tell(9, 70); // comes late
        tell(11, 20);
        tell(12, 40);
        QCOMPARE(shown(), 30.0);
        model.phaseChanged({trial, store::Phase::Measure, 10, 13});
        tell(14, 90);
        QCOMPARE(shown(), 30.0);
    }

    void aFileTellsTheSame()
    {
        const LiveCampaign campaign(shape());
        LiveModel model;
        model.load(std::make_shared<store::CampaignData>(campaign.data), u"/nowhere.runwatt"_s);
        CpuPanel panel(model);
        panel.show();
        const auto *table = panel.findChild<QTableView *>(u"accountTable"_s);
        QVERIFY(!table->isVisible()); // nothing is chosen
        panel.choose(campaign.trials.front().status.id);
        QVERIFY(table->isVisible());
        const CpuFiguresOfTrial figures = model.cpu().of(campaign.trials.front().status.id);
        QVERIFY(figures.isFinal);
        QCOMPARE(figures.seconds, 12.0);
        QVERIFY(qAbs(sumOf(figures) - *figures.busy) < 1e-9);
    }

    void saysWhyThereIsNone()
    {
        Scene scene;
        CpuPanel panel(scene.model);
        panel.show();
        const auto isTold = [&panel](const QString &words) {
            for (const QLabel *label : panel.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(words))
                    return true;
            }
            return false;
        };
        campaign::TrialStatus status = scene.trial().status;
        status.state = store::TrialState::Failed;
        scene.model.opened(scene.campaign.created(), {});
        scene.model.queueChanged({status});
        QVERIFY(isTold(u"Choose a trial"_s));
        panel.choose(status.id);
        QVERIFY(isTold(u"Only a complete trial"_s));
        status.state = store::TrialState::Running;
        scene.model.trialChanged(status);
        QTRY_VERIFY(isTold(u"while the trial measures"_s));
        status.state = store::TrialState::Complete;
        scene.model.trialChanged(status);
        QTRY_VERIFY(isTold(u"Nobody knows who used the CPU"_s));
    }

    void hostileDetailsAreLeftOut()
    {
        store::CampaignData data;
        store::TrialRecord trial;
        trial.id = store::TrialId{1};
        data.trials = {trial};
        for (const QString &detail :
             {u"-5"_s, u"99999999"_s, u"x"_s, QString(), u"4294967296"_s, u"all"_s})
            data.summaries.push_back(
                {trial.id, u"mpstat.usr"_s, u"%"_s, detail, 1, 0, Origin::Measured});
        data.summaries.push_back(
            {trial.id, u"cpu.account"_s, u"s"_s, u"nobody"_s, 1, 0, Origin::Measured});
        CpuFigures figures;
        figures.load(data);
        QCOMPARE(figures.of(trial.id).cores.size(), std::size_t(1));
        QVERIFY(figures.of(trial.id).parts.empty());
    }

    void besideChartsWithRoomInPlentyItIsAsWideAsItsTextNeeds()
    {
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPointSizeF(2 * usual.pointSizeF());
        QApplication::setFont(large);
        const auto restore = qScopeGuard([usual] { QApplication::setFont(usual); });
        Scene scene;
        LiveView view(scene.model);
        const SidePanel *side = view.sidePanel();
        const int hint = side->sizeHint().width();
        const int roomy = side->roomyWidth();
        QVERIFY(roomy > hint);
        view.resize(1280, 720);
        view.show();
        QTRY_VERIFY(side->width() <= hint); // the charts need the room more
        view.resize(4 * roomy + 40, 1600);
        QTRY_VERIFY(side->width() >= roomy - 4);
        view.resize(1280, 720);
        QTRY_VERIFY(side->width() <= hint);
        // The person's own width stays.
        view.resize(4 * roomy + 40, 1600);
        QTRY_VERIFY(side->width() >= roomy - 4);
        QSplitterHandle *edge = view.findChild<QSplitter *>()->handle(1);
        const QPoint middle = edge->rect().center();
        QTest::mousePress(edge, Qt::LeftButton, {}, middle);
        QTest::mouseMove(edge, middle - QPoint(200, 0));
        QTest::mouseRelease(edge, Qt::LeftButton, {}, middle - QPoint(200, 0));
        const int own = side->width();
        QVERIFY(own > roomy + 100);
        view.resize(4 * roomy + 240, 1600);
        QCOMPARE(side->width(), own);
    }
};

QTEST_MAIN(TestCpuPanel)
#include "tst_cpupanel.moc"
