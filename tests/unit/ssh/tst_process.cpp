// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Supervised commands: nothing of them is left running, whatever happens.
#include "core/base/shellquote.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A word that is found in the command lines of the processes of one test only.
QByteArray freshMark()
{
    return "mark" + QByteArray::number(QRandomGenerator::system()->generate64());
}

/// How many processes of this computer have `mark` as an argument.
int processesWith(const QByteArray &mark)
{
    int count = 0;
    for (const QString &name : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        const QByteArray line = readAll(u"/proc/"_s + name + u"/cmdline"_s);
        count += line.split('\0').contains(mark) ? 1 : 0;
    }
    return count;
}

/// A process that carries `mark` as an argument for a very long time. In the background when the
/// line goes on.
QByteArray longCommand(const QByteArray &mark)
{
    return "sh -c 'sleep 1000; :' " + mark;
}

/// What a second instance of this program does: starts a marked command and waits to be killed.
int beVictim(const QStringList &arguments)
{
    Target target(u"127.0.0.1"_s, arguments.at(2).toUShort(), arguments.at(3));
    target.identityFiles = {arguments.at(4)};
    target.knownHostsFile = arguments.at(5);
    target.agentSocket = u"none"_s;
    Connection connection(target, std::make_shared<RefusingInteraction>(),
                          std::make_shared<SecretCache>());
    const auto opened = await(connection.open(StopToken()));
    if (!opened || !*opened)
        return 1;
    const QByteArray mark = arguments.at(6).toUtf8();
    const auto process = connection.start(
        Command(longCommand(mark) + " & setsid " + longCommand(mark) + " & " + longCommand(mark)));
    return QCoreApplication::exec();
}

} // namespace

class TestProcess : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY2(m_fixture.start(), qPrintable(m_fixture.problem())); }

    void init()
    {
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
        m_mark = freshMark();
    }

    void cleanup() { m_connection.reset(); }

    void aSupervisedCommandLeadsItsOwnGroup()
    {
        const auto process = m_connection->start(Command("ps -o pid=,pgid=,sid= -p $$; cat"));
        QByteArray output;
        connect(process.get(), &Process::standardOutput, this,
                [&](const QByteArray &bytes) { output += bytes; });
        QSignalSpy started(process.get(), &Process::started);
        QTRY_VERIFY(process->processGroup().has_value());
        QCOMPARE(started.size(), 1);
        QTRY_VERIFY(output.endsWith('\n'));
        const QByteArray group = QByteArray::number(*process->processGroup());
        QCOMPARE(output.simplified(), group + ' ' + group + ' ' + group);
        process->closeInput();
        QTRY_VERIFY(process->isFinished());
    }

    void stopEndsTheWholeGroup()
    {
        const auto process = m_connection->start(
            Command(longCommand(m_mark) + " & " + longCommand(m_mark) + " | cat"));
        QTRY_COMPARE(processesWith(m_mark), 2);
        const auto stopped = await(process->stop(5s, StopToken()));
        QVERIFY(m_fixture.keep(stopped));
        QVERIFY(process->isFinished());
        QCOMPARE(process->end().reason, ProcessEnd::Reason::Stopped);
        QCOMPARE(processesWith(m_mark), 0);
    }

    void stopGivesTimeToTidyUp()
    {
        const QString file = m_fixture.path(u"tidied"_s);
        const auto process = m_connection->start(
            Command("trap 'echo tidy >" + shellQuote(file)
                    + "; exit 5' TERM; echo ready; while :; do sleep 0.1; done"));
        QSignalSpy output(process.get(), &Process::standardOutput);
        QTRY_COMPARE(output.size(), 1);
        QVERIFY(m_fixture.keep(await(process->stop(10s, StopToken()))));
        QCOMPARE(readAll(file), "tidy\n");
        QCOMPARE(process->end().exitStatus, 5);
    }

    void whatIgnoresTermIsKilled()
    {
        const auto process = m_connection->start(
            Command("trap '' TERM; " + longCommand(m_mark) + " & " + longCommand(m_mark)));
        QTRY_COMPARE(processesWith(m_mark), 2);
        QVERIFY(m_fixture.keep(await(process->stop(200ms, StopToken()))));
        QVERIFY(process->isFinished());
        QTRY_COMPARE(processesWith(m_mark), 0);
    }

    void whatLeftTheGroupIsStoppedToo()
    {
        // As fio's jobs do.
        const auto process = m_connection->start(
            Command("setsid " + longCommand(m_mark) + " >/dev/null 2>&1 & setsid "
                    + longCommand(m_mark) + " & " + longCommand(m_mark)));
        QTRY_COMPARE(processesWith(m_mark), 3);
        QVERIFY(m_fixture.keep(await(process->stop(1s, StopToken()))));
        QTRY_COMPARE(processesWith(m_mark), 0);
    }

    void aCommandWithInputIsStoppedToo()
    {
        Command command("cat >/dev/null; " + longCommand(m_mark) + " & sh -c 'cat; sleep 1000' "
                        + m_mark);
        command.input = QByteArray(5'000'000, 'x');
        const auto process = m_connection->start(command);
        process->write(QByteArray(1'000'000, 'y'));
        process->closeInput();
        QTRY_COMPARE(processesWith(m_mark), 2);
        QVERIFY(m_fixture.keep(await(process->stop(2s, StopToken()))));
        QTRY_COMPARE(processesWith(m_mark), 0);
    }

    void stoppingBeforeTheStartIsAStop()
    {
        const auto process = m_connection->start(Command(longCommand(m_mark)));
        QVERIFY(m_fixture.keep(await(process->stop(1s, StopToken()))));
        QVERIFY(process->isFinished());
        QCOMPARE(process->end().reason, ProcessEnd::Reason::Stopped);
        QTRY_COMPARE(processesWith(m_mark), 0);
    }

    void stoppingTwiceAndAfterTheEndIsHarmless()
    {
        const auto process = m_connection->start(Command(longCommand(m_mark)));
        QTRY_COMPARE(processesWith(m_mark), 1);
        QVERIFY(m_fixture.keep(await(process->stop(1s, StopToken()))));
        QVERIFY(m_fixture.keep(await(process->stop(1s, StopToken()))));
        const auto finished = await(process->finish(StopToken()));
        QVERIFY(m_fixture.keep(finished));
        QCOMPARE(finished->value().reason, ProcessEnd::Reason::Stopped);
    }

    void aDroppedProcessIsStopped()
    {
        auto process = m_connection->start(Command(longCommand(m_mark)));
        QTRY_COMPARE(processesWith(m_mark), 1);
        process.reset();
        QTRY_COMPARE(processesWith(m_mark), 0);
    }

    void aTimeLimitEndsTheWholeGroup()
    {
        Command command(longCommand(m_mark) + " & setsid " + longCommand(m_mark) + " & wait");
        command.limit = 500ms;
        const auto result = m_fixture.run(*m_connection, command);
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->end.reason, ProcessEnd::Reason::TimedOut);
        QTRY_COMPARE(processesWith(m_mark), 0);
    }

    void anUnsupervisedProcessIsLetGo()
    {
        Command command("sleep 1000");
        command.supervision = Supervision::None;
        const auto process = m_connection->start(command);
        QSignalSpy started(process.get(), &Process::started);
        QTRY_COMPARE(started.size(), 1);
        QVERIFY(m_fixture.keep(await(process->stop(1s, StopToken()))));
        QVERIFY(process->isFinished());
    }

    void closingTheConnectionStopsWhatRuns()
    {
        const auto process = m_connection->start(
            Command(longCommand(m_mark) + " & setsid " + longCommand(m_mark) + " & wait"));
        QTRY_COMPARE(processesWith(m_mark), 2);
        m_connection->close();
        QVERIFY(process->isFinished());
        QCOMPARE(process->end().reason, ProcessEnd::Reason::Stopped);
        QTRY_COMPARE(processesWith(m_mark), 0);
    }

    void nothingKeepsRunningWhenTheClientIsKilled()
    {
        QProcess victim;
        victim.setProcessChannelMode(QProcess::ForwardedChannels);
        const Target target = m_fixture.target();
        victim.start(QCoreApplication::applicationFilePath(),
                     {u"--victim"_s, QString::number(target.port), target.user,
                      target.identityFiles.first(), target.knownHostsFile,
                      QString::fromUtf8(m_mark)});
        // Three marked commands, and the victim itself.
        QTRY_COMPARE(processesWith(m_mark), 4);
        ::kill(static_cast<pid_t>(victim.processId()), SIGKILL);
        QTRY_COMPARE(processesWith(m_mark), 0);
        QTRY_COMPARE(victim.state(), QProcess::NotRunning);
    }

    void commandsOfOtherConnectionsAreLeftAlone()
    {
        auto other = m_fixture.connected();
        QVERIFY(other);
        // One after the other: a command that starts may show twice for a moment.
        const auto theirs = other->start(Command(longCommand(m_mark)));
        QTRY_COMPARE(processesWith(m_mark), 1);
        const auto ours = m_connection->start(Command(longCommand(m_mark)));
        QTRY_COMPARE(processesWith(m_mark), 2);
        QVERIFY(m_fixture.keep(await(ours->stop(1s, StopToken()))));
        QTRY_COMPARE(processesWith(m_mark), 1);
        m_connection.reset();
        QTest::qWait(0);
        QVERIFY(!theirs->isFinished());
        QVERIFY(m_fixture.keep(await(theirs->stop(1s, StopToken()))));
    }

    void theDevicesShellMayBeBusyboxOrBash_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("path");
        QTest::newRow("bash") << u"bash"_s << QString();
        QTest::newRow("dash") << u"dash"_s << QString();
        QTest::newRow("busybox and its tools") << u"busybox sh"_s << m_fixture.path(u"busybox"_s);
    }

    /// The account's login shell reads the line first; /bin/sh does the rest.
    void theDevicesShellMayBeBusyboxOrBash()
    {
        QFETCH(const QString, shell);
        QFETCH(const QString, path);
        QString program = QStandardPaths::findExecutable(shell.section(u' ', 0, 0));
        if (program.isEmpty())
            QSKIP(qPrintable(shell + u" is not installed"_s));
        if (!path.isEmpty()) {
            QVERIFY(QDir().mkpath(path));
            QVERIFY(runTool(program, {u"--install"_s, u"-s"_s, path}));
            program += u" sh"_s;
        }
        // Each command goes through the shell under test, in /bin/sh's place as well.
        QFile forced(m_fixture.path(u"forced"_s));
        QVERIFY(forced.open(QIODevice::WriteOnly));
        forced.write("line=$(printf %s \"$SSH_ORIGINAL_COMMAND\" | sed 's,/bin/sh -c,"
                     + program.toUtf8() + " -c,')\n");
        if (!path.isEmpty())
            forced.write("PATH=" + path.toUtf8() + "\n");
        forced.write("exec " + program.toUtf8() + " -c \"$line\"\n");
        forced.close();
        Fixture fixture;
        QVERIFY(fixture.start({u"ForceCommand exec sh %1"_s.arg(forced.fileName())}));
        tryOut(fixture);
    }

    void aServerThatMakesNoSessionLeadersIsHelpedBySetsid()
    {
        // As some small SSH servers do: the command's shell is a child in the server's group.
        Fixture fixture;
        QVERIFY(fixture.start({u"ForceCommand sh -c \"$SSH_ORIGINAL_COMMAND\"; exit $?"_s}));
        tryOut(fixture);
    }

private:
    /// Words, input, files and a stop, against a server that is special in some way.
    void tryOut(Fixture &fixture)
    {
        auto connection = fixture.connected();
        QVERIFY2(connection, qPrintable(fixture.problem()));
        const auto words = fixture.run(*connection, "printf '%s|' " + shellQuote(u"it's $x\n"_s));
        QVERIFY2(words, qPrintable(fixture.problem()));
        QCOMPARE(words->standardOutput, "it's $x\n|");
        const QString file = m_fixture.path(u"written"_s);
        const auto written = await(connection->writeFile(file, "contents\n", 0640, StopToken()));
        QVERIFY2(fixture.keep(written), qPrintable(fixture.problem()));
        const QString copy = m_fixture.path(u"copy"_s);
        const auto read = await(connection->download(file, copy, {}, StopToken()));
        QVERIFY2(fixture.keep(read), qPrintable(fixture.problem()));
        QCOMPARE(readAll(copy), "contents\n");
        const auto process = connection->start(
            Command(longCommand(m_mark) + " & setsid " + longCommand(m_mark) + " & wait"));
        QTRY_COMPARE(processesWith(m_mark), 2);
        QTRY_VERIFY(process->processGroup().has_value());
        QVERIFY(fixture.keep(await(process->stop(1s, StopToken()))));
        QTRY_COMPARE(processesWith(m_mark), 0);
    }

    Fixture m_fixture;
    std::unique_ptr<Connection> m_connection;
    QByteArray m_mark;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--victim"_s)
        return beVictim(arguments);
    TestProcess test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_process.moc"
