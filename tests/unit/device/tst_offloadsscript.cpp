// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/scripts.h"
#include "tests/unit/ssh/passwordserver.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

/// The script that holds the offloads of a device's interfaces, with an ethtool of the test's, in a
/// private mount namespace.
class TestOffloadsScript : public QObject
{
    Q_OBJECT

private:
    QByteArray m_said;

    /// Runs these lines of shell in a folder of their own, where $1 is the script; what they print
    /// is m_said then. The interfaces are files there, which hold the one offload that each has.
    void run(const QString &lines)
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const QString stage = uR"sh(
            mount -t tmpfs none /run && cd "$2" || exit 1
            mkdir bin
            cat >bin/ethtool <<'end'
#!/bin/sh
[ -e "$2" ] || exit 1
case $1 in
-k) echo "tcp-segmentation-offload: $(cat "$2")" ;;
-K) echo "$4" >"$2" ;;
esac
end
            chmod +x bin/ethtool
            PATH=$PWD/bin:$PATH
            echo on >up0
            echo on >lan0
            mkfifo input
            until_is() { until [ "$(cat "$1")" = "$2" ]; do sleep 0.05; done; }
        )sh"_s
            + lines;
        QStringList command{u"unshare"_s,
                            u"--mount"_s,
                            u"sh"_s,
                            u"-c"_s,
                            stage,
                            u"stage"_s,
                            device::script(u"held.sh"_s) + device::script(u"offloads.sh"_s),
                            folder.path()};
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

    void theyAreHeldUntilItsInputEnds()
    {
        run(uR"sh(
            sh -c "$1" offloads off up0 lan0 <input &
            exec 3>input
            until_is lan0 off
            cat up0
            exec 3>&-
            wait
            cat up0 lan0
        )sh"_s);
        // Who is first to speak is open.
        QVERIFY(m_said.contains("held up0:tso=on lan0:tso=on\n"));
        m_said.replace("held up0:tso=on lan0:tso=on\n", "");
        QCOMPARE(m_said, "off\non\non\n");
    }

    /// As when the link breaks while it switches.
    void whereNobodyHearsItItPutsBackAllTheSame()
    {
        run(uR"sh(
            mkfifo output
            exec 5<>output 4>output 5<&- # its other end is closed
            sh -c "$1" offloads off up0 <input >&4 2>/dev/null &
            exec 3>input 4>&-
            until_is up0 off
            exec 3>&-
            wait
            cat up0
        )sh"_s);
        QCOMPARE(m_said, "on\n");
    }

    /// A link that broke leaves it on the device for minutes, and with sudo beyond the next one.
    void whoHoldsThemNextHasTheEarlierOnePutBackFirst()
    {
        run(uR"sh(
            mkfifo again
            : >first >second
            sh -c "$1" offloads off lan0 up0 <input >first &
            earlier=$!
            exec 3>input
            until [ -s first ]; do sleep 0.05; done
            sh -c "$1" offloads off up0 <again >second 3>&- &
            exec 4>again
            until [ -s second ]; do sleep 0.05; done
            exec 3>&- # its end comes after all
            wait "$earlier"
            cat second up0 lan0
            exec 4>&-
            wait
            cat up0
            ls /run
        )sh"_s);
        QCOMPARE(m_said, "held up0:tso=on\noff\non\non\n");
    }

    void whatOneThatWasKilledHasLeftIsPutBackByTheNext()
    {
        run(uR"sh(
            mkfifo again
            : >first >second
            sh -c "$1" offloads off up0 <input >first &
            earlier=$!
            exec 3>input
            until [ -s first ]; do sleep 0.05; done
            kill -KILL "$earlier"
            wait "$earlier" 2>/dev/null
            sh -c "$1" offloads off up0 <again >second &
            exec 4>again
            until [ -s second ]; do sleep 0.05; done
            cat second up0
            exec 4>&-
            wait
            cat up0
            ls /run
        )sh"_s);
        QCOMPARE(m_said, "held up0:tso=on\noff\non\n");
    }

    /// Its number may be another process's by now.
    void whoHasTheNumberOfOneThatEndedIsLeftAlone()
    {
        run(uR"sh(
            sleep 1000 &
            mkdir /run/runwatt-held
            echo "$! 1 tso on" >"/run/runwatt-held/offloads-$(readlink /proc/self/ns/net | tr -dc 0-9)-up0"
            sh -c "$1" offloads off up0 </dev/null
            kill "$!" && echo left alone
            ls /run
        )sh"_s);
        QCOMPARE(m_said, "held up0:tso=on\nleft alone\n");
    }
};

QTEST_GUILESS_MAIN(TestOffloadsScript)
#include "tst_offloadsscript.moc"
