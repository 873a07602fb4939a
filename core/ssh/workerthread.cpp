// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/workerthread.h"

#include <thread>

namespace runwatt::ssh {

WorkerThread::WorkerThread()
    : m_queue(std::make_shared<Queue>())
    , m_canceller(std::make_shared<Canceller>())
{
    // Detached on purpose: an agent may keep it in a system call for as long as it likes.
    std::thread([queue = m_queue] {
        while (true) {
            std::function<void()> step;
            {
                std::unique_lock lock(queue->mutex);
                queue->changed.wait(lock, [&] { return queue->ended || !queue->steps.empty(); });
                if (queue->ended)
                    return;
                step = std::move(queue->steps.front());
                queue->steps.pop_front();
            }
            step();
        }
    }).detach();
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
