// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace runwatt::runtime {

/// The name by which containerd, docker and nerdctl are asked for Kata's runtime (Kata's
/// documentation, "How to use Kata Containers and containerd").
[[nodiscard]] QString kataRuntimeName();

/// A container that containerd is to run, by its own command line.
struct CtrRequest
{
    CtrRequest() = default;

    QStringList ctr; ///< the words that call it
    QString name; ///< of the container, which is the campaign's tag
    QString config; ///< the OCI configuration on the device: everything else of it
    QString user; ///< whose campaign it is, by number
};

/// The words that run it until its first process ends, after which it is removed, in a namespace of
/// containerd that is Runwatt's own: "runwatt". After `ctr run --help` of containerd 1.6 and Kata's
/// documentation; the input is handed on, and its end too. By a configuration of ours, since ctr
/// has no options for the processors and the user of a container. Pure.
[[nodiscard]] QStringList ctrRunCommand(const CtrRequest &request);

/// The words that run a command in it, with the user of its first process. `execution` is an
/// identity that no other has which still runs in it. The input and its end are handed on. Pure.
[[nodiscard]] QStringList
ctrExecCommand(const CtrRequest &request, const QString &execution, const QStringList &words);

} // namespace runwatt::runtime
