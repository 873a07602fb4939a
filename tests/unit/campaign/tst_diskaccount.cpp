// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/diskaccount.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

namespace {

constexpr quint64 kMega = 1'000'000;

DiskReading at(double seconds, quint64 readBytes, quint64 writtenBytes)
{
    return {static_cast<TimeNs>(seconds * kNsPerSecond), {u"sda1"_s, readBytes, writtenBytes}};
}

/// Ten seconds, 1 MB/s read and 3 MB/s written, read once a second; the window is from 2 to 8.
DiskMaterial steadyTrial()
{
    DiskMaterial material;
    material.trial = {7};
    material.fileSystem = u"ext4"_s;
    material.window = {2 * kNsPerSecond, 8 * kNsPerSecond};
    for (quint64 second = 0; second <= 10; ++second) {
        material.readings.push_back(
            at(static_cast<double>(second), (50 + second) * kMega, (70 + 3 * second) * kMega));
    }
    return material;
}

const store::SummaryRecord *
find(const DiskAccount &account, const QString &measure, const QString &detail)
{
    const auto found =
        std::ranges::find_if(account.summaries, [&](const store::SummaryRecord &summary) {
            return summary.measure == measure && summary.detail == detail;
        });
    return found == account.summaries.cend() ? nullptr : &*found;
}

} // namespace

class TestDiskAccount : public QObject
{
    Q_OBJECT

private slots:

    void readingsAtTheEdgesGiveTheWindowExactly()
    {
        const DiskAccount account = diskAccount(steadyTrial());
        QCOMPARE(account.note, QString());
        const auto *read = find(account, u"disk.read.bytes"_s, u"sda1"_s);
        const auto *written = find(account, u"disk.written.bytes"_s, u"sda1"_s);
        const auto *late = find(account, u"disk.written.late"_s, u"sda1"_s);
        QVERIFY(read && written && late);
        QCOMPARE(read->value, 6e6);
        QCOMPARE(written->value, 18e6);
        QCOMPARE(late->value, 6e6);
        QCOMPARE(read->uncertainty, 0.0);
        QCOMPARE(written->uncertainty, 0.0);
        QCOMPARE(written->trial, store::TrialId{7});
        QCOMPARE(written->unit, u"B"_s);
    }

    void betweenReadingsTheUncertaintyHoldsWhatMayBeMissing()
    {
        DiskMaterial material = steadyTrial();
        // All of it came just after the reading before the window's end, or just before the one
        // after it: both must lie within what is claimed.
        material.readings = {at(0, 0, 0), at(2, 0, 0), at(7, 0, 0), at(9, 0, 100 * kMega),
                             at(10, 0, 110 * kMega)};
        const DiskAccount account = diskAccount(material);
        const auto *written = find(account, u"disk.written.bytes"_s, u"sda1"_s);
        QVERIFY(written);
        QCOMPARE(written->value, 50e6);
        QVERIFY(written->value - written->uncertainty <= 0);
        QVERIFY(written->value + written->uncertainty >= 100e6);
        const auto *late = find(account, u"disk.written.late"_s, u"sda1"_s);
        QVERIFY(late);
        QCOMPARE(late->value, 60e6);
        QCOMPARE(late->uncertainty, 50e6);
    }

    void theShareIsOfWhatTheBenchmarkClaimsInThatDirection()
    {
        DiskMaterial material = steadyTrial();
        material.claimed = {{u"bytes"_s, u"B"_s, u"write"_s, 36e6},
                            {u"throughput"_s, u"B/s"_s, u"write"_s, 6e6},
                            {u"bytes"_s, u"B"_s, u"read"_s, 0}};
        material.work = Origin::Emulated;
        const DiskAccount account = diskAccount(material);
        const auto *share = find(account, u"disk.share"_s, u"write"_s);
        QVERIFY(share);
        QCOMPARE(share->value, 0.5);
        QCOMPARE(share->origin, Origin::Emulated);
        // Of nothing there is no share.
        QVERIFY(!find(account, u"disk.share"_s, u"read"_s));
        QCOMPARE(find(account, u"disk.written.bytes"_s, u"sda1"_s)->origin, Origin::Measured);
    }

    void whatCantBeToldSaysWhy()
    {
        DiskMaterial none = steadyTrial();
        none.readings.clear();
        none.fileSystem = u"btrfs"_s;
        QVERIFY(diskAccount(none).summaries.empty());
        QVERIFY2(diskAccount(none).note.contains(u"(btrfs)"), qPrintable(diskAccount(none).note));

        DiskMaterial tooShort = steadyTrial();
        tooShort.readings.resize(7); // up to 6 s
        DiskMaterial tooLate = steadyTrial();
        tooLate.readings.erase(tooLate.readings.begin(), tooLate.readings.begin() + 3);
        DiskMaterial reset = steadyTrial();
        reset.readings[5].counters.writtenBytes = 0;
        DiskMaterial other = steadyTrial();
        other.readings[5].counters.device = u"sdb1"_s;
        for (const DiskMaterial &material : {tooShort, tooLate, reset, other}) {
            const DiskAccount account = diskAccount(material);
            QVERIFY(account.summaries.empty());
            QVERIFY2(account.note.contains(u"do not cover the window"), qPrintable(account.note));
        }
    }

    void ratesStandInTheMiddleOfTheirInterval()
    {
        const auto rate = diskRate(at(1, 0, kMega), at(3, 4 * kMega, 2 * kMega));
        QVERIFY(rate);
        QCOMPARE(rate->steadyNs, 2 * kNsPerSecond);
        QCOMPARE(rate->readBytesPerSecond, 2e6);
        QCOMPARE(rate->writtenBytesPerSecond, 0.5e6);
        QVERIFY(!diskRate(at(3, 0, 0), at(3, 1, 1)));
        QVERIFY(!diskRate(at(1, 9, 0), at(3, 1, 1)));
        QVERIFY(!diskRate(at(1, 0, 9), at(3, 1, 1)));
    }
};

QTEST_GUILESS_MAIN(TestDiskAccount)
#include "tst_diskaccount.moc"
