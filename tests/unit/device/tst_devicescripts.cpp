// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the scripts that travel to a device may ask of it.
#include "core/device/scripts.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::device;

class TestDeviceScripts : public QObject
{
    Q_OBJECT

private:
    /// Runs a script as Python 3.6 would, which Ubuntu 18.04 has (and a Jetson Nano with it):
    /// without the names that `time` got in 3.7.
    static QByteArray
    runOld(const QString &name, const QStringList &arguments, const QByteArray &input)
    {
        const QString before =
            u"import time, sys\n"
            "for name in ('clock_gettime_ns', 'CLOCK_BOOTTIME', 'time_ns', 'process_time_ns',\n"
            "             'monotonic_ns', 'perf_counter_ns'):\n"
            "    if hasattr(time, name):\n"
            "        delattr(time, name)\n"_s;
        QProcess process;
        process.start(u"python3"_s,
                      QStringList{u"-I"_s, u"-S"_s, u"-c"_s, before + script(name + u".py")}
                          + arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(120000);
        const QByteArray complaint = process.readAllStandardError();
        return complaint.isEmpty() ? process.readAllStandardOutput() : complaint;
    }

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
            QSKIP("python3 is not installed");
    }

    void theWrapperRunsOnPython36()
    {
        const QByteArray said = runOld(u"stamp"_s, {u"echo"_s, u"hi"_s}, {});
        QVERIFY2(said.startsWith("@start ") && said.contains("hi\n") && said.contains("@exit "),
                 said.constData());
    }

    void theHelperRunsOnPython36()
    {
        const QByteArray said = runOld(u"helper"_s, {}, "t 1\ns 2\nw 3 0 c 1\nn\n");
        const QList<QByteArray> lines = said.split('\n');
        QVERIFY2(lines.size() > 3 && lines.at(0).startsWith("t 1 ")
                     && lines.at(1).startsWith("s 2 ") && lines.at(1).contains(" own=")
                     && lines.at(2).startsWith("c 3 ") && said.endsWith("\ne 3\n"),
                 said.constData());
        // Nanoseconds since the device's start, and of its wall clock.
        const QList<QByteArray> words = lines.at(0).split(' ');
        QVERIFY(words.value(2).toLongLong() > 1'000'000'000);
        QVERIFY(words.value(3).toLongLong() > 1'700'000'000'000'000'000);
    }
};

QTEST_GUILESS_MAIN(TestDeviceScripts)
#include "tst_devicescripts.moc"
