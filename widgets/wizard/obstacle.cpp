// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/obstacle.h"

#include "core/runtime/runtime.h"

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

} // namespace runwatt::wizard
