// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/escapes.h"

#include "core/power/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

tl::unexpected<Error> wrongEscape(const QString &field, qsizetype at)
{
    return failure(ErrorCode::InvalidInput, Power::tr("The text to send to the meter is wrong"),
                   field, Power::tr("At character %1: the escape is not known.").arg(at + 1),
                   Power::tr("Use \\r, \\n, \\t, \\xHH with two hexadecimal digits, or \\\\ "
                             "for a backslash."));
}

std::optional<char> simpleEscape(QChar letter)
{
    switch (letter.unicode()) {
    case u'r':
        return '\r';
    case u'n':
        return '\n';
    case u't':
        return '\t';
    case u'\\':
        return '\\';
    default:
        return std::nullopt;
    }
}

} // namespace

Result<QByteArray> unescaped(const QString &typed, const QString &field)
{
    QByteArray bytes;
    qsizetype begin = 0;
    while (begin < typed.size()) {
        const qsizetype backslash = typed.indexOf(u'\\', begin);
        const qsizetype end = backslash < 0 ? typed.size() : backslash;
        bytes += QStringView(typed).sliced(begin, end - begin).toUtf8();
        if (backslash < 0)
            break;
        if (backslash + 1 >= typed.size())
            return wrongEscape(field, backslash);
        const QChar letter = typed[backslash + 1];
        if (const std::optional<char> byte = simpleEscape(letter)) {
            bytes += *byte;
            begin = backslash + 2;
            continue;
        }
        const QStringView digits = QStringView(typed).mid(backslash + 2, 2);
        bool isNumber = false;
        const int code = digits.toInt(&isNumber, 16);
        if (letter != u'x' || digits.size() != 2 || !isNumber || code < 0)
            return wrongEscape(field, backslash);
        bytes += static_cast<char>(code);
        begin = backslash + 4;
    }
    return bytes;
}

} // namespace runwatt::power
