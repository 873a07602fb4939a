// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device lacks, installed by one click and by one command. Its apt-get is a stand-in here,
// which uncovers the programs that the test has covered; tst_packages is about the real one.
#include "app/mainwindow.h"
#include "core/base/shellquote.h"
#include "programrun.h"
#include "tests/support/namespacedevice.h"
#include "widgets/wizard/wizardview.h"

#include <QJsonArray>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using app::MainWindow;
using app::Settings;

class TestInstall : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        const QString apt = QStandardPaths::findExecutable(u"apt-get"_s);
        m_programs = everyOne(u"mpstat"_s) + everyOne(u"pidstat"_s);
        if (apt.isEmpty() || m_programs.size() < 2)
            QSKIP("apt-get or sysstat is not installed");
        QVERIFY(m_home.isValid());
        QVERIFY(QDir().mkpath(m_home.path(u"device"_s)));
        m_home.write(u"cover"_s, {});
        const QByteArray folder = m_home.path().toUtf8();
        const QByteArray standIn = R"sh(#!/bin/sh
case " $* " in
*" -y -q --no-remove --no-install-recommends "*" install -- "*sysstat*) ;;
*) echo "E: unexpected: $*"; exit 100 ;;
esac
if [ -e 'FOLDER/refuse' ]; then echo 'E: no such luck'; exit 100; fi
case " $* " in
*--download-only*)
    echo 'dlstatus:1:50.0000:Retrieving file 1 of 1'
    echo 'Get:1 sysstat'
    while [ -e 'FOLDER/slow' ]; do sleep 0.1; done
    ;;
*)
    echo 'pmstatus:sysstat:40.0000:Installing sysstat'
    echo 'Setting up sysstat'
    for program in PROGRAMS; do umount "$program" || exit 1; done
    ;;
esac
)sh";
        const QString script = m_home.write(u"apt-get"_s,
                                            QByteArray(standIn)
                                                .replace("FOLDER", folder)
                                                .replace("PROGRAMS", shellCommand(m_programs)));
        QVERIFY(QFile::setPermissions(script, QFile::Permissions(0x7755)));
        m_device = std::make_unique<NamespaceDevice>(m_home.path(u"device"_s));
        QVERIFY2(m_device->start("mount --bind " + folder + "/apt-get " + apt.toUtf8()),
                 m_device->log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_device->knownHost());
        qputenv("HOME", folder);
        qputenv("PATH", folder + "/bin:" + qgetenv("PATH"));
        qputenv("XDG_STATE_HOME", folder + "/state");
        qputenv("XDG_CONFIG_HOME", folder + "/config");
    }

    void init()
    {
        const QByteArray cover = m_home.path(u"cover"_s).toUtf8();
        for (const QString &program : m_programs) {
            const QByteArray word = shellQuote(program);
            QVERIFY(m_device->run("umount " + word + " 2>/dev/null; mount --bind " + cover + ' '
                                  + word));
        }
        QFile::remove(m_home.path(u"refuse"_s));
        QFile::remove(m_home.path(u"slow"_s));
    }

    void oneCommandInstallsWhatIsMissing()
    {
        QCOMPARE(checked({}).value(u"cpu"_s), u"missing"_s);
        QCOMPARE(checked({u"--install"_s}).value(u"cpu"_s), u"ready"_s);
        QVERIFY2(m_said.contains("Installing ") && m_said.contains("Setting up sysstat"),
                 m_said.constData());
        QCOMPARE(checked({}).value(u"processes"_s), u"ready"_s);
    }

    void aRefusalIsQuotedAndChangesNothing()
    {
        m_home.write(u"refuse"_s, {});
        checked({u"--install"_s}, 1);
        QVERIFY2(m_said.contains("E: no such luck") && m_said.contains("sudo apt install"),
                 m_said.constData());
        QCOMPARE(checked({}).value(u"cpu"_s), u"missing"_s);
    }

    void oneClickInstallsIt()
    {
        openWindow();
        QTRY_VERIFY2(text().contains(u"sysstat"_s), qPrintable(text()));
        click(u"installMissing"_s);
        QTRY_VERIFY2(text().contains(u"Installed: "_s), qPrintable(text()));
        QTRY_VERIFY2(!text().contains(u"mpstat is not installed"_s), qPrintable(text()));
        click(u"showInstallLog"_s);
        auto *log = m_window->findChild<QPlainTextEdit *>(u"installLog"_s);
        QVERIFY(log->isVisible());
        QVERIFY2(log->toPlainText().contains(u"Setting up sysstat"_s),
                 qPrintable(log->toPlainText()));
        // Once more there is nothing to do, unless this computer lacks other things as well.
        QVERIFY(!text().contains(u"can be installed: sysstat"_s));
    }

    void itIsCancelledWhileItDownloads()
    {
        m_home.write(u"slow"_s, {});
        openWindow();
        click(u"installMissing"_s);
        QTRY_VERIFY(text().contains(u"downloading"_s));
        // A campaign would measure what apt does.
        campaign::Plan plan;
        plan.devices = {m_plan};
        emit m_window->findChild<wizard::WizardView *>()->startRequested(
            plan, m_home.path(u"early.runwatt"_s));
        QVERIFY2(text().contains(u"Packages are being installed on board."_s), qPrintable(text()));
        click(u"cancelInstallation"_s);
        QTRY_VERIFY2(text().contains(u"Stopped."_s), qPrintable(text()));
        QTRY_VERIFY(button(u"installMissing"_s)->isVisible());
        QTRY_VERIFY2(text().contains(u"mpstat is not installed"_s), qPrintable(text()));
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
    }

private:
    /// Every file of this name in PATH, which is the device's too: the machine's own, and one that
    /// was unpacked for the tests before.
    static QStringList everyOne(const QString &name)
    {
        QStringList files;
        for (const QString &folder : qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts)) {
            const QString file = QFileInfo(folder + u'/' + name).canonicalFilePath();
            if (!file.isEmpty() && !files.contains(file))
                files.append(file);
        }
        return files;
    }

    /// The state of each capability by the word for programs.
    QHash<QString, QString> checked(const QStringList &options, int code = 0)
    {
        const QJsonObject plan = m_device->plan(u"board"_s);
        const QString address = u"%1@127.0.0.1:%2"_s.arg(plan.value(u"user"_s).toString())
                                    .arg(plan.value(u"port"_s).toInt());
        ProgramRun run(
            m_home,
            QStringList{u"check"_s, u"--json"_s, u"-i"_s, plan.value(u"identityFile"_s).toString()}
                + options + QStringList{address});
        const int ended = run.finish();
        m_said = run.errors();
        if (ended != code)
            qInfo() << ended << m_said;
        QHash<QString, QString> states;
        const QJsonDocument said = QJsonDocument::fromJson(run.output());
        for (const QJsonValue &each : said.object().value(u"capabilities"_s).toArray())
            states.insert(each.toObject().value(u"name"_s).toString(),
                          each.toObject().value(u"state"_s).toString());
        return ended == code ? states : QHash<QString, QString>();
    }

    /// With the device on the Bench, connected and shown.
    void openWindow()
    {
        const QJsonObject known = m_device->plan(u"board"_s);
        m_plan.name = u"board"_s;
        m_plan.host = known.value(u"host"_s).toString();
        m_plan.port = static_cast<quint16>(known.value(u"port"_s).toInt());
        m_plan.user = known.value(u"user"_s).toString();
        m_plan.identityFile = known.value(u"identityFile"_s).toString();
        QFile::remove(m_home.path(u"runwatt.ini"_s));
        m_settings = std::make_unique<Settings>(m_home.path(u"runwatt.ini"_s));
        m_settings->setDevices({m_plan});
        m_window = std::make_unique<MainWindow>(m_settings.get());
        m_window->show();
        click(u"connectDevice"_s);
        QTRY_VERIFY(button(u"installMissing"_s)->isVisible());
    }

    QPushButton *button(const QString &name) { return m_window->findChild<QPushButton *>(name); }

    void click(const QString &name)
    {
        QVERIFY(button(name));
        QTRY_VERIFY(button(name)->isVisible());
        QTRY_VERIFY(button(name)->isEnabled());
        QTest::mouseClick(button(name), Qt::LeftButton);
    }

    /// All that the window shows.
    QString text()
    {
        QStringList texts;
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }

    ProgramHome m_home;
    std::unique_ptr<NamespaceDevice> m_device;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    campaign::DevicePlan m_plan;
    QStringList m_programs;
    QByteArray m_said;
};

QTEST_MAIN(TestInstall)
#include "tst_install.moc"
