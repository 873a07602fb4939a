// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/plan.h"
#include "core/campaign/services.h"
#include "core/device/profile.h"

namespace runwatt::app {

/// How much the demo campaign measures.
enum class DemoLength {
    Whole, ///< three repetitions of four seconds; less than five minutes
    Short ///< one of two seconds: whether all works here, in a minute or two
};

/// The demo campaign: this computer natively, fio reading and writing 4 KiB at random places, the
/// simulated meter.
[[nodiscard]] campaign::Plan demoPlan(DemoLength length);

/// Calls this computer `name` in a plan, as the Bench does in the person's language, and where a
/// meter says what it powers.
void nameThisComputer(campaign::Plan &plan, const QString &name);

/// The demo with those runtimes that a computer can run.
struct FittedDemo
{
    campaign::Plan plan;
    QStringList leftOut; ///< a sentence for each that it can't, with the reason
};

/// The demo campaign with RC, by runc or else docker, and QM, or VM where there is no microvm, as
/// far as the computer of this profile can run them. Guests are emulated, and so marked, unless a
/// tiny guest is known to boot with KVM. Pure.
[[nodiscard]] FittedDemo fitDemo(campaign::Plan plan, const device::Profile &profile);

/// Looks at this computer over its private SSH server, boots a tiny guest, and fits the demo to it.
/// I/O thread.
[[nodiscard]] Task<Result<FittedDemo>> fitDemoHere(
    campaign::Plan plan, std::shared_ptr<campaign::RunnerServices> services, StopToken stop);

} // namespace runwatt::app
