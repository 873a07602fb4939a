// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/campaignpeer.h"
#include "core/campaign/devicesession.h"
#include "core/campaign/matrix.h"
#include "core/campaign/planrecords.h"
#include "core/campaign/recorder.h"
#include "core/campaign/services.h"
#include "core/campaign/turns.h"
#include "core/runtime/runtime.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace runwatt::campaign {

/// The devices of a campaign in one run over it: opened, made ready for their cells, and left as
/// they were found. I/O thread.
class CampaignDevices : public QObject
{
    Q_OBJECT

public:
    struct Device
    {
        std::unique_ptr<DeviceSession> session;
        std::map<QString, std::unique_ptr<runtime::Runtime>> runtimes; ///< by their codes
        QString folder; ///< of this campaign, on the device
    };

    CampaignDevices(Plan plan,
                    Matrix matrix,
                    PlanRecords records,
                    Recorder *recorder,
                    std::shared_ptr<RunnerServices> services);
    ~CampaignDevices() override;
    Q_DISABLE_COPY_MOVE(CampaignDevices)

    /// Connects them all and prepares their runtimes. An Error: a trial could not be run.
    Task<Result<void>> open(StopToken stop);

    /// Before each trial, of this cell: as DeviceSession::ensureReady() of its device, and of the
    /// peer where it works with one; takes the turns again that went with a link.
    Task<Result<void>> ensureReady(Cell cell, StopToken stop);

    /// The device of this index in the plan. Only after open().
    [[nodiscard]] const Device &device(int index) const;

    /// Who serves the other end of network workloads. Only after open().
    [[nodiscard]] const CampaignPeer &peer() const { return m_peer; }

    /// Whether open() came to its end: nothing on any device is an earlier run's.
    [[nodiscard]] bool isSetUp() const { return m_isSetUp; }

    /// Removes what the campaign put there, within a time limit. What can't be is an event; gives
    /// whether there is nothing left.
    Task<bool> cleanUp(StopToken life);

signals:
    /// What is being done, in words.
    void activityChanged(const QString &activity);

private:
    Task<Result<void>> openDevice(std::size_t index, StopToken stop);
    Task<Result<void>> setUpDevice(std::size_t index, StopToken stop);
    Task<void> removeLeftovers(const DeviceSession *session, StopToken stop);
    [[nodiscard]] runtime::RuntimePlace placeOn(const Device &device) const;
    [[nodiscard]] Result<void> checkTools() const;
    Task<Result<void>> prepareRuntimes(StopToken stop);
    Task<Result<void>> openPeer(StopToken stop);

    Plan m_plan;
    Matrix m_matrix;
    PlanRecords m_records;
    Recorder *m_recorder;
    std::shared_ptr<RunnerServices> m_services;
    ssh::Owner m_owner; ///< of what runs on the devices
    std::vector<Device> m_devices;
    CampaignPeer m_peer;
    Turns m_turns;
    bool m_isSetUp = false;
};

} // namespace runwatt::campaign
