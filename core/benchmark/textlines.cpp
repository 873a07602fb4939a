// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/textlines.h"

#include <utility>

namespace runwatt::benchmark {

std::optional<QByteArray> TextLines::add(char byte)
{
    if (byte == '\n') {
        QByteArray line = std::exchange(m_line, {});
        if (line.endsWith('\r'))
            line.chop(1);
        return line;
    }
    if (m_line.size() < kLongestLine)
        m_line.append(byte);
    return std::nullopt;
}

void TextLines::keep(const QByteArray &line)
{
    const QByteArray words = line.simplified();
    if (words.isEmpty())
        return;
    // The first says most often why; of a flood of others the last are as good as any.
    if (m_kept.size() == kMostKept)
        m_kept.removeAt(kMostKept / 2);
    m_kept.append(words);
}

QString TextLines::complaints() const
{
    QByteArrayList all = m_kept;
    if (const QByteArray words = m_line.simplified(); !words.isEmpty())
        all.append(words);
    QString text = QString::fromUtf8(all.join("; "));
    if (text.size() > kLongestComplaint)
        text = text.left(kLongestComplaint) + u'\u2026';
    return text;
}

} // namespace runwatt::benchmark
