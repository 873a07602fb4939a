// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/cpuseries.h"

#include "core/series/sample.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

QString detailOf(const cpu::CpuSample &sample)
{
    return sample.core < 0 ? QString(series::kAllCores) : QString::number(sample.core);
}

void addColumns(const cpu::CpuSample &sample, const QString &prefix, std::vector<CpuValue> *values)
{
    if (sample.core >= kMostCoresInFull)
        return;
    const QString detail = detailOf(sample);
    for (const cpu::CpuColumn &column : cpu::cpuColumns())
        values->push_back({prefix + QString::fromUtf16(column.word), detail, sample.*column.field});
}

} // namespace

std::vector<CpuValue> deviceValues(const cpu::CpuSample &sample)
{
    std::vector<CpuValue> values;
    addColumns(sample, u"mpstat."_s, &values);
    const QString detail = detailOf(sample);
    if (sample.core >= 0) {
        values.push_back({u"cpu.core"_s, detail, sample.busy()});
        return values;
    }
    const cpu::CpuShares shares = cpu::sharesOf(sample);
    values.push_back({u"cpu.user"_s, detail, shares.user});
    values.push_back({u"cpu.system"_s, detail, shares.system});
    values.push_back({u"cpu.softirq"_s, detail, shares.softirq});
    values.push_back({u"cpu.guest"_s, detail, shares.guest});
    values.push_back({u"cpu.rest"_s, detail, shares.rest});
    values.push_back({u"cpu.iowait"_s, detail, sample.iowait});
    return values;
}

std::vector<CpuValue> guestValues(const cpu::CpuSample &sample)
{
    std::vector<CpuValue> values;
    addColumns(sample, kGuestPrefix + u"mpstat."_s, &values);
    if (sample.core >= 0)
        return values;
    const QString detail = detailOf(sample);
    const cpu::CpuShares shares = cpu::sharesOf(sample);
    values.push_back({u"guest.cpu.user"_s, detail, shares.user});
    values.push_back({u"guest.cpu.system"_s, detail, shares.system});
    values.push_back({u"guest.cpu.softirq"_s, detail, shares.softirq});
    values.push_back({u"guest.cpu.rest"_s, detail, shares.rest});
    values.push_back({u"guest.cpu.iowait"_s, detail, sample.iowait});
    return values;
}

QString processDetail(const cpu::ProcessSample &sample)
{
    return sample.command + u" ["_s + QString::number(sample.pid) + u']';
}

} // namespace runwatt::campaign
