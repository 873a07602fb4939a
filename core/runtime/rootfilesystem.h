// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime.h"

namespace runwatt::runtime {

/// A root file system, made on the device: of its own programs, and then what runs in it is byte
/// for byte what NT runs, on the same libraries; or of a distribution's. Value type.
struct RootFilesystem
{
    QString folder; ///< on the device, absolute
    QString kept; ///< where it stays for the next campaign, if it does
    QString sha256; ///< over every file's path and contents
    qint64 bytes = 0; ///< of its files together
};

/// What it is, for the facts of a trial.
[[nodiscard]] QList<device::Fact> factsOf(const RootFilesystem &root);

/// What is to be in a root file system besides a shell.
struct RootRequest
{
    RootRequest() = default;

    QString folder; ///< on the device, absolute; what is there already goes
    QString keptIn; ///< see RuntimePlace; empty: it is made for this campaign alone
    QString mountPoint; ///< an empty folder in it, absolute
    QStringList programs; ///< by their names
    RootOptions source; ///< what it is made of
};

/// The one that all runtimes of a campaign share on a device: the place's tools and what our own
/// scripts need; the place's folder is there in it too, empty.
[[nodiscard]] RootRequest rootRequestOf(const RuntimePlace &place);

/// Makes it, or finds that it is made already. Belongs to the campaign's folder and goes with it.
/// Needs no root. ToolMissing when one of the programs is not on the device, or not in the tar that
/// it is made of. As makeDistributionTar() where it is made of a distribution.
[[nodiscard]] Task<Result<RootFilesystem>>
makeRootFilesystem(RuntimePlace place, RootRequest request, StopToken stop);

} // namespace runwatt::runtime
