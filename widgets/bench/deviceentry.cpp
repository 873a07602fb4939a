// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/deviceentry.h"

#include "widgets/bench/text.h"

namespace runwatt::bench {

campaign::DevicePlan thisComputer()
{
    campaign::DevicePlan device;
    device.name = Bench::tr("this computer");
    device.thisComputer = true;
    return device;
}

QString displayName(LinkState state)
{
    switch (state) {
    case LinkState::Disconnected:
        return Bench::tr("not connected");
    case LinkState::Resolving:
        return Bench::tr("finding out how to reach it");
    case LinkState::Connecting:
        return Bench::tr("connecting");
    case LinkState::HostKey:
        return Bench::tr("checking its host key");
    case LinkState::Authenticating:
        return Bench::tr("logging in");
    case LinkState::Probing:
        return Bench::tr("looking at what it is");
    case LinkState::Ready:
        return Bench::tr("connected");
    case LinkState::Lost:
        return Bench::tr("link lost, trying again");
    case LinkState::Failed:
        return Bench::tr("connection failed");
    }
    return {};
}

QString addressText(const campaign::DevicePlan &plan)
{
    if (plan.thisComputer)
        return Bench::tr("through Runwatt's own SSH server");
    QString text = plan.user.isEmpty() ? plan.host : QString(plan.user + u'@' + plan.host);
    if (plan.port != 0)
        text += u':' + QString::number(plan.port);
    return text;
}

} // namespace runwatt::bench
