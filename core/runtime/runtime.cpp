// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/runtime.h"

#include "core/base/shellquote.h"
#include "core/device/guests.h"
#include "core/runtime/enginecontainer.h"
#include "core/runtime/firecrackerconfig.h"
#include "core/runtime/firecrackermonitor.h"
#include "core/runtime/guest.h"
#include "core/runtime/katacontainer.h"
#include "core/runtime/native.h"
#include "core/runtime/qemumonitor.h"
#include "core/runtime/runccontainer.h"
#include "core/runtime/text.h"

namespace runwatt::runtime {

RuntimePlace::RuntimePlace(ssh::Connection *deviceConnection, device::Profile deviceProfile)
    : connection(deviceConnection)
    , profile(std::move(deviceProfile))
{ }

device::Interpreter RuntimePlace::interpreter() const
{
    return profile.hasPython ? device::Interpreter::Python : device::Interpreter::Shell;
}

Task<Result<void>> Runtime::measureClock(StopToken stop)
{
    Q_UNUSED(stop)
    co_return {};
}

Task<std::optional<Error>> Runtime::broken(StopToken stop)
{
    Q_UNUSED(stop)
    co_return std::nullopt;
}

const QStringList &runtimeCodes()
{
    static const QStringList codes{QStringLiteral("NT"), QStringLiteral("RC"),
                                   QStringLiteral("VM"), QStringLiteral("FC"),
                                   QStringLiteral("KC"), QStringLiteral("QM")};
    return codes;
}

qint64 diskBytesOf(const QString &code,
                   const RootOptions &root,
                   const NativeOptions &native,
                   const ContainerOptions &container,
                   const GuestOptions &guest,
                   qint64 fileBytes)
{
    constexpr qint64 kOfPrograms = 160'000'000; // fio's libraries are most of it
    constexpr qint64 kOfPackages = 350'000'000;
    const qint64 tree = root.from == RootSource::Programs ? kOfPrograms : kOfPackages;
    if (code == u"NT")
        return native.root == NativeRoot::Common ? tree : 0;
    // As a tree of files and as an image, a kernel, and a disk for the files.
    if (hasGuest(code))
        return 2 * tree + 100'000'000 + dataDiskBytes(guest, fileBytes);
    // An engine is given it as a layer, from which it makes a tree of its own, often on the same
    // disk.
    const Engine engine = code == u"KC" ? container.kataEngine : container.engine;
    const bool isTreeEnough = engine == Engine::Runc || engine == Engine::Ctr;
    const bool hasDisk = code == u"KC" && container.kataStorage == KataStorage::Block;
    return (isTreeEnough ? tree : 3 * tree) + (hasDisk ? dataDiskBytes(fileBytes) : 0);
}

Result<void> checkRuntime(const QString &code,
                          const GuestOptions &guest,
                          const ContainerOptions &container,
                          const Budget &budget,
                          const device::Profile &profile)
{
    const QString what = Runtimes::tr("runtime %1 can't be run").arg(code);
    const device::Capability able = profile.capability(code);
    if (able.state == device::Capability::State::Missing) {
        return failure(ErrorCode::Unsupported, what, profile.device, able.reason,
                       able.remedy.isEmpty() ? Runtimes::tr("Leave it out of the plan.")
                                             : able.remedy);
    }
    if (code == u"RC" || code == u"KC") {
        Result<void> checked =
            code == u"RC" ? checkContainer(container, profile) : checkKata(container, profile);
        if (!checked)
            checked.error().what = what;
        return checked;
    }
    if (!hasGuest(code))
        return {};
    if (code == u"QM" && guest.accelerator == Accelerator::Tcg
        && profile.fact(QStringLiteral("tsc.khz")).isEmpty()) {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("an emulated microvm must be told the rate of the processor's "
                                    "time stamps, and the device does not tell it"),
                       Runtimes::tr("Choose VM, or KVM."));
    }
    GuestOptions options = guest;
    Result<void> checked;
    if (code == u"FC") {
        // It has no emulation; and what its stand-in needs, that knows itself.
        options.accelerator =
            device::isFirecrackerStandIn(profile) ? Accelerator::Tcg : Accelerator::Kvm;
        checked = checkFirecracker(options, budget, profile);
    }
    if (checked)
        checked = checkGuest(options, budget, profile);
    if (!checked)
        checked.error().what = what;
    return checked;
}

Result<std::unique_ptr<Runtime>> makeRuntime(const QString &code, const RuntimePlace &place)
{
    RUNWATT_CHECK(checkRuntime(code, place.guest, place.container, place.budget, place.profile));
    RUNWATT_CHECK(checkBudget(place.budget, place.profile));
    if (code == u"NT") {
        RUNWATT_CHECK(checkNative(place.native, place.profile));
        return std::make_unique<Native>(place);
    }
    if (code == u"RC") {
        if (place.container.engine == Engine::Runc)
            return std::make_unique<RuncContainer>(place);
        return std::make_unique<EngineContainer>(place, ContainerKernel::Device);
    }
    if (code == u"KC")
        return std::make_unique<KataContainer>(place);
    if (code == u"FC")
        return std::make_unique<Guest>(code, place, std::make_unique<FirecrackerMonitor>(place));
    return std::make_unique<Guest>(code, place, std::make_unique<QemuMonitor>(place));
}

std::shared_ptr<ssh::Process> startStamped(ssh::Connection *connection,
                                           device::Interpreter interpreter,
                                           const QStringList &words,
                                           const QString &label)
{
    const QStringList wrapped = device::scriptCommand(QStringLiteral("stamp"), interpreter, words);
    return connection->start(ssh::Command(shellCommand(wrapped), label));
}

} // namespace runwatt::runtime
