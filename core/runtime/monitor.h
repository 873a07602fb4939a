// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/guestmachine.h"
#include "core/runtime/runtime.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace runwatt::runtime {

/// What a monitor wants of a guest's kernel.
struct KernelWish
{
    bool isUnpacked = false; ///< as the processor runs it, not as a boot loader loads it
    /// So many devices are named to it on its command line alone, which Debian's and Ubuntu's
    /// kernels do not read: they are given ACPI tables (guesttables.sh).
    int namedDevices = 0;
};

/// The program on the device that a guest runs in, also called VMM. I/O thread.
class Monitor
{
public:
    /// Where the guest's SSH server is reached, from the device.
    struct Door
    {
        QString host;
        quint16 port = 0;
    };

    Monitor() = default;
    virtual ~Monitor() = default;
    Q_DISABLE_COPY_MOVE(Monitor)

    /// "QEMU", "Firecracker".
    [[nodiscard]] virtual QString name() const = 0;

    /// Of what runs in its guests, on a device whose own results are measured: after look() as it
    /// is, before as it was asked for.
    [[nodiscard]] virtual Origin origin() const = 0;

    [[nodiscard]] virtual KernelWish kernelWish() const = 0;

    /// Whether the guest's network is a tap of the device, on a bridge or not; it takes root to
    /// make.
    [[nodiscard]] virtual bool needsTap() const = 0;

    /// The guest's address with its prefix, "10.0.2.15/24", where it has no tap.
    [[nodiscard]] virtual QString ownAddress() const = 0;

    /// Makes what the next start needs on the device.
    [[nodiscard]] virtual Task<Result<void>> setUp(GuestMachine machine, StopToken stop) = 0;

    /// The words that start it as it was set up: the guest's console is its standard output, and it
    /// ends when the guest does.
    [[nodiscard]] virtual QStringList command() const = 0;

    [[nodiscard]] virtual Door door() const = 0;

    /// Whether it ended only by bad luck, so that setting it up anew may help.
    [[nodiscard]] virtual bool isWorthAnotherTry(const QByteArray &errors) const = 0;

    /// Its version and configuration; complete after setUp(), and what it says of itself after
    /// look().
    [[nodiscard]] virtual QList<device::Fact> facts() const = 0;

    /// Asks it what it does, once its guest is up. That it does not answer is a fact, not an Error:
    /// those are a stop and a lost link.
    [[nodiscard]] virtual Task<Result<void>> look(StopToken stop);

    /// The device's ids of its processes beside the one that it was started as. After look().
    [[nodiscard]] virtual QList<qint64> processIds() const { return {}; }

    /// Tells it to end in good order, with all written that its disks are owed; false when it can't
    /// be told. Whether it then ends, its process shows.
    [[nodiscard]] virtual Task<bool> askToEnd(StopToken stop);

    /// After its end: what it has said of the reason; empty when nothing.
    [[nodiscard]] virtual Task<QString> ending(StopToken stop);
};

} // namespace runwatt::runtime
