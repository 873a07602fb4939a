// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Network benchmarks between a device and a peer that are two network namespaces: natively, in a
// container and in an emulated guest, each on its bridge.
#include "networkcampaign.h"
#include "tests/support/twomachines.h"

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestNetwork : public QObject
{
    Q_OBJECT

    /// Emulated guests boot slowly on a busy machine.
    static constexpr int kPatienceMs = 600'000;
    static constexpr int kRunTime = 3;

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"iperf3"_s).isEmpty())
            QSKIP("iperf3 is not installed");
        if (QStandardPaths::findExecutable(u"nft"_s).isEmpty())
            QSKIP("nft is not installed");
        if (const QString obstacle = TwoMachines::enter(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
        QVERIFY2(
            m_machines.start(),
            qPrintable(QString::fromUtf8(m_machines.device().log() + m_machines.peer().log())));
        m_home.write(u".ssh/known_hosts"_s, m_machines.knownHosts());
    }

    void eachRuntimeReachesThePeerByItsOwnWay_data()
    {
        QTest::addColumn<QString>("benchmark");
        QTest::newRow("iperf3") << u"iperf3"_s;
        QTest::newRow("netperf") << u"netperf"_s;
    }

    void eachRuntimeReachesThePeerByItsOwnWay()
    {
        QFETCH(const QString, benchmark);
        if (QStandardPaths::findExecutable(benchmark).isEmpty())
            QSKIP(qPrintable(benchmark + u" is not installed"));
        const QJsonArray runtimes{u"NT"_s, u"RC"_s, u"QM"_s};
        const QString file = m_home.path(benchmark + u".runwatt"_s);
        const QJsonObject plan =
            planOf({networkWorkload(benchmark, kRunTime)}, runtimes, m_machines.peerPlan());
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.finish(kPatienceMs) == 0, run.errors().constData());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(std::ssize(data.trials), runtimes.size());
        for (const store::TrialRecord &trial : data.trials) {
            expectMeasured(file, data, trial);
            if (QTest::currentTestFailed())
                return;
        }
        expectTriedFromInside(data, {u"NT"_s, u"QM"_s, u"RC"_s});
        for (const store::VerdictRecord &verdict : data.verdicts)
            QVERIFY2(verdict.code != u"detour", qPrintable(verdict.text));
        QCOMPARE(factOfDevice(data, u"peer.address"_s), u"192.0.2.2"_s);
        QCOMPARE(factOfDevice(data, u"peer.interface"_s), u"eth0"_s);
        QVERIFY(!factOfDevice(data, u"peer.kernel"_s).isEmpty());
        QCOMPARE(serversLeft(), "");
    }

    void aDetourInsideARuntimeIsSaidBeforeAnythingIsMeasured()
    {
        // What the device passes on takes another line to the peer than what is its own.
        QVERIFY(inNetwork(
            "ip link add name up1 type veth peer name eth1 netns other && "
            "ip address add 198.51.100.1/24 dev up1 && ip link set up1 up && "
            "ip -n other address add 198.51.100.2/24 dev eth1 && ip -n other link set eth1 up && "
            "ip route add 192.0.2.2/32 via 198.51.100.2 table 100 && "
            "ip rule add not iif lo to 192.0.2.2 lookup 100"));
        const QString file = m_home.path(u"detour.runwatt"_s);
        const QJsonObject plan =
            planOf({networkWorkload(u"iperf3"_s, 2)}, {u"RC"_s}, m_machines.peerPlan());
        const QString planFile = m_home.writePlan(u"plan.json"_s, plan);
        ProgramRun run(m_home, {u"run"_s, planFile, u"-o"_s, file});
        const int status = run.finish();
        QVERIFY(inNetwork("ip rule del not iif lo to 192.0.2.2 lookup 100 && "
                          "ip link del up1"));
        QVERIFY2(status == 1, run.errors().constData());
        QVERIFY2(run.errors().contains("packets from inside RC do not take the way to the peer")
                     && run.errors().contains("up1 (veth)")
                     && run.errors().contains("ip route get 192.0.2.2"),
                 run.errors().constData());
        const store::CampaignData before = campaignIn(file);
        QCOMPARE(countTrials(before, store::TrialState::Interrupted), 1);
        QVERIFY(before.summaries.empty());
        QCOMPARE(serversLeft(), "");
        // With the way mended the same campaign goes on.
        ProgramRun again(m_home, {u"run"_s, planFile, u"-o"_s, file});
        QVERIFY2(again.finish() == 0, again.errors().constData());
        QCOMPARE(countTrials(campaignIn(file), store::TrialState::Complete), 1);
    }

    void aRuntimeThatDoesNotReachThePeerIsSaidBeforeAnythingIsMeasured()
    {
        QVERIFY(m_machines.device().run("nft add table ip wall && nft add chain ip wall pass "
                                        "'{ type filter hook forward priority 0; }' && "
                                        "nft add rule ip wall pass tcp dport 20000-29999 reject"));
        const QString file = m_home.path(u"walled.runwatt"_s);
        const QJsonObject plan =
            planOf({networkWorkload(u"iperf3"_s, 2)}, {u"RC"_s}, m_machines.peerPlan());
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        const int status = run.finish();
        QVERIFY(m_machines.device().run("nft delete table ip wall"));
        QVERIFY2(status == 1, run.errors().constData());
        QVERIFY2(run.errors().contains("the peer at 192.0.2.2 is not reached from inside RC"),
                 run.errors().constData());
        QVERIFY(campaignIn(file).summaries.empty());
        QCOMPARE(serversLeft(), "");
    }

    void anAddressThatIsNotThePeersIsSaidBeforeTheFirstTrial()
    {
        QJsonObject peer = m_machines.peerPlan();
        peer.insert(u"address"_s, u"192.0.2.77"_s);
        const QByteArray errors = refused(peer);
        QVERIFY2(errors.contains("can't be started on the peer"), errors.constData());
        QVERIFY2(errors.contains("peer.address"), errors.constData());
    }

    void aFirewallOnThePeerIsSaidBeforeTheFirstTrial()
    {
        QVERIFY(m_machines.peer().run("nft add table ip wall && nft add chain ip wall in "
                                      "'{ type filter hook input priority 0; }' && "
                                      "nft add rule ip wall in tcp dport 20000-29999 reject"));
        const QByteArray errors = refused(m_machines.peerPlan());
        QVERIFY(m_machines.peer().run("nft delete table ip wall"));
        QVERIFY2(errors.contains("it can't connect to the peer at 192.0.2.2"), errors.constData());
        QVERIFY2(errors.contains("firewall"), errors.constData());
    }

    void aServerThatEndsInMidTrialIsTheReason()
    {
        const QString file = m_home.path(u"ended.runwatt"_s);
        const QJsonObject plan =
            planOf({networkWorkload(u"iperf3"_s, 600)}, {u"NT"_s}, m_machines.peerPlan());
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isMeasuring(file); }), run.errors().constData());
        QVERIFY(m_machines.peer().run("pkill -KILL -x iperf3"));
        QVERIFY2(run.finish() == 3, run.errors().constData());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(countTrials(data, store::TrialState::Failed), 1);
        QVERIFY2(data.trials.front().error.contains(u"server on the peer has ended"_s),
                 qPrintable(data.trials.front().error));
        QCOMPARE(serversLeft(), "");
    }

    void aStopLeavesNoServer()
    {
        const QString file = m_home.path(u"stopped.runwatt"_s);
        const QJsonObject plan =
            planOf({networkWorkload(u"iperf3"_s, 600)}, {u"NT"_s}, m_machines.peerPlan());
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isMeasuring(file); }), run.errors().constData());
        QVERIFY(serversLeft().contains("iperf3"));
        run.signal(SIGINT);
        QVERIFY2(run.finish() == 130, run.errors().constData());
        QCOMPARE(serversLeft(), "");
    }

private:
    [[nodiscard]] QJsonObject
    planOf(const QJsonArray &workloads, const QJsonArray &runtimes, const QJsonObject &peer) const
    {
        QJsonObject device = m_machines.device().plan(u"bench"_s);
        device.insert(u"folder"_s, m_disk.path());
        return networkPlan(device, peer, workloads, runtimes);
    }

    /// What the program says of a plan with this peer, which it does not begin.
    [[nodiscard]] QByteArray refused(const QJsonObject &peer)
    {
        const QString file = m_home.path(u"refused.runwatt"_s);
        QFile::remove(file);
        const QJsonObject plan = planOf({networkWorkload(u"iperf3"_s, 1)}, {u"NT"_s}, peer);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        if (run.finish() != 1 || !campaignIn(file).trials.empty())
            return "it was not refused: " + run.errors();
        return run.errors();
    }

    [[nodiscard]] static QString factOfDevice(const store::CampaignData &data, const QString &name)
    {
        for (const store::FactRecord &fact : data.facts) {
            if (fact.name == name)
                return fact.value;
        }
        return {};
    }

    /// Servers of benchmarks that still run on the peer.
    [[nodiscard]] QByteArray serversLeft()
    {
        // As the peer sees it: other tests have peers with servers at the same time.
        const QString list = m_home.path(u"servers"_s);
        if (!m_machines.peer().run("pgrep -af '^(iperf3( .*)? -s|netserver) .*192[.]0[.]2[.]2' >"
                                   + list.toUtf8() + "; true"))
            return "the peer does not answer";
        return ssh::readAll(list).trimmed();
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    TwoMachines m_machines;
};

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
