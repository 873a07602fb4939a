// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSerialPort>
#include <QString>

#include <optional>

namespace runwatt::power {

/// The path of a port as a person gives it: "ttyUSB0" is "/dev/ttyUSB0", a path stays.
[[nodiscard]] QString portPath(const QString &port);

/// What stands in the way of opening the port, as far as it can be seen without opening it: it is
/// not there, it is no serial port, or this user may not use it. Nothing when it may be tried.
[[nodiscard]] std::optional<Error> obstacle(const QString &port);

/// Why opening failed or an open port broke, in words with a remedy. `detail` is Qt's own text.
[[nodiscard]] Error
portError(const QString &port, QSerialPort::SerialPortError error, const QString &detail);

} // namespace runwatt::power
