// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace runwatt::runtime {

/// What a guest's first process says on its console: see resources/device/guestinit.sh and
/// tinyguest.sh.
inline constexpr QByteArrayView kGuestUp("runwatt: up");
inline constexpr QByteArrayView kGuestReady("runwatt: ready");

/// What a console's end says of why a guest has ended or hangs, in one line: its panic, or our own
/// words from inside, or else its last lines. Empty when nothing came. Pure.
[[nodiscard]] QString lastWords(const QByteArray &console);

} // namespace runwatt::runtime
