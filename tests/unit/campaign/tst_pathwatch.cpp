// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/pathwatch.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

namespace {

/// path.sh's words of one interface.
QByteArray line(const char *name,
                const char *kind,
                qint64 receivedKb,
                qint64 sentKb,
                const char *lower = "-",
                const char *master = "-")
{
    return QByteArray("interface ") + name + ' ' + kind + " 1500 1000 "
        + QByteArray::number(receivedKb * 1000) + ' ' + QByteArray::number(sentKb * 1000) + ' '
        + master + ' ' + lower + '\n';
}

constexpr double kPayload = 1e6;

device::NetworkPath path(const QByteArray &interfaces, const QByteArray &route = "eth0")
{
    return device::parseNetworkPath("route " + route + '\n' + interfaces);
}

QStringList namesOf(const std::vector<device::NetworkInterface> &interfaces)
{
    QStringList names;
    for (const device::NetworkInterface &interface : interfaces)
        names.append(interface.name);
    return names;
}

} // namespace

class TestPathWatch : public QObject
{
    Q_OBJECT

private slots:

    void whatCarriedHalfOfThePayloadIsOnThePath()
    {
        const PathWatch watch(path(line("eth0", "card", 500, 500) + line("eth1", "card", 0, 0)
                                   + line("rw0", "tap", 7, 7)),
                              path(line("eth0", "card", 1500, 530) + line("eth1", "card", 499, 0)
                                   + line("rw0", "tap", 40, 1100)
                                   + line("new0", "card", 9999, 9999)));
        QCOMPARE(namesOf(watch.carriers(kPayload)), QStringList({u"eth0"_s, u"rw0"_s}));
        QCOMPARE(namesOf(watch.carriers(998e3)), QStringList({u"eth0"_s, u"eth1"_s, u"rw0"_s}));
        // Without a payload all that carried anything.
        QCOMPARE(namesOf(watch.carriers(0)).size(), 3);
        const QList<device::Fact> facts = watch.facts(kPayload);
        QCOMPARE(facts.front().name, u"network.path"_s);
        QCOMPARE(facts.front().value, u"eth0 (card), rw0 (tap)"_s);
    }

    void aDetourIsToldWithWhatWasSeen()
    {
        const QByteArray before =
            line("eth0", "card", 0, 0) + line("wlan0", "wireless", 0, 0) + line("rw0", "tap", 0, 0);
        const PathWatch byWireless(path(before),
                                   path(line("eth0", "card", 3, 3)
                                        + line("wlan0", "wireless", 20, 1000)
                                        + line("rw0", "tap", 1000, 20)));
        const auto detour = byWireless.detour(kPayload, true);
        QVERIFY(detour && detour->contains(u"eth0"_s) && detour->contains(u"wlan0 (wireless)"_s));
        const PathWatch none(path(before), path(before));
        QVERIFY(none.detour(kPayload, false).has_value());
    }

    void aRuntimeWithANetworkOfItsOwnHasToUseIt()
    {
        const QByteArray before =
            line("eth0", "veth", 0, 0) + line("rw0", "tap", 0, 0) + line("mv0", "macvtap", 0, 0);
        const PathWatch past(path(before),
                             path(line("eth0", "veth", 20, 1000) + line("rw0", "tap", 3, 3)
                                  + line("mv0", "macvtap", 0, 0)));
        QVERIFY(!past.detour(kPayload, false));
        // That eth0 leads into a network itself does not count: it leads out.
        QVERIFY(past.detour(kPayload, true).has_value());
        const PathWatch through(path(before),
                                path(line("eth0", "veth", 20, 1000) + line("rw0", "tap", 1000, 20)
                                     + line("mv0", "macvtap", 0, 0)));
        QVERIFY(!through.detour(kPayload, true));
    }

    void aMacvtapGoesByWhatItStandsOn()
    {
        const QByteArray before = line("eth0", "card", 0, 0) + line("eth1", "card", 0, 0)
            + line("mv0", "macvtap", 0, 0, "eth1");
        const PathWatch watch(path(before),
                              path(line("eth0", "card", 1, 1) + line("eth1", "card", 20, 1000)
                                   + line("mv0", "macvtap", 20, 1000, "eth1")));
        QVERIFY(!watch.detour(kPayload, true));
    }

    void aBridgeThatPassesOnIsTheWay()
    {
        // The device's address is on br0, which counts nothing of what a guest sends through it.
        const QByteArray before = line("br0", "bridge", 0, 0)
            + line("eth0", "card", 0, 0, "-", "br0") + line("rw0", "tap", 0, 0, "-", "br0");
        const QByteArray after = line("br0", "bridge", 3, 3)
            + line("eth0", "card", 20, 1000, "-", "br0") + line("rw0", "tap", 1000, 20, "-", "br0");
        QVERIFY(!PathWatch(path(before, "br0"), path(after, "br0")).detour(kPayload, true));
        // And a bridge that is not on the route at all.
        const PathWatch past(path(before + line("wlan0", "wireless", 0, 0), "wlan0"),
                             path(after + line("wlan0", "wireless", 1, 1), "wlan0"));
        QVERIFY(!past.detour(kPayload, true));
    }

    void anAddressOfTheDevicesOwnIsReachedByItsLoopback()
    {
        const QByteArray before =
            line("lo", "loopback", 0, 0) + line("eth0", "card", 0, 0) + line("rw0", "tap", 0, 0);
        const device::NetworkPath then = path(before, "eth0 local");
        QVERIFY(then.isLocal);
        const PathWatch native(then,
                               path(line("lo", "loopback", 1000, 1000) + line("eth0", "card", 1, 1)
                                        + line("rw0", "tap", 0, 0),
                                    "eth0 local"));
        QVERIFY(!native.detour(kPayload, false));
        QVERIFY(native.detour(kPayload, true).has_value());
        const PathWatch guest(then,
                              path(line("lo", "loopback", 0, 0) + line("eth0", "card", 1, 1)
                                       + line("rw0", "tap", 1000, 20),
                                   "eth0 local"));
        QVERIFY(!guest.detour(kPayload, true));
        QVERIFY(guest.detour(kPayload, false).has_value());
    }

    void whatCannotBeToldIsNoDetour()
    {
        const QByteArray before = line("eth0", "card", 0, 0);
        const device::NetworkPath then = path(before);
        QVERIFY(!PathWatch(then, then).detour(kPayload - 1, false)); // too little
        QVERIFY(PathWatch(then, then).detour(kPayload, false).has_value());
        QVERIFY(!PathWatch(path(before, "-"), path(before, "-")).detour(kPayload, false));
    }

    void aCounterOf32BitsMayTurnOver()
    {
        const PathWatch watch(path(line("eth0", "card", 0, 4'294'967)),
                              path(line("eth0", "card", 20, 999)));
        QVERIFY(!watch.detour(kPayload, false));
    }

    void offloadsAndSpeedBecomeFacts()
    {
        const QByteArray text = line("eth0", "card", 0, 0)
            + "offload eth0 tso=on gso=on gro=off\noffload gone tso=on\n";
        const device::NetworkPath seen = path(text);
        const QList<device::Fact> facts = factsOf(*seen.find(u"eth0"_s), u"x"_s);
        QStringList words;
        for (const device::Fact &fact : facts)
            words.append(fact.name + u'=' + fact.value);
        QCOMPARE(words,
                 QStringList({u"x.kind=card"_s, u"x.mtu=1500"_s, u"x.speed=1000"_s,
                              u"x.offloads=tso=on gso=on gro=off"_s}));
    }

    void whatAKernelTellsNothingOfIsSaid()
    {
        const device::NetworkPath seen = path("interface rw0 tap 1500 - 1 2 - -\n");
        QStringList values;
        for (const device::Fact &fact : factsOf(*seen.find(u"rw0"_s), u"x"_s))
            values.append(fact.value);
        QCOMPARE(values, QStringList({u"tap"_s, u"1500"_s, u"not told"_s, u"not told"_s}));
    }

    void everyHopHasItsFacts()
    {
        // The bridge counts nothing of what it passes on, nor need what a VLAN stands on be named.
        const QByteArray before = line("br0", "bridge", 0, 0)
            + line("eth0.7", "virtual", 0, 0, "eth0", "br0") + line("eth0", "card", 0, 0)
            + line("rw0", "tap", 0, 0, "-", "br0") + line("wlan0", "wireless", 0, 0);
        const QByteArray after = line("br0", "bridge", 3, 3)
            + line("eth0.7", "virtual", 20, 1000, "eth0", "br0") + line("eth0", "card", 20, 1000)
            + line("rw0", "tap", 1000, 20, "-", "br0") + line("wlan0", "wireless", 3, 3);
        QStringList kinds;
        for (const device::Fact &fact : PathWatch(path(before), path(after)).facts(kPayload)) {
            if (fact.name.endsWith(u".kind"))
                kinds.append(fact.name);
        }
        QCOMPARE(kinds,
                 QStringList({u"network.br0.kind"_s, u"network.eth0.7.kind"_s,
                              u"network.eth0.kind"_s, u"network.rw0.kind"_s}));
    }
};

QTEST_GUILESS_MAIN(TestPathWatch)
#include "tst_pathwatch.moc"
