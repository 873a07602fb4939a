// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"
#include "core/runtime/devicenetwork.h"
#include "tests/support/namespacedevice.h"
#include "tests/support/ownnetwork.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QStandardPaths>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// The networks of trials on a device that has a network of its own, with another machine beyond
/// it: what runs in a container or a guest reaches that, and nothing stays of it on the device.
class TestDeviceNetwork : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_keys{u"/var/tmp/runwatt-network-XXXXXX"_s};
    NamespaceDevice m_board{m_keys.path()};
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tag;

    static QString newTag()
    {
        return u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    RuntimePlace place()
    {
        RuntimePlace place = m_device.place();
        place.folder = m_folder->path();
        place.tag = m_tag;
        place.tools = QStringList{u"fio"_s, u"busybox"_s};
        return place;
    }

    std::unique_ptr<Runtime> container(ContainerNetwork network)
    {
        RuntimePlace where = place();
        where.container.network = network;
        auto made = makeRuntime(u"RC"_s, where);
        if (!made)
            qInfo() << made.error().text();
        return made ? std::move(*made) : nullptr;
    }

    bool fine(Task<Result<void>> task)
    {
        return m_device.fixture.keep(ssh::await(std::move(task)));
    }

    /// All of the device's network that a trial could change.
    QByteArray network()
    {
        return m_device.asRoot(
            u"for i in /sys/class/net/*; do echo $i $(cat $i/ifalias $i/mtu); done; "
            "ip -4 -o address | sed 's/^[0-9]*: //'; ip -4 route show table all; ls /run/netns; "
            "nft list ruleset 2>/dev/null; iptables -S FORWARD; cd /proc/sys/net/ipv4; "
            "grep . ip_forward conf/*/forwarding; ls /run/runwatt-network 2>&1"_s);
    }

    QByteArray inside(Runtime &runtime, const QString &line)
    {
        return m_device.run(runtime, {u"sh"_s, u"-c"_s, line}).output.trimmed();
    }

    /// What the other machine says, asked from inside.
    QByteArray answer(Runtime &runtime)
    {
        return inside(runtime, u"busybox nc 192.0.2.2 7000 </dev/null"_s);
    }

    /// "rw" and the beginning of the tag.
    [[nodiscard]] QString name() const { return u"rw"_s + m_tag.mid(8).remove(u'-').left(12); }

    /// Has the device have no program of this name.
    void hide(const QByteArray &program)
    {
        QVERIFY(m_board.run("mount --bind /dev/null $(command -v " + program + ")"));
    }

    void show(const QByteArray &program)
    {
        QVERIFY(m_board.run("umount $(PATH=/usr/sbin:/sbin:/usr/bin:/bin; for d in /usr/sbin /sbin "
                            "/usr/bin; do [ ! -e $d/"
                            + program + " ] || echo $d/" + program + "; done | head -n 1)"));
    }

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        for (const char *program : {"runc", "nft", "iptables", "busybox", "socat"}) {
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP(program);
        }
        if (const QString obstacle = OwnNetwork::enter(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_keys.isValid());
        QVERIFY2(m_board.start(OwnNetwork::setUp()), m_board.log().constData());
        QVERIFY2(m_board.run(OwnNetwork::otherMachine()), m_board.log().constData());
        QVERIFY2(m_device.open(m_board.target()), qPrintable(m_device.fixture.problem()));
        QCOMPARE(m_device.profile.fact(u"bridge.lacks"_s), QString());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        m_tag = newTag();
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem() << network();
    }

    void aContainerOnABridgeReachesTheOtherMachine()
    {
        const QByteArray before = network();
        const std::unique_ptr<Runtime> runtime = container(ContainerNetwork::Bridge);
        QVERIFY(runtime && fine(runtime->prepare(StopToken())));
        QCOMPARE(network(), before); // between trials there is nothing of it
        QVERIFY(fine(runtime->start(StopToken())));
        // By the device, as the device.
        QCOMPARE(answer(*runtime), "from 192.0.2.1");
        const QMap<QString, QString> facts = MeasuredDevice::factsOf(*runtime);
        QCOMPARE(facts.value(u"network"_s), u"bridge"_s);
        QCOMPARE(facts.value(u"network.interface"_s), name());
        QCOMPARE(facts.value(u"network.bridge"_s), QString(name() + u'b'));
        QCOMPARE(inside(*runtime, u"cat /sys/class/net/eth0/mtu"_s),
                 facts.value(u"network.mtu"_s).toUtf8());
        const QByteArray interfaces = inside(*runtime, u"busybox ls /sys/class/net"_s);
        QVERIFY2(interfaces.endsWith("eth0\nlo"), interfaces.constData());
        const QString address = facts.value(u"network.address"_s);
        QVERIFY2(address.startsWith(u"169.254."_s) && address.endsWith(u"/30"_s),
                 qPrintable(address));
        QVERIFY(m_device.asRoot(u"ip -4 -o address show dev "_s + facts.value(u"network.bridge"_s))
                    .contains(QByteArray(facts.value(u"network.gateway"_s).toUtf8() + "/30")));
        // All that is there carries the tag.
        QCOMPARE(m_device.asRoot(u"cat /sys/class/net/rw*/ifalias | sort -u"_s), m_tag.toUtf8());
        QCOMPARE(m_device.asRoot(u"ip netns exec %1 cat /sys/class/net/eth0/ifalias"_s.arg(m_tag)),
                 m_tag.toUtf8());
        QCOMPARE(m_device.asRoot(u"cat /proc/sys/net/ipv4/ip_forward"_s), "1");
        QVERIFY(fine(runtime->stop(StopToken())));
        QCOMPARE(network(), before);
        // The next trial's is the same.
        QVERIFY(fine(runtime->start(StopToken())));
        QCOMPARE(MeasuredDevice::factsOf(*runtime).value(u"network.address"_s), address);
        QCOMPARE(answer(*runtime), "from 192.0.2.1");
        QVERIFY(fine(runtime->stop(StopToken())));
        QVERIFY(fine(runtime->clean(StopToken())));
        QCOMPARE(network(), before);
    }

    void theOtherNetworksAreWhatTheirWordsSay()
    {
        const QByteArray before = network();
        const std::unique_ptr<Runtime> none = container(ContainerNetwork::None);
        QVERIFY(none && m_device.start(*none));
        QCOMPARE(inside(*none, u"busybox ls /sys/class/net"_s), "lo");
        QCOMPARE(answer(*none), "");
        QCOMPARE(MeasuredDevice::factsOf(*none).value(u"network"_s), u"none"_s);
        QVERIFY(fine(none->stop(StopToken())));
        const std::unique_ptr<Runtime> host = container(ContainerNetwork::Host);
        QVERIFY(host && m_device.start(*host));
        QVERIFY(inside(*host, u"busybox ls /sys/class/net"_s).contains("up0"));
        QCOMPARE(answer(*host), "from 192.0.2.1");
        QVERIFY(fine(host->stop(StopToken())));
        QCOMPARE(network(), before);
    }

    void theWayOutIsByTheFirewallThatIsThere_data()
    {
        QTest::addColumn<QByteArray>("hidden");
        QTest::addColumn<bool>("closed");
        QTest::addRow("nft") << QByteArray("iptables") << false;
        QTest::addRow("iptables") << QByteArray("nft") << false;
        QTest::addRow("both, and nothing is forwarded that is not known") << QByteArray() << true;
        QTest::addRow("iptables, likewise") << QByteArray("nft") << true;
    }

    void theWayOutIsByTheFirewallThatIsThere()
    {
        QFETCH(QByteArray, hidden);
        QFETCH(bool, closed);
        // Rules of others, which stay.
        QVERIFY(m_board.run("iptables -t nat -A POSTROUTING -s 203.0.113.0/24 -m comment --comment "
                            "somebodys -j MASQUERADE"));
        QVERIFY(m_board.run(closed ? "iptables -P FORWARD DROP" : "iptables -P FORWARD ACCEPT"));
        const QByteArray before = network();
        QVERIFY(before.contains("masquerade"));
        if (!hidden.isEmpty())
            hide(hidden);
        DeviceNetwork its(place(), DeviceNetwork::Kind::BridgedSpace);
        const bool isMade = fine(its.make(StopToken()));
        const QByteArray said =
            m_device.asRoot(u"ip netns exec %1 busybox nc 192.0.2.2 7000 </dev/null"_s.arg(m_tag));
        const bool isRemoved = fine(its.remove(StopToken()));
        if (!hidden.isEmpty())
            show(hidden);
        QVERIFY2(isMade && isRemoved, qPrintable(m_device.fixture.problem()));
        QCOMPARE(said, "from 192.0.2.1");
        QCOMPARE(network(), before);
        QVERIFY(m_board.run("iptables -P FORWARD ACCEPT; iptables -t nat -F"));
    }

    void withoutAFirewallItIsRefusedInWords()
    {
        const QByteArray before = network();
        hide("nft");
        hide("iptables");
        const auto probed =
            ssh::await(device::probe(m_device.connection.get(), u"here"_s, StopToken()));
        // What was known before is not what is there now.
        const std::unique_ptr<Runtime> runtime = container(ContainerNetwork::Bridge);
        const auto prepared = ssh::await(runtime->prepare(StopToken()));
        show("nft");
        show("iptables");
        QVERIFY(m_device.fixture.keep(probed));
        QCOMPARE((**probed).fact(u"bridge.lacks"_s), u"firewall"_s);
        RuntimePlace without = place();
        without.profile = **probed;
        without.container.network = ContainerNetwork::Bridge;
        const auto made = makeRuntime(u"RC"_s, without);
        QVERIFY(!made);
        QVERIFY2(made.error().why.contains(u"needs nft or iptables"_s),
                 qPrintable(made.error().text()));
        QVERIFY(made.error().remedy.contains(u"sudo apt install nftables"_s));
        QVERIFY(prepared && !*prepared);
        QVERIFY2(prepared->error().why.contains(u"no rule can be made"_s),
                 qPrintable(prepared->error().text()));
        QCOMPARE(network(), before);
    }

    void forwardingIsPutBackByTheLastThatNeedsIt()
    {
        // One interface had it by itself.
        QVERIFY(m_board.run("echo 1 >/proc/sys/net/ipv4/conf/up0/forwarding"));
        const QByteArray before = network();
        RuntimePlace here = place();
        DeviceNetwork first(here, DeviceNetwork::Kind::BridgedTap);
        here.tag = newTag();
        DeviceNetwork second(here, DeviceNetwork::Kind::BridgedSpace);
        const QString forward = u"cat /proc/sys/net/ipv4/ip_forward"_s;
        QVERIFY(fine(first.make(StopToken())) && fine(second.make(StopToken())));
        QVERIFY(first.address() != second.address());
        QVERIFY(fine(first.remove(StopToken())));
        QCOMPARE(m_device.asRoot(forward), "1");
        QVERIFY(fine(second.remove(StopToken())));
        QCOMPARE(m_device.asRoot(forward), "0");
        QCOMPARE(network(), before);
        // What was on before stays on.
        QVERIFY(m_board.run("echo 1 >/proc/sys/net/ipv4/ip_forward"));
        QVERIFY(fine(first.make(StopToken())) && fine(first.remove(StopToken())));
        QCOMPARE(m_device.asRoot(forward), "1");
        QVERIFY(m_board.run("echo 0 >/proc/sys/net/ipv4/ip_forward"));
    }

    void whatNobodyWorksOnIsFoundAndRemoved()
    {
        const QByteArray before = network();
        {
            const std::unique_ptr<Runtime> runtime = container(ContainerNetwork::Bridge);
            QVERIFY(runtime && m_device.start(*runtime));
            QCOMPARE(answer(*runtime), "from 192.0.2.1");
            m_device.connection->close();
        }
        m_device.connection = m_device.fixture.connected(m_board.target());
        QVERIFY2(m_device.connection, qPrintable(m_device.fixture.problem()));
        QTRY_COMPARE(m_device.asRoot(u"grep -l -- %1 /proc/[0-9]*/cgroup 2>/dev/null"_s.arg(m_tag)),
                     "");
        const QStringList expected{u"interface %1:%2"_s.arg(name(), m_tag),
                                   u"interface %1b:%2"_s.arg(name(), m_tag), u"network "_s + m_tag};
        const auto ofNetwork = [](QStringList words) {
            words.removeIf([](const QString &word) {
                return !word.startsWith(u"interface"_s) && !word.startsWith(u"network"_s);
            });
            return words;
        };
        QCOMPARE(ofNetwork(m_device.leftovers(m_tag, m_folder->path(), device::LeftoverCare::Look)),
                 expected);
        QVERIFY(network() != before);
        QCOMPARE(
            ofNetwork(m_device.leftovers(m_tag, m_folder->path(), device::LeftoverCare::Remove)),
            expected);
        QCOMPARE(network(), before);
        QCOMPARE(m_device.leftovers(m_tag, m_folder->path(), device::LeftoverCare::Look),
                 QStringList());
    }

    void oneThatWasCutShortIsFoundToo_data()
    {
        QTest::addColumn<QByteArray>("cut");
        // The command before which it dies, as by a power failure of Runwatt's side.
        for (const char *cut :
             {"ip link set dev \"$1\" alias", "ip tuntap", "ip link set dev \"$name\" master",
              "masquerade ||", "let_through ||", "forward_packets ||",
              "echo \"network $name $guest $bridge"})
            QTest::addRow("%s", cut) << QByteArray(cut);
    }

    void oneThatWasCutShortIsFoundToo()
    {
        QFETCH(QByteArray, cut);
        const QByteArray before = network();
        QString script = device::script(u"network.sh"_s);
        const qsizetype at = script.lastIndexOf(QString::fromUtf8("\n" + cut)) + 1;
        const qsizetype within = script.indexOf(QString::fromUtf8("    " + cut));
        QVERIFY(at > 0 || within > 0);
        script.insert(at > 0 ? at : within, u"kill -KILL $$\n"_s);
        const QStringList words{u"sh"_s,   u"-c"_s,          script, u"network"_s,
                                u"make"_s, u"bridged-tap"_s, m_tag,  NamespaceDevice::user()};
        m_device.asRoot(QString::fromUtf8(shellCommand(words)));
        QVERIFY(network() != before);
        // Here all that is left of anybody may go: what the device shares with other tests' is
        // hidden meanwhile.
        QVERIFY(
            m_board.run("mount -t tmpfs none /sys/fs/cgroup && mount -t tmpfs none /sys/block"));
        const auto removed = ssh::await(device::leftovers(
            m_device.connection.get(), m_device.profile, QStringList{m_folder->path()},
            device::LeftoverCare::Remove, StopToken()));
        QVERIFY(m_board.run("umount /sys/fs/cgroup /sys/block"));
        QVERIFY2(m_device.fixture.keep(removed), qPrintable(m_device.fixture.problem()));
        QCOMPARE(network(), before);
    }

    void whatIsSomebodyElsesIsNotTouched_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("alias");
        QTest::addRow("a bridge with another name's tag") << u"b"_s << u"lab uplink"_s;
        QTest::addRow("a bridge without any") << u"b"_s << QString();
        QTest::addRow("an interface without any") << QString() << QString();
    }

    void whatIsSomebodyElsesIsNotTouched()
    {
        QFETCH(QString, suffix);
        QFETCH(QString, alias);
        const QByteArray clean = network();
        const QString theirs = name() + suffix;
        m_device.asRoot(
            u"ip link add name %1 type bridge; ip link set %1 alias '%2'; "
            "ip address add 198.51.100.1/24 dev %1; ip link set %1 up"_s.arg(theirs, alias));
        const QByteArray before = network();
        QVERIFY(before.contains("198.51.100.1"));
        const std::unique_ptr<Runtime> runtime = container(ContainerNetwork::Bridge);
        const auto prepared = ssh::await(runtime->prepare(StopToken()));
        QVERIFY(prepared && !*prepared);
        QVERIFY2(prepared->error().why.contains(u"somebody else's"_s),
                 qPrintable(prepared->error().text()));
        m_device.leftovers(m_tag, m_folder->path(), device::LeftoverCare::Remove);
        QCOMPARE(network(), before);
        m_device.asRoot(u"ip link delete "_s + theirs);
        QCOMPARE(network(), clean);
    }
};

QTEST_GUILESS_MAIN(TestDeviceNetwork)
#include "tst_devicenetwork.moc"
