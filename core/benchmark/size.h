// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace runwatt::benchmark {

/// Bytes from a whole number with or without a unit: "512", "4 KiB", "256MiB", "1 GiB", and fio's
/// short "4k", "256m", "1g" (powers of 1024, any case). "KB" and "MB" are refused: tools disagree
/// on them. Nothing when it is not such a text, is negative, or is above 2^53.
[[nodiscard]] std::optional<qint64> parseSize(QStringView text);

/// Bytes for people, exactly, in the largest unit that divides them: "4 KiB", "1536 B".
[[nodiscard]] QString sizeText(qint64 bytes);

} // namespace runwatt::benchmark
