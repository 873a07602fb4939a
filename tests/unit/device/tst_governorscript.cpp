// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/scripts.h"
#include "tests/unit/ssh/passwordserver.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

/// The script that holds a device's governor, over files that stand for the kernel's, in a private
/// mount namespace.
class TestGovernorScript : public QObject
{
    Q_OBJECT

private:
    QByteArray m_said;

    /// Runs these lines of shell, where $2 is the script and the folder stands for the kernel's,
    /// which they are in; what they print is m_said then.
    void run(const QTemporaryDir &folder, const QString &lines)
    {
        const QString stage = u"mount --bind \"$1\" /sys/devices/system/cpu || exit 1\n"
                              "mount -t tmpfs none /run || exit 1\n"
                              "cd /sys/devices/system/cpu || exit 1\n"_s
            + lines;
        QStringList command{
            u"unshare"_s,  u"--mount"_s,
            u"sh"_s,       u"-c"_s,
            stage,         u"stage"_s,
            folder.path(), device::script(u"held.sh"_s) + device::script(u"governor.sh"_s)};
        if (::geteuid() != 0)
            command = QStringList{u"sudo"_s, u"-n"_s} + command;
        QProcess process;
        process.start(command.takeFirst(), command);
        QVERIFY2(process.waitForFinished(120000), process.readAllStandardError().constData());
        m_said = process.readAllStandardOutput();
        QCOMPARE(process.readAllStandardError(), "");
    }

private slots:

    void initTestCase()
    {
        if (const QString obstacle = ssh::PasswordServer::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
    }

    /// A link that breaks ends the script's input and lets the warden stop it, nearly at once.
    void toldToStopWhileItPutsBackItPutsBackEachCoresOwn()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        for (const QString &core : {u"cpu0"_s, u"cpu1"_s})
            QVERIFY(QDir(folder.path()).mkpath(core + u"/cpufreq"_s));
        QVERIFY(ssh::writeAll(folder.filePath(u"cpu0/cpufreq/scaling_governor"_s), "ondemand\n"));
        // The second core's file is a pipe: the script stands still in it for as long as it must.
        run(folder, uR"sh(
            second=cpu1/cpufreq/scaling_governor
            mkfifo "$second" input
            sh -c "$2" governor performance <input >/dev/null &
            exec 3>input
            echo powersave >"$second"
            cat "$second"
            exec 3>&-
            until [ "$(cat cpu0/cpufreq/scaling_governor)" = ondemand ];
        do
            sleep 0.05; done
            kill -TERM $!
            sleep 0.3
            cat "$second"
            wait
        )sh"_s);
        QCOMPARE(m_said, "performance\npowersave\n");
    }

    /// As when the link breaks while it switches.
    void whereNobodyHearsItItPutsBackAllTheSame()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        QVERIFY(QDir(folder.path()).mkpath(u"cpu0/cpufreq"_s));
        QVERIFY(ssh::writeAll(folder.filePath(u"cpu0/cpufreq/scaling_governor"_s), "ondemand\n"));
        run(folder, uR"sh(
            mkfifo input output
            exec 5<>output 4>output 5<&- # its other end is closed
            sh -c "$2" governor performance <input >&4 2>/dev/null &
            exec 3>input 4>&-
            until grep performance cpu0/cpufreq/scaling_governor; do sleep 0.05; done
            exec 3>&-
            wait
            cat cpu0/cpufreq/scaling_governor
        )sh"_s);
        QCOMPARE(m_said, "performance\nondemand\n");
    }

    /// A link that broke leaves it on the device for minutes, and with sudo beyond the next one.
    void whoHoldsItNextHasTheEarlierOnePutBackFirst()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        for (const QString &core : {u"cpu0"_s, u"cpu1"_s})
            QVERIFY(QDir(folder.path()).mkpath(core + u"/cpufreq"_s));
        QVERIFY(ssh::writeAll(folder.filePath(u"cpu0/cpufreq/scaling_governor"_s), "ondemand\n"));
        QVERIFY(ssh::writeAll(folder.filePath(u"cpu1/cpufreq/scaling_governor"_s), "powersave\n"));
        run(folder, uR"sh(
            mkfifo input again
            : >first >second
            sh -c "$2" governor performance <input >first &
            earlier=$!
            exec 3>input
            until [ -s first ]; do sleep 0.05; done
            sh -c "$2" governor performance <again >second 3>&- &
            exec 4>again
            until [ -s second ]; do sleep 0.05; done
            exec 3>&- # its end comes after all
            wait "$earlier"
            cat second cpu?/cpufreq/scaling_governor
            exec 4>&-
            wait
            cat cpu?/cpufreq/scaling_governor
            ls /run
        )sh"_s);
        QCOMPARE(m_said, "held ondemand\nperformance\nperformance\nondemand\npowersave\n");
    }
};

QTEST_GUILESS_MAIN(TestGovernorScript)
#include "tst_governorscript.moc"
