// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/thiscomputer.h"
#include "core/ssh/connection.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

namespace {

Task<void>
ask(app::LoopbackComputer *computer, StopToken stop, std::optional<Result<ssh::Target>> *answer)
{
    *answer = co_await computer->target(stop);
}

Task<void> runOn(ssh::Connection *connection,
                 QByteArray line,
                 StopToken stop,
                 std::optional<Result<ssh::CommandResult>> *answer)
{
    const Result<void> opened = co_await connection->open(stop);
    if (!opened) {
        *answer = tl::make_unexpected(opened.error());
        co_return;
    }
    ssh::Command command(line);
    *answer = co_await connection->run(std::move(command), stop);
}

Task<void> end(app::LoopbackComputer *computer, bool *ended)
{
    co_await computer->end();
    *ended = true;
}

} // namespace

class TestThisComputer : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        ssh::PrivateServerOptions options;
        options.folder = m_folder->path();
        m_computer = std::make_unique<app::LoopbackComputer>(options);
    }

    void cleanup()
    {
        m_computer.reset();
        m_folder.reset();
    }

    void callersAtOnceShareOneServer()
    {
        AsyncScope scope;
        std::optional<Result<ssh::Target>> first;
        std::optional<Result<ssh::Target>> second;
        scope.start(ask(m_computer.get(), scope.token(), &first));
        scope.start(ask(m_computer.get(), scope.token(), &second));
        QTRY_VERIFY(first && second);
        QVERIFY2(first->has_value(),
                 qPrintable(first->has_value() ? QString() : first->error().text()));
        QVERIFY(second->has_value());
        QCOMPARE((*first)->port, (*second)->port);
        QVERIFY((*first)->port != 0);
    }

    void commandsRunOnItWithoutAQuestion()
    {
        AsyncScope scope;
        std::optional<Result<ssh::Target>> target;
        scope.start(ask(m_computer.get(), scope.token(), &target));
        QTRY_VERIFY(target);
        QVERIFY(target->has_value());
        ssh::Connection connection(**target, std::make_shared<ssh::RefusingInteraction>(),
                                   std::make_shared<ssh::SecretCache>());
        std::optional<Result<ssh::CommandResult>> answer;
        scope.start(runOn(&connection, "echo hello", scope.token(), &answer));
        QTRY_VERIFY(answer);
        QVERIFY2(answer->has_value(),
                 qPrintable(answer->has_value() ? QString() : answer->error().text()));
        QCOMPARE((*answer)->standardOutput, QByteArray("hello\n"));
    }

    void aStoppedCallerGetsCancelledAndTheNextOneTheServer()
    {
        StopSource impatient;
        AsyncScope scope;
        std::optional<Result<ssh::Target>> first;
        std::optional<Result<ssh::Target>> second;
        scope.start(ask(m_computer.get(), impatient.token(), &first));
        impatient.requestStop();
        QTRY_VERIFY(first);
        QVERIFY(!first->has_value());
        QCOMPARE(first->error().code, ErrorCode::Cancelled);
        scope.start(ask(m_computer.get(), scope.token(), &second));
        QTRY_VERIFY(second);
        QVERIFY(second->has_value());
    }

    void aServerThatDiedIsStartedAnew()
    {
        AsyncScope scope;
        std::optional<Result<ssh::Target>> first;
        scope.start(ask(m_computer.get(), scope.token(), &first));
        QTRY_VERIFY(first);
        QVERIFY(first->has_value());
        const qint64 dead = m_computer->processId();
        QVERIFY(dead > 0);
        QCOMPARE(::kill(static_cast<pid_t>(dead), SIGTERM), 0);
        QTRY_COMPARE(m_computer->processId(), 0);
        std::optional<Result<ssh::Target>> second;
        scope.start(ask(m_computer.get(), scope.token(), &second));
        QTRY_VERIFY(second);
        QVERIFY(second->has_value());
        QVERIFY(m_computer->processId() > 0);
    }

    void itsEndLeavesNothing()
    {
        AsyncScope scope;
        std::optional<Result<ssh::Target>> target;
        scope.start(ask(m_computer.get(), scope.token(), &target));
        QTRY_VERIFY(target);
        QVERIFY(target->has_value());
        const auto guard = static_cast<pid_t>(m_computer->processId());
        QVERIFY(guard > 0);
        bool ended = false;
        scope.start(end(m_computer.get(), &ended));
        QTRY_VERIFY(ended);
        QCOMPARE(m_computer->processId(), 0);
        QCOMPARE(::kill(guard, 0), -1);
    }

    void itsEndEndsAStartThatIsUnderWay()
    {
        AsyncScope scope;
        std::optional<Result<ssh::Target>> target;
        scope.start(ask(m_computer.get(), scope.token(), &target));
        bool ended = false;
        scope.start(end(m_computer.get(), &ended));
        QTRY_VERIFY(ended && target);
        QCOMPARE(m_computer->processId(), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::LoopbackComputer> m_computer;
};

QTEST_GUILESS_MAIN(TestThisComputer)
#include "tst_thiscomputer.moc"
