// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace runwatt {

/// One word for a POSIX shell, quoted so that the shell sees exactly `word`: spaces, quotes,
/// newlines, `$`, backquotes and non-ASCII (as UTF-8) included. A word of harmless characters stays
/// as it is. A leading dash is data to the shell; where the program could take it for an option,
/// put "--" before it. NUL cannot be in a word and is dropped. Every word that reaches a remote
/// shell goes through here.
[[nodiscard]] QByteArray shellQuote(const QString &word);

/// The same for a word that is bytes already (a script, a file name of no encoding).
[[nodiscard]] QByteArray shellQuote(const QByteArray &word);

/// The same as text, for a command that is shown to people to be run by them.
[[nodiscard]] QString shellQuotedText(const QString &word);

/// The words, each quoted, joined by spaces.
[[nodiscard]] QByteArray shellCommand(const QStringList &words);

} // namespace runwatt
