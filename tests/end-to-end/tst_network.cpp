// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Network benchmarks between a device and a peer that are two network namespaces: natively, in a
// container and in an emulated guest, each on its bridge.
#include "programrun.h"
#include "tests/support/twomachines.h"

#include <QJsonArray>

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

    void eachRuntimeReachesThePeerByItsOwnWay()
    {
        QJsonArray workloads;
        for (const QString &benchmark : {u"iperf3"_s, u"netperf"_s}) {
            if (QStandardPaths::findExecutable(benchmark).isEmpty())
                qWarning("%s is not installed, and so not tried", qPrintable(benchmark));
            else
                workloads.append(workload(benchmark, kRunTime));
        }
        const QJsonArray runtimes{u"NT"_s, u"RC"_s, u"QM"_s};
        const QString file = m_home.path(u"all.runwatt"_s);
        const QJsonObject plan = planOf(workloads, runtimes, m_machines.peerPlan());
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.finish(kPatienceMs) == 0, run.errors().constData());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(std::ssize(data.trials), workloads.size() * runtimes.size());
        for (const store::TrialRecord &trial : data.trials) {
            expectMeasured(file, data, trial);
            if (QTest::currentTestFailed())
                return;
        }
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
            planOf({workload(u"iperf3"_s, 2)}, {u"RC"_s}, m_machines.peerPlan());
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
            planOf({workload(u"iperf3"_s, 2)}, {u"RC"_s}, m_machines.peerPlan());
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
            planOf({workload(u"iperf3"_s, 600)}, {u"NT"_s}, m_machines.peerPlan());
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

    void offloadsAreSwitchedAndPutBack()
    {
        if (QStandardPaths::findExecutable(u"ethtool"_s).isEmpty())
            QSKIP("ethtool is not installed");
        QVERIFY(m_machines.device().run("ethtool -K up0 tso on gso on gro off"));
        QJsonObject plan = planOf({workload(u"iperf3"_s, 2)}, {u"NT"_s}, m_machines.peerPlan());
        QJsonObject conditions = plan.value(u"conditions"_s).toObject();
        conditions.insert(u"offloads"_s, u"off"_s);
        plan.insert(u"conditions"_s, conditions);
        const QString file = m_home.path(u"offloads.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        const store::CampaignData data = campaignIn(file);
        const QString during = factOf(data, data.trials.front().id, u"network.up0.offloads"_s);
        QVERIFY2(during.contains(u"tso=off"_s) && during.contains(u"gso=off"_s),
                 qPrintable(during));
        QVERIFY(m_machines.device().run(
            "for n in 1 2 3 4 5 6 7 8 9 10; do ethtool -k up0 | "
            "grep -q 'tcp-segmentation-offload: on' && break; sleep 0.5; done; "
            "ethtool -k up0 | grep -q 'tcp-segmentation-offload: on' && "
            "ethtool -k up0 | grep -q 'generic-segmentation-offload: on' && "
            "ethtool -k up0 | grep -q 'generic-receive-offload: off'"));
    }

    void offloadsOfWhatARuntimeAddsAreSwitchedToo()
    {
        if (QStandardPaths::findExecutable(u"ethtool"_s).isEmpty())
            QSKIP("ethtool is not installed");
        QJsonObject plan = planOf({workload(u"iperf3"_s, 2)}, {u"RC"_s}, m_machines.peerPlan());
        QJsonObject conditions = plan.value(u"conditions"_s).toObject();
        conditions.insert(u"offloads"_s, u"off"_s);
        plan.insert(u"conditions"_s, conditions);
        const QString file = m_home.path(u"added.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        const int status = run.finish();
        const store::CampaignData data = campaignIn(file);
        QVERIFY2(!data.trials.empty(), run.errors().constData());
        QVERIFY2(status == 0, qPrintable(data.trials.back().error));
        const store::TrialId trial = data.trials.back().id;
        QVERIFY(factOf(data, trial, u"network.offloads.before"_s).contains(u":tso=on"_s));
        int added = 0;
        for (const store::RuntimeFactRecord &fact : data.runtimeFacts) {
            if (fact.trial != trial || !fact.name.endsWith(u".offloads"_s)
                || fact.name.startsWith(u"network.inside."_s)
                || fact.name == u"network.up0.offloads"_s)
                continue;
            ++added;
            QVERIFY2(fact.value.contains(u"tso=off"_s) && fact.value.contains(u"gso=off"_s),
                     qPrintable(fact.name + u": " + fact.value));
        }
        QVERIFY(added >= 2); // the bridge, and what leads into the container
    }

    void aStopLeavesNoServer()
    {
        const QString file = m_home.path(u"stopped.runwatt"_s);
        const QJsonObject plan =
            planOf({workload(u"iperf3"_s, 600)}, {u"NT"_s}, m_machines.peerPlan());
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isMeasuring(file); }), run.errors().constData());
        QVERIFY(serversLeft().contains("iperf3"));
        run.signal(SIGINT);
        QVERIFY2(run.finish() == 130, run.errors().constData());
        QCOMPARE(serversLeft(), "");
    }

private:
    /// A line of shell in the device's network, where the peer's has a name.
    [[nodiscard]] static bool inNetwork(const QByteArray &line)
    {
        return QProcess::execute(u"sh"_s, {u"-c"_s, QString::fromLatin1(line)}) == 0;
    }

    [[nodiscard]] static QJsonObject workload(const QString &benchmark, int runTime)
    {
        const QJsonObject parameters{{u"runTime"_s, runTime}};
        return {{u"benchmark"_s, benchmark}, {u"parameters"_s, parameters}};
    }

    static void expectMeasured(const QString &file,
                               const store::CampaignData &data,
                               const store::TrialRecord &trial)
    {
        const store::CellRecord &cell = *data.find(trial.cell);
        const QString benchmark = data.find(cell.workload)->benchmark;
        const QString which = benchmark + u" in " + cell.runtime + u": ";
        QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(which + trial.error));
        const double throughput = valueOf(data, trial.id, u"network.throughput"_s);
        QVERIFY2(throughput > 1e5, qPrintable(which + QString::number(throughput)));
        QVERIFY2(valueOf(data, trial.id, u"bytes"_s) > 1e4, qPrintable(which));
        const QString path = factOf(data, trial.id, u"network.path"_s);
        QVERIFY2(path.contains(u"up0 (veth)"_s)
                     && path.contains(u"(bridge)"_s) == (cell.runtime != u"NT")
                     && path.contains(u"(tap)"_s) == (cell.runtime == u"QM"),
                 qPrintable(which + path));
        QVERIFY(factOf(data, trial.id, u"network.up0.offloads"_s).contains(u"tso="_s));
        QCOMPARE(factOf(data, trial.id, u"network.up0.mtu"_s), u"1500"_s);
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        QVERIFY(reader);
        const auto outputs = reader->rawOutputNames(trial.id);
        QVERIFY2(outputs && outputs->contains(QString(benchmark + u".server")), qPrintable(which));
        // Live, and not only at the end.
        std::size_t samples = 0;
        for (const store::SeriesRecord &series : data.series) {
            if (series.trial != trial.id || series.descriptor.name != u"network.throughput")
                continue;
            QCOMPARE(series.descriptor.unit, u"bit/s"_s);
            const auto read = reader->samples(series.id);
            QVERIFY(read);
            samples += (*read)->size();
        }
        QVERIFY2(samples >= 2, qPrintable(which + QString::number(samples)));
    }

    [[nodiscard]] QJsonObject
    planOf(const QJsonArray &workloads, const QJsonArray &runtimes, const QJsonObject &peer)
    {
        QJsonObject device = m_machines.device().plan(u"bench"_s);
        device.insert(u"folder"_s, m_disk.path());
        return {{u"devices"_s, QJsonArray{device}},
                {u"peer"_s, peer},
                {u"runtimes"_s, runtimes},
                {u"workloads"_s, workloads},
                {u"repetitions"_s, 1},
                {u"seed"_s, 1},
                {u"budget"_s, QJsonObject{{u"cpus"_s, u"0"_s}}},
                {u"container"_s, QJsonObject{{u"network"_s, u"bridge"_s}}},
                {u"guest"_s,
                 QJsonObject{{u"accelerator"_s, u"tcg"_s},
                             {u"network"_s, u"bridge"_s},
                             {u"memory"_s, u"384 MiB"_s}}},
                {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}};
    }

    /// What the program says of a plan with this peer, which it does not begin.
    [[nodiscard]] QByteArray refused(const QJsonObject &peer)
    {
        const QString file = m_home.path(u"refused.runwatt"_s);
        QFile::remove(file);
        const QJsonObject plan = planOf({workload(u"iperf3"_s, 1)}, {u"NT"_s}, peer);
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

    /// Servers of benchmarks that still run anywhere.
    [[nodiscard]] static QByteArray serversLeft()
    {
        QProcess shell;
        shell.start(u"sh"_s,
                    {u"-c"_s, u"pgrep -af '^(iperf3( .*)? -s|netserver) .*192[.]0[.]2[.]2'"_s});
        shell.waitForFinished(60000);
        return shell.readAllStandardOutput().trimmed();
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    TwoMachines m_machines;
};

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
