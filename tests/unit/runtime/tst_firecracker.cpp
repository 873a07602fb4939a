// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"
#include "tests/support/firecrackerdevice.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// A guest's whole life in a stand-in for Firecracker that is strict about its command line and its
/// configuration: guest, kernel, disks and tap are real, the monitor is not. Over a real sshd.
class TestFirecracker : public QObject
{
    Q_OBJECT

private:
    FirecrackerDevice m_firecracker;
    MeasuredDevice m_device;
    QTemporaryDir m_folder{u"/var/tmp/runwatt it's-XXXXXX"_s};
    QString m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<Runtime> m_runtime; ///< prepared once, as for a campaign

    RuntimePlace place()
    {
        RuntimePlace place = m_device.place();
        place.folder = m_folder.path();
        place.tag = m_tag;
        place.tools = QStringList{u"fio"_s};
        place.guest.memoryBytes = 384LL * 1024 * 1024;
        place.budget.cpus = u"0"_s; // one processor: a second one makes an emulated guest slower
        place.fileBytes = 16 * 1024 * 1024;
        return place;
    }

    /// Connects to the device as it is now.
    bool open()
    {
        m_device.clock.reset();
        return m_device.open(m_firecracker.device().target());
    }

    bool prepare(const RuntimePlace &place)
    {
        auto made = makeRuntime(u"FC"_s, place);
        if (!made) {
            qInfo() << made.error().text();
            return false;
        }
        m_runtime = std::move(*made);
        return m_device.fixture.keep(ssh::await(m_runtime->prepare(StopToken())));
    }

    bool start() { return m_device.fixture.keep(ssh::await(m_runtime->start(StopToken()))); }

    bool stop() { return m_device.fixture.keep(ssh::await(m_runtime->stop(StopToken()))); }

    /// The same while its tap is down until it has been up for a while, so that the device can't
    /// reach it at first.
    bool startOutOfReach()
    {
        const QString tap = u"rw"_s + m_tag.mid(8).remove(u'-').left(12);
        Task<Result<void>> starting = m_runtime->start(StopToken());
        // Once it has been made whole, of which setting it up is the last step; the guest boots.
        const bool isMade = QTest::qWaitFor(
            [&] { return !m_device.asUser(u"ip link show dev %1 up"_s.arg(tap)).isEmpty(); },
            60'000);
        m_device.asRoot(u"ip link set dev %1 down"_s.arg(tap));
        QByteArray console;
        const bool isUp = QTest::qWaitFor(
            [&] { return (console += m_runtime->takeConsole()).contains("runwatt: ready"); },
            300'000);
        QTest::qWait(2000);
        const QByteArray state = m_device.asRoot(u"cat /sys/class/net/%1/operstate"_s.arg(tap));
        m_device.asRoot(u"ip link set dev %1 up"_s.arg(tap));
        return m_device.fixture.keep(ssh::await(std::move(starting))) && isMade && isUp
            && state == "down";
    }

    /// Its processes and interfaces on the device.
    QByteArray left()
    {
        return m_device.asRoot(
            u"for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline 2>/dev/null; echo; done | "
            "grep -e 'guest-FC/' -e '--id %1' | grep -v grep; grep -l %1 /sys/class/net/*/ifalias"_s
                .arg(m_tag));
    }

private slots:

    void initTestCase()
    {
        if (const QString obstacle = FirecrackerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_folder.isValid());
        QVERIFY2(m_firecracker.start(u"1.10.1"_s), m_firecracker.device().log().constData());
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem() << (m_runtime ? m_runtime->takeConsole() : "");
    }

    void aCommandRunsInAGuestThatBootsAnew_data()
    {
        QTest::addColumn<QString>("version");
        // Of the two the last is used on.
        QTest::newRow("devices by tables of ours") << u"0.24.4"_s;
        QTest::newRow("devices by its own") << u"1.10.1"_s;
    }

    void aCommandRunsInAGuestThatBootsAnew()
    {
        QFETCH(QString, version);
        QVERIFY(m_firecracker.setVersion(version));
        QVERIFY2(open(), qPrintable(m_device.fixture.problem()));
        const device::Capability able = m_device.profile.capability(u"FC"_s);
        QVERIFY2(able.state == device::Capability::State::Limited
                     && able.reason.contains(u"stand-in"_s),
                 qPrintable(able.reason));
        QVERIFY2(prepare(place()), qPrintable(m_device.fixture.problem()));
        QCOMPARE(left(), "");
        QVERIFY2(start(), qPrintable(m_device.fixture.problem()));
        QCOMPARE(m_runtime->origin(), Origin::StandIn);
        const MeasuredDevice::Outcome said = m_device.run(
            *m_runtime,
            {u"sh"_s, u"-c"_s, u"printf '%s|' \"$1\"; cat /proc/sys/kernel/osrelease"_s, u"x"_s,
             u"it's \"$(id)\""_s});
        QVERIFY(said.end);
        QCOMPARE(said.end->status, 0);
        const QString kernel = m_device.profile.fact(u"guest.kernel"_s).section(u"vmlinuz-"_s, -1);
        QCOMPARE(said.output, "it's \"$(id)\"|" + kernel.toUtf8() + "\n");
        const QString file = m_folder.filePath(u"data-1048576"_s);
        const MeasuredDevice::Outcome fio =
            m_device.run(*m_runtime,
                         {u"fio"_s, u"--name=x"_s, QString(u"--filename="_s + file), u"--size=1M"_s,
                          u"--rw=write"_s, u"--end_fsync=1"_s, u"--output-format=json"_s});
        QVERIFY(fio.end && fio.end->status == 0);

        QMap<QString, QString> facts;
        for (const device::Fact &fact : m_runtime->facts())
            facts.insert(fact.name, fact.value);
        QVERIFY(facts.value(u"firecracker"_s).contains(version + u" (stand-in)"));
        QCOMPARE(facts.value(u"guest.cache"_s), u"Unsafe"_s);
        QCOMPARE(facts.value(u"network"_s), u"tap"_s);
        QCOMPARE(facts.value(u"guest.kernel.sha256"_s).size(), 64);
        QVERIFY(facts.value(u"configuration"_s).contains(u"mem_size_mib"_s));
        QVERIFY(facts.value(u"command"_s).contains(u"--no-api"_s));
        const auto cost = ssh::await(m_runtime->cost(StopToken()));
        QVERIFY2(m_device.fixture.keep(cost), qPrintable(m_device.fixture.problem()));
        QVERIFY((**cost).startUpNs && *(**cost).startUpNs > 100 * kNsPerMs);
        QVERIFY((**cost).memoryBytes && *(**cost).memoryBytes > 20'000'000);
        QVERIFY(m_runtime->takeConsole().contains("runwatt: ready"));
        QVERIFY(left().contains("ifalias"));
        QVERIFY(stop());
        QCOMPARE(left(), "");
    }

    void whatItRefusesIsSaidBeforeTheFirstTrial()
    {
        RuntimePlace wrong = place();
        wrong.folder = m_folder.filePath(u"other"_s);
        QVERIFY(QDir().mkdir(wrong.folder));
        wrong.guest.kernel = m_folder.filePath(u"kernel"_s);
        QVERIFY(ssh::writeAll(wrong.guest.kernel, "no kernel"));
        const auto made = makeRuntime(u"FC"_s, wrong);
        QVERIFY(made);
        const auto prepared = ssh::await((*made)->prepare(StopToken()));
        QVERIFY(prepared && !*prepared);
        QVERIFY2(prepared->error().why.contains(u"the kernel can't be unpacked"_s),
                 qPrintable(prepared->error().text()));
        QVERIFY(m_device.fixture.keep(ssh::await((*made)->clean(StopToken()))));
    }

    void itsNetworkIsFoundWhenTheConnectionIsGone()
    {
        QVERIFY(m_runtime);
        QVERIFY2(startOutOfReach(), qPrintable(m_device.fixture.problem()));
        m_device.connection->close();
        m_runtime.reset();
        QVERIFY2(open(), qPrintable(m_device.fixture.problem()));
        // The guest ends by itself; its tap only root could take away.
        QTRY_COMPARE(left().count('\n'), 0);
        QVERIFY(left().contains("ifalias"));
        const QString mine = u':' + m_tag;
        for (const device::LeftoverCare care :
             {device::LeftoverCare::Look, device::LeftoverCare::Remove}) {
            QStringList found = m_device.leftovers(m_tag, m_folder.path(), care);
            found.removeIf([&mine](const QString &word) {
                return !word.startsWith(u"interface ") || !word.endsWith(mine);
            });
            QCOMPARE(found.size(), 1);
        }
        QCOMPARE(left(), "");
    }

    void anInterfaceOfSomebodyElseIsLeftAlone()
    {
        const QString name = u"rw"_s + m_tag.mid(8).remove(u'-').left(12);
        const QString make =
            u"ip tuntap add dev %1 mode tap && ip link set dev %1 alias other && echo made"_s;
        QCOMPARE(m_device.asRoot(make.arg(name)), "made");
        auto made = makeRuntime(u"FC"_s, place());
        QVERIFY(made);
        const auto prepared = ssh::await((*made)->prepare(StopToken()));
        const QByteArray after =
            m_device.asRoot(u"ls -d /sys/class/net/%1; ip link delete dev %1"_s.arg(name));
        QVERIFY(prepared && !*prepared);
        QVERIFY2(prepared->error().why.contains(u"somebody else's"_s),
                 qPrintable(prepared->error().text()));
        QVERIFY2(after.startsWith("/sys/class/net/rw"), after.constData());
    }

    void byItsJailerItSeesTheGuestsFilesAlone()
    {
        QVERIFY(m_firecracker.setJailer(u"1.10.1"_s));
        QVERIFY2(open(), qPrintable(m_device.fixture.problem()));
        RuntimePlace jailed = place();
        jailed.folder = m_folder.filePath(m_tag);
        QVERIFY(QDir().mkdir(jailed.folder));
        jailed.guest.firecrackerJailer = true;
        QVERIFY2(prepare(jailed), qPrintable(m_device.fixture.problem()));
        QCOMPARE(left(), "");
        // A second start finds the jail of the first.
        QVERIFY2(start(), qPrintable(m_device.fixture.problem()));
        QCOMPARE(m_runtime->origin(), Origin::StandIn);
        const MeasuredDevice::Outcome said =
            m_device.run(*m_runtime, {u"sh"_s, u"-c"_s, u"echo inside"_s});
        QCOMPARE(said.output, "inside\n");
        QMap<QString, QString> facts;
        for (const device::Fact &fact : m_runtime->facts())
            facts.insert(fact.name, fact.value);
        QVERIFY(facts.value(u"jailer"_s).contains(u"Jailer v1.10.1"_s));
        QVERIFY(facts.value(u"configuration"_s).contains(u"\"path_on_host\":\"/data.img\""_s));
        QVERIFY(!facts.value(u"configuration"_s).contains(m_folder.path()));
        // The process that tells its memory is the jailed one, within the budget.
        const QString guest = jailed.folder + u"/guest-FC"_s;
        const QByteArray pid =
            m_device.asRoot(u"cat %1/pid"_s.arg(QString::fromUtf8(shellCommand({guest}))));
        QVERIFY(pid.toInt() > 0);
        QVERIFY(m_runtime->processIds().contains(pid.toLongLong())); // or its load were another's
        QCOMPARE(m_device.asRoot(u"readlink /proc/%1/root"_s.arg(QString::fromLatin1(pid))),
                 u"%1/jail/firecracker/%2/root"_s.arg(guest, m_tag).toUtf8());
        QCOMPARE(
            m_device.asRoot(u"sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' /proc/%1/status"_s.arg(
                QString::fromLatin1(pid))),
            "0");
        const auto cost = ssh::await(m_runtime->cost(StopToken()));
        QVERIFY2(m_device.fixture.keep(cost), qPrintable(m_device.fixture.problem()));
        QVERIFY((**cost).memoryBytes && *(**cost).memoryBytes > 20'000'000);
        QVERIFY(stop());
        QCOMPARE(left(), "");

        // What of it a Runwatt that died has left is ended, and removed, by the next one.
        QVERIFY2(start(), qPrintable(m_device.fixture.problem()));
        m_device.connection->close();
        m_runtime.reset();
        QVERIFY2(open(), qPrintable(m_device.fixture.problem()));
        QTRY_COMPARE(left().count('\n'), 0);
        m_device.leftovers(m_tag, m_folder.path(), device::LeftoverCare::Remove);
        QVERIFY(!QFileInfo::exists(jailed.folder));
        QCOMPARE(left(), "");
    }
};

QTEST_GUILESS_MAIN(TestFirecracker)
#include "tst_firecracker.moc"
