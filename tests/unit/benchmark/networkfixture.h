// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <random>

/// What the tests of what netperf and iperf3 print share.
namespace runwatt::benchmark::test {

using namespace Qt::Literals::StringLiterals;

inline QByteArray recording(const QString &name)
{
    QFile file(QFINDTESTDATA(QString(u"data/"_s + name + u".txt"_s)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Not a number where there is none.
inline double
valueOf(const std::vector<Summary> &summaries, const QString &measure, const QString &detail = {})
{
    for (const Summary &summary : summaries) {
        if (summary.measure == measure && summary.detail == detail)
            return summary.value;
    }
    return std::nan("");
}

/// What a reader makes of all bytes at once, and then in any pieces: the same.
inline void
compareSplits(const Benchmark &benchmark, const QJsonObject &parameters, const QByteArray &text)
{
    constexpr TimeNs kStamp = 4'000'000'000;
    const std::unique_ptr<LiveReader> whole = benchmark.makeReader(parameters);
    const std::vector<Value> expected = whole->feed(text, kStamp);
    const Result<std::vector<Summary>> summaries = whole->finish();
    QVERIFY(!expected.empty());
    QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
    std::mt19937 random(1);
    for (int round = 0; round < 100; ++round) {
        const std::unique_ptr<LiveReader> reader = benchmark.makeReader(parameters);
        std::vector<Value> values;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype most = round == 0 ? 1 : 1 + static_cast<qsizetype>(random() % 400);
            const qsizetype size = std::min(most, text.size() - at);
            const std::vector<Value> some =
                reader->feed(QByteArrayView(text).sliced(at, size), kStamp);
            values.insert(values.end(), some.begin(), some.end());
            at += size;
        }
        QVERIFY(values == expected);
        const Result<std::vector<Summary>> again = reader->finish();
        QVERIFY(again && *again == *summaries);
        QCOMPARE(reader->measureBeganAt(), whole->measureBeganAt());
        QCOMPARE(reader->toolVersion(), whole->toolVersion());
    }
}

/// A recording that is cut at any place, also in the middle of its last line, is no result.
inline void
refuseCuts(const Benchmark &benchmark, const QJsonObject &parameters, const QByteArray &text)
{
    QVERIFY(!text.isEmpty());
    for (qsizetype size = 0; size < text.size(); ++size) {
        const std::unique_ptr<LiveReader> reader = benchmark.makeReader(parameters);
        reader->feed(QByteArrayView(text).first(size), 1);
        QVERIFY2(!reader->finish(), QByteArray::number(size).constData());
    }
}

/// Thousands of recordings with bytes changed, cut, doubled and numbers replaced: no crash, and no
/// value that is no number or out of any reason.
inline void readMutated(const Benchmark &benchmark,
                        const std::vector<QJsonObject> &parameters,
                        const QByteArray &text)
{
    static const std::vector<QByteArray> hostile{"-1",   "nan", "inf",  "1e308",
                                                 "4e9",  "0",   "1e18", "99999999999999999999",
                                                 "\r\n", "[",   "]=",   "[SUM]"};
    QVERIFY(!text.isEmpty());
    std::mt19937 random(20);
    const auto place = [&random](const QByteArray &bytes) {
        return static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()));
    };
    int results = 0;
    for (std::size_t round = 0; round < 3000; ++round) {
        QByteArray mutated = text;
        for (unsigned change = 0; change < random() % 12; ++change) {
            const qsizetype at = place(mutated);
            switch (random() % 5) {
            case 0:
                mutated[at] = static_cast<char>(random());
                break;
            case 1:
                mutated.remove(at, static_cast<qsizetype>(random() % 200));
                break;
            case 2:
                mutated.insert(at, mutated.mid(place(mutated), 150));
                break;
            case 3:
                mutated.insert(at, hostile.at(random() % hostile.size()));
                break;
            default:
                mutated.insert(at, static_cast<char>('0' + random() % 10));
            }
            if (mutated.isEmpty())
                mutated = "\n";
        }
        const std::unique_ptr<LiveReader> reader =
            benchmark.makeReader(parameters.at(round % parameters.size()));
        std::optional<TimeNs> last;
        for (const Value &value : reader->feed(mutated, static_cast<TimeNs>(round))) {
            QVERIFY(std::isfinite(value.sample.value) && value.sample.value >= 0);
            if (value.name != "latency.mean"_L1) {
                QVERIFY(value.sample.timeNs > last.value_or(value.sample.timeNs - 1));
                last = value.sample.timeNs;
            }
        }
        if (const Result<std::vector<Summary>> summaries = reader->finish()) {
            ++results;
            for (const Summary &summary : *summaries)
                QVERIFY(std::isfinite(summary.value) && summary.value >= 0);
        }
    }
    QVERIFY(results > 0); // those that were changed where it does not matter
}

} // namespace runwatt::benchmark::test
