// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device that a person adds in the window: a real sshd, by its name in ~/.ssh/config.
#include "app/demo.h"
#include "app/mainwindow.h"
#include "core/device/turn.h"
#include "programrun.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"
#include "widgets/bench/deviceentry.h"
#include "widgets/bench/questionpanel.h"
#include "widgets/common/messagebar.h"
#include "widgets/wizard/wizardview.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using app::MainWindow;
using app::Settings;

class TestWindowDevices : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        // The server first: its tools may lie in the person's own folder.
        if (!m_fixture.start())
            QSKIP(qPrintable(m_fixture.problem()));
        QVERIFY(m_home.isValid());
        qputenv("HOME", m_home.path().toLocal8Bit());
        qputenv("PATH", m_home.path(u"bin:"_s).toLocal8Bit() + qgetenv("PATH"));
        qputenv("XDG_STATE_HOME", m_home.path(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.path(u"config"_s).toLocal8Bit());
        const ssh::Target target = m_fixture.target();
        m_home.write(u".ssh/config"_s,
                     "Host lab-board\n  HostName 127.0.0.1\n  Port "
                         + QByteArray::number(target.port) + "\n  User " + target.user.toUtf8()
                         + "\n  IdentityFile " + target.identityFiles.front().toUtf8()
                         + "\n  IdentitiesOnly yes\n  UserKnownHostsFile " + knownHosts().toUtf8()
                         + "\n  HashKnownHosts no\nHost *.example.org\n  User other\n");
    }

    void init()
    {
        QFile::remove(knownHosts());
        m_settings = std::make_unique<Settings>(m_home.path(u"runwatt.ini"_s));
        m_window = std::make_unique<MainWindow>(m_settings.get());
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        QFile::remove(m_home.path(u"runwatt.ini"_s));
    }

    void theDemoCallsThisComputerAsTheBenchDoes()
    {
        m_window.reset();
        campaign::DevicePlan own = bench::thisComputer();
        own.name = u"이 컴퓨터"_s;
        m_settings->setDevices({own});
        m_window = std::make_unique<MainWindow>(m_settings.get());
        m_window->prepareDemo(app::demoPlan(app::DemoLength::Short));
        const campaign::Plan plan = m_window->findChild<wizard::WizardView *>()->plan();
        QCOMPARE(plan.devices.size(), std::size_t(1));
        QCOMPARE(plan.devices.front().name, own.name);
        QCOMPARE(plan.meters.front().device, own.name);
    }

    void aHostOfTheSshConfigurationIsPicked()
    {
        pickHost();
        QCOMPARE(m_window->findChild<QLineEdit *>(u"host"_s)->text(), u"lab-board"_s);
        QCOMPARE(m_window->findChild<QLineEdit *>(u"name"_s)->text(), u"lab-board"_s);
    }

    void aRefusedKeyConnectsNothingAndAnAcceptedOneDoes()
    {
        pickHost();
        click(button(u"acceptDevice"_s));
        auto *panel = m_window->findChild<bench::QuestionPanel *>();
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(!button(u"measureDevice"_s)->isEnabled());
        click(button(u"refuse"_s));
        QTRY_VERIFY(!panel->isVisible());
        QTRY_VERIFY(problems().contains(u"host key was not accepted"_s));
        QVERIFY(!button(u"measureDevice"_s)->isEnabled());
        QVERIFY(!QFile::exists(knownHosts()));

        click(button(u"connectDevice"_s));
        QTRY_VERIFY(panel->isVisible());
        QVERIFY2(shownIn(*panel).contains(fingerprint()), qPrintable(shownIn(*panel)));
        click(button(u"acceptAndRemember"_s));
        QTRY_VERIFY(button(u"measureDevice"_s)->isEnabled());
        QVERIFY2(problems().isEmpty(), qPrintable(problems()));
        QVERIFY(!panel->isVisible());
        QCOMPARE(ssh::readAll(knownHosts()).count('\n'), 1);
    }

    void aKeyAcceptedOnceHoldsUntilTheWindowIsClosed()
    {
        pickHost();
        click(button(u"acceptDevice"_s));
        auto *panel = m_window->findChild<bench::QuestionPanel *>();
        QTRY_VERIFY(panel->isVisible());
        click(button(u"acceptOnce"_s));
        QTRY_VERIFY(button(u"measureDevice"_s)->isEnabled());
        click(button(u"disconnectDevice"_s));
        QTRY_VERIFY(!button(u"measureDevice"_s)->isEnabled());
        click(button(u"connectDevice"_s));
        QTRY_VERIFY(button(u"measureDevice"_s)->isEnabled());
        QVERIFY(!panel->isVisible());
        QVERIFY(!QFile::exists(knownHosts()));
    }

    void aProgramThatTheDeviceLacksIsSaidInTheReview()
    {
        pickHost();
        click(button(u"acceptDevice"_s));
        click(button(u"acceptOnce"_s));
        QTRY_VERIFY(button(u"measureDevice"_s)->isEnabled());
        campaign::DevicePlan device;
        device.name = u"lab-board"_s;
        device.host = u"lab-board"_s;
        campaign::Plan plan;
        plan.devices = {device};
        plan.runtimes = QStringList{u"NT"_s};
        for (const QString &command : {u"runwatt-has-none --fast"_s, u"sleep 1"_s})
            plan.workloads.push_back(
                {u"command"_s, {{u"command"_s, command}, {u"title"_s, command.left(5)}}});
        auto *wizard = m_window->findChild<wizard::WizardView *>();
        wizard->setPlan(plan);
        wizard->showReview();
        const QAbstractItemModel *grid = wizard->findChild<QTableView *>()->model();
        const auto hint = [grid](int row) {
            return grid->index(row, 1).data(Qt::ToolTipRole).toString();
        };
        QTRY_VERIFY2(hint(0).contains(u"runwatt-has-none is not installed"_s), qPrintable(hint(0)));
        QVERIFY2(!hint(1).contains(u"is not installed"_s), qPrintable(hint(1)));
    }

    void aQuestionGoesWithTheLoginThatAskedIt()
    {
        pickHost();
        click(button(u"acceptDevice"_s));
        auto *panel = m_window->findChild<bench::QuestionPanel *>();
        QTRY_VERIFY(panel->isVisible());
        click(button(u"disconnectDevice"_s));
        QTRY_VERIFY(!panel->isVisible());
    }

    void whatACampaignThatDiedLeftGoesWithTheNextConnection()
    {
        const QString campaign = QUuid::createUuid().toString(QUuid::WithoutBraces);
        const QString left = u"/var/tmp/runwatt/runwatt-"_s + campaign;
        QVERIFY(QDir().mkpath(left) && QDir().mkpath(m_home.path(u"state/runwatt/campaigns"_s)));
        m_home.write(u"state/runwatt/campaigns/"_s + campaign, R"({"@lab-board:0": [""]})");
        const auto isTold = [&](QStringView words) {
            const auto bars = m_window->findChildren<common::MessageBar *>();
            return std::ranges::any_of(bars, [&](const common::MessageBar *bar) {
                return bar->isVisible() && bar->text().contains(words)
                    && bar->remedy().contains(left);
            });
        };
        // Not while somebody measures there.
        const auto measuring = m_fixture.connected();
        QVERIFY2(measuring, qPrintable(m_fixture.problem()));
        auto turn = ssh::await(device::holdTurn(
            measuring.get(), u"board"_s, u"Somebody"_s, [](const QString &) {}, StopToken()));
        QVERIFY2(m_fixture.keep(turn), qPrintable(m_fixture.problem()));
        pickHost();
        click(button(u"acceptDevice"_s));
        auto *panel = m_window->findChild<bench::QuestionPanel *>();
        QTRY_VERIFY(panel->isVisible());
        click(button(u"acceptOnce"_s));
        QTRY_VERIFY(isTold(u"have left"));
        QVERIFY(QDir(left).exists());
        turn.reset();
        // The device hears of its end a little later.
        const auto connectAnew = [&] {
            click(button(u"disconnectDevice"_s));
            const bool isOff =
                QTest::qWaitFor([&] { return !button(u"measureDevice"_s)->isEnabled(); }, kHangMs);
            click(button(u"connectDevice"_s));
            return isOff
                && QTest::qWaitFor([&] { return isTold(u"have left") || isTold(u"was removed"); },
                                   kHangMs);
        };
        for (int attempt = 0; attempt < 20 && !isTold(u"was removed"); ++attempt)
            QVERIFY(connectAnew());
        QVERIFY(isTold(u"was removed"));
        QVERIFY(!QDir(left).exists());
    }

private:
    [[nodiscard]] QString knownHosts() const { return m_home.path(u".ssh/known_hosts"_s); }

    /// Opens the form, and chooses the one host that is named there.
    void pickHost()
    {
        click(m_window->findChild<QToolButton *>(u"Add a device"_s));
        auto *hosts = m_window->findChild<QComboBox *>(u"configuredHosts"_s);
        QTRY_COMPARE(hosts->count(), 2);
        QCOMPARE(hosts->itemText(1), u"lab-board"_s);
        hosts->setFocus();
        QTest::keyClick(hosts, Qt::Key_Down);
    }

    QPushButton *button(const QString &name) { return m_window->findChild<QPushButton *>(name); }

    /// As ssh-keygen tells it of the server's key.
    QString fingerprint()
    {
        const QByteArray file = ssh::readAll(m_fixture.server().knownHostsFile());
        const QString key = m_home.write(u"host.pub"_s, file.mid(file.indexOf(' ') + 1));
        return QString::fromUtf8(
            ssh::toolOutput(u"ssh-keygen"_s, {u"-l"_s, u"-f"_s, key}).split(' ').value(1));
    }

    static QString shownIn(const QWidget &widget)
    {
        QStringList texts;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

    /// What the window's message bars complain about.
    QString problems()
    {
        QStringList texts;
        for (const auto *bar : m_window->findChildren<common::MessageBar *>()) {
            if (bar->isVisible() && bar->severity() == store::Severity::Problem)
                texts.append(bar->text());
        }
        return texts.join(u'\n');
    }

    static void click(QWidget *widget)
    {
        QVERIFY(widget);
        QTRY_VERIFY(widget->isVisible());
        QTRY_VERIFY(widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    ssh::Fixture m_fixture;
    ProgramHome m_home;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindowDevices)
#include "tst_windowdevices.moc"
