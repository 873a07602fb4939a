// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/benchmarkchecks.h"

#include <cmath>
#include <map>

namespace runwatt::fuzz {

using namespace benchmark;

namespace {

void requireGood(const std::vector<Value> &values)
{
    std::map<std::pair<QString, QString>, TimeNs> last;
    for (const Value &value : values) {
        require(std::isfinite(value.sample.value) && value.sample.value >= 0,
                "a value is finite and not negative");
        const auto [before, first] =
            last.try_emplace({value.name, value.detail}, value.sample.timeNs);
        require(first || value.sample.timeNs > before->second, "a series' samples are in order");
        before->second = value.sample.timeNs;
    }
}

void requireGood(const Result<std::vector<Summary>> &summaries)
{
    if (!summaries) {
        require(!summaries.error().what.isEmpty(), "an error says what happened");
        return;
    }
    require(!summaries->empty(), "a result has figures");
    for (const Summary &summary : *summaries) {
        require(std::isfinite(summary.value) && summary.value >= 0,
                "a figure is finite and not negative");
    }
}

void requireGood(const std::vector<series::Histogram> &histograms)
{
    for (const series::Histogram &histogram : histograms) {
        require(series::isSpread(histogram.bins),
                "a histogram has some bins, finite, in order, and not too many");
    }
}

} // namespace

void readAsOutputOf(QStringView name, std::span<const QJsonObject> parameters, QByteArrayView input)
{
    const Benchmark *const benchmark = findBenchmark(name);
    require(benchmark != nullptr, "there is a benchmark of that name");
    const QJsonObject &chosen = parameters[numberOf(input) % parameters.size()];

    const std::unique_ptr<LiveReader> reader = benchmark->makeReader(chosen);
    std::vector<Value> values;
    deliver(input, Cut::Pieces, [&](QByteArrayView bytes, TimeNs stampNs) {
        for (const Value &value : reader->feed(bytes, stampNs))
            values.push_back(value);
    });
    requireGood(values);
    const Result<std::vector<Summary>> summaries = reader->finish();
    requireGood(summaries);
    if (summaries)
        requireGood(reader->histograms());

    const std::unique_ptr<LiveReader> again = benchmark->makeReader(chosen);
    std::size_t at = 0;
    deliver(input, Cut::Splinters, [&](QByteArrayView bytes, TimeNs stampNs) {
        for (const Value &value : again->feed(bytes, stampNs)) {
            require(at < values.size() && value == values[at], "any split gives the same values");
            ++at;
        }
    });
    require(at == values.size(), "any split gives as many values");
    const Result<std::vector<Summary>> same = again->finish();
    require(summaries ? same && *same == *summaries
                      : !same && same.error().text() == summaries.error().text(),
            "any split gives the same result");
    if (summaries)
        require(reader->histograms() == again->histograms(), "any split gives the same histograms");
    require(reader->measureBeganAt() == again->measureBeganAt(), "any split gives the same begin");
    require(reader->toolVersion() == again->toolVersion(), "any split gives the same version");
    if (!values.empty() || summaries)
        ++understoodInputs;
}

} // namespace runwatt::fuzz
