// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device's scripts print, read without a device: honest lines, and those of a device that
// lies.
#include "core/device/probe.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;

class TestProbeOutput : public QObject
{
    Q_OBJECT

private slots:

    void factsAreReadFromTheirLines()
    {
        const Profile profile =
            parseProfile(u"board"_s,
                         "cpu.count\t4\nmemory.kib\t3884376\nfree.kib\t1000\nuid\t0\n"
                         "no line of a fact\n\tno name\nboard\t \nend\tyes\n");
        QCOMPARE(profile.cpuCount, 4);
        QCOMPARE(profile.memoryBytes, qint64(3884376) * 1024);
        QCOMPARE(profile.freeBytes.value(), qint64(1000) * 1024);
        QVERIFY(profile.isRoot);
        QCOMPARE(profile.facts.size(), 4);
    }

    void aSizeThatNoMachineHasIsNone()
    {
        for (const QByteArray &size : {"9223372036854775807"_ba, "-5"_ba, "9007199254740992"_ba,
                                       "99999999999999999999"_ba, "many"_ba}) {
            const Profile profile = parseProfile(
                u"board"_s, "memory.kib\t" + size + "\nfree.kib\t" + size + "\ncpu.count\t-3\n");
            QCOMPARE(profile.memoryBytes, qint64(0));
            QCOMPARE(profile.freeBytes.value(), qint64(0));
            QCOMPARE(profile.cpuCount, 0);
            const Result<Storage> storage =
                parseStorage("/a\t/\text4\t/dev/sda1\t" + size + "\tyes\tsda\tnone", u"board"_s);
            QCOMPARE(storage->freeBytes, qint64(0));
        }
    }

    void aToolThatIsTooOldIsNotReady_data()
    {
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *tag, const QByteArray &fact, const QString &name,
                            const QString &reason = {}) {
            QTest::newRow(tag) << fact << name << reason;
        };
        row("fio 2.0.8", "tool.fio\t/usr/bin/fio fio-2.0.8", u"fio"_s, u"needs version 2.2"_s);
        row("fio 2.2.10", "tool.fio\t/usr/bin/fio fio-2.2.10", u"fio"_s);
        row("fio of a commit", "tool.fio\t/usr/bin/fio fio-3.33-5-g9f51", u"fio"_s);
        row("fio without one", "tool.fio\t/opt/fio-1.0/fio", u"fio"_s);
        row("netperf 2.4.5", "tool.netperf\t/usr/bin/netperf Netperf version 2.4.5", u"netperf"_s,
            u"needs version 2.6"_s);
        row("netperf 2.7.0", "tool.netperf\t/usr/bin/netperf Netperf version 2.7.0", u"netperf"_s);
        row("iperf 3.0.11", "tool.iperf3\t/usr/bin/iperf3 iperf 3.0.11", u"iperf3"_s,
            u"needs version 3.1"_s);
        row("iperf 3.12", "tool.iperf3\t/usr/bin/iperf3 iperf 3.12 (cJSON 1.7.15)", u"iperf3"_s);
    }

    void aToolThatIsTooOldIsNotReady()
    {
        QFETCH(const QByteArray, fact);
        QFETCH(const QString, name);
        QFETCH(const QString, reason);
        const Capability found = parseProfile(u"board"_s, fact + '\n').capability(name);
        QVERIFY2(found.reason.contains(reason), qPrintable(found.reason));
        QCOMPARE(found.state,
                 reason.isEmpty() ? Capability::State::Ready : Capability::State::Missing);
        QCOMPARE(found.remedy.isEmpty(), reason.isEmpty());
    }

    void aFolderIsTakenOrRefusedInWords_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no storage line") << "/a\t/\text4"_ba << ErrorCode::Corrupt;
        QTest::newRow("in memory")
            << "/a\t/a\ttmpfs\ttmpfs\t5\tyes\t\t"_ba << ErrorCode::Unsupported;
        QTest::newRow("a file") << "/a\t/\text4\t/dev/a\t5\tfile\t\t"_ba << ErrorCode::InvalidInput;
        QTest::newRow("not writable")
            << "/a\t/\text4\t/dev/a\t5\tno\t\t"_ba << ErrorCode::PermissionDenied;
    }

    void aFolderIsTakenOrRefusedInWords()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const ErrorCode, code);
        QCOMPARE(parseStorage(line, u"board"_s).error().code, code);
    }
};

QTEST_GUILESS_MAIN(TestProbeOutput)
#include "tst_probeoutput.moc"
