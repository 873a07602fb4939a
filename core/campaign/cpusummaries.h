// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/accounting.h"
#include "core/store/records.h"

#include <vector>

namespace runwatt::campaign {

/// The account of a trial's CPU as its summaries, in CPU-seconds (s) over the window:
/// - "cpu.account", detail a part (cpu::partName()): they add up to
/// - "cpu.busy": what all cores were busy;
/// - "cpu.thread", detail "PART: NAME": the same by thread (cpu::comparableName()), the largest
///   kMostNames, from a clock tick on.
/// - "cpu.cgroup", where the trial has a control group of its own: its own count, details "usage",
///   "user" and "system", and that of the tasks in it, "tasks"; what the former has more is the
///   part "short-lived".
/// Each with the account's uncertainty. Nothing where the account covers less than half of the
/// window. `origin` is the device's.
[[nodiscard]] std::vector<store::SummaryRecord> cpuSummaries(const cpu::WindowAccount &account,
                                                             series::Window window,
                                                             store::TrialId trial,
                                                             Origin origin);

} // namespace runwatt::campaign
