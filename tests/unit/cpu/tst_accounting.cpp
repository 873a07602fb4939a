// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/accounting.h"
#include "core/cpu/procstat.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace runwatt;
using namespace runwatt::cpu;

namespace {

CpuSample sampleAt(TimeNs middleNs, int core, int cores)
{
    CpuSample sample;
    sample.timeNs = middleNs;
    sample.lengthNs = kNsPerSecond;
    sample.core = core;
    sample.cores = cores;
    sample.user = 20;
    sample.nice = 5;
    sample.system = 10;
    sample.irq = 1;
    sample.softirq = 4;
    sample.guest = 9;
    sample.guestNice = 1;
    sample.iowait = 2;
    sample.steal = 3;
    sample.idle = 45;
    return sample;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

class TestAccounting : public QObject
{
    Q_OBJECT

private slots:
    void sharesAddUpToExactlyAHundred();
    void irqIsSystemAndNiceIsUser();
    void sharesAboveAHundredAreScaled();
    void roundingLeavesNoShareBelowZero();
    void procStatIsRead();
    void brokenProcStatIsAnError_data();
    void brokenProcStatIsAnError();
    void guestTimeIsTakenOutOfUser();
    void countersThatGoBackCountAsUnchanged();
    void coresThatAreNewOrGoneAreLeftOut();
    void aCoreIsBusyForTheTimeItWasNotIdle();
    void aCoreThatWasOffIsBusyAsItsColumnsTell();
    void mutatedProcStatNeverCrashes();
};

void TestAccounting::sharesAddUpToExactlyAHundred()
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0, 45);
    for (int round = 0; round < 200000; ++round) {
        CpuSample sample;
        sample.user = share(random);
        sample.nice = share(random) / 9;
        sample.system = share(random);
        sample.irq = share(random) / 9;
        sample.softirq = share(random) / 3;
        sample.guest = share(random);
        const CpuShares shares = sharesOf(sample);
        const double sum =
            shares.user + shares.system + shares.softirq + shares.guest + shares.rest;
        QVERIFY2(sum == 100.0, qPrintable(QString::number(sum, 'g', 17)));
        QVERIFY(shares.rest >= 0);
    }
    CpuSample hostile;
    hostile.user = std::numeric_limits<double>::quiet_NaN();
    hostile.system = -5;
    hostile.guest = std::numeric_limits<double>::infinity();
    QVERIFY(sharesOf(hostile) == CpuShares());
}

void TestAccounting::irqIsSystemAndNiceIsUser()
{
    const CpuShares shares = sharesOf(sampleAt(0, -1, 4));
    QCOMPARE(shares.user, 25.0);
    QCOMPARE(shares.system, 11.0);
    QCOMPARE(shares.softirq, 4.0);
    QCOMPARE(shares.guest, 10.0);
    QCOMPARE(shares.rest, 50.0);
}

void TestAccounting::sharesAboveAHundredAreScaled()
{
    CpuSample sample;
    sample.user = 60.02;
    sample.system = 40;
    const CpuShares shares = sharesOf(sample);
    QVERIFY(shares.rest >= 0 && shares.rest < 1e-9);
    QVERIFY(near(shares.user / shares.system, 60.02 / 40));
    QCOMPARE(shares.user + shares.system + shares.softirq + shares.guest + shares.rest, 100.0);
}

void TestAccounting::roundingLeavesNoShareBelowZero()
{
    CpuSample sample;
    sample.user = 95.71; // the scaled ones are 100.00000000000003 together
    sample.system = 0.57;
    sample.softirq = 78.37;
    const CpuShares shares = sharesOf(sample);
    QVERIFY2(shares.rest >= 0, qPrintable(QString::number(shares.rest, 'g', 17)));
    QVERIFY(shares.user + shares.system + shares.softirq + shares.guest + shares.rest == 100);
}

void TestAccounting::procStatIsRead()
{
    const Result<ProcStat> stat = parseProcStat("cpu  10 2 3 40 5 6 7 8 9 1\n"
                                                "cpu0 10 2 3 40\ncpu12 1 2 3 4 5 6 7 8 9 10 11\n"
                                                "cpux 1 2 3 4\nintr 12345 0 0\nctxt 99\n");
    QVERIFY(stat);
    QCOMPARE(stat->size(), std::size_t{3});
    QCOMPARE(stat->at(-1)[3], quint64{40});
    QCOMPARE(stat->at(0)[4], quint64{0});
    QCOMPARE(stat->at(12)[9], quint64{10});
}

void TestAccounting::brokenProcStatIsAnError_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no total") << QByteArray("cpu0 1 2 3 4\n");
    QTest::newRow("too few numbers") << QByteArray("cpu  1 2 3\n");
    QTest::newRow("a word") << QByteArray("cpu  1 2 x 4\n");
    QTest::newRow("negative") << QByteArray("cpu  1 2 -3 4\n");
}

void TestAccounting::brokenProcStatIsAnError()
{
    QFETCH(const QByteArray, text);
    const Result<ProcStat> stat = parseProcStat(text);
    QVERIFY(!stat);
    QCOMPARE(stat.error().code, ErrorCode::Corrupt);
}

void TestAccounting::guestTimeIsTakenOutOfUser()
{
    const ProcStat before{{-1, CpuTicks{100, 10, 50, 500}}, {0, CpuTicks{100, 10, 50, 500}}};
    //                                 user nice sys idle wait irq soft steal guest gnice
    const ProcStat after{{-1, CpuTicks{140, 20, 60, 530, 4, 1, 3, 2, 30, 5}},
                         {0, CpuTicks{140, 20, 60, 530, 4, 1, 3, 2, 30, 5}}};
    const std::vector<CpuSample> samples = difference(before, 0, after, kNsPerSecond);
    QCOMPARE(samples.size(), std::size_t{2});
    const CpuSample &all = samples[0];
    QCOMPARE(all.core, -1);
    QCOMPARE(all.cores, 1);
    QCOMPARE(all.timeNs, kNsPerSecond / 2);
    QCOMPARE(all.lengthNs, kNsPerSecond);
    QVERIFY(near(all.user, 10)); // 40 ticks, of which 30 are the guest's; 100 in all
    QVERIFY(near(all.nice, 5));
    QVERIFY(near(all.guest, 30));
    QVERIFY(near(all.guestNice, 5));
    QVERIFY(near(all.system, 10));
    QVERIFY(near(all.idle, 30));
    QVERIFY(near(all.busy() + all.iowait + all.steal + all.idle, 100));
}

void TestAccounting::countersThatGoBackCountAsUnchanged()
{
    const ProcStat before{{-1, CpuTicks{100, 0, 0, 100, 50}}};
    const ProcStat after{{-1, CpuTicks{110, 0, 0, 110, 40}}}; // iowait does go back
    const std::vector<CpuSample> samples = difference(before, 0, after, 1);
    QCOMPARE(samples.size(), std::size_t{1});
    QCOMPARE(samples[0].user, 50.0);
    QCOMPARE(samples[0].iowait, 0.0);
    QVERIFY(difference(after, 0, after, 1).empty());
}

void TestAccounting::coresThatAreNewOrGoneAreLeftOut()
{
    const ProcStat before{{-1, CpuTicks{1}}, {0, CpuTicks{1}}, {1, CpuTicks{1}}};
    const ProcStat after{{-1, CpuTicks{5}}, {0, CpuTicks{5}}, {2, CpuTicks{5}}};
    const std::vector<CpuSample> samples = difference(before, 0, after, 1);
    QCOMPARE(samples.size(), std::size_t{2});
    QCOMPARE(samples[1].core, 0);
}

void TestAccounting::aCoreIsBusyForTheTimeItWasNotIdle()
{
    const ProcStat before{{-1, CpuTicks{}}, {0, CpuTicks{}}, {1, CpuTicks{}}, {2, CpuTicks{}}};
    //                      user nice sys idle wait irq soft steal guest gnice
    ProcStat after{{-1, CpuTicks{9999}},
                   // Work that sleeps when the tick comes: 18 ticks of it have been missed.
                   {0, CpuTicks{20, 4, 8, 40, 5, 1, 2, 2, 6, 1}},
                   // Two seconds without a pause, of which a tick too many is told.
                   {1, CpuTicks{201}},
                   {3, CpuTicks{77}}};
    after[0][3] = 2 * 100 - 37 - 18; // so that idle and all others are 18 short of two seconds
    after[0][4] = 0;
    const CpuSeconds told = coreSeconds(before, after, 2, 100);
    QVERIFY(near(told.user, 0.17 + 2.01));
    QVERIFY(near(told.guest, 0.07));
    QVERIFY(near(told.system, 0.08));
    QVERIFY(near(told.irq + told.softirq, 0.03));
    QVERIFY(near(told.steal, 0.02));
    QVERIFY(near(told.untold, 0.18 - 0.01));
    QVERIFY(near(told.busy(), 0.35 + 0.18 + 2));
    QVERIFY(near(told.total(), 2 * 2));
    // As a kernel that counts idle by the tick has it, there is nothing that isn't told.
    const ProcStat even{{0, CpuTicks{30, 0, 20, 140, 10}}};
    QVERIFY(near(coreSeconds({{0, CpuTicks{}}}, even, 2, 100).untold, 0));
    QVERIFY(near(coreSeconds({{0, CpuTicks{}}}, even, 2, 100).busy(), 0.5));
}

void TestAccounting::aCoreThatWasOffIsBusyAsItsColumnsTell()
{
    const ProcStat before{{0, CpuTicks{100, 0, 0, 5000, 50}}, {1, CpuTicks{7, 0, 0, 9}}};
    // Its idle time has begun anew.
    const ProcStat anew{{0, CpuTicks{110, 0, 0, 30, 0}}, {1, CpuTicks{7, 0, 0, 9}}};
    QVERIFY(near(coreSeconds(before, anew, 1, 100).busy(), 0.1));
    const ProcStat more{{0, CpuTicks{110, 0, 0, 9000, 50}}};
    QVERIFY(near(coreSeconds(before, more, 1, 100).busy(), 0.1));
    const ProcStat damaged{{0, CpuTicks{99999999, 0, 0, 30, 0}}};
    QVERIFY(near(coreSeconds(before, damaged, 1, 100).busy(), 1));
    // iowait goes back in favour of idle.
    const ProcStat back{{0, CpuTicks{120, 0, 0, 5090, 40}}};
    QVERIFY(near(coreSeconds(before, back, 1, 100).busy(), 0.2));
}

void TestAccounting::mutatedProcStatNeverCrashes()
{
    std::mt19937 random(8);
    const QByteArray text = "cpu  10 2 3 40 5 6 7 8 9 1\ncpu0 10 2 3 40 5 6 7 8 9 1\nintr 9\n";
    for (int round = 0; round < 20000; ++round) {
        QByteArray mutated = text;
        for (unsigned change = 0; change < random() % 8; ++change) {
            const auto at =
                static_cast<qsizetype>(random() % static_cast<unsigned>(mutated.size()));
            mutated[at] =
                random() % 2 == 0 ? "cpu9 \n-"[random() % 7] : static_cast<char>(random());
        }
        const Result<ProcStat> before = parseProcStat(text);
        const Result<ProcStat> after = parseProcStat(mutated);
        if (!after)
            continue;
        for (const CpuSample &sample : difference(*before, 0, *after, kNsPerSecond))
            QVERIFY(near(sample.busy() + sample.iowait + sample.steal + sample.idle, 100));
        const double busy = coreSeconds(*before, *after, 1, 100).busy();
        QVERIFY(std::abs(busy) <= 1.1 * static_cast<double>(after->size()));
    }
}

QTEST_GUILESS_MAIN(TestAccounting)
#include "tst_accounting.moc"
