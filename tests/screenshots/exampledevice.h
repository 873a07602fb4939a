// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "core/device/capabilities.h"
#include "core/device/profile.h"
#include "core/device/text.h"

namespace runwatt::screenshots {

/// A board as its probe finds it, with some tools missing; for the pictures, in their language.
[[nodiscard]] inline device::Profile exampleProfile()
{
    using device::Device;
    using namespace Qt::Literals::StringLiterals;
    device::Profile profile;
    profile.device = u"pi4"_s;
    profile.architecture = u"aarch64"_s;
    profile.homeFolder = u"/home/pi"_s;
    profile.facts = {
        {u"board"_s, Device::tr("Board"), u"Raspberry Pi 4 Model B Rev 1.4"_s},
        {u"cpu.model"_s, Device::tr("CPU"), u"Cortex-A72"_s},
        {u"cpu.count"_s, Device::tr("Cores"), u"4"_s},
        {u"memory.kib"_s, Device::tr("Memory"), u"3.71 GiB"_s},
        {u"kernel"_s, Device::tr("Kernel"), u"6.1.0-rpi7-rpi-v8"_s},
        {u"distribution"_s, Device::tr("Distribution"), u"Debian GNU/Linux 12 (bookworm)"_s},
        {u"governor"_s, Device::tr("Governor"), u"ondemand"_s},
        {u"tool.fio"_s, u"fio"_s, u"fio-3.33"_s},
        {u"disk.mmcblk0"_s, u"mmcblk0"_s, u"31.9 GB, scheduler mq-deadline"_s}};
    profile.capabilities = device::capabilitiesOf(profile);
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
