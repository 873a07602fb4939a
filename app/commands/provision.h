// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal.h"
#include "core/base/async.h"
#include "core/device/filebenchsource.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <optional>

namespace runwatt::app {

/// What `runwatt check` is to put on a device before it tells what is there.
struct Provision
{
    bool installs = false; ///< what is missing and apt can install
    std::optional<device::FilebenchSource> filebench = {}; ///< to be built
};

/// The source that a word of the command line means: a release's version, or else a file. Errors:
/// those of filebenchSourceIn(). Blocks while a file is read.
[[nodiscard]] Result<device::FilebenchSource> filebenchSourceFor(const QString &word);

/// Does it, with the words of apt and of the build on the terminal. The device's new profile, which
/// is the old one where nothing was to be done. Errors: those of installPackages() and
/// buildFilebench(). I/O thread.
[[nodiscard]] Task<Result<device::Profile>> provision(ssh::Connection *connection,
                                                      device::Profile profile,
                                                      Provision wanted,
                                                      Terminal *terminal,
                                                      StopToken stop);

} // namespace runwatt::app
