// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/tasktime.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <random>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::cpu;

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

struct Row
{
    qint64 pid = 0;
    QByteArray command;
    qint64 parent = 1;
    int user = 0;
    int system = 0;
    int reaped = 0;
    int threads = 1;
    int started = 0;
    int guest = 0;
    int flags = 4194304;
};

/// As Linux 6.1 prints it.
QByteArray line(const Row &row)
{
    return QByteArray::number(row.pid) + " (" + row.command + ") S "
        + QByteArray::number(row.parent) + " 7 7 0 -1 " + QByteArray::number(row.flags)
        + " 100 0 0 0 " + QByteArray::number(row.user) + ' ' + QByteArray::number(row.system)
        + " 0 " + QByteArray::number(row.reaped) + " 20 0 " + QByteArray::number(row.threads)
        + " 0 " + QByteArray::number(row.started)
        + " 17000000 1000 18446744073709551615 1 1 0 0 0 0 0 16781312 2 0 0 0 17 1 0 0 0 "
        + QByteArray::number(row.guest) + " 0 0 0 0 0 0 0 0 0\n";
}

/// `second` seconds after 1000 s of uptime, two cores that are half busy.
QByteArray head(int second)
{
    const QByteArray busy = QByteArray::number(100 * second);
    const QByteArray half = QByteArray::number(50 * second);
    return "hz 100 page 4096\ncpu  " + busy + " 0 0 " + busy + "\ncpu0 " + half + " 0 0 " + half
        + "\ncpu1 " + half + " 0 0 " + half + '\n';
}

class Readings
{
public:
    ProcReading read(int second, const QByteArray &tasks)
    {
        const auto reading = m_reader.read(QByteArray(head(second) + tasks), second * kNsPerSecond,
                                           (1000 + second) * kNsPerSecond);
        if (!reading)
            qFatal("%s", qPrintable(reading.error().text()));
        return *reading;
    }

private:
    ProcReader m_reader;
};

double secondsOf(const TaskInterval &interval, const QString &name)
{
    double seconds = 0;
    for (const TaskTime &task : interval.tasks) {
        if (task.name == name)
            seconds += task.busy();
    }
    return seconds;
}

} // namespace

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

    void oneThatAReadingHasMissedIsNotChargedWithItsPast()
    {
        Readings readings;
        const ProcReading before = readings.read(1, {});
        const ProcReading after =
            readings.read(2, line({.pid = 30, .command = "missed", .user = 99999, .started = 50}));
        QVERIFY(taskInterval(before, after).tasks.empty());
        QVERIFY(processSamples(before, after).empty());
    }

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
        QVERIFY(near(secondsOf(taskInterval(torn, after), u"ninja"_s), 9.63));
        const TaskInterval second = taskInterval(torn, after, first.unclaimed);
        QVERIFY(near(secondsOf(second, u"cc1"_s), 0.12));
        QCOMPARE(second.tasks.size(), std::size_t(1));
        QVERIFY(second.unclaimed.empty());
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
