// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/device/profile.h"

#include <QString>
#include <QStringList>

namespace runwatt::device {

/// Whether this user may call a container engine.
enum class EngineAccess {
    None, ///< it is not there, does not answer, or refuses
    AsUser,
    AsRoot ///< through sudo only
};

/// The engines that the probe looks for, by their programs' names: "docker", "podman", "nerdctl".
[[nodiscard]] const QStringList &engineNames();

/// What the probe has found of an engine (its fact "engine.NAME"). Pure.
[[nodiscard]] EngineAccess engineAccess(const Profile &profile, const QString &engine);

/// The words that call an engine on this device, with what gives root before them where this user
/// needs that: "docker"; "sudo -n podman". Pure.
[[nodiscard]] QStringList engineWords(const Profile &profile, const QString &engine);

/// Whether containers can be made by this engine, or, for "runc", without one; why not, and what to
/// do: its daemon does not run, this user is not in its group. Named "RC.NAME". Pure.
[[nodiscard]] Capability engineCapability(const Profile &profile, const QString &engine);

/// Those of the engines that are installed. Pure.
[[nodiscard]] QList<Capability> engineCapabilities(const Profile &profile);

/// Whether containers can be made at all, by what is there. Named "RC". Pure.
[[nodiscard]] Capability containerCapability(const Profile &profile);

} // namespace runwatt::device
