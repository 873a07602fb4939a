// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace runwatt::benchmark {

/// A name that can stand in braces: letters from A to Z, digits and '_', not a digit first, 40 at
/// most.
[[nodiscard]] bool isValueName(QStringView name);

/// The names that stand in braces in a text, each once. "{{" is a brace and no name's beginning,
/// and so is one that no name and "}" follow.
[[nodiscard]] QStringList valueNames(const QString &text);

/// The text with each {name} replaced by its value, and "{{" by "{". A name without a value stays.
[[nodiscard]] QString withValues(const QString &text, const QHash<QString, QString> &values);

/// The words of a command line, by rules of our own that need no shell: blanks and line ends part
/// words; 'single quotes' keep all that is in them; in "double quotes" a backslash keeps a quote or
/// a backslash after it, outside of quotes any character. Nothing else means anything. In each word
/// values are then put in, so that a value never makes two words of one; a word without quotes that
/// is empty by its values is left out. Error (`where` is empty): a quote that does not end, a
/// backslash at the end.
[[nodiscard]] Result<QStringList> commandWords(const QString &line,
                                               const QHash<QString, QString> &values);

} // namespace runwatt::benchmark
