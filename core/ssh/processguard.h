// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

QT_FORWARD_DECLARE_CLASS(QProcess)

namespace runwatt::ssh {

/// Starts a program so that it and everything it starts ends with its owner, also when the owner is
/// killed with SIGKILL.
///
/// `process` becomes a guard (a few lines of bash) in a session of its own: Ctrl-C in the terminal
/// is the owner's business, not the program's. The kernel tells the guard when the thread that
/// called this ends, and makes it the parent of whatever the program leaves behind. On
/// QProcess::terminate(), on the owner's end or on the program's end the guard kills all of them
/// and exits, with the program's exit code if that ended by itself.
///
/// Channels, working directory and environment of `process` reach the program. QProcess::kill()
/// would end the guard alone: use terminate().
void startGuarded(QProcess *process, const QStringList &command);

} // namespace runwatt::ssh
