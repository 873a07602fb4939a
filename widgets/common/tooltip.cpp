// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/tooltip.h"

#include <QTextDocument>

namespace runwatt::common {

QString toolTipOf(const QString &text)
{
    // Escaped only where it must be: where a widget has no description of its own, a screen reader
    // reads its tooltip, tags included.
    if (!Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<span style='white-space:pre-wrap'>") + text.toHtmlEscaped()
        + QStringLiteral("</span>");
}

} // namespace runwatt::common
