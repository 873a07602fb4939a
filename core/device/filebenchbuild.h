// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/filebenchsource.h"
#include "core/device/packages.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <functional>

namespace runwatt::device {

/// Where a Filebench that Runwatt has built is on a device: probe.sh, rootfs.sh, roottree.sh and
/// the benchmark itself look for it there behind the PATH. Pure.
[[nodiscard]] QString filebenchFolder(const Profile &profile);

/// The Debian packages that building it takes and the device lacks, by its probe. What a release's
/// tag takes beside these (autoconf, automake) is found out when it is built.
[[nodiscard]] QStringList filebenchBuildPackages(const Profile &profile);

/// Builds Filebench on the device from its source and puts it into filebenchFolder(), in place of
/// one that is there; tells each step. Needs no root. Errors: ToolMissing with what the device
/// lacks and how to install that; ConnectionLost; NotFound when the device could not download it;
/// Corrupt when the source is not what it was to be; System with the tools' own words; Cancelled
/// when `stop` has ended it, and then nothing of it runs or stays on the device. `life` bounds how
/// long the end of a stop is waited for. I/O thread.
[[nodiscard]] Task<Result<void>> buildFilebench(ssh::Connection *connection,
                                                Profile profile,
                                                FilebenchSource source,
                                                std::function<void(const InstallStep &)> watch,
                                                StopToken stop,
                                                StopToken life);

} // namespace runwatt::device
