// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/ctrcommand.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

QString kataRuntimeName()
{
    return u"io.containerd.kata.v2"_s;
}

QStringList ctrRunCommand(const CtrRequest &request)
{
    return request.ctr + QStringList{u"--namespace"_s, u"runwatt"_s,
                                     u"run"_s,         u"--rm"_s,
                                     u"--runtime"_s,   kataRuntimeName(),
                                     u"--label"_s,     u"org.runwatt.campaign="_s + request.name,
                                     u"--label"_s,     u"org.runwatt.user="_s + request.user,
                                     u"--config"_s,    request.config,
                                     request.name};
}

QStringList
ctrExecCommand(const CtrRequest &request, const QString &execution, const QStringList &words)
{
    return request.ctr + QStringList{u"--namespace"_s, u"runwatt"_s, u"tasks"_s,  u"exec"_s,
                                     u"--exec-id"_s,   execution,    request.name}
    + words;
}

} // namespace runwatt::runtime
