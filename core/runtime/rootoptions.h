// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace runwatt::runtime {

/// What the root file system that runtimes share is made of.
enum class RootSource {
    Programs, ///< the device's own programs: byte for byte what NT runs
    Distribution, ///< packages of the device's distribution, by mmdebstrap on the device
    Tar ///< a file on the device, which a person has made
};

/// The root file system that runtimes share.
struct RootOptions
{
    RootSource from = RootSource::Programs;
    QString tar; ///< a file on the device, absolute; with RootSource::Tar only

    bool operator==(const RootOptions &) const = default;
};

/// The word in plans: "programs", "distribution", or the path of the tar.
[[nodiscard]] QString toWord(const RootOptions &root);

/// nullopt for what is neither of these words nor an absolute path.
[[nodiscard]] std::optional<RootOptions> rootFromWord(const QString &word);

} // namespace runwatt::runtime
