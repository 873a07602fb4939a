// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that wait for a session, and what has to wake them.
#include "tests/support/patience.h"
#include "tests/support/tcpproxy.h"
#include "tests/unit/ssh/fixture.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Commands that give back what is written to them, and stay until their input ends.
class Echoes
{
public:
    explicit Echoes(Connection &connection)
        : m_connection(connection)
    { }

    void start(int count)
    {
        for (int i = 0; i < count; ++i) {
            Command command("cat");
            command.supervision = Supervision::None;
            const auto echo = std::make_shared<Echo>();
            echo->process = m_connection.start(command);
            QObject::connect(echo->process.get(), &Process::standardOutput, &m_context,
                             [echo = echo.get()](const QByteArray &bytes) { echo->got += bytes; });
            echo->process->write("hello\n");
            m_echoes.push_back(echo);
        }
    }

    [[nodiscard]] qsizetype answered() const
    {
        return std::count_if(m_echoes.cbegin(), m_echoes.cend(),
                             [](const auto &echo) { return echo->got == "hello\n"; });
    }

private:
    struct Echo
    {
        std::shared_ptr<Process> process;
        QByteArray got;
    };

    Connection &m_connection;
    std::vector<std::shared_ptr<Echo>> m_echoes;
    QObject m_context; // goes first
};

} // namespace

class TestWaiting : public QObject
{
    Q_OBJECT

private slots:

    void whatWasWrittenToARefusedCommandReachesItsNextTry()
    {
        Fixture fixture;
        QVERIFY2(fixture.start({u"MaxSessions 3"_s}), qPrintable(fixture.problem()));
        const auto connection = fixture.connected();
        QVERIFY2(connection, qPrintable(fixture.problem()));
        Echoes echoes(*connection);
        echoes.start(6);
        QTRY_COMPARE(echoes.answered(), 6);
    }

    void whatIsNotToWaitForASessionIsToldThatNoneIsFree_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<int>("others");
        QTest::newRow("by the server") << u"MaxSessions 3"_s << 1;
        QTest::newRow("by ourselves") << u"MaxSessions 20"_s << 7;
    }

    void whatIsNotToWaitForASessionIsToldThatNoneIsFree()
    {
        QFETCH(const QString, limit);
        QFETCH(const int, others);
        Fixture fixture;
        QVERIFY2(fixture.start({limit}), qPrintable(fixture.problem()));
        TcpProxy proxy(fixture.target().port);
        const auto connection = fixture.through(proxy);
        QVERIFY2(connection, qPrintable(fixture.problem()));
        Echoes echoes(*connection);
        echoes.start(others);
        QTRY_COMPARE(echoes.answered(), others);
        Command command("true");
        command.whenFull = WhenFull::Fail;
        const auto process = connection->start(command);
        QTRY_VERIFY(process->isFinished());
        QCOMPARE(process->end().reason, ProcessEnd::Reason::NotStarted);
        QVERIFY(process->error());
        QCOMPARE(process->error()->code, ErrorCode::Busy);
        QCOMPARE(proxy.accepted(), 1);
    }

    void commandsDoNotWaitForASecondSessionOfALinkThatIsLost()
    {
        Fixture fixture;
        QVERIFY2(fixture.start(), qPrintable(fixture.problem()));
        TcpProxy proxy(fixture.target().port);
        Target target = fixture.target();
        target.port = proxy.port();
        target.connectTimeout = 5s;
        fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        const auto connection = fixture.connected(target);
        QVERIFY2(connection, qPrintable(fixture.problem()));
        // The second session finds something that never says a word.
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QSignalSpy dialled(&silent, &QTcpServer::newConnection);
        proxy.setTarget(silent.serverPort());
        Command killer("read -r line; kill -KILL $PPID");
        killer.supervision = Supervision::None;
        const auto process = connection->start(killer);
        Echoes before(*connection);
        before.start(11);
        QTRY_COMPARE(dialled.size(), 1);
        proxy.setTarget(fixture.target().port);
        QSignalSpy reopened(connection.get(), &Connection::reopened);
        process->write("\n"); // the first session's sshd is gone
        QTRY_COMPARE(reopened.size(), 1);
        Echoes after(*connection);
        after.start(12);
        QTRY_COMPARE(after.answered(), 12);
    }
};

QTEST_GUILESS_MAIN(TestWaiting)
#include "tst_waiting.moc"
