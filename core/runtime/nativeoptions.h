// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/device/profile.h"

#include <QList>
#include <QString>

#include <optional>

namespace runwatt::runtime {

/// In which root file system NT's workloads run.
enum class NativeRoot {
    Device, ///< the device's own
    Common ///< the tree that the other runtimes have, by chroot: the same files, no other runtime
};

/// How NT runs workloads.
struct NativeOptions
{
    NativeRoot root = NativeRoot::Device;

    bool operator==(const NativeOptions &) const = default;
};

/// Both, in the order in which people are offered them.
[[nodiscard]] const QList<NativeRoot> &nativeRoots();

/// The word in plans: "device", "common".
[[nodiscard]] QString toWord(NativeRoot root);
[[nodiscard]] std::optional<NativeRoot> nativeRootFromWord(const QString &word);

/// Whether the device lets NT run so: PermissionDenied when that needs root and there is no way to
/// it. Pure.
[[nodiscard]] Result<void> checkNative(const NativeOptions &options,
                                       const device::Profile &profile);

} // namespace runwatt::runtime
