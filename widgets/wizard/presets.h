// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "widgets/wizard/knowndevice.h"

#include <QString>

#include <vector>

namespace runwatt::wizard {

/// A set of workloads to begin with.
struct Preset
{
    QString word; ///< "quick", "demo", "study"
    QString title;
    QString explanation;
    campaign::WorkloadPlan workload;
};

/// In the order in which they are offered; translated.
[[nodiscard]] std::vector<Preset> workloadPresets();

/// Terms on which runtimes are compared.
struct RuntimePreset
{
    QString word; ///< "study", "equal"
    QString title;
    QString explanation;
    QStringList runtimes; ///< empty: those that are chosen already
    runtime::Budget budget;
    runtime::RootOptions root;
    runtime::NativeOptions native;
    runtime::ContainerOptions container;
    runtime::GuestOptions guest;
};

/// In the order in which they are offered; translated. What a trial may use follows the smallest of
/// the devices that are known.
[[nodiscard]] std::vector<RuntimePreset> runtimePresets(const std::vector<KnownDevice> &devices);

} // namespace runwatt::wizard
