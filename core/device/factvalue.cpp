// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/factvalue.h"

#include "core/device/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace runwatt::device {

namespace {

/// Words that the probe's script says of itself, and states of an interface as Linux tells them.
constexpr std::array kWords{
    QT_TRANSLATE_NOOP("Device", "yes"),       QT_TRANSLATE_NOOP("Device", "no"),
    QT_TRANSLATE_NOOP("Device", "usable"),    QT_TRANSLATE_NOOP("Device", "no permission"),
    QT_TRANSLATE_NOOP("Device", "no answer"), QT_TRANSLATE_NOOP("Device", "missing"),
    QT_TRANSLATE_NOOP("Device", "none"),      QT_TRANSLATE_NOOP("Device", "unknown"),
    QT_TRANSLATE_NOOP("Device", "true"),      QT_TRANSLATE_NOOP("Device", "false"),
    QT_TRANSLATE_NOOP("Device", "up"),        QT_TRANSLATE_NOOP("Device", "down"),
};

QString shownWord(const QString &word)
{
    const auto *const found = std::ranges::find_if(
        kWords, [&word](const char *known) { return word == QLatin1String(known); });
    return found == kWords.end() ? word : Device::tr(*found);
}

} // namespace

QString shownValue(const Fact &fact)
{
    static const QRegularExpression interface(
        QStringLiteral("^(\\w*), mtu (\\d+), speed ([^,]*), offloads (.*)$"));
    static const QRegularExpression disk(QStringLiteral("^([\\d.]+ GB), scheduler ([^,]+)(.*)$"));
    if (fact.name.startsWith(u"network.")) {
        if (const QRegularExpressionMatch told = interface.match(fact.value); told.hasMatch()) {
            return Device::tr("%1, MTU %2, speed %3, offloads %4")
                .arg(shownWord(told.captured(1)), told.captured(2), shownWord(told.captured(3)),
                     shownWord(told.captured(4)));
        }
    }
    if (fact.name.startsWith(u"disk.")) {
        if (const QRegularExpressionMatch told = disk.match(fact.value); told.hasMatch()) {
            return Device::tr("%1, scheduler %2").arg(told.captured(1), shownWord(told.captured(2)))
                + told.captured(3);
        }
    }
    return shownWord(fact.value);
}

} // namespace runwatt::device
