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
[[nodiscard]] Result<void> checkFirecracker(const GuestOptions &options,
                                            const device::Profile &profile);

/// The configuration file for this version, whose keys differ (Firecracker's API specification,
/// src/api_server/swagger/firecracker.yaml, 0.21 to 1.12, and its change log). Pure.
[[nodiscard]] QJsonObject firecrackerConfiguration(const GuestMachine &machine,
                                                   const QVersionNumber &version);

/// The words that start it from that file: the guest's console is its standard output. Pure.
[[nodiscard]] QStringList firecrackerCommand(const QString &program, const QString &file);

} // namespace runwatt::runtime
