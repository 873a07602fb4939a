// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/sysstatoutput.h"

#include "core/base/arrivalfilter.h"
#include "core/campaign/text.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

/// The processes that are summed up by name; what is beyond is one sum.
constexpr std::size_t kMostProcesses = 10000;

struct ProcessColumn
{
    const char16_t *name;
    const char16_t *unit;
    double cpu::ProcessSample::*field;
};

constexpr std::array<ProcessColumn, 9> kProcessColumns{
    {{u"process.cpu", u"%", &cpu::ProcessSample::cpu},
     {u"process.user", u"%", &cpu::ProcessSample::user},
     {u"process.system", u"%", &cpu::ProcessSample::system},
     {u"process.guest", u"%", &cpu::ProcessSample::guest},
     {u"process.wait", u"%", &cpu::ProcessSample::wait},
     {u"process.read", u"B/s", &cpu::ProcessSample::readBytesPerSecond},
     {u"process.written", u"B/s", &cpu::ProcessSample::writeBytesPerSecond},
     {u"process.switches.voluntary", u"switch/s", &cpu::ProcessSample::voluntarySwitchesPerSecond},
     {u"process.switches.involuntary", u"switch/s",
      &cpu::ProcessSample::involuntarySwitchesPerSecond}}};

QString nameOf(const cpu::CpuColumn &column)
{
    return u"mpstat."_s + QString::fromUtf16(column.word);
}

QString coreName(int core)
{
    return core < 0 ? QString(series::kAllCores) : QString::number(core);
}

/// "fio [123]", and of its thread "fio [123/125]".
QString processName(const cpu::ProcessSample &sample)
{
    const QString thread = sample.tid > 0 ? u'/' + QString::number(sample.tid) : QString();
    return sample.command + u" ["_s + QString::number(sample.pid) + thread + u']';
}

OutputRow rowOf(const cpu::ProcessSample &sample)
{
    OutputRow row{sample.timeNs, processName(sample), {}};
    for (const ProcessColumn &column : kProcessColumns) {
        const double value = sample.*column.field;
        if (std::isfinite(value))
            row.values.push_back(
                {QString::fromUtf16(column.name), QString::fromUtf16(column.unit), value});
    }
    if (sample.residentBytes >= 0)
        row.values.push_back(
            {u"process.memory"_s, u"B"_s, static_cast<double>(sample.residentBytes)});
    return row;
}

tl::unexpected<Error> nothingRead(const QString &tool)
{
    return failure(ErrorCode::Corrupt, Campaign::tr("%1 printed no interval").arg(tool), tool);
}

} // namespace

MpstatOutput::MpstatOutput(std::chrono::seconds interval)
    : m_reader(interval)
{ }

std::vector<OutputRow> MpstatOutput::take(const std::vector<cpu::CpuSample> &samples)
{
    const std::span<const cpu::CpuColumn> columns = cpu::cpuColumns();
    std::vector<OutputRow> rows;
    for (const cpu::CpuSample &sample : samples) {
        Means &means = m_means[sample.core];
        ++means.count;
        OutputRow row{sample.timeNs, coreName(sample.core), {}};
        means.values.resize(columns.size());
        for (std::size_t index = 0; index < columns.size(); ++index) {
            const double value = sample.*columns[index].field;
            row.values.push_back({nameOf(columns[index]), u"%"_s, value});
            double &mean = means.values[index];
            mean += (value - mean) / static_cast<double>(means.count);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<OutputRow> MpstatOutput::feed(QByteArrayView bytes)
{
    return take(m_reader.feed(bytes, kArrivalUnknown));
}

OutputEnd MpstatOutput::finish()
{
    OutputEnd end;
    end.rows = take(m_reader.finish());
    // The last interval may be a short one, whose length mpstat does not tell.
    const std::map<int, cpu::CpuSample> &averages = m_reader.averages();
    for (const auto &[core, means] : m_means) {
        const auto average = averages.find(core);
        end.isMeanOfIntervals = end.isMeanOfIntervals || average == averages.end();
        for (std::size_t index = 0; index < means.values.size(); ++index) {
            const cpu::CpuColumn &column = cpu::cpuColumns()[index];
            const double value =
                average == averages.end() ? means.values[index] : average->second.*column.field;
            end.summaries->push_back({nameOf(column), u"%"_s, coreName(core), value});
        }
    }
    if (m_means.empty())
        end.summaries = nothingRead(u"mpstat"_s);
    return end;
}

PidstatOutput::PidstatOutput(std::chrono::seconds interval)
    : m_reader(interval)
{ }

std::vector<OutputRow> PidstatOutput::feed(QByteArrayView bytes)
{
    std::vector<OutputRow> rows;
    for (const cpu::ProcessSample &sample : m_reader.feed(bytes, kArrivalUnknown)) {
        m_any = true;
        rows.push_back(rowOf(sample));
        if (!std::isfinite(sample.cpu))
            continue;
        const QString &name = rows.back().detail;
        const bool named = m_seconds.size() < kMostProcesses || m_seconds.contains(name);
        m_seconds[named ? name : Campaign::tr("all others")] +=
            sample.cpu / 100 * static_cast<double>(sample.lengthNs) / kNsPerSecond;
    }
    return rows;
}

OutputEnd PidstatOutput::finish()
{
    OutputEnd end;
    if (!m_any) {
        end.summaries = nothingRead(u"pidstat"_s);
        return end;
    }
    for (const auto &[name, seconds] : m_seconds)
        end.summaries->push_back({u"process.time"_s, u"s"_s, name, seconds});
    std::ranges::stable_sort(*end.summaries, std::greater<>(), &benchmark::Summary::value);
    return end;
}

} // namespace runwatt::campaign
