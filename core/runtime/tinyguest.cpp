// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/tinyguest.h"

#include "core/base/shellquote.h"
#include "core/device/capabilities.h"
#include "core/device/scripts.h"
#include "core/runtime/guestconsole.h"
#include "core/runtime/qemucommand.h"
#include "core/runtime/rootfilesystem.h"
#include "core/runtime/text.h"

#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kBootLimit = 20s; ///< a small board takes some
constexpr Milliseconds kEmulatedBootLimit = 180s;
/// The script's status when it has ended the guest.
constexpr int kCutShort = 124;
/// What the script says before it starts the guest: see resources/device/tinyguest.sh.
constexpr QByteArrayView kMade("runwatt: made");
const QString kBootFact = u"guest.boot"_s;
constexpr Milliseconds kAround = 60s; ///< making its images on a slow card, and removing them

QemuMachine tinyMachine(const device::Profile &profile, Accelerator accelerator)
{
    // As a campaign's folder: should it be left there, it is found and removed like one.
    const QString name = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QemuMachine machine;
    machine.program = profile.fact(u"tool.qemu"_s).section(u' ', 0, 0);
    machine.guest.code = u"VM"_s;
    machine.guest.architecture = profile.architecture;
    machine.guest.name = name;
    machine.guest.options.accelerator = accelerator;
    machine.guest.options.kernel = profile.fact(u"guest.kernel"_s);
    machine.guest.memoryBytes = GuestOptions::kLeastMemory;
    machine.guest.folder = profile.homeFolder + u"/.cache/runwatt/"_s + name;
    return machine;
}

} // namespace

Task<Result<QString>> tryTinyGuest(ssh::Connection *connection,
                                   device::Profile profile,
                                   Accelerator accelerator,
                                   StopToken stop)
{
    const QemuMachine machine = tinyMachine(profile, accelerator);
    RootRequest base;
    base.folder = machine.guest.folder + u"/base";
    base.mountPoint = u"/guest"_s;
    RuntimePlace place(connection, profile);
    const Result<RootFilesystem> made = co_await makeRootFilesystem(place, base, stop);
    if (!made) {
        const QByteArray line = shellCommand({u"rm"_s, u"-rf"_s, u"--"_s, machine.guest.folder});
        const auto removed = co_await connection->run(ssh::Command(line, u"rm"_s), stop);
        Q_UNUSED(removed) // a folder that stays is found among the leftovers
        co_return tl::make_unexpected(made.error());
    }
    const bool isEmulated = accelerator == Accelerator::Tcg || profile.origin() == Origin::Emulated;
    const Milliseconds limit = isEmulated ? kEmulatedBootLimit : kBootLimit;
    const QString seconds = QString::number(limit.count() / 1000);
    const QStringList words =
        QStringList{machine.guest.folder, seconds, machine.guest.options.kernel}
        + qemuTinyCommand(machine);
    ssh::Command command(
        shellCommand(device::scriptCommand(u"tinyguest"_s, device::Interpreter::Shell, words)),
        u"tiny guest"_s);
    command.limit = limit + kAround;
    RUNWATT_CO_TRY(const ssh::CommandResult result, co_await connection->run(command, stop));
    const QByteArray &said = result.standardOutput;
    const qsizetype begin = said.indexOf(kMade);
    if (begin < 0) {
        co_return failure(ErrorCode::System, Runtimes::tr("no guest can be tried"), profile.device,
                          QString::fromUtf8(result.standardError.right(300)).trimmed());
    }
    if (said.contains(kGuestUp))
        co_return QString();
    const QString last = lastWords(said.sliced(begin + kMade.size()));
    if (!last.isEmpty())
        co_return last;
    co_return result.end.exitStatus == kCutShort
        ? Runtimes::tr("nothing came from it in %1 s").arg(seconds)
        : Runtimes::tr("QEMU ended without a word");
}

device::Profile withGuestBoot(device::Profile profile, const QString &boot)
{
    profile.facts.removeIf([](const device::Fact &fact) { return fact.name == kBootFact; });
    if (!boot.isEmpty())
        profile.facts.append({kBootFact, Runtimes::tr("Tiny guest"), boot});
    profile.capabilities = device::capabilitiesOf(profile);
    return profile;
}

bool canTryGuest(const device::Profile &profile)
{
    return withGuestBoot(profile, {}).capability(u"VM"_s).state == device::Capability::State::Ready;
}

Task<Result<device::Profile>>
withTinyGuest(ssh::Connection *connection, device::Profile profile, StopToken stop)
{
    if (!canTryGuest(profile))
        co_return profile;
    RUNWATT_CO_TRY(const QString why,
                   co_await tryTinyGuest(connection, profile, Accelerator::Kvm, stop));
    co_return withGuestBoot(profile, why.isEmpty() ? u"boots"_s : why);
}

} // namespace runwatt::runtime
