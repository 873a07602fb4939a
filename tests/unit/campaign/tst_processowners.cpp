// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/processowners.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;
using cpu::TaskOwner;

namespace {

cpu::TaskCounters process(qint64 pid, const QString &command, qint64 parent, qint64 threads = 1)
{
    cpu::TaskCounters counters;
    counters.id = pid;
    counters.command = command;
    counters.parent = parent;
    counters.threads = threads;
    return counters;
}

cpu::ProcReading tableOf(const std::vector<cpu::TaskCounters> &processes)
{
    cpu::ProcReading table;
    for (const cpu::TaskCounters &one : processes)
        table.processes[one.id] = one;
    return table;
}

} // namespace

class TestProcessOwners : public QObject
{
    Q_OBJECT

private slots:

    void ofANativeTrial()
    {
        ProcessOwners owners(u"fio"_s);
        owners.addOwn({30}); // the group of the wrapper's shell
        owners.setTool({32});
        owners.setReading(tableOf({process(1, u"systemd"_s, 0), process(20, u"sshd"_s, 1),
                                   process(30, u"sh"_s, 20), process(31, u"python3"_s, 30),
                                   process(32, u"fio"_s, 31), process(33, u"fio"_s, 32),
                                   process(34, u"helper"_s, 33), process(35, u"bash"_s, 20),
                                   process(36, u"make"_s, 35), process(37, u"runc"_s, 1)}));
        const auto owner = [&](qint64 pid, const QString &command) {
            return owners.ownerOf(pid, command, false);
        };
        QCOMPARE(owner(32, u"fio"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(33, u"fio"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(34, u"helper"_s), TaskOwner::Benchmark); // started by it
        QCOMPARE(owner(30, u"sh"_s), TaskOwner::Runwatt);
        QCOMPARE(owner(31, u"python3"_s), TaskOwner::Runwatt);
        QCOMPARE(owner(20, u"sshd"_s), TaskOwner::Runwatt);
        QCOMPARE(owner(90, u"pidstat"_s), TaskOwner::Runwatt);
        // A login's other processes are not ours, nor is a container where none is measured.
        QCOMPARE(owner(36, u"make"_s), TaskOwner::Foreign);
        QCOMPARE(owner(37, u"runc"_s), TaskOwner::Foreign);
        QCOMPARE(owner(1, u"systemd"_s), TaskOwner::Foreign);
        QCOMPARE(owners.ownerOf(9, u"ksoftirqd/0"_s, true), TaskOwner::Kernel);
        QCOMPARE(owners.threaded(), QList<qint64>());
    }

    void aToolThatBecomesAnotherProgramIsTheBenchmark()
    {
        // `sh -c 'exec prog'`, and a `stdbuf -oL prog` that starts others.
        ProcessOwners owners(u"sh"_s);
        owners.addOwn({30});
        owners.setTool({32});
        owners.setReading(tableOf({process(20, u"sshd"_s, 1), process(30, u"sh"_s, 20),
                                   process(31, u"python3"_s, 30), process(32, u"prog"_s, 31, 3),
                                   process(33, u"child"_s, 32), process(40, u"sh"_s, 1),
                                   process(41, u"make"_s, 40)}));
        const auto owner = [&](qint64 pid, const QString &command) {
            return owners.ownerOf(pid, command, false);
        };
        QCOMPARE(owner(32, u"prog"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(33, u"child"_s), TaskOwner::Benchmark);
        QCOMPARE(owners.threaded(), QList<qint64>({32}));
        // Ours has the tool's name, and so has somebody else's.
        QCOMPARE(owner(30, u"sh"_s), TaskOwner::Runwatt);
        QCOMPARE(owner(40, u"sh"_s), TaskOwner::Foreign);
        QCOMPARE(owner(41, u"make"_s), TaskOwner::Foreign);
        // What has ended since the reading before is told by where it was then.
        owners.setReading(tableOf({process(20, u"sshd"_s, 1), process(30, u"sh"_s, 20),
                                   process(31, u"python3"_s, 30), process(40, u"sh"_s, 1)}));
        QCOMPARE(owner(33, u"child"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(41, u"make"_s), TaskOwner::Foreign);
    }

    void otherProcessesOfTheToolsNameAreNotTheBenchmark()
    {
        ProcessOwners owners(u"python3"_s);
        owners.addOwn({30, 50}); // 50 serves the other end
        owners.setTool({32});
        owners.setReading(tableOf({process(20, u"sshd"_s, 1), process(30, u"python3"_s, 20),
                                   process(32, u"python3"_s, 30), process(50, u"python3"_s, 20),
                                   process(60, u"python3"_s, 1)}));
        QCOMPARE(owners.ownerOf(32, u"python3"_s, false), TaskOwner::Benchmark);
        QCOMPARE(owners.ownerOf(30, u"python3"_s, false), TaskOwner::Runwatt);
        QCOMPARE(owners.ownerOf(50, u"python3"_s, false), TaskOwner::Runwatt);
        QCOMPARE(owners.ownerOf(60, u"python3"_s, false), TaskOwner::Foreign);
        // pidstat may tell of one that no reading has seen yet: of that the name is all there is.
        QCOMPARE(owners.ownerOf(70, u"python3"_s, false), TaskOwner::Benchmark);
        QCOMPARE(owners.ownerOf(71, u"make"_s, false), TaskOwner::Foreign);
    }

    void whatTheToolPutsIntoTheBackgroundIsTheBenchmarkWhoeverAdoptsIt()
    {
        // Here 30 takes orphans, as the guard of this computer's connection does; elsewhere init.
        ProcessOwners owners(u"sh"_s);
        owners.addOwn({30});
        owners.setTool({32});
        const cpu::TaskCounters guard = process(30, u"sh"_s, 20);
        const cpu::TaskCounters tool = process(32, u"sh"_s, 30);
        owners.setReading(tableOf({guard, tool, process(33, u"sh"_s, 32), process(34, u"job"_s, 33),
                                   process(35, u"cron"_s, 1)}));
        const auto owner = [&](qint64 pid, const QString &command) {
            return owners.ownerOf(pid, command, false);
        };
        QCOMPARE(owner(34, u"job"_s), TaskOwner::Benchmark);
        // 34 was seen under the tool; 40 was not, and bears the mark, as what it starts does not
        // need to.
        cpu::ProcReading reading =
            tableOf({guard, tool, process(34, u"job"_s, 30), process(40, u"daemon"_s, 1),
                     process(41, u"worker"_s, 40), process(36, u"cron"_s, 1)});
        reading.marked = {40};
        owners.setReading(reading);
        QCOMPARE(owner(34, u"job"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(40, u"daemon"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(41, u"worker"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(36, u"cron"_s), TaskOwner::Foreign);
        QCOMPARE(owner(30, u"sh"_s), TaskOwner::Runwatt);
        // Also when the tool has ended, and after its own end.
        reading = tableOf({guard, process(34, u"job"_s, 30)});
        owners.setReading(reading);
        QCOMPARE(owner(34, u"job"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(40, u"daemon"_s), TaskOwner::Benchmark);
        // Another process of that number is another one's.
        reading.processes[34].started = 900;
        owners.setReading(reading);
        QCOMPARE(owner(34, u"job"_s), TaskOwner::Runwatt);
    }

    void aNativeTrialWithAGroupHasNoRuntime()
    {
        ProcessOwners owners(u"docker"_s);
        owners.addOwn({30});
        owners.setTool({32});
        cpu::ProcReading reading = tableOf(
            {process(30, u"sh"_s, 20), process(32, u"docker"_s, 30), process(33, u"daemon"_s, 1),
             process(40, u"dockerd"_s, 1), process(41, u"containerd-shim"_s, 1)});
        reading.members = {32, 33};
        owners.setReading(reading);
        QCOMPARE(owners.ownerOf(32, u"docker"_s, false), TaskOwner::Benchmark);
        QCOMPARE(owners.ownerOf(33, u"daemon"_s, false), TaskOwner::Benchmark); // of its group
        QCOMPARE(owners.ownerOf(40, u"dockerd"_s, false), TaskOwner::Foreign);
        QCOMPARE(owners.ownerOf(41, u"containerd-shim"_s, false), TaskOwner::Foreign);
    }

    void aWrapperThatTellsItsOwnNumberIsNotTheTool()
    {
        ProcessOwners owners(u"sh"_s);
        owners.addOwn({30});
        owners.setTool({31, true});
        owners.setReading(tableOf({process(30, u"sh"_s, 20), process(31, u"sh"_s, 30),
                                   process(32, u"sh"_s, 31), process(33, u"dd"_s, 32)}));
        QCOMPARE(owners.ownerOf(31, u"sh"_s, false), TaskOwner::Runwatt);
        QCOMPARE(owners.ownerOf(32, u"sh"_s, false), TaskOwner::Benchmark);
        QCOMPARE(owners.ownerOf(33, u"dd"_s, false), TaskOwner::Benchmark);
    }

    void ofAContainer()
    {
        // By its group: what runs inside has numbers of its own, and here another name.
        ProcessOwners owners(u"stdbuf"_s);
        owners.setRuntime({40, 41});
        owners.addOwn({50});
        cpu::ProcReading reading = tableOf(
            {process(40, u"python3"_s, 20), process(41, u"runc"_s, 40, 5),
             process(42, u"cat"_s, 41), process(50, u"python3"_s, 20),
             process(51, u"runc"_s, 50, 6), process(52, u"python3"_s, 51),
             process(53, u"prog"_s, 52, 2), process(54, u"child"_s, 53),
             process(60, u"containerd"_s, 1, 12), process(61, u"containerd-shim"_s, 1, 12),
             process(62, u"sh"_s, 61), process(63, u"runc"_s, 61), process(70, u"stdbuf"_s, 1)});
        reading.members = {42, 52, 53, 54};
        owners.setReading(reading);
        const auto owner = [&](qint64 pid, const QString &command) {
            return owners.ownerOf(pid, command, false);
        };
        QCOMPARE(owner(42, u"cat"_s), TaskOwner::Runtime);
        QCOMPARE(owner(51, u"runc"_s), TaskOwner::Runtime);
        // Somebody else's containers, and the service that only they use.
        QCOMPARE(owner(60, u"containerd"_s), TaskOwner::Foreign);
        QCOMPARE(owner(61, u"containerd-shim"_s), TaskOwner::Foreign);
        QCOMPARE(owner(62, u"sh"_s), TaskOwner::Foreign);
        QCOMPARE(owner(63, u"runc"_s), TaskOwner::Foreign);
        QCOMPARE(owner(53, u"prog"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(54, u"child"_s), TaskOwner::Benchmark);
        // What stamps its output in the container is ours, too.
        QCOMPARE(owner(52, u"python3"_s), TaskOwner::Runwatt);
        QCOMPARE(owner(50, u"python3"_s), TaskOwner::Runwatt);
        QCOMPARE(owner(70, u"stdbuf"_s), TaskOwner::Foreign);
        QCOMPARE(owners.threaded(), (QList<qint64>{41, 51, 53}));
        // The tool has ended, and its wrapper tells how.
        reading.processes.erase(53);
        reading.processes.erase(54);
        reading.members = {42, 52};
        owners.setReading(reading);
        QCOMPARE(owner(52, u"python3"_s), TaskOwner::Runwatt);
        QCOMPARE(owner(54, u"child"_s), TaskOwner::Benchmark);
    }

    void ofAnEnginesContainer()
    {
        ProcessOwners owners(u"fio"_s);
        owners.setRuntime({40});
        owners.addOwn({50});
        cpu::ProcReading reading = tableOf(
            {process(10, u"dockerd"_s, 1, 9), process(11, u"containerd"_s, 1, 9),
             process(12, u"sh"_s, 11), process(13, u"docker-proxy"_s, 10),
             process(40, u"python3"_s, 20), process(41, u"docker"_s, 40, 9),
             process(50, u"python3"_s, 20), process(51, u"docker"_s, 50, 9),
             process(60, u"containerd-shim"_s, 1, 12), process(61, u"containerd-shim"_s, 1, 12),
             process(42, u"cat"_s, 60), process(52, u"python3"_s, 60), process(53, u"fio"_s, 52),
             process(64, u"runc"_s, 60), process(62, u"fio"_s, 61), process(71, u"docker"_s, 1)});
        reading.members = {42, 52, 53};
        owners.setReading(reading);
        const auto owner = [&](qint64 pid, const QString &command) {
            return owners.ownerOf(pid, command, false);
        };
        QCOMPARE(owner(53, u"fio"_s), TaskOwner::Benchmark);
        QCOMPARE(owner(52, u"python3"_s), TaskOwner::Runwatt);
        QCOMPARE(owner(42, u"cat"_s), TaskOwner::Runtime);
        QCOMPARE(owner(60, u"containerd-shim"_s), TaskOwner::Runtime);
        QCOMPARE(owner(64, u"runc"_s), TaskOwner::Runtime);
        QCOMPARE(owner(51, u"docker"_s), TaskOwner::Runtime);
        // The services do the work that we ask for; what they have started for others is theirs.
        QCOMPARE(owner(10, u"dockerd"_s), TaskOwner::Runtime);
        QCOMPARE(owner(11, u"containerd"_s), TaskOwner::Runtime);
        QCOMPARE(owner(12, u"sh"_s), TaskOwner::Foreign);
        QCOMPARE(owner(13, u"docker-proxy"_s), TaskOwner::Foreign);
        QCOMPARE(owner(61, u"containerd-shim"_s), TaskOwner::Foreign);
        QCOMPARE(owner(62, u"fio"_s), TaskOwner::Foreign);
        QCOMPARE(owner(71, u"docker"_s), TaskOwner::Foreign);
    }

    void whereAContainersGroupIsNotToldTheNameDecides()
    {
        ProcessOwners owners(u"fio"_s);
        owners.setRuntime({40});
        owners.addOwn({50});
        owners.setReading(tableOf({process(40, u"python3"_s, 20), process(50, u"fio"_s, 20),
                                   process(51, u"runc"_s, 50, 6), process(52, u"python3"_s, 51),
                                   process(53, u"fio"_s, 52), process(60, u"containerd-shim"_s, 1),
                                   process(61, u"cat"_s, 60)}));
        QCOMPARE(owners.ownerOf(53, u"fio"_s, false), TaskOwner::Benchmark);
        QCOMPARE(owners.ownerOf(60, u"containerd-shim"_s, false), TaskOwner::Runtime);
        QCOMPARE(owners.ownerOf(61, u"cat"_s, false), TaskOwner::Runtime);
        QCOMPARE(owners.ownerOf(50, u"fio"_s, false), TaskOwner::Runwatt);
    }

    void ofAGuestNothingOnTheDeviceIsTheBenchmark()
    {
        ProcessOwners owners{QString()};
        owners.setRuntime({70});
        cpu::ProcReading reading =
            tableOf({process(70, u"python3"_s, 20), process(71, u"sh"_s, 70),
                     process(72, u"qemu-system-x86"_s, 71, 4), process(80, u"fio"_s, 1)});
        reading.members = {70, 71, 72};
        owners.setReading(reading);
        QCOMPARE(owners.ownerOf(72, u"qemu-system-x86"_s, false), TaskOwner::Runtime);
        QCOMPARE(owners.ownerOf(80, u"fio"_s, false), TaskOwner::Foreign);
    }

    void workersForANetworkAreOfTheirGuest()
    {
        ProcessOwners owners(u"fio"_s);
        owners.setRuntime({70});
        QCOMPARE(owners.ownerOf(80, u"vhost-70"_s, true), TaskOwner::Runtime);
        QCOMPARE(owners.ownerOf(81, u"vhost-71"_s, true), TaskOwner::Kernel);
        QCOMPARE(owners.ownerOf(82, u"vhost-"_s, true), TaskOwner::Kernel);
        QCOMPARE(owners.ownerOf(83, u"kvm-nx-lpage-recovery-70"_s, true), TaskOwner::Runtime);
        QCOMPARE(owners.ownerOf(84, u"kvm-nx-lpage-re"_s, true), TaskOwner::Kernel);
        QCOMPARE(owners.ownerOf(85, u"kvm-pit/70"_s, true), TaskOwner::Runtime);
    }

    void aWorkerGoesByWhoseItsMonitorIs()
    {
        ProcessOwners owners(u"fio"_s);
        owners.setRuntime({70});
        cpu::ProcReading reading =
            tableOf({process(2, u"kthreadd"_s, 0), process(70, u"python3"_s, 20),
                     process(72, u"qemu-system-x86"_s, 70, 4), process(90, u"qemu-kvm"_s, 1, 9)});
        reading.processes[2].isKernelThread = true;
        reading.threads[72] = {{72, process(72, u"qemu-system-x86"_s, 0)},
                               {74, process(74, u"worker"_s, 0)}};
        owners.setReading(reading);
        // What the runtime has started; by the thread that has asked for it, too.
        QCOMPARE(owners.ownerOf(80, u"vhost-72"_s, true), TaskOwner::Runtime);
        QCOMPARE(owners.ownerOf(81, u"vhost-74"_s, true), TaskOwner::Runtime);
        // Somebody else's guest is no work of ours.
        QCOMPARE(owners.ownerOf(82, u"vhost-90"_s, true), TaskOwner::Foreign);
        QCOMPARE(owners.ownerOf(83, u"vhost-2"_s, true), TaskOwner::Kernel);
        QCOMPARE(owners.ownerOf(84, u"vhost-99999999999999999999"_s, true), TaskOwner::Kernel);
    }

    void aLongNameIsCutAsTheKernelCutsIt()
    {
        ProcessOwners owners(u"a-benchmark-of-mine"_s);
        QCOMPARE(owners.ownerOf(5, u"a-benchmark-of-"_s, false), TaskOwner::Benchmark);
        QCOMPARE(owners.ownerOf(6, u"a-benchmark"_s, false), TaskOwner::Foreign);
    }

    void aRingOfParentsEnds()
    {
        ProcessOwners owners(u"fio"_s);
        owners.setReading(tableOf({process(5, u"a"_s, 6), process(6, u"b"_s, 5)}));
        QCOMPARE(owners.ownerOf(5, u"a"_s, false), TaskOwner::Foreign);
    }
};

QTEST_GUILESS_MAIN(TestProcessOwners)
#include "tst_processowners.moc"
