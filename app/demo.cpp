// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

#include "app/text.h"

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
        {u"pattern"_s, QJsonArray{u"sequential"_s, u"random"_s}},
        {u"operation"_s, QJsonArray{u"read"_s, u"write"_s}},
        {u"requestSize"_s, QJsonArray{4096, 131072}},
        {u"fileSize"_s, 64 * 1024 * 1024},
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

} // namespace runwatt::app
