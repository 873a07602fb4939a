// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What all tasks of a device used by its kernel's own count, and what of the busy time is no
// task's.
#include "accountparts.h"
#include "core/cpu/alltasks.h"
#include "procreadings.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::cpu;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A thread of the kernel's flags.
constexpr int kKernel = 2129984;

/// A second of two cores, half of it busy, with what the lines tell.
TaskInterval intervalOf(const QByteArray &before, const QByteArray &after)
{
    test::Readings readings;
    const ProcReading first = readings.read(1, before);
    return taskInterval(first, readings.read(2, after));
}

/// Of which 0.5 s by the tasks that were found, and 0.2 s of softirqs by the columns.
TaskInterval knownSecond(std::optional<double> allTasks)
{
    TaskInterval interval = test::secondWith(1, 0.2);
    interval.tasks = {test::taskOf(1, u"fio"_s, TaskOwner::Benchmark, 0.5)};
    interval.allTasks = allTasks;
    return interval;
}

} // namespace

class TestAllTasks : public QObject
{
    Q_OBJECT

private slots:

    void linesAreRead()
    {
        AllTasks tasks;
        for (const char *bad :
             {"", "all", "all cpuacct.usage", "all cpuacct.usage -1", "all cpuacct.usage 1e300",
              "all cpuacct.usage nan", "all usage_usec 5", "all user_usec 5 a"})
            readAllTasks(bad, &tasks);
        QVERIFY(!tasks.whole && tasks.groups.empty());
        readAllTasks("all cpuacct.usage 1500000000", &tasks);
        QVERIFY(tasks.whole && test::near(*tasks.whole, 1.5));
        readAllTasks("all usage_usec 2500000 system.slice", &tasks);
        readAllTasks("all usage_usec 10 a name  with blanks", &tasks);
        QCOMPARE(tasks.groups.size(), std::size_t(2));
        QVERIFY(test::near(tasks.groups.at("system.slice"), 2.5));
        QVERIFY(tasks.groups.contains("a name  with blanks"));
        for (int i = 0; i < 10'000; ++i)
            readAllTasks(QByteArray("all usage_usec 10 " + QByteArray::number(i)), &tasks);
        QVERIFY(tasks.groups.size() < 5000);
    }

    void theFirstVersionCountsAllOfThem()
    {
        const TaskInterval interval =
            intervalOf("all cpuacct.usage 5000000000\n", "all cpuacct.usage 5900000000\n");
        QVERIFY(interval.allTasks && test::near(*interval.allTasks, 0.9));
        QVERIFY(!intervalOf("", "all cpuacct.usage 5\n").allTasks);
        QVERIFY(!intervalOf("all cpuacct.usage 5\n", "").allTasks);
        const TaskInterval back = intervalOf("all cpuacct.usage 5\n", "all cpuacct.usage 4\n");
        QCOMPARE(back.allTasks, std::optional(0.0));
    }

    void ofTheSecondVersionTheGroupsAndTheKernelsThreadsAreAll_data()
    {
        QTest::addColumn<QByteArray>("top");
        QTest::addColumn<double>("expected"); // below zero: nothing
        QTest::addRow("threads of the kernel") << QByteArray("top 2 15\n") << 0.5 + 0.02 + 0.03;
        // It may have begun since the processes were read.
        QTest::addRow("one that is not seen") << QByteArray("top 2 15 16\n") << 0.5 + 0.02 + 0.03;
        QTest::addRow("a thread that is in a group") << QByteArray("top 2\n") << 0.5 + 0.02;
        QTest::addRow("no thread is seen") << QByteArray("top 17\n") << -1.0;
        QTest::addRow("nobody is told") << QByteArray() << -1.0;
        // One like it may have come and gone.
        QTest::addRow("another process") << QByteArray("top 2 15 30\n") << -1.0;
        QTest::addRow("one of another space") << QByteArray("top 0 2 15\n") << -1.0;
    }

    void ofTheSecondVersionTheGroupsAndTheKernelsThreadsAreAll()
    {
        QFETCH(QByteArray, top);
        QFETCH(double, expected);
        const auto text = [&top](int seconds, int ticks) -> QByteArray {
            const QByteArray micro = QByteArray::number(250'000 * seconds);
            return QByteArray("all usage_usec " + micro + " init.scope\nall usage_usec " + micro
                              + " system.slice\n" + top)
                + test::line({.pid = 2, .command = "kthreadd", .system = ticks, .flags = kKernel})
                + test::line({.pid = 15,
                              .command = "ksoftirqd/0",
                              .user = ticks / 2,
                              .system = ticks,
                              .flags = kKernel})
                + test::line({.pid = 30, .command = "fio", .user = 7 * ticks});
        };
        const TaskInterval interval = intervalOf(text(1, 4), text(2, 6));
        QCOMPARE(interval.allTasks.has_value(), expected >= 0);
        if (expected >= 0)
            QVERIFY2(test::near(*interval.allTasks, expected),
                     qPrintable(QString::number(*interval.allTasks)));
    }

    void groupsThatComeCountFromTheirBeginning()
    {
        AllTasks before{{}, {{"a", 5.0}, {"gone", 3.0}, {"anew", 4.0}}};
        const AllTasks after{{}, {{"a", 6.0}, {"new", 0.5}, {"anew", 0.25}}};
        const std::optional<double> used = difference(before, after);
        QVERIFY(used && test::near(*used, 1.75));
        before.groups.clear();
        QVERIFY(!difference(before, after));
    }

    void whatNoTaskUsedIsAPartOfItsOwn()
    {
        // 0.6 s of all tasks, of which 0.5 were found: 0.1 is not explained, and 0.4 no task's.
        const TaskInterval interval = knownSecond(0.6);
        const CpuAccount result = account(std::span(&interval, 1), {0, kNsPerSecond});
        QVERIFY(test::near(result.parts.at(CpuPart::Interrupts), 0.2));
        QVERIFY(test::near(result.parts.at(CpuPart::NoTask), 0.2));
        QVERIFY(test::near(result.parts.at(CpuPart::Unexplained), 0.1));
        QVERIFY(test::near(test::sumOf(result), 1));
    }

    void whereTheTasksWereBusyForAllOfItNothingIsLeft()
    {
        // And what was not found of them is not said to be interrupts.
        const TaskInterval interval = knownSecond(1.01);
        const CpuAccount result = account(std::span(&interval, 1), {0, kNsPerSecond});
        QVERIFY(test::near(result.parts.at(CpuPart::Interrupts), 0));
        QVERIFY(test::near(result.parts.at(CpuPart::NoTask), 0));
        QVERIFY(test::near(result.parts.at(CpuPart::Unexplained), 0.5));
        QVERIFY(test::near(test::sumOf(result), 1));
    }

    void whatTheKernelDoesNotTellIsUnexplained()
    {
        // Nor where it did so for a part of the time alone.
        std::vector<TaskInterval> intervals{knownSecond(0.6), knownSecond({})};
        intervals.back().window = {kNsPerSecond, 2 * kNsPerSecond};
        const CpuAccount result = account(intervals, {0, 2 * kNsPerSecond});
        QVERIFY(!result.parts.contains(CpuPart::NoTask));
        QVERIFY(test::near(result.parts.at(CpuPart::Interrupts), 0.4));
        QVERIFY(test::near(result.parts.at(CpuPart::Unexplained), 0.6));
        QVERIFY(test::near(test::sumOf(result), 2));
    }
};

QTEST_GUILESS_MAIN(TestAllTasks)
#include "tst_alltasks.moc"
