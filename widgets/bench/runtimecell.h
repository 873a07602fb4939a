// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bench/deviceentry.h"

namespace runwatt::bench {

/// Whether a runtime can be had on a device of the Bench.
struct RuntimeCell
{
    enum class State {
        Unknown, ///< nobody has looked yet
        Ready,
        Limited, ///< with something left out: emulated guests
        CanBeMadeReady, ///< by installing `packages`
        Busy, ///< packages are being installed for it, or a guest is tried
        Impossible
    };

    State state = State::Unknown;
    QString word; ///< for people: "ready", "installing 40 %"
    QString label; ///< of the runtime: "RC: runc container"
    QString reason; ///< why it is not ready, with what to do
    QStringList packages;
    bool canTryGuest = false; ///< that KVM is there is known, not that a guest boots in it
};

/// The codes of the runtimes, in the study's order; QM, which is ours, beside VM.
[[nodiscard]] const QStringList &runtimeCodes();

[[nodiscard]] RuntimeCell runtimeCell(const DeviceEntry &entry, const QString &code);

} // namespace runwatt::bench
