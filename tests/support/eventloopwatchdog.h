// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QThread>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace runwatt::test {

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

    /// The longest that an event waited, in ms; with the one that waits now.
    [[nodiscard]] double worstMs() const;

    /// How many events were answered, and how many of them waited longer than 50 ms.
    [[nodiscard]] int answers() const { return m_answers; }

    [[nodiscard]] int slowAnswers() const { return m_slowAnswers; }

private:
    void answer(qint64 sentNs);
    void run();

    std::chrono::milliseconds m_every;
    QElapsedTimer m_clock;
    std::unique_ptr<QThread> m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_ending = false; ///< guarded by m_mutex
    bool m_answered = true; ///< guarded by m_mutex
    std::atomic<qint64> m_waitingSinceNs = -1;
    qint64 m_worstNs = 0;
    int m_answers = 0;
    int m_slowAnswers = 0;
};

} // namespace runwatt::test
