// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/matrix.h"
#include "tests/support/patience.h"
#include "widgets/wizard/chiplist.h"
#include "widgets/wizard/fioform.h"
#include "widgets/wizard/matrixmodel.h"
#include "widgets/wizard/wizardview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using wizard::KnownDevice;
using wizard::WizardView;

namespace {

KnownDevice makeDevice(const QString &name)
{
    KnownDevice device;
    device.plan.name = name;
    device.plan.host = u"192.0.2.7"_s;
    device.plan.user = u"pi"_s;
    device.state = u"connected"_s;
    device::Profile profile;
    profile.device = name;
    profile.cpuCount = 4;
    device::Capability cpu;
    cpu.name = u"cpu"_s;
    cpu.label = u"CPU with mpstat"_s;
    cpu.reason = u"mpstat is not installed"_s;
    cpu.remedy = u"On the device: sudo apt install sysstat"_s;
    profile.capabilities.append(cpu);
    device::Capability container;
    container.name = u"RC"_s;
    container.label = u"RC: runc container"_s;
    container.reason = u"runc is not installed"_s;
    container.remedy = u"On the device: sudo apt install runc"_s;
    profile.capabilities.append(container);
    device.profile = profile;
    return device;
}

power::MeterSettings makeMeter()
{
    power::MeterSettings meter;
    meter.name = u"model"_s;
    meter.kind = u"simulated"_s;
    return meter;
}

} // namespace

class TestWizard : public QObject
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

    void withoutADeviceOneCannotGoOn()
    {
        QVERIFY(!button(u"next"_s)->isEnabled());
        QSignalSpy wantsBench(m_view.get(), &WizardView::benchRequested);
        QPushButton *go = nullptr;
        for (QPushButton *each : m_view->findChildren<QPushButton *>()) {
            if (each->text() == u"Go to the Bench")
                go = each;
        }
        QVERIFY(go);
        QTest::mouseClick(go, Qt::LeftButton);
        QCOMPARE(wantsBench.count(), 1);
    }

    void aPersonMakesAPlanFromTheFirstStepToTheStart()
    {
        offerAll();
        click(check(u"device board"_s));
        click(button(u"next"_s)); // runtimes
        click(button(u"next"_s)); // workloads
        click(button(u"preset study"_s));
        auto *sizes = m_view->findChild<QLineEdit *>(u"requestSizes"_s);
        sizes->selectAll();
        QTest::keyClicks(sizes, u"256 B, 2k"_s);
        click(button(u"next"_s)); // measurement
        auto *repetitions = m_view->findChild<QSpinBox *>(u"repetitions"_s);
        repetitions->setFocus();
        repetitions->selectAll();
        QTest::keyClicks(repetitions, u"5"_s);
        click(check(u"meter model"_s));
        click(button(u"next"_s)); // review
        QCOMPARE(label(u"trials"_s)->text(), u"40"_s);
        QVERIFY(label(u"warnings"_s)->text().contains(u"sudo apt install sysstat"));
        QVERIFY(label(u"warnings"_s)->text().contains(u"SIMULATED"));

        QSignalSpy started(m_view.get(), &WizardView::startRequested);
        QVERIFY(button(u"next"_s)->isEnabled());
        click(button(u"next"_s));
        QCOMPARE(started.count(), 1);
        const auto plan = started.first().at(0).value<campaign::Plan>();
        QCOMPARE(plan.devices.size(), std::size_t(1));
        QCOMPARE(plan.devices.front().name, u"board"_s);
        QCOMPARE(plan.runtimes, QStringList{u"NT"_s});
        QCOMPARE(plan.repetitions, 5);
        QCOMPARE(plan.meters.size(), std::size_t(1));
        QCOMPARE(plan.meters.front().device, u"board"_s);
        QCOMPARE(plan.workloads.front().parameters.value(u"requestSize"_s),
                 QJsonValue(QJsonArray{u"256 B"_s, u"2 KiB"_s}));
        QVERIFY(started.first().at(1).toString().startsWith(m_folder->path()));
        // What was made is a plan that the program itself reads.
        const auto again = campaign::parsePlan(campaign::toFile(plan), u"plan.json"_s);
        QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
        QCOMPARE(campaign::toJson(*again), campaign::toJson(plan));
    }

    void goingBackKeepsWhatWasTyped()
    {
        offerAll();
        click(check(u"device board"_s));
        click(button(u"next"_s));
        click(button(u"next"_s));
        auto *sizes = m_view->findChild<QLineEdit *>(u"requestSizes"_s);
        sizes->selectAll();
        QTest::keyClicks(sizes, u"3 KiB, 12"_s);
        click(button(u"back"_s));
        click(button(u"back"_s));
        QVERIFY(check(u"device board"_s)->isChecked());
        click(button(u"next"_s));
        click(button(u"next"_s));
        QCOMPARE(sizes->text(), u"3 KiB, 12"_s);
    }

    void aWrongSizeIsSaidWhereItWasTypedAndStopsTheWay()
    {
        offerAll();
        click(check(u"device board"_s));
        click(button(u"next"_s));
        click(button(u"next"_s));
        auto *sizes = m_view->findChild<QLineEdit *>(u"requestSizes"_s);
        for (const QString &wrong : {u"4 parsecs"_s, u"-3"_s, u"0"_s, u" , "_s, u"9999 GiB"_s}) {
            sizes->selectAll();
            QTest::keyClicks(sizes, wrong);
            QVERIFY2(!button(u"next"_s)->isEnabled(), qPrintable(wrong));
        }
        sizes->selectAll();
        QTest::keyClicks(sizes, u"4 KiB"_s);
        QVERIFY(button(u"next"_s)->isEnabled());
    }

    void chipsAndTypedSizesAreOneList()
    {
        wizard::FioForm form;
        form.setParameters({{u"requestSize"_s, QJsonArray{u"4 KiB"_s, u"3 KiB"_s}}});
        auto *sizes = form.findChild<QLineEdit *>(u"requestSizes"_s);
        auto *chip = form.findChild<QPushButton *>(u"4 KiB"_s);
        QVERIFY(chip->isChecked());
        QTest::mouseClick(form.findChild<QPushButton *>(u"128 KiB"_s), Qt::LeftButton);
        QCOMPARE(sizes->text(), u"4 KiB, 128 KiB, 3 KiB"_s);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(sizes->text(), u"128 KiB, 3 KiB"_s);
        sizes->clear();
        QTest::keyClicks(sizes, u"4096"_s);
        QVERIFY(chip->isChecked());
    }

    void arrowsGoFromChipToChip()
    {
        wizard::ChipList chips(u"Pattern"_s, {{u"a"_s, u"a"_s, {}}, {u"b"_s, u"b"_s, {}}});
        chips.show();
        chips.activateWindow();
        auto *first = chips.findChild<QPushButton *>(u"a"_s);
        auto *second = chips.findChild<QPushButton *>(u"b"_s);
        first->setFocus();
        QTRY_VERIFY(first->hasFocus());
        QTest::keyClick(first, Qt::Key_Right);
        QVERIFY(second->hasFocus());
        QTest::keyClick(second, Qt::Key_Space);
        QCOMPARE(chips.checked(), QStringList{u"b"_s});
    }

    void parametersThatTheFormDoesNotShowAreKept()
    {
        wizard::FioForm form;
        const QJsonObject given{{u"pattern"_s, u"random"_s},
                                {u"operation"_s, u"read"_s},
                                {u"runTime"_s, QJsonArray{5, 10}},
                                {u"seed"_s, 7}};
        form.setParameters(given);
        const QJsonObject kept = form.parameters();
        for (auto it = given.constBegin(); it != given.constEnd(); ++it)
            QCOMPARE(kept.value(it.key()), it.value());
    }

    void whatCannotRunTogetherIsSaidInWords()
    {
        wizard::FioForm form;
        form.setParameters({{u"engine"_s, u"mmap"_s}, {u"direct"_s, true}});
        QVERIFY(!form.problem().isEmpty());
        form.setParameters({{u"requestSize"_s, u"256 B"_s}, {u"direct"_s, true}});
        QCOMPARE(form.problem(), QString()); // it is run buffered, and says so
        form.setParameters({{u"depth"_s, 8}, {u"engine"_s, u"psync"_s}});
        QVERIFY(!form.problem().isEmpty());
        form.setParameters({{u"depth"_s, 8}, {u"engine"_s, u"libaio"_s}});
        QCOMPARE(form.problem(), QString());
    }

    void theCommandLineIsShownAndCopied()
    {
        offerAll();
        click(check(u"device board"_s));
        click(button(u"next"_s));
        click(button(u"next"_s));
        auto *command = m_view->findChild<QPlainTextEdit *>(u"command"_s);
        QVERIFY(command->toPlainText().contains(u"fio"));
        QVERIFY(command->toPlainText().contains(u"--bs=4096"));
        click(button(u"copyCommand"_s));
        QCOMPARE(QGuiApplication::clipboard()->text(), command->toPlainText());
    }

    void aFileThatExistsIsRefused()
    {
        offerAll();
        click(check(u"device board"_s));
        m_view->showReview();
        auto *file = m_view->findChild<QLineEdit *>(u"file"_s);
        const QString taken = m_folder->filePath(u"taken.runwatt"_s);
        QVERIFY(QFile(taken).open(QIODevice::WriteOnly));
        file->selectAll();
        QTest::keyClicks(file, taken);
        QTRY_VERIFY(!button(u"next"_s)->isEnabled());
        for (const QString &wrong :
             {u"relative.runwatt"_s, QString(taken + u"/x.runwatt"_s), u"/tmp/x.db"_s}) {
            file->selectAll();
            QTest::keyClicks(file, wrong);
            QTRY_VERIFY2(!button(u"next"_s)->isEnabled(), qPrintable(wrong));
        }
    }

    void anOpenedPlanComesBackAsItWas()
    {
        campaign::Plan plan;
        plan.title = u"Cards compared"_s;
        campaign::DevicePlan device;
        device.name = u"elsewhere"_s;
        device.host = u"192.0.2.9"_s;
        device.folder = u"/var/tmp"_s;
        plan.devices.push_back(device);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s,
                                  {{u"pattern"_s, u"random"_s},
                                   {u"operation"_s, QJsonArray{u"read"_s, u"write"_s}},
                                   {u"requestSize"_s, u"4 KiB"_s},
                                   {u"fileSize"_s, u"64 MiB"_s}}});
        plan.workloads.push_back({u"fio"_s, {{u"pattern"_s, u"sequential"_s}}});
        plan.exclusions.push_back({u"elsewhere"_s, {}, u"fio random write, 4 KiB"_s});
        plan.repetitions = 7;
        plan.seed = 4711;
        plan.conditions.governor = u"performance"_s;
        plan.conditions.coolDownCelsius = 55;
        m_view->setPlan(plan);
        const campaign::Plan back = m_view->plan();
        QCOMPARE(back.title, plan.title);
        QCOMPARE(back.devices.size(), std::size_t(1));
        QVERIFY(back.devices.front() == plan.devices.front());
        QVERIFY(back.exclusions == plan.exclusions);
        QVERIFY(back.conditions == plan.conditions);
        QCOMPARE(back.seed, plan.seed);
        QCOMPARE(back.repetitions, plan.repetitions);
        const auto before = campaign::expand(plan);
        const auto after = campaign::expand(back);
        QVERIFY(before && after);
        QVERIFY(before->workloads == after->workloads);
        QCOMPARE(before->trials.size(), after->trials.size());
    }

    void theMatrixModelObeysTheRulesOfModels()
    {
        wizard::MatrixModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPlan(matrixPlan());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 3);
        model.setData(model.index(0, 2), Qt::Unchecked, Qt::CheckStateRole);
        model.setPlan({});
        QCOMPARE(model.rowCount(), 0);
    }

    void switchingACellOffAndOnChangesOnlyThatCell()
    {
        wizard::MatrixModel model;
        campaign::Plan plan = matrixPlan();
        plan.exclusions.push_back({u"b"_s, {}, {}}); // a whole column
        model.setPlan(plan);
        QCOMPARE(model.excludedCount(), 2);
        model.setData(model.index(1, 2), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(model.excludedCount(), 1);
        QCOMPARE(model.index(0, 2).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        model.setData(model.index(0, 2), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(model.excludedCount(), 0);
        QVERIFY(model.exclusions().empty());
        QVERIFY(!model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole)); // its title
        model.setData(model.index(0, 1), Qt::Unchecked, Qt::CheckStateRole);
        plan.exclusions = model.exclusions();
        plan.repetitions = 1;
        QCOMPARE(campaign::expand(plan)->cells.size(), std::size_t(3));
    }

private:
    static campaign::Plan matrixPlan()
    {
        campaign::Plan plan;
        for (const QString &name : {u"a"_s, u"b"_s})
            plan.devices.push_back(makeDevice(name).plan);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s, {{u"operation"_s, QJsonArray{u"read"_s, u"write"_s}}}});
        return plan;
    }

    void offerAll()
    {
        m_view->setKnownDevices({makeDevice(u"board"_s), makeDevice(u"other"_s)});
        m_view->setKnownMeters({makeMeter()});
    }

    QPushButton *button(const QString &name) { return m_view->findChild<QPushButton *>(name); }

    QCheckBox *check(const QString &name) { return m_view->findChild<QCheckBox *>(name); }

    QLabel *label(const QString &name) { return m_view->findChild<QLabel *>(name); }

    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        QTRY_VERIFY(widget->isVisible());
        QTRY_VERIFY(widget->isEnabled());
        QPoint place = widget->rect().center();
        if (qobject_cast<QCheckBox *>(widget))
            place = QPoint(8, widget->height() / 2);
        QTest::mouseClick(widget, Qt::LeftButton, {}, place);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WizardView> m_view;
};

QTEST_MAIN(TestWizard)
#include "tst_wizard.moc"
