// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "core/runtime/containeroptions.h"
#include "core/runtime/guestoptions.h"
#include "core/runtime/nativeoptions.h"
#include "widgets/wizard/knowndevice.h"

#include <QString>
#include <QStringList>

namespace runwatt::wizard {

/// Why a device lacks a tool, and what to do: "fio is not installed. On the device: ...". Empty
/// where it has it, or where nobody has looked yet.
[[nodiscard]] QString obstacleTo(const QString &tool, const KnownDevice &device);

/// The same of a runtime, with what the plan asks of NT, guests, containers and trials.
[[nodiscard]] QString obstacleTo(const QString &runtime,
                                 const KnownDevice &device,
                                 const runtime::NativeOptions &native,
                                 const runtime::GuestOptions &guest,
                                 const runtime::ContainerOptions &container,
                                 const runtime::Budget &budget);

/// The programs that the plan's workloads call natively on this device, and of which nobody knows
/// yet whether it has them; empty where it was not probed.
[[nodiscard]] QStringList programsToLookFor(campaign::Plan plan, const KnownDevice &device);

} // namespace runwatt::wizard
