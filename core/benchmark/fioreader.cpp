// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fioreader.h"

#include "core/benchmark/text.h"

#include <algorithm>
#include <cerrno>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A rate over less is mostly fio's rounding; such a tail is added to the next interval.
constexpr qint64 kShortestIntervalMs = 250;

qint64 runTimeMs(const FioDocument &document)
{
    return std::max(document.read.runTimeMs, document.write.runTimeMs);
}

void summarise(const FioTotals &totals, const QString &detail, std::vector<Summary> *summaries)
{
    if (totals.runTimeMs <= 0 || totals.bytes <= 0)
        return;
    const double seconds = static_cast<double>(totals.runTimeMs) / 1000;
    const auto add = [&](const QString &measure, const QString &unit, double value) {
        summaries->push_back({measure, unit, detail, value});
    };
    add(u"throughput"_s, u"B/s"_s, static_cast<double>(totals.bytes) / seconds);
    add(u"iops"_s, u"1/s"_s, static_cast<double>(totals.requests) / seconds);
    if (totals.latencyCount > 0)
        add(u"latency.mean"_s, u"s"_s, totals.latencySum / totals.latencyCount);
    // Of every version the same seventeen, 1 to 99.99: together they are the distribution.
    for (const auto &[percent, latency] : totals.percentiles)
        add(u"latency.p%1"_s.arg(percent, 0, 'g', 6), u"s"_s, latency);
    add(u"bytes"_s, u"B"_s, static_cast<double>(totals.bytes));
    add(u"runtime"_s, u"s"_s, seconds);
}

} // namespace

FioReader::FioReader(std::chrono::seconds ramp, std::chrono::seconds runTime)
    : m_ramp(ramp)
    , m_runTime(runTime)
{
    m_read.name = u"read"_s;
    m_write.name = u"write"_s;
}

std::vector<Value> FioReader::feed(QByteArrayView bytes, TimeNs stampNs)
{
    std::vector<Value> values;
    for (const char byte : bytes) {
        const std::optional<QByteArray> json = m_documents.add(byte);
        if (!json)
            continue;
        Result<FioDocument> document = parseFioDocument(*json);
        if (document) {
            m_lastProblem.reset();
            take(*std::move(document), stampNs, &values);
        } else {
            m_lastProblem = std::move(document).error();
        }
    }
    return values;
}

void FioReader::take(FioDocument document, TimeNs stampNs, std::vector<Value> *values)
{
    // All zero while fio lays out its file: no result.
    if (runTimeMs(document) > 0 && measures(document, stampNs)) {
        const TimeNs offsetNs = m_arrivals.add(runTimeMs(document) * kNsPerMs, stampNs);
        m_beganNs = std::min(m_beganNs.value_or(offsetNs), offsetNs);
        takeDirection(document.read, offsetNs, &m_read, values);
        takeDirection(document.write, offsetNs, &m_write, values);
    }
    m_last = std::move(document);
}

/// Whether the totals are those of the measure phase. During the ramp they are not, and at its end
/// every job begins again at zero, not all at the same moment. A document from between, with some
/// jobs' ramp still in it, still has the ramp's run time (fio gives the longest), and so its
/// beginning.
bool FioReader::measures(const FioDocument &document, TimeNs stampNs)
{
    if (m_measuring || m_ramp.count() == 0)
        return m_measuring = true;
    // With neither clock, run times that go back to zero still tell the end of the ramp.
    const TimeNs arrivedNs = stampNs == kArrivalUnknown ? 0 : stampNs;
    const TimeNs ownClockNs = document.timestampMs ? *document.timestampMs * kNsPerMs : arrivedNs;
    const TimeNs beganNs = ownClockNs - runTimeMs(document) * kNsPerMs;
    if (!m_rampBeganNs) {
        m_rampBeganNs = beganNs;
        // fio keeps latencies only when the ramp is over: a first document that has them came
        // after a ramp that was shorter than the interval between documents.
        m_measuring = document.read.latencyCount > 0 || document.write.latencyCount > 0;
    } else {
        const TimeNs halfRampNs = m_ramp.count() * kNsPerSecond / 2;
        m_measuring =
            runTimeMs(document) < m_rampRunTimeMs || beganNs - *m_rampBeganNs >= halfRampNs;
    }
    m_rampRunTimeMs = runTimeMs(document);
    return m_measuring;
}

void FioReader::takeDirection(const FioTotals &now,
                              TimeNs offsetNs,
                              Direction *direction,
                              std::vector<Value> *values)
{
    FioTotals &last = direction->last;
    const qint64 intervalMs = now.runTimeMs - last.runTimeMs;
    if (intervalMs < 0 || now.bytes < last.bytes || now.requests < last.requests) {
        last = now; // set back: nothing is known about what was between
        return;
    }
    if (intervalMs < kShortestIntervalMs)
        return;
    const TimeNs middleNs = offsetNs + (last.runTimeMs + now.runTimeMs) * kNsPerMs / 2;
    const TimeNs timeNs = std::max(middleNs, direction->lastSampleNs.value_or(middleNs - 1) + 1);
    const auto add = [&](const QString &name, const QString &unit, double value) {
        values->push_back({name, unit, direction->name, {timeNs, value}});
    };
    const double seconds = static_cast<double>(intervalMs) / 1000;
    add(u"throughput"_s, u"B/s"_s, static_cast<double>(now.bytes - last.bytes) / seconds);
    add(u"iops"_s, u"1/s"_s, static_cast<double>(now.requests - last.requests) / seconds);
    const double requests = now.latencyCount - last.latencyCount;
    const double latency = now.latencySum - last.latencySum;
    if (requests > 0 && latency >= 0)
        add(u"latency.mean"_s, u"s"_s, latency / requests);
    direction->lastSampleNs = timeNs;
    last = now;
}

QString FioReader::complaints() const
{
    return QString::fromUtf8(m_documents.otherLines().join("; "));
}

Result<void> FioReader::checkEnd() const
{
    if (m_documents.insideDocument()) {
        return failure(ErrorCode::Corrupt,
                       Benchmarks::tr("fio's output ends in the middle of a document"), u"fio"_s,
                       complaints(), Benchmarks::tr("Was fio killed, or the link lost?"));
    }
    if (m_lastProblem)
        return tl::make_unexpected(*m_lastProblem);
    if (!m_last) {
        return failure(
            ErrorCode::System, Benchmarks::tr("fio printed no result"), u"fio"_s, complaints(),
            Benchmarks::tr("Run the command by hand on the device to see what it says."));
    }
    if (m_last->error != 0) {
        const QString why =
            Benchmarks::tr("error %1, %2").arg(m_last->error).arg(qt_error_string(m_last->error));
        const QString said = complaints();
        return failure(m_last->error == ENOSPC ? ErrorCode::NoSpace : ErrorCode::System,
                       Benchmarks::tr("fio ended with an error"), u"fio"_s,
                       said.isEmpty() ? why : QString(why + "; "_L1 + said));
    }
    if (!m_measuring) {
        return failure(ErrorCode::System, Benchmarks::tr("fio ended before it began to measure"),
                       u"fio"_s, complaints());
    }
    // Older versions lose up to a millisecond at each pass over the file, so a short run time alone
    // is no proof; the time since fio was started is.
    const auto wanted = std::chrono::milliseconds(m_runTime).count();
    const bool shortRun = runTimeMs(*m_last) < wanted * 95 / 100 - 100;
    const bool shortLife =
        !m_last->elapsedSeconds || *m_last->elapsedSeconds < (m_ramp + m_runTime).count();
    if (shortRun && shortLife) {
        return failure(ErrorCode::System, Benchmarks::tr("fio ended too early"), u"fio"_s,
                       Benchmarks::tr("it measured %1 s of %2 s")
                           .arg(static_cast<double>(runTimeMs(*m_last)) / 1000, 0, 'f', 1)
                           .arg(m_runTime.count()));
    }
    return {};
}

Result<std::vector<Summary>> FioReader::finish()
{
    RUNWATT_CHECK(checkEnd());
    std::vector<Summary> summaries;
    summarise(m_last->read, m_read.name, &summaries);
    summarise(m_last->write, m_write.name, &summaries);
    if (summaries.empty()) {
        return failure(ErrorCode::System, Benchmarks::tr("fio moved no data"), u"fio"_s,
                       complaints());
    }
    return summaries;
}

std::vector<series::Histogram> FioReader::histograms() const
{
    std::vector<series::Histogram> histograms;
    if (!m_last)
        return histograms;
    const auto add = [&histograms](const QString &detail, const FioBins &bins) {
        histograms.push_back({u"latency"_s, u"s"_s, detail, histogramOf(bins)});
    };
    // The totals of the last document are those of the measure phase: a ramp's are set back.
    const FioTotals &read = m_last->read;
    const FioTotals &write = m_last->write;
    if (read.bins.empty() && write.bins.empty()) {
        QString detail;
        if (read.latencyCount <= 0 || write.latencyCount <= 0)
            detail = read.latencyCount > 0 ? m_read.name : m_write.name;
        if (!m_last->coarseBins.empty())
            add(detail, m_last->coarseBins);
        return histograms;
    }
    if (!read.bins.empty())
        add(m_read.name, read.bins);
    if (!write.bins.empty())
        add(m_write.name, write.bins);
    if (histograms.size() > 1) {
        FioBins both = read.bins;
        for (const auto &[bin, count] : write.bins)
            both[bin] += count;
        add(QString(), both);
    }
    return histograms;
}

std::optional<TimeNs> FioReader::measureBeganAt() const
{
    return m_beganNs;
}

QString FioReader::toolVersion() const
{
    return m_last ? m_last->version : QString();
}

} // namespace runwatt::benchmark
