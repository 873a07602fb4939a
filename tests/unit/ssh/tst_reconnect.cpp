// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links that break: found, told, made again, and what was left on the device stopped.
#include "tests/support/patience.h"
#include "tests/support/tcpproxy.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

bool isRunning(qint64 pid)
{
    const QByteArray status = readAll(u"/proc/%1/stat"_s.arg(pid));
    return !status.isEmpty() && !status.contains(") Z ");
}

} // namespace

class TestReconnect : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY2(m_fixture.start(), qPrintable(m_fixture.problem())); }

    void init()
    {
        m_fixture.interaction = std::make_shared<ScriptedInteraction>();
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        m_proxy = std::make_unique<TcpProxy>(m_fixture.target().port);
        Target target = m_fixture.target();
        target.port = m_proxy->port();
        m_connection = m_fixture.connected(target);
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
    }

    void cleanup()
    {
        m_connection.reset();
        m_proxy.reset();
    }

    void aCutLinkIsToldAndMadeAgain()
    {
        QSignalSpy lost(m_connection.get(), &Connection::linkLost);
        QSignalSpy reopened(m_connection.get(), &Connection::reopened);
        QList<Connection::State> states;
        connect(m_connection.get(), &Connection::stateChanged, this,
                [&](Connection::State state) { states << state; });
        m_proxy->cut();
        QTRY_COMPARE(lost.size(), 1);
        QTRY_COMPARE(reopened.size(), 1);
        using State = Connection::State;
        QCOMPARE(states, QList<State>({State::LinkLost, State::Reconnecting, State::Open}));
        QVERIFY(m_fixture.run(*m_connection, "true"));
        // The key that was accepted for this run isn't asked for again.
        QCOMPARE(m_fixture.interaction->hostKeyQuestions.size(), 1);
    }

    void aSilentLinkIsFoundWithin15Seconds()
    {
        QSignalSpy lost(m_connection.get(), &Connection::linkLost);
        QTest::qWait(1000); // silence begins in the middle of nothing
        m_proxy->pause();
        QElapsedTimer time;
        time.start();
        QTRY_COMPARE(lost.size(), 1);
        const qint64 elapsed = time.elapsed();
        QVERIFY2(elapsed <= 15000, qPrintable(QString::number(elapsed)));
    }

    void anIdleLinkStaysOpenWhileTheServerAsksForSignsOfLife()
    {
        Fixture fixture;
        QVERIFY(fixture.start({u"ClientAliveInterval 1"_s, u"ClientAliveCountMax 2"_s}));
        auto connection = fixture.connected();
        QVERIFY(connection);
        QSignalSpy lost(connection.get(), &Connection::linkLost);
        QTest::qWait(6000);
        QCOMPARE(lost.size(), 0);
        QVERIFY(fixture.run(*connection, "true"));
    }

    void aLinkThatIsAliveButSlowIsKept()
    {
        QSignalSpy lost(m_connection.get(), &Connection::linkLost);
        for (int i = 0; i < 4; ++i) {
            m_proxy->pause();
            QTest::qWait(2500);
            m_proxy->resume();
            QTest::qWait(200);
        }
        QVERIFY(m_fixture.run(*m_connection, "true"));
        QCOMPARE(lost.size(), 0);
    }

    void itTriesAgainUntilTheDeviceIsBack()
    {
        QSignalSpy failed(m_connection.get(), &Connection::reopenFailed);
        QSignalSpy reopened(m_connection.get(), &Connection::reopened);
        m_proxy->refuse();
        m_proxy->cut();
        QTRY_VERIFY(failed.size() >= 2);
        QCOMPARE(m_connection->state(), Connection::State::LinkLost);
        const auto result = await(m_connection->run(Command("true"), StopToken()));
        QVERIFY(!m_fixture.keep(result));
        QCOMPARE(m_fixture.code(), ErrorCode::ConnectionLost);
        m_proxy->allow();
        QTRY_COMPARE(reopened.size(), 1);
        QVERIFY(m_fixture.run(*m_connection, "true"));
    }

    void openDoesNotWaitForTheNextTry()
    {
        QSignalSpy lost(m_connection.get(), &Connection::linkLost);
        m_proxy->cut();
        QTRY_COMPARE(lost.size(), 1);
        QVERIFY2(m_fixture.open(*m_connection), qPrintable(m_fixture.problem()));
        QCOMPARE(m_connection->state(), Connection::State::Open);
        QVERIFY(m_fixture.run(*m_connection, "true"));
    }

    void closeEndsTheTrying()
    {
        QSignalSpy lost(m_connection.get(), &Connection::linkLost);
        m_proxy->cut();
        QTRY_COMPARE(lost.size(), 1);
        m_connection->close();
        QCOMPARE(m_connection->state(), Connection::State::Closed);
        const int before = m_proxy->accepted();
        QTest::qWait(1500);
        QCOMPARE(m_proxy->accepted(), before);
        QCOMPARE(m_connection->state(), Connection::State::Closed);
    }

    void aChangedKeyAtTheReconnectEndsTheTrying()
    {
        Fixture other;
        QVERIFY(other.start());
        // Behind the same address there is another machine now.
        Target target = m_fixture.target();
        target.knownHostsFile = m_fixture.path(u"known"_s);
        m_proxy = std::make_unique<TcpProxy>(target.port);
        target.port = m_proxy->port();
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptAndRemember;
        m_connection = m_fixture.connected(target);
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
        std::optional<Error> error;
        connect(m_connection.get(), &Connection::reopenFailed, this,
                [&](const Error &why) { error = why; });
        m_proxy->setTarget(other.target().port);
        m_proxy->cut();
        QTRY_COMPARE(m_connection->state(), Connection::State::Closed);
        QVERIFY(error.has_value());
        QCOMPARE(error->code, ErrorCode::HostKeyChanged);
    }

    void leftoversOfABrokenLinkAreStopped()
    {
        const auto process = m_connection->start(Command("setsid sleep 1000 & exec sleep 1000"));
        QTRY_VERIFY(process->processGroup().has_value());
        const qint64 pid = *process->processGroup();
        QSignalSpy lost(m_connection.get(), &Connection::linkLost);
        QSignalSpy reopened(m_connection.get(), &Connection::reopened);
        // Our side is cut; the server's stays open, so that it sees nothing.
        m_proxy->cutClients();
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(process->end().reason, ProcessEnd::Reason::LinkLost);
        QVERIFY(isRunning(pid));
        QTRY_COMPARE(reopened.size(), 1);
        QVERIFY(!isRunning(pid));
        QCOMPARE(m_connection->state(), Connection::State::Open);
    }

    void whatAnEarlierInstanceOfAnOwnerLeftIsStopped()
    {
        const auto begin = [this](const Owner &owner, quint16 port) {
            Target target = m_fixture.target();
            target.port = port;
            auto connection = m_fixture.connection(target);
            connection->setOwner(owner);
            return m_fixture.open(*connection) ? std::move(connection) : nullptr;
        };
        std::vector<std::shared_ptr<Process>> processes; // letting go of one stops it
        const auto running = [&processes](Connection &connection) {
            processes.push_back(connection.start(Command("setsid sleep 1000 & exec sleep 1000")));
            const Process &process = *processes.back();
            return QTest::qWaitFor([&] { return process.processGroup().has_value(); }, 20000)
                ? *process.processGroup()
                : 0;
        };
        TcpProxy cable(m_fixture.target().port);
        const quint16 port = m_proxy->port();
        const auto earlier = begin(Owner("campaign-1", "a"), cable.port());
        const auto other = begin(Owner("campaign-2", "a"), port);
        QVERIFY2(earlier && other, qPrintable(m_fixture.problem()));
        const qint64 left = running(*earlier);
        QSignalSpy lost(earlier.get(), &Connection::linkLost);
        cable.refuse();
        cable.cutClients(); // the device sees nothing
        QTRY_COMPARE(lost.size(), 1);
        earlier->close();
        QVERIFY(isRunning(left));
        const qint64 others = running(*other);
        const qint64 nobodys = running(*m_connection);
        QVERIFY(left > 1 && others > 1 && nobodys > 1);
        const auto later = begin(Owner("campaign-1", "b"), port);
        QVERIFY2(later, qPrintable(m_fixture.problem()));
        QVERIFY(!isRunning(left));
        QVERIFY(isRunning(others) && isRunning(nobodys));
        // A plan may name a device twice.
        const qint64 own = running(*later);
        QVERIFY2(begin(Owner("campaign-1", "b"), port), qPrintable(m_fixture.problem()));
        QVERIFY(own > 1 && isRunning(own));
    }

    void aStopDuringABrokenLinkSaysWhenItWillBe()
    {
        const auto process = m_connection->start(Command("sleep 1000"));
        QTRY_VERIFY(process->processGroup().has_value());
        m_proxy->cutClients();
        const auto stopped = await(process->stop(5s, StopToken()));
        QVERIFY(!m_fixture.keep(stopped));
        QCOMPARE(m_fixture.code(), ErrorCode::ConnectionLost);
    }

    void aRunInABrokenLinkIsAnError()
    {
        QTimer::singleShot(300ms, this, [this] { m_proxy->cut(); });
        const auto result = await(m_connection->run(Command("sleep 1000"), StopToken()));
        QVERIFY(!m_fixture.keep(result));
        QCOMPARE(m_fixture.code(), ErrorCode::ConnectionLost);
    }

    void aServerThatDoesNotAnswerIsGivenUp()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Target target = m_fixture.target();
        target.port = silent.serverPort();
        target.connectTimeout = 700ms;
        QVERIFY(!m_fixture.connected(target));
        QCOMPARE(m_fixture.code(), ErrorCode::Timeout);
    }

    void aClosedPortIsToldAsThat()
    {
        Target target = m_fixture.target();
        m_proxy->refuse();
        target.port = m_proxy->port();
        QVERIFY(!m_fixture.connected(target));
        QCOMPARE(m_fixture.code(), ErrorCode::ConnectionFailed);
        QVERIFY2(m_fixture.problem().contains(u"sshd"_s), qPrintable(m_fixture.problem()));
    }

    void anUnknownNameIsToldAsThat()
    {
        Target target = m_fixture.target();
        target.host = u"no-such-host.invalid"_s;
        QVERIFY(!m_fixture.connected(target));
        QCOMPARE(m_fixture.code(), ErrorCode::ConnectionFailed);
    }

private:
    Fixture m_fixture;
    std::unique_ptr<TcpProxy> m_proxy;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestReconnect)
#include "tst_reconnect.moc"
