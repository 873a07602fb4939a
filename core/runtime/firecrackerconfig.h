// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/device/profile.h"
#include "core/runtime/guestmachine.h"

#include <QJsonObject>
#include <QStringList>
#include <QVersionNumber>

namespace runwatt::runtime {

/// Whether the device's Firecracker can do what is asked: else why not, and what to do. Pure.
[[nodiscard]] Result<void>
checkFirecracker(const GuestOptions &options, const Budget &budget, const device::Profile &profile);

/// Of its guests: two drives and a network card; a second card is one more.
inline constexpr int kFirecrackerDevices = 3;

/// The configuration file for this version, whose keys differ (Firecracker's API specification,
/// src/api_server/swagger/firecracker.yaml, 0.21 to 1.16, and its change log). Without a root image
/// the guest has no drives, without a tap no network. Pure.
[[nodiscard]] QJsonObject firecrackerConfiguration(const GuestMachine &machine,
                                                   const QVersionNumber &version);

/// The words that start it from that file: its standard output is the guest's console, and what
/// it has to say of errors. Pure.
[[nodiscard]] QStringList
firecrackerCommand(const QString &program, const QString &file, const QVersionNumber &version);

} // namespace runwatt::runtime
