// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"

#include <chrono>
#include <vector>

namespace runwatt::campaign {

/// A benchmark with every parameter fixed.
struct Workload
{
    QString title; ///< "fio random write, 4 KiB"
    QString benchmark;
    QJsonObject parameters;

    bool operator==(const Workload &) const = default;
};

/// One combination of device, runtime and workload: indices into Matrix.
struct Cell
{
    int device = 0; ///< into Plan::devices
    QString runtime;
    int workload = 0; ///< into Matrix::workloads
};

/// One repetition of a cell, in its place in the order.
struct PlannedTrial
{
    int cell = 0; ///< into Matrix::cells
    int repetition = 1;
    int position = 1; ///< from 1, over the whole campaign
};

/// The plan written out: every workload, every cell that is not excluded, every trial in order.
struct Matrix
{
    std::vector<Workload> workloads;
    std::vector<Cell> cells;
    std::vector<PlannedTrial> trials;
};

/// Expands lists into workloads, multiplies, excludes, and orders: repetition r of all cells is one
/// block, shuffled by the plan's seed (Fisher and Yates over SplitMix64, the same on every
/// machine), so that no runtime is measured in one long run. Errors: an unknown benchmark or
/// parameter, no cell.
[[nodiscard]] Result<Matrix> expand(const Plan &plan);

/// The exclusions (indices) that match no cell, so that they leave nothing out: misspelt ones, or
/// of a workload that is gone. Errors: as expand()'s.
[[nodiscard]] Result<std::vector<std::size_t>> idleExclusions(const Plan &plan);

/// The plan without them; as it is where it can't be expanded.
[[nodiscard]] Plan withoutIdleExclusions(Plan plan);

/// What a campaign will take, before it starts.
struct Estimate
{
    int trials = 0;
    std::chrono::seconds shortest{0};
    std::chrono::seconds longest{0};
    /// Of each of Plan::devices: files, of which those of the same size are shared, and what its
    /// runtimes need.
    std::vector<qint64> diskBytes;
    qint64 campaignFileBytes = 0; ///< about
};

/// What the workloads' files take on the device of this index in the plan, in all. Bytes.
[[nodiscard]] qint64 fileBytesOn(const Matrix &matrix, std::size_t device);

[[nodiscard]] Estimate estimate(const Plan &plan, const Matrix &matrix);

} // namespace runwatt::campaign
