// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace runwatt::analysis {

/// A word of a plan or a record for people, translated: "read", "sequential", "sent". Words that
/// are names (TCP_RR, fileserver, an interface) as they are. Any thread.
[[nodiscard]] QString shownWord(const QString &word);

} // namespace runwatt::analysis
