// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tunnels, and connections through jump hosts.
#include "tests/support/patience.h"
#include "tests/support/tcpproxy.h"
#include "tests/unit/ssh/fixture.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestJump : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY2(m_outer.start(), qPrintable(m_outer.problem()));
        QVERIFY2(m_middle.start(), qPrintable(m_middle.problem()));
        QVERIFY2(m_inner.start(), qPrintable(m_inner.problem()));
    }

    void aTunnelCarriesBytesBothWays()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *peer = server.nextPendingConnection();
            peer->write("welcome\n"); // before anything was asked
            connect(peer, &QTcpSocket::readyRead, this, [peer] { peer->write(peer->readAll()); });
        });
        auto connection = m_outer.connected();
        QVERIFY2(connection, qPrintable(m_outer.problem()));
        const auto opened =
            await(connection->openTunnel(u"127.0.0.1"_s, server.serverPort(), StopToken()));
        QVERIFY2(m_outer.keep(opened), qPrintable(m_outer.problem()));
        const std::shared_ptr<Tunnel> tunnel = **opened;
        QByteArray received;
        connect(tunnel.get(), &Tunnel::received, this,
                [&](const QByteArray &bytes) { received += bytes; });
        QSignalSpy closed(tunnel.get(), &Tunnel::closed);
        tunnel->setReading(Tunnel::Reading::Resume);
        QTRY_COMPARE(received, "welcome\n");
        received.clear();
        const QByteArray much(5'000'000, 'm');
        tunnel->write(much);
        QTRY_COMPARE(received.size(), much.size());
        QVERIFY(received == much);
        tunnel->close();
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(m_outer.run(*connection, "true"));
    }

    void aTunnelToNowhereIsAnError()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const quint16 port = server.serverPort();
        server.close();
        auto connection = m_outer.connected();
        QVERIFY(connection);
        QVERIFY(!m_outer.keep(await(connection->openTunnel(u"127.0.0.1"_s, port, StopToken()))));
        QCOMPARE(m_outer.code(), ErrorCode::ConnectionFailed);
        QVERIFY(m_outer.run(*connection, "true"));
    }

    void aDeviceBehindTwoJumpHostsIsReached()
    {
        Target target = m_inner.target();
        target.jumps = {m_outer.target(), m_middle.target()};
        auto connection = m_inner.connected(target);
        QVERIFY2(connection, qPrintable(m_inner.problem()));
        Command command("wc -c; echo err >&2; exit 7");
        command.input = QByteArray(3'000'000, 'x');
        const auto result = m_inner.run(*connection, command);
        QVERIFY2(result, qPrintable(m_inner.problem()));
        QCOMPARE(result->standardOutput.trimmed(), "3000000");
        QCOMPARE(result->standardError, "err\n");
        QCOMPARE(result->end.exitStatus, 7);
        const auto much = m_inner.run(*connection, "head -c 10000000 /dev/zero");
        QVERIFY(much && much->standardOutput.size() == 10'000'000);
    }

    void aRefusedJumpHostIsNamed()
    {
        Target outer = m_outer.target();
        outer.identityFiles.clear();
        Target target = m_inner.target();
        target.jumps = {outer};
        QVERIFY(!m_inner.connected(target));
        QCOMPARE(m_inner.code(), ErrorCode::AuthenticationFailed);
        QVERIFY2(m_inner.problem().contains(QString::number(outer.port)),
                 qPrintable(m_inner.problem()));
    }

    void aBrokenJumpHostIsALostLinkAndIsMadeAgain()
    {
        TcpProxy proxy(m_outer.target().port);
        Target outer = m_outer.target();
        outer.port = proxy.port();
        Target target = m_inner.target();
        target.jumps = {outer};
        m_inner.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        auto connection = m_inner.connected(target);
        QVERIFY2(connection, qPrintable(m_inner.problem()));
        const auto process = connection->start(Command("sleep 1000"));
        QTRY_VERIFY(process->processGroup().has_value());
        QSignalSpy lost(connection.get(), &Connection::linkLost);
        QSignalSpy reopened(connection.get(), &Connection::reopened);
        proxy.cut();
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(process->end().reason, ProcessEnd::Reason::LinkLost);
        QTRY_COMPARE(reopened.size(), 1);
        QVERIFY(m_inner.run(*connection, "true"));
        QCOMPARE(m_inner.interaction->hostKeyQuestions.size(), 1);
    }

    /// As a guest's connection is, when a trial is stopped: with output on its way, over and over.
    void aCarriedConnectionThatIsDroppedInMidStreamLeavesItsCarrierAlone()
    {
        auto carrier = m_outer.connected();
        QVERIFY2(carrier, qPrintable(m_outer.problem()));
        QSignalSpy lost(carrier.get(), &Connection::linkLost);
        m_inner.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        for (int round = 0; round < 30; ++round) {
            Connection carried(m_inner.target(), m_inner.interaction,
                               std::make_shared<SecretCache>());
            carried.setCarrier(carrier.get());
            QVERIFY2(m_inner.keep(await(carried.open(StopToken()))), qPrintable(m_inner.problem()));
            const auto process = carried.start(Command("exec cat /dev/zero"));
            qint64 received = 0;
            connect(process.get(), &Process::standardOutput, this,
                    [&received](const QByteArray &bytes) { received += bytes.size(); });
            QTRY_VERIFY(received > round * 10'000);
        }
        QVERIFY(m_outer.run(*carrier, "true"));
        QCOMPARE(lost.size(), 0);
    }

private:
    Fixture m_outer;
    Fixture m_middle;
    Fixture m_inner;
};

QTEST_GUILESS_MAIN(TestJump)
#include "tst_jump.moc"
