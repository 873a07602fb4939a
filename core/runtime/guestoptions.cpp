// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestoptions.h"

#include "core/benchmark/size.h"
#include "core/device/guests.h"
#include "core/device/privilege.h"
#include "core/runtime/devicenetwork.h"
#include "core/runtime/guestcard.h"
#include "core/runtime/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr qint64 kMebibyte = 1024 * 1024;
constexpr qint64 kUsualMemory = 512 * kMebibyte;
/// What a monitor's own process takes beside its guest's memory, QEMU's most, with some to spare.
constexpr qint64 kMonitorMemory = 128 * kMebibyte;
static_assert(GuestOptions::kLeastMemory + kMonitorMemory == device::kLeastMemoryForGuests);

template<typename Value>
std::optional<Value> fromWord(std::initializer_list<Value> values, const QString &word)
{
    for (const Value value : values) {
        if (toWord(value) == word)
            return value;
    }
    return std::nullopt;
}

} // namespace

bool hasGuest(const QString &code)
{
    return code == u"VM" || code == u"QM" || code == u"FC";
}

QStringList guestPrograms()
{
    return {u"sshd"_s, u"mount"_s, u"ip"_s,     u"env"_s,   u"head"_s, u"tr"_s,
            u"sed"_s,  u"sleep"_s, u"setsid"_s, u"mkdir"_s, u"rm"_s,   u"sync"_s};
}

bool hasSecondCard(const GuestOptions &options)
{
    return options.network == GuestNetwork::Macvtap
        || (options.network == GuestNetwork::Bridge && !options.onDevice.interface.isEmpty());
}

QString toWord(Accelerator accelerator)
{
    return accelerator == Accelerator::Kvm ? u"kvm"_s : u"tcg"_s;
}

QString toWord(DiskCache cache)
{
    switch (cache) {
    case DiskCache::None:
        return u"none"_s;
    case DiskCache::Writeback:
        return u"writeback"_s;
    case DiskCache::Unsafe:
        break;
    }
    return u"unsafe"_s;
}

QString toWord(GuestNetwork network)
{
    switch (network) {
    case GuestNetwork::User:
        return u"user"_s;
    case GuestNetwork::Tap:
        return u"tap"_s;
    case GuestNetwork::Bridge:
        return u"bridge"_s;
    case GuestNetwork::Macvtap:
        break;
    }
    return u"macvtap"_s;
}

QString toWord(DiskBacking backing)
{
    return backing == DiskBacking::Sparse ? u"sparse"_s : u"preallocated"_s;
}

QString toWord(FirecrackerCache cache)
{
    return cache == FirecrackerCache::Unsafe ? u"Unsafe"_s : u"Writeback"_s;
}

QString toWord(FirecrackerEngine engine)
{
    return engine == FirecrackerEngine::Sync ? u"Sync"_s : u"Async"_s;
}

std::optional<Accelerator> acceleratorFromWord(const QString &word)
{
    return fromWord({Accelerator::Kvm, Accelerator::Tcg}, word);
}

std::optional<DiskCache> diskCacheFromWord(const QString &word)
{
    return fromWord({DiskCache::None, DiskCache::Writeback, DiskCache::Unsafe}, word);
}

std::optional<GuestNetwork> guestNetworkFromWord(const QString &word)
{
    return fromWord(
        {GuestNetwork::User, GuestNetwork::Tap, GuestNetwork::Bridge, GuestNetwork::Macvtap}, word);
}

std::optional<DiskBacking> diskBackingFromWord(const QString &word)
{
    return fromWord({DiskBacking::Sparse, DiskBacking::Preallocated}, word);
}

std::optional<FirecrackerCache> firecrackerCacheFromWord(const QString &word)
{
    return fromWord({FirecrackerCache::Unsafe, FirecrackerCache::Writeback}, word);
}

std::optional<FirecrackerEngine> firecrackerEngineFromWord(const QString &word)
{
    return fromWord({FirecrackerEngine::Sync, FirecrackerEngine::Async}, word);
}

qint64 guestMemory(const GuestOptions &options, const Budget &budget)
{
    if (options.memoryBytes > 0)
        return options.memoryBytes;
    return budget.memoryBytes > 0 ? budget.memoryBytes - kMonitorMemory : kUsualMemory;
}

int guestProcessors(const GuestOptions &options,
                    const Budget &budget,
                    const device::Profile &profile)
{
    if (options.processors > 0)
        return options.processors;
    if (!budget.cpus.isEmpty()) {
        if (const Result<QList<int>> numbers = cpuNumbers(budget.cpus))
            return static_cast<int>(numbers->size());
    }
    return std::max(1, profile.cpuCount);
}

Result<void>
checkGuest(const GuestOptions &options, const Budget &budget, const device::Profile &profile)
{
    const QString what = Runtimes::tr("a guest can't be run");
    if (options.accelerator == Accelerator::Kvm && profile.fact(u"kvm"_s) != u"usable") {
        const bool isThere = !profile.fact(u"kvm"_s).isEmpty();
        return failure(ErrorCode::Unsupported, what, profile.device,
                       isThere ? Runtimes::tr("this user may not use /dev/kvm")
                               : Runtimes::tr("there is no /dev/kvm"),
                       isThere
                           ? Runtimes::tr("On the device, and log in anew: sudo usermod -aG kvm "
                                          "\"$USER\"")
                           : Runtimes::tr("Switch virtualisation on in the firmware, or have "
                                          "guests emulated: their results are marked so."));
    }
    const QString boot = profile.fact(u"guest.boot"_s);
    if (options.accelerator == Accelerator::Kvm && !boot.isEmpty() && boot != u"boots") {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("a tiny guest does not boot with its KVM: %1").arg(boot),
                       Runtimes::tr("Have guests emulated: their results are marked so."));
    }
    if (options.kernel.isEmpty() && profile.fact(u"guest.kernel"_s).isEmpty()) {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("no kernel for guests was found on the device"),
                       Runtimes::tr("Name one that has virtio, or install the package of one: "
                                    "linux-image-cloud-amd64 on Debian."));
    }
    if (options.network != GuestNetwork::User) {
        if (!device::rootPrefix(profile)) {
            return failure(ErrorCode::Unsupported, what, profile.device,
                           Runtimes::tr("a tap needs root, and sudo asks for a password"),
                           Runtimes::tr("Choose QEMU's own network, or allow sudo without a "
                                        "password for this user."));
        }
        if (profile.fact(u"tun"_s) != u"usable") {
            return failure(ErrorCode::Unsupported, what, profile.device,
                           Runtimes::tr("a tap needs /dev/net/tun, which this user can't use"),
                           Runtimes::tr("On the device: sudo modprobe tun && sudo chmod a+rw "
                                        "/dev/net/tun"));
        }
    }
    if (hasSecondCard(options)) {
        if (Result<void> checked = checkGuestAddress(options, profile); !checked) {
            checked.error().what = what;
            return checked;
        }
    } else if (options.network == GuestNetwork::Bridge) {
        if (Result<void> checked = checkBridge(profile); !checked) {
            checked.error().what = what;
            return checked;
        }
    }
    const qint64 memory = guestMemory(options, budget);
    if (memory < GuestOptions::kLeastMemory) {
        return failure(ErrorCode::InvalidInput, what, profile.device,
                       Runtimes::tr("%1 of memory is too little for a guest and QEMU")
                           .arg(benchmark::sizeText(budget.memoryBytes)),
                       Runtimes::tr("Give the trials at least %1.")
                           .arg(benchmark::sizeText(GuestOptions::kLeastMemory + kMonitorMemory)));
    }
    const qint64 most = budget.memoryBytes > 0 ? budget.memoryBytes : profile.memoryBytes;
    if (most > 0 && memory >= most) {
        return failure(ErrorCode::InvalidInput, what, profile.device,
                       Runtimes::tr("a guest of %1 does not fit into %2")
                           .arg(benchmark::sizeText(memory), benchmark::sizeText(most)),
                       Runtimes::tr("Give the guest less memory, or the trials more."));
    }
    return {};
}

qint64 dataDiskBytes(qint64 fileBytes)
{
    // ext4 takes 1.6 % for its inodes and up to 128 MiB for the journal of disks this large.
    return fileBytes + fileBytes / 16 + 160 * kMebibyte;
}

qint64 dataDiskBytes(const GuestOptions &options, qint64 fileBytes)
{
    return options.diskBytes > 0 ? options.diskBytes : dataDiskBytes(fileBytes);
}

Result<void> checkGuestDisk(const GuestOptions &options, qint64 fileBytes)
{
    const qint64 least = dataDiskBytes(fileBytes);
    if (dataDiskBytes(options, fileBytes) >= least)
        return {};
    return failure(
        ErrorCode::InvalidInput,
        Runtimes::tr("a guest's disk of %1 is too small for the workloads' files")
            .arg(benchmark::sizeText(options.diskBytes)),
        QString(), QString(),
        Runtimes::tr("Give it at least %1, or no size: then it is as large as they need.")
            .arg(benchmark::sizeText((least / kMebibyte + 1) * kMebibyte)));
}

} // namespace runwatt::runtime
