// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shellquote.h"

#include <algorithm>

namespace runwatt {

QByteArray shellQuote(const QString &word)
{
    return shellQuote(word.toUtf8());
}

QByteArray shellQuote(const QByteArray &word)
{
    QByteArray bytes = word;
    bytes.replace('\0', QByteArray());
    // '=' and '~' are left out on purpose: a first word with '=' would be an assignment.
    const auto harmless = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("_-./:,+@%").contains(c);
    };
    if (!bytes.isEmpty() && std::all_of(bytes.cbegin(), bytes.cend(), harmless))
        return bytes;
    bytes.replace("'", "'\\''");
    return '\'' + bytes + '\'';
}

QString shellQuotedText(const QString &word)
{
    return QString::fromUtf8(shellQuote(word));
}

QByteArray shellCommand(const QStringList &words)
{
    QByteArray line;
    for (const QString &word : words) {
        if (!line.isEmpty())
            line += ' ';
        line += shellQuote(word);
    }
    return line;
}

} // namespace runwatt
