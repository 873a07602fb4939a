// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/tinyguest.h"

#include "core/base/shellquote.h"
#include "core/device/capabilities.h"
#include "core/device/guests.h"
#include "core/device/scripts.h"
#include "core/runtime/firecrackerconfig.h"
#include "core/runtime/guestconsole.h"
#include "core/runtime/making.h"
#include "core/runtime/qemucommand.h"
#include "core/runtime/rootfilesystem.h"
#include "core/runtime/text.h"

#include <QJsonDocument>
#include <QUuid>
#include <QVersionNumber>

#include <utility>

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
constexpr int kConfigMode = 0600;

/// QEMU's word is taken where it is there.
bool isByFirecracker(const device::Profile &profile)
{
    return profile.fact(u"tool.qemu"_s).isEmpty();
}

GuestMachine tinyMachine(const device::Profile &profile, Accelerator accelerator)
{
    // As a campaign's folder: should it be left there, it is found and removed like one.
    const QString name = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    GuestMachine machine;
    machine.code = isByFirecracker(profile) ? u"FC"_s : u"VM"_s;
    machine.architecture = profile.architecture;
    machine.name = name;
    machine.options.accelerator = accelerator;
    machine.options.kernel = profile.fact(u"guest.kernel"_s);
    machine.memoryBytes = GuestOptions::kLeastMemory;
    machine.folder = profile.homeFolder + u"/.cache/runwatt/"_s + name;
    return machine;
}

/// One of the scripts that make something in the guest's folder. Failed, nothing of it stays.
Task<Result<QByteArray>> makePart(
    RuntimePlace place, GuestMachine machine, QString script, QStringList words, StopToken stop)
{
    Making making;
    making.script = script;
    making.words = words;
    making.folder = machine.folder;
    making.limit = kAround;
    making.what = Runtimes::tr("no guest can be tried");
    making.halfMade = QStringList(machine.folder);
    return make(std::move(place), std::move(making), std::move(stop));
}

/// Makes what Firecracker starts beside the initrd: kernel and configuration. Gives the words that
/// start it.
Task<Result<QStringList>>
makeForFirecracker(RuntimePlace place, GuestMachine machine, StopToken stop)
{
    const QStringList kernel{machine.folder, machine.options.kernel, u"unpacked"_s};
    RUNWATT_CO_TRY(const QByteArray told,
                   co_await makePart(place, machine, u"guestkernel"_s, kernel, stop));
    // As all guests' of this version: without tables its kernel knows of no interrupts, either.
    machine.hasTables =
        device::namesDevicesOnly(place.profile) && !told.trimmed().endsWith(" reads-devices");
    if (machine.hasTables) {
        const QStringList tables{machine.folder + u"/kernel", u"1"_s};
        RUNWATT_CO_CHECK(co_await makePart(place, machine, u"guesttables"_s, tables, stop));
    }
    const QVersionNumber version = device::firecrackerVersion(place.profile);
    const QString file = machine.folder + u"/config.json";
    const QByteArray json = QJsonDocument(firecrackerConfiguration(machine, version)).toJson();
    const Result<void> written =
        co_await place.connection->writeFile(file, json, kConfigMode, stop);
    if (!written) {
        RUNWATT_CO_CHECK(co_await removeHalfMade(place, QStringList(machine.folder), stop));
        co_return tl::make_unexpected(written.error());
    }
    const QString program = place.profile.fact(u"tool.firecracker"_s).section(u' ', 0, 0);
    co_return firecrackerCommand(program, file, version);
}

QStringList qemuWords(const device::Profile &profile, const GuestMachine &guest)
{
    QemuMachine machine;
    machine.program = profile.fact(u"tool.qemu"_s).section(u' ', 0, 0);
    machine.guest = guest;
    return qemuTinyCommand(machine);
}

} // namespace

Task<Result<QString>> tryTinyGuest(ssh::Connection *connection,
                                   device::Profile profile,
                                   Accelerator accelerator,
                                   StopToken stop)
{
    const bool byFirecracker = isByFirecracker(profile);
    const GuestMachine machine = tinyMachine(profile, accelerator);
    RootRequest base;
    base.folder = machine.folder + u"/base";
    base.mountPoint = u"/guest"_s;
    RuntimePlace place(connection, profile);
    const Result<RootFilesystem> made = co_await makeRootFilesystem(place, base, stop);
    if (!made) {
        const Result<void> removed =
            co_await removeHalfMade(place, QStringList(machine.folder), stop);
        Q_UNUSED(removed) // a folder that stays is found among the leftovers
        co_return tl::make_unexpected(made.error());
    }
    QStringList command = byFirecracker ? QStringList() : qemuWords(profile, machine);
    if (byFirecracker) {
        RUNWATT_CO_TRY(command, co_await makeForFirecracker(place, machine, stop));
    }
    const bool isEmulated = accelerator == Accelerator::Tcg || profile.origin() == Origin::Emulated
        || (byFirecracker && device::isFirecrackerStandIn(profile));
    const Milliseconds limit = isEmulated ? kEmulatedBootLimit : kBootLimit;
    const QString seconds = QString::number(limit.count() / 1000);
    const QStringList words =
        QStringList{machine.folder, seconds, machine.options.kernel} + command;
    ssh::Command trial(
        shellCommand(device::scriptCommand(u"tinyguest"_s, device::Interpreter::Shell, words)),
        u"tiny guest"_s);
    trial.limit = limit + kAround;
    RUNWATT_CO_TRY(const ssh::CommandResult result, co_await connection->run(trial, stop));
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
    if (result.end.exitStatus == kCutShort)
        co_return Runtimes::tr("nothing came from it in %1 s").arg(seconds);
    co_return Runtimes::tr("%1 ended without a word")
        .arg(byFirecracker ? u"Firecracker"_s : u"QEMU"_s);
}

device::Profile withGuestBoot(device::Profile profile, const QString &boot)
{
    profile.facts.removeIf([](const device::Fact &fact) { return fact.name == kBootFact; });
    if (!boot.isEmpty()) {
        // It is quoted in sentences, which have a full stop of their own.
        const QString said = boot.endsWith(u'.') ? boot.chopped(1) : boot;
        profile.facts.append({kBootFact, Runtimes::tr("Tiny guest"), said});
    }
    profile.capabilities = device::capabilitiesOf(profile);
    return profile;
}

bool canTryGuest(const device::Profile &profile)
{
    if (isByFirecracker(profile))
        return device::canBootFirecracker(profile);
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
