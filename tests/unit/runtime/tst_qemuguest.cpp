// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/capabilities.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// A guest's whole life in a real QEMU, which emulates its processor, over a real sshd: both
/// machines, with Debian's kernel and this computer's own programs.
class TestQemuGuest : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;
    QTemporaryDir m_folder{u"/var/tmp/runwatt it's-XXXXXX"_s};
    QString m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Runtime> m_micro; ///< prepared once, as for a campaign

    RuntimePlace place(bool python = true)
    {
        RuntimePlace place = m_device.place(python);
        place.folder = m_folder.path();
        place.tag = m_tag;
        place.tools = QStringList{u"fio"_s};
        place.guest.accelerator = Accelerator::Tcg;
        place.guest.memoryBytes = 384LL * 1024 * 1024;
        place.budget.cpus = MeasuredDevice::otherProcessor();
        place.fileBytes = 16 * 1024 * 1024;
        return place;
    }

    static std::unique_ptr<Runtime> guest(const RuntimePlace &place, const QString &code = u"QM"_s)
    {
        auto made = makeRuntime(code, place);
        return made ? std::move(*made) : nullptr;
    }

    bool start(Runtime &runtime)
    {
        return m_device.fixture.keep(ssh::await(runtime.start(StopToken())));
    }

    bool stop(Runtime &runtime)
    {
        return m_device.fixture.keep(ssh::await(runtime.stop(StopToken())));
    }

    /// Whether asking a command to end reaches it.
    bool isACommandStoppedInside(Runtime &runtime)
    {
        ToolRun tool(runtime.run({u"sh"_s, u"-c"_s,
                                  u"trap 'echo told; exit 0' TERM; echo up; "
                                  "while :; do sleep 0.1; done"_s},
                                 u"loop"_s),
                     runtime.clock());
        QByteArray output;
        connect(&tool, &ToolRun::output, this,
                [&](const QByteArray &bytes, TimeNs) { output += bytes; });
        return QTest::qWaitFor([&output] { return output == "up\n"; }, 60000)
            && m_device.fixture.keep(ssh::await(tool.stop(StopToken())))
            && QTest::qWaitFor([&output] { return output.trimmed() == "up\ntold"; }, 60000);
    }

    /// The QEMU that runs with our tag.
    QByteArray processes()
    {
        return m_device.asRoot(
            u"for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline 2>/dev/null; echo; done | "
            "grep '^[^ ]*qemu-system.* %1,'"_s.arg(m_tag));
    }

private slots:

    void initTestCase()
    {
        QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem()));
        const device::Capability able = m_device.profile.capability(u"QM"_s);
        if (able.state == device::Capability::State::Missing)
            QSKIP(qPrintable(able.reason));
        QVERIFY2(!m_device.profile.fact(u"guest.kernel"_s).isEmpty(), qPrintable(able.reason));
        QVERIFY(m_folder.isValid());
        m_micro = guest(place());
        QVERIFY(m_micro);
        QVERIFY2(m_device.fixture.keep(ssh::await(m_micro->prepare(StopToken()))),
                 qPrintable(m_device.fixture.problem()));
        QCOMPARE(processes(), "");
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem();
        QCOMPARE(processes(), "");
    }

    /// A boot tells whether it boots, once; its images are links to the same files.
    void theNextCampaignFindsAllOfItMade()
    {
        QTemporaryDir around(u"/var/tmp/runwatt-kept-XXXXXX"_s);
        QVERIFY(around.isValid());
        const auto prepared = [&](const QString &campaign, qint64 memory) {
            RuntimePlace place = this->place();
            place.folder = around.filePath(campaign);
            place.keptFolder = around.filePath(u"kept"_s);
            place.guest.memoryBytes = memory;
            std::unique_ptr<Runtime> made = QDir().mkpath(place.folder) ? guest(place) : nullptr;
            return made && m_device.fixture.keep(ssh::await(made->prepare(StopToken())))
                ? std::move(made)
                : nullptr;
        };
        const auto commandOf = [](const Runtime &runtime) {
            for (const device::Fact &fact : runtime.facts()) {
                if (fact.name == u"command")
                    return fact.value;
            }
            return QString();
        };
        const qint64 memory = place().guest.memoryBytes;
        const std::unique_ptr<Runtime> first = prepared(u"first"_s, memory);
        QVERIFY(first);
        QVERIFY(!commandOf(*first).isEmpty()); // it was booted
        const std::unique_ptr<Runtime> second = prepared(u"second"_s, memory);
        QVERIFY(second);
        QCOMPARE(commandOf(*second), QString());
        QCOMPARE(m_device.asUser(u"cd %1 && stat -c %i first/rootfs.img second/rootfs.img | uniq | "
                                 "wc -l"_s.arg(around.path())),
                 "1");
        QVERIFY(start(*second));
        QCOMPARE(m_device.run(*second, {u"sh"_s, u"-c"_s, u"echo here"_s}).output, "here\n");
        QVERIFY(stop(*second));
        // Another guest may do otherwise.
        const std::unique_ptr<Runtime> third = prepared(u"third"_s, memory + (16 << 20));
        QVERIFY(third);
        QVERIFY(!commandOf(*third).isEmpty());
        for (Runtime *each : {first.get(), second.get(), third.get()})
            QVERIFY(m_device.fixture.keep(ssh::await(each->clean(StopToken()))));
    }

    void aCommandRunsInAGuestThatBootsAnew_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("python");
        QTest::newRow("microvm") << u"QM"_s << true;
        QTest::newRow("conventional, plain sh") << u"VM"_s << false;
    }

    void aCommandRunsInAGuestThatBootsAnew()
    {
        QFETCH(QString, code);
        QFETCH(bool, python);
        const bool isMicro = code == u"QM";
        RuntimePlace otherPlace = place(python);
        otherPlace.guest.diskBytes = 300 * 1024 * 1024;
        otherPlace.guest.diskBacking = DiskBacking::Preallocated;
        const std::unique_ptr<Runtime> other = isMicro ? nullptr : guest(otherPlace, code);
        Runtime *const runtime = isMicro ? m_micro.get() : other.get();
        QVERIFY(isMicro ? start(*runtime) : m_device.start(*runtime));
        QCOMPARE(runtime->code(), code);
        QCOMPARE(runtime->origin(), Origin::Emulated);
        QVERIFY(!runtime->sharesProcessIds());
        QVERIFY(!runtime->sharesFiles());
        const TimeNs before = steadyNowNs();
        const MeasuredDevice::Outcome said = m_device.run(
            *runtime,
            {u"sh"_s, u"-c"_s, u"printf '%s|' \"$1\"; cat /proc/sys/kernel/osrelease"_s, u"x"_s,
             u"it's \"$(id)\""_s});
        const TimeNs after = steadyNowNs();
        QVERIFY(said.end);
        QCOMPARE(said.end->status, 0);
        const QString kernel = m_device.profile.fact(u"guest.kernel"_s).section(u"vmlinuz-"_s, -1);
        QCOMPARE(said.output, "it's \"$(id)\"|" + kernel.toUtf8() + "\n");
        QVERIFY(said.end->startSteadyNs && said.end->exitSteadyNs);
        const TimeNs slack = runtime->clock()->uncertaintyNs(after) + 20 * kNsPerMs;
        QVERIFY(*said.end->startSteadyNs >= before - slack);
        QVERIFY(*said.end->exitSteadyNs <= after + slack);

        QMap<QString, QString> facts;
        for (const device::Fact &fact : runtime->facts())
            facts.insert(fact.name, fact.value);
        QVERIFY(facts.value(u"qemu"_s).contains(u"version"_s));
        QCOMPARE(facts.value(u"accelerator"_s), u"tcg"_s);
        QCOMPARE(facts.value(u"machine"_s), code == u"QM" ? u"microvm"_s : u"q35"_s);
        QCOMPARE(facts.value(u"guest.processors"_s), u"1"_s);
        const qint64 disk =
            isMicro ? dataDiskBytes(otherPlace.fileBytes) : otherPlace.guest.diskBytes;
        QCOMPARE(facts.value(u"guest.disk"_s), QString::number(disk));
        QCOMPARE(m_device.run(*runtime, {u"cat"_s, u"/sys/block/vdb/size"_s}).output.trimmed(),
                 QByteArray::number(disk / 512));
        const qint64 written = 512
            * m_device
                  .asUser(u"stat -c %b '%1'/guest-%2/data.img"_s.arg(
                      m_folder.path().replace(u"'"_s, u"'\\''"_s), code))
                  .toLongLong();
        QVERIFY2(isMicro ? written < disk / 4 : written >= disk,
                 QByteArray::number(written).constData());
        QVERIFY(isMicro
                || m_device.asUser(
                       u"PATH=$PATH:/usr/sbin filefrag -v '%1'/guest-%2/data.img | "
                       "grep -c unwritten"_s.arg(m_folder.path().replace(u"'"_s, u"'\\''"_s), code))
                    == "0");
        QCOMPARE(facts.value(u"guest.disk.backing"_s), isMicro ? u"sparse"_s : u"preallocated"_s);
        QCOMPARE(facts.value(u"guest.kernel.sha256"_s).size(), 64);
        QCOMPARE(facts.value(u"rootfs.sha256"_s).size(), 64);
        QVERIFY(facts.value(u"command"_s).contains(u"-machine"_s));
        // As the running QEMU says it.
        QCOMPARE(facts.value(u"qmp"_s), u"answers"_s);
        QCOMPARE(facts.value(u"qemu.kvm"_s), u"not enabled"_s);
        QCOMPARE(facts.value(u"qemu.status"_s), u"running"_s);
        QVERIFY(
            facts.value(u"qemu"_s).contains(facts.value(u"qemu.version"_s).section(u' ', 0, 0)));
        const QString thread = facts.value(u"vcpu.threads"_s);
        QVERIFY2(thread.startsWith(u"0: "_s), qPrintable(thread));
        QVERIFY(m_device.asRoot(u"cat /proc/%1/comm"_s.arg(thread.section(u' ', 1)))
                    .startsWith("CPU 0/TCG"));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->measureClock(StopToken()))));
        const auto cost = ssh::await(runtime->cost(StopToken()));
        QVERIFY2(m_device.fixture.keep(cost), qPrintable(m_device.fixture.problem()));
        QVERIFY((**cost).startUpNs && *(**cost).startUpNs > 100 * kNsPerMs);
        QVERIFY((**cost).memoryBytes && *(**cost).memoryBytes > 50'000'000);
        QVERIFY(runtime->takeConsole().contains("runwatt: ready"));
        QVERIFY(!processes().isEmpty());
        QVERIFY(stop(*runtime));
        QCOMPARE(processes(), "");
        // It was told to end, and by no signal.
        QVERIFY(m_device
                    .asUser(u"cat '%1'/guest-%2/qmp.log"_s.arg(
                        m_folder.path().replace(u"'"_s, u"'\\''"_s), code))
                    .contains("host-qmp-quit"));
        // One that was stopped has not broken down.
        const auto broken = ssh::await(runtime->broken(StopToken()));
        QVERIFY(broken && !*broken);
        if (other)
            QVERIFY(m_device.fixture.keep(ssh::await(other->clean(StopToken()))));
    }

    void itsFileStaysAndNothingElseDoes()
    {
        Runtime *const runtime = m_micro.get();
        QVERIFY(start(*runtime));
        QVERIFY(isACommandStoppedInside(*runtime)); // a boot of its own would be long
        const QString file = m_folder.filePath(u"data-1048576"_s);
        const MeasuredDevice::Outcome fio =
            m_device.run(*runtime,
                         {u"fio"_s, u"--name=x"_s, QString(u"--filename="_s + file), u"--size=1M"_s,
                          u"--rw=write"_s, u"--end_fsync=1"_s, u"--output-format=json"_s});
        QVERIFY(fio.end && fio.end->status == 0);
        QVERIFY(fio.output.contains("\"fio version\""));
        const MeasuredDevice::Outcome other =
            m_device.run(*runtime,
                         {u"sh"_s, u"-c"_s,
                          u"(echo x >/usr/x) 2>/dev/null && echo written; cat /etc/shadow; echo y "
                          u">/tmp/y; sync; "
                          "echo done"_s});
        QCOMPARE(other.output, "done\n");
        QVERIFY(stop(*runtime));
        // It is in the guest's disk, not among the device's files.
        QVERIFY(!QFileInfo::exists(file));
        QVERIFY2(m_device.fixture.keep(ssh::await(runtime->start(StopToken()))),
                 qPrintable(m_device.fixture.problem()));
        const MeasuredDevice::Outcome again = m_device.run(
            *runtime,
            {u"sh"_s, u"-c"_s, u"[ -s \"$1\" ] && echo kept; [ -e /tmp/y ] || echo new"_s, u"x"_s,
             file});
        QCOMPARE(again.output, "kept\nnew\n");
        QVERIFY(stop(*runtime));
    }

    void aGuestThatPanicsInMidTrialIsNoLostLink()
    {
        Runtime *const runtime = m_micro.get();
        QVERIFY(start(*runtime));
        const auto fine = ssh::await(runtime->broken(StopToken()));
        QVERIFY(fine && !*fine);
        ToolRun tool(runtime->run({u"sh"_s, u"-c"_s, u"echo c >/proc/sysrq-trigger; sleep 60"_s},
                                  u"panic"_s),
                     runtime->clock());
        const auto end = ssh::await(tool.finish(StopToken()));
        QVERIFY(m_device.fixture.keep(end));
        QVERIFY((**end).linkLost);
        const auto broken = ssh::await(runtime->broken(StopToken()));
        QVERIFY(broken && *broken);
        QCOMPARE((**broken).code, ErrorCode::System);
        QVERIFY2((**broken).why.startsWith(u"Kernel panic - not syncing"_s),
                 qPrintable((**broken).text()));
        QVERIFY2((**broken).why.contains(u"QEMU says: "_s)
                     && (**broken).why.contains(u"SHUTDOWN guest-reset"_s),
                 qPrintable((**broken).why));
        QVERIFY(stop(*runtime));
    }

    void aQemuThatEmulatesUnaskedIsFoundOut()
    {
        // A real QEMU behind a program that does not do what it is told.
        QTemporaryDir programs(u"/var/tmp/runwatt-test-XXXXXX"_s);
        QFile program(programs.filePath(u"qemu"_s));
        QVERIFY(program.open(QIODevice::WriteOnly));
        QVERIFY(
            program.write(
                "#!/bin/sh\nfor word; do\nshift\ncase $word in kvm) word=tcg ;; host) word=max ;; "
                "esac\nset -- \"$@\" \"$word\"\ndone\nexec "
                + m_device.profile.fact(u"tool.qemu"_s).section(u' ', 0, 0).toUtf8() + " \"$@\"\n")
            > 0);
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        RuntimePlace wrong = place();
        wrong.guest.accelerator = Accelerator::Kvm;
        const QList<device::Fact> told{{u"kvm"_s, {}, u"usable"_s},
                                       {u"guest.boot"_s, {}, u"boots"_s},
                                       {u"tool.qemu"_s, {}, QString(program.fileName() + u" 1.0")}};
        for (const device::Fact &fact : told) {
            wrong.profile.facts.removeIf(
                [&fact](const device::Fact &own) { return own.name == fact.name; });
            wrong.profile.facts.append(fact);
        }
        wrong.profile.capabilities = device::capabilitiesOf(wrong.profile);
        const std::unique_ptr<Runtime> runtime = guest(wrong, u"VM"_s);
        QVERIFY(runtime);
        QCOMPARE(runtime->origin(), Origin::Measured);
        QVERIFY2(m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        QCOMPARE(runtime->origin(), Origin::Emulated);
        // Its FIFO is gone by the time that it is to end: a signal ends it.
        QVERIFY(QFile::remove(m_folder.filePath(u"guest-VM/qmp.in"_s)));
        QVERIFY(stop(*runtime));
        QCOMPARE(processes(), "");
        QCOMPARE(runtime->origin(), Origin::Emulated);
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->clean(StopToken()))));
    }

    void aKernelThatIsNoneIsSaidBeforeTheFirstTrial()
    {
        RuntimePlace wrong = place();
        wrong.guest.kernel = m_folder.filePath(u"kernel"_s);
        QFile kernel(wrong.guest.kernel);
        QVERIFY(kernel.open(QIODevice::WriteOnly) && kernel.write("no kernel") > 0);
        kernel.close();
        // Before the first trial, and not in each of them.
        const std::unique_ptr<Runtime> runtime = guest(wrong, u"VM"_s);
        const auto prepared = ssh::await(runtime->prepare(StopToken()));
        QVERIFY(prepared && !*prepared);
        QCOMPARE(prepared->error().what, u"the guest could not be started"_s);
        QVERIFY2(!prepared->error().why.isEmpty(), qPrintable(prepared->error().text()));
    }

    void theGuestEndsWithTheConnection()
    {
        {
            const std::unique_ptr<Runtime> runtime = std::move(m_micro);
            QVERIFY(start(*runtime));
            QVERIFY(!processes().isEmpty());
            m_device.connection->close();
        }
        m_device.connection = m_device.fixture.connected();
        QVERIFY2(m_device.connection, qPrintable(m_device.fixture.problem()));
        QTRY_COMPARE(processes(), "");
    }
};

QTEST_GUILESS_MAIN(TestQemuGuest)
#include "tst_qemuguest.moc"
