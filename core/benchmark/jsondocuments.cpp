// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/jsondocuments.h"

namespace runwatt::benchmark {

namespace {

bool isSpace(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

} // namespace

std::optional<QByteArray> JsonDocuments::add(char byte)
{
    if (insideDocument())
        return addInside(byte);
    addOutside(byte);
    return std::nullopt;
}

QList<QByteArray> JsonDocuments::otherLines() const
{
    QList<QByteArray> lines = m_lines;
    if (!m_line.trimmed().isEmpty())
        lines.append(m_line.trimmed());
    return lines;
}

void JsonDocuments::addOutside(char byte)
{
    if (byte == '{' && m_line.trimmed().isEmpty())
        begin();
    else if (byte == '\n' || byte == '\r')
        endOtherLine();
    else if (m_line.size() < kLongestLine)
        m_line.append(byte);
}

void JsonDocuments::endOtherLine()
{
    const QByteArray line = m_line.trimmed();
    m_line.clear();
    if (line.isEmpty())
        return;
    m_lines.append(line);
    if (m_lines.size() > kMostLines)
        m_lines.removeFirst();
}

void JsonDocuments::begin()
{
    m_line.clear();
    m_document = "{";
    m_open = "{";
    m_lastSignificant = '{';
    m_inString = false;
    m_escaped = false;
}

void JsonDocuments::drop()
{
    m_document.clear();
    m_open.clear();
}

bool JsonDocuments::mayOpenObject() const
{
    if (m_open.back() == '{')
        return m_lastSignificant == ':';
    return m_lastSignificant == '[' || m_lastSignificant == ',';
}

std::optional<QByteArray> JsonDocuments::addInside(char byte)
{
    if (m_document.size() >= kLargestDocument) {
        drop();
        return std::nullopt;
    }
    if (m_inString) {
        // JSON has no line break inside a string: this one was cut.
        if (byte == '\n') {
            drop();
            return std::nullopt;
        }
        m_document.append(byte);
        if (m_escaped)
            m_escaped = false;
        else if (byte == '\\')
            m_escaped = true;
        else if (byte == '"')
            m_inString = false;
        return std::nullopt;
    }
    if (byte == '{' && !mayOpenObject()) {
        begin();
        return std::nullopt;
    }
    m_document.append(byte);
    if (byte == '"') {
        m_inString = true;
    } else if (byte == '{' || byte == '[') {
        m_open.append(byte);
        if (m_open.size() > kDeepest)
            drop();
    } else if (byte == '}' || byte == ']') {
        const char opening = byte == '}' ? '{' : '[';
        if (m_open.back() != opening) {
            drop();
            return std::nullopt;
        }
        m_open.chop(1);
        if (m_open.isEmpty())
            return std::exchange(m_document, QByteArray());
    }
    if (!isSpace(byte))
        m_lastSignificant = byte;
    return std::nullopt;
}

} // namespace runwatt::benchmark
