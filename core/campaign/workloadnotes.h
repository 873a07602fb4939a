// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/matrix.h"

#include <QStringList>

namespace runwatt::campaign {

/// What the device of this index in the plan will run otherwise than its workloads ask: direct I/O
/// that can't be, for one. Sentences for people, each once.
[[nodiscard]] QStringList
concessionNotes(const Plan &plan, const Matrix &matrix, std::size_t device);

/// Which of its workloads' files fit into memory, so that a page cache is measured and not the
/// storage: of NT and containers the device's memory, or the budget's; of guests their own, and the
/// device's where its page cache lies below them. A file of less than twice the memory is told,
/// too: a good part of it stays there. `memoryBytes` is the device's; 0: not known, and then only
/// guests' own memory is looked at. Sentences for people, by file size.
[[nodiscard]] QStringList
cacheNotes(const Plan &plan, const Matrix &matrix, std::size_t device, qint64 memoryBytes);

} // namespace runwatt::campaign
