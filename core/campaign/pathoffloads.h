// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/controls.h"

#include <QString>
#include <QStringList>

#include <map>
#include <memory>

namespace runwatt::campaign {

/// The offloads of what leads from each device of a campaign to the peer, switched for as long as
/// this lives. Devices are told apart by their index in the plan. I/O thread.
class PathOffloads
{
public:
    /// What was switched.
    struct Switched
    {
        Switched() = default;

        QStringList interfaces; ///< empty: nothing
        QString before; ///< as device::SettingHold::before() tells it
    };

    explicit PathOffloads(device::Offloads wanted)
        : m_wanted(wanted)
    { }

    /// Switches those of what leads from the device to the address. As device::holdOffloads(); an
    /// Error too where the device does not tell what leads there.
    Task<Result<Switched>> hold(int device,
                                ssh::Connection *connection,
                                device::Profile profile,
                                QString address,
                                StopToken stop);

    /// Whether they were held once, and are no more: a link that broke took them along.
    [[nodiscard]] bool isLost(int device) const;

    /// Puts all back what they were, and waits until the devices have.
    Task<void> release(StopToken stop);

    /// Why those of the device are not held, by its last hold(); empty when they are.
    [[nodiscard]] QString problemOf(int device) const;

private:
    device::Offloads m_wanted;
    std::map<int, std::shared_ptr<device::SettingHold>> m_holds;
    std::map<int, QString> m_problems;
};

} // namespace runwatt::campaign
