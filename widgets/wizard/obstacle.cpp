// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/obstacle.h"

#include "core/campaign/nativeprograms.h"
#include "core/device/programs.h"
#include "core/runtime/runtime.h"

#include <algorithm>

namespace runwatt::wizard {

namespace {

QString sentence(const QString &reason, const QString &remedy)
{
    return QString(reason + QStringLiteral(". ") + remedy).trimmed();
}

} // namespace

QString obstacleTo(const QString &tool, const KnownDevice &device)
{
    if (!device.profile)
        return {};
    const device::Capability seen = device.profile->capability(tool);
    // Without a reason it was not looked for, which says nothing.
    if (seen.state != device::Capability::State::Missing || seen.reason.isEmpty())
        return {};
    return sentence(seen.reason, seen.remedy);
}

QString obstacleTo(const QString &runtime,
                   const KnownDevice &device,
                   const runtime::NativeOptions &native,
                   const runtime::GuestOptions &guest,
                   const runtime::ContainerOptions &container,
                   const runtime::Budget &budget)
{
    if (!device.profile)
        return {};
    const device::Capability seen = device.profile->capability(runtime);
    if (seen.state == device::Capability::State::Missing)
        return obstacleTo(runtime, device);
    Result<void> able = runtime::checkRuntime(runtime, guest, container, budget, *device.profile);
    if (able && runtime == u"NT")
        able = runtime::checkNative(native, *device.profile);
    return able ? QString() : sentence(able.error().why, able.error().remedy);
}

QStringList programsToLookFor(campaign::Plan plan, const KnownDevice &device)
{
    if (!device.profile)
        return {};
    // A cell that is left out can be taken in again.
    plan.exclusions.clear();
    plan.repetitions = 1;
    const Result<campaign::Matrix> matrix = campaign::expand(plan);
    if (!matrix)
        return {};
    const auto found =
        std::ranges::find(plan.devices, device.plan.name, &campaign::DevicePlan::name);
    if (found == plan.devices.cend())
        return {};
    const auto index = static_cast<std::size_t>(found - plan.devices.cbegin());
    return device::unknownPrograms(*device.profile, campaign::nativePrograms(plan, *matrix, index));
}

} // namespace runwatt::wizard
