// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who used the CPU in a window: the parts of what the cores were busy, and what isn't explained.
#include "accountparts.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace runwatt;
using namespace runwatt::cpu;
using namespace runwatt::cpu::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A second each, from 0 on, of which the benchmark used so much.
std::vector<TaskInterval> secondsOf(const std::vector<double> &benchmark)
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

} // namespace

class TestCpuAccount : public QObject
{
    Q_OBJECT

private slots:
    void intervalByIntervalGivesTheAccount();
    void anAccountAddsUp();
    void tasksThatHaveMoreThanTheCoresAreAnUnexplainedBelowZero();
    void anIntervalAcrossAnEndCountsForItsShareAndIsUncertain();
    void whereNoIntervalIsTheRatesOfTheRestStandInAndAreUncertain();
    void theManyTasksOfAnIntervalAreFolded();
    void everNewNamesAreOthers();
};

void TestCpuAccount::intervalByIntervalGivesTheAccount()
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

void TestCpuAccount::anAccountAddsUp()
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
        // Which take counts of control groups.
        QCOMPARE(result.parts.contains(each),
                 each != CpuPart::ShortLived && each != CpuPart::NoTask);
        words.insert(partName(each));
    }
    QCOMPARE(words.size(), cpuParts().size());
}

void TestCpuAccount::tasksThatHaveMoreThanTheCoresAreAnUnexplainedBelowZero()
{
    TaskInterval interval = secondWith(1, 0.5);
    interval.tasks = {taskOf(1, u"fio"_s, TaskOwner::Benchmark, 1.25)};
    const CpuAccount result = account(std::span(&interval, 1), {0, kNsPerSecond});
    QVERIFY(near(result.parts.at(CpuPart::Interrupts), 0));
    QVERIFY(near(result.parts.at(CpuPart::Unexplained), -0.25));
    QVERIFY(near(sumOf(result), 1));
}

void TestCpuAccount::anIntervalAcrossAnEndCountsForItsShareAndIsUncertain()
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

void TestCpuAccount::whereNoIntervalIsTheRatesOfTheRestStandInAndAreUncertain()
{
    const std::vector<TaskInterval> intervals = secondsOf({0.5, 0.5, 0.5});
    const WindowAccount result = account(intervals, {0, 4 * kNsPerSecond});
    QVERIFY(near(result.coveredSeconds, 3));
    QVERIFY(near(result.busy, 4));
    QVERIFY(near(result.uncertainty.busy, 1));
    QVERIFY(near(result.parts.at(CpuPart::Benchmark), 2));
    QVERIFY(near(result.uncertainty.parts.at(CpuPart::Benchmark), 0.5));
}

void TestCpuAccount::theManyTasksOfAnIntervalAreFolded()
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

void TestCpuAccount::everNewNamesAreOthers()
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

QTEST_GUILESS_MAIN(TestCpuAccount)
#include "tst_account.moc"
