// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/benchmark/benchmark.h"
#include "core/device/controls.h"
#include "core/power/settings.h"
#include "core/runtime/budget.h"
#include "core/runtime/containeroptions.h"
#include "core/runtime/guestoptions.h"
#include "core/runtime/nativeoptions.h"
#include "core/runtime/rootoptions.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace runwatt::campaign {

/// A device as a plan names it. Never holds a password; keys are named by their file.
struct DevicePlan
{
    QString name;
    QString host; ///< address, or a Host of ~/.ssh/config; empty with thisComputer
    quint16 port = 0; ///< 0: as ssh -G says, else 22
    QString user; ///< empty: as ssh -G says
    QString identityFile; ///< empty: as ssh -G says, and the agent
    QString folder; ///< where the benchmark's file lies on the device; empty: chosen by Runwatt
    bool thisComputer = false; ///< reached through Runwatt's own private sshd on loopback
    runtime::GuestAddress guestNetwork = {}; ///< of its guests, by a second card

    bool operator==(const DevicePlan &) const = default;
};

/// Who serves the other end of the network benchmarks, of all devices. Named in one of three ways.
struct PeerPlan
{
    bool thisComputer = false; ///< where Runwatt runs, through its own private sshd on loopback
    QString device; ///< one of the plan's devices, by its name
    QString host; ///< any host over SSH: this and the next three as of a device
    quint16 port = 0;
    QString user;
    QString identityFile;
    QString address; ///< numeric, at which the devices reach it; empty: as SSH shows it

    [[nodiscard]] bool isNamed() const
    {
        return thisComputer || !device.isEmpty() || !host.isEmpty();
    }

    bool operator==(const PeerPlan &) const = default;
};

/// A benchmark with parameters; a parameter that is a list is a factor of the matrix. A workload is
/// one combination: expandWorkloads() in matrix.h.
struct WorkloadPlan
{
    QString benchmark; ///< "fio"
    QJsonObject parameters; ///< as the benchmark names them; lists are factors

    bool operator==(const WorkloadPlan &) const = default;
};

/// Cells to leave out: a cell is excluded when every field that is not empty equals its own.
struct Exclusion
{
    QString device;
    QString runtime;
    QString workload; ///< the workload's title

    bool operator==(const Exclusion &) const = default;
};

/// Under what conditions trials run; each is tried where the device allows it and noted where not.
struct Conditions
{
    bool dropCaches = true;
    QString governor; ///< set for the campaign and restored; empty: left alone
    /// Of the interface that leads to the peer; set for the campaign and restored.
    std::optional<device::Offloads> offloads;
    double coolDownCelsius = 0; ///< wait until below, before each trial; 0: no waiting for heat
    std::chrono::seconds coolDownLimit{300};
    std::chrono::seconds coolDown{0}; ///< rest after each trial in any case
    std::chrono::seconds idle{3}; ///< idle baseline before each trial
    /// Of a workload's file, once where it is laid out: for all trials that work on it.
    benchmark::Preconditioning precondition = {};
    /// How much longer than thrice its time a benchmark's tool may run before it is given up.
    std::chrono::seconds patience{1200};

    bool operator==(const Conditions &) const = default;
};

/// Everything needed to run a campaign again.
struct Plan
{
    QString title;
    std::vector<DevicePlan> devices;
    PeerPlan peer;
    QStringList runtimes; ///< codes: "NT"
    std::vector<WorkloadPlan> workloads;
    std::vector<Exclusion> exclusions;
    std::vector<power::MeterSettings> meters;
    int repetitions = 10;
    std::uint64_t seed = 1; ///< of the order; a plan without one gets one, and it is kept
    bool isSeedDrawn = false; ///< the plan file named none; not kept
    std::chrono::milliseconds samplingPeriod{1000};
    Conditions conditions;
    runtime::Budget budget; ///< of each trial, whatever its runtime
    runtime::RootOptions root; ///< of the runtimes in the common root file system
    runtime::NativeOptions native; ///< of NT
    runtime::GuestOptions guest; ///< of the runtimes that have one
    runtime::ContainerOptions container; ///< of those that are one, KC included

    bool operator==(const Plan &) const = default;
};

/// Reads a plan file. Errors name the file, the line and the field ("plan.json:12: repetitions:
/// must be from 1 to 1000"). Unknown fields are errors, so that a misspelt one is not ignored.
[[nodiscard]] Result<Plan> parsePlan(const QByteArray &json, const QString &fileName);

/// The plan from the JSON kept in a campaign file.
[[nodiscard]] Result<Plan> planFromJson(const QJsonObject &object);

/// What the plan asks of guests on this device of it.
[[nodiscard]] runtime::GuestOptions guestOptionsOn(const Plan &plan, const DevicePlan &device);

/// The plan as JSON, complete and in a fixed order of fields.
[[nodiscard]] QJsonObject toJson(const Plan &plan);

/// The plan as a file for people: indented, ends with a newline.
[[nodiscard]] QByteArray toFile(const Plan &plan);

/// sha256 of the compact JSON, hex.
[[nodiscard]] QString planHash(const QJsonObject &plan);

} // namespace runwatt::campaign
