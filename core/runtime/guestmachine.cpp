// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestmachine.h"

#include "core/runtime/runtime.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

GuestMachine machineFor(const QString &code, const RuntimePlace &place)
{
    GuestMachine machine;
    machine.code = code;
    machine.architecture = place.profile.architecture;
    machine.name = place.tag;
    machine.options = place.guest;
    if (machine.options.kernel.isEmpty())
        machine.options.kernel = place.profile.fact(u"guest.kernel"_s);
    machine.memoryBytes = guestMemory(place.guest, place.budget);
    machine.processors = guestProcessors(place.guest, place.budget, place.profile);
    machine.timeStampKilohertz = place.profile.fact(u"tsc.khz"_s).section(u' ', 0, 0).toLongLong();
    machine.folder = place.folder + u"/guest-" + code;
    machine.rootImage = place.folder + u"/rootfs.img";
    return machine;
}

} // namespace runwatt::runtime
