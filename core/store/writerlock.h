// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <QLockFile>
#include <QString>

// Who writes a campaign file: at most one program at a time, which holds a lock file beside it. Any
// thread.

namespace runwatt::store {

/// The name of the lock file (QLockFile) of a campaign file.
[[nodiscard]] QString lockFileOf(const QString &file);

/// Takes the lock of a campaign file. Errors: Busy where another process has it, PermissionDenied
/// and NoSpace where the lock file can't be made. `whatToDo` about the other process. May wait for
/// a second (takeLock() of core/base).
[[nodiscard]] Result<void>
takeWriterLock(QLockFile &lock, const QString &file, const QString &whatToDo);

/// Whether a program writes the file now, this one or another. One on another host that shares the
/// folder can't be looked at and counts as alive.
[[nodiscard]] bool hasWriter(const QString &file);

/// Marks trials that are said to run as interrupted, for a file that nobody writes: their program
/// was killed before it could say so. The file stays as it is until it is resumed.
void interruptRunningTrials(CampaignData &data);

} // namespace runwatt::store
