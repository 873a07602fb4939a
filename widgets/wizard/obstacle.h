// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/containeroptions.h"
#include "core/runtime/guestoptions.h"
#include "core/runtime/nativeoptions.h"
#include "widgets/wizard/knowndevice.h"

#include <QString>

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

} // namespace runwatt::wizard
