// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/ssh/connection.h"
#include "core/ssh/interaction.h"
#include "core/ssh/privateserver.h"
#include "tests/support/tcpproxy.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>
#include <optional>

namespace runwatt::ssh {

/// Runs a task to its end from a test function, which is no coroutine. Nothing after `limit`.
template<typename T>
std::optional<T> await(Task<T> task, Milliseconds limit = Milliseconds(120000))
{
    struct State
    {
        std::optional<T> value;
        QEventLoop loop;
    };

    const auto state = std::make_shared<State>();
    const auto keep = [](Task<T> running, std::shared_ptr<State> out) -> Task<void> {
        T result = co_await running;
        out->value.emplace(std::move(result));
        out->loop.quit();
    };
    keep(std::move(task), state);
    if (!state->value) {
        QTimer::singleShot(limit, &state->loop, &QEventLoop::quit);
        state->loop.exec();
    }
    return std::move(state->value);
}

/// An Interaction with answers from a test, which counts what it was asked.
class ScriptedInteraction : public Interaction
{
public:
    Task<Result<HostKeyAnswer>> unknownHostKey(HostKeyQuestion question, StopToken) override
    {
        hostKeyQuestions.append(question);
        co_return hostKeyAnswer;
    }

    Task<Result<QString>> passphrase(QString keyFile, Asking asking, StopToken) override
    {
        passphraseQuestions << keyFile;
        askings << asking;
        if (passphrases.isEmpty())
            co_return failure(ErrorCode::Cancelled, QStringLiteral("no passphrase left"));
        co_return passphrases.takeFirst();
    }

    Task<Result<QString>> password(QString userAtHost, Asking asking, StopToken) override
    {
        passwordQuestions << userAtHost;
        askings << asking;
        if (passwords.isEmpty())
            co_return failure(ErrorCode::Cancelled, QStringLiteral("no password left"));
        co_return passwords.takeFirst();
    }

    Task<Result<QStringList>> keyboardInteractive(KeyboardPrompts prompts, StopToken) override
    {
        keyboardQuestions.append(prompts);
        askings << prompts.asking;
        QStringList answers;
        for (const KeyboardPrompt &prompt : prompts.prompts)
            answers << keyboardAnswers.value(prompt.text);
        co_return answers;
    }

    HostKeyAnswer hostKeyAnswer = HostKeyAnswer::Refuse;
    QStringList passphrases;
    QStringList passwords;
    QMap<QString, QString> keyboardAnswers;
    QList<HostKeyQuestion> hostKeyQuestions;
    QStringList passphraseQuestions;
    QList<Asking> askings; ///< of all that was asked, in order
    QStringList passwordQuestions;
    QList<KeyboardPrompts> keyboardQuestions;
};

/// A real sshd on loopback and connections to it.
class Fixture
{
public:
    /// Starts the server with these lines in its configuration. False: see problem().
    bool start(const QStringList &extraConfig = {})
    {
        PrivateServerOptions options;
        options.folder = m_folder.filePath(QStringLiteral("server"));
        options.extraConfig = extraConfig;
        m_server = std::make_unique<PrivateServer>(options);
        return keep(await(m_server->start(StopToken())));
    }

    [[nodiscard]] PrivateServer &server() { return *m_server; }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    [[nodiscard]] Target target() const
    {
        Target target(QStringLiteral("127.0.0.1"), m_server->port(), m_server->user());
        target.identityFiles = {m_server->clientKeyFile()};
        target.knownHostsFile = m_server->knownHostsFile();
        target.agentSocket = QStringLiteral("none");
        return target;
    }

    std::unique_ptr<Connection> connection(const Target &target)
    {
        return std::make_unique<Connection>(target, interaction, secrets);
    }

    /// An open connection, or null with problem().
    std::unique_ptr<Connection> connected(std::optional<Target> target = std::nullopt)
    {
        auto made = connection(target ? *target : this->target());
        return open(*made) ? std::move(made) : nullptr;
    }

    /// As connected(), over a link that can be broken.
    std::unique_ptr<Connection> through(const TcpProxy &proxy)
    {
        Target target = this->target();
        target.port = proxy.port();
        interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        return connected(target);
    }

    bool open(Connection &connection) { return keep(await(connection.open(StopToken()))); }

    std::optional<CommandResult> run(Connection &connection, const Command &command)
    {
        auto result = await(connection.run(command, StopToken()));
        if (!keep(result))
            return std::nullopt;
        return std::move(**result);
    }

    std::optional<CommandResult> run(Connection &connection, const QByteArray &line)
    {
        return run(connection, Command(line));
    }

    [[nodiscard]] QString problem() const
    {
        return m_problem + (m_server ? QStringLiteral("\n") + m_server->log() : QString());
    }

    /// Of what failed last; Internal when nothing did.
    [[nodiscard]] ErrorCode code() const { return m_code.value_or(ErrorCode::Internal); }

    template<typename T>
    bool keep(const std::optional<Result<T>> &result)
    {
        m_problem.clear();
        m_code.reset();
        if (!result) {
            m_problem = QStringLiteral("it took too long");
        } else if (!*result) {
            m_problem = result->error().text();
            m_code = result->error().code;
        }
        return m_problem.isEmpty();
    }

    std::shared_ptr<ScriptedInteraction> interaction = std::make_shared<ScriptedInteraction>();
    std::shared_ptr<SecretCache> secrets = std::make_shared<SecretCache>();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PrivateServer> m_server;
    QString m_problem;
    std::optional<ErrorCode> m_code;
};

} // namespace runwatt::ssh
