// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/lines.h"

#include <cmath>

namespace runwatt::cpu {

std::optional<QByteArray> Lines::add(char byte)
{
    if (byte == '\n') {
        const bool usable = !m_tooLong;
        m_tooLong = false;
        QByteArray line = std::exchange(m_line, QByteArray());
        if (usable)
            return line;
        return std::nullopt;
    }
    if (m_line.size() >= kLongest) {
        m_tooLong = true;
        m_line.clear();
    }
    // sysstat 11.6.0 prints a NUL behind each percentage.
    if (!m_tooLong && byte != '\r' && byte != '\0')
        m_line.append(byte);
    return std::nullopt;
}

QList<QByteArrayView> wordsOf(QByteArrayView line)
{
    QList<QByteArrayView> words;
    qsizetype begin = -1;
    for (qsizetype index = 0; index <= line.size(); ++index) {
        const bool blank = index == line.size() || line[index] == ' ' || line[index] == '\t';
        if (!blank && begin < 0) {
            begin = index;
        } else if (blank && begin >= 0) {
            words.append(line.sliced(begin, index - begin));
            begin = -1;
        }
    }
    return words;
}

std::optional<double> numberOf(QByteArrayView word)
{
    bool ok = false;
    // Few numbers have a comma, and a copy of each would take longer than reading it.
    const double value = word.contains(',') ? word.toByteArray().replace(',', '.').toDouble(&ok)
                                            : word.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

bool beginsWithTime(QByteArrayView line)
{
    const QByteArrayView trimmed = line.trimmed();
    return !trimmed.isEmpty() && trimmed.front() >= '0' && trimmed.front() <= '9';
}

} // namespace runwatt::cpu
