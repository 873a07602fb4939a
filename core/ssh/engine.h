// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/ssh/channel.h"
#include "core/ssh/handshake.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace runwatt::ssh {

/// Moves the channels of one authenticated session, without blocking, in the I/O thread. What
/// libssh2 can't do at once is kept apart here: opening and requests go one after another; a read
/// of any channel may take bytes of all, so every pass goes on until no channel has anything left.
class Engine : public QObject
{
    Q_OBJECT

public:
    Engine(Established made, Milliseconds deadAfter);
    ~Engine() override;
    Q_DISABLE_COPY_MOVE(Engine)

    /// Opens the channel when its turn comes.
    void add(std::shared_ptr<Channel> channel);

    /// Session channels that are open or waiting; what sshd's MaxSessions counts.
    [[nodiscard]] int sessionChannels() const;

    /// Whether another session channel may be opened here.
    [[nodiscard]] bool hasFreeSession() const;

    /// The server refused one more: for now, not more than are open. The limit rises again with
    /// each that is opened, since a server that is slow to clear up refuses, too.
    void lowerLimit();

    /// Runs a pass from the event loop.
    void schedule();

    [[nodiscard]] const QString &where() const { return m_made.session->where(); }

    [[nodiscard]] const QString &banner() const { return m_made.banner; }

    [[nodiscard]] const QString &fingerprint() const { return m_made.fingerprint; }

    // For Channel.
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] bool isOpening(const Channel *channel) const;
    void noteFailure(int code);
    void freeMemory(void *memory);

signals:
    /// The link is gone; every channel has ended. Nothing may be asked of the engine any more.
    void lost(const runwatt::Error &error);
    /// A channel has ended, or the server took more than its limit was thought to be: there may be
    /// room for one that waits.
    void sessionFreed();

private:
    struct Request
    {
        std::shared_ptr<Channel> channel; ///< null: a ping
        bool begun = false;
        TimeNs sinceNs = 0;
    };

    void pump();
    /// One pass over everything; false when the engine was destroyed or lost in it.
    bool pass(qint64 *moved);
    bool advanceRequests();
    Channel::Step advancePing();
    void watch();
    void lose(const Error &error);
    void rearm();
    [[nodiscard]] Error lostError() const;

    Established m_made;
    Milliseconds m_deadAfter;
    std::shared_ptr<Channel> m_control;
    std::vector<std::shared_ptr<Channel>> m_channels;
    std::deque<Request> m_requests;
    QByteArray m_buffer;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QTimer m_watch;
    std::optional<int> m_failure;
    int m_limit;
    bool m_limitRaised = false; ///< and not told yet
    bool m_pumping = false;
    bool m_scheduled = false;
    bool m_lost = false;
};

} // namespace runwatt::ssh
