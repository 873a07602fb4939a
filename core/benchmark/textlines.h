// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>

namespace runwatt::benchmark {

/// Cuts what a tool prints into lines, and keeps those that say what went wrong. Bounded: what a
/// line has beyond kLongestLine is dropped, and of the kept ones the first and the last stay.
class TextLines
{
public:
    static constexpr qsizetype kLongestLine = 1000;
    static constexpr qsizetype kMostKept = 8;
    static constexpr qsizetype kLongestComplaint = 600; ///< characters

    /// The next byte; the line without its end (LF, or CR LF) when it ended with this byte.
    std::optional<QByteArray> add(char byte);

    /// Whether a line has begun and not ended.
    [[nodiscard]] bool insideLine() const { return !m_line.isEmpty(); }

    /// Keeps a line for complaints(), unless it is blank.
    void keep(const QByteArray &line);

    /// The lines that were kept, and the one that has not ended, joined by "; ".
    [[nodiscard]] QString complaints() const;

private:
    QByteArray m_line;
    QByteArrayList m_kept;
};

} // namespace runwatt::benchmark
