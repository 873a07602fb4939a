// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A trial's control group beside its tasks in the account.
#include "accountparts.h"

#include <QTest>

using namespace runwatt;
using namespace runwatt::cpu;
using namespace runwatt::cpu::test;
using namespace Qt::Literals::StringLiterals;

class TestGroupAccount : public QObject
{
    Q_OBJECT

private slots:
    void whatAGroupHasMoreThanItsTasksIsShortLived();
    void aGroupThatHasLessThanItsTasksHidesNothing();
    void aGroupsCountersAreRead_data();
    void aGroupsCountersAreRead();
};

void TestGroupAccount::whatAGroupHasMoreThanItsTasksIsShortLived()
{
    std::vector<TaskInterval> intervals{secondWith(1.5, 0.1), secondWith(1.5, 0.1)};
    intervals.back().window = {kNsPerSecond, 2 * kNsPerSecond};
    for (TaskInterval &interval : intervals) {
        TaskTime inside = taskOf(100, u"fio"_s, TaskOwner::Benchmark, 0.5);
        TaskTime wrapper = taskOf(101, u"python3"_s, TaskOwner::Runwatt, 0.02);
        inside.isInGroup = wrapper.isInGroup = true;
        interval.tasks = {inside, wrapper, taskOf(102, u"sshd"_s, TaskOwner::Runwatt, 0.1)};
        interval.group = GroupTime{0.9, 0.6, 0.3};
    }
    // Of half a second nothing is known: that is as the rest.
    const CpuAccount result = account(intervals, {0, 5 * kNsPerSecond / 2});
    QVERIFY(result.group.has_value());
    QVERIFY(near(result.group->group.usage, 0.9 * 2.5));
    QVERIFY(near(result.group->group.user, 0.6 * 2.5));
    QVERIFY(near(result.group->group.system, 0.3 * 2.5));
    QVERIFY(near(result.group->tasks, 0.52 * 2.5));
    QVERIFY(near(result.parts.at(CpuPart::ShortLived), 0.38 * 2.5));
    // 1.5 less 0.62 of tasks, 0.38 of those and 0.1 of interrupts.
    QVERIFY(near(result.parts.at(CpuPart::Interrupts), 0.1 * 2.5));
    QVERIFY(near(result.parts.at(CpuPart::Unexplained), 0.4 * 2.5));
    QVERIFY(near(sumOf(result), result.busy));
}

void TestGroupAccount::aGroupThatHasLessThanItsTasksHidesNothing()
{
    // Clock ticks may be more than the scheduler counts.
    TaskInterval interval = secondWith(1, 0);
    interval.tasks = {taskOf(1, u"fio"_s, TaskOwner::Benchmark, 0.75)};
    interval.tasks.front().isInGroup = true;
    interval.group = GroupTime{0.74, 0.7, 0.04};
    const CpuAccount result = account(std::span(&interval, 1), {0, kNsPerSecond});
    QVERIFY(near(result.parts.at(CpuPart::ShortLived), 0));
    QVERIFY(near(result.parts.at(CpuPart::Unexplained), 0.25));
}

void TestGroupAccount::aGroupsCountersAreRead_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isTold");
    QTest::addColumn<double>("usage");
    QTest::addColumn<double>("user");
    QTest::addColumn<double>("system");
    QTest::addRow("cgroup v2") << QByteArray("group usage_usec 2500000 user_usec 1500000 "
                                             "system_usec 1000000 nr_periods 0")
                               << true << 2.5 << 1.5 << 1.0;
    QTest::addRow("cgroup v1") << QByteArray("group cpuacct.usage 2500000000 user 150 system 100")
                               << true << 2.5 << 1.5 << 1.0;
    QTest::addRow("usage alone") << QByteArray("group cpuacct.usage 1000000000") << true << 1.0
                                 << 0.0 << 0.0;
    QTest::addRow("no usage") << QByteArray("group user 150 system 100") << false << 0.0 << 0.0
                              << 0.0;
    QTest::addRow("nothing") << QByteArray() << false << 0.0 << 0.0 << 0.0;
    QTest::addRow("below zero") << QByteArray("group usage_usec -5") << false << 0.0 << 0.0 << 0.0;
    QTest::addRow("more than there can be")
        << QByteArray("group usage_usec 1e300") << false << 0.0 << 0.0 << 0.0;
    QTest::addRow("no number") << QByteArray("group usage_usec nan user_usec") << false << 0.0
                               << 0.0 << 0.0;
}

void TestGroupAccount::aGroupsCountersAreRead()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isTold);
    QFETCH(double, usage);
    QFETCH(double, user);
    QFETCH(double, system);
    const std::optional<GroupTime> time = parseGroupTime(line, 100);
    QCOMPARE(time.has_value(), isTold);
    if (!time)
        return;
    QVERIFY(near(time->usage, usage));
    QVERIFY(near(time->user, user));
    QVERIFY(near(time->system, system));
    QCOMPARE(difference(*time, GroupTime()), GroupTime());
}

QTEST_GUILESS_MAIN(TestGroupAccount)
#include "tst_groupaccount.moc"
