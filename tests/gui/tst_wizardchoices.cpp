// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/matrix.h"
#include "tests/support/patience.h"
#include "widgets/common/problemlabel.h"
#include "widgets/wizard/reviewpage.h"
#include "widgets/wizard/wizardview.h"
#include "widgets/wizard/workloadspage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::WizardView;

/// What the wizard chooses by itself, and what it says of choices that cannot be.
class TestWizardChoices : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_view = std::make_unique<WizardView>();
        m_view->setDefaultFolder(m_folder->path());
        m_view->resize(1280, 720);
        m_view->show();
    }

    void cleanup() { m_view.reset(); }

    void aMeterThatPowersTheDeviceIsChosenUntilThePersonSaysOtherwise()
    {
        power::MeterSettings meter;
        meter.name = u"wall"_s;
        meter.kind = u"simulated"_s;
        meter.device = u"board"_s;
        m_view->setKnownDevices({makeDevice(u"board"_s), makeDevice(u"other"_s)});
        m_view->setKnownMeters({meter});
        m_view->startNew({u"board"_s});
        QVERIFY(check(u"meter wall"_s)->isChecked());
        QCOMPARE(m_view->plan().meters.size(), std::size_t(1));
        m_view->startNew({u"other"_s});
        QVERIFY(!check(u"meter wall"_s)->isChecked());
        check(u"device board"_s)->click();
        QVERIFY(check(u"meter wall"_s)->isChecked());
        check(u"meter wall"_s)->click();
        check(u"device board"_s)->click();
        check(u"device board"_s)->click();
        QVERIFY(!check(u"meter wall"_s)->isChecked());
        const campaign::Plan plan = m_view->plan(); // one that says no
        m_view->setPlan(plan);
        QVERIFY(m_view->plan().meters.empty());
    }

    void whatIsWrongIsSaidWithoutTheNamesOfThePlansFile()
    {
        m_view->setKnownDevices({makeDevice(u"board"_s)});
        campaign::Plan plan;
        plan.devices.push_back(makeDevice(u"board"_s).plan);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads = {{u"fio"_s, {{u"requestSize"_s, u"4 KiB"_s}, {u"fileSize"_s, 100}}},
                          {u"fio"_s, {{u"requestSize"_s, u"4 KiB"_s}}}};
        m_view->setPlan(plan);
        const auto *page = m_view->findChild<wizard::WorkloadsPage *>();
        QVERIFY2(page->problem().contains(u"this file size"), qPrintable(page->problem()));
        QVERIFY(!page->problem().contains(u"fileSize"));
        std::swap(plan.workloads[0], plan.workloads[1]); // in the set that is not shown
        m_view->setPlan(plan);
        QVERIFY2(page->problem().contains(u"this file size"), qPrintable(page->problem()));
        QVERIFY(!page->problem().contains(u"workloads["));
    }

    void whatADeviceCannotRunIsNoPartOfTheCampaign()
    {
        m_view->setKnownDevices({probed(u"own"_s, {}), probed(u"board"_s, u"RC"_s)});
        m_view->setPlan(makePlan({u"own"_s, u"board"_s}, {u"NT"_s, u"RC"_s}));
        m_view->showReview();
        QCOMPARE(label(u"trials"_s)->text(), u"12"_s); // of two workloads, twice
        QVERIFY2(label(u"cells"_s)->text().startsWith(u"2 cell(s) impossible"),
                 qPrintable(label(u"cells"_s)->text()));
        QAbstractItemModel *cells = m_view->findChild<QTableView *>(u"matrix"_s)->model();
        const QModelIndex cell = cells->index(0, 4);
        QCOMPARE(cells->index(0, 3).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(cell.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(cell.data().toString(), u"impossible"_s);
        for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleDescriptionRole)}) {
            const QString reason = cell.data(role).toString();
            QVERIFY2(reason.contains(u"RC can't run on board: RC is not there."),
                     qPrintable(reason));
            QVERIFY2(reason.contains(u"Install RC."), qPrintable(reason));
        }
        QVERIFY(!cell.flags().testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(!cells->setData(cell, Qt::Checked, Qt::CheckStateRole));

        QVERIFY(m_view->plan().exclusions.empty()); // nobody's choice
        const QSignalSpy started(m_view.get(), &WizardView::startRequested);
        button(u"next"_s)->click();
        QCOMPARE(started.count(), 1);
        const auto plan = started.first().first().value<campaign::Plan>();
        const Result<campaign::Matrix> matrix = campaign::expand(plan);
        QVERIFY(matrix);
        QCOMPARE(matrix->cells.size(), std::size_t(6));
        for (const campaign::Cell &one : matrix->cells)
            QVERIFY(one.device == 0 || one.runtime == u"NT");

        // What was left out by hand stays so; the rest is measured once the device is able.
        cells->setData(cells->index(1, 4), Qt::Checked, Qt::CheckStateRole);
        cells->setData(cells->index(1, 3), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(label(u"trials"_s)->text(), u"10"_s);
        m_view->setKnownDevices({probed(u"own"_s, {}), probed(u"board"_s, {})});
        QCOMPARE(label(u"trials"_s)->text(), u"14"_s);
        QCOMPARE(m_view->plan().exclusions.size(), std::size_t(1));
    }

    void aGuestThatCannotBeMadeAsAskedIsImpossibleToo()
    {
        wizard::KnownDevice device = probed(u"board"_s, {});
        device.profile->architecture = u"x86_64"_s;
        device.profile->capabilities.append(
            {u"VM"_s, u"VM"_s, device::Capability::State::Limited, u"no KVM"_s, {}});
        device.profile->facts.append({u"guest.kernel"_s, {}, u"/boot/vmlinuz-6.1"_s});
        m_view->setKnownDevices({device});
        campaign::Plan plan = makePlan({u"board"_s}, {u"NT"_s, u"VM"_s});
        m_view->setPlan(plan);
        m_view->showReview();
        const QAbstractItemModel *cells = m_view->findChild<QTableView *>(u"matrix"_s)->model();
        QCOMPARE(cells->index(0, 2).data().toString(), u"impossible"_s);
        const QString reason = cells->index(0, 2).data(Qt::ToolTipRole).toString();
        QVERIFY2(reason.contains(u"VM can't run on board: there is no /dev/kvm."),
                 qPrintable(reason));
        plan.guest.accelerator = runtime::Accelerator::Tcg;
        m_view->setPlan(plan);
        m_view->showReview();
        QCOMPARE(cells->index(0, 2).data().toString(), u"measured"_s);
    }

    void anEngineIsAskedForWhereThereIsAContainer()
    {
        wizard::KnownDevice device = probed(u"board"_s, {});
        device.profile->facts.append({u"engine.docker"_s, {}, u"yes"_s});
        m_view->setKnownDevices({device});
        campaign::Plan plan = makePlan({u"board"_s}, {u"NT"_s});
        m_view->setPlan(plan);
        m_view->show();
        auto *engine = m_view->findChild<QComboBox *>(u"containerEngine"_s);
        QVERIFY(engine);
        QVERIFY(engine->isHidden() || !engine->parentWidget()->isVisibleTo(m_view.get()));
        plan.runtimes = QStringList{u"NT"_s, u"RC"_s};
        plan.container.engine = runtime::Engine::Docker;
        m_view->setPlan(plan);
        QCOMPARE(engine->currentText(), u"docker"_s);
        QCOMPARE(m_view->plan().container.engine, runtime::Engine::Docker);
        m_view->showReview();
        const QAbstractItemModel *cells = m_view->findChild<QTableView *>(u"matrix"_s)->model();
        QCOMPARE(cells->index(0, 2).data().toString(), u"measured"_s);
        // What this device does not have is impossible, in words.
        plan.container.engine = runtime::Engine::Podman;
        m_view->setPlan(plan);
        m_view->showReview();
        QCOMPARE(cells->index(0, 2).data().toString(), u"impossible"_s);
        const QString reason = cells->index(0, 2).data(Qt::ToolTipRole).toString();
        QVERIFY2(reason.contains(u"podman is not installed"_s), qPrintable(reason));
    }

    void withoutAPossibleCellTheStartIsRefusedInWords()
    {
        for (const QString &lacking : {u"RC"_s, u"fio"_s}) {
            m_view->setKnownDevices({probed(u"board"_s, lacking)});
            m_view->setPlan(makePlan({u"board"_s}, {u"RC"_s}));
            m_view->showReview();
            QVERIFY(!button(u"next"_s)->isEnabled());
            const QString problem = m_view->findChild<wizard::ReviewPage *>()->problem();
            QVERIFY2(problem.contains(lacking + u" can't run on board"_s), qPrintable(problem));
            QVERIFY2(problem.contains(u"Install "_s + lacking), qPrintable(problem));
            QCOMPARE(label(u"trials"_s)->text(), u"0"_s);
        }
        m_view->setKnownDevices({makeDevice(u"board"_s)}); // not looked at yet
        QVERIFY(button(u"next"_s)->isEnabled());
        QCOMPARE(label(u"trials"_s)->text(), u"4"_s);
    }

    void theReviewTellsWhatATrialMayUse()
    {
        campaign::Plan plan = makePlan({u"board"_s}, {u"NT"_s});
        m_view->setPlan(plan);
        m_view->showReview();
        QVERIFY(!label(u"budget"_s)->isVisible());
        plan.budget.cpus = u"0-1"_s;
        plan.budget.memoryBytes = 512LL << 20;
        m_view->setPlan(plan);
        m_view->showReview();
        QVERIFY(label(u"budget"_s)->isVisible());
        QCOMPARE(label(u"budget"_s)->text(),
                 u"Each trial may use processors 0-1 and 512 MiB of memory."_s);
        plan.budget.memoryBytes = 0;
        m_view->setPlan(plan);
        QCOMPARE(label(u"budget"_s)->text(), u"Each trial may use processors 0-1."_s);
    }

    void theProposedTitleNamesTheDevicesUntilOneIsTyped()
    {
        m_view->setKnownDevices({makeDevice(u"a"_s), makeDevice(u"b"_s), makeDevice(u"c"_s)});
        m_view->startNew({u"a"_s});
        QCOMPARE(m_view->plan().title, u"File I/O on a"_s);
        check(u"device b"_s)->click();
        QCOMPARE(m_view->plan().title, u"File I/O on a, b"_s);
        QVERIFY(m_view->file().contains(u"file-i-o-on-a-b-"));
        check(u"device c"_s)->click();
        QCOMPARE(m_view->plan().title, u"File I/O on 3 device(s)"_s);
        m_view->showReview();
        auto *title = m_view->findChild<QLineEdit *>(u"title"_s);
        title->selectAll();
        QTest::keyClicks(title, u"Mine"_s);
        check(u"device c"_s)->click();
        QCOMPARE(m_view->plan().title, u"Mine"_s);
        title->selectAll();
        QTest::keyClick(title, Qt::Key_Delete);
        QCOMPARE(title->text(), QString());
        QVERIFY(!button(u"next"_s)->isEnabled());
    }

    void theProposedTitleNamesWhatIsMeasured()
    {
        m_view->setKnownDevices({makeDevice(u"a"_s)});
        m_view->startNew({u"a"_s});
        auto *benchmark = m_view->findChild<QComboBox *>(u"benchmark"_s);
        const auto choose = [benchmark](const QString &name) {
            const int row = benchmark->findData(name);
            benchmark->setCurrentIndex(row);
            emit benchmark->activated(row);
        };
        const std::vector<std::pair<QString, QString>> titles{
            {u"netperf"_s, u"Network on a"_s},      {u"filebench"_s, u"File I/O on a"_s},
            {u"iperf3"_s, u"Network on a"_s},       {u"idle"_s, u"CPU on a"_s},
            {u"command"_s, u"Own commands on a"_s}, {u"fio"_s, u"File I/O on a"_s}};
        for (const auto &[name, title] : titles) {
            choose(name);
            QCOMPARE(m_view->plan().title, title);
        }
        m_view->findChild<QPushButton *>(u"addSet"_s)->click();
        QCOMPARE(m_view->plan().title, u"File I/O on a"_s);
        choose(u"netperf"_s);
        QCOMPARE(m_view->plan().title, u"Benchmarks on a"_s);
    }

    void chipsStayInViewWhenAnErrorCameAndWent_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {700, 800, 900, 1000, 1100})
            QTest::addRow("%d", width) << width;
    }

    void chipsStayInViewWhenAnErrorCameAndWent()
    {
        QFETCH(const int, width);
        m_view->resize(width, 720);
        showWorkloads();
        const QWidget *chips = m_view->findChild<QPushButton *>(u"4 MiB"_s)->parentWidget();
        button(u"64 KiB"_s)->click();
        expectInside(chips);
        auto *depths = m_view->findChild<QLineEdit *>(u"depths"_s);
        for (const QString &depth : {u"8"_s, u"1"_s}) {
            depths->selectAll();
            QTest::keyClicks(depths, depth);
            QCOMPARE(button(u"next"_s)->isEnabled(), depth == u"1");
            expectInside(chips);
        }
    }

    void aFieldsProblemIsSaidOnce()
    {
        QTRY_COMPARE(saidProblems(), QStringList{u"Choose at least one device."_s}); // by no field
        showWorkloads();
        auto *depths = m_view->findChild<QLineEdit *>(u"depths"_s);
        depths->selectAll();
        QTest::keyClicks(depths, u"x"_s);
        QCoreApplication::sendPostedEvents(); // requests of layouts
        auto *scroll = scrollAreaOf(depths);
        scroll->ensureWidgetVisible(depths->parentWidget());
        QTRY_COMPARE(saidProblems().size(), 1);
        QVERIFY2(saidProblems().first().startsWith(u"“x”"), qPrintable(saidProblems().first()));
        // Out of view, it is said beside the buttons.
        m_view->resize(1280, 320);
        QCoreApplication::sendPostedEvents();
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        scroll->verticalScrollBar()->setValue(0);
        QTRY_COMPARE(saidProblems().size(), 2);
        scroll->ensureWidgetVisible(depths->parentWidget());
        QTRY_COMPARE(saidProblems().size(), 1);
    }

private:
    static wizard::KnownDevice makeDevice(const QString &name)
    {
        campaign::DevicePlan device;
        device.name = name;
        device.host = u"192.0.2.7"_s;
        return {device, std::nullopt, u"connected"_s, true};
    }

    /// One that was looked at and has all but one thing.
    static wizard::KnownDevice probed(const QString &name, const QString &lacking)
    {
        wizard::KnownDevice known = makeDevice(name);
        device::Profile profile;
        profile.device = name;
        profile.isRoot = true;
        profile.facts.append({u"tool.runc"_s, {}, u"runc version 1.1.5"_s});
        for (const QString &word : {u"NT"_s, u"RC"_s, u"fio"_s}) {
            device::Capability able;
            able.name = word;
            able.state = device::Capability::State::Ready;
            if (word == lacking) {
                able.state = device::Capability::State::Missing;
                able.reason = word + u" is not there"_s;
                able.remedy = u"Install %1."_s.arg(word);
            }
            profile.capabilities.append(able);
        }
        known.profile = profile;
        return known;
    }

    /// Two workloads, each cell twice.
    static campaign::Plan makePlan(const QStringList &devices, const QStringList &runtimes)
    {
        campaign::Plan plan;
        plan.title = u"Choices"_s;
        for (const QString &name : devices)
            plan.devices.push_back(makeDevice(name).plan);
        plan.runtimes = runtimes;
        plan.workloads.push_back({u"fio"_s, {{u"operation"_s, QJsonArray{u"read"_s, u"write"_s}}}});
        plan.repetitions = 2;
        return plan;
    }

    void showWorkloads()
    {
        m_view->setKnownDevices({makeDevice(u"board"_s)});
        m_view->startNew({u"board"_s});
        for (int page = 1; page < 3; ++page)
            button(u"next"_s)->click();
        QCoreApplication::sendPostedEvents();
    }

    /// Every chip of a list, which takes several rows, lies within the list.
    static void expectInside(const QWidget *chips)
    {
        QCoreApplication::sendPostedEvents(); // requests of layouts
        const auto all = chips->findChildren<QPushButton *>();
        QVERIFY(all.last()->y() > all.first()->y());
        for (const QPushButton *chip : all)
            QVERIFY2(chips->rect().contains(chip->geometry()), qPrintable(chip->text()));
    }

    /// In the labels that a person sees.
    QStringList saidProblems()
    {
        QStringList sentences;
        for (const common::ProblemLabel *each : m_view->findChildren<common::ProblemLabel *>()) {
            if (each->isVisible())
                sentences.append(each->problem());
        }
        return sentences;
    }

    static QScrollArea *scrollAreaOf(const QWidget *widget)
    {
        QWidget *above = widget->parentWidget();
        while (above && !qobject_cast<QScrollArea *>(above))
            above = above->parentWidget();
        return qobject_cast<QScrollArea *>(above);
    }

    QCheckBox *check(const QString &name) { return m_view->findChild<QCheckBox *>(name); }

    QPushButton *button(const QString &name) { return m_view->findChild<QPushButton *>(name); }

    QLabel *label(const QString &name) { return m_view->findChild<QLabel *>(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WizardView> m_view;
};

QTEST_MAIN(TestWizardChoices)
#include "tst_wizardchoices.moc"
