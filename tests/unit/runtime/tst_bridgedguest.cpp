// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/firecrackerdevice.h"
#include "tests/support/ownnetwork.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QStandardPaths>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// Guests on a bridge of a device that has a network of its own, with another machine beyond it: in
/// a real QEMU, and in a stand-in for Firecracker.
class TestBridgedGuest : public QObject
{
    Q_OBJECT

private:
    FirecrackerDevice m_board;
    MeasuredDevice m_device;

    QByteArray inside(Runtime &runtime, const QString &line)
    {
        return m_device.run(runtime, {u"sh"_s, u"-c"_s, line}).output.trimmed();
    }

    bool fine(Task<Result<void>> task)
    {
        return m_device.fixture.keep(ssh::await(std::move(task)));
    }

    /// What of a trial's network is on the device.
    QByteArray left()
    {
        return m_device.asRoot(u"grep . /sys/class/net/rw*/ifalias 2>/dev/null; nft list tables; "
                               "ls /run/runwatt-network 2>/dev/null; "
                               "cat /proc/sys/net/ipv4/ip_forward"_s);
    }

private slots:

    void initTestCase()
    {
        if (const QString obstacle = FirecrackerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        for (const QString &program : {u"nft"_s, u"busybox"_s, u"socat"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed"));
        }
        if (const QString obstacle = OwnNetwork::enter(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY2(m_board.start(u"1.10.1"_s, OwnNetwork::setUp()),
                 m_board.device().log().constData());
        QVERIFY2(m_board.device().run(OwnNetwork::otherMachine()),
                 m_board.device().log().constData());
        QVERIFY2(m_device.open(m_board.device().target()), qPrintable(m_device.fixture.problem()));
        QCOMPARE(m_device.profile.fact(u"bridge.lacks"_s), QString());
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem() << left();
    }

    void itReachesTheOtherMachineByTheDevice_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : {u"QM"_s, u"VM"_s, u"FC"_s})
            QTest::newRow(qPrintable(code)) << code;
    }

    void itReachesTheOtherMachineByTheDevice()
    {
        QFETCH(QString, code);
        const device::Capability able = m_device.profile.capability(code);
        if (able.state == device::Capability::State::Missing)
            QSKIP(qPrintable(able.reason));
        const QTemporaryDir folder(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(folder.isValid());
        RuntimePlace place = m_device.place();
        place.folder = folder.path();
        place.tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        place.tools = QStringList{u"busybox"_s};
        place.guest.network = GuestNetwork::Bridge;
        place.guest.accelerator = Accelerator::Tcg;
        place.guest.memoryBytes = 384LL * 1024 * 1024;
        place.budget.cpus = MeasuredDevice::otherProcessor();
        place.fileBytes = 16 * 1024 * 1024;
        const QByteArray before = left();
        auto made = makeRuntime(code, place);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        const std::unique_ptr<Runtime> runtime = std::move(*made);
        QVERIFY2(m_device.start(*runtime), qPrintable(m_device.fixture.problem()));
        QVERIFY(left() != before);
        QCOMPARE(inside(*runtime, u"busybox nc 192.0.2.2 7000 </dev/null"_s), "from 192.0.2.1");
        QMap<QString, QString> facts;
        for (const device::Fact &fact : runtime->facts())
            facts.insert(fact.name, fact.value);
        const QString name = u"rw"_s + place.tag.mid(8).remove(u'-').left(12);
        QCOMPARE(facts.value(u"network"_s).section(u',', 0, 0), u"bridge"_s);
        QCOMPARE(facts.value(u"network.interface"_s), name);
        QCOMPARE(facts.value(u"network.bridge"_s), QString(name + u'b'));
        QCOMPARE(inside(*runtime, u"cat /sys/class/net/eth0/mtu"_s),
                 facts.value(u"network.mtu"_s).toUtf8());
        const QString gateway = facts.value(u"network.gateway"_s);
        QVERIFY(gateway.startsWith(u"169.254."_s));
        QVERIFY(inside(*runtime, u"busybox ip route"_s)
                    .startsWith(QByteArray("default via " + gateway.toUtf8())));
        QVERIFY(fine(runtime->stop(StopToken())));
        QVERIFY(fine(runtime->clean(StopToken())));
        QCOMPARE(left(), before);
    }
};

QTEST_GUILESS_MAIN(TestBridgedGuest)
#include "tst_bridgedguest.moc"
