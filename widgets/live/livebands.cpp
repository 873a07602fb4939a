// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/livebands.h"

#include "core/analysis/words.h"
#include "widgets/live/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::live {

namespace {

const QString kOfGuest = u"guest."_s;

/// The names of a device's parts; a guest's bear kOfGuest before them.
QStringList partNames(LiveBand band)
{
    if (band == LiveBand::Cpu)
        return {u"cpu.user"_s, u"cpu.system"_s, u"cpu.softirq"_s, u"cpu.guest"_s, u"cpu.rest"_s};
    if (band == LiveBand::GuestCpu)
        return {u"cpu.user"_s, u"cpu.system"_s, u"cpu.softirq"_s, u"cpu.rest"_s};
    return {};
}

QString labelOf(const QString &part)
{
    if (part == u"cpu.user")
        return Live::tr("user");
    if (part == u"cpu.system")
        return Live::tr("system");
    if (part == u"cpu.softirq")
        return Live::tr("softirq");
    return part == u"cpu.guest" ? Live::tr("guest") : Live::tr("idle, waiting");
}

} // namespace

std::optional<LiveBand> bandOf(const series::Descriptor &descriptor)
{
    const QString &name = descriptor.name;
    if (name == u"throughput")
        return LiveBand::Throughput;
    if (name == u"network.throughput")
        return LiveBand::Network;
    if (name == u"transactions")
        return LiveBand::Transactions;
    if (name == u"latency.mean")
        return LiveBand::Latency;
    if (name == u"watts")
        return LiveBand::Watts;
    if (name == u"cpu.core")
        return LiveBand::Cores;
    if (name == u"process.cpu")
        return LiveBand::Processes;
    for (const LiveBand band : {LiveBand::Cpu, LiveBand::GuestCpu}) {
        if (partOf(descriptor, band))
            return band;
    }
    return std::nullopt;
}

bool isOfTools(LiveBand band)
{
    return band == LiveBand::Throughput || band == LiveBand::Network
        || band == LiveBand::Transactions || band == LiveBand::Latency;
}

std::vector<plot::Trace> partsOf(LiveBand band)
{
    std::vector<plot::Trace> parts;
    const QStringList names = partNames(band);
    for (const QString &name : names) {
        plot::Trace trace;
        trace.key = trace.seriesName = name; // a guest's have the device's colours
        trace.label = labelOf(name);
        trace.shownInStack = name != names.last();
        parts.push_back(trace);
    }
    return parts;
}

std::optional<int> partOf(const series::Descriptor &descriptor, LiveBand band)
{
    // A part of one of these, such as iowait, is not among them.
    const bool isWhole = descriptor.detail.isEmpty() || descriptor.detail == series::kAllCores;
    const bool isGuests = descriptor.name.startsWith(kOfGuest);
    if (!isWhole || isGuests != (band == LiveBand::GuestCpu))
        return std::nullopt;
    const QString name = isGuests ? descriptor.name.mid(kOfGuest.size()) : descriptor.name;
    const qsizetype place = partNames(band).indexOf(name);
    return place < 0 ? std::nullopt : std::optional(static_cast<int>(place));
}

QString commandOf(const series::Descriptor &descriptor)
{
    const qsizetype number = descriptor.detail.lastIndexOf(u" ["_s);
    return number > 0 ? descriptor.detail.left(number) : descriptor.detail;
}

QString curveLabel(const series::Descriptor &descriptor, LiveBand band, int variant)
{
    if (const std::optional<int> part = partOf(descriptor, band))
        return labelOf(partNames(band).at(*part));
    if (band == LiveBand::Cores)
        return Live::tr("core %1").arg(descriptor.detail);
    if (band == LiveBand::Processes)
        return commandOf(descriptor);
    const QString what =
        band == LiveBand::Watts ? descriptor.source : analysis::shownWord(descriptor.detail);
    // From the second device on, the device's name is needed to tell them apart.
    if (variant > 0 && !what.isEmpty())
        return Live::tr("%1 %2").arg(descriptor.device, what);
    return what.isEmpty() ? descriptor.device : what;
}

} // namespace runwatt::live
