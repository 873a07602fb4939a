// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What tasks used that had ended by the next reading: it stands with who waited for them.
#include "procreadings.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::cpu;
using namespace runwatt::cpu::test;

class TestEndedTasks : public QObject
{
    Q_OBJECT

private slots:

    void whatCameAndWentIsFoundAtItsParent()
    {
        Readings readings;
        const ProcReading before = readings.read(
            1,
            line({.pid = 40, .command = "sh", .reaped = 7})
                + line({.pid = 41, .command = "fio", .parent = 40, .user = 100, .reaped = 20})
                + line({.pid = 42, .command = "sed", .parent = 40, .user = 1}));
        // fio had used 120 of it by the first reading, sed 1; the rest came after.
        const ProcReading after =
            readings.read(2, line({.pid = 40, .command = "sh", .reaped = 7 + 121 + 30}));
        QVERIFY(near(secondsOf(taskInterval(before, after), u"fio"_s), 0.3));
        // One that no reading has seen has its parent's name.
        const ProcReading later =
            readings.read(3, line({.pid = 40, .command = "sh", .reaped = 158 + 25}));
        QVERIFY(near(secondsOf(taskInterval(after, later), u"sh"_s), 0.25));
    }

    void whatNobodyWaitsForHasWhatTheKernelCountsBeyondAllOthers_data()
    {
        QTest::addColumn<QByteArray>("allTasks"); // nanoseconds in the second
        QTest::addColumn<double>("server");
        QTest::addColumn<double>("other");
        // 0.3 s were seen of one that goes on.
        QTest::addRow("all of it") << QByteArray("1200000000") << 0.8 << 0.1;
        QTest::addRow("half of it") << QByteArray("750000000") << 0.4 << 0.05;
        QTest::addRow("more than it would have used") << QByteArray("9000000000") << 0.8 << 0.1;
        QTest::addRow("nothing") << QByteArray("300000000") << 0.0 << 0.0;
        QTest::addRow("less than was seen") << QByteArray("100000000") << 0.0 << 0.0;
        QTest::addRow("not told") << QByteArray() << 0.0 << 0.0;
    }

    void whatNobodyWaitsForHasWhatTheKernelCountsBeyondAllOthers()
    {
        QFETCH(QByteArray, allTasks);
        QFETCH(double, server);
        QFETCH(double, other);
        Readings readings;
        const QByteArray first = allTasks.isEmpty() ? "" : "all cpuacct.usage 0\n";
        const QByteArray second =
            allTasks.isEmpty() ? QByteArray() : "all cpuacct.usage " + allTasks + '\n';
        // Ten seconds old, of which they were busy for 8 and for 1.
        const ProcReading before = readings.read(
            1,
            first + line({.pid = 40, .command = "netserver"})
                + line({.pid = 41,
                        .command = "netserver",
                        .parent = 40,
                        .user = 200,
                        .system = 600,
                        .started = 99'100})
                + line(
                    {.pid = 42, .command = "other", .parent = 40, .user = 100, .started = 99'100})
                + line({.pid = 50, .command = "fio"}));
        const ProcReading after =
            readings.read(2,
                          second + line({.pid = 40, .command = "netserver"})
                              + line({.pid = 50, .command = "fio", .user = 30}));
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY2(near(secondsOf(interval, u"netserver"_s), server),
                 qPrintable(QString::number(secondsOf(interval, u"netserver"_s))));
        QVERIFY(near(secondsOf(interval, u"other"_s), other));
        QVERIFY(near(secondsOf(interval, u"fio"_s), 0.3));
        for (const TaskTime &task : interval.tasks) {
            if (task.pid == 41)
                QVERIFY(near(task.system, 0.75 * server));
        }
        // It was waited for after all, a reading later: that is not counted again.
        const ProcReading later =
            readings.read(3,
                          line({.pid = 40, .command = "netserver", .reaped = 880})
                              + line({.pid = 50, .command = "fio", .user = 30}));
        const double again =
            secondsOf(taskInterval(after, later, interval.unclaimed), u"netserver"_s);
        QVERIFY2(near(again, 0.8 - server), qPrintable(QString::number(again)));
    }

    void whatAGroupCountsIsNotGivenToOthersThatHaveEnded()
    {
        // Half a second of a group's own short-lived ones, and a tenth of one outside.
        Readings readings;
        const ProcReading before = readings.read(
            1,
            "all cpuacct.usage 0\n"
                + line({.pid = 41, .command = "server", .user = 100, .started = 99'900})
                + line({.pid = 51, .command = "inside", .user = 100, .started = 99'900})
                + "group cpuacct.usage 0\nmembers 51\n");
        const ProcReading after = readings.read(
            2, "all cpuacct.usage 600000000\ngroup cpuacct.usage 500000000\nmembers\n");
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY(near(secondsOf(interval, u"server"_s), 0.1));
        QVERIFY(near(secondsOf(interval, u"inside"_s), 0));
    }

    void whatEndedWithItsParentIsCountedOnce()
    {
        Readings readings;
        const ProcReading before = readings.read(
            1,
            line({.pid = 40, .command = "make", .reaped = 7})
                + line({.pid = 41, .command = "gcc", .parent = 40, .user = 3, .reaped = 20})
                + line({.pid = 42, .command = "cc1", .parent = 41, .user = 500}));
        // cc1 used 5 more, gcc waited for it and ended, and make waited for gcc.
        const ProcReading after =
            readings.read(2, line({.pid = 40, .command = "make", .reaped = 7 + 3 + 20 + 500 + 5}));
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY(near(secondsOf(interval, u"cc1"_s), 0.05));
        QCOMPARE(interval.tasks.size(), std::size_t(1));
    }

    void whatEndedWhileAReadingWasTakenIsNotCountedWithItsWholeLife()
    {
        Readings readings;
        const QByteArray unchanged = line({.pid = 40, .command = "ninja", .reaped = 7});
        const ProcReading before = readings.read(
            1,
            unchanged + line({.pid = 41, .command = "sh", .parent = 40, .user = 1})
                + line({.pid = 42, .command = "cc1", .parent = 41, .user = 900, .reaped = 50}));
        // ninja's line was read first; then both had ended when theirs would have come.
        const ProcReading torn = readings.read(2, unchanged);
        const TaskInterval first = taskInterval(before, torn);
        QVERIFY(first.tasks.empty());
        QCOMPARE(first.unclaimed.size(), std::size_t(2));
        const ProcReading after =
            readings.read(3, line({.pid = 40, .command = "ninja", .reaped = 7 + 1 + 950 + 12}));
        QVERIFY(secondsOf(taskInterval(torn, after), u"ninja"_s) > 1); // if nothing were known
        const TaskInterval second = taskInterval(torn, after, first.unclaimed);
        QVERIFY(near(secondsOf(second, u"cc1"_s), 0.12));
        QCOMPARE(second.tasks.size(), std::size_t(1));
        QVERIFY(second.unclaimed.empty());
    }

    void oneThatWasMissedWithItsParentIsNotCountedWithItsWholeLife()
    {
        // Between them was a shell that had used nothing worth a tick: nothing of it was to be
        // claimed, and still it leads from the one to the other.
        Readings readings;
        const QByteArray unchanged = line({.pid = 40, .command = "test", .reaped = 7});
        const ProcReading before =
            readings.read(1,
                          unchanged + line({.pid = 41, .command = "sh", .parent = 40})
                              + line({.pid = 42, .command = "qemu", .parent = 41, .user = 9000}));
        const ProcReading torn = readings.read(2, unchanged);
        const TaskInterval first = taskInterval(before, torn);
        QVERIFY(first.tasks.empty());
        const ProcReading after =
            readings.read(3, line({.pid = 40, .command = "test", .reaped = 7 + 9000 + 12}));
        const TaskInterval second = taskInterval(torn, after, first.unclaimed);
        QVERIFY(near(secondsOf(second, u"qemu"_s), 0.12));
        QCOMPARE(second.tasks.size(), std::size_t(1));
    }

    void oneThatWasReadBeforeItsParentWasMissedIsFound()
    {
        Readings readings;
        const QByteArray top = line({.pid = 40, .command = "test", .reaped = 7});
        const QByteArray child = line({.pid = 42, .command = "qemu", .parent = 41, .user = 9000});
        const ProcReading before =
            readings.read(1, top + line({.pid = 41, .command = "sh", .parent = 40}) + child);
        const ProcReading torn = readings.read(2, top + child);
        const TaskInterval first = taskInterval(before, torn);
        QCOMPARE(first.unclaimed.size(), std::size_t(1)); // the shell, for what it leads to
        const ProcReading after =
            readings.read(3, line({.pid = 40, .command = "test", .reaped = 7 + 9000 + 12}));
        const TaskInterval second = taskInterval(torn, after, first.unclaimed);
        QVERIFY(near(secondsOf(second, u"qemu"_s), 0.12));
        QCOMPARE(second.tasks.size(), std::size_t(1));
    }

    void oneThatWasMissedIsFoundAtWhoWaitedForItsParent()
    {
        // It was missed, and so was the shell that had waited for it and ended then.
        Readings readings;
        const QByteArray top = line({.pid = 39, .command = "make", .reaped = 5});
        const QByteArray shell = line({.pid = 40, .command = "sh", .parent = 39, .user = 3});
        const ProcReading before = readings.read(
            1, top + shell + line({.pid = 42, .command = "cc1", .parent = 40, .user = 800}));
        const ProcReading torn = readings.read(2, top + shell);
        const TaskInterval first = taskInterval(before, torn);
        QCOMPARE(first.unclaimed.size(), std::size_t(1));
        const ProcReading after =
            readings.read(3, line({.pid = 39, .command = "make", .reaped = 5 + 3 + 800 + 20}));
        const TaskInterval second = taskInterval(torn, after, first.unclaimed);
        QVERIFY(near(secondsOf(second, u"cc1"_s), 0.2));
        QCOMPARE(second.tasks.size(), std::size_t(1));
    }

    void noMoreThanTheCoresWereBusyIsAddedForWhatNoReadingHasSeen()
    {
        Readings readings;
        const ProcReading before = readings.read(1, line({.pid = 40, .command = "server"}));
        // A child of its own, of long ago, that was hidden from the reader.
        const ProcReading after =
            readings.read(2, line({.pid = 40, .command = "server", .reaped = 90000}));
        const double seconds = secondsOf(taskInterval(before, after), u"server"_s);
        QVERIFY2(seconds >= 1 && seconds < 1.1, qPrintable(QString::number(seconds)));
    }

    void whatNobodyWaitsForTakesNothingFromItsSiblings()
    {
        Readings readings;
        const ProcReading before =
            readings.read(1,
                          line({.pid = 40, .command = "init", .reaped = 7})
                              + line({.pid = 41, .command = "old", .parent = 40, .user = 900}));
        // The one that ended is no child that is waited for; another came and went.
        const ProcReading after =
            readings.read(2, line({.pid = 40, .command = "init", .reaped = 7 + 30}));
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY(near(secondsOf(interval, u"init"_s), 0.3));
    }

    void anOrphanThatAnotherWaitedForIsNotCountedWithItsWholeLife()
    {
        Readings readings;
        // S takes orphans; P ended before its child C, for which S waited then.
        const ProcReading before = readings.read(
            1,
            line({.pid = 1, .command = "init", .parent = 0})
                + line({.pid = 40, .command = "subreaper", .reaped = 9})
                + line({.pid = 41, .command = "shell", .parent = 40})
                + line({.pid = 42, .command = "P", .parent = 41, .user = 10})
                + line({.pid = 43, .command = "C", .parent = 42, .user = 5000, .reaped = 50}));
        const ProcReading after = readings.read(
            2,
            line({.pid = 1, .command = "init", .parent = 0})
                + line({.pid = 40, .command = "subreaper", .reaped = 9 + 5050 + 3})
                + line({.pid = 41, .command = "shell", .parent = 40, .reaped = 10 + 30}));
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY(near(secondsOf(interval, u"P"_s), 0.3));
        QVERIFY(near(secondsOf(interval, u"C"_s), 0.03));
        QCOMPARE(interval.tasks.size(), std::size_t(2));
    }

    void anOrphanOfInitIsNotCountedWithItsWholeLife()
    {
        Readings readings;
        const ProcReading before =
            readings.read(1,
                          line({.pid = 1, .command = "init", .parent = 0, .reaped = 70})
                              + line({.pid = 42, .command = "P", .parent = 1, .user = 10})
                              + line({.pid = 43, .command = "C", .parent = 42, .user = 5000}));
        const ProcReading after = readings.read(
            2, line({.pid = 1, .command = "init", .parent = 0, .reaped = 70 + 10 + 5000 + 20}));
        double seconds = 0;
        for (const TaskTime &task : taskInterval(before, after).tasks)
            seconds += task.busy();
        QVERIFY2(near(seconds, 0.2), qPrintable(QString::number(seconds)));
    }

    void aChildOfAMemberIsOfTheGroupAlthoughItEndedBeforeTheMembersWereRead()
    {
        // A shell in a container that calls dd after dd; which of them is seen, its time counts in
        // the group's usage, and so it is a task of the group, and not another short-lived one.
        Readings readings;
        const QByteArray members = "group usage_usec 0\nmembers 40\n";
        const ProcReading before = readings.read(
            1,
            line({.pid = 40, .command = "sh"})
                + line({.pid = 41, .command = "dd", .parent = 40, .user = 1}) + members);
        const ProcReading after = readings.read(
            2,
            line({.pid = 40, .command = "sh", .reaped = 90})
                + line({.pid = 45, .command = "dd", .parent = 40, .user = 3, .started = 100150})
                + line({.pid = 50, .command = "dd", .user = 2, .started = 100150}) + members);
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY(near(secondsOf(interval, u"dd"_s), 0.89 + 0.03 + 0.02));
        for (const TaskTime &task : interval.tasks)
            QCOMPARE(task.isInGroup, task.pid != 50);
        QCOMPARE(interval.tasks.size(), std::size_t(3));
    }

    void whatWasWaitedForOutsideOfTheGroupIsOfTheGroupWhereOneOfItWas()
    {
        // The engine's command line ends with the container's processes, and is the larger one.
        Readings readings;
        const QByteArray top = line({.pid = 39, .command = "guard"});
        const ProcReading before =
            readings.read(1,
                          top + line({.pid = 40, .command = "runc", .parent = 39, .user = 9})
                              + line({.pid = 41, .command = "dd", .parent = 40})
                              + "group usage_usec 0\nmembers 41\n");
        const ProcReading after =
            readings.read(2,
                          line({.pid = 39, .command = "guard", .reaped = 9 + 31})
                              + "group usage_usec 310000\nmembers\n");
        const TaskInterval interval = taskInterval(before, after);
        QCOMPARE(interval.tasks.size(), std::size_t(1));
        QVERIFY(near(interval.tasks.front().busy(), 0.31));
        QVERIFY(interval.tasks.front().isInGroup);
    }

    void whatEndedWithWhoStartedItIsOfWhatIsMeasured()
    {
        // A window of half a second: one reading has seen the tool, which had used nothing yet,
        // and its wrapper, which had. The next one finds both of them with who waited for them.
        Readings readings;
        const QByteArray top = line({.pid = 39, .command = "guard"});
        const ProcReading before = readings.read(
            1,
            top + line({.pid = 40, .command = "python3", .parent = 39, .user = 2, .system = 1})
                + line({.pid = 41, .command = "dd", .parent = 40}));
        const ProcReading after =
            readings.read(2, line({.pid = 39, .command = "guard", .reaped = 3 + 36}));
        const TaskInterval interval = taskInterval(
            before, after, {}, [](const TaskCounters &process) { return process.id == 41; });
        QCOMPARE(interval.tasks.size(), std::size_t(1));
        QCOMPARE(interval.tasks.front().pid, 41);
        QCOMPARE(interval.tasks.front().name, u"dd"_s);
        QVERIFY(near(interval.tasks.front().busy(), 0.36));
        // Of several that are measured it is the largest, and so it is where none is.
        const auto isEach = [](const TaskCounters &) { return true; };
        QVERIFY(near(secondsOf(taskInterval(before, after, {}, isEach), u"python3"_s), 0.36));
        QVERIFY(near(secondsOf(taskInterval(before, after), u"python3"_s), 0.36));
    }

    void oneThatNobodyWaitedForTakesNothingFromOthers()
    {
        Readings readings;
        // "make" waited for a compiler; at the same time a child ended that "server" ignores.
        const ProcReading before =
            readings.read(1,
                          line({.pid = 1, .command = "init", .parent = 0})
                              + line({.pid = 40, .command = "make", .reaped = 5})
                              + line({.pid = 60, .command = "server"})
                              + line({.pid = 61, .command = "job", .parent = 60, .user = 9000}));
        const ProcReading after =
            readings.read(2,
                          line({.pid = 1, .command = "init", .parent = 0})
                              + line({.pid = 40, .command = "make", .reaped = 5 + 25})
                              + line({.pid = 60, .command = "server"}));
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY(near(secondsOf(interval, u"make"_s), 0.25));
        QCOMPARE(interval.tasks.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestEndedTasks)
#include "tst_endedtasks.moc"
