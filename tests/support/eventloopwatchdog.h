// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QMap>
#include <QObject>
#include <QString>
#include <QThread>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace runwatt::test {

/// How long an event waited, and what became of the time: the thread was running, or waited for a
/// core that others had (the machine's share), and else it was blocked (a lock, a disk, X).
struct EventWait
{
    double ms = 0;
    double runningMs = 0; ///< known to the scheduler's tick, some ms
    double queuedMs = 0; ///< for a core
    QString doing; ///< what was going on

    /// What the program itself is to blame for.
    [[nodiscard]] double ownMs() const { return ms - queuedMs; }
};

/// Measures how long the event loop of the thread that it was made in does not answer: a second
/// thread sends it an event every few milliseconds and waits for it to be handled. What the machine
/// itself delays is measured with it, so run it on a quiet one.
class EventLoopWatchdog : public QObject
{
    Q_OBJECT

public:
    explicit EventLoopWatchdog(std::chrono::milliseconds every = std::chrono::milliseconds(2),
                               QObject *parent = nullptr);
    ~EventLoopWatchdog() override;

    /// Forgets what was measured.
    void restart();

    /// Says what the thread is about to do, for EventWait::doing.
    void setDoing(const QString &doing) { m_doing = doing; }

    /// The longest wait, in all.
    [[nodiscard]] const EventWait &worst() const { return m_worst; }

    /// The longest wait without that for a core.
    [[nodiscard]] const EventWait &worstOwn() const { return m_worstOwn; }

    /// The longest without that for a core of each thing that was done.
    [[nodiscard]] const QMap<QString, EventWait> &worstOwnOfEach() const { return m_ofEach; }

    /// The longest that an event waited, in ms; with the one that waits now.
    [[nodiscard]] double worstMs() const;

    /// How many events were answered, and how many of them waited longer than 50 ms.
    [[nodiscard]] int answers() const { return m_answers; }

    [[nodiscard]] int slowAnswers() const { return m_slowAnswers; }

private:
    /// What the scheduler has counted for the watched thread, in ns.
    struct Scheduled
    {
        qint64 runningNs = 0;
        qint64 queuedNs = 0;
    };

    [[nodiscard]] Scheduled scheduled() const;
    void answer(qint64 sentNs, Scheduled before);
    void run();

    std::chrono::milliseconds m_every;
    QElapsedTimer m_clock;
    std::unique_ptr<QThread> m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false; ///< guarded by m_mutex
    bool m_answered = true; ///< guarded by m_mutex
    std::atomic<qint64> m_waitingSinceNs = -1;
    int m_schedulerFile = -1;
    QString m_doing;
    EventWait m_worst;
    EventWait m_worstOwn;
    QMap<QString, EventWait> m_ofEach;
    int m_answers = 0;
    int m_slowAnswers = 0;
};

} // namespace runwatt::test
