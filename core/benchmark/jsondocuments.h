// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace runwatt::benchmark {

/// Cuts a stream of JSON documents that follow one another without a separator, with lines of other
/// text before and between them, into documents. Goes by braces and strings, not by indentation. A
/// document that was cut (the tool was killed, or a newer one begins where none can) is dropped,
/// and reading goes on at the next. Bounded: a document above kLargestDocument or nested deeper
/// than kDeepest is dropped.
class JsonDocuments
{
public:
    static constexpr qsizetype kLargestDocument = 4 * 1024 * 1024;
    static constexpr qsizetype kDeepest = 64;
    static constexpr qsizetype kLongestLine = 400;
    static constexpr qsizetype kMostLines = 8;

    /// The next byte; a whole document when it ended with this byte.
    std::optional<QByteArray> add(char byte);

    /// Whether a document has begun and not ended.
    [[nodiscard]] bool insideDocument() const { return !m_open.isEmpty(); }

    /// The last lines that were no part of a document, such as a tool's complaints.
    [[nodiscard]] QList<QByteArray> otherLines() const;

private:
    std::optional<QByteArray> addInside(char byte);
    void addOutside(char byte);
    void begin();
    void drop();
    void endOtherLine();
    [[nodiscard]] bool mayOpenObject() const;

    QByteArray m_document;
    QByteArray m_open; ///< the brackets that are open, outermost first
    QByteArray m_line; ///< the line outside of documents that is being read
    QList<QByteArray> m_lines;
    char m_lastSignificant = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace runwatt::benchmark
