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
