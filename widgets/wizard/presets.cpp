// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/presets.h"

#include "widgets/wizard/text.h"

#include <QJsonArray>

#include <algorithm>
#include <bit>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

campaign::WorkloadPlan fio(const QJsonObject &parameters)
{
    return {u"fio"_s, parameters};
}

/// All processors of the smallest device, and no more than half of its memory; without any, what
/// every board has.
runtime::Budget budgetFor(const std::vector<KnownDevice> &devices)
{
    constexpr qint64 kLeast = 512LL << 20;
    constexpr qint64 kMost = 1LL << 30;
    int processors = 0;
    qint64 memory = 0;
    for (const KnownDevice &device : devices) {
        if (!device.profile)
            continue;
        const int its = std::max(1, device.profile->cpuCount);
        processors = processors == 0 ? its : std::min(processors, its);
        memory = memory == 0 ? device.profile->memoryBytes
                             : std::min(memory, device.profile->memoryBytes);
    }
    const auto half = static_cast<qint64>(std::bit_floor(static_cast<quint64>(memory / 2)));
    return {processors > 1 ? u"0-%1"_s.arg(processors - 1) : u"0"_s,
            std::clamp(half, kLeast, kMost)};
}

} // namespace

std::vector<Preset> workloadPresets()
{
    const QJsonArray patterns{u"sequential"_s, u"random"_s};
    const QJsonArray operations{u"read"_s, u"write"_s};
    return {
        {u"quick"_s, Wizard::tr("Quick look"),
         Wizard::tr("Random read and write of 4 KiB, 5 s each: shows within a minute that all "
                    "parts work."),
         fio({{u"pattern"_s, u"random"_s},
              {u"operation"_s, operations},
              {u"requestSize"_s, u"4 KiB"_s},
              {u"fileSize"_s, u"64 MiB"_s},
              {u"runTime"_s, 5}})},
        {u"demo"_s, Wizard::tr("Demo"),
         Wizard::tr("Sequential and random, read and write, 4 KiB and 128 KiB, 5 s each."),
         fio({{u"pattern"_s, patterns},
              {u"operation"_s, operations},
              {u"requestSize"_s, QJsonArray{u"4 KiB"_s, u"128 KiB"_s}},
              {u"fileSize"_s, u"64 MiB"_s},
              {u"runTime"_s, 5}})},
        {u"study"_s, Wizard::tr("As in the study"),
         Wizard::tr(
             "Buffered, request sizes from 256 B to 512 KiB. The study does not say the file size, "
             "the engine, the depth or the run time; those here are Runwatt's."),
         fio({{u"pattern"_s, patterns},
              {u"operation"_s, operations},
              {u"requestSize"_s,
               QJsonArray{u"256 B"_s, u"1 KiB"_s, u"2 KiB"_s, u"4 KiB"_s, u"16 KiB"_s, u"64 KiB"_s,
                          u"512 KiB"_s}},
              {u"fileSize"_s, u"1 GiB"_s},
              {u"runTime"_s, 30}})},
        {u"filebench-quick"_s,
         Wizard::tr("Quick look"),
         Wizard::tr("The file server with 500 files of 16 KiB, 10 s."),
         {u"filebench"_s,
          {{u"personality"_s, u"fileserver"_s},
           {u"files"_s, 500},
           {u"meanFileSize"_s, u"16 KiB"_s},
           {u"threads"_s, 4},
           {u"runTime"_s, 10}}}},
        {u"filebench-study"_s,
         Wizard::tr("As in the study"),
         Wizard::tr("The file server as Filebench itself has it: the study names the operations, "
                    "which fit it, and no parameters."),
         {u"filebench"_s, {{u"personality"_s, u"fileserver"_s}}}},
        {u"netperf-quick"_s,
         Wizard::tr("Quick look"),
         Wizard::tr("TCP sent and received in messages of 16 KiB, 5 s each."),
         {u"netperf"_s,
          {{u"test"_s, QJsonArray{u"TCP_STREAM"_s, u"TCP_MAERTS"_s}},
           {u"messageSize"_s, u"16 KiB"_s},
           {u"runTime"_s, 5}}}},
        {u"netperf-study"_s,
         Wizard::tr("As in the study"),
         Wizard::tr(
             "TCP sent in messages from 64 B to 4 KiB. The study does not say the direction, "
             "the run time or whether small messages wait for others; those here are "
             "netperf's and Runwatt's."),
         {u"netperf"_s,
          {{u"test"_s, u"TCP_STREAM"_s},
           {u"messageSize"_s,
            QJsonArray{u"64 B"_s, u"128 B"_s, u"256 B"_s, u"512 B"_s, u"1 KiB"_s, u"2 KiB"_s,
                       u"4 KiB"_s}},
           {u"runTime"_s, 30}}}},
        {u"iperf3-quick"_s,
         Wizard::tr("Quick look"),
         Wizard::tr("TCP sent and received, 5 s each."),
         {u"iperf3"_s, {{u"direction"_s, QJsonArray{u"send"_s, u"receive"_s}}, {u"runTime"_s, 5}}}},
        {u"iperf3-study"_s,
         Wizard::tr("As in the study"),
         Wizard::tr("TCP sent in messages from 64 B to 4 KiB, where netperf is missing, which the "
                    "study used."),
         {u"iperf3"_s,
          {{u"direction"_s, u"send"_s},
           {u"messageSize"_s,
            QJsonArray{u"64 B"_s, u"128 B"_s, u"256 B"_s, u"512 B"_s, u"1 KiB"_s, u"2 KiB"_s,
                       u"4 KiB"_s}},
           {u"runTime"_s, 30}}}},
    };
}

std::vector<RuntimePreset> runtimePresets(const std::vector<KnownDevice> &devices)
{
    RuntimePreset study;
    study.word = u"study"_s;
    study.title = Wizard::tr("As in the study");
    study.explanation = Wizard::tr(
        "Its runtimes, RC by docker, without limits, containers and guests on bridges. The study "
        "does not say the "
        "cache modes; those here are QEMU's and Firecracker's own: writeback and Unsafe.");
    study.runtimes = QStringList{u"NT"_s, u"RC"_s, u"VM"_s, u"FC"_s, u"KC"_s};
    study.container.engine = runtime::Engine::Docker;
    study.container.network = runtime::ContainerNetwork::Bridge;
    study.guest.cache = runtime::DiskCache::Writeback;
    study.guest.network = runtime::GuestNetwork::Bridge;

    RuntimePreset equal;
    equal.word = u"equal"_s;
    equal.title = Wizard::tr("Equal terms");
    equal.explanation = Wizard::tr(
        "The same processors and memory for every runtime, containers without an engine, the same "
        "kind of bridge for containers and guests, and disks whose flushes reach the device's "
        "disk, through its page cache: Firecracker has no way "
        "past "
        "that, so QEMU gets none either.");
    equal.budget = budgetFor(devices);
    equal.guest.cache = runtime::DiskCache::Writeback;
    equal.container.network = runtime::ContainerNetwork::Bridge;
    equal.guest.network = runtime::GuestNetwork::Bridge;
    equal.guest.firecrackerCache = runtime::FirecrackerCache::Writeback;
    return {study, equal};
}

} // namespace runwatt::wizard
