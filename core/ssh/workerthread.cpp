// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/workerthread.h"

#include <chrono>
#include <thread>
#include <utility>
#include <vector>

namespace runwatt::ssh {

namespace {

/// Longest that the program's end waits for threads that were told to end: decrypting a key, which
/// nothing cancels, may take a second or two.
constexpr std::chrono::seconds kEndLimit{3};

} // namespace

/// The threads that may still run; joined once they have ended. Those that are left when the
/// program ends are waited for: OpenSSL gives a thread's state back as that thread ends, and tears
/// itself down in exit(), under the feet of a thread that still runs.
class WorkerThread::Threads
{
public:
    Threads() = default;
    Q_DISABLE_COPY_MOVE(Threads)

    ~Threads()
    {
        const auto giveUp = std::chrono::steady_clock::now() + kEndLimit;
        for (Running &each : m_running) {
            std::unique_lock lock(each.queue->mutex);
            each.queue->ended = true;
            each.queue->changed.notify_all();
            const bool left =
                each.queue->changed.wait_until(lock, giveUp, [&] { return each.queue->left; });
            lock.unlock();
            if (left)
                each.thread.join();
            else
                each.thread.detach(); // in a system call that nothing ends; exit() ends it
        }
    }

    void start(const std::shared_ptr<Queue> &queue)
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_running, [](Running &each) {
            const std::unique_lock queueLock(each.queue->mutex);
            if (!each.queue->left)
                return false;
            each.thread.join(); // it needs the lock no more
            return true;
        });
        m_running.push_back({queue, std::thread([queue] { work(queue); })});
    }

private:
    struct Running
    {
        std::shared_ptr<Queue> queue;
        std::thread thread;
    };

    std::mutex m_mutex;
    std::vector<Running> m_running;
};

WorkerThread::Threads &WorkerThread::threads()
{
    // Made after the library was initialised for the first session, so destroyed before OpenSSL.
    static Threads all;
    return all;
}

void WorkerThread::work(const std::shared_ptr<Queue> &queue)
{
    std::unique_lock lock(queue->mutex);
    while (true) {
        queue->changed.wait(lock, [&] { return queue->ended || !queue->steps.empty(); });
        if (queue->ended)
            break;
        std::function<void()> step = std::move(queue->steps.front());
        queue->steps.pop_front();
        lock.unlock();
        step();
        step = nullptr; // what it owns may take its time to go
        lock.lock();
    }
    queue->left = true;
    queue->changed.notify_all();
}

WorkerThread::WorkerThread()
    : m_queue(std::make_shared<Queue>())
    , m_canceller(std::make_shared<Canceller>())
{
    threads().start(m_queue);
}

WorkerThread::~WorkerThread()
{
    m_canceller->cancel();
    const std::lock_guard lock(m_queue->mutex);
    m_queue->ended = true;
    m_queue->steps.clear();
    m_queue->changed.notify_all();
}

void WorkerThread::post(std::function<void()> step)
{
    const std::lock_guard lock(m_queue->mutex);
    m_queue->steps.push_back(std::move(step));
    m_queue->changed.notify_all();
}

} // namespace runwatt::ssh
