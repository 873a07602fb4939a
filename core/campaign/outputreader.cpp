// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/outputreader.h"

#include "core/base/arrivalfilter.h"
#include "core/campaign/sysstatoutput.h"
#include "core/campaign/text.h"
#include "core/cpu/sysstatinterval.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

constexpr int kLongestInterval = 86400;

class BenchmarkOutput final : public OutputReader
{
public:
    explicit BenchmarkOutput(std::unique_ptr<benchmark::LiveReader> reader)
        : m_reader(std::move(reader))
    { }

    std::vector<OutputRow> feed(QByteArrayView bytes) override
    {
        std::vector<OutputRow> rows;
        for (const benchmark::Value &value : m_reader->feed(bytes, kArrivalUnknown)) {
            std::optional<TimeNs> timeNs;
            if (value.sample.timeNs != kArrivalUnknown)
                timeNs = value.sample.timeNs - m_reader->measureBeganAt().value_or(0);
            // Of one interval a value comes once.
            if (rows.empty() || rows.back().timeNs != timeNs || rows.back().detail != value.detail
                || std::ranges::find(rows.back().values, value.name, &OutputValue::name)
                    != rows.back().values.end())
                rows.push_back({timeNs, value.detail, {}});
            rows.back().values.push_back({value.name, value.unit, value.sample.value});
        }
        return rows;
    }

    OutputEnd finish() override
    {
        OutputEnd end;
        end.summaries = m_reader->finish();
        if (end.summaries)
            end.histograms = m_reader->histograms();
        return end;
    }

    [[nodiscard]] QString toolVersion() const override { return m_reader->toolVersion(); }

private:
    std::unique_ptr<benchmark::LiveReader> m_reader;
};

Result<std::chrono::seconds>
intervalOf(const QString &tool, const QJsonObject &parameters, const QByteArray &head)
{
    for (const QString &name : parameters.keys()) {
        if (name != "interval"_L1)
            return failure(ErrorCode::InvalidInput,
                           Campaign::tr("%1 has no parameter \"%2\"").arg(tool, name), name);
    }
    if (parameters.isEmpty())
        return cpu::sysstatInterval(head).value_or(std::chrono::seconds(1));
    const QJsonValue value = parameters.value("interval"_L1);
    const int seconds = value.toInt();
    if (seconds < 1 || seconds > kLongestInterval)
        return failure(
            ErrorCode::InvalidInput,
            Campaign::tr("The interval is a whole number of seconds from 1 to %1, not \"%2\".")
                .arg(kLongestInterval)
                .arg(value.toVariant().toString()),
            u"interval"_s);
    return std::chrono::seconds(seconds);
}

} // namespace

QStringList readableTools()
{
    QStringList tools;
    for (const benchmark::Benchmark *benchmark : benchmark::benchmarks())
        tools.append(benchmark->name());
    return tools + QStringList{u"mpstat"_s, u"pidstat"_s};
}

Result<std::unique_ptr<OutputReader>>
makeOutputReader(const QString &tool, const QJsonObject &parameters, const QByteArray &head)
{
    if (const benchmark::Benchmark *benchmark = benchmark::findBenchmark(tool)) {
        // Alone first: a mistake is the person's, not that of what the output told.
        RUNWATT_CHECK(benchmark->checkParameters(parameters));
        QJsonObject all = benchmark->parametersToldBy(head);
        for (auto known = parameters.begin(); known != parameters.end(); ++known)
            all.insert(known.key(), known.value());
        RUNWATT_CHECK(benchmark->checkParameters(all));
        return std::make_unique<BenchmarkOutput>(benchmark->makeReader(all));
    }
    if (tool == "mpstat"_L1) {
        RUNWATT_TRY(const std::chrono::seconds interval, intervalOf(tool, parameters, head));
        return std::make_unique<MpstatOutput>(interval);
    }
    if (tool == "pidstat"_L1) {
        RUNWATT_TRY(const std::chrono::seconds interval, intervalOf(tool, parameters, head));
        return std::make_unique<PidstatOutput>(interval);
    }
    return failure(ErrorCode::InvalidInput,
                   Campaign::tr("Runwatt does not know the output of \"%1\".").arg(tool), QString(),
                   QString(), Campaign::tr("Name one of %1.").arg(readableTools().join(", "_L1)));
}

} // namespace runwatt::campaign
