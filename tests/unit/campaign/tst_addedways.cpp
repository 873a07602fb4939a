// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/addedways.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

/// Which interfaces of a device are a runtime's, on one where others work as well.
class TestAddedWays : public QObject
{
    Q_OBJECT

private:
    /// Of these lines of path.sh, beside those of a device with engine, bridge and containers.
    static QStringList ways(const QByteArray &added, const QList<device::Fact> &facts)
    {
        const QByteArray own = "route eth0\ninterface lo loopback 65536 - 1 1 - -\n"
                               "interface eth0 card 1500 1000 1 1 - -\n"
                               "interface eth1 card 1500 1000 1 1 lan1 -\n"
                               "interface lan1 bridge 1500 -1 1 1 - -\n"
                               "interface docker0 bridge 1500 -1 1 1 - -\n"
                               "interface veth0ld veth 1500 10000 1 1 docker0 -\n";
        const QSet<QString> before{u"lo"_s,   u"eth0"_s,    u"eth1"_s,
                                   u"lan1"_s, u"docker0"_s, u"veth0ld"_s};
        QStringList found = addedWays(device::parseNetworkPath(own + added), before, facts);
        found.sort();
        return found;
    }

    static device::Fact fact(const QString &name, const QString &value)
    {
        return {name, {}, value};
    }

    /// That somebody else has started while the campaign runs.
    static QByteArray ofOthers()
    {
        return "interface vnet5 tap 1500 10 1 1 lan1 -\n"
               "interface vethOther veth 1500 10000 1 1 docker0 -\n"
               "interface br-other bridge 1500 -1 1 1 - -\n"
               "interface veth1 veth 1500 10000 1 1 lan1 -\n";
    }

private slots:

    void ofARunwattsBridgeThereIsAllThatIsOurs()
    {
        const QByteArray added = "interface rwb bridge 1500 -1 1 1 - -\n"
                                 "interface rw tap 1500 10 1 1 rwb -\n";
        QCOMPARE(ways(ofOthers() + added,
                      {fact(u"network.interface"_s, u"rw"_s), fact(u"network.bridge"_s, u"rwb"_s)}),
                 QStringList({u"rw"_s, u"rwb"_s}));
    }

    void ofAnEnginesBridgeOnlyTheContainersOwnEnd()
    {
        const QByteArray added = "interface vethOurs veth 1500 10000 1 1 docker0 -\n";
        const device::Fact bridge = fact(u"network.bridge"_s, u"docker0"_s);
        QCOMPARE(ways(ofOthers() + added, {fact(u"network.interface"_s, u"vethOurs"_s), bridge}),
                 QStringList({u"docker0"_s, u"vethOurs"_s}));
        // Where the engine does not tell which is the container's, it may be any of them.
        QCOMPARE(ways(ofOthers() + added, {bridge}),
                 QStringList({u"docker0"_s, u"vethOther"_s, u"vethOurs"_s}));
    }

    void ofASecondCardWhatItStandsOnToo()
    {
        const QByteArray tap = "interface rw tap 1500 10 1 1 - -\n";
        const device::Fact interface = fact(u"network.interface"_s, u"rw"_s);
        const device::Fact card = fact(u"network.card"_s, u"rwc"_s);
        QCOMPARE(
            ways(ofOthers() + tap + "interface rwc tap 1500 10 1 1 lan1 -\n", {interface, card}),
            QStringList({u"eth1"_s, u"lan1"_s, u"rw"_s, u"rwc"_s}));
        // What leads to the peer is the campaign's.
        QCOMPARE(ways(ofOthers() + tap + "interface rwc macvtap 1500 10 1 1 - eth0\n",
                      {interface, card}),
                 QStringList({u"rw"_s, u"rwc"_s}));
    }

    void ofOneThatTellsNothingAllThatWasAdded()
    {
        QCOMPARE(ways("interface vethOurs veth 1500 10000 1 1 docker0 -\n", {}),
                 QStringList({u"docker0"_s, u"veth0ld"_s, u"vethOurs"_s}));
        QCOMPARE(ways({}, {}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestAddedWays)
#include "tst_addedways.moc"
