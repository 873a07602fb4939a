// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestconsole.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr QByteArrayView kGivenUp("runwatt: the guest can't go on: ");
constexpr QByteArrayView kPanic("Kernel panic");
constexpr qsizetype kLinesShown = 6;

} // namespace

QString lastWords(const QByteArray &console)
{
    for (const QByteArrayView &mark : {kGivenUp, kPanic}) {
        const qsizetype told = console.lastIndexOf(mark);
        if (told >= 0) {
            // A panic is quoted with its mark, our own words without.
            const QByteArray line = console.sliced(mark == kPanic ? told : told + mark.size());
            return QString::fromUtf8(line.left(line.indexOf('\n'))).trimmed();
        }
    }
    QStringList lines;
    for (const QByteArray &line : console.split('\n')) {
        const QString text = QString::fromUtf8(line).simplified();
        if (!text.isEmpty())
            lines.append(text);
    }
    return lines.mid(qMax<qsizetype>(0, lines.size() - kLinesShown)).join(u" / "_s);
}

} // namespace runwatt::runtime
