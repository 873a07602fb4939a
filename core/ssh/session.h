// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/interaction.h"
#include "core/ssh/transport.h"

#include <QString>

#include <libssh2.h>

#include <atomic>
#include <functional>
#include <memory>

namespace runwatt::ssh {

/// Ends what a login thread is waiting for, from another thread.
class Canceller
{
public:
    Canceller();
    ~Canceller();
    Q_DISABLE_COPY_MOVE(Canceller)

    void cancel();

    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(); }

    /// Readable once cancelled.
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    std::atomic<bool> m_cancelled{false};
    int m_descriptor;
};

/// One SSH session over one transport. Used by one thread at a time: the login thread until it is
/// authenticated, the I/O thread from then on. Non-blocking for good.
class Session
{
public:
    /// Takes the descriptor.
    static Result<std::shared_ptr<Session>> create(int descriptor, const QString &where);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    [[nodiscard]] LIBSSH2_SESSION *handle() const { return m_handle; }

    [[nodiscard]] Transport &transport() { return m_transport; }

    [[nodiscard]] const QString &where() const { return m_where; }

    /// Calls `step` until it gives something else than "again", waiting for the socket in between.
    /// For login threads only. Gives LIBSSH2_ERROR_TIMEOUT after `limit`, LIBSSH2_ERROR_SOCKET_NONE
    /// when cancelled.
    int
    runBlocking(const std::function<int()> &step, const Canceller &canceller, Milliseconds limit);

    /// What ends waiting for the agent, whose owner may be asked; null: nothing. For login threads.
    void setAgentCanceller(const Canceller *canceller) { m_agentCanceller = canceller; }

    /// The library's text for what failed last. To be read at once: the next call overwrites it.
    [[nodiscard]] QString lastErrorText() const;

    /// Tells the server goodbye, as far as the socket takes it now.
    void disconnect();

    /// Answers keyboard-interactive prompts; called in the login thread, may block.
    std::function<QStringList(const KeyboardPrompts &)> keyboard;

    static LIBSSH2_USERAUTH_KBDINT_RESPONSE_FUNC(answerKeyboard);

private:
    Session(int descriptor, QString where);

    [[nodiscard]] ssize_t
    receiveFromAgent(int socket, void *buffer, size_t length, int flags) const;

    static LIBSSH2_RECV_FUNC(receive);
    static LIBSSH2_SEND_FUNC(send);

    Transport m_transport;
    QString m_where;
    LIBSSH2_SESSION *m_handle = nullptr;
    const Canceller *m_agentCanceller = nullptr;
};

} // namespace runwatt::ssh
