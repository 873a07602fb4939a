// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUuid>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// The container's whole life with a real runc over a real sshd.
class TestRuncContainer : public QObject
{
    Q_OBJECT

private:
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

    std::unique_ptr<Runtime> container(bool python = true)
    {
        auto made = makeRuntime(u"RC"_s, place(python));
        return made ? std::move(*made) : nullptr;
    }

    /// What of a container with our tag is on the device.
    QByteArray traces()
    {
        return m_device.asRoot(u"ls -d /run/%1 /sys/fs/cgroup/%1 /sys/fs/cgroup/*/%1 2>/dev/null; "
                               "grep -l -- %1 /proc/[0-9]*/cgroup 2>/dev/null"_s.arg(m_tag));
    }

private slots:

    void initTestCase()
    {
        QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem()));
        const device::Capability able = m_device.profile.capability(u"RC"_s);
        if (able.state != device::Capability::State::Ready)
            QSKIP(qPrintable(able.reason));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem();
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
        const std::unique_ptr<Runtime> runtime = container(python);
        QVERIFY(runtime && m_device.start(*runtime));
        QCOMPARE(runtime->origin(), Origin::Measured);
        QVERIFY(!runtime->sharesProcessIds());
        const TimeNs before = steadyNowNs();
        const MeasuredDevice::Outcome said =
            m_device.run(*runtime,
                         {u"sh"_s, u"-c"_s,
                          u"printf '%s|' \"$1\"; read -r name </proc/sys/kernel/"
                          "hostname; echo $name; cat /proc/1/comm"_s,
                          u"x"_s, u"it's \"$(id)\""_s});
        const TimeNs after = steadyNowNs();
        QVERIFY(said.end);
        QCOMPARE(said.output, "it's \"$(id)\"|runwatt\ncat\n");
        QCOMPARE(said.end->status, 0);
        QVERIFY(said.end->startSteadyNs && said.end->exitSteadyNs);
        const TimeNs slack =
            m_device.clock.uncertaintyNs(after) + 20 * kNsPerMs; // sh counts in 10 ms
        QVERIFY(*said.end->startSteadyNs >= before - slack);
        QVERIFY(*said.end->exitSteadyNs <= after + slack);
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->clean(StopToken()))));
    }

    void theNextCampaignTakesItsTreeFromThisOne()
    {
        const QString kept = m_folder->filePath(u"kept"_s);
        const auto fioIn = [&](const QString &campaign) {
            RuntimePlace place = this->place();
            place.folder = m_folder->filePath(campaign);
            place.keptFolder = kept;
            if (!QDir().mkpath(place.folder))
                return QByteArray("no folder");
            auto made = makeRuntime(u"RC"_s, place);
            if (!made || !m_device.fixture.keep(ssh::await((*made)->prepare(StopToken()))))
                return QByteArray("not prepared");
            const bool runs = m_device.start(**made)
                && m_device.run(**made, {u"fio"_s, u"--version"_s}).output.startsWith("fio-")
                && m_device.fixture.keep(ssh::await((*made)->clean(StopToken())));
            if (!runs)
                return QByteArray("does not run");
            return m_device.asRoot(
                u"stat -c %i \"%1/rootfs$(readlink -f \"$(command -v fio)\")\""_s.arg(
                    place.folder));
        };
        const QByteArray first = fioIn(u"first"_s);
        QVERIFY2(first.toLongLong() > 0, first.constData());
        QCOMPARE(fioIn(u"second"_s), first);
        // Nor does the first one's folder take it along; and what was changed is made anew.
        QVERIFY(QDir(m_folder->filePath(u"first"_s)).removeRecursively());
        QCOMPARE(fioIn(u"third"_s), first);
        m_device.asRoot(u"cd \"%1\"/tree-*/tree && echo x >>etc/passwd"_s.arg(kept));
        const QByteArray fourth = fioIn(u"fourth"_s);
        QVERIFY2(fourth.toLongLong() > 0 && fourth != first, fourth.constData());
        QCOMPARE(fioIn(u"fifth"_s), fourth);
        // A folder of somebody else's, or a link, is not looked into.
        m_device.asRoot(u"mv \"%1\" \"%1.away\" && ln -s \"%1.away\" \"%1\""_s.arg(kept));
        const QByteArray sixth = fioIn(u"sixth"_s);
        QVERIFY2(sixth.toLongLong() > 0 && sixth != fourth, sixth.constData());
    }

    void theWorkloadIsTheDevicesOwnProgramAsTheSameUserInTheSharedFolder()
    {
        const std::unique_ptr<Runtime> runtime = container();
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
        // Byte for byte what NT runs.
        QCOMPARE(
            m_device.asRoot(
                u"p=$(readlink -f \"$(command -v fio)\"); cmp \"$p\" %1\"$p\" && echo same"_s.arg(
                    QString::fromUtf8(shellQuote(m_folder->filePath(u"rootfs"_s))))),
            "same");
        // Nothing else of the device is there, and the root can't be written.
        const MeasuredDevice::Outcome other = m_device.run(
            *runtime, {u"sh"_s, u"-c"_s, u"echo x >/usr/x; cat /etc/shadow; echo done"_s});
        QCOMPARE(other.output, "done\n");
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
    }

    void itsFactsSayWhatItIs()
    {
        const std::unique_ptr<Runtime> runtime = container();
        QVERIFY(runtime && m_device.start(*runtime));
        QMap<QString, QString> facts;
        for (const device::Fact &fact : runtime->facts())
            facts.insert(fact.name, fact.value);
        QVERIFY(facts.value(u"runc"_s).contains(u"runc version"_s));
        QCOMPARE(facts.value(u"rootfs.sha256"_s).size(), 64);
        QVERIFY(facts.value(u"rootfs.bytes"_s).toLongLong() > 1'000'000);
        const QJsonObject config =
            QJsonDocument::fromJson(facts.value(u"config"_s).toUtf8()).object();
        QCOMPARE(config.value(u"ociVersion"_s).toString(), u"1.0.2"_s);
        const auto cost = ssh::await(runtime->cost(StopToken()));
        QVERIFY2(m_device.fixture.keep(cost), qPrintable(m_device.fixture.problem()));
        QVERIFY((**cost).startUpNs && *(**cost).startUpNs > 0);
        // runc and the waiting process: more than a page, less than the machine.
        QVERIFY((**cost).memoryBytes && *(**cost).memoryBytes > 100'000);
        QVERIFY(*(**cost).memoryBytes < m_device.profile.memoryBytes);
        // Made again, it is the same, so trials of two campaigns can be told to be alike.
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->prepare(StopToken()))));
        for (const device::Fact &fact : runtime->facts())
            QCOMPARE(fact.value, facts.value(fact.name));
    }

    void stoppingACommandReachesItInside_data() { aCommandRunsInAContainerOfItsOwn_data(); }

    void stoppingACommandReachesItInside()
    {
        QFETCH(bool, python);
        const std::unique_ptr<Runtime> runtime = container(python);
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
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
    }

    void whatIgnoresBeingToldEndsWithTheContainer()
    {
        const std::unique_ptr<Runtime> runtime = container();
        QVERIFY(runtime && m_device.start(*runtime));
        const auto process =
            runtime->run({u"sh"_s, u"-c"_s,
                          u"trap '' TERM; echo up; while :; do read -r x </proc/uptime; done"_s},
                         u"x"_s);
        // Inside, and not before: a runc that begins makes the folder of its states anew.
        QByteArray output;
        connect(process.get(), &ssh::Process::standardOutput, this,
                [&](const QByteArray &bytes) { output += bytes; });
        QTRY_VERIFY(output.contains("up\n"));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        QCOMPARE(traces(), "");
        QTRY_VERIFY(process->isFinished());
    }

    void theContainerEndsWithTheConnection()
    {
        {
            const std::unique_ptr<Runtime> runtime = container();
            QVERIFY(runtime && m_device.start(*runtime));
            QVERIFY(!traces().isEmpty());
            m_device.connection->close();
        }
        m_device.connection = m_device.fixture.connected();
        QVERIFY2(m_device.connection, qPrintable(m_device.fixture.problem()));
        QTRY_VERIFY(m_device.asRoot(u"grep -l -- %1 /proc/[0-9]*/cgroup 2>/dev/null"_s.arg(m_tag))
                        .isEmpty());
        // Its state may be left, where runc itself was killed: the next one removes it.
        const std::unique_ptr<Runtime> runtime = container();
        QVERIFY2(m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
    }

    void oneThatAKilledRunwattLeftIsRemovedBeforeTheNext()
    {
        const std::unique_ptr<Runtime> left = container();
        QVERIFY(left && m_device.start(*left));
        const std::unique_ptr<Runtime> next = container();
        QVERIFY2(m_device.start(*next), qPrintable(m_device.fixture.problem()));
        QCOMPARE(m_device.run(*next, {u"true"_s}).end->status, 0);
        QVERIFY(m_device.fixture.keep(ssh::await(next->stop(StopToken()))));
    }

    void oneThatNobodyWorksOnIsListedAndRemoved()
    {
        const std::unique_ptr<Runtime> left = container();
        QVERIFY(left && m_device.start(*left));
        // As after a crash of runc itself: its state is there, and nobody waits for the container.
        m_device.asRoot(u"pkill -KILL -f -- 'runc --root /run/%1 run'; sleep 0.5"_s.arg(m_tag));
        QVERIFY(traces().contains(QByteArray("/run/" + m_tag.toUtf8())));
        const auto ours = [this](device::LeftoverCare care) {
            return m_device.leftovers(m_tag, {}, care);
        };
        const QString state = u"container /run/"_s + m_tag;
        QVERIFY(ours(device::LeftoverCare::Look).contains(state));
        QVERIFY(ours(device::LeftoverCare::Remove).contains(state));
        QCOMPARE(ours(device::LeftoverCare::Look), QStringList());
        QCOMPARE(traces(), "");
    }

    void aToolThatTheDeviceLacksIsNamed()
    {
        RuntimePlace lacking = place();
        lacking.tools = QStringList{u"no-such-tool-here"_s};
        auto runtime = makeRuntime(u"RC"_s, lacking);
        QVERIFY(runtime);
        const auto prepared = ssh::await((*runtime)->prepare(StopToken()));
        QVERIFY(prepared && !*prepared);
        QCOMPARE(prepared->error().code, ErrorCode::ToolMissing);
        QVERIFY(prepared->error().why.contains(u"no-such-tool-here"_s));
    }

    void aRuncThatFailsIsQuoted()
    {
        RuntimePlace place = this->place();
        auto runtime = makeRuntime(u"RC"_s, place);
        QVERIFY(m_device.fixture.keep(ssh::await((*runtime)->prepare(StopToken()))));
        QFile config(m_folder->filePath(u"config.json"_s));
        QVERIFY(config.open(QIODevice::WriteOnly | QIODevice::Truncate));
        config.write("{");
        config.close();
        const auto started = ssh::await((*runtime)->start(StopToken()));
        QVERIFY(started && !*started);
        QVERIFY2(started->error().why.contains(u"runc run failed"_s),
                 qPrintable(started->error().text()));
        QVERIFY(m_device.fixture.keep(ssh::await((*runtime)->stop(StopToken()))));
        QVERIFY(m_device.fixture.keep(ssh::await((*runtime)->clean(StopToken()))));
    }

    void withoutRuncItIsRefusedInWords()
    {
        RuntimePlace lacking = place();
        for (device::Capability &capability : lacking.profile.capabilities) {
            if (capability.name == u"RC")
                capability = {u"RC"_s, u"RC"_s, device::Capability::State::Missing, u"no runc"_s,
                              u"install it"_s};
        }
        const auto made = makeRuntime(u"RC"_s, lacking);
        QVERIFY(!made);
        QCOMPARE(made.error().why, u"no runc"_s);
        QCOMPARE(made.error().remedy, u"install it"_s);
    }
};

QTEST_GUILESS_MAIN(TestRuncContainer)
#include "tst_runccontainer.moc"
