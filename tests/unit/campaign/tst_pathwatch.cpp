// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/pathwatch.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

namespace {

/// path.sh's words of one interface.
QByteArray line(const char *name, const char *kind, int received, int sent, const char *lower = "-")
{
    return QByteArray("interface ") + name + ' ' + kind + " 1500 1000 "
        + QByteArray::number(received) + ' ' + QByteArray::number(sent) + " - " + lower + '\n';
}

device::NetworkPath path(const QByteArray &interfaces)
{
    return device::parseNetworkPath("route eth0\n" + interfaces);
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
        QCOMPARE(namesOf(watch.carriers(1000)), QStringList({u"eth0"_s, u"rw0"_s}));
        QCOMPARE(namesOf(watch.carriers(998)), QStringList({u"eth0"_s, u"eth1"_s, u"rw0"_s}));
        // Without a payload all that carried anything.
        QCOMPARE(namesOf(watch.carriers(0)).size(), 3);
        const QList<device::Fact> facts = watch.facts(1000);
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
        const auto detour = byWireless.detour(1000, true);
        QVERIFY(detour && detour->contains(u"eth0"_s) && detour->contains(u"wlan0 (wireless)"_s));
        const PathWatch none(path(before), path(before));
        QVERIFY(none.detour(1000, false).has_value());
    }

    void aRuntimeWithANetworkOfItsOwnHasToUseIt()
    {
        const QByteArray before =
            line("eth0", "veth", 0, 0) + line("rw0", "tap", 0, 0) + line("mv0", "macvtap", 0, 0);
        const PathWatch past(path(before),
                             path(line("eth0", "veth", 20, 1000) + line("rw0", "tap", 3, 3)
                                  + line("mv0", "macvtap", 0, 0)));
        QVERIFY(!past.detour(1000, false));
        // That eth0 leads into a network itself does not count: it leads out.
        QVERIFY(past.detour(1000, true).has_value());
        const PathWatch through(path(before),
                                path(line("eth0", "veth", 20, 1000) + line("rw0", "tap", 1000, 20)
                                     + line("mv0", "macvtap", 0, 0)));
        QVERIFY(!through.detour(1000, true));
    }

    void aMacvtapGoesByWhatItStandsOn()
    {
        const QByteArray before = line("eth0", "card", 0, 0) + line("eth1", "card", 0, 0)
            + line("mv0", "macvtap", 0, 0, "eth1");
        const PathWatch watch(path(before),
                              path(line("eth0", "card", 1, 1) + line("eth1", "card", 20, 1000)
                                   + line("mv0", "macvtap", 20, 1000, "eth1")));
        QVERIFY(!watch.detour(1000, true));
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
                 QStringList(
                     {u"x.mtu=1500"_s, u"x.speed=1000"_s, u"x.offloads=tso=on gso=on gro=off"_s}));
    }
};

QTEST_GUILESS_MAIN(TestPathWatch)
#include "tst_pathwatch.moc"
