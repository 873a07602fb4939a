// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/accounting.h"
#include "core/cpu/procstat.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>

using namespace runwatt;
using namespace runwatt::cpu;
using namespace Qt::Literals::StringLiterals;

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
    void secondsAddUpToTimeTimesCores();
    void aSampleOnTheEdgeCountsForItsPart();
    void anAccountAddsUp();
    void intervalByIntervalGivesTheAccount();
    void tasksThatHaveMoreThanTheCoresAreAnUnexplainedBelowZero();
    void anIntervalAcrossAnEndCountsForItsShareAndIsUncertain();
    void whereNoIntervalIsTheRatesOfTheRestStandInAndAreUncertain();
    void theManyTasksOfAnIntervalAreFolded();
    void everNewNamesAreOthers();
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

void TestAccounting::secondsAddUpToTimeTimesCores()
{
    std::vector<CpuSample> samples;
    for (int second = 0; second < 10; ++second) {
        CpuSample all = sampleAt(second * kNsPerSecond + kNsPerSecond / 2, -1, 4);
        all.idle += 0.03; // the tool's rounding
        samples.push_back(all);
        samples.push_back(sampleAt(all.timeNs, 2, 1));
    }
    const series::Window window{0, 10 * kNsPerSecond};
    const CpuSeconds all = cpuSeconds(samples, window);
    QVERIFY(near(all.covered, 10));
    QVERIFY(near(all.total(), 40));
    const CpuSeconds one = cpuSeconds(samples, window, 2);
    QVERIFY(near(one.total(), 10));
    QVERIFY(near(one.user, 2.5));
    QVERIFY(near(one.guest, 1));
    QVERIFY(near(one.busy(), 5));
    QCOMPARE(cpuSeconds(samples, window, 3).covered, 0.0);
    QCOMPARE(cpuSeconds(samples, {20 * kNsPerSecond, 30 * kNsPerSecond}).total(), 0.0);
}

void TestAccounting::aSampleOnTheEdgeCountsForItsPart()
{
    const std::vector<CpuSample> samples{sampleAt(kNsPerSecond, -1, 1)}; // 0.5 s to 1.5 s
    const CpuSeconds quarter = cpuSeconds(samples, {kNsPerSecond * 5 / 4, 10 * kNsPerSecond});
    QVERIFY(near(quarter.covered, 0.25));
    QVERIFY(near(quarter.total(), 0.25));
    QVERIFY(near(quarter.system, 0.025));
}

/// A second of two cores, of which `busy` is used and `interrupts` of that by softirqs.
static TaskInterval secondWith(double busy, double interrupts)
{
    TaskInterval interval;
    interval.window = {0, kNsPerSecond};
    interval.total.user = busy - interrupts;
    interval.total.softirq = interrupts;
    interval.total.idle = 2 - busy;
    return interval;
}

static TaskTime
taskOf(qint64 pid, const QString &name, TaskOwner owner, double user, double guest = 0)
{
    TaskTime task;
    task.pid = pid;
    task.process = name;
    task.name = name;
    task.owner = owner;
    task.user = user;
    task.guest = guest;
    return task;
}

static double sumOf(const CpuAccount &account)
{
    double sum = 0;
    for (const auto &entry : account.parts)
        sum += entry.second;
    return sum;
}

void TestAccounting::intervalByIntervalGivesTheAccount()
{
    std::vector<TaskInterval> intervals;
    CpuAccountSum sum;
    QVERIFY(near(sum.result().coveredSeconds, 0));
    for (int second = 0; second < 5; ++second) {
        TaskInterval interval = secondWith(1.5, 0.02 * second);
        interval.window = {second * kNsPerSecond, (second + 1) * kNsPerSecond};
        interval.tasks = {taskOf(100, u"CPU 0/KVM"_s, TaskOwner::Runtime, 0.1, 0.6),
                          taskOf(100, u"main"_s, TaskOwner::Runtime, 0.03 * second),
                          taskOf(102, u"fio"_s, TaskOwner::Benchmark, 0.7)};
        sum.add(interval);
        intervals.push_back(std::move(interval));
    }
    const CpuAccount whole = account(intervals, {0, 5 * kNsPerSecond});
    const CpuAccount added = sum.result();
    QVERIFY(near(added.coveredSeconds, 5));
    QVERIFY(near(added.busy, whole.busy));
    QCOMPARE(added.parts.size(), whole.parts.size());
    for (const auto &[part, seconds] : whole.parts)
        QVERIFY2(near(added.parts.at(part), seconds), qPrintable(partName(part)));
    QVERIFY(near(sumOf(added), added.busy));
}

void TestAccounting::anAccountAddsUp()
{
    TaskInterval interval = secondWith(1.5, 0.1);
    TaskTime worker = taskOf(9, u"vhost-100"_s, TaskOwner::Runtime, 0.05);
    worker.isKernelThread = true;
    TaskTime flusher = taskOf(8, u"kworker/u8:3-flush"_s, TaskOwner::Kernel, 0.02);
    flusher.isKernelThread = true;
    interval.tasks = {taskOf(100, u"CPU 0/KVM"_s, TaskOwner::Runtime, 0.1, 0.6),
                      taskOf(100, u"IO mon_iothread"_s, TaskOwner::Runtime, 0.03),
                      taskOf(101, u"virtiofsd"_s, TaskOwner::Runtime, 0.04),
                      taskOf(102, u"fio"_s, TaskOwner::Benchmark, 0.2),
                      taskOf(103, u"mpstat"_s, TaskOwner::Runwatt, 0.01),
                      // Somebody else's guest.
                      taskOf(104, u"CPU 0/KVM"_s, TaskOwner::Foreign, 0.01, 0.2), worker, flusher};
    const CpuAccount result = account(std::span(&interval, 1), {0, kNsPerSecond});
    QVERIFY(near(result.coveredSeconds, 1));
    QVERIFY(near(result.busy, 1.5));
    const auto part = [&result](CpuPart which) { return result.parts.at(which); };
    QVERIFY(near(part(CpuPart::Guest), 0.6));
    QVERIFY(near(part(CpuPart::Vcpu), 0.1));
    QVERIFY(near(part(CpuPart::Vmm), 0.03));
    QVERIFY(near(part(CpuPart::Runtime), 0.04));
    QVERIFY(near(part(CpuPart::Benchmark), 0.2));
    QVERIFY(near(part(CpuPart::Runwatt), 0.01));
    QVERIFY(near(part(CpuPart::Foreign), 0.21));
    QVERIFY(near(part(CpuPart::Vhost), 0.05));
    QVERIFY(near(part(CpuPart::Kernel), 0.02));
    // 1.26 of 1.5 are the tasks'; of the rest no more than 0.1 can be interrupts.
    QVERIFY(near(part(CpuPart::Interrupts), 0.1));
    QVERIFY(near(part(CpuPart::Unexplained), 0.14));
    QVERIFY(near(sumOf(result), result.busy));
    QVERIFY(near(result.names.at({CpuPart::Guest, u"CPU 0/KVM"_s}), 0.6));
    QVERIFY(near(result.names.at({CpuPart::Vhost, u"vhost"_s}), 0.05));
    QVERIFY(near(result.names.at({CpuPart::Kernel, u"kworker"_s}), 0.02));
    std::set<QString> words;
    for (const CpuPart each : cpuParts()) {
        // Which takes a control group.
        QCOMPARE(result.parts.contains(each), each != CpuPart::ShortLived);
        words.insert(partName(each));
    }
    QCOMPARE(words.size(), cpuParts().size());
}

void TestAccounting::tasksThatHaveMoreThanTheCoresAreAnUnexplainedBelowZero()
{
    TaskInterval interval = secondWith(1, 0.5);
    interval.tasks = {taskOf(1, u"fio"_s, TaskOwner::Benchmark, 1.25)};
    const CpuAccount result = account(std::span(&interval, 1), {0, kNsPerSecond});
    QVERIFY(near(result.parts.at(CpuPart::Interrupts), 0));
    QVERIFY(near(result.parts.at(CpuPart::Unexplained), -0.25));
    QVERIFY(near(sumOf(result), 1));
}

/// A second each, from 0 on, of which the benchmark used so much.
static std::vector<TaskInterval> secondsOf(const std::vector<double> &benchmark)
{
    std::vector<TaskInterval> intervals;
    for (const double seconds : benchmark) {
        TaskInterval interval = secondWith(1, 0);
        const auto number = static_cast<TimeNs>(intervals.size());
        interval.window = {number * kNsPerSecond, (number + 1) * kNsPerSecond};
        interval.tasks = {taskOf(1, u"fio"_s, TaskOwner::Benchmark, seconds)};
        intervals.push_back(std::move(interval));
    }
    return intervals;
}

void TestAccounting::anIntervalAcrossAnEndCountsForItsShareAndIsUncertain()
{
    const std::vector<TaskInterval> intervals = secondsOf({0.1, 0.8, 0.8, 0.8, 0.4});
    const series::Window window{kNsPerSecond / 2, kNsPerSecond * 17 / 4};
    const WindowAccount result = account(intervals, window);
    QVERIFY(near(result.coveredSeconds, 3.75));
    QVERIFY(near(result.busy, 3.75));
    QVERIFY(near(result.parts.at(CpuPart::Benchmark), 0.05 + 2.4 + 0.1));
    QVERIFY(near(result.parts.at(CpuPart::Unexplained), 0.45 + 0.6 + 0.15));
    QVERIFY(near(sumOf(result), result.busy));
    // All of it may have been on either side.
    const CpuAccount &off = result.uncertainty;
    QVERIFY(near(off.busy, 0.5 + 0.75));
    QVERIFY(near(off.parts.at(CpuPart::Benchmark), 0.05 + 0.3));
    QVERIFY(near(off.names.at({CpuPart::Benchmark, u"fio"_s}), 0.05 + 0.3));
    QVERIFY(near(off.parts.at(CpuPart::Guest), 0));
    // One within the window is certain, one outside of it is nothing.
    const WindowAccount whole = account(intervals, {kNsPerSecond, 4 * kNsPerSecond});
    QVERIFY(near(whole.busy, 3));
    QVERIFY(near(whole.uncertainty.busy, 0));
    const WindowAccount none = account(intervals, {6 * kNsPerSecond, 7 * kNsPerSecond});
    QCOMPARE(none.coveredSeconds, 0.0);
    QVERIFY(none.parts.empty());
}

void TestAccounting::whereNoIntervalIsTheRatesOfTheRestStandInAndAreUncertain()
{
    const std::vector<TaskInterval> intervals = secondsOf({0.5, 0.5, 0.5});
    const WindowAccount result = account(intervals, {0, 4 * kNsPerSecond});
    QVERIFY(near(result.coveredSeconds, 3));
    QVERIFY(near(result.busy, 4));
    QVERIFY(near(result.uncertainty.busy, 1));
    QVERIFY(near(result.parts.at(CpuPart::Benchmark), 2));
    QVERIFY(near(result.uncertainty.parts.at(CpuPart::Benchmark), 0.5));
}

void TestAccounting::theManyTasksOfAnIntervalAreFolded()
{
    TaskInterval interval = secondWith(1.5, 0);
    for (int i = 0; i < 70000; ++i) {
        const TaskOwner owner = i % 2 == 0 ? TaskOwner::Foreign : TaskOwner::Benchmark;
        TaskTime task = taskOf(i, u"task %1"_s.arg(i), owner, i == 35000 ? 0.5 : 0.00001);
        task.isInGroup = owner == TaskOwner::Benchmark;
        interval.tasks.push_back(task);
    }
    interval.group = GroupTime{0.4, 0.3, 0.1};
    const TaskInterval unfolded = interval;
    foldTasks(&interval.tasks, 100);
    QVERIFY(interval.tasks.size() <= 110);
    const bool keepsLargest = std::ranges::any_of(
        interval.tasks, [](const TaskTime &task) { return task.name == u"task 35000"; });
    QVERIFY(keepsLargest);
    const series::Window window{0, kNsPerSecond};
    const CpuAccount all = account(std::span(&unfolded, 1), window);
    const CpuAccount folded = account(std::span(&interval, 1), window);
    for (const auto &[part, seconds] : all.parts)
        QVERIFY2(near(folded.parts.at(part), seconds), qPrintable(partName(part)));
    QVERIFY(near(folded.group->tasks, all.group->tasks));
    QVERIFY(folded.names.at({CpuPart::Foreign, u"others"_s}) > 0.3);
    // Few are left as they are.
    std::vector<TaskTime> few{taskOf(1, u"a"_s, TaskOwner::Foreign, 1)};
    foldTasks(&few, 1);
    QCOMPARE(few.front().name, u"a"_s);
}

void TestAccounting::everNewNamesAreOthers()
{
    CpuAccountSum sum;
    for (int i = 0; i < 5000; ++i) {
        TaskInterval interval = secondWith(1, 0);
        interval.tasks = {taskOf(i, u"task %1"_s.arg(i), TaskOwner::Foreign, 0.5)};
        sum.add(interval);
    }
    const CpuAccount result = sum.result();
    QVERIFY(result.names.size() < 2000);
    QVERIFY(near(result.parts.at(CpuPart::Foreign), 2500));
    double named = 0;
    for (const auto &entry : result.names)
        named += entry.second;
    QVERIFY(near(named, 2500));
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
    }
}

QTEST_GUILESS_MAIN(TestAccounting)
#include "tst_accounting.moc"
