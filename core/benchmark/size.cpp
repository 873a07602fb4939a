// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/size.h"

#include <array>
#include <limits>

namespace runwatt::benchmark {

namespace {

constexpr qint64 kLargest = 1LL << 53; // what a JSON number holds exactly

struct Unit
{
    const char16_t *name;
    const char16_t *shortName;
    qint64 bytes;
};

constexpr std::array<Unit, 4> kUnits{{{u"TiB", u"t", 1LL << 40},
                                      {u"GiB", u"g", 1LL << 30},
                                      {u"MiB", u"m", 1LL << 20},
                                      {u"KiB", u"k", 1LL << 10}}};

std::optional<qint64> unitBytes(QStringView unit)
{
    if (unit.isEmpty() || unit.compare(u"B", Qt::CaseInsensitive) == 0)
        return 1;
    for (const Unit &known : kUnits) {
        if (unit.compare(QStringView(known.name), Qt::CaseInsensitive) == 0
            || unit.compare(QStringView(known.shortName), Qt::CaseInsensitive) == 0)
            return known.bytes;
    }
    return std::nullopt;
}

} // namespace

std::optional<qint64> parseSize(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    qsizetype digits = 0;
    while (digits < trimmed.size() && trimmed[digits] >= u'0' && trimmed[digits] <= u'9')
        ++digits;
    bool ok = false;
    const qint64 number = trimmed.first(digits).toLongLong(&ok);
    const std::optional<qint64> unit = unitBytes(trimmed.sliced(digits).trimmed());
    if (!ok || !unit || number > kLargest / *unit)
        return std::nullopt;
    return number * *unit;
}

QString sizeText(qint64 bytes)
{
    for (const Unit &unit : kUnits) {
        if (bytes > 0 && bytes % unit.bytes == 0)
            return QStringLiteral("%1 %2").arg(bytes / unit.bytes).arg(QStringView(unit.name));
    }
    return QStringLiteral("%1 B").arg(bytes);
}

} // namespace runwatt::benchmark
