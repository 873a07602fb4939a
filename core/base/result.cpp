// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include "core/base/text.h"

#include <QStringList>

namespace runwatt {

Error Error::cancelled()
{
    return {ErrorCode::Cancelled, Base::tr("Stopped.")};
}

QString Error::text() const
{
    QStringList parts;
    for (const QString &part : {where, what, why}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    // A reason follows after a colon: the sentence before it ends with that, not with a stop.
    // Where it was is a name, whose stop belongs to it.
    if (!what.isEmpty() && !why.isEmpty() && what.endsWith(u'.'))
        parts[parts.size() - 2].chop(1);
    QString sentence = parts.join(QStringLiteral(": "));
    if (!remedy.isEmpty()) {
        if (!sentence.isEmpty() && !sentence.endsWith(u'.'))
            sentence += u'.';
        sentence += u' ' + remedy;
    }
    return sentence;
}

} // namespace runwatt
