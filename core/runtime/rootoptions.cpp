// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/rootoptions.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

QString toWord(const RootOptions &root)
{
    switch (root.from) {
    case RootSource::Programs:
        return u"programs"_s;
    case RootSource::Distribution:
        return u"distribution"_s;
    case RootSource::Tar:
        return root.tar;
    }
    return {};
}

std::optional<RootOptions> rootFromWord(const QString &word)
{
    if (word == u"programs")
        return RootOptions();
    if (word == u"distribution")
        return RootOptions{RootSource::Distribution, {}};
    if (word.startsWith(u'/') && word.size() > 1)
        return RootOptions{RootSource::Tar, word};
    return std::nullopt;
}

} // namespace runwatt::runtime
