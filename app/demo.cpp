// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

#include "app/text.h"
#include "core/device/probe.h"
#include "core/runtime/runtime.h"
#include "core/runtime/tinyguest.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

campaign::Plan demoPlan(DemoLength length)
{
    const bool isShort = length == DemoLength::Short;
    campaign::Plan plan;
    plan.title =
        isShort ? App::tr("Short demo on this computer") : App::tr("Demo on this computer");
    campaign::DevicePlan device;
    device.name = u"this computer"_s;
    device.thisComputer = true;
    plan.devices.push_back(device);
    plan.runtimes = {u"NT"_s};
    campaign::WorkloadPlan workload;
    workload.benchmark = u"fio"_s;
    workload.parameters = {
        {u"pattern"_s, u"random"_s},     {u"operation"_s, QJsonArray{u"read"_s, u"write"_s}},
        {u"requestSize"_s, 4096},        {u"fileSize"_s, 64 * 1024 * 1024},
        {u"runTime"_s, isShort ? 2 : 4},
    };
    plan.workloads.push_back(workload);
    power::MeterSettings meter;
    meter.name = App::tr("Simulated meter");
    meter.kind = u"simulated"_s;
    meter.device = device.name;
    plan.meters.push_back(meter);
    plan.repetitions = isShort ? 1 : 3;
    plan.seed = 2023;
    plan.conditions.idle = std::chrono::seconds(1);
    return plan;
}

void nameThisComputer(campaign::Plan &plan, const QString &name)
{
    for (campaign::DevicePlan &device : plan.devices) {
        if (!device.thisComputer)
            continue;
        for (power::MeterSettings &meter : plan.meters) {
            if (meter.device == device.name)
                meter.device = name;
        }
        device.name = name;
    }
}

FittedDemo fitDemo(campaign::Plan plan, const device::Profile &profile)
{
    FittedDemo fitted{std::move(plan), {}};
    campaign::Plan &demo = fitted.plan;
    if (profile.fact(u"guest.boot"_s) != u"boots")
        demo.guest.accelerator = runtime::Accelerator::Tcg;
    const auto check = [&](const QString &code) {
        return runtime::checkRuntime(code, demo.guest, demo.container, demo.budget, profile);
    };
    const auto leaveOut = [&fitted](const QString &code, const Error &error) {
        fitted.leftOut.append(App::tr("The demo runs without %1: %2").arg(code, error.why));
    };
    Result<void> container = check(u"RC"_s);
    if (!container) {
        demo.container.engine = runtime::Engine::Docker;
        if (!check(u"RC"_s)) {
            demo.container.engine = runtime::Engine::Runc;
            leaveOut(u"RC"_s, container.error());
        } else {
            container = {};
        }
    }
    if (container)
        demo.runtimes.append(u"RC"_s);
    const bool hasMicrovm = profile.architecture == u"x86_64";
    const QString guest = hasMicrovm ? u"QM"_s : u"VM"_s;
    if (const Result<void> able = check(guest); able) {
        demo.runtimes.append(guest);
        // For all runtimes: an emulated guest is the slower the more processors it has.
        demo.budget.cpus = profile.cpuCount > 1 ? u"0-1"_s : u"0"_s;
    } else {
        demo.guest = runtime::GuestOptions();
        leaveOut(guest, able.error());
    }
    return fitted;
}

Task<Result<FittedDemo>>
fitDemoHere(campaign::Plan plan, std::shared_ptr<campaign::RunnerServices> services, StopToken stop)
{
    const campaign::DevicePlan here = plan.devices.front();
    RUNWATT_CO_TRY(const ssh::Target target, co_await campaign::targetOf(here, services, stop));
    ssh::Connection connection(target, services->interaction, services->secrets,
                               services->hostKeys);
    RUNWATT_CO_CHECK(co_await connection.open(stop));
    RUNWATT_CO_TRY(device::Profile profile, co_await device::probe(&connection, here.name, stop));
    RUNWATT_CO_TRY(profile, co_await runtime::withTinyGuest(&connection, profile, stop));
    co_return fitDemo(plan, profile);
}

} // namespace runwatt::app
