// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/device/profile.h"
#include "core/runtime/budget.h"
#include "core/runtime/guestaddress.h"

#include <QString>

#include <optional>

namespace runwatt::runtime {

/// What runs a guest's processor.
enum class Accelerator {
    Kvm, ///< the device's own processor
    Tcg ///< QEMU's emulation, for want of it: everything that ran in it is marked EMULATED
};

/// QEMU's cache mode of a guest's disks, which decides where a write ends.
enum class DiskCache {
    None, ///< past the device's page cache (O_DIRECT)
    Writeback, ///< into the device's page cache; a guest's flush goes to the disk
    Unsafe ///< into the device's page cache; a guest's flush does nothing
};

/// A guest's network, by which it is reached too. Firecracker's always has a tap.
enum class GuestNetwork {
    User, ///< QEMU's own network, which needs no root and leads nowhere; in Firecracker as Tap
    Tap, ///< a tap that leads to the device alone, for QEMU with vhost-net where the device has
         ///< that
    Bridge, ///< the same tap on a bridge of Runwatt's, from where the device routes it out; where
            ///< the device's bridge is named, a tap beside a second one that is put on that
    Macvtap ///< a tap, and beside it a macvtap on an interface of the device; not for Firecracker
};

/// Firecracker's cache_type of a guest's disks. They always go through the device's page cache.
enum class FirecrackerCache {
    Unsafe, ///< a guest's flush does nothing
    Writeback ///< a guest's flush goes to the disk; since Firecracker 0.25
};

/// Firecracker's io_engine of a guest's disks; since its 1.0.
enum class FirecrackerEngine {
    Sync, ///< its one thread waits for the disk
    Async ///< io_uring; needs Linux 5.10.51 on the device
};

/// How the file on the device is made that is a guest's disk for the workloads' files.
enum class DiskBacking {
    Sparse, ///< the device finds room for each block when the guest first writes it
    Preallocated ///< written in full beforehand, so that nothing is allocated in mid-trial
};

/// How guests are made, the same for all runtimes that have one.
struct GuestOptions
{
    /// A guest with less does not start. Bytes.
    static constexpr qint64 kLeastMemory = 128 * 1024 * 1024;
    static constexpr int kMostProcessors = 255; ///< QEMU's, without an IOMMU of the guest's own

    Accelerator accelerator = Accelerator::Kvm;
    DiskCache cache = DiskCache::None;
    int processors = 0; ///< 0: see guestProcessors()
    qint64 memoryBytes = 0; ///< 0: see guestMemory()
    qint64 diskBytes = 0; ///< of the disk for the workloads' files; 0: see dataDiskBytes()
    DiskBacking diskBacking = DiskBacking::Sparse;
    QString kernel; ///< a file on the device, absolute; empty: the one that the probe has found
    GuestNetwork network = GuestNetwork::User;
    FirecrackerCache firecrackerCache = FirecrackerCache::Unsafe; ///< Firecracker's own default
    FirecrackerEngine firecrackerEngine = FirecrackerEngine::Sync;
    bool firecrackerJailer = false; ///< start it by its jailer, in a chroot, which takes root
    /// Of the one device that they are for: a plan has it there. Empty in what is for all devices.
    GuestAddress onDevice = {};

    bool operator==(const GuestOptions &) const = default;
};

/// Whether the workloads of this runtime run in a guest, with a kernel of its own.
[[nodiscard]] bool hasGuest(const QString &code);

/// The programs that a guest's root file system needs beside the workloads'.
[[nodiscard]] QStringList guestPrograms();

/// Whether a guest made so has a second card, which is on a network of the person's.
[[nodiscard]] bool hasSecondCard(const GuestOptions &options);

/// The words in plans and facts: "kvm", "tcg"; "none", "writeback", "unsafe"; "user", "tap",
/// "bridge", "macvtap"; "sparse", "preallocated"; those of Firecracker's configuration: "Unsafe",
/// "Writeback"; "Sync", "Async".
[[nodiscard]] QString toWord(Accelerator accelerator);
[[nodiscard]] QString toWord(DiskCache cache);
[[nodiscard]] QString toWord(GuestNetwork network);
[[nodiscard]] QString toWord(DiskBacking backing);
[[nodiscard]] QString toWord(FirecrackerCache cache);
[[nodiscard]] QString toWord(FirecrackerEngine engine);
[[nodiscard]] std::optional<Accelerator> acceleratorFromWord(const QString &word);
[[nodiscard]] std::optional<DiskCache> diskCacheFromWord(const QString &word);
[[nodiscard]] std::optional<GuestNetwork> guestNetworkFromWord(const QString &word);
[[nodiscard]] std::optional<DiskBacking> diskBackingFromWord(const QString &word);
[[nodiscard]] std::optional<FirecrackerCache> firecrackerCacheFromWord(const QString &word);
[[nodiscard]] std::optional<FirecrackerEngine> firecrackerEngineFromWord(const QString &word);

/// The memory of a guest: as asked for; else what the budget leaves beside the monitor's own
/// process, and 512 MiB without a limit. Bytes.
[[nodiscard]] qint64 guestMemory(const GuestOptions &options, const Budget &budget);

/// The virtual processors of a guest: as many as asked for; else as the budget has processors, else
/// as the device has; at least 1.
[[nodiscard]] int
guestProcessors(const GuestOptions &options, const Budget &budget, const device::Profile &profile);

/// Whether guests made so can run on a device that has QEMU: it has KVM, unless emulation is asked
/// for, and a kernel, and the memory is enough and fits. Else why not, and what to do.
[[nodiscard]] Result<void>
checkGuest(const GuestOptions &options, const Budget &budget, const device::Profile &profile);

/// The size of an ext4 disk that has room for files of so many bytes.
[[nodiscard]] qint64 dataDiskBytes(qint64 fileBytes);

/// Of a guest's: as asked for, else what the files need.
[[nodiscard]] qint64 dataDiskBytes(const GuestOptions &options, qint64 fileBytes);

/// Whether files of so many bytes find room on a guest's disk, as far as its size is asked for.
[[nodiscard]] Result<void> checkGuestDisk(const GuestOptions &options, qint64 fileBytes);

} // namespace runwatt::runtime
