// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace runwatt::benchmarks {

/// A figure is to be no more than this.
struct Goal
{
    double most = 0;
};

/// "name: value unit (goal no more than g: met)" on standard output.
void report(const QString &name, double value, const QString &unit, std::optional<Goal> goal = {});

/// A line that explains the figure before it.
void explain(const QString &text);

// The parts, each in a process of its own; what they give is an exit code. `folder` is theirs to
// write in, on a disk.

/// A simulated 8-hour campaign through recorder, store, session and views; leaves eightHoursFile().
int measureMemory(int &argc, char **argv, const QString &folder);

/// How long the built program takes until its window is there. Needs an X server.
int measureStart(int &argc, char **argv, const QString &folder);

/// A real campaign on this computer in the real window, with a person who uses it meanwhile.
int measureCampaign(int &argc, char **argv, const QString &folder);

[[nodiscard]] QString eightHoursFile(const QString &folder);

} // namespace runwatt::benchmarks
