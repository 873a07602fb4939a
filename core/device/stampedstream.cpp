// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/stampedstream.h"

#include "core/device/text.h"

#include <QList>

#include <algorithm>

namespace runwatt::device {

namespace {

constexpr qsizetype kLongestHeader = 128;
constexpr qint64 kLargestFrame = 1 << 20;

/// The words of a header as numbers; empty when one is not a number.
QList<qint64> numbers(QByteArrayView text)
{
    QList<qint64> list;
    for (const QByteArray &word : text.toByteArray().split(' ')) {
        bool good = false;
        list.append(word.toLongLong(&good));
        if (!good)
            return {};
    }
    return list;
}

} // namespace

bool StampedStream::takeExit(QByteArrayView line)
{
    const QList<qint64> values = numbers(line);
    if (values.size() != 4)
        return false;
    m_exitNs = values.at(0);
    m_status = static_cast<int>(values.at(1));
    m_ownCpuNs = values.at(2);
    m_commandCpuNs = values.at(3);
    return true;
}

bool StampedStream::takeHeader(QByteArrayView line)
{
    const auto rest = [&line](QByteArrayView prefix) { return line.sliced(prefix.size()); };
    if (line.startsWith("@exit "))
        return takeExit(rest("@exit "));
    const bool start = line.startsWith("@start ");
    if (start || line.startsWith("@raw ")) {
        const QList<qint64> values = numbers(rest(start ? "@start " : "@raw "));
        if (values.size() != 2 || m_startNs)
            return false;
        m_startNs = values.at(0);
        m_pid = values.at(1);
        m_raw = !start;
        return true;
    }
    if (!line.startsWith('@') || !m_startNs)
        return false;
    const QList<qint64> values = numbers(line.sliced(1));
    if (values.size() != 2 || values.at(1) <= 0 || values.at(1) > kLargestFrame)
        return false;
    m_frameNs = values.at(0);
    m_left = values.at(1);
    return true;
}

Result<std::vector<StampedStream::Piece>> StampedStream::feed(const QByteArray &bytes)
{
    std::vector<Piece> pieces;
    if (m_broken)
        return pieces;
    m_buffer += bytes;
    while (!m_buffer.isEmpty()) {
        if (m_raw) {
            pieces.push_back({std::nullopt, std::exchange(m_buffer, {})});
            break;
        }
        if (m_left > 0) {
            const qsizetype length = std::min<qsizetype>(m_left, m_buffer.size());
            pieces.push_back({m_frameNs, m_buffer.left(length)});
            m_buffer.remove(0, length);
            m_left -= length;
            continue;
        }
        const qsizetype end = m_buffer.indexOf('\n');
        if (end < 0 && m_buffer.size() < kLongestHeader)
            break;
        // As long a line is none of ours, whether its end is here already or not.
        if (end < 0 || end >= kLongestHeader || !takeHeader(QByteArrayView(m_buffer).first(end))) {
            m_broken = true;
            const QByteArray line = m_buffer.left(end < 0 ? kLongestHeader : end);
            return failure(ErrorCode::Corrupt,
                           Device::tr("the stamps on a tool's output are broken"), QString(),
                           QString::fromUtf8(line.left(kLongestHeader)));
        }
        m_buffer.remove(0, end + 1);
    }
    return pieces;
}

QByteArray StampedStream::feedError(const QByteArray &bytes)
{
    // stamp.sh tells the end here, which may come before the beginning: that is on the other
    // stream.
    m_errorBuffer += bytes;
    if (m_startNs && !m_raw)
        return std::exchange(m_errorBuffer, {});
    constexpr QByteArrayView kExit("@exit ");
    QByteArray passed;
    while (!m_errorBuffer.isEmpty()) {
        const qsizetype end = m_errorBuffer.indexOf('\n');
        const bool whole = end >= 0;
        const QByteArray line = whole ? m_errorBuffer.left(end + 1) : m_errorBuffer;
        if (m_errorLineBegins && !whole && line.size() < kLongestHeader
            && kExit.startsWith(QByteArrayView(line).first(qMin(line.size(), kExit.size()))))
            break; // the rest of it tells
        m_errorBuffer.remove(0, line.size());
        const bool ours = m_errorLineBegins && whole && end < kLongestHeader
            && line.startsWith(kExit)
            && takeExit(QByteArrayView(line).chopped(1).sliced(kExit.size()));
        if (!ours)
            passed += line;
        m_errorLineBegins = whole;
    }
    return passed;
}

} // namespace runwatt::device
