// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/campaign/matrix.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>

// Between the JSON of a plan, where a parameter is one value or a list of them, and the words that
// people type.

namespace runwatt::wizard {

enum class WordKind { Text, Size, Number, Flag };

/// The words of a parameter: of each element of a list, or of the one value. Flags are "true" and
/// "false"; sizes that are numbers become "4 KiB".
[[nodiscard]] QStringList wordsOf(const QJsonValue &value, WordKind kind);

/// The inverse: one value for one word, a list for several.
[[nodiscard]] QJsonValue valueOf(const QStringList &words, WordKind kind);

/// What was typed as a request size or file size of fio, in the form of benchmark::sizeText().
[[nodiscard]] Result<QString> checkRequestSize(const QString &typed);
[[nodiscard]] Result<QString> checkFileSize(const QString &typed);

/// A size from `least` to `most` bytes, likewise.
[[nodiscard]] Result<QString> checkSize(const QString &typed, qint64 least, qint64 most);

/// A whole number from `low` to `high`.
[[nodiscard]] Result<QString> checkNumber(const QString &typed, qint64 low, qint64 high);

/// The workloads of these sets, whatever they are to run on.
[[nodiscard]] Result<campaign::Matrix>
workloadsAlone(const std::vector<campaign::WorkloadPlan> &sets);

/// An error of a workload's parameters without the names that they have in a plan's file: "fio
/// cannot run with this request size".
[[nodiscard]] Error inWords(const Error &error);

} // namespace runwatt::wizard
