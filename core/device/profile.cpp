// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/profile.h"

#include <algorithm>

namespace runwatt::device {

QString Profile::fact(const QString &name) const
{
    const auto it = std::find_if(facts.cbegin(), facts.cend(),
                                 [&name](const Fact &fact) { return fact.name == name; });
    return it == facts.cend() ? QString() : it->value;
}

Capability Profile::capability(const QString &name) const
{
    const auto it =
        std::find_if(capabilities.cbegin(), capabilities.cend(),
                     [&name](const Capability &capability) { return capability.name == name; });
    if (it != capabilities.cend())
        return *it;
    Capability missing;
    missing.name = name;
    return missing;
}

Origin Profile::origin() const
{
    return fact(QStringLiteral("emulated")) == u"yes" ? Origin::Emulated : Origin::Measured;
}

} // namespace runwatt::device
