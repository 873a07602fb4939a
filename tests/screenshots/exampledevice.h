// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "core/device/profile.h"

namespace runwatt::screenshots {

/// A board as its probe finds it, with some tools missing; for the pictures.
[[nodiscard]] inline device::Profile exampleProfile()
{
    using device::Capability;
    using namespace Qt::Literals::StringLiterals;
    device::Profile profile;
    profile.device = u"pi4"_s;
    profile.facts = {{u"board"_s, u"Board"_s, u"Raspberry Pi 4 Model B Rev 1.4"_s},
                     {u"cpu.model"_s, u"CPU"_s, u"Cortex-A72"_s},
                     {u"cpu.count"_s, u"Cores"_s, u"4"_s},
                     {u"memory.kib"_s, u"Memory"_s, u"3.71 GiB"_s},
                     {u"kernel"_s, u"Kernel"_s, u"6.1.0-rpi7-rpi-v8"_s},
                     {u"distribution"_s, u"Distribution"_s, u"Debian GNU/Linux 12 (bookworm)"_s},
                     {u"governor"_s, u"Governor"_s, u"ondemand"_s},
                     {u"tool.fio"_s, u"fio"_s, u"fio-3.33"_s},
                     {u"disk.mmcblk0"_s, u"mmcblk0"_s, u"31.9 GB, scheduler mq-deadline"_s}};
    const auto add = [&profile](const QString &name, const QString &label, Capability::State state,
                                const QString &reason, const QString &remedy,
                                const QStringList &packages = {}) {
        profile.capabilities.append({name, label, state, reason, remedy, packages});
    };
    using State = Capability::State;
    add(u"NT"_s, u"NT: directly on the device"_s, State::Ready, {}, {});
    add(u"RC"_s, u"RC: runc container"_s, State::Missing, u"runc is not installed"_s,
        u"On the device: sudo apt install runc"_s, {u"runc"_s});
    add(u"VM"_s, u"VM: QEMU with KVM"_s, State::Missing, u"qemu-system-aarch64 is not installed"_s,
        u"On the device: sudo apt install qemu-system-arm"_s, {u"qemu-system-arm"_s});
    add(u"QM"_s, u"QM: QEMU's microvm"_s, State::Missing, u"QEMU has microvm for x86_64 only"_s,
        {});
    add(u"FC"_s, u"FC: Firecracker"_s, State::Missing, u"firecracker is not installed"_s,
        u"Put its program for aarch64 on the device as /usr/local/bin/firecracker: "
        "https://github.com/firecracker-microvm/firecracker/releases"_s);
    add(u"fio"_s, u"File I/O with fio"_s, State::Ready, {}, {});
    add(u"cpu"_s, u"CPU with mpstat"_s, State::Missing, u"mpstat is not installed"_s,
        u"On the device: sudo apt install sysstat"_s, {u"sysstat"_s});
    add(u"caches"_s, u"Drop caches before each trial"_s, State::Limited,
        u"that needs root; reads may come from the page cache, and trials say so"_s,
        u"Allow sudo without a password for this user, or log in as root."_s);
    add(u"temperature"_s, u"Temperature"_s, State::Ready, {}, {});
    return profile;
}

[[nodiscard]] inline campaign::DevicePlan exampleDevice()
{
    using namespace Qt::Literals::StringLiterals;
    campaign::DevicePlan device;
    device.name = u"pi4"_s;
    device.host = u"192.168.1.20"_s;
    device.user = u"pi"_s;
    return device;
}

[[nodiscard]] inline power::MeterSettings exampleMeter()
{
    using namespace Qt::Literals::StringLiterals;
    power::MeterSettings meter;
    meter.name = u"model"_s;
    meter.kind = u"simulated"_s;
    meter.device = u"pi4"_s;
    return meter;
}

} // namespace runwatt::screenshots
