// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <QString>
#include <QStringList>

namespace runwatt::device {

/// The name of the capability that tells whether a device has this program, of which a plan speaks
/// and no probe knows: "program.dd".
[[nodiscard]] QString programCapability(const QString &program);

/// Those of the programs (names, or absolute paths) for which there is no such capability, each
/// once. Pure.
[[nodiscard]] QStringList unknownPrograms(const Profile &profile, const QStringList &programs);

/// The profile with a capability for each of these programs that was unknown: Ready where a login
/// finds it, else Missing; see the script programs.sh. Errors: the connection's; a device that
/// answers nonsense. I/O thread.
[[nodiscard]] Task<Result<Profile>>
withPrograms(ssh::Connection *connection, Profile profile, QStringList programs, StopToken stop);

} // namespace runwatt::device
