// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/toolversion.h"

namespace runwatt::campaign {

QString toolVersionIn(const Plan &plan,
                      const QString &runtime,
                      const device::Profile &profile,
                      const QString &program)
{
    const bool isInTree = runtime != u"NT" || plan.native.root == runtime::NativeRoot::Common;
    if (isInTree && plan.root.from != runtime::RootSource::Programs)
        return {};
    // The probe tells where it is, and then what it says.
    const QString told = profile.fact(QStringLiteral("tool.") + program);
    return told.section(u' ', 1).trimmed();
}

} // namespace runwatt::campaign
