// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/container.h"

#include "core/base/shellquote.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

std::shared_ptr<ssh::Process> startInside(const RuntimePlace &place,
                                          const QStringList &way,
                                          const QStringList &words,
                                          const QString &label)
{
    const QStringList inside = device::scriptCommand(u"stamp"_s, place.interpreter(),
                                                     QStringList{u"--until-input-ends"_s} + words);
    ssh::Command command(shellCommand(way + inside), label);
    command.stopBy = ssh::StopBy::EndOfInput;
    return place.connection->start(command);
}

} // namespace runwatt::runtime
