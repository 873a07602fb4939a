// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/eventloopwatchdog.h"

#include <algorithm>

namespace runwatt::test {

namespace {

constexpr qint64 kSlowNs = 50'000'000;

} // namespace

EventLoopWatchdog::EventLoopWatchdog(std::chrono::milliseconds every, QObject *parent)
    : QObject(parent)
    , m_every(every)
{
    m_clock.start();
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->start();
}

EventLoopWatchdog::~EventLoopWatchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    m_thread->wait();
}

void EventLoopWatchdog::restart()
{
    m_worstNs = 0;
    m_answers = 0;
    m_slowAnswers = 0;
}

double EventLoopWatchdog::worstMs() const
{
    const qint64 since = m_waitingSinceNs;
    const qint64 waiting = since < 0 ? 0 : m_clock.nsecsElapsed() - since;
    return static_cast<double>(std::max(m_worstNs, waiting)) / 1e6;
}

void EventLoopWatchdog::answer(qint64 sentNs)
{
    const qint64 waited = m_clock.nsecsElapsed() - sentNs;
    m_worstNs = std::max(m_worstNs, waited);
    ++m_answers;
    m_slowAnswers += waited > kSlowNs ? 1 : 0;
    m_waitingSinceNs = -1;
    {
        const std::lock_guard lock(m_mutex);
        m_answered = true;
    }
    m_wake.notify_all();
}

void EventLoopWatchdog::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        m_wake.wait_for(lock, m_every, [this] { return m_ending; });
        if (m_ending)
            return;
        m_answered = false;
        const qint64 sent = m_clock.nsecsElapsed();
        m_waitingSinceNs = sent;
        QMetaObject::invokeMethod(
            this, [this, sent] { answer(sent); }, Qt::QueuedConnection);
        m_wake.wait(lock, [this] { return m_answered || m_ending; });
    }
}

} // namespace runwatt::test
