// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Bench's view of which device can run what, and what one click does about it.
#include "core/device/capabilities.h"
#include "tests/support/patience.h"
#include "widgets/bench/benchview.h"
#include "widgets/bench/runtimegridmodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using bench::BenchView;
using bench::LinkState;
using Stage = device::InstallStep::Stage;

class TestRuntimeGrid : public QObject
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
        add(u"pi"_s);
    }

    void cleanup() { m_view.reset(); }

    void theModelObeysTheRulesOfModels()
    {
        bench::RuntimeGridModel model(m_devices.get());
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        add(u"other"_s);
        m_devices->setProfile(u"other"_s, aptProfile());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.device(model.index(1, 0)), u"other"_s);
        m_devices->remove(u"pi"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.device(model.index(0, 0)), u"other"_s);
    }

    void eachCellSaysWhatCanBeDone()
    {
        showGrid();
        QCOMPARE(words(0), QStringList(6, u"not looked at"_s));
        m_devices->setState(u"pi"_s, LinkState::Ready);
        device::Profile profile = aptProfile();
        m_devices->setProfile(u"pi"_s, profile);
        QCOMPARE(words(0),
                 (QStringList{u"ready"_s, u"installable"_s, u"installable"_s, u"installable"_s,
                              u"impossible"_s, u"impossible"_s}));
        profile.hasSudo = false; // and no root: nothing can be installed
        profile.isRoot = false;
        profile.facts.append({u"tool.qemu"_s, QString(), u"/usr/bin/qemu-system-x86_64 7.2"_s});
        profile.facts.append({u"guest.kernel"_s, QString(), u"/boot/vmlinuz-1"_s});
        setFacts(profile);
        QCOMPARE(words(0),
                 (QStringList{u"ready"_s, u"impossible"_s, u"limited"_s, u"limited"_s,
                              u"impossible"_s, u"impossible"_s}));
        choose(0, 2);
        QVERIFY2(text().contains(u"/dev/kvm"_s), qPrintable(text()));
        QVERIFY(!button(u"makeReady"_s)->isVisible());
    }

    void oneClickAsksForWhatTheCellNeeds()
    {
        m_devices->setState(u"pi"_s, LinkState::Ready);
        m_devices->setProfile(u"pi"_s, aptProfile());
        showGrid();
        choose(0, 1);
        QSignalSpy asked(m_view.get(), &BenchView::installRequested);
        click(button(u"makeReady"_s));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.front().at(0).toString(), u"pi"_s);
        QCOMPARE(asked.front().at(1).toStringList(), QStringList{u"runc"_s});
        m_devices->beginInstallation(u"pi"_s, {u"runc"_s});
        step(Stage::Downloading, 40, u"Get:1 runc"_s);
        QCOMPARE(words(0).at(1), u"40 %"_s);
        QCOMPARE(words(0).at(2), u"installable"_s); // that is another package
        QVERIFY(!button(u"makeReady"_s)->isVisible());
        m_devices->endInstallation(u"pi"_s, std::nullopt);
        QCOMPARE(words(0).at(1), u"installable"_s); // until it was probed
    }

    void aGuestIsTriedWhereOnlyThatTells()
    {
        device::Profile profile = aptProfile();
        for (const auto &[name, value] :
             {std::pair{u"tool.qemu"_s, u"/usr/bin/qemu 7.2"_s},
              std::pair{u"guest.kernel"_s, u"/boot/vmlinuz-1"_s}, std::pair{u"kvm"_s, u"usable"_s}})
            profile.facts.append({name, QString(), value});
        m_devices->setState(u"pi"_s, LinkState::Ready);
        setFacts(profile);
        showGrid();
        choose(0, 2);
        QCOMPARE(words(0).at(2), u"ready"_s);
        QVERIFY2(text().contains(u"only a guest can tell"_s), qPrintable(text()));
        QSignalSpy asked(m_view.get(), &BenchView::guestRequested);
        click(button(u"tryGuest"_s));
        QCOMPARE(asked.count(), 1);
        m_devices->beginGuestTrial(u"pi"_s);
        QCOMPARE(words(0).at(2), u"trying a guest"_s);
        QVERIFY(!button(u"tryGuest"_s)->isVisible());
        profile.facts.append({u"guest.boot"_s, QString(), u"nothing came from it in 20 s"_s});
        setFacts(profile);
        m_devices->endGuestTrial(u"pi"_s, std::nullopt);
        QCOMPARE(words(0).at(2), u"limited"_s);
        QVERIFY2(text().contains(u"nothing came from it in 20 s"_s), qPrintable(text()));
        QVERIFY(button(u"tryGuest"_s)->isVisible()); // its host may have been mended
        // What could not even be tried is said, and changes nothing.
        m_devices->endGuestTrial(u"pi"_s, Error(ErrorCode::System, u"no <b>cpio</b>"_s));
        QVERIFY2(text().contains(u"no <b>cpio</b>"_s), qPrintable(text()));
        const auto *table = m_view->findChild<QTableView *>(u"runtimeGrid"_s);
        const QString tip = table->currentIndex().data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(u"<b>"_s) && tip.contains(u"cpio"_s), qPrintable(tip));
        setFacts(withBoot(profile, u"boots"_s));
        m_devices->beginGuestTrial(u"pi"_s);
        m_devices->endGuestTrial(u"pi"_s, std::nullopt);
        QCOMPARE(words(0).at(2), u"ready"_s);
        QVERIFY(!button(u"tryGuest"_s)->isVisible());
    }

    void withoutQemuItIsFirecrackersCellThatOffersATinyGuest()
    {
        device::Profile profile = aptProfile();
        profile.architecture = u"x86_64"_s;
        profile.isRoot = true;
        for (const auto &[name, value] :
             {std::pair{u"tool.firecracker"_s, u"/usr/bin/firecracker Firecracker v1.10.1"_s},
              std::pair{u"guest.kernel"_s, u"/boot/vmlinuz-1"_s}, std::pair{u"tun"_s, u"usable"_s},
              std::pair{u"kvm"_s, u"usable"_s}})
            profile.facts.append({name, QString(), value});
        m_devices->setState(u"pi"_s, LinkState::Ready);
        setFacts(profile);
        showGrid();
        choose(0, 2);
        QVERIFY(!button(u"tryGuest"_s)->isVisible());
        choose(0, 4);
        QCOMPARE(words(0).at(4), u"ready"_s);
        QVERIFY(button(u"tryGuest"_s)->isVisible());
        m_devices->beginGuestTrial(u"pi"_s);
        QCOMPARE(words(0).at(4), u"trying a guest"_s);
        QVERIFY(words(0).at(2) != u"trying a guest"_s);
        setFacts(withBoot(profile, u"nothing came from it in 20 s"_s));
        m_devices->endGuestTrial(u"pi"_s, std::nullopt);
        QCOMPARE(words(0).at(4), u"impossible"_s);
        QVERIFY2(text().contains(u"nothing came from it in 20 s"_s), qPrintable(text()));
        QVERIFY(button(u"tryGuest"_s)->isVisible()); // its host may have been mended
    }

    void whatADisconnectedDeviceDidIsOver_data()
    {
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("in its download") << Stage::Downloading << u"Stopped. "_s;
        QTest::newRow("later") << Stage::Installing << u"goes on there to its end"_s;
    }

    void whatADisconnectedDeviceDidIsOver()
    {
        QFETCH(Stage, stage);
        QFETCH(QString, sentence);
        m_devices->setState(u"pi"_s, LinkState::Ready);
        m_devices->setProfile(u"pi"_s, aptProfile());
        m_view->showDevice(u"pi"_s);
        m_devices->beginInstallation(u"pi"_s, {u"runc"_s});
        step(stage, 10, u"line"_s);
        m_devices->beginGuestTrial(u"pi"_s);
        m_devices->setState(u"pi"_s, LinkState::Disconnected);
        QVERIFY(!m_devices->find(u"pi"_s)->installation->isRunning);
        QVERIFY(!m_devices->find(u"pi"_s)->isTryingGuest);
        QVERIFY(!button(u"cancelInstallation"_s)->isVisible());
        QVERIFY2(text().contains(sentence), qPrintable(text()));
        showGrid();
        choose(0, 1);
        QCOMPARE(words(0).at(1), u"installable"_s);
        QVERIFY(!button(u"makeReady"_s)->isVisible()); // not while it is away
    }

    void whatFailedIsSaidInTheGrid()
    {
        m_devices->setState(u"pi"_s, LinkState::Ready);
        m_devices->setProfile(u"pi"_s, aptProfile());
        showGrid();
        choose(0, 1);
        m_devices->beginInstallation(u"pi"_s, {u"runc"_s});
        choose(0, 2);
        QVERIFY(!button(u"makeReady"_s)->isVisible()); // one at a time
        m_devices->endInstallation(u"pi"_s,
                                   Error(ErrorCode::System, u"no"_s, u"pi"_s, u"E: no space"_s));
        QVERIFY(button(u"makeReady"_s)->isVisible());
        QVERIFY(!text().contains(u"E: no space"_s));
        choose(0, 1);
        QVERIFY2(text().contains(u"E: no space"_s), qPrintable(text()));
    }

    void theDevicesPageFollowsWhatTheGridHasDone()
    {
        m_devices->setState(u"pi"_s, LinkState::Ready);
        m_devices->setProfile(u"pi"_s, aptProfile());
        m_view->showDevice(u"pi"_s);
        QTRY_VERIFY(text().contains(u"runc is not installed"_s));
        showGrid();
        device::Profile profile = aptProfile();
        profile.facts.append({u"tool.runc"_s, QString(), u"/usr/sbin/runc 1.1"_s});
        setFacts(profile);
        click(button(u"showDevice"_s));
        QTRY_VERIFY2(!text().isEmpty() && !text().contains(u"runc is not installed"_s),
                     qPrintable(text()));
    }

    void theKeyboardDoesIt()
    {
        m_devices->setState(u"pi"_s, LinkState::Ready);
        m_devices->setProfile(u"pi"_s, aptProfile());
        showGrid();
        auto *table = m_view->findChild<QTableView *>(u"runtimeGrid"_s);
        QTRY_VERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(table->currentIndex().column(), 1);
        QVERIFY2(text().contains(u"pi, RC: runc container: installable"_s), qPrintable(text()));
        QTest::keyClick(table, Qt::Key_Tab);
        QVERIFY(button(u"makeReady"_s)->hasFocus());
    }

    void theDevicesPageInstallsAllAndShowsAptsWords()
    {
        m_devices->setState(u"pi"_s, LinkState::Ready);
        m_devices->setProfile(u"pi"_s, aptProfile());
        m_view->showDevice(u"pi"_s);
        QSignalSpy asked(m_view.get(), &BenchView::installRequested);
        QSignalSpy cancelled(m_view.get(), &BenchView::installCancelRequested);
        click(button(u"installMissing"_s));
        QCOMPARE(asked.count(), 1);
        const QStringList packages = asked.front().at(1).toStringList();
        QCOMPARE(packages, device::installablePackages(aptProfile()));
        m_devices->beginInstallation(u"pi"_s, packages);
        step(Stage::Downloading, 10, u"Get:1 runc"_s);
        auto *progress = m_view->findChild<QProgressBar *>();
        QCOMPARE(progress->value(), 10);
        click(button(u"cancelInstallation"_s));
        QCOMPARE(cancelled.count(), 1);
        // From here on a cancel would do harm.
        step(Stage::Installing, 20, u"Setting up <b>runc</b>"_s);
        QVERIFY(!button(u"cancelInstallation"_s)->isEnabled());
        click(button(u"showInstallLog"_s));
        auto *log = m_view->findChild<QPlainTextEdit *>(u"installLog"_s);
        QVERIFY(log->isVisible());
        QCOMPARE(log->toPlainText(), u"Get:1 runc\nSetting up <b>runc</b>"_s);
        for (int i = 0; i < 3000; ++i)
            step(Stage::Installing, 30, u"line %1"_s.arg(i));
        QVERIFY(log->toPlainText().endsWith(u"line 2999"_s));
        QVERIFY(log->blockCount() <= 2000);
        m_devices->endInstallation(u"pi"_s,
                                   Error(ErrorCode::System, u"no"_s, u"pi"_s, u"E: no space"_s));
        QVERIFY2(text().contains(u"E: no space"_s), qPrintable(text()));
        QVERIFY(button(u"installMissing"_s)->isVisible());
        // Another device's page knows nothing of it.
        add(u"other"_s);
        m_view->showDevice(u"other"_s);
        QVERIFY(!log->isVisible());
        QVERIFY(!text().contains(u"E: no space"_s));
    }

private:
    void add(const QString &name)
    {
        campaign::DevicePlan device;
        device.name = name;
        device.host = u"192.0.2.7"_s;
        m_devices->insert(m_devices->rowCount(), device);
    }

    static device::Profile aptProfile()
    {
        device::Profile profile;
        profile.device = u"pi"_s;
        profile.architecture = u"x86_64"_s;
        profile.hasSudo = true;
        profile.facts = {{u"apt"_s, QString(), u"/usr/bin/apt-get"_s}};
        profile.capabilities = device::capabilitiesOf(profile);
        return profile;
    }

    static device::Profile withBoot(device::Profile profile, const QString &boot)
    {
        profile.facts.removeIf([](const device::Fact &fact) { return fact.name == u"guest.boot"; });
        profile.facts.append({u"guest.boot"_s, QString(), boot});
        return profile;
    }

    void setFacts(device::Profile profile)
    {
        profile.capabilities = device::capabilitiesOf(profile);
        m_devices->setProfile(u"pi"_s, profile);
    }

    void step(Stage stage, int percent, const QString &line)
    {
        device::InstallStep taken;
        taken.stage = stage;
        taken.percent = percent;
        taken.line = line;
        m_devices->addInstallStep(u"pi"_s, taken);
    }

    void showGrid() { click(m_view->findChild<QToolButton *>(u"Runtimes of all devices"_s)); }

    void choose(int row, int column)
    {
        auto *table = m_view->findChild<QTableView *>(u"runtimeGrid"_s);
        table->setCurrentIndex(table->model()->index(row, column));
    }

    QStringList words(int row)
    {
        const auto *table = m_view->findChild<QTableView *>(u"runtimeGrid"_s);
        QStringList all;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            all.append(table->model()->index(row, column).data().toString());
        return all;
    }

    QPushButton *button(const QString &name) { return m_view->findChild<QPushButton *>(name); }

    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        QTRY_VERIFY(widget->isVisible());
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    QString text()
    {
        QStringList texts;
        for (const QLabel *label : m_view->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }

    std::unique_ptr<bench::DeviceModel> m_devices;
    std::unique_ptr<bench::MeterModel> m_meters;
    std::unique_ptr<BenchView> m_view;
};

QTEST_MAIN(TestRuntimeGrid)
#include "tst_runtimegrid.moc"
