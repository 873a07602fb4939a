// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace runwatt::power {

/// The bytes that a person means by a typed text: the escapes \r, \n, \t, \\ and \xHH are resolved,
/// the rest is UTF-8. Fails on any other escape; `field` names the text in the Error.
[[nodiscard]] Result<QByteArray> unescaped(const QString &typed, const QString &field);

} // namespace runwatt::power
