// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/device/profile.h"

#include <QList>
#include <QString>

namespace runwatt::runtime {

/// What every trial may use of a device, the same whatever its runtime is: equal terms.
struct Budget
{
    /// No smaller limit can be asked for: no runtime and no benchmark fits into less. Bytes.
    static constexpr qint64 kLeastMemory = 64 * 1024 * 1024;

    QString cpus; ///< processors as the kernel lists them ("0-1,3"); empty: all of them
    qint64 memoryBytes = 0; ///< with the page cache of the trial's files; 0: not limited

    bool operator==(const Budget &) const = default;

    [[nodiscard]] bool isLimited() const { return !cpus.isEmpty() || memoryBytes > 0; }
};

/// The numbers in such a list, in ascending order. InvalidInput, with an example, for anything else
/// and for a number above 1023.
[[nodiscard]] Result<QList<int>> cpuNumbers(const QString &list);

/// Whether a device can hold trials to the budget: it has those processors and more memory, and can
/// limit it. Else why not, and what to do.
[[nodiscard]] Result<void> checkBudget(const Budget &budget, const device::Profile &profile);

/// What is kept of it with each trial: "budget.cpus", "budget.memory" (bytes); none without a
/// limit.
[[nodiscard]] QList<device::Fact> factsOf(const Budget &budget);

} // namespace runwatt::runtime
