// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/plan.h"
#include "core/campaign/services.h"
#include "core/device/controls.h"
#include "core/device/deviceclock.h"
#include "core/device/helper.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <QObject>

#include <memory>

namespace runwatt::campaign {

/// One device while a campaign uses it: its connection, what it is, its clock, its helper, the
/// place for the benchmark's file. I/O thread.
class DeviceSession : public QObject
{
    Q_OBJECT

public:
    DeviceSession(DevicePlan plan, std::shared_ptr<RunnerServices> services);
    ~DeviceSession() override;
    Q_DISABLE_COPY_MOVE(DeviceSession)

    /// Connects, probes, finds a place for the file, and measures the clock.
    Task<Result<void>> open(StopToken stop);

    /// Before each trial: waits until the link is back if it was lost, and has the helper run
    /// again.
    Task<Result<void>> ensureReady(StopToken stop);

    /// Measures the clock's offset once more.
    Task<Result<device::ClockOffset>> measureClock(StopToken stop);

    /// A folder of this campaign for the benchmark's file, made on the device.
    Task<Result<QString>> makeFolder(QString campaignUuid, StopToken stop);
    /// Removes it with what is in it.
    Task<Result<void>> removeFolder(StopToken stop);

    [[nodiscard]] const DevicePlan &plan() const { return m_plan; }

    [[nodiscard]] ssh::Connection *connection() const { return m_connection.get(); }

    [[nodiscard]] device::Helper *helper() const { return m_helper.get(); }

    [[nodiscard]] const device::Profile &profile() const { return m_profile; }

    [[nodiscard]] const device::Storage &storage() const { return m_storage; }

    [[nodiscard]] const device::DeviceClock &clock() const { return m_clock; }

    [[nodiscard]] device::Interpreter interpreter() const;

    void setGovernorHold(std::shared_ptr<device::GovernorHold> hold)
    {
        m_governor = std::move(hold);
    }

signals:
    void linkLost(const runwatt::Error &error);
    void linkBack();

private:
    Task<Result<void>> startHelper(StopToken stop);

    DevicePlan m_plan;
    std::shared_ptr<RunnerServices> m_services;
    std::unique_ptr<ssh::Connection> m_connection;
    std::unique_ptr<device::Helper> m_helper;
    std::shared_ptr<device::GovernorHold> m_governor;
    device::Profile m_profile;
    device::Storage m_storage;
    device::DeviceClock m_clock;
    QString m_folder;
    Notifier m_linkChanged;
};

} // namespace runwatt::campaign
