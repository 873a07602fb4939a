// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Offloads that a campaign switches off and puts back, between a device and a peer that are two
// network namespaces: of the device's own interface, and of the bridges, taps and veths along the
// way of a container and of an emulated guest.
#include "networkcampaign.h"
#include "tests/support/twomachines.h"

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestNetworkOffloads : public QObject
{
    Q_OBJECT

    /// Emulated guests boot slowly on a busy machine.
    static constexpr int kPatienceMs = 600'000;

private slots:

    void initTestCase()
    {
        for (const QString &program : {u"iperf3"_s, u"nft"_s, u"ethtool"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed"));
        }
        if (const QString obstacle = TwoMachines::enter(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
        QVERIFY2(
            m_machines.start(),
            qPrintable(QString::fromUtf8(m_machines.device().log() + m_machines.peer().log())));
        m_home.write(u".ssh/known_hosts"_s, m_machines.knownHosts());
    }

    void thoseOfTheDeviceAreSwitchedAndPutBack()
    {
        QVERIFY(m_machines.device().run("ethtool -K up0 tso on gso on gro off"));
        const store::CampaignData data = measured(u"NT"_s);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        QCOMPARE(kindsWithoutOffloads(data, data.trials.front().id), QStringList{u"veth"_s});
        QTRY_VERIFY(inNetwork("ethtool -k up0 | grep -q 'tcp-segmentation-offload: on' && "
                              "ethtool -k up0 | grep -q 'generic-segmentation-offload: on' && "
                              "ethtool -k up0 | grep -q 'generic-receive-offload: off'"));
    }

    void thoseOfWhatARuntimeAddsAreSwitchedToo_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<QStringList>("kinds");
        QTest::newRow("a container") << u"RC"_s << QStringList{u"bridge"_s, u"veth"_s};
        QTest::newRow("a guest") << u"QM"_s << QStringList{u"bridge"_s, u"tap"_s};
    }

    void thoseOfWhatARuntimeAddsAreSwitchedToo()
    {
        QFETCH(const QString, runtime);
        QFETCH(const QStringList, kinds);
        const store::CampaignData data = measured(runtime);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        const store::TrialId trial = data.trials.back().id;
        QVERIFY(factOf(data, trial, u"network.offloads.before"_s).contains(u":tso=on"_s));
        QCOMPARE(kindsWithoutOffloads(data, trial), QStringList(kinds + QStringList{u"veth"_s}));
    }

    void thoseAlongABridgeOfTheDevicesAreSwitchedAndPutBack()
    {
        QVERIFY(inNetwork("ip address del 192.0.2.1/24 dev up0 && ip link add lan0 type bridge && "
                          "ip link set up0 master lan0 && ip address add 192.0.2.1/24 dev lan0 && "
                          "ip link set lan0 up && ethtool -K up0 tso on gso on gro on && "
                          "ethtool -K lan0 tso on gso on gro off"));
        const QJsonObject there{{u"interface"_s, u"lan0"_s}, {u"address"_s, u"192.0.2.30/24"_s}};
        const store::CampaignData data = measured(u"QM"_s, there);
        const bool isRestored = QTest::qWaitFor(
            [] {
                return inNetwork("for i in up0 lan0; do ethtool -k $i | grep -q '^tcp-segmentation-"
                                 "offload: on' || exit 1; done; ethtool -k up0 | grep -q "
                                 "'^generic-receive-offload: on' && ethtool -k lan0 | grep -q "
                                 "'^generic-receive-offload: off'");
            },
            kHangMs);
        QVERIFY(inNetwork("ip link del lan0 && ip address add 192.0.2.1/24 dev up0"));
        QVERIFY(isRestored);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        const store::TrialId trial = data.trials.back().id;
        // Its own card leads to what is on the device's bridge, not to Runwatt's.
        QCOMPARE(kindsWithoutOffloads(data, trial),
                 QStringList({u"bridge"_s, u"tap"_s, u"veth"_s}));
    }

private:
    /// What one run of iperf3 in this runtime measures with the offloads switched off; guests have
    /// this place on a network of the device's.
    [[nodiscard]] store::CampaignData measured(const QString &runtime,
                                               const QJsonObject &guestNetwork = {})
    {
        QJsonObject device = m_machines.device().plan(u"bench"_s);
        device.insert(u"folder"_s, m_disk.path());
        if (!guestNetwork.isEmpty())
            device.insert(u"guestNetwork"_s, guestNetwork);
        const QJsonObject plan = networkPlan(device, m_machines.peerPlan(),
                                             {networkWorkload(u"iperf3"_s, 2)}, {runtime});
        return measuredNetwork(m_home, withoutOffloads(plan), kPatienceMs);
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    TwoMachines m_machines;
};

QTEST_GUILESS_MAIN(TestNetworkOffloads)
#include "tst_networkoffloads.moc"
