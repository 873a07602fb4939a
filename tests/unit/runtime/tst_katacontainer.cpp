// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"
#include "tests/support/katadevice.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QFileInfo>
#include <QTest>
#include <QUuid>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// The life of a Kata container by ctr, with a real containerd over a real sshd, and a stand-in for
/// Kata. What is asked of the container itself is the same as of runc's: see tst_runccontainer.
class TestKataContainer : public QObject
{
    Q_OBJECT

private:
    KataDevice m_kata;
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tag;

    RuntimePlace place(bool python = true)
    {
        RuntimePlace place = m_device.place(python);
        place.folder = m_folder->path();
        place.tag = m_tag;
        place.tools = QStringList{u"fio"_s};
        return place;
    }

    static std::unique_ptr<Runtime> container(const RuntimePlace &place)
    {
        auto made = makeRuntime(u"KC"_s, place);
        if (!made)
            qInfo() << made.error().text();
        return made ? std::move(*made) : nullptr;
    }

    /// What containerd has of ours.
    QByteArray traces() { return m_device.asRoot(QString::fromUtf8(KataDevice::tracesCommand())); }

private slots:

    void initTestCase()
    {
        const QString obstacle = KataDevice::obstacle();
        if (!obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY2(m_kata.start(), m_kata.log().constData());
        QVERIFY2(m_device.open(m_kata.device().target()), qPrintable(m_device.fixture.problem()));
        const device::Capability able = m_device.profile.capability(u"KC"_s);
        QVERIFY2(able.state == device::Capability::State::Limited, qPrintable(able.reason));
        QVERIFY2(able.reason.contains(u"stand-in"), qPrintable(able.reason));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's, \"so\"-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem();
        else if (m_device.connection)
            QCOMPARE(traces(), "");
    }

    void aCommandRunsInAContainerOfItsOwn_data()
    {
        QTest::addColumn<bool>("python");
        QTest::addRow("python3") << true;
        QTest::addRow("plain sh") << false;
    }

    void aCommandRunsInAContainerOfItsOwn()
    {
        QFETCH(bool, python);
        const std::unique_ptr<Runtime> runtime = container(place(python));
        QVERIFY(runtime && m_device.start(*runtime));
        QCOMPARE(runtime->origin(), Origin::StandIn);
        const TimeNs before = steadyNowNs();
        const MeasuredDevice::Outcome said =
            m_device.run(*runtime,
                         {u"sh"_s, u"-c"_s, u"printf '%s|' \"$1\"; cat /proc/1/comm; exit 3"_s,
                          u"x"_s, u"it's \"$(id)\""_s});
        const TimeNs after = steadyNowNs();
        QVERIFY(said.end);
        QCOMPARE(said.output.trimmed(), "it's \"$(id)\"|cat");
        QCOMPARE(said.end->status, 3);
        QVERIFY(said.end->startSteadyNs && said.end->exitSteadyNs);
        const TimeNs slack =
            runtime->clock()->uncertaintyNs(after) + 20 * kNsPerMs; // sh counts in 10 ms
        QVERIFY(*said.end->startSteadyNs >= before - slack);
        QVERIFY(*said.end->exitSteadyNs <= after + slack);
        QVERIFY(m_device.end(*runtime));
    }

    void theWorkloadIsTheDevicesOwnProgramAsTheSameUserInTheSharedFolder()
    {
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY(runtime && m_device.start(*runtime));
        const QString file = m_folder->filePath(u"data-1048576"_s);
        const MeasuredDevice::Outcome fio =
            m_device.run(*runtime,
                         {u"fio"_s, u"--name=x"_s, QString(u"--filename="_s + file), u"--size=1M"_s,
                          u"--rw=write"_s, u"--output-format=json"_s});
        QVERIFY(fio.end && fio.end->status == 0);
        QVERIFY(fio.output.contains("\"fio version\""));
        QCOMPARE(QFileInfo(file).size(), 1024 * 1024);
        QCOMPARE(QFileInfo(file).ownerId(), geteuid());
        // Nothing else of the device is there, and the root can't be written.
        const MeasuredDevice::Outcome other = m_device.run(
            *runtime, {u"sh"_s, u"-c"_s, u"echo x >/usr/x; cat /etc/shadow; echo done"_s});
        QCOMPARE(other.output, "done\n");
        QVERIFY(m_device.end(*runtime));
    }

    void itsFactsSayWhatItIs()
    {
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY(runtime && m_device.start(*runtime));
        QMap<QString, QString> facts;
        for (const device::Fact &fact : runtime->facts())
            facts.insert(fact.name, fact.value);
        QVERIFY2(facts.value(u"engine"_s).startsWith(u"ctr 1."_s),
                 qPrintable(facts.value(u"engine"_s)));
        QCOMPARE(facts.value(u"rootfs.sha256"_s).size(), 64);
        QVERIFY(facts.value(u"kata"_s).endsWith(u"(stand-in)"));
        QVERIFY(facts.value(u"kata.config"_s).endsWith(u"/configuration.toml"));
        QCOMPARE(facts.value(u"kata.config.sha256"_s).size(), 64);
        QCOMPARE(facts.value(u"kata.hypervisor"_s), u"qemu"_s);
        QCOMPARE(facts.value(u"kata.shared-fs"_s), u"virtio-fs"_s);
        QCOMPARE(facts.value(u"kata.cache"_s), u"auto"_s);
        QCOMPARE(facts.value(u"kata.cgroup-only"_s), u"false"_s);
        QCOMPARE(facts.value(u"kata.storage"_s), u"shared"_s);
        QVERIFY(!facts.contains(u"kata.volume"_s));
        QCOMPARE(facts.value(u"network"_s), u"none"_s);
        // What was seen inside: of the stand-in it is the device's own.
        QCOMPARE(facts.value(u"kata.kernel"_s), QSysInfo::kernelVersion());
        QCOMPARE(facts.value(u"kata.cpus"_s).toInt(), m_device.profile.cpuCount);
        QCOMPARE(facts.value(u"kata.memory"_s).toLongLong(), m_device.profile.memoryBytes);
        QCOMPARE(facts.value(u"kata.files"_s).toUtf8(),
                 m_device.asUser(
                     u"stat -f -c %T '%1'"_s.arg(m_folder->path().replace(u'\'', u"'\\''"_s)))
                         == "ext2/ext3"
                     ? QByteArray("ext4")
                     : facts.value(u"kata.files"_s).toUtf8());
        QVERIFY(!facts.value(u"kata.files"_s).isEmpty());
        QVERIFY(!facts.contains(u"budget.holds"_s)); // there is none
        const auto cost = ssh::await(runtime->cost(StopToken()));
        QVERIFY2(m_device.fixture.keep(cost), qPrintable(m_device.fixture.problem()));
        QVERIFY((**cost).startUpNs && *(**cost).startUpNs > 0);
        // The waiting process, the helper's and their shim: more than a page, less than the
        // machine.
        QVERIFY((**cost).memoryBytes && *(**cost).memoryBytes > 100'000);
        QVERIFY(*(**cost).memoryBytes < m_device.profile.memoryBytes);
        QVERIFY(m_device.end(*runtime));
    }

    void itsControlGroupIsTheSandboxs()
    {
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY(runtime && m_device.start(*runtime));
        const QString member = runtime->controlGroup();
        QVERIFY(runtime->processIds().contains(member.toLongLong()));
        const QByteArray groups = m_device.asRoot(u"cat /proc/%1/cgroup"_s.arg(member));
        QVERIFY2(groups.contains(m_tag.toUtf8()), groups.constData());
        QVERIFY(m_device.end(*runtime));
        QCOMPARE(runtime->controlGroup(), QString());
    }

    void stoppingACommandReachesItInside_data() { aCommandRunsInAContainerOfItsOwn_data(); }

    void stoppingACommandReachesItInside()
    {
        QFETCH(bool, python);
        const std::unique_ptr<Runtime> runtime = container(place(python));
        QVERIFY(runtime && m_device.start(*runtime));
        ToolRun tool(runtime->run({u"sh"_s, u"-c"_s,
                                   u"trap 'echo told; exit 0' TERM; echo up; "
                                   "while :; do read -r x </proc/uptime; done"_s},
                                  u"loop"_s),
                     &m_device.clock);
        QByteArray output;
        connect(&tool, &ToolRun::output, this,
                [&](const QByteArray &bytes, TimeNs) { output += bytes; });
        QTRY_COMPARE(output, "up\n");
        QVERIFY(m_device.fixture.keep(ssh::await(tool.stop(StopToken()))));
        QTRY_COMPARE(output.trimmed(), "up\ntold");
        QVERIFY(m_device.end(*runtime));
    }

    void whatIgnoresBeingToldEndsWithTheContainer()
    {
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY(runtime && m_device.start(*runtime));
        const auto process =
            runtime->run({u"sh"_s, u"-c"_s,
                          u"trap '' TERM; echo up; while :; do read -r x </proc/uptime; done"_s},
                         u"x"_s);
        QByteArray output;
        connect(process.get(), &ssh::Process::standardOutput, this,
                [&](const QByteArray &bytes) { output += bytes; });
        QTRY_VERIFY(output.contains("up\n"));
        QVERIFY(m_device.end(*runtime));
        QTRY_VERIFY(process->isFinished());
    }

    void aBudgetHoldsAndItsKillsAreCounted()
    {
        RuntimePlace limited = place();
        limited.budget.cpus = u"0"_s;
        limited.budget.memoryBytes = 128LL << 20;
        if (!checkBudget(limited.budget, limited.profile))
            QSKIP("the machine can't limit memory");
        const std::unique_ptr<Runtime> runtime = container(limited);
        QVERIFY(runtime && m_device.start(*runtime));
        const QList<device::Fact> facts = runtime->facts();
        QVERIFY(std::ranges::any_of(facts, [](const device::Fact &fact) {
            return fact.name == u"budget.holds" && fact.value == u"guest";
        }));
        const MeasuredDevice::Outcome cpus = m_device.run(
            *runtime,
            {u"sh"_s, u"-c"_s,
             u"while read -r k v; do case $k in Cpus_allowed_list:) echo $v;; esac; done "
             "</proc/self/status"_s});
        QCOMPARE(cpus.output, "0\n");
        const auto none = ssh::await(runtime->memoryKills(StopToken()));
        QVERIFY(none && *none && **none == 0);
        const MeasuredDevice::Outcome eater =
            m_device.run(*runtime, {u"python3"_s, u"-c"_s, u"x = bytearray(1 << 30)"_s});
        QVERIFY(eater.end && eater.end->status == -9);
        const auto one = ssh::await(runtime->memoryKills(StopToken()));
        QVERIFY(one && *one);
        QCOMPARE(**one, 1);
        QVERIFY(m_device.end(*runtime));
    }

    void theContainerEndsWithTheConnection()
    {
        {
            const std::unique_ptr<Runtime> runtime = container(place());
            QVERIFY(runtime && m_device.start(*runtime));
            QVERIFY(traces().contains(m_tag.toUtf8()));
            m_device.connection->close();
        }
        m_device.connection = m_device.fixture.connected(m_kata.device().target());
        QVERIFY2(m_device.connection, qPrintable(m_device.fixture.problem()));
        // What is left of it, where ctr was ended while it removed it, runs no more.
        QTRY_COMPARE(m_device.asRoot(u"ctr --namespace runwatt tasks list | grep -c RUNNING"_s),
                     "0");
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY2(m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        QVERIFY(m_device.end(*runtime));
    }

    void oneThatSomebodyEndsIsTold()
    {
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY(runtime && m_device.start(*runtime));
        m_device.asRoot(u"ctr --namespace runwatt tasks kill --signal KILL %1"_s.arg(m_tag));
        const auto broken = ssh::await(runtime->broken(StopToken()));
        QVERIFY(broken && *broken);
        QCOMPARE((**broken).code, ErrorCode::System);
        QVERIFY(m_device.end(*runtime));
    }

    void whatNobodyWorksOnIsListedAndRemoved()
    {
        const std::unique_ptr<Runtime> left = container(place());
        QVERIFY(left && m_device.start(*left));
        // What is not ours stays.
        const QString others =
            u"ctr containers create --config '%1/kata-config.json' runwatt-is-mine; "
            "ctr --namespace runwatt containers create "
            "--config '%1/kata-config.json' somebodys"_s.arg(
                m_folder->path().replace(u'\'', u"'\\''"_s));
        m_device.asRoot(others);
        const auto ours = [this](device::LeftoverCare care) {
            return m_device.leftovers(m_tag, {}, care).filter(u"ctr:"_s);
        };
        const QStringList one{u"container ctr:"_s + m_tag};
        QCOMPARE(ours(device::LeftoverCare::Look), one);
        QCOMPARE(ours(device::LeftoverCare::Remove), one);
        QCOMPARE(ours(device::LeftoverCare::Look), QStringList());
        QCOMPARE(m_device.asRoot(u"ctr containers list -q; ctr --namespace runwatt containers list "
                                 "-q; ctr containers delete runwatt-is-mine; ctr --namespace "
                                 "runwatt containers delete somebodys; "
                                 "ctr namespaces remove runwatt >/dev/null"_s),
                 "runwatt-is-mine\nsomebodys");
    }

    void whatAKilledClientLeavesIsRemovedByTheNextStart()
    {
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY(runtime && m_device.start(*runtime));
        // Its own client, which can't remove it any more then.
        QVERIFY(m_kata.device().run("for p in /proc/[0-9]*; do case $(tr '\\0' ' ' <$p/cmdline "
                                    "2>/dev/null) in 'ctr --namespace runwatt run '*) "
                                    "kill -KILL ${p#/proc/} ;; esac; done"));
        const auto broken = ssh::await(runtime->broken(StopToken()));
        QVERIFY(broken && *broken);
        QVERIFY(traces().contains(m_tag.toUtf8()));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->start(StopToken()))));
        QVERIFY(m_device.end(*runtime));
    }

    void containerdThatIsStartedAnewEndsNothing()
    {
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY(runtime && m_device.start(*runtime));
        QVERIFY2(m_kata.startAnew(), m_kata.log().constData());
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->start(StopToken()))));
        QVERIFY(m_device.end(*runtime));
    }

    void withoutItsDaemonItIsRefusedInWords()
    {
        QVERIFY(m_kata.stopDaemon());
        const auto probed =
            ssh::await(device::probe(m_device.connection.get(), u"here"_s, StopToken()));
        QVERIFY(probed && *probed);
        const device::Capability able = (**probed).capability(u"KC"_s);
        QCOMPARE(able.state, device::Capability::State::Missing);
        QVERIFY2(able.reason.startsWith(u"containerd does not answer"_s), qPrintable(able.reason));
        RuntimePlace without = place();
        without.profile = **probed;
        const auto made = makeRuntime(u"KC"_s, without);
        QVERIFY(!made);
        QCOMPARE(made.error().why, able.reason);
        QVERIFY(made.error().remedy.contains(u"systemctl start containerd"_s));
    }
};

QTEST_GUILESS_MAIN(TestKataContainer)
#include "tst_katacontainer.moc"
