// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/channel.h"
#include "core/ssh/owner.h"

#include <QByteArray>
#include <QObject>
#include <QSet>

#include <memory>

namespace runwatt::ssh {

class Engine;

/// A small POSIX shell on the device, one for each login that starts supervised commands, that
/// stops them. Every such command carries a token "LOGIN.NUMBER." in its environment
/// (RUNWATT_COMMAND); so all that it started is found in /proc, also what left its process group as
/// fio's jobs do. It waits in read() and costs nothing; when its input ends, because this program
/// was killed or the link closed, it stops every command of its login: TERM, and KILL after 2 s.
/// I/O thread.
class Warden : public QObject
{
    Q_OBJECT

public:
    /// Opens its channel on `engine`, which outlives it. Tokens begin with the owner.
    Warden(Engine *engine, const Owner &owner);
    ~Warden() override;
    Q_DISABLE_COPY_MOVE(Warden)

    [[nodiscard]] bool isReady() const { return m_ready; }

    /// Names this login in tokens.
    [[nodiscard]] const QByteArray &login() const { return m_login; }

    [[nodiscard]] QByteArray nextToken();

    /// The whole line that runs `line` supervised under `token`, its group told on a first line of
    /// its output: \001TOKEN PID\n. Only when ready.
    [[nodiscard]] QByteArray supervised(const QByteArray &line, const QByteArray &token) const;

    /// TERM to the command's process group (`group` 0: unknown yet, to all that carry the token).
    void terminate(const QByteArray &token, qint64 group);

    /// KILL to the group and to all that carry the token; returns when none is left.
    Task<Result<void>> kill(QByteArray token, qint64 group, StopToken stop);

    /// Stops all that an earlier login left behind: TERM, KILL after 2 s, and its warden.
    Task<Result<void>> endLogin(const QByteArray &login, StopToken stop);

    /// The same for all logins of the owner's other instances.
    Task<Result<void>> endOthers(const Owner &owner, StopToken stop);

signals:
    void ready();
    /// It could not be started or has ended; no supervised command can be started.
    void failed(const runwatt::Error &error);

private:
    void receive(const QByteArray &bytes);
    Task<Result<void>> ask(QByteArray verb, QByteArray token, QByteArray argument, StopToken stop);

    Engine *m_engine;
    std::shared_ptr<Channel> m_channel;
    std::shared_ptr<Notifier> m_changed;
    std::shared_ptr<QSet<QByteArray>> m_done;
    std::shared_ptr<bool> m_ended;
    QByteArray m_login;
    QByteArray m_lines;
    QByteArray m_complaints;
    QByteArray m_shell;
    int m_count = 0;
    bool m_ready = false;
};

} // namespace runwatt::ssh
