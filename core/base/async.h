// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop.h"

#include <QCoroTask>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <chrono>
#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

// Sequences are coroutines that give QCoro::Task. QCoro 0.8 leaves two holes: destroying a task
// does not stop it, and awaiting a sender that is deleted never resumes. So nothing here is awaited
// but through Wait (below), which also wakes on stop, on a time limit and on the sender's
// destruction, and every owner of tasks holds an AsyncScope, whose destructor ends them all. Rules
// for coroutines: parameters by value (they outlive the caller's frame), no capturing lambda as a
// coroutine, no aggregate temporaries inside a co_await expression (g++ 12 destroys them twice).

namespace runwatt {

template<typename T>
using Task = QCoro::Task<T>;

using Milliseconds = std::chrono::milliseconds;

/// Why a Wait resumed.
enum class Wake {
    Ready, ///< what was awaited happened
    Stopped, ///< the token's source asked to stop
    TimedOut,
    Gone ///< the sender was destroyed first
};

/// The place where one coroutine is suspended. Made by Wait, in the thread that awaits.
class WaitPoint : public std::enable_shared_from_this<WaitPoint>
{
public:
    WaitPoint(std::coroutine_handle<> handle, StopToken stop);
    ~WaitPoint();
    Q_DISABLE_COPY_MOVE(WaitPoint)

    /// Decides the outcome, once; the coroutine resumes from the event loop of its thread.
    /// To be called in that thread.
    void wake(Wake outcome);

    /// Receiver for connections that should end with the wait.
    [[nodiscard]] QObject *context() { return &m_context; }

    [[nodiscard]] Wake outcome() const { return m_outcome.value_or(Wake::Stopped); }

private:
    friend class StopState;

    void resumeNow(Wake outcome);

    std::coroutine_handle<> m_handle;
    StopToken m_stop;
    QObject m_context;
    std::optional<Wake> m_outcome;
};

/// The one thing that is awaited: `const Wake wake = co_await Wait(...)`. If stop was requested
/// already it does not suspend. Use until(), delay() or Notifier::wait() rather than this.
class [[nodiscard]] Wait
{
public:
    /// `arm` is called with the wait point once the coroutine is suspended and arranges that
    /// somebody calls its wake().
    Wait(StopToken stop, std::optional<Milliseconds> limit, std::function<void(WaitPoint &)> arm);

    [[nodiscard]] bool await_ready() const { return m_stop.stopRequested(); }

    void await_suspend(std::coroutine_handle<> handle);

    [[nodiscard]] Wake await_resume() const { return m_point ? m_point->outcome() : Wake::Stopped; }

private:
    StopToken m_stop;
    std::optional<Milliseconds> m_limit;
    std::function<void(WaitPoint &)> m_arm;
    std::shared_ptr<WaitPoint> m_point;
};

/// Waits for the next emission of a signal of an object in this thread. An emission before the
/// co_await is missed: where that can happen, use a Notifier and a condition.
template<typename Sender, typename Signal>
Wait until(const Sender *sender,
           Signal signal,
           const StopToken &stop,
           std::optional<Milliseconds> limit = std::nullopt)
{
    return Wait(stop, limit, [sender, signal](WaitPoint &point) {
        QObject::connect(sender, signal, point.context(), [&point] { point.wake(Wake::Ready); });
        QObject::connect(sender, &QObject::destroyed, point.context(),
                         [&point] { point.wake(Wake::Gone); });
    });
}

/// Waits for a time (TimedOut), or until stopped.
Wait delay(Milliseconds time, const StopToken &stop);

/// A condition that coroutines of one thread wait on. Wakes are not counted: check what you wait
/// for in a loop. Destroying it wakes the waiters with Gone.
class Notifier
{
public:
    Notifier() = default;
    ~Notifier();
    Q_DISABLE_COPY_MOVE(Notifier)

    void notify();

    Wait wait(const StopToken &stop, std::optional<Milliseconds> limit = std::nullopt);

private:
    void wakeAll(Wake outcome);

    std::vector<std::weak_ptr<WaitPoint>> m_waiting;
};

/// Holds the tasks of an owner. Destroying it stops them and resumes each until it has returned, so
/// a task may use its owner's members (declare the scope last). Lives in one thread.
class AsyncScope
{
public:
    AsyncScope();
    explicit AsyncScope(const StopToken &parent);
    ~AsyncScope();
    Q_DISABLE_COPY_MOVE(AsyncScope)

    [[nodiscard]] StopToken token() const { return m_source.token(); }

    /// Takes a task that has been started (QCoro tasks run at once) with token().
    void start(Task<void> task);

    void requestStop() { m_source.requestStop(); }

    /// What the destructor does, for an owner that must take something down before its members go:
    /// afterwards no task is running, and one that is started ends at its first await.
    void end();

    [[nodiscard]] int running() const { return *m_running; }

    /// Returns when no task is running any more. `stop` ends the wait, not the tasks.
    Task<void> join(StopToken stop);

private:
    StopSource m_source;
    std::shared_ptr<int> m_running;
    std::shared_ptr<Notifier> m_ended;
};

/// Asks `source` to stop when so much time has gone by; a task for a scope that ends before it.
Task<void> requestStopAfter(StopSource *source, Milliseconds limit, StopToken stop);

/// Runs `function` (no arguments, gives a T) on a thread pool and gives its value here. On stop it
/// returns at once with Cancelled; the function ends in its own time and its value is dropped, so
/// it must own all it touches.
template<typename Function, typename T = std::invoke_result_t<Function>>
Task<Result<T>> onWorker(Function function, StopToken stop, QThreadPool *pool = nullptr)
{
    auto promise = std::make_shared<QPromise<T>>();
    QFutureWatcher<T> watcher;
    promise->start();
    watcher.setFuture(promise->future());
    if (pool == nullptr)
        pool = QThreadPool::globalInstance();
    pool->start([promise, work = std::move(function)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    const Wake wake = co_await until(&watcher, &QFutureWatcherBase::finished, stop);
    if (wake != Wake::Ready)
        co_return tl::make_unexpected(Error::cancelled());
    co_return watcher.future().takeResult();
}

} // namespace runwatt
