// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "procreadings.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <random>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::cpu;
using namespace runwatt::cpu::test;

class TestTaskTime : public QObject
{
    Q_OBJECT

private slots:

    void aLineOfTheKernelIsRead()
    {
        const auto task = parseTaskStat(line({.pid = 42,
                                              .command = "a) R (b c",
                                              .parent = 7,
                                              .user = 500,
                                              .system = 60,
                                              .reaped = 70,
                                              .threads = 3,
                                              .started = 123,
                                              .guest = 80}));
        QVERIFY(task);
        QCOMPARE(task->id, 42);
        QCOMPARE(task->command, u"a) R (b c"_s);
        QCOMPARE(task->parent, 7);
        QCOMPARE(task->user, quint64(500));
        QCOMPARE(task->system, quint64(60));
        QCOMPARE(task->guest, quint64(80));
        QCOMPARE(task->reaped, quint64(70));
        QCOMPARE(task->threads, 3);
        QCOMPARE(task->started, quint64(123));
        QCOMPARE(task->residentPages, 1000);
        QVERIFY(!task->isKernelThread);
        QVERIFY(parseTaskStat("2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 3 0 0 20 0 1 0 0 0 0")
                    ->isKernelThread);
    }

    void thisProcessIsRead()
    {
        QFile file(u"/proc/self/stat"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto task = parseTaskStat(file.readAll());
        QVERIFY(task);
        QCOMPARE(task->id, qint64(::getpid()));
        QCOMPARE(task->parent, qint64(::getppid()));
        QCOMPARE(task->command, QCoreApplication::applicationName().left(15));
        QVERIFY(task->residentPages > 0);
    }

    void whatIsNoLineGivesNothing()
    {
        for (const char *text :
             {"", "1", "1 (", ") (", "x (y) S 1 2",
              "-1 (y) S 0 0 0 0 -1 2129984 0 "
              "0 0 0 0 3 0 0 20 0 1 0 0 0 0",
              "1 (y) S 0 0 0 0 -1 z 0 0 0 0 0 3 0 0 20 0 1 0 0 0 0",
              "1 (y) S 0 0 0 0 -1 0 0 0 0 0 18446744073709551615 3 0 0 20 0 1 0 0 0 0"})
            QVERIFY2(!parseTaskStat(text), text);
    }

    void whatTasksUsedIsTheirCountersDifference()
    {
        Readings readings;
        const ProcReading before =
            readings.read(1,
                          line({.pid = 10, .command = "fio", .user = 100, .system = 10})
                              + line({.pid = 11, .command = "quiet", .user = 9}));
        const ProcReading after = readings.read(
            3,
            line({.pid = 10, .command = "fio", .user = 220, .system = 40, .guest = 20})
                + "same 11 4711\n");
        const TaskInterval interval = taskInterval(before, after);
        QCOMPARE(interval.window, (series::Window{kNsPerSecond, 3 * kNsPerSecond}));
        QVERIFY(near(interval.total.busy(), 2));
        QCOMPARE(interval.tasks.size(), std::size_t(1));
        const TaskTime &fio = interval.tasks.front();
        QCOMPARE(fio.pid, 10);
        QCOMPARE(fio.name, u"fio"_s);
        QVERIFY(near(fio.user, 1));
        QVERIFY(near(fio.guest, 0.2));
        QVERIFY(near(fio.system, 0.3));
        // The one that was the same is still known, and has not ended.
        QVERIFY(after.processes.contains(11));
        QVERIFY(taskInterval(after, before).tasks.empty());
    }

    void tasksThatAreAsBeforeAreBoundedToo()
    {
        constexpr int kTasks = 40000;
        Readings readings;
        QByteArray first;
        QByteArray second;
        QByteArray same = "same";
        for (int pid = 1; pid <= kTasks; ++pid) {
            first += line({.pid = pid, .command = "a"});
            second += line({.pid = kTasks + pid, .command = "b"});
            same += ' ' + QByteArray::number(pid);
        }
        QCOMPARE(readings.read(1, first).processes.size(), std::size_t(kTasks));
        QCOMPARE(readings.read(2, QByteArray(second + same + '\n')).processes.size(),
                 ProcReader::kMostTasks);
    }

    void threadsHaveRowsOfTheirOwnAndTheProcessKeepsTheRest()
    {
        Readings readings;
        const auto text = [](int main, int vcpu, int process) -> QByteArray {
            return line({.pid = 20,
                         .command = "qemu",
                         .user = process,
                         .threads = 2,
                         .guest = vcpu / 2})
                + "threads\n" + line({.pid = 20, .command = "qemu", .user = main})
                + line({.pid = 21, .command = "CPU 0/KVM", .user = vcpu, .guest = vcpu / 2});
        };
        const ProcReading before = readings.read(1, text(10, 100, 115));
        ProcReading after = readings.read(2, text(20, 160, 195));
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY(near(secondsOf(interval, u"CPU 0/KVM"_s), 0.6));
        QVERIFY(near(secondsOf(interval, u"qemu"_s), 0.2)); // 0.1 its own, 0.1 of an ended thread
        for (const TaskTime &task : interval.tasks) {
            QCOMPARE(task.pid, 20);
            QCOMPARE(task.process, u"qemu"_s);
        }
        // Where one of the readings has none, the process is one row.
        after.threads.clear();
        QVERIFY(near(secondsOf(taskInterval(before, after), u"qemu"_s), 0.8));
    }

    void anotherProcessOfTheSameNumberBeginsAtZero()
    {
        Readings readings;
        const ProcReading before =
            readings.read(1, line({.pid = 30, .command = "old", .user = 5, .started = 400}));
        const ProcReading after =
            readings.read(2, line({.pid = 30, .command = "new", .user = 40, .started = 100150}));
        QVERIFY(near(secondsOf(taskInterval(before, after), u"new"_s), 0.4));
    }

    void theCoresAreBusyForTheTimeTheyWereNotIdle()
    {
        // What works between two ticks is in no column, and in the task's own time all the same.
        Readings readings;
        const ProcReading before = readings.read(1, line({.pid = 30, .command = "fio"}));
        ProcReading after = readings.read(2, line({.pid = 30, .command = "fio", .user = 95}));
        for (const int core : {0, 1})
            after.cores[core][0] -= 40;
        const TaskInterval interval = taskInterval(before, after);
        QVERIFY(near(interval.total.busy(), 1));
        QVERIFY(near(interval.total.user, 0.2));
        QVERIFY(near(interval.total.untold, 0.8));
    }

    void theMembersOfAGroupAndTheMarkedAreRead()
    {
        Readings readings;
        const ProcReading reading =
            readings.read(1, line({.pid = 30, .command = "fio"}) + "members 30 31\nmarked 30 32\n");
        QCOMPARE(reading.members, (std::set<qint64>{30, 31}));
        QCOMPARE(reading.marked, (std::set<qint64>{30, 32}));
        QVERIFY(readings.read(2, "marked\n").marked.empty());
    }

    void oneThatAReadingHasMissedIsNotChargedWithItsPast()
    {
        Readings readings;
        const ProcReading before = readings.read(1, {});
        const ProcReading after =
            readings.read(2, line({.pid = 30, .command = "missed", .user = 99999, .started = 50}));
        QVERIFY(taskInterval(before, after).tasks.empty());
        QVERIFY(processSamples(before, after).empty());
    }

    void theRowsOfPidstatAndMpstatAreMadeOfIt()
    {
        Readings readings;
        const ProcReading before =
            readings.read(1,
                          line({.pid = 10, .command = "fio", .user = 100, .system = 10})
                              + line({.pid = 11, .command = "quiet", .user = 9}));
        const ProcReading after = readings.read(
            3,
            line({.pid = 10, .command = "fio", .user = 220, .system = 40, .guest = 20})
                + line({.pid = 11, .command = "quiet", .user = 9}));
        const std::vector<ProcessSample> rows = processSamples(before, after);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].pid, 10);
        QCOMPARE(rows[0].tid, 0);
        QCOMPARE(rows[0].timeNs, 2 * kNsPerSecond);
        QCOMPARE(rows[0].lengthNs, 2 * kNsPerSecond);
        QVERIFY(near(rows[0].user, 50));
        QVERIFY(near(rows[0].guest, 10));
        QVERIFY(near(rows[0].system, 15));
        QVERIFY(near(rows[0].cpu, 75));
        QCOMPARE(rows[0].residentBytes, 1000 * 4096);
        const std::vector<CpuSample> cores = cpuSamples(before, after);
        QCOMPARE(cores.size(), std::size_t(3));
        QCOMPARE(cores[0].core, -1);
        QCOMPARE(cores[0].cores, 2);
        QVERIFY(near(cores[0].user, 50));
        QCOMPARE(cores[2].core, 1);
        QVERIFY(cpuSamples(after, before).empty());
        QVERIFY(processSamples(after, before).empty());
    }

    void aReadingWithoutCoresIsAnError()
    {
        ProcReader reader;
        QVERIFY(!reader.read({}, 0, 0));
        QVERIFY(!reader.read(line({.pid = 1, .command = "init"}), 0, 0));
    }

    void mutatedReadingsNeverCrash()
    {
        std::mt19937 random(11);
        const QByteArray text = head(3) + line({.pid = 20, .command = "qemu", .user = 9})
            + "same 1 2 20\nthreads\n" + line({.pid = 20, .command = "qemu", .user = 5})
            + line({.pid = 21, .command = "CPU 0/KVM", .user = 4});
        ProcReader reader;
        ProcReading before = *reader.read(text, 0, 0);
        for (int round = 1; round < 20000; ++round) {
            QByteArray mutated = text;
            for (unsigned change = 0; change < random() % 8; ++change) {
                const auto at =
                    static_cast<qsizetype>(random() % static_cast<unsigned>(mutated.size()));
                mutated[at] =
                    random() % 2 == 0 ? "19 ()\n-"[random() % 7] : static_cast<char>(random());
            }
            const auto after = reader.read(mutated, round * kNsPerSecond, round * kNsPerSecond);
            if (!after)
                continue;
            for (const TaskTime &task : taskInterval(before, *after).tasks)
                QVERIFY(std::isfinite(task.busy()) && task.user >= 0 && task.guest >= 0);
            for (const ProcessSample &sample : processSamples(before, *after))
                QVERIFY(std::isfinite(sample.cpu) && sample.residentBytes >= 0);
            before = *after;
        }
    }
};

QTEST_GUILESS_MAIN(TestTaskTime)
#include "tst_tasktime.moc"
