// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/services.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace runwatt::app {

class CampaignHost;
class DeviceMonitor;
class WindowInteraction;

/// The thread of every SSH connection and of the running campaign, and what lives in it. Made and
/// ended by the GUI thread; between the two only signals cross. Ending it stops what runs: a trial
/// that is not complete is marked interrupted, and its processes on the devices are stopped.
class IoThread : public QObject
{
    Q_OBJECT

public:
    explicit IoThread(QObject *parent = nullptr);

    /// Ends all that lives in the thread, there, and joins it.
    ~IoThread() override;
    Q_DISABLE_COPY_MOVE(IoThread)

    // For connections only: their slots run in the I/O thread.
    [[nodiscard]] DeviceMonitor *devices() const { return m_devices; }

    [[nodiscard]] CampaignHost *campaigns() const { return m_campaigns; }

    [[nodiscard]] WindowInteraction *interaction() const { return m_interaction.get(); }

    /// Has a function run in the thread, after what was posted before.
    void post(std::function<void()> function);

private:
    QThread m_thread;
    QObject *m_context; ///< lives in the thread
    std::shared_ptr<WindowInteraction> m_interaction;
    std::shared_ptr<campaign::RunnerServices> m_services;
    DeviceMonitor *m_devices;
    CampaignHost *m_campaigns;
};

} // namespace runwatt::app
