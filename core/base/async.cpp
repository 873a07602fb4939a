// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/async.h"

#include <QAbstractEventDispatcher>
#include <QLoggingCategory>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace runwatt {

/// The shared part of a source and its tokens: the flag, who waits, and the sources made from it.
class StopState
{
public:
    void request()
    {
        if (stopped)
            return;
        stopped = true;
        const std::vector<WaitPoint *> sleepers = points;
        for (WaitPoint *point : sleepers)
            point->wake(Wake::Stopped);
        for (const std::weak_ptr<StopState> &weak : children) {
            if (const std::shared_ptr<StopState> child = weak.lock())
                child->request();
        }
    }

    /// Resumes one waiter of this state or below it; false when there is none.
    bool resumeOne()
    {
        if (!points.empty()) {
            const std::shared_ptr<WaitPoint> point = points.front()->shared_from_this();
            point->resumeNow(Wake::Stopped);
            return true;
        }
        const std::vector<std::weak_ptr<StopState>> kept = children;
        return std::any_of(kept.cbegin(), kept.cend(), [](const std::weak_ptr<StopState> &weak) {
            const std::shared_ptr<StopState> child = weak.lock();
            return child && child->resumeOne();
        });
    }

    void adopt(const std::shared_ptr<StopState> &child)
    {
        std::erase_if(children,
                      [](const std::weak_ptr<StopState> &weak) { return weak.expired(); });
        children.push_back(child);
        child->stopped = child->stopped || stopped;
    }

    bool stopped = false;
    std::vector<WaitPoint *> points;
    std::vector<std::weak_ptr<StopState>> children;
};

StopToken::StopToken(std::shared_ptr<StopState> state)
    : m_state(std::move(state))
{ }

bool StopToken::stopRequested() const
{
    return m_state && m_state->stopped;
}

StopSource::StopSource()
    : m_state(std::make_shared<StopState>())
{ }

StopSource::StopSource(const StopToken &parent)
    : StopSource()
{
    if (parent.m_state)
        parent.m_state->adopt(m_state);
}

StopSource::StopSource(const StopToken &caller, const StopToken &owner)
    : StopSource(caller)
{
    if (owner.m_state)
        owner.m_state->adopt(m_state);
}

void StopSource::requestStop()
{
    m_state->request();
}

void StopSource::stopAndDrain()
{
    const std::shared_ptr<StopState> state = m_state;
    state->request();
    while (state->resumeOne()) { }
}

StopToken StopSource::token() const
{
    return StopToken(m_state);
}

WaitPoint::WaitPoint(std::coroutine_handle<> handle, StopToken stop)
    : m_handle(handle)
    , m_stop(std::move(stop))
{
    if (m_stop.m_state)
        m_stop.m_state->points.push_back(this);
}

WaitPoint::~WaitPoint()
{
    if (m_stop.m_state)
        std::erase(m_stop.m_state->points, this);
}

void WaitPoint::wake(Wake outcome)
{
    Q_ASSERT(m_context.thread() == QThread::currentThread());
    if (m_outcome)
        return;
    m_outcome = outcome;
    // Resumed from the event loop: the caller may be in the middle of a signal of an object that
    // the coroutine goes on to delete.
    const std::weak_ptr<WaitPoint> weak = weak_from_this();
    QMetaObject::invokeMethod(
        QAbstractEventDispatcher::instance(),
        [weak] {
            if (const std::shared_ptr<WaitPoint> point = weak.lock())
                point->resumeNow(point->outcome());
        },
        Qt::QueuedConnection);
}

void WaitPoint::resumeNow(Wake outcome)
{
    const std::coroutine_handle<> handle = std::exchange(m_handle, nullptr);
    if (!handle)
        return;
    if (!m_outcome)
        m_outcome = outcome;
    if (m_stop.m_state)
        std::erase(m_stop.m_state->points, this);
    handle.resume();
}

Wait::Wait(StopToken stop, std::optional<Milliseconds> limit, std::function<void(WaitPoint &)> arm)
    : m_stop(std::move(stop))
    , m_limit(limit)
    , m_arm(std::move(arm))
{ }

void Wait::await_suspend(std::coroutine_handle<> handle)
{
    m_point = std::make_shared<WaitPoint>(handle, m_stop);
    if (m_limit) {
        QTimer::singleShot(*m_limit, m_point->context(),
                           [point = m_point.get()] { point->wake(Wake::TimedOut); });
    }
    m_arm(*m_point);
}

Wait delay(Milliseconds time, const StopToken &stop)
{
    return Wait(stop, time, [](WaitPoint &) {});
}

Task<void> requestStopAfter(StopSource *source, Milliseconds limit, StopToken stop)
{
    const Wake wake = co_await delay(limit, stop);
    if (wake == Wake::TimedOut)
        source->requestStop();
}

Notifier::~Notifier()
{
    wakeAll(Wake::Gone);
}

void Notifier::notify()
{
    wakeAll(Wake::Ready);
}

Wait Notifier::wait(const StopToken &stop, std::optional<Milliseconds> limit)
{
    return Wait(stop, limit,
                [this](WaitPoint &point) { m_waiting.push_back(point.weak_from_this()); });
}

void Notifier::wakeAll(Wake outcome)
{
    for (const std::weak_ptr<WaitPoint> &weak : std::exchange(m_waiting, {})) {
        if (const std::shared_ptr<WaitPoint> point = weak.lock())
            point->wake(outcome);
    }
}

namespace {

Task<void> counted(Task<void> task, std::shared_ptr<int> running, std::shared_ptr<Notifier> ended)
{
    co_await task;
    --*running;
    ended->notify();
}

} // namespace

AsyncScope::AsyncScope()
    : m_running(std::make_shared<int>(0))
    , m_ended(std::make_shared<Notifier>())
{ }

AsyncScope::AsyncScope(const StopToken &parent)
    : m_source(parent)
    , m_running(std::make_shared<int>(0))
    , m_ended(std::make_shared<Notifier>())
{ }

AsyncScope::~AsyncScope()
{
    end();
}

void AsyncScope::end()
{
    m_source.stopAndDrain();
    // A task that is still running awaited something that is not a Wait with a token of this scope.
    if (*m_running != 0)
        qCritical("AsyncScope: %d task(s) outlive their owner", *m_running);
}

void AsyncScope::start(Task<void> task)
{
    ++*m_running;
    counted(std::move(task), m_running, m_ended);
}

Task<void> AsyncScope::join(StopToken stop)
{
    const std::shared_ptr<int> running = m_running;
    const std::shared_ptr<Notifier> ended = m_ended;
    while (*running > 0) {
        const Wake wake = co_await ended->wait(stop);
        if (wake != Wake::Ready)
            co_return;
    }
}

} // namespace runwatt
