// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Network benchmarks from inside containers of a real docker on its own bridge, to a peer in
// another network namespace.
#include "networkcampaign.h"
#include "tests/support/dockerdevice.h"
#include "tests/support/twomachines.h"

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestDockerNetwork : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = DockerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        for (const QString &program : {u"iptables"_s, u"ethtool"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed"));
        }
        if (const QString obstacle = OtherMachine::enter(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
        QVERIFY2(m_docker.start(OwnNetwork::setUp(), QByteArray()), m_docker.log().constData());
        QVERIFY2(m_other.start(), m_other.peer().log().constData());
        m_home.write(u".ssh/known_hosts"_s,
                     m_docker.device().knownHost() + m_other.peer().knownHost());
    }

    void thePeerIsReachedByDockersBridge_data()
    {
        QTest::addColumn<QString>("benchmark");
        QTest::newRow("iperf3") << u"iperf3"_s;
        QTest::newRow("netperf") << u"netperf"_s;
    }

    void thePeerIsReachedByDockersBridge()
    {
        QFETCH(const QString, benchmark);
        if (QStandardPaths::findExecutable(benchmark).isEmpty())
            QSKIP(qPrintable(benchmark + u" is not installed"));
        const store::CampaignData data = measuredNetwork(m_home, planOf(benchmark), kHangMs);
        QCOMPARE(data.trials.size(), std::size_t(1));
        const store::TrialId trial = data.trials.front().id;
        expectMeasured(m_home.path(u"network.runwatt"_s), data, data.trials.front());
        if (QTest::currentTestFailed())
            return;
        expectTriedFromInside(data, {u"RC"_s});
        QVERIFY(factOf(data, trial, u"engine"_s).startsWith(u"docker "_s));
        const QString path = factOf(data, trial, u"network.path"_s);
        QVERIFY2(path.contains(u"docker0 (bridge)"_s), qPrintable(path));
    }

    void offloadsOfDockersBridgeAreSwitchedAndPutBack()
    {
        if (QStandardPaths::findExecutable(u"iperf3"_s).isEmpty())
            QSKIP("iperf3 is not installed");
        QVERIFY(inNetwork("ethtool -K docker0 tso on gso on gro off"));
        const store::CampaignData data =
            measuredNetwork(m_home, withoutOffloads(planOf(u"iperf3"_s)), kHangMs);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        QCOMPARE(kindsWithoutOffloads(data, data.trials.front().id),
                 QStringList({u"bridge"_s, u"veth"_s, u"veth"_s}));
        QTRY_VERIFY(inNetwork("ethtool -k docker0 | grep -q 'tcp-segmentation-offload: on' && "
                              "ethtool -k docker0 | grep -q 'generic-receive-offload: off'"));
    }

private:
    [[nodiscard]] QJsonObject planOf(const QString &benchmark) const
    {
        QJsonObject device = m_docker.device().plan(u"bench"_s);
        device.insert(u"folder"_s, m_disk.path());
        QJsonObject plan =
            networkPlan(device, m_other.plan(), {networkWorkload(benchmark, 3)}, {u"RC"_s});
        plan.insert(u"container"_s,
                    QJsonObject{{u"engine"_s, u"docker"_s}, {u"network"_s, u"bridge"_s}});
        return plan;
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    DockerDevice m_docker;
    OtherMachine m_other;
};

QTEST_GUILESS_MAIN(TestDockerNetwork)
#include "tst_dockernetwork.moc"
