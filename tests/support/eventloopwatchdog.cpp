// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/eventloopwatchdog.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace runwatt::test {

namespace {

constexpr double kSlowMs = 50;

} // namespace

EventLoopWatchdog::EventLoopWatchdog(std::chrono::milliseconds every, QObject *parent)
    : QObject(parent)
    , m_every(every)
{
    const QByteArray file = "/proc/self/task/" + QByteArray::number(gettid()) + "/schedstat";
    m_schedulerFile = ::open(file.constData(), O_RDONLY | O_CLOEXEC);
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
    if (m_schedulerFile >= 0)
        ::close(m_schedulerFile);
}

EventLoopWatchdog::Scheduled EventLoopWatchdog::scheduled() const
{
    std::array<char, 80> text{};
    long long running = 0;
    long long queued = 0;
    // Without the file (a kernel built without it) nothing is known to have been the machine's.
    if (::pread(m_schedulerFile, text.data(), text.size() - 1, 0) <= 0
        || std::sscanf(text.data(), "%lld %lld", &running, &queued) != 2)
        return {};
    return {running, queued};
}

void EventLoopWatchdog::restart()
{
    m_worst = {};
    m_worstOwn = {};
    m_ofEach.clear();
    m_answers = 0;
    m_slowAnswers = 0;
}

double EventLoopWatchdog::worstMs() const
{
    const qint64 since = m_waitingSinceNs;
    const qint64 waiting = since < 0 ? 0 : m_clock.nsecsElapsed() - since;
    return std::max(m_worst.ms, static_cast<double>(waiting) / 1e6);
}

void EventLoopWatchdog::answer(qint64 sentNs, Scheduled before)
{
    const Scheduled now = scheduled();
    EventWait wait;
    wait.ms = static_cast<double>(m_clock.nsecsElapsed() - sentNs) / 1e6;
    wait.runningMs = static_cast<double>(now.runningNs - before.runningNs) / 1e6;
    wait.queuedMs =
        std::clamp(static_cast<double>(now.queuedNs - before.queuedNs) / 1e6, 0.0, wait.ms);
    wait.doing = m_doing;
    if (wait.ms > m_worst.ms)
        m_worst = wait;
    if (wait.ownMs() > m_worstOwn.ownMs())
        m_worstOwn = wait;
    EventWait &known = m_ofEach[m_doing];
    if (wait.ownMs() > known.ownMs())
        known = wait;
    ++m_answers;
    m_slowAnswers += wait.ms > kSlowMs ? 1 : 0;
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
        const Scheduled before = scheduled();
        const qint64 sent = m_clock.nsecsElapsed();
        m_waitingSinceNs = sent;
        QMetaObject::invokeMethod(
            this, [this, sent, before] { answer(sent, before); }, Qt::QueuedConnection);
        m_wake.wait(lock, [this] { return m_answered || m_ending; });
    }
}

} // namespace runwatt::test
