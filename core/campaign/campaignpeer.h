// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/pathoffloads.h"
#include "core/campaign/peer.h"
#include "core/campaign/peerfields.h"
#include "core/campaign/recorder.h"

#include <QSet>

#include <map>
#include <memory>
#include <optional>

namespace runwatt::campaign {

/// The peer of a campaign in one run over it: connected where it is no device of the plan, and
/// tried from each device that needs it before the first trial. I/O thread.
class CampaignPeer : public QObject
{
    Q_OBJECT

public:
    CampaignPeer(Plan plan, Matrix matrix, Recorder *recorder);
    ~CampaignPeer() override;
    Q_DISABLE_COPY_MOVE(CampaignPeer)

    /// Whether any cell works with a peer; nothing else is to be called where none does.
    [[nodiscard]] bool isNeeded() const;

    /// Whether the device of this index in the plan has such a cell.
    [[nodiscard]] bool isNeededBy(int device) const;

    /// Connects, where the peer is no device of the plan.
    Task<Result<void>>
    connectTo(ssh::Owner owner, std::shared_ptr<RunnerServices> services, StopToken stop);

    /// The session of its own; nullptr for a device of the plan.
    [[nodiscard]] DeviceSession *ownSession() const { return m_own.get(); }

    /// Looks at it; `shared` is its session where it is a device of the plan, else nullptr.
    Task<Result<void>> setUp(DeviceSession *shared, StopToken stop);

    /// Finds at which address this device reaches it, and tries whether it does, with a server of
    /// each benchmark that is to run there. What was found becomes facts of the device.
    Task<Result<void>>
    tryFrom(int device, DeviceSession *session, store::DeviceId id, StopToken stop);

    /// Switches the offloads of a device again where they were lost with its link. In its turn.
    Task<Result<void>> restoreOffloads(int device, DeviceSession *session, StopToken stop);

    /// Stops what a trial that was cut short may have left there, and puts the offloads back.
    Task<Result<void>> close(StopToken stop);

    [[nodiscard]] Peer *peer() const { return m_peer.get(); }

    /// At which the device of this index reaches it. After tryFrom().
    [[nodiscard]] QString addressFor(int device) const;

    /// The interfaces that the device of this index has without its runtimes. After tryFrom().
    [[nodiscard]] QSet<QString> interfacesOf(int device) const;

    /// Why the offloads of the device of this index are not as the plan asks, since a link was
    /// lost; empty when they are.
    [[nodiscard]] QString offloadsProblem(int device) const;

    /// Whether a runtime has a network beside the device's.
    [[nodiscard]] bool hasOwnNetwork(const QString &runtime) const;

private:
    /// Of what leads to the peer; those that a runtime adds are the trial's.
    Task<Result<void>> holdOffloads(int device, DeviceSession *session, StopToken stop);
    [[nodiscard]] Result<void> checkAddress(int device, const QString &address) const;
    Task<Result<void>>
    tryServer(const Workload *workload, DeviceSession *session, QString address, StopToken stop);
    Task<Result<void>> record(QString address, store::DeviceId id, StopToken stop);

    Plan m_plan;
    Matrix m_matrix;
    Recorder *m_recorder;
    std::unique_ptr<DeviceSession> m_own;
    std::unique_ptr<Peer> m_peer;
    std::map<int, QString> m_addresses;
    std::map<int, QSet<QString>> m_interfaces; ///< by the device's index
    std::optional<PathOffloads> m_offloads; ///< where the plan has them switched
};

} // namespace runwatt::campaign
