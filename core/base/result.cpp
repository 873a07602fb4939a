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
        if (part.isEmpty())
            continue;
        // A reason follows after a colon: the sentence before it ends with that, not with a stop.
        if (!parts.isEmpty() && parts.last().endsWith(u'.'))
            parts.last().chop(1);
        parts.append(part);
    }
    QString sentence = parts.join(QStringLiteral(": "));
    if (!remedy.isEmpty()) {
        if (!sentence.isEmpty() && !sentence.endsWith(u'.'))
            sentence += u'.';
        sentence += u' ' + remedy;
    }
    return sentence;
}

} // namespace runwatt
