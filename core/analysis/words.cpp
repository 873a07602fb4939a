// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/words.h"

#include "core/analysis/text.h"

#include <algorithm>
#include <array>

namespace runwatt::analysis {

namespace {

/// Values of parameters, and details of series and results. Written out, so that the translators'
/// tools find each.
constexpr std::array kWords{
    QT_TRANSLATE_NOOP("Analysis", "read"),       QT_TRANSLATE_NOOP("Analysis", "write"),
    QT_TRANSLATE_NOOP("Analysis", "mixed"),      QT_TRANSLATE_NOOP("Analysis", "trim"),
    QT_TRANSLATE_NOOP("Analysis", "sequential"), QT_TRANSLATE_NOOP("Analysis", "random"),
    QT_TRANSLATE_NOOP("Analysis", "send"),       QT_TRANSLATE_NOOP("Analysis", "receive"),
    QT_TRANSLATE_NOOP("Analysis", "sent"),       QT_TRANSLATE_NOOP("Analysis", "received"),
    QT_TRANSLATE_NOOP("Analysis", "none"),
};

} // namespace

QString shownWord(const QString &word)
{
    const auto *const found = std::ranges::find_if(
        kWords, [&word](const char *known) { return word == QLatin1String(known); });
    return found == kWords.end() ? word : Analysis::tr(*found);
}

} // namespace runwatt::analysis
