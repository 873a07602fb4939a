// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"
#include "core/runtime/devicenetwork.h"
#include "tests/support/firecrackerdevice.h"
#include "tests/support/ownnetwork.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QStandardPaths>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// Guests with a second card on a network of the person's, a macvtap or a tap on a bridge: on a
/// device that has a network of its own, with another machine beyond it that has no way to what is
/// behind the device. In a real QEMU, and in a stand-in for Firecracker.
class TestGuestCard : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_around{u"/var/tmp/runwatt-card-XXXXXX"_s};
    FirecrackerDevice m_board;
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tag;

    static GuestOptions onMacvtap(const QString &interface)
    {
        GuestOptions options;
        options.network = GuestNetwork::Macvtap;
        options.onDevice = {interface, u"192.0.2.30/24"_s, {}};
        return options;
    }

    static GuestOptions onBridge(const QString &bridge)
    {
        GuestOptions options;
        options.network = GuestNetwork::Bridge;
        options.onDevice = {bridge, u"198.51.100.30/24"_s, {}};
        return options;
    }

    RuntimePlace place(const GuestOptions &options)
    {
        RuntimePlace place = m_device.place();
        place.folder = m_folder->path();
        place.tag = m_tag;
        place.keptFolder = m_around.filePath(u"kept"_s); // one file tree for all
        place.tools = QStringList{u"busybox"_s};
        place.guest = options;
        place.guest.accelerator = Accelerator::Tcg;
        place.guest.memoryBytes = 384LL * 1024 * 1024;
        place.budget.cpus = MeasuredDevice::otherProcessor();
        place.fileBytes = 16 * 1024 * 1024;
        return place;
    }

    bool fine(Task<Result<void>> task)
    {
        return m_device.fixture.keep(ssh::await(std::move(task)));
    }

    QByteArray inside(Runtime &runtime, const QString &line)
    {
        return m_device.run(runtime, {u"sh"_s, u"-c"_s, line}).output.trimmed();
    }

    /// All of the device's network that a trial could change, and what it could leave.
    QByteArray network()
    {
        return m_device.asRoot(
            u"for i in /sys/class/net/*; do echo ${i##*/} $(cat $i/ifalias $i/mtu $i/address); "
            u"done; "
            "ip -4 -o address | sed 's/^[0-9]*: //'; ip -4 route show table all; "
            "ls /dev/rw* /run/runwatt-network 2>/dev/null; "
            "grep . /sys/class/net/br-lab/bridge/*[!r] /proc/sys/net/ipv4/ip_forward"_s);
    }

    /// "rw" and the beginning of the tag.
    [[nodiscard]] QString name() const { return u"rw"_s + m_tag.mid(8).remove(u'-').left(12); }

private slots:

    void initTestCase()
    {
        if (const QString obstacle = FirecrackerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        for (const QString &program : {u"busybox"_s, u"socat"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed"));
        }
        if (const QString obstacle = OwnNetwork::enter(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        // An old one, whose guests have to be told of their devices by tables.
        QVERIFY2(m_board.start(u"1.7.0"_s, OwnNetwork::setUp()),
                 m_board.device().log().constData());
        QVERIFY2(m_board.device().run(OwnNetwork::otherMachine()),
                 m_board.device().log().constData());
        // The person's bridge, of jumbo frames, leads to the other machine too. Almost any other
        // hardware address is lower than its own.
        QVERIFY2(m_board.device().run(
                     "ip route add default via 192.0.2.2 && "
                     "ip link add name br-lab type bridge && "
                     "ip link add name up1 mtu 4000 address fe:00:00:00:00:01 type veth peer name "
                     "eth1 mtu 4000 netns other && "
                     "ip link set dev up1 master br-lab && ip link set dev up1 up && "
                     "ip link set dev br-lab up && ip address add 198.51.100.1/24 dev br-lab && "
                     "ip -n other address add 198.51.100.2/24 dev eth1 && "
                     "ip -n other link set dev eth1 up"),
                 m_board.device().log().constData());
        QVERIFY2(m_device.open(m_board.device().target()), qPrintable(m_device.fixture.problem()));
        if (m_device.profile.fact(u"macvtap"_s) == u"missing")
            QSKIP("the kernel has no macvtap");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_folder->isValid() && m_around.isValid());
        m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem() << network();
    }

    void aMacvtapIsItsUsersAlone_data()
    {
        QTest::addColumn<bool>("made");
        QTest::newRow("where the kernel makes its file") << false;
        QTest::newRow("where nothing does") << true;
    }

    void aMacvtapIsItsUsersAlone()
    {
        QFETCH(bool, made);
        NamespaceDevice &board = m_board.device();
        if (made) {
            QVERIFY(board.run("mkdir /run/dev && mount -t tmpfs -o mode=755 none /run/dev && "
                              "cp -a /dev/null /dev/zero /dev/urandom /run/dev && "
                              "mkdir /run/dev/net && mknod -m 666 /run/dev/net/tun c 10 200 && "
                              "mount --move /run/dev /dev"));
        }
        const QByteArray before = network();
        RuntimePlace here = place(onMacvtap({}));
        here.profile.facts.removeIf([](const device::Fact &fact) { return fact.name == u"user"; });
        here.profile.facts.append({u"user"_s, {}, u"nobody"_s});
        DeviceNetwork its(here, DeviceNetwork::Kind::Macvtap);
        const bool isMade = fine(its.make(StopToken()));
        const GuestCard card = its.card();
        const QByteArray node = m_device.asRoot(u"stat -c '%U %a %F %t:%T' "_s + card.node);
        const QByteArray numbers = m_device.asRoot(
            u"printf %x:%x $(cat /sys/class/net/%1/macvtap/tap*/dev | tr : ' ')"_s.arg(
                card.interface));
        const QByteArray link = m_device.asRoot(u"ip -d link show "_s + card.interface);
        const QString open = u"setpriv --reuid=%1 --clear-groups sh -c ': 3<>%2 && echo opened'"_s;
        const QByteArray byUser = m_device.asRoot(open.arg(u"nobody"_s, card.node));
        const QByteArray byOther = m_device.asRoot(open.arg(u"daemon"_s, card.node));
        const bool isRemoved = fine(its.remove(StopToken()));
        const QByteArray left = m_device.asRoot(u"ls "_s + card.node);
        const QByteArray after = network();
        if (made)
            QVERIFY(board.run("umount -l /dev; rmdir /run/dev"));
        QVERIFY2(isMade && isRemoved, qPrintable(m_device.fixture.problem()));
        QCOMPARE(card.on, u"up0"_s); // which the default route is by
        QCOMPARE(card.interface, QString(name() + u'c'));
        QCOMPARE(node, "nobody 600 character special file " + numbers);
        QCOMPARE(card.node.startsWith(u"/dev/rw"_s), made);
        QCOMPARE(byUser, "opened");
        QCOMPARE(byOther, "");
        QCOMPARE(left, "");
        QVERIFY2(link.contains("macvtap mode bridge")
                     && link.contains(QByteArray("alias " + m_tag.toUtf8()))
                     && link.contains(card.hardwareAddress.toUtf8()),
                 link.constData());
        QCOMPARE(after, before);
    }

    void whatCannotHaveTheCardIsSaid_data()
    {
        QTest::addColumn<QByteArray>("setUp");
        QTest::addColumn<QByteArray>("undo");
        QTest::addColumn<GuestOptions>("options");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QByteArray &setUp, const QByteArray &undo,
                            const GuestOptions &options, const QString &why) {
            QTest::newRow(name) << setUp << undo << options << why;
        };
        row("no default route", "ip route del default", "ip route add default via 192.0.2.2",
            onMacvtap({}), u"it has no default route"_s);
        row("no such interface", "true", "true", onMacvtap(u"eth7"_s),
            u"there is no interface eth7"_s);
        row("no such bridge", "true", "true", onBridge(u"br7"_s), u"there is no interface br7"_s);
        row("no bridge", "true", "true", onBridge(u"up0"_s), u"up0 is not a bridge of Linux"_s);
        row("on a bridge", "true", "true", onMacvtap(u"up1"_s), u"up1 belongs to br-lab"_s);
        row("the loopback", "true", "true", onMacvtap(u"lo"_s), u"lo is no Ethernet"_s);
        const QByteArray cable = "ip link add name up2 type veth peer name up3";
        row("down", cable, "ip link delete up2", onMacvtap(u"up2"_s),
            u"up2 is down, or has no cable"_s);
        row("no cable", cable + " && ip link set dev up2 up", "ip link delete up2",
            onMacvtap(u"up2"_s), u"up2 is down, or has no cable"_s);
        row("wireless",
            cable
                + " && mount -t tmpfs none /sys/devices/virtual/net/up2 && "
                  "mkdir /sys/class/net/up2/phy80211 && echo 1 >/sys/class/net/up2/type",
            "umount /sys/devices/virtual/net/up2; ip link delete up2", onMacvtap(u"up2"_s),
            u"up2 is wireless, which lets one address through"_s);
        const QByteArray bridge = "ip link add name br2 type bridge";
        row("a bridge that is down", "ip link add name br2 address 02:00:00:00:00:01 type bridge",
            "ip link delete br2", onBridge(u"br2"_s), u"br2 is down, or has no cable"_s);
        row("a bridge with nothing on it", bridge + " && ip link set dev br2 up",
            "ip link delete br2", onBridge(u"br2"_s), u"the bridge br2 has nothing on it"_s);
        GuestOptions used = onMacvtap(u"up0"_s);
        used.onDevice.address = u"192.0.2.2/24"_s;
        row("the other machine's address", "true", "true", used,
            u"the guest's address 192.0.2.2 is in use there"_s);
        used.onDevice.address = u"198.51.100.1/24"_s;
        row("the device's own", "true", "true", used,
            u"the guest's address 198.51.100.1 is in use there"_s);
        used = onBridge(u"br-lab"_s);
        used.onDevice.address = u"198.51.100.2/24"_s;
        row("the other machine's address on the bridge", "true", "true", used,
            u"the guest's address 198.51.100.2 is in use there"_s);
    }

    void whatCannotHaveTheCardIsSaid()
    {
        QFETCH(QByteArray, setUp);
        QFETCH(QByteArray, undo);
        QFETCH(GuestOptions, options);
        QFETCH(QString, why);
        QVERIFY2(m_board.device().run(setUp), m_board.device().log().constData());
        const QByteArray before = network();
        DeviceNetwork its(place(options), networkKindOf(options));
        const auto made = ssh::await(its.make(StopToken()));
        const QByteArray after = network();
        const bool isRemoved = fine(its.remove(StopToken()));
        QVERIFY2(m_board.device().run(undo), m_board.device().log().constData());
        QVERIFY(made && !*made);
        QVERIFY2(made->error().why.startsWith(why), qPrintable(made->error().text()));
        QCOMPARE(made->error().where, u"here"_s);
        QVERIFY(!made->error().remedy.isEmpty());
        QVERIFY(isRemoved);
        QCOMPARE(after, before);
    }

    void aBridgeStaysAsItIs()
    {
        const QByteArray before = network();
        const GuestOptions options = onBridge(u"br-lab"_s);
        DeviceNetwork its(place(options), networkKindOf(options));
        QVERIFY2(fine(its.make(StopToken())), qPrintable(m_device.fixture.problem()));
        QCOMPARE(its.card().mtu, u"4000"_s);
        QVERIFY(its.card().node.isEmpty());
        QCOMPARE(m_device.asRoot(u"ls /sys/class/net/br-lab/brif"_s).split('\n').size(), 2);
        // But for our two, all is as before, also its MTU and hardware address.
        QList<QByteArray> lines = network().split('\n');
        lines.removeIf([this](const QByteArray &line) {
            return line.contains(name().toUtf8()) || line == m_tag.toUtf8()
                || line == "/run/runwatt-network:";
        });
        QCOMPARE(lines.join('\n'), before);
        QVERIFY(fine(its.remove(StopToken())));
        QCOMPARE(network(), before);
    }

    void oneThatWasCutShortIsFoundToo_data()
    {
        QTest::addColumn<GuestOptions>("options");
        QTest::addColumn<QString>("cut");
        // The command before which it dies, as by a power failure of Runwatt's side.
        for (const char *cut :
             {"mark \"$card\"", "chmod 600 \"$node\"", "[ \"$kind\" = tap ] || made="})
            QTest::addRow("macvtap, %s", cut) << onMacvtap(u"up0"_s) << QString::fromLatin1(cut);
        for (const char *cut : {"ip link set dev \"$card\" mtu", "node=-"})
            QTest::addRow("bridge, %s", cut) << onBridge(u"br-lab"_s) << QString::fromLatin1(cut);
    }

    void oneThatWasCutShortIsFoundToo()
    {
        QFETCH(GuestOptions, options);
        QFETCH(QString, cut);
        const QByteArray before = network();
        QString script = device::script(u"network.sh"_s);
        const qsizetype at = script.indexOf(QString(u"\n    "_s + cut)) + 1;
        QVERIFY(at > 0);
        script.insert(at, u"kill -KILL $$\n"_s);
        const QString kind =
            options.network == GuestNetwork::Bridge ? u"on-bridge"_s : u"macvtap"_s;
        const GuestAddress &where = options.onDevice;
        QStringList words{u"sh"_s, u"-c"_s, script, u"network"_s, u"make"_s, kind, m_tag};
        words += QStringList{NamespaceDevice::user(), QString(), where.interface, where.address,
                             hardwareAddressOf(where, m_tag)};
        m_device.asRoot(QString::fromUtf8(shellCommand(words)));
        QVERIFY(
            m_device.asRoot(u"ls /sys/class/net"_s).contains(QByteArray(name().toUtf8() + 'c')));
        m_device.leftovers(m_tag, m_folder->path(), device::LeftoverCare::Remove);
        QCOMPARE(network(), before);
    }

    void aGuestIsOnTheNetworkAsItself_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<GuestOptions>("options");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("other");
        QTest::newRow("QEMU on a macvtap") << u"QM"_s << onMacvtap(u"up0"_s)
                                           << u"macvtap on up0, 192.0.2.30/24"_s << u"192.0.2.2"_s;
        QTest::newRow("QEMU on a bridge")
            << u"VM"_s << onBridge(u"br-lab"_s) << u"bridge on br-lab, 198.51.100.30/24"_s
            << u"198.51.100.2"_s;
        QTest::newRow("Firecracker on a bridge")
            << u"FC"_s << onBridge(u"br-lab"_s) << u"bridge on br-lab, 198.51.100.30/24"_s
            << u"198.51.100.2"_s;
    }

    void aGuestIsOnTheNetworkAsItself()
    {
        QFETCH(QString, code);
        QFETCH(GuestOptions, options);
        QFETCH(QString, words);
        QFETCH(QString, other);
        const device::Capability able = m_device.profile.capability(code);
        if (able.state == device::Capability::State::Missing)
            QSKIP(qPrintable(able.reason));
        options.onDevice.gateway = other;
        const QString address = options.onDevice.address.section(u'/', 0, 0);
        const QByteArray before = network();
        auto made = makeRuntime(code, place(options));
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        std::unique_ptr<Runtime> runtime = std::move(*made);
        QVERIFY2(m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        // Nobody's address is put in the place of its own.
        QCOMPARE(inside(*runtime, u"busybox nc %1 7000 </dev/null"_s.arg(other)),
                 QString(u"from "_s + address).toUtf8());
        // And it is reached, past the device.
        const QByteArray said = m_device.asRoot(
            u"ip netns exec other timeout 20 busybox nc %1 22 </dev/null | head -n 1"_s.arg(
                address));
        QVERIFY2(said.startsWith("SSH-2.0-"), said.constData());
        const QMap<QString, QString> facts = MeasuredDevice::factsOf(*runtime);
        QCOMPARE(facts.value(u"network"_s).section(u", vhost"_s, 0, 0), words);
        QCOMPARE(facts.value(u"network.interface"_s), name());
        QCOMPARE(facts.value(u"network.card"_s), QString(name() + u'c'));
        QCOMPARE(facts.value(u"network.card.gateway"_s), other);
        QCOMPARE(inside(*runtime, u"cat /sys/class/net/eth1/mtu"_s),
                 facts.value(u"network.card.mtu"_s).toUtf8());
        QVERIFY(!inside(*runtime, u"busybox ip address show dev eth1"_s).contains("inet6"));
        QCOMPARE(inside(*runtime, u"cat /sys/class/net/eth1/address"_s),
                 facts.value(u"network.card.mac"_s).toUtf8());
        QVERIFY(inside(*runtime, u"busybox ip route"_s)
                    .startsWith(QByteArray("default via " + other.toUtf8() + " dev eth1")));
        if (options.network == GuestNetwork::Bridge) {
            QVERIFY(fine(runtime->stop(StopToken())));
            QVERIFY(fine(runtime->clean(StopToken())));
            QCOMPARE(network(), before);
            return;
        }
        // A run that is lost leaves it for the next to find.
        m_device.connection->close();
        runtime.reset();
        m_device.connection = m_device.fixture.connected(m_board.device().target());
        QVERIFY2(m_device.connection, qPrintable(m_device.fixture.problem()));
        QTRY_COMPARE(m_device.asRoot(u"pgrep -f -- [q]emu.*%1"_s.arg(m_tag)), "");
        QVERIFY(network() != before);
        const QStringList expected{u"interface %1:%2"_s.arg(name(), m_tag),
                                   u"interface %1c:%2"_s.arg(name(), m_tag)};
        QStringList found =
            m_device.leftovers(m_tag, m_folder->path(), device::LeftoverCare::Remove);
        found.removeIf([](const QString &word) { return !word.startsWith(u"interface"_s); });
        QCOMPARE(found, expected);
        QCOMPARE(network(), before);
    }
};

QTEST_GUILESS_MAIN(TestGuestCard)
#include "tst_guestcard.moc"
