// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/containercommand.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

/// One field of a --mount option, which is a line of CSV (RFC 4180).
QString csvField(const QString &text)
{
    if (!text.contains(u',') && !text.contains(u'"'))
        return text;
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

} // namespace

QStringList containerRunCommand(const ContainerRequest &request)
{
    const QString source = u"source="_s + request.sharedFolder;
    const QString target = u"target="_s + request.sharedFolder;
    QStringList words = request.engine
        + QStringList{u"run"_s,
                      u"--rm"_s,
                      u"--interactive"_s,
                      u"--pull=never"_s,
                      u"--name="_s + request.name,
                      u"--label=org.runwatt.campaign="_s + request.name,
                      u"--label=org.runwatt.user="_s + request.user.section(u':', 0, 0),
                      u"--network="_s + request.network,
                      u"--read-only"_s,
                      u"--tmpfs=/tmp"_s,
                      u"--user="_s + request.user,
                      u"--cap-drop=ALL"_s,
                      u"--security-opt=no-new-privileges"_s,
                      u"--mount=type=bind,"_s + csvField(source) + u',' + csvField(target)};
    if (!request.runtime.isEmpty())
        words.append(u"--runtime="_s + request.runtime);
    // Where SELinux is, it would keep the container from that folder. nerdctl knows no such option.
    if (request.engine.constLast() != u"nerdctl")
        words.append(u"--security-opt=label=disable"_s);
    if (!request.budget.cpus.isEmpty())
        words.append(u"--cpuset-cpus="_s + request.budget.cpus);
    if (request.budget.memoryBytes > 0) {
        const QString bytes = QString::number(request.budget.memoryBytes);
        words.append(u"--memory="_s + bytes);
        if (request.limitsSwap)
            words.append(u"--memory-swap="_s + bytes); // of both together
    }
    return words + QStringList{u"--entrypoint="_s + request.words.front(), request.name}
    + request.words.mid(1);
}

QStringList containerExecCommand(const ContainerRequest &request, const QStringList &words)
{
    return request.engine
        + QStringList{u"exec"_s, u"--interactive"_s, u"--user="_s + request.user, request.name}
    + words;
}

} // namespace runwatt::runtime
