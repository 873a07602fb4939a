// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/engines.h"

#include "core/device/privilege.h"
#include "core/device/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::device {

namespace {

QString labelOf(const QString &engine)
{
    return Device::tr("RC by %1").arg(engine);
}

Capability runc(const Profile &profile)
{
    Capability capability;
    capability.name = u"RC.runc"_s;
    capability.label = labelOf(u"runc"_s);
    if (profile.fact(u"tool.runc"_s).isEmpty()) {
        capability.reason = Device::tr("%1 is not installed").arg(u"runc"_s);
        capability.remedy = Device::tr("On the device: sudo apt install %1").arg(u"runc"_s);
        capability.packages = QStringList{u"runc"_s};
    } else if (!rootPrefix(profile)) {
        capability.reason =
            Device::tr("%1 needs root, and sudo asks for a password").arg(u"runc"_s);
        capability.remedy =
            Device::tr("Allow sudo without a password for this user, or log in as root.");
    } else {
        capability.state = Capability::State::Ready;
    }
    return capability;
}

/// What an engine that does not answer has said, in our words where we know them.
void explain(Capability &capability, const QString &engine, const QString &said)
{
    if (said.contains(u"permission denied"_s, Qt::CaseInsensitive)) {
        capability.reason = Device::tr("this user may not use %1").arg(engine);
        capability.remedy = engine == u"docker"
            ? Device::tr("On the device, and log in anew: sudo usermod -aG docker \"$USER\"")
            : Device::tr("Allow sudo without a password for this user, or log in as root.");
    } else if (said.contains(u"daemon"_s, Qt::CaseInsensitive)
               || said.contains(u"containerd.sock"_s)) {
        capability.reason = Device::tr("the daemon of %1 does not run").arg(engine);
        const QString service = engine == u"nerdctl" ? u"containerd"_s : engine;
        capability.remedy = Device::tr("On the device: sudo systemctl start %1").arg(service);
    } else {
        capability.reason = Device::tr("%1 does not answer (%2)").arg(engine, said);
        capability.remedy = Device::tr("Try it on the device: %1 info").arg(engine);
    }
}

} // namespace

const QStringList &engineNames()
{
    static const QStringList names{u"docker"_s, u"podman"_s, u"nerdctl"_s};
    return names;
}

EngineAccess engineAccess(const Profile &profile, const QString &engine)
{
    const QString found = profile.fact(u"engine."_s + engine);
    // Podman answers everybody. Without root its containers are those of another user, who may not
    // write to the campaign's folder.
    if (found == u"yes" && engine == u"podman" && !profile.isRoot)
        return profile.hasSudo ? EngineAccess::AsRoot : EngineAccess::None;
    if (found == u"yes")
        return EngineAccess::AsUser;
    return found == u"root" && rootPrefix(profile) ? EngineAccess::AsRoot : EngineAccess::None;
}

QStringList engineWords(const Profile &profile, const QString &engine)
{
    if (engineAccess(profile, engine) == EngineAccess::AsRoot)
        return rootPrefix(profile).value_or(QStringList()) + QStringList{engine};
    return {engine};
}

Capability engineCapability(const Profile &profile, const QString &engine)
{
    if (engine == u"runc")
        return runc(profile);
    Capability capability;
    capability.name = u"RC."_s + engine;
    capability.label = labelOf(engine);
    const QString found = profile.fact(u"engine."_s + engine);
    if (found.isEmpty()) {
        capability.reason = Device::tr("%1 is not installed").arg(engine);
        capability.remedy =
            Device::tr("Install it on the device, or make containers by runc alone.");
    } else if (engineAccess(profile, engine) == EngineAccess::None && found == u"yes") {
        capability.reason = Device::tr("%1 needs root, and sudo asks for a password").arg(engine);
        capability.remedy =
            Device::tr("Allow sudo without a password for this user, or log in as root.");
    } else if (engineAccess(profile, engine) == EngineAccess::None) {
        explain(capability, engine, found);
    } else {
        capability.state = Capability::State::Ready;
    }
    return capability;
}

QList<Capability> engineCapabilities(const Profile &profile)
{
    QList<Capability> found;
    for (const QString &engine : engineNames()) {
        if (!profile.fact(u"engine."_s + engine).isEmpty())
            found.append(engineCapability(profile, engine));
    }
    return found;
}

Capability containerCapability(const Profile &profile)
{
    Capability capability = runc(profile);
    capability.name = u"RC"_s;
    capability.label = Device::tr("RC: runc container");
    if (capability.state == Capability::State::Ready)
        return capability;
    const QList<Capability> engines = engineCapabilities(profile);
    const auto ready = std::ranges::find(engines, Capability::State::Ready, &Capability::state);
    if (ready != engines.cend()) {
        capability.state = Capability::State::Limited;
        capability.reason =
            Device::tr("only by %1: %2").arg(ready->name.section(u'.', 1), capability.reason);
    }
    return capability;
}

} // namespace runwatt::device
