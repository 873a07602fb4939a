// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the helper's answers to a trial's account: both helpers on this computer, with work of which
// the kernel tells how long it took.
#include "core/campaign/cpusummaries.h"
#include "core/cpu/tasktime.h"
#include "core/device/helper.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QProcess>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

namespace {

/// What clock ticks may round of some counters, in seconds.
constexpr double kTicks = 0.04;

double ownSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Uses the CPU for so long, by this process's own account.
void burn(double seconds)
{
    const double until = ownSeconds() + seconds;
    while (ownSeconds() < until) { }
}

/// The helper as a process of this computer.
class LocalHelper
{
public:
    explicit LocalHelper(device::Interpreter interpreter, const QStringList &lead = {})
    {
        QStringList words = lead + device::scriptCommand(u"helper"_s, interpreter);
        const QString program = words.takeFirst();
        m_process.start(program, words);
    }

    ~LocalHelper()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(kHangMs);
    }

    Q_DISABLE_COPY_MOVE(LocalHelper)

    cpu::ProcReading read(const QByteArray &threadsOf = {})
    {
        const QByteArray number = QByteArray::number(++m_count);
        m_process.write("w " + number + " 0 c " + threadsOf + "\nn\n");
        QByteArray text;
        const QByteArray end = "e " + number + '\n';
        while (!text.endsWith(end)) {
            if (!m_process.waitForReadyRead(kHangMs))
                qFatal("the helper does not answer");
            text += m_process.readAllStandardOutput();
        }
        const qsizetype headEnd = text.indexOf('\n');
        const TimeNs bootNs = text.first(headEnd).split(' ').value(2).toLongLong();
        const auto reading = m_reader.read(
            QByteArrayView(text).sliced(headEnd + 1).chopped(end.size()), bootNs, bootNs);
        if (!reading)
            qFatal("%s", qPrintable(reading.error().text()));
        return *reading;
    }

private:
    QProcess m_process;
    cpu::ProcReader m_reader;
    int m_count = 0;
};

double secondsOf(const cpu::TaskInterval &interval, qint64 pid, const QString &name)
{
    double seconds = 0;
    for (const cpu::TaskTime &task : interval.tasks) {
        if (task.pid == pid && (name.isEmpty() || task.name == name))
            seconds += task.busy();
    }
    return seconds;
}

} // namespace

class TestCpuCounters : public QObject
{
    Q_OBJECT

private slots:

    void whatThisProcessUsedIsFound_data() { addInterpreters(); }

    void whatThisProcessUsedIsFound()
    {
        QFETCH(int, interpreter);
        LocalHelper helper(static_cast<device::Interpreter>(interpreter));
        const QByteArray own = QByteArray::number(::getpid());
        std::atomic<bool> isOver = false;
        std::atomic<bool> hasBegun = false;
        std::thread worker([&] {
            ::prctl(PR_SET_NAME, "CPU 0/KVM");
            hasBegun = true;
            while (!isOver)
                ::usleep(1000);
            burn(0.3);
            isOver = false;
            while (!isOver)
                ::usleep(1000);
        });
        while (!hasBegun)
            ::usleep(1000);
        const double before = ownSeconds();
        const cpu::ProcReading first = helper.read(own);
        const double between = ownSeconds();
        isOver = true;
        while (isOver)
            ::usleep(1000);
        const double after = ownSeconds();
        const cpu::ProcReading second = helper.read(own);
        const double last = ownSeconds();
        isOver = true;
        worker.join();
        const cpu::TaskInterval interval = cpu::taskInterval(first, second);
        // To two of the kernel's ticks, for user and system each.
        const double seen = secondsOf(interval, ::getpid(), {});
        QVERIFY2(seen >= after - between - kTicks && seen <= last - before + kTicks,
                 qPrintable(u"%1 of %2"_s.arg(seen).arg(after - between)));
        const double thread = secondsOf(interval, ::getpid(), u"CPU 0/KVM"_s);
        QVERIFY2(thread >= 0.3 - kTicks && thread <= seen + kTicks,
                 qPrintable(QString::number(thread)));
        QVERIFY(interval.total.total() > 0);
        QVERIFY(second.processes.contains(1));
        QVERIFY(second.processes.at(::getpid()).threads >= 2);
        const auto rows = cpu::processSamples(first, second);
        QVERIFY(std::ranges::any_of(
            rows, [](const cpu::ProcessSample &row) { return row.pid == ::getpid(); }));
        QVERIFY(!cpu::cpuSamples(first, second).empty());
    }

    void whatCameAndWentBetweenReadingsIsFound_data() { addInterpreters(); }

    void whatCameAndWentBetweenReadingsIsFound()
    {
        QFETCH(int, interpreter);
        LocalHelper helper(static_cast<device::Interpreter>(interpreter));
        const cpu::ProcReading first = helper.read();
        QProcess child;
        child.start(u"awk"_s, {u"BEGIN { for (i = 0; i < 3000000; ++i) s += i }"_s});
        QVERIFY(child.waitForFinished(kHangMs));
        const cpu::ProcReading second = helper.read();
        const quint64 reaped =
            second.processes.at(::getpid()).reaped - first.processes.at(::getpid()).reaped;
        const double expected = static_cast<double>(reaped) / second.ticksPerSecond;
        QVERIFY2(expected > 0, "awk has used less than a tick");
        // This process does little itself meanwhile.
        const double seen = secondsOf(cpu::taskInterval(first, second), ::getpid(), {});
        QVERIFY2(seen >= expected - 1e-9, qPrintable(u"%1, %2"_s.arg(seen).arg(expected)));
    }

    void whatAGroupUsedIsFoundThoughItsTasksHaveGone_data()
    {
        QTest::addColumn<int>("interpreter");
        QTest::addColumn<bool>("isFirst");
        for (const bool isFirst : {true, false}) {
            const char *version = isFirst ? "1" : "2";
            QTest::addRow("python3, cgroup v%s", version)
                << int(device::Interpreter::Python) << isFirst;
            QTest::addRow("plain sh, cgroup v%s", version)
                << int(device::Interpreter::Shell) << isFirst;
        }
    }

    void whatAGroupUsedIsFoundThoughItsTasksHaveGone()
    {
        QFETCH(int, interpreter);
        QFETCH(bool, isFirst);
        QString top = u"/sys/fs/cgroup/cpuacct"_s;
        QStringList lead;
        if (!isFirst) {
            top = u"/sys/fs/cgroup"_s;
            if (!QFile::exists(top + u"/cgroup.controllers")) {
                // Beside v1: for the helper it is where it would be alone.
                top += u"/unified"_s;
                lead = {u"unshare"_s,
                        u"--mount"_s,
                        u"sh"_s,
                        u"-c"_s,
                        u"mount -t cgroup2 none /sys/fs/cgroup && exec \"$@\""_s,
                        u"sh"_s};
            }
        }
        if (!QFile::exists(top + u"/cgroup.procs"))
            QSKIP("this computer has no such control groups");
        const QString name = u"/runwatt-test-%1"_s.arg(::getpid());
        if (!QDir().mkdir(top + name))
            QSKIP("only root makes control groups");
        const auto remove = qScopeGuard([&] { QDir().rmdir(top + name); });
        QVERIFY(QFile::exists(top + name + u"/cgroup.procs"));
        LocalHelper helper(static_cast<device::Interpreter>(interpreter), lead);
        const cpu::ProcReading first = helper.read("- " + name.toUtf8());
        QVERIFY(first.group && first.members.empty());
        // Nobody waits for the workers, so nobody is charged with what they used.
        QProcess child;
        child.start(u"python3"_s,
                    {u"-c"_s,
                     u"import os, signal, sys, time\n"
                     "open(sys.argv[1], 'w').write(str(os.getpid()))\n"
                     "signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
                     "for i in range(5):\n"
                     "    if os.fork() == 0:\n"
                     "        while time.process_time() < 0.1: pass\n"
                     "        os._exit(0)\n"
                     "    try: os.wait()\n"
                     "    except ChildProcessError: pass\n"
                     "print('done', flush=True)\n"
                     "sys.stdin.read()\n"_s,
                     top + name + u"/cgroup.procs"});
        QVERIFY(child.waitForReadyRead(kHangMs));
        const QByteArray number = QByteArray::number(child.processId());
        const cpu::ProcReading second = helper.read("- " + name.toUtf8());
        // The same by one of the processes in it.
        const cpu::ProcReading third = helper.read("- " + number);
        child.closeWriteChannel();
        QVERIFY(child.waitForFinished(kHangMs));
        QVERIFY(second.group && third.group);
        QCOMPARE(second.members, std::set<qint64>{number.toLongLong()});
        QCOMPARE(third.members, second.members);
        QVERIFY(third.group->usage >= second.group->usage);
        const cpu::TaskInterval interval = cpu::taskInterval(first, second);
        QVERIFY2(interval.group && interval.group->usage >= 0.5 - kTicks,
                 qPrintable(QString::number(interval.group->usage)));
        double tasks = 0;
        for (const cpu::TaskTime &task : interval.tasks)
            tasks += task.isInGroup ? task.busy() : 0;
        // Half a second was used by one that has gone. A busy kernel charges the tasks that are
        // left with more ticks than they ran for, but not with half of that.
        QVERIFY2(tasks <= interval.group->usage - 0.25, qPrintable(QString::number(tasks)));
        // Everything is no trial's.
        QVERIFY(!helper.read("- /").group);
        QVERIFY(!helper.read("- /runwatt-none").group);
    }

    void whatAllTasksUsedIsTold_data()
    {
        QTest::addColumn<int>("interpreter");
        QTest::addColumn<bool>("isFirst");
        QTest::addColumn<bool>("isContainer");
        for (const bool isContainer : {false, true}) {
            for (const bool isFirst : {true, false}) {
                const QByteArray where = QByteArray(isFirst ? "cgroup v1" : "cgroup v2")
                    + (isContainer ? ", in a container" : "");
                QTest::addRow("python3, %s", where.constData())
                    << int(device::Interpreter::Python) << isFirst << isContainer;
                QTest::addRow("plain sh, %s", where.constData())
                    << int(device::Interpreter::Shell) << isFirst << isContainer;
            }
        }
    }

    void whatAllTasksUsedIsTold()
    {
        QFETCH(int, interpreter);
        QFETCH(bool, isFirst);
        QFETCH(bool, isContainer);
        QString top = u"/sys/fs/cgroup/cpuacct"_s;
        if (!isFirst)
            top = QFile::exists(u"/sys/fs/cgroup/cgroup.controllers"_s)
                ? u"/sys/fs/cgroup"_s
                : u"/sys/fs/cgroup/unified"_s;
        if (!QFile::exists(top + u"/cgroup.procs"))
            QSKIP("this computer has no such control groups");
        const QString name = u"runwatt-test-%1"_s.arg(::getpid());
        if (!QDir(top).mkdir(name))
            QSKIP("only root makes control groups");
        const auto remove = qScopeGuard([&] { QDir(top).rmdir(name); });
        // A container's top is a group of the device's; and both versions are where they would be
        // alone.
        const QString mount = isFirst
            ? (isContainer ? u"mount --bind /sys/fs/cgroup/cpuacct/%1 /sys/fs/cgroup/cpuacct && "_s
                           : QString())
            : u"mount -t cgroup2 none /sys/fs/cgroup && "_s;
        QStringList lead{u"unshare"_s,
                         u"--mount"_s,
                         u"sh"_s,
                         u"-c"_s,
                         (mount.contains(u'%') ? mount.arg(name) : mount) + u"exec \"$@\""_s,
                         u"sh"_s};
        if (!isFirst && isContainer) {
            lead.insert(1, u"--cgroup"_s);
            lead =
                QStringList{u"sh"_s, u"-c"_s,
                            u"echo $$ >%1/%2/cgroup.procs && exec \"$@\""_s.arg(top, name), u"sh"_s}
                + lead;
        }
        LocalHelper helper(static_cast<device::Interpreter>(interpreter), lead);
        const cpu::ProcReading first = helper.read();
        burn(0.3);
        const cpu::ProcReading second = helper.read();
        const cpu::AllTasks &all = second.allTasks;
        QCOMPARE(all.whole.has_value(), isFirst && !isContainer);
        QCOMPARE(all.groups.contains(name.toUtf8()), !isFirst && !isContainer);
        // kthreadd.
        QCOMPARE(second.atTop.contains(2), !isFirst && !isContainer);
        const cpu::TaskInterval interval = cpu::taskInterval(first, second);
        if (isContainer)
            QVERIFY(!interval.allTasks);
        if (isFirst && !isContainer) {
            QVERIFY(interval.allTasks);
            const double busy = interval.total.busy();
            QVERIFY2(*interval.allTasks >= 0.3 - kTicks && *interval.allTasks <= busy + 2 * kTicks,
                     qPrintable(u"%1 of %2"_s.arg(*interval.allTasks).arg(busy)));
        }
    }

    void anAccountBecomesSummariesThatAddUp()
    {
        cpu::TaskInterval interval;
        interval.window = {0, kNsPerSecond};
        interval.total.user = 1;
        for (int i = 0; i < 100; ++i) {
            cpu::TaskTime task;
            task.pid = i;
            task.name = u"job %1"_s.arg(i);
            task.owner = cpu::TaskOwner::Benchmark;
            task.user = i == 0 ? 0.001 : 0.0001 * (100 + i);
            interval.tasks.push_back(task);
        }
        const series::Window window{0, kNsPerSecond};
        const cpu::WindowAccount account = cpu::account(std::span(&interval, 1), window);
        const auto summaries = cpuSummaries(account, window, {3}, Origin::Emulated);
        double parts = 0;
        double busy = 0;
        QStringList threads;
        for (const store::SummaryRecord &summary : summaries) {
            QCOMPARE(summary.unit, u"s"_s);
            QCOMPARE(summary.trial, store::TrialId{3});
            QCOMPARE(summary.origin, Origin::Emulated);
            if (summary.measure == u"cpu.account")
                parts += summary.value;
            else if (summary.measure == u"cpu.busy")
                busy = summary.value;
            else if (summary.measure == u"cpu.thread")
                threads.append(summary.detail);
        }
        QCOMPARE(busy, 1.0);
        QVERIFY(std::abs(parts - busy) < 1e-9);
        QCOMPARE(threads.size(), 40);
        QCOMPARE(threads.front(), u"benchmark: job 99"_s);
        // What is not known of the ends is told with each.
        const series::Window later{kNsPerSecond / 2, kNsPerSecond};
        for (const store::SummaryRecord &summary : cpuSummaries(
                 cpu::account(std::span(&interval, 1), later), later, {3}, Origin::Measured))
            QCOMPARE(summary.uncertainty, std::abs(summary.value));
        // Of less than half of the window it says nothing.
        const series::Window longer{0, 3 * kNsPerSecond};
        QVERIFY(cpuSummaries(cpu::account(std::span(&interval, 1), longer), longer, {3},
                             Origin::Measured)
                    .empty());
        QVERIFY(cpuSummaries({}, window, {3}, Origin::Measured).empty());
    }

private:
    static void addInterpreters()
    {
        QTest::addColumn<int>("interpreter");
        QTest::addRow("python3") << int(device::Interpreter::Python);
        QTest::addRow("plain sh") << int(device::Interpreter::Shell);
    }
};

QTEST_GUILESS_MAIN(TestCpuCounters)
#include "tst_cpucounters.moc"
