// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The block device's counters: their format from kernel to kernel, and what the helpers tell of
// this computer's own.
#include "core/device/helper.h"

#include <QFileInfo>
#include <QProcess>
#include <QStorageInfo>
#include <QTest>

#include <sys/stat.h>
#include <sys/sysmacros.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::device;

class TestDiskstats : public QObject
{
    Q_OBJECT

private:
    /// What a helper that was given this folder tells of its block device.
    static std::optional<DiskCounters> told(Interpreter interpreter, const QString &folder)
    {
        QStringList words = scriptCommand(u"helper"_s, interpreter, {folder});
        const QString program = words.takeFirst();
        QProcess process;
        process.start(program, words);
        process.write("s 1\n");
        process.closeWriteChannel();
        if (!process.waitForFinished(120000))
            qFatal("the helper does not end");
        const QByteArray answer = process.readAllStandardOutput();
        const std::optional<Telemetry> telemetry = parseTelemetry(answer);
        if (!telemetry)
            qFatal("no answer: %s", answer.constData());
        return telemetry->disk;
    }

    static void addInterpreters()
    {
        QTest::addColumn<int>("interpreter");
        QTest::addRow("python3") << int(Interpreter::Python);
        QTest::addRow("plain sh") << int(Interpreter::Shell);
    }

private slots:

    void everyKernelsLinesAreRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("device");
        QTest::addColumn<quint64>("readSectors");
        QTest::addColumn<quint64>("writtenSectors");
        // The layouts of Documentation/admin-guide/iostats.rst, with the numbers of machines.
        QTest::addRow("2.6.24, a partition: four counters")
            << QByteArray("   3    1 hda1 35486 38030 38030 38030") << u"hda1"_s << quint64(38030)
            << quint64(38030);
        QTest::addRow("4.9, a Jetson Nano's eMMC: eleven")
            << QByteArray(" 179       1 mmcblk0p1 7127 3187 484898 12080 2250 2714 112272 34568 0 "
                          "11476 46636")
            << u"mmcblk0p1"_s << quint64(484898) << quint64(112272);
        QTest::addRow("4.19: fifteen, with discards")
            << QByteArray(" 253       0 dm-0 18302 0 1195178 7380 9010 0 266824 89620 0 6040 97004 "
                          "12 0 40960 4")
            << u"dm-0"_s << quint64(1195178) << quint64(266824);
        QTest::addRow("6.1: seventeen, with flushes")
            << QByteArray(" 259       2 nvme0n1p2 40170686 643018 775523149 6650019 3195481 656122 "
                          "1169239440 7829636 0 2408656 14639614 785434 68 438958376 135115 490348 "
                          "24842\n")
            << u"nvme0n1p2"_s << quint64(775523149) << quint64(1169239440);
        QTest::addRow("one of the future, with more")
            << QByteArray("9 127 md127 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20")
            << u"md127"_s << quint64(3) << quint64(7);
        QTest::addRow("as the helpers send it")
            << QByteArray("7,0,loop0,3400507,4413,27188388,107522,2577,1642,2046032,6897,0,107884,"
                          "115877")
            << u"loop0"_s << quint64(27188388) << quint64(2046032);
    }

    void everyKernelsLinesAreRead()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, device);
        QFETCH(quint64, readSectors);
        QFETCH(quint64, writtenSectors);
        const std::optional<DiskCounters> counters = parseDiskstats(line);
        QVERIFY(counters);
        QCOMPARE(counters->device, device);
        QCOMPARE(counters->readBytes, readSectors * 512);
        QCOMPARE(counters->writtenBytes, writtenSectors * 512);
    }

    void whatIsNoLineGivesNothing()
    {
        for (const char *line :
             {"", "8", "8 0 sda", "8 0 sda 1 2 3", "8 0 sda 1 2 3 4 5",
              "8 0 sda 1 2 3 4 5 6 7 8 9 10", "x 0 sda 1 2 3 4 5 6 7 8 9 10 11",
              "8 0 sda 1 2 -3 4 5 6 7 8 9 10 11",
              "8 0 sda 1 2 3 4 5 6 99999999999999999999 8 9 10 11",
              // So many sectors would not fit as bytes.
              "8 0 sda 1 2 36028797018963969 4 5 6 7 8 9 10 11", "\xff\xfe,,,,,,,,,,,,,,"})
            QVERIFY2(!parseDiskstats(line), line);
    }

    void theHelpersFindTheBlockDeviceUnderAFolder_data() { addInterpreters(); }

    void theHelpersFindTheBlockDeviceUnderAFolder()
    {
        QFETCH(int, interpreter);

        struct stat status
        { };

        QCOMPARE(::stat("/var/tmp", &status), 0);
        if (major(status.st_dev) == 0)
            QSKIP("/var/tmp lies on no block device here");
        const QFileInfo link(
            u"/sys/dev/block/%1:%2"_s.arg(major(status.st_dev)).arg(minor(status.st_dev)));
        if (!link.exists())
            QSKIP("/sys does not show the block device of /var/tmp");
        const QString name = QFileInfo(link.canonicalFilePath()).fileName();
        // Also where the folder is not there yet.
        const auto counters =
            told(static_cast<Interpreter>(interpreter), u"/var/tmp/not it's/there yet"_s);
        QVERIFY(counters);
        // Where /sys has a "!", the name itself has a "/".
        QCOMPARE(QString(counters->device).replace(u'/', u'!'), name);
        QVERIFY(counters->writtenBytes > 0);
    }

    void theHelpersTellNoneWhereThereIsNone_data() { addInterpreters(); }

    void theHelpersTellNoneWhereThereIsNone()
    {
        QFETCH(int, interpreter);
        if (QStorageInfo(u"/dev/shm"_s).fileSystemType() != "tmpfs")
            QSKIP("/dev/shm is no tmpfs here");
        QVERIFY(!told(static_cast<Interpreter>(interpreter), u"/dev/shm"_s));
    }
};

QTEST_GUILESS_MAIN(TestDiskstats)
#include "tst_diskstats.moc"
