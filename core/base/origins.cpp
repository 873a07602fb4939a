// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/origins.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt {

void add(Origins &origins, Origin origin)
{
    if (origin != Origin::Measured)
        origins.insert(origin);
}

Origin furthest(const Origins &origins)
{
    return origins.empty() ? Origin::Measured : *origins.rbegin();
}

QString marks(const Origins &origins)
{
    QStringList marks;
    std::for_each(origins.rbegin(), origins.rend(),
                  [&marks](Origin origin) { marks.append(mark(origin)); });
    return marks.join(" + "_L1); // no comma: it stands in CSV
}

QStringList toWords(const Origins &origins)
{
    QStringList words;
    std::for_each(origins.rbegin(), origins.rend(),
                  [&words](Origin origin) { words.append(toWord(origin)); });
    return words;
}

} // namespace runwatt
