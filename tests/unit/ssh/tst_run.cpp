// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands on a real sshd, and the traps of libssh2 that they could fall into.
#include "core/base/shellquote.h"
#include "tests/support/patience.h"
#include "tests/support/tcpproxy.h"
#include "tests/unit/ssh/fixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

Command unsupervised(const QByteArray &line)
{
    Command command(line);
    command.supervision = Supervision::None;
    return command;
}

/// What a process wrote and how it ended.
struct Record
{
    explicit Record(std::shared_ptr<Process> started)
        : process(std::move(started))
    {
        QObject::connect(process.get(), &Process::standardOutput, process.get(),
                         [this](const QByteArray &bytes) { output += bytes; });
        QObject::connect(process.get(), &Process::standardError, process.get(),
                         [this](const QByteArray &bytes) { error += bytes; });
    }

    ~Record() { process->disconnect(process.get()); }

    Q_DISABLE_COPY_MOVE(Record)

    std::shared_ptr<Process> process;
    QByteArray output;
    QByteArray error;
};

} // namespace

class TestRun : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY2(m_fixture.start({u"MaxSessions 10"_s}), qPrintable(m_fixture.problem()));
    }

    void init()
    {
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
    }

    void cleanup() { m_connection.reset(); }

    void aCommandGivesItsOutputsApartAndItsStatus()
    {
        const auto result = m_fixture.run(*m_connection, "echo out; echo err >&2; exit 3");
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->standardOutput, "out\n");
        QCOMPARE(result->standardError, "err\n");
        QCOMPARE(result->end.exitStatus, 3);
        QCOMPARE(result->end.reason, ProcessEnd::Reason::Exited);
        QVERIFY(!result->succeeded());
        const Result<void> checked = result->check(u"Trying"_s);
        QVERIFY(!checked);
        QVERIFY2(checked.error().text().contains(u"err"_s), qPrintable(checked.error().text()));
    }

    void aMissingCommandIsNamedAsThat()
    {
        const auto result = m_fixture.run(*m_connection, "no-such-command-here");
        QVERIFY(result);
        QCOMPARE(result->check(u"Trying"_s).error().code, ErrorCode::ToolMissing);
    }

    void aKilledCommandIsNotTakenForASuccess()
    {
        for (const Supervision supervision : {Supervision::Group, Supervision::None}) {
            Command command("kill -KILL $$");
            command.supervision = supervision;
            const auto result = m_fixture.run(*m_connection, command);
            QVERIFY2(result, qPrintable(m_fixture.problem()));
            QCOMPARE(result->end.reason, ProcessEnd::Reason::Signalled);
            QCOMPARE(result->end.exitSignal, u"KILL"_s);
            QVERIFY(!result->succeeded());
        }
    }

    void inputIsFollowedByItsEnd()
    {
        Command command("wc -c");
        command.input = QByteArray(3'000'000, 'x');
        const auto result = m_fixture.run(*m_connection, command);
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->standardOutput.trimmed(), "3000000");
    }

    void inputForACommandThatDoesNotReadItIsNoError()
    {
        Command command("exec <&-; echo done");
        command.input = QByteArray(8'000'000, 'x');
        const auto result = m_fixture.run(*m_connection, command);
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->standardOutput, "done\n");
    }

    void wordsReachTheRemoteShellAsTheyAre()
    {
        const QStringList words{u"a b"_s,        u"it's"_s, u"\"x\""_s,    u"l1\nl2\n"_s,
                                u"$HOME"_s,      u"`id`"_s, u"-n"_s,       u"--"_s,
                                u"Gerät 温度"_s, u"a\\b"_s, u"!x; rm y"_s, u"*"_s};
        for (const Supervision supervision : {Supervision::Group, Supervision::None}) {
            Command command("printf '%s\\001' " + shellCommand(words));
            command.supervision = supervision;
            const auto result = m_fixture.run(*m_connection, command);
            QVERIFY2(result, qPrintable(m_fixture.problem()));
            QCOMPARE(QString::fromUtf8(result->standardOutput), words.join(u'\1') + u'\1');
        }
    }

    void muchOnBothStreamsDoesNotStopEither()
    {
        // Both share one window: reading only one of them would hang at 2 MiB.
        const auto result = m_fixture.run(
            *m_connection,
            "head -c 20000000 /dev/zero >&2; head -c 20000000 /dev/zero; echo end >&2");
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->standardOutput.size(), 20'000'000);
        QCOMPARE(result->standardError.size(), 20'000'004);
    }

    void manyCommandsAtOnceAllStartAndEnd()
    {
        // Two requests in flight at once would make libssh2 lose one reply.
        std::vector<std::unique_ptr<Record>> records;
        for (int i = 0; i < 40; ++i) {
            const QByteArray number = QByteArray::number(i);
            records.push_back(std::make_unique<Record>(
                m_connection->start(i % 2 == 0 ? unsupervised("echo " + number + "; exit " + number)
                                               : Command("echo " + number + "; exit " + number))));
            records.back()->process->closeInput();
        }
        for (int i = 0; i < 40; ++i) {
            const Record &record = *records.at(size_t(i));
            QTRY_VERIFY(record.process->isFinished());
            QCOMPARE(record.output, QByteArray::number(i) + '\n');
            QCOMPARE(record.process->end().exitStatus, i);
        }
    }

    void moreLongCommandsThanOneSessionTakesStillAllRun()
    {
        // sshd's MaxSessions is 10: the rest needs a second session.
        std::vector<std::unique_ptr<Record>> records;
        for (int i = 0; i < 20; ++i)
            records.push_back(std::make_unique<Record>(m_connection->start(Command("cat"))));
        for (const auto &record : records)
            record->process->write("hello\n");
        for (const auto &record : records)
            QTRY_COMPARE(record->output, "hello\n");
        for (const auto &record : records)
            record->process->closeInput();
        for (const auto &record : records)
            QTRY_VERIFY(record->process->isFinished());
        QVERIFY(m_fixture.interaction->hostKeyQuestions.isEmpty());
    }

    void commandsBeyondAllSessionsStartWhenOthersEnd()
    {
        // More than fit into all the sessions that a connection opens: the last ones wait, and it
        // takes nothing but the end of others to start them.
        std::vector<std::unique_ptr<Record>> records;
        for (int i = 0; i < 50; ++i)
            records.push_back(std::make_unique<Record>(m_connection->start(Command("cat"))));
        const auto answered = [&records] {
            return std::count_if(records.cbegin(), records.cend(),
                                 [](const auto &record) { return !record->output.isEmpty(); });
        };
        for (const auto &record : records)
            record->process->write("hello\n");
        QTRY_VERIFY(answered() >= 30);
        QVERIFY(answered() < 50);
        while (true) {
            for (const auto &record : records) {
                if (!record->output.isEmpty())
                    record->process->closeInput();
            }
            const auto before = answered();
            if (before == 50)
                break;
            QTRY_VERIFY(answered() > before);
        }
        for (const auto &record : records)
            QTRY_VERIFY(record->process->isFinished());
    }

    void aReadThatDrainsTheSocketLeavesNobodyWaiting()
    {
        // Bytes for one channel are read off the socket while another is served; nothing more comes
        // then, so whoever waits for the socket alone waits for ever.
        Record quiet(m_connection->start(unsupervised("cat")));
        Record loud(m_connection->start(
            unsupervised("head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero; exec >&- 2>&-; "
                         "sleep 0.1")));
        loud.process->closeInput();
        QTRY_VERIFY(loud.process->isFinished());
        QCOMPARE(loud.output.size() + loud.error.size(), 6'000'000);
        quiet.process->write("still here\n");
        QTRY_COMPARE(quiet.output, "still here\n");
        quiet.process->closeInput();
        QTRY_VERIFY(quiet.process->isFinished());
    }

    void sendingOverANarrowLinkAndReceivingAtOnceWorks()
    {
        // A partial send on one channel forbids every other sending call of libssh2.
        TcpProxy proxy(m_fixture.target().port, 64 * 1024);
        Target target = m_fixture.target();
        target.port = proxy.port();
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        auto connection = m_fixture.connected(target);
        QVERIFY2(connection, qPrintable(m_fixture.problem()));
        Record up1(connection->start(unsupervised("cat | wc -c")));
        Record up2(connection->start(Command("cat | wc -c")));
        Record down(connection->start(unsupervised("head -c 8000000 /dev/zero")));
        Record echo(connection->start(unsupervised("cat")));
        const QByteArray pattern(3'000'000, 'p');
        up1.process->write(pattern);
        up2.process->write(pattern);
        echo.process->write(pattern);
        for (Record *record : {&up1, &up2, &down, &echo})
            record->process->closeInput();
        for (const Record *record : {&up1, &up2, &down, &echo}) {
            QTRY_VERIFY(record->process->isFinished());
            QCOMPARE(record->process->end().exitStatus, 0);
        }
        QCOMPARE(up1.output.trimmed(), "3000000");
        QCOMPARE(up2.output.trimmed(), "3000000");
        QCOMPARE(down.output.size(), 8'000'000);
        QVERIFY(echo.output == pattern);
    }

    void outputIsUnharmedWhenTheServerChangesKeysInBetween()
    {
        Fixture fixture;
        QVERIFY2(fixture.start({u"RekeyLimit 1M"_s}), qPrintable(fixture.problem()));
        auto connection = fixture.connected();
        QVERIFY2(connection, qPrintable(fixture.problem()));
        Record echo(connection->start(unsupervised("cat")));
        QByteArray sent;
        for (int i = 0; i < 1'000'000; ++i)
            sent += QByteArray::number(i) + '\n';
        echo.process->write(sent);
        echo.process->closeInput();
        QTRY_VERIFY(echo.process->isFinished());
        QVERIFY(echo.output == sent);
        QVERIFY(fixture.run(*connection, "true"));
    }

    void aCommandThatTakesTooLongIsStopped()
    {
        Command command("echo begun; sleep 1000");
        command.limit = 300ms;
        const auto result = m_fixture.run(*m_connection, command);
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->end.reason, ProcessEnd::Reason::TimedOut);
        QCOMPARE(result->standardOutput, "begun\n");
        QCOMPARE(result->check(u"Trying"_s).error().code, ErrorCode::Timeout);
    }

    void aCommandThatWritesTooMuchIsStopped()
    {
        Command command("yes");
        command.outputLimit = 100'000;
        const auto result = await(m_connection->run(command, StopToken()));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().code, ErrorCode::Corrupt);
        QVERIFY(m_fixture.run(*m_connection, "true"));
    }

    void chatterOfStartUpFilesIsNotTakenForOutput()
    {
        Fixture fixture;
        QVERIFY2(fixture.start({u"ForceCommand echo welcome; eval \"$SSH_ORIGINAL_COMMAND\""_s}),
                 qPrintable(fixture.problem()));
        auto connection = fixture.connected();
        QVERIFY2(connection, qPrintable(fixture.problem()));
        const auto result = fixture.run(*connection, "echo mine");
        QVERIFY2(result, qPrintable(fixture.problem()));
        QCOMPARE(result->standardOutput, "mine\n");
    }

    void anAccountWithoutAShellIsToldInWords()
    {
        Fixture fixture;
        QVERIFY(fixture.start({u"ForceCommand echo 'no shell for you' >&2; exit 1"_s}));
        auto connection = fixture.connected();
        QVERIFY2(connection, qPrintable(fixture.problem()));
        QVERIFY(!fixture.run(*connection, "true"));
        QCOMPARE(fixture.code(), ErrorCode::Unsupported);
        QVERIFY2(fixture.problem().contains(u"no shell for you"_s), qPrintable(fixture.problem()));
    }

    void withoutAConnectionACommandEndsWithAnError()
    {
        m_connection->close();
        QCOMPARE(m_connection->state(), Connection::State::Closed);
        const auto process = m_connection->start(Command("true"));
        QVERIFY(process);
        QVERIFY(!process->isFinished());
        QSignalSpy finished(process.get(), &Process::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(process->end().reason, ProcessEnd::Reason::NotStarted);
        QVERIFY(process->error().has_value());
        QVERIFY(m_fixture.open(*m_connection));
        QVERIFY(m_fixture.run(*m_connection, "true"));
    }

    void aStopEndsARunAtOnce()
    {
        StopSource source;
        QTimer::singleShot(100ms, this, [&] { source.requestStop(); });
        const auto result = await(m_connection->run(Command("sleep 1000"), source.token()));
        QVERIFY(result && !*result);
        QCOMPARE(result->error().code, ErrorCode::Cancelled);
    }

    void destroyingTheConnectionEndsWhatAwaitsIt()
    {
        std::optional<Result<CommandResult>> outcome;
        const auto wait = [](Connection *connection,
                             std::optional<Result<CommandResult>> *out) -> Task<void> {
            const Command command("sleep 1000");
            Result<CommandResult> result = co_await connection->run(command, StopToken());
            out->emplace(std::move(result));
        };
        wait(m_connection.get(), &outcome);
        QTest::qWait(50);
        const std::shared_ptr<Process> process = m_connection->start(Command("sleep 1000"));
        m_connection.reset();
        QVERIFY(outcome.has_value() && !*outcome);
        QCOMPARE(outcome->error().code, ErrorCode::Cancelled);
        QVERIFY(process->isFinished());
    }

    void aFileOfProcIsRead()
    {
        const auto text = await(m_connection->readFile(u"/proc/version"_s, 4096, StopToken()));
        QVERIFY(m_fixture.keep(text));
        QVERIFY(text->value().startsWith("Linux version"));
        const auto missing = await(m_connection->readFile(u"/no/such"_s, 4096, StopToken()));
        QVERIFY(!m_fixture.keep(missing));
        QCOMPARE(m_fixture.code(), ErrorCode::NotFound);
    }

private:
    Fixture m_fixture;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
