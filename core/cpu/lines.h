// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace runwatt::cpu {

/// Cuts a stream of bytes into lines, without their ends. A line above kLongest is dropped whole.
class Lines
{
public:
    static constexpr qsizetype kLongest = 4096;

    /// The next byte; a line when it ended with this byte.
    std::optional<QByteArray> add(char byte);

private:
    QByteArray m_line;
    bool m_tooLong = false;
};

/// The words of a line, split at blanks and tabs.
[[nodiscard]] QList<QByteArrayView> wordsOf(QByteArrayView line);

/// A finite number with a point or, as some locales print it, a comma; nothing for other words.
[[nodiscard]] std::optional<double> numberOf(QByteArrayView word);

/// Whether a row begins with a time of day or an epoch, and not with "Average:" in any language.
[[nodiscard]] bool beginsWithTime(QByteArrayView line);

} // namespace runwatt::cpu
