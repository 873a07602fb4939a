// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dockerdevice.h"
#include "tests/support/katadevice.h"
#include "tests/support/ownnetwork.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QStandardPaths>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// Containers by an engine and by ctr, on bridges of devices that have a network of their own, with
/// another machine beyond it. Plain runc's are in tst_devicenetwork.
class TestBridgedContainer : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;

    RuntimePlace place()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        RuntimePlace place = m_device.place();
        place.folder = m_folder->path();
        place.tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        place.tools = QStringList{u"busybox"_s};
        place.container.network = ContainerNetwork::Bridge;
        return place;
    }

    /// What the other machine says, asked from inside.
    QByteArray answer(Runtime &runtime)
    {
        return m_device.run(runtime, {u"sh"_s, u"-c"_s, u"busybox nc 192.0.2.2 7000 </dev/null"_s})
            .output.trimmed();
    }

    QByteArray left()
    {
        return m_device.asRoot(u"ls -d /sys/class/net/rw*; nft list ruleset | grep runwatt; "
                               "ls /run/netns /run/runwatt-network"_s);
    }

private slots:

    void initTestCase()
    {
        for (const QString &program : {u"nft"_s, u"iptables"_s, u"busybox"_s, u"socat"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed"));
        }
        if (const QString obstacle = OwnNetwork::enter(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem();
    }

    void onDockersBridgeAndOnOursBesideIt()
    {
        if (const QString obstacle = DockerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        DockerDevice docker;
        QVERIFY2(docker.start(OwnNetwork::setUp(), QByteArray()), docker.log().constData());
        QVERIFY2(docker.device().run(OwnNetwork::otherMachine()), docker.log().constData());
        QVERIFY2(m_device.open(docker.device().target()), qPrintable(m_device.fixture.problem()));

        RuntimePlace engine = place();
        engine.container.engine = Engine::Docker;
        auto made = makeRuntime(u"RC"_s, engine);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        QVERIFY2(m_device.start(**made), qPrintable(m_device.fixture.problem()));
        QCOMPARE(answer(**made), "from 192.0.2.1");
        QMap<QString, QString> facts = MeasuredDevice::factsOf(**made);
        QCOMPARE(facts.value(u"network"_s), u"bridge"_s);
        QCOMPARE(facts.value(u"network.bridge"_s), u"docker0"_s);
        QCOMPARE(facts.value(u"network.mtu"_s), u"1500"_s);
        // Nobody else has one there.
        QCOMPARE(m_device.asRoot(u"ls /sys/class/net/docker0/brif"_s),
                 facts.value(u"network.interface"_s).toUtf8());
        QVERIFY2(facts.value(u"network.address"_s).startsWith(u"172."_s),
                 qPrintable(facts.value(u"network.address"_s)));
        QVERIFY(m_device.asRoot(u"ip -4 -o address show dev docker0"_s)
                    .contains(QByteArray(' ' + facts.value(u"network.gateway"_s).toUtf8() + '/')));
        QVERIFY(facts.value(u"command"_s).contains(u"--network=bridge"_s));
        QVERIFY(m_device.end(**made));

        // docker lets nothing be forwarded that it does not know.
        const QByteArray before = left();
        QVERIFY(m_device.asRoot(u"iptables -S FORWARD"_s).contains("-P FORWARD DROP"));
        const QByteArray rules = m_device.asRoot(u"iptables -S; iptables -t nat -S"_s);
        made = makeRuntime(u"RC"_s, place());
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        QVERIFY2(m_device.start(**made), qPrintable(m_device.fixture.problem()));
        QCOMPARE(answer(**made), "from 192.0.2.1");
        QVERIFY(MeasuredDevice::factsOf(**made).value(u"network.bridge"_s).startsWith(u"rw"_s));
        QVERIFY(m_device.end(**made));
        QCOMPARE(left(), before);
        QCOMPARE(m_device.asRoot(u"iptables -S; iptables -t nat -S"_s), rules);
        made->reset();
        m_device.connection->close();
    }

    void aKataContainerOnOurs()
    {
        if (const QString obstacle = KataDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        KataDevice kata;
        QVERIFY2(kata.start(OwnNetwork::setUp()), kata.log().constData());
        QVERIFY2(kata.device().run(OwnNetwork::otherMachine()), kata.log().constData());
        m_device.clock.reset();
        QVERIFY2(m_device.open(kata.device().target()), qPrintable(m_device.fixture.problem()));
        const QByteArray before = left();
        auto made = makeRuntime(u"KC"_s, place());
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        QVERIFY2(m_device.start(**made), qPrintable(m_device.fixture.problem()));
        QCOMPARE(answer(**made), "from 192.0.2.1");
        const QMap<QString, QString> facts = MeasuredDevice::factsOf(**made);
        QCOMPARE(facts.value(u"network"_s), u"bridge"_s);
        QVERIFY(facts.value(u"network.bridge"_s).startsWith(u"rw"_s));
        QVERIFY(m_device.end(**made));
        QCOMPARE(left(), before);
        made->reset();
        m_device.connection->close();
    }
};

QTEST_GUILESS_MAIN(TestBridgedContainer)
#include "tst_bridgedcontainer.moc"
