// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/origin.h"

#include "core/base/text.h"

#include <array>

namespace runwatt {

namespace {

struct OriginWord
{
    Origin origin;
    const char *word;
};

constexpr std::array kWords{
    OriginWord{Origin::Measured, "measured"},   OriginWord{Origin::Replayed, "replayed"},
    OriginWord{Origin::Emulated, "emulated"},   OriginWord{Origin::StandIn, "stand-in"},
    OriginWord{Origin::Simulated, "simulated"},
};

} // namespace

QString toWord(Origin origin)
{
    for (const OriginWord &entry : kWords) {
        if (entry.origin == origin)
            return QString::fromLatin1(entry.word);
    }
    return {};
}

std::optional<Origin> originFromWord(const QString &word)
{
    for (const OriginWord &entry : kWords) {
        if (word == QLatin1String(entry.word))
            return entry.origin;
    }
    return std::nullopt;
}

QString mark(Origin origin)
{
    switch (origin) {
    case Origin::Measured:
        return {};
    case Origin::Replayed:
        return Base::tr("REPLAY");
    case Origin::Emulated:
        return Base::tr("EMULATED");
    case Origin::StandIn:
        return Base::tr("STAND-IN");
    case Origin::Simulated:
        return Base::tr("SIMULATED");
    }
    return {};
}

} // namespace runwatt
