// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace runwatt::device {

/// What the device has to run a script with.
enum class Interpreter {
    Python, ///< python3: stamps to the microsecond
    Shell ///< any POSIX sh: stamps in steps of 10 ms
};

/// One of our device scripts ("probe.sh"), as text. They are in resources/device.
[[nodiscard]] QString script(const QString &name);

/// The words that run `NAME.py` or `NAME.sh` with `arguments`. The script travels in the command
/// line, so nothing is installed on the device; it holds no secret.
[[nodiscard]] QStringList
scriptCommand(const QString &name, Interpreter interpreter, const QStringList &arguments = {});

} // namespace runwatt::device
