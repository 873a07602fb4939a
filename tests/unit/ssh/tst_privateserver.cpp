// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/privateserver.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

namespace {

Task<void> startServer(PrivateServer *server, StopToken stop, std::optional<Result<void>> *outcome)
{
    const Result<void> result = co_await server->start(stop);
    outcome->emplace(result);
}

Task<void> stopServer(PrivateServer *server, StopToken stop, bool *done)
{
    co_await server->stop(stop);
    *done = true;
}

bool processLives(qint64 pid)
{
    QFile status(u"/proc/%1/stat"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1) != "Z";
}

} // namespace

/// Against the real sshd, with OpenSSH's own client.
class PrivateServerTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    AsyncScope m_scope;

    PrivateServerOptions options(const QString &name = u"server with space"_s) const
    {
        PrivateServerOptions result;
        result.folder = m_home.filePath(name);
        return result;
    }

    bool started(PrivateServer *server)
    {
        std::optional<Result<void>> outcome;
        m_scope.start(startServer(server, m_scope.token(), &outcome));
        [&outcome] { QTRY_VERIFY(outcome.has_value()); }();
        if (outcome && !*outcome)
            qWarning("%s", qPrintable(outcome->error().text()));
        return outcome && outcome->has_value();
    }

    static QStringList sshArguments(const PrivateServer &server, const QString &command)
    {
        return {u"-F"_s,
                u"/dev/null"_s,
                u"-i"_s,
                server.clientKeyFile(),
                u"-o"_s,
                u"IdentitiesOnly=yes"_s,
                u"-o"_s,
                u"BatchMode=yes"_s,
                u"-o"_s,
                u"StrictHostKeyChecking=yes"_s,
                u"-o"_s,
                u"UserKnownHostsFile=\"%1\""_s.arg(server.knownHostsFile()),
                u"-o"_s,
                u"GlobalKnownHostsFile=/dev/null"_s,
                u"-p"_s,
                QString::number(server.port()),
                server.user() + u"@127.0.0.1"_s,
                command};
    }

    static QString output(const PrivateServer &server, const QString &command)
    {
        QProcess client;
        client.start(u"ssh"_s, sshArguments(server, command));
        [&client] { QTRY_COMPARE(client.state(), QProcess::NotRunning); }();
        const QByteArray errors = client.readAllStandardError();
        if (!errors.isEmpty())
            qWarning("%s", errors.constData());
        return QString::fromUtf8(client.readAllStandardOutput());
    }

    /// A command on the server that tells its process id and then stays.
    static qint64 startLongCommand(const PrivateServer &server, QProcess *client)
    {
        client->start(u"ssh"_s, sshArguments(server, u"echo $$; exec sleep 600"_s));
        [client] { QTRY_VERIFY(client->canReadLine()); }();
        return client->readLine().trimmed().toLongLong();
    }

private slots:

    void runsACommandForTheOneWhoStartedIt()
    {
        PrivateServer server(options());
        QVERIFY(started(&server));
        QVERIFY(server.port() != 0);
        QCOMPARE(output(server, u"id -un; echo \"$SSH_CONNECTION\""_s).split(u'\n').first(),
                 server.user());
    }

    void keepsItsFolderToItself()
    {
        PrivateServer server(options());
        QVERIFY(started(&server));
        const auto all = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser
            | QFileDevice::WriteUser;
        QCOMPARE(QFileInfo(m_home.filePath(u"server with space"_s)).permissions(),
                 all | QFileDevice::ExeOwner | QFileDevice::ExeUser);
        QCOMPARE(QFileInfo(server.clientKeyFile()).permissions(), all);
    }

    void keepsItsKeysForTheNextStart()
    {
        QByteArray keys[2];
        for (QByteArray &key : keys) {
            PrivateServer server(options());
            QVERIFY(started(&server));
            QFile file(server.clientKeyFile());
            QVERIFY(file.open(QIODevice::ReadOnly));
            key = file.readAll();
            QCOMPARE(output(server, u"echo here"_s), u"here\n"_s);
        }
        QVERIFY(!keys[0].isEmpty());
        QCOMPARE(keys[0], keys[1]);
    }

    void twoServersOfOneFolderRunSideBySide()
    {
        PrivateServer first(options());
        PrivateServer second(options());
        QVERIFY(started(&first));
        QVERIFY(started(&second));
        QVERIFY(first.port() != second.port());
        QCOMPARE(output(first, u"echo one"_s), u"one\n"_s);
        QCOMPARE(output(second, u"echo two"_s), u"two\n"_s);
    }

    void remoteCommandsFindUnpackedTools()
    {
        QTemporaryDir tools;
        QVERIFY(QDir().mkpath(tools.filePath(u"usr/bin"_s)));
        QFile tool(tools.filePath(u"usr/bin/runwatt-test-tool"_s));
        QVERIFY(tool.open(QIODevice::WriteOnly));
        tool.write("#!/bin/sh\necho unpacked\n");
        tool.close();
        tool.setPermissions(tool.permissions() | QFileDevice::ExeOwner | QFileDevice::ExeUser);
        PrivateServer server(options());
        const QByteArray before = qgetenv("RUNWATT_TOOLS"); // it may hold the only sshd there is
        qputenv("RUNWATT_TOOLS", tools.path().toUtf8());
        const bool up = started(&server);
        if (before.isEmpty())
            qunsetenv("RUNWATT_TOOLS");
        else
            qputenv("RUNWATT_TOOLS", before);
        QVERIFY(up);
        QCOMPARE(output(server, u"runwatt-test-tool"_s), u"unpacked\n"_s);
    }

    void extraConfigurationWinsOverTheOwn()
    {
        PrivateServerOptions withBanner = options();
        withBanner.extraConfig = QStringList{u"AuthorizedKeysFile none"_s};
        PrivateServer server(withBanner);
        QVERIFY(started(&server));
        QProcess client;
        client.start(u"ssh"_s, sshArguments(server, u"true"_s));
        QTRY_COMPARE(client.state(), QProcess::NotRunning);
        QCOMPARE(client.exitCode(), 255);
    }

    void wrongConfigurationIsAnErrorWithTheServersWords()
    {
        PrivateServerOptions wrong = options();
        wrong.extraConfig = QStringList{u"NoSuchKeyword yes"_s};
        PrivateServer server(wrong);
        std::optional<Result<void>> outcome;
        m_scope.start(startServer(&server, m_scope.token(), &outcome));
        QTRY_VERIFY(outcome.has_value());
        QVERIFY(!*outcome);
        QVERIFY(outcome->error().text().contains(u"NoSuchKeyword"_s));
    }

    void stopEndsTheServerAndItsCommands()
    {
        PrivateServer server(options());
        QSignalSpy spy(&server, &PrivateServer::stopped);
        QVERIFY(started(&server));
        QProcess client;
        const qint64 command = startLongCommand(server, &client);
        QVERIFY(processLives(command));
        bool done = false;
        m_scope.start(stopServer(&server, m_scope.token(), &done));
        QTRY_VERIFY(done);
        QVERIFY(!processLives(command));
        QVERIFY(!server.isRunning());
        QCOMPARE(spy.size(), 0);
        QTRY_COMPARE(client.state(), QProcess::NotRunning);
    }

    void whatWouldDoHarmByHalfOutlivesTheServer()
    {
        auto server = std::make_unique<PrivateServer>(options());
        QVERIFY(started(server.get()));
        QProcess client;
        const qint64 command = startLongCommand(*server, &client);
        // Its processes may be told by it to stay: packages that are being installed.
        const qint64 installing =
            output(
                *server,
                u"setsid env RUNWATT_OUTLIVES=yes sleep 600 </dev/null >/dev/null 2>&1 & echo $!"_s)
                .trimmed()
                .toLongLong();
        const qint64 guard = server->processId();
        server.reset();
        QTRY_VERIFY(!processLives(guard));
        QVERIFY(!processLives(command));
        QVERIFY(processLives(installing));
        ::kill(static_cast<pid_t>(installing), SIGKILL);
        QTRY_COMPARE(client.state(), QProcess::NotRunning);
    }

    void destructionEndsTheServerAndItsCommands()
    {
        auto server = std::make_unique<PrivateServer>(options());
        QVERIFY(started(server.get()));
        QProcess client;
        const qint64 command = startLongCommand(*server, &client);
        const qint64 guard = server->processId();
        QVERIFY(processLives(command));
        server.reset();
        QTRY_VERIFY(!processLives(command));
        QTRY_VERIFY(!processLives(guard));
        QTRY_COMPARE(client.state(), QProcess::NotRunning);
    }

    void aServerThatDiesIsReported()
    {
        PrivateServer server(options());
        QSignalSpy spy(&server, &PrivateServer::stopped);
        QVERIFY(started(&server));
        ::kill(static_cast<pid_t>(server.processId()), SIGTERM);
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(!server.isRunning());
    }

    void killingTheOwnerEndsTheServerAndItsCommands()
    {
        QProcess owner;
        owner.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        owner.start(QCoreApplication::applicationFilePath(),
                    {u"--serve"_s, m_home.filePath(u"owned"_s)});
        QTRY_VERIFY(owner.canReadLine());
        const QByteArrayList numbers = owner.readLine().trimmed().split(' ');
        QCOMPARE(numbers.size(), 2);
        const qint64 guard = numbers.at(0).toLongLong();
        QVERIFY(processLives(guard));
        PrivateServer sameFolder(options(u"owned"_s));
        QProcess client;
        QStringList arguments = sshArguments(sameFolder, u"echo $$; exec sleep 600"_s);
        arguments[arguments.indexOf(u"-p"_s) + 1] = QString::fromLatin1(numbers.at(1));
        client.start(u"ssh"_s, arguments);
        QTRY_VERIFY(client.canReadLine());
        const qint64 command = client.readLine().trimmed().toLongLong();
        QVERIFY(processLives(command));
        owner.kill();
        QTRY_COMPARE(owner.state(), QProcess::NotRunning);
        QTRY_VERIFY(!processLives(guard));
        QTRY_VERIFY(!processLives(command));
        QTRY_COMPARE(client.state(), QProcess::NotRunning);
    }
};

/// With "--serve FOLDER" the program is an owner of a server for killingTheOwner...: it prints the
/// guard's process id and the port, and runs until it is killed.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--serve"_s) {
        PrivateServerOptions options;
        options.folder = arguments.value(2);
        PrivateServer server(options);
        AsyncScope scope;
        scope.start([](PrivateServer *owned, StopToken stop) -> Task<void> {
            const Result<void> result = co_await owned->start(stop);
            if (result)
                std::printf("%lld %d\n", static_cast<long long>(owned->processId()), owned->port());
            std::fflush(stdout);
        }(&server, scope.token()));
        return QCoreApplication::exec();
    }
    PrivateServerTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_privateserver.moc"
