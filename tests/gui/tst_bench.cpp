// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "widgets/bench/benchview.h"
#include "widgets/bench/cardroles.h"
#include "widgets/bench/deviceform.h"
#include "widgets/bench/meterwatch.h"
#include "widgets/common/messagebar.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using bench::BenchView;
using bench::LinkState;

namespace {

campaign::DevicePlan makeDevice(const QString &name)
{
    campaign::DevicePlan device;
    device.name = name;
    device.host = u"192.0.2.7"_s;
    return device;
}

power::MeterSettings makeMeter(const QString &name)
{
    power::MeterSettings meter;
    meter.name = name;
    meter.kind = u"simulated"_s;
    return meter;
}

} // namespace

class TestBench : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_devices = std::make_unique<bench::DeviceModel>();
        m_meters = std::make_unique<bench::MeterModel>();
        m_view = std::make_unique<BenchView>(m_devices.get(), m_meters.get());
        m_view->resize(1280, 720);
        m_view->show();
    }

    void cleanup() { m_view.reset(); }

    void anEmptyBenchOffersThisComputer()
    {
        QSignalSpy connecting(m_view.get(), &BenchView::connectRequested);
        click(buttonWithText(u"Use this computer"_s));
        QCOMPARE(m_devices->rowCount(), 1);
        QVERIFY(m_devices->entries().front().plan.thisComputer);
        QCOMPARE(connecting.count(), 1);
        m_view->addThisComputer(); // again: shown, not added twice
        QCOMPARE(m_devices->rowCount(), 1);
    }

    void aPersonAddsADeviceByTyping()
    {
        QSignalSpy hosts(m_view.get(), &BenchView::configuredHostsRequested);
        QSignalSpy connecting(m_view.get(), &BenchView::connectRequested);
        click(m_view->findChild<QToolButton *>(u"Add a device"_s));
        QCOMPARE(hosts.count(), 1);
        QVERIFY(!button(u"acceptDevice"_s)->isEnabled());
        QTest::keyClicks(edit(u"host"_s), u"192.168.1.20"_s);
        QCOMPARE(edit(u"name"_s)->text(), u"192.168.1.20"_s);
        edit(u"name"_s)->selectAll();
        QTest::keyClicks(edit(u"name"_s), u"pi4"_s);
        QTest::keyClicks(edit(u"user"_s), u"pi"_s);
        auto *port = m_view->findChild<QSpinBox *>(u"port"_s);
        port->setFocus();
        port->selectAll();
        QTest::keyClicks(port, u"2222"_s);
        click(button(u"acceptDevice"_s));
        QCOMPARE(connecting.count(), 1);
        const auto device = connecting.first().first().value<campaign::DevicePlan>();
        QCOMPARE(device.name, u"pi4"_s);
        QCOMPARE(device.host, u"192.168.1.20"_s);
        QCOMPARE(device.user, u"pi"_s);
        QCOMPARE(device.port, quint16(2222));
        QVERIFY(m_devices->find(u"pi4"_s));
    }

    void aHostOfTheSshConfigurationIsPicked()
    {
        m_view->addDevice();
        m_view->setConfiguredHosts({u"nano"_s, u"pi"_s});
        auto *hosts = m_view->findChild<QComboBox *>(u"configuredHosts"_s);
        QTRY_VERIFY(hosts->isVisible());
        hosts->setFocus();
        QTest::keyClick(hosts, Qt::Key_Down);
        QCOMPARE(edit(u"host"_s)->text(), u"nano"_s);
        QCOMPARE(edit(u"name"_s)->text(), u"nano"_s);
    }

    void whatCannotBeADeviceIsRefusedInWords_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::addRow("no address") << QString() << u"a"_s << QString();
        QTest::addRow("an option of ssh") << u"-oProxyCommand=x"_s << u"a"_s << QString();
        QTest::addRow("a space") << u"a b"_s << u"a"_s << QString();
        QTest::addRow("no name") << u"a"_s << u" "_s << QString();
        QTest::addRow("a taken name") << u"a"_s << u"board"_s << QString();
        QTest::addRow("no such key") << u"a"_s << u"a"_s << u"/nowhere/key"_s;
        QTest::addRow("no port") << u"a:ssh"_s << u"a"_s << QString();
    }

    void whatCannotBeADeviceIsRefusedInWords()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, name);
        QFETCH(const QString, key);
        bench::DeviceForm form;
        form.startNew({u"board"_s});
        form.findChild<QLineEdit *>(u"host"_s)->setText(host);
        form.findChild<QLineEdit *>(u"name"_s)->setText(name);
        form.findChild<QLineEdit *>(u"key"_s)->setText(key);
        QVERIFY(!form.problem().isEmpty());
        QVERIFY(!form.findChild<QPushButton *>(u"acceptDevice"_s)->isEnabled());
    }

    void removingADeviceCanBeUndone()
    {
        m_devices->insert(0, makeDevice(u"first"_s));
        m_devices->insert(1, makeDevice(u"second"_s));
        m_view->showDevice(u"first"_s);
        QSignalSpy left(m_view.get(), &BenchView::disconnectRequested);
        click(button(u"removeDevice"_s));
        QCOMPARE(left.count(), 1);
        QVERIFY(!m_devices->find(u"first"_s));
        click(buttonWithText(u"Undo"_s));
        QCOMPARE(m_devices->rowOf(u"first"_s), 0);
        QVERIFY(m_devices->entries().front().plan == makeDevice(u"first"_s));
    }

    void changingADeviceForgetsWhatWasKnown()
    {
        m_devices->insert(0, makeDevice(u"board"_s));
        m_devices->setProfile(u"board"_s, device::Profile());
        m_view->showDevice(u"board"_s);
        click(button(u"editDevice"_s));
        edit(u"name"_s)->selectAll();
        QTest::keyClicks(edit(u"name"_s), u"other"_s);
        click(button(u"acceptDevice"_s));
        QCOMPARE(m_devices->rowCount(), 1);
        QVERIFY(m_devices->find(u"other"_s));
        QVERIFY(!m_devices->find(u"other"_s)->profile);
    }

    void anErrorIsShownWithWhatToDo()
    {
        m_devices->insert(0, makeDevice(u"board"_s));
        m_view->showDevice(u"board"_s);
        m_devices->setState(u"board"_s, LinkState::Authenticating);
        m_devices->setState(u"board"_s, LinkState::Failed);
        m_devices->setError(u"board"_s,
                            Error(ErrorCode::AuthenticationFailed, u"refused"_s, u"board"_s,
                                  u"wrong key"_s, u"ssh-copy-id board"_s));
        QCOMPARE(m_devices->find(u"board"_s)->failedAt, LinkState::Authenticating);
        bool isShown = false;
        for (const auto *bar : m_view->findChildren<common::MessageBar *>())
            isShown = isShown || bar->remedy() == u"ssh-copy-id board";
        QVERIFY(isShown);
        m_devices->setState(u"board"_s, LinkState::Connecting);
        QVERIFY(!m_devices->find(u"board"_s)->error);
    }

    void aMissingToolIsNamedWithItsCommandToCopy()
    {
        m_devices->insert(0, makeDevice(u"board"_s));
        device::Profile profile;
        device::Capability cpu;
        cpu.name = u"cpu"_s;
        cpu.label = u"CPU with mpstat"_s;
        cpu.reason = u"mpstat is not installed"_s;
        cpu.remedy = u"On the device: sudo apt install sysstat"_s;
        profile.capabilities.append(cpu);
        m_devices->setProfile(u"board"_s, profile);
        m_view->showDevice(u"board"_s);
        for (QToolButton *each : m_view->findChildren<QToolButton *>()) {
            if (each->text() == u"Copy command")
                click(each);
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), u"sudo apt install sysstat"_s);
    }

    void whatEarlierCampaignsLeftIsToldOnceAndRemovedWhenAsked()
    {
        m_devices->insert(0, makeDevice(u"board"_s));
        m_devices->setState(u"board"_s, LinkState::Ready);
        m_devices->setProfile(u"board"_s, device::Profile());
        m_view->showDevice(u"board"_s);
        const auto bar = [this]() -> common::MessageBar * {
            for (auto *each : m_view->findChildren<common::MessageBar *>()) {
                const QString text = each->text();
                if (each->isVisible()
                    && (text.startsWith(u"Earlier campaigns") || text.contains(u"are kept")
                        || text.contains(u"was removed")))
                    return each;
            }
            return nullptr;
        };
        QVERIFY(!bar());
        const QString path = u"/var/tmp/runwatt/runwatt-x"_s;
        const QList<device::Leftover> left{{device::Leftover::Kind::Folder, path, 127'300'000}};
        m_devices->setLeftovers(u"board"_s, left);
        QVERIFY(bar());
        QVERIFY(bar()->text().contains(u"127.3 MB"));
        QCOMPARE(bar()->remedy(), path);
        QSignalSpy asked(m_view.get(), &BenchView::cleaningRequested);
        for (QPushButton *each : bar()->findChildren<QPushButton *>()) {
            if (each->text() == u"Remo&ve it")
                click(each);
        }
        QCOMPARE(asked.count(), 1);
        // Closed, it stays so while the heat goes on changing.
        bar()->dismiss();
        m_devices->setCelsius(u"board"_s, 41);
        QVERIFY(!bar());
        // What is kept on purpose is told as that, beside the other, or where it is much.
        const device::Leftover kept{device::Leftover::Kind::Kept, u"/root.tar"_s, 250'000'000};
        m_devices->setLeftovers(u"board"_s, {left.front(), kept});
        QVERIFY(bar()->text().contains(u"127.3 MB") && bar()->text().contains(u"kept"));
        m_devices->setLeftovers(u"board"_s, {kept});
        QVERIFY(!bar());
        m_devices->setLeftovers(
            u"board"_s, {kept, {device::Leftover::Kind::Kept, u"/kept-0"_s, 1'000'000'000}});
        QVERIFY(bar() && !bar()->text().contains(u"have left"));
        QVERIFY(bar()->text().contains(u"1.2 GB") || bar()->text().contains(u"1.3 GB"));
        QCOMPARE(bar()->remedy(), u"/root.tar\n/kept-0"_s);
        m_devices->setLeftovers(u"board"_s, {});
        QVERIFY(!bar());
        // What is gone is told, and there is nothing to remove of it.
        m_devices->setRemovedLeftovers(u"board"_s, left);
        QVERIFY(bar() && bar()->text().contains(u"was removed: 127.3 MB"));
        QCOMPARE(bar()->remedy(), path);
        const auto buttons = bar()->findChildren<QPushButton *>();
        QVERIFY(std::ranges::none_of(buttons, &QPushButton::isVisible));
        m_devices->setState(u"board"_s, LinkState::Resolving);
        QVERIFY(!bar());
    }

    void aTextLineMeterIsTriedOutOnPastedLines()
    {
        m_view->addMeter();
        auto *kind = m_view->findChild<QComboBox *>(u"meterKind"_s);
        kind->setCurrentIndex(kind->findData(u"textline"_s));
        auto *port = m_view->findChild<QComboBox *>(u"meterPort"_s);
        port->setEditText(u"/dev/ttyACM7"_s);
        edit(u"meterPattern"_s)->setText(u"(?<watts>[0-9.]+"_s);
        QVERIFY(!button(u"acceptMeter"_s)->isEnabled());
        edit(u"meterPattern"_s)->setText(u"(?<volts>[0-9.]+)V (?<amperes>[0-9.]+)A"_s);
        QVERIFY(button(u"acceptMeter"_s)->isEnabled());
        auto *sample = m_view->findChild<QPlainTextEdit *>(u"meterSample"_s);
        auto *outcome = m_view->findChild<QLabel *>(u"meterOutcome"_s);
        sample->setPlainText(u"5.00V 0.50A"_s);
        QVERIFY2(outcome->text().contains(u"2.5"), qPrintable(outcome->text()));
        sample->setPlainText(u"nothing here"_s);
        QVERIFY(outcome->text().contains(u"Nothing was read"));
        click(button(u"acceptMeter"_s));
        QCOMPARE(m_meters->rowCount(), 1);
        QCOMPARE(m_meters->entries().front().settings.port, u"/dev/ttyACM7"_s);
    }

    void theSimulatedMeterRunsAndIsMarked()
    {
        const bench::MeterWatch watch(m_meters.get());
        m_meters->insert(0, makeMeter(u"model"_s));
        QCOMPARE(m_meters->index(0).data(bench::OriginRole).toInt(), int(Origin::Simulated));
        QTRY_VERIFY(m_meters->find(u"model"_s)->reading);
        QVERIFY(m_meters->find(u"model"_s)->reading->watts > 0);
    }

    void aPausedWatchClosesItsMetersAndOpensThemAgain()
    {
        bench::MeterWatch watch(m_meters.get());
        m_meters->insert(0, makeMeter(u"model"_s));
        QTRY_VERIFY(m_meters->find(u"model"_s)->reading);
        watch.pause();
        QCOMPARE(m_meters->find(u"model"_s)->state, power::MeterState::Closed);
        m_meters->insert(1, makeMeter(u"another"_s)); // must not be opened now
        QCOMPARE(m_meters->find(u"another"_s)->state, power::MeterState::Closed);
        watch.resume();
        QTRY_COMPARE(m_meters->find(u"model"_s)->state, power::MeterState::Running);
    }

    void removingAMeterCanBeUndone()
    {
        m_meters->insert(0, makeMeter(u"model"_s));
        auto *list = m_view->findChild<QListView *>(u"meterList"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(m_meters->index(0)).center());
        click(button(u"removeMeter"_s));
        QCOMPARE(m_meters->rowCount(), 0);
        click(buttonWithText(u"Undo"_s));
        QCOMPARE(m_meters->rowCount(), 1);
    }

    void recentCampaignsOpenAndCompare()
    {
        m_view->setRecentCampaigns(
            {{u"/tmp/a.runwatt"_s, u"Title"_s, QDateTime::currentDateTime(), 3, 24}});
        auto *list = m_view->findChild<QListView *>(u"recentList"_s);
        QAbstractItemModelTester tester(list->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy opened(m_view.get(), &BenchView::campaignOpenRequested);
        QSignalSpy compared(m_view.get(), &BenchView::campaignCompareRequested);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
        click(button(u"openCampaign"_s));
        click(button(u"compareCampaign"_s));
        QCOMPARE(opened.first().first().toString(), u"/tmp/a.runwatt"_s);
        QCOMPARE(compared.count(), 1);
    }

    void theModelsObeyTheRulesOfModels()
    {
        QAbstractItemModelTester devices(m_devices.get(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester meters(m_meters.get(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
            m_devices->insert(0, makeDevice(name));
            m_meters->insert(99, makeMeter(name));
        }
        m_devices->replace(u"b"_s, makeDevice(u"d"_s));
        m_devices->setCelsius(u"d"_s, 40);
        m_devices->setState(u"nobody"_s, LinkState::Ready);
        m_devices->remove(u"a"_s);
        m_meters->setReading(u"b"_s, power::Reading(1, 2.0));
        m_meters->setReading(u"nobody"_s, power::Reading(1, 2.0));
        m_meters->remove(u"c"_s);
        QCOMPARE(m_devices->rowCount(), 2);
        QCOMPARE(m_meters->rowCount(), 2);
    }

private:
    QPushButton *button(const QString &name) { return m_view->findChild<QPushButton *>(name); }

    QLineEdit *edit(const QString &name) { return m_view->findChild<QLineEdit *>(name); }

    QPushButton *buttonWithText(const QString &text)
    {
        for (QPushButton *each : m_view->findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        QTRY_VERIFY(widget->isVisible());
        QTRY_VERIFY(widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    std::unique_ptr<bench::DeviceModel> m_devices;
    std::unique_ptr<bench::MeterModel> m_meters;
    std::unique_ptr<BenchView> m_view;
};

QTEST_MAIN(TestBench)
#include "tst_bench.moc"
