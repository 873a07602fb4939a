// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>

namespace runwatt {

/// Takes a lock that one process at a time has, however long it has it: a lock file is left over
/// when its process is gone (killed, or ended by a power cut), and then taken over. That holds for
/// an empty one, too, as a process leaves that was killed between making its lock file and writing
/// its number into it; QLockFile alone would keep everybody out for ever. False where another
/// process has the lock, or the file can't be made (QLockFile::error() tells which). Waits for up
/// to `patienceMs` for an owner that lives, and for a second or two where the file names none,
/// which may be about to. On a network's file system an empty one stays, since its folders can't be
/// locked. Any thread.
[[nodiscard]] bool takeLock(QLockFile &lock, int patienceMs = 0);

} // namespace runwatt
