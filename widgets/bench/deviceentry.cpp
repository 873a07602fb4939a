// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/deviceentry.h"

#include <QCoreApplication>

namespace runwatt::bench {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("runwatt::bench::DeviceEntry", text);
}

} // namespace

QString displayName(LinkState state)
{
    switch (state) {
    case LinkState::Disconnected:
        return tr("not connected");
    case LinkState::Resolving:
        return tr("finding out how to reach it");
    case LinkState::Connecting:
        return tr("connecting");
    case LinkState::HostKey:
        return tr("checking its host key");
    case LinkState::Authenticating:
        return tr("logging in");
    case LinkState::Probing:
        return tr("looking at what it is");
    case LinkState::Ready:
        return tr("connected");
    case LinkState::Lost:
        return tr("link lost, trying again");
    case LinkState::Failed:
        return tr("could not be reached");
    }
    return {};
}

QString addressText(const campaign::DevicePlan &plan)
{
    if (plan.thisComputer)
        return tr("this computer, through Runwatt's own SSH server");
    QString text = plan.user.isEmpty() ? plan.host : QString(plan.user + u'@' + plan.host);
    if (plan.port != 0)
        text += u':' + QString::number(plan.port);
    return text;
}

} // namespace runwatt::bench
