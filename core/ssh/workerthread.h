// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"
#include "core/ssh/session.h"

#include <QFutureWatcher>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>

namespace runwatt::ssh {

/// A thread for steps that may block, in order: of one login (decrypting a key, an agent that asks
/// its owner, keyboard-interactive), or of one transfer (its file). Not a pool's thread, so that a
/// person who thinks or a slow disk blocks nobody else. Destroying it never waits: what runs is
/// cancelled, ends in its own time and owns all it touches. Only the end of the program waits for
/// it, some seconds at most.
class WorkerThread
{
public:
    WorkerThread();
    ~WorkerThread();
    Q_DISABLE_COPY_MOVE(WorkerThread)

    /// Runs `step(canceller)` there and gives its value here; Cancelled on stop.
    template<typename Step, typename T = std::invoke_result_t<Step, const Canceller &>>
    Task<Result<T>> run(Step step, StopToken stop)
    {
        auto promise = std::make_shared<QPromise<T>>();
        QFutureWatcher<T> watcher;
        promise->start();
        watcher.setFuture(promise->future());
        post([promise, work = std::move(step), canceller = m_canceller]() mutable {
            promise->addResult(work(*canceller));
            promise->finish();
        });
        const Wake wake = co_await until(&watcher, &QFutureWatcherBase::finished, stop);
        if (wake != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
        co_return watcher.future().takeResult();
    }

    /// Runs `step` there after those before it.
    void post(std::function<void()> step);

private:
    struct Queue
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::deque<std::function<void()>> steps;
        bool ended = false; ///< no step is to be begun any more
        bool left = false; ///< the thread has done its last
    };

    class Threads;

    static Threads &threads();
    static void work(const std::shared_ptr<Queue> &queue);

    std::shared_ptr<Queue> m_queue;
    std::shared_ptr<Canceller> m_canceller;
};

} // namespace runwatt::ssh
