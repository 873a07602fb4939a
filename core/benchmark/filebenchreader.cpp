// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebenchreader.h"

#include "core/benchmark/text.h"

#include <algorithm>
#include <cmath>

namespace runwatt::benchmark {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLongestLine = 4096;
constexpr std::size_t kMostRows = 1000;
constexpr qsizetype kMostComplaints = 8;
constexpr qsizetype kLongestComplaint = 300;
/// A rate over less is mostly the rounding of the uptime, 10 ms; such a tail is added to the next.
constexpr TimeNs kShortestIntervalNs = 250 * kNsPerMs;
/// Operations a second; Filebench rounds to 0.001.
constexpr double kLeastRate = 0.0005;
constexpr QByteArrayView kOwn = "@runwatt ";
constexpr QByteArrayView kOwnBytes = "bytes ";

std::optional<double> number(QByteArrayView text)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    // More bytes than a file system holds, or 30 years, is no reading.
    if (!ok || !(value >= 0 && value < 9e18))
        return std::nullopt;
    return value;
}

void summarise(const FilebenchFigures &figures,
               const QString &detail,
               double seconds,
               std::vector<Summary> *summaries)
{
    const bool isTotal = detail.isEmpty();
    const auto add = [&](const QString &measure, const QString &unit, double value) {
        summaries->push_back({measure, unit, detail, value});
    };
    if (isTotal || figures.bytesPerSecond > 0)
        add(u"throughput"_s, u"B/s"_s, figures.bytesPerSecond);
    add(u"operations"_s, u"op/s"_s, figures.operations / seconds);
    if (figures.latencySeconds > 0)
        add(u"latency.mean"_s, u"s"_s, figures.latencySeconds);
    if (isTotal) {
        add(u"bytes"_s, u"B"_s, figures.bytesPerSecond * seconds);
        add(u"runtime"_s, u"s"_s, seconds);
    }
}

} // namespace

FilebenchReader::FilebenchReader(std::optional<std::chrono::seconds> runTime)
    : m_runTime(runTime)
{ }

std::vector<Value> FilebenchReader::feed(QByteArrayView bytes, TimeNs stampNs)
{
    std::vector<Value> values;
    for (const char byte : bytes) {
        if (byte != '\n') {
            if (m_line.size() < kLongestLine)
                m_line.append(byte);
            continue;
        }
        // The script's lines may come in the middle of one of Filebench's, which goes on after it.
        const qsizetype own = m_line.indexOf(kOwn);
        if (own >= 0) {
            const QByteArrayView said = QByteArrayView(m_line).sliced(own + kOwn.size());
            if (said.startsWith(kOwnBytes))
                takeBytes(said.sliced(kOwnBytes.size()), stampNs, &values);
            else
                complain(said);
            m_line.truncate(own);
            continue;
        }
        const QByteArray line = std::exchange(m_line, {});
        takeLine(line, stampNs);
    }
    return values;
}

void FilebenchReader::takeLine(QByteArrayView line, TimeNs stampNs)
{
    const QByteArrayView trimmed = line.endsWith('\r') ? line.chopped(1) : line;
    constexpr QByteArrayView kVersion = "Filebench Version ";
    if (trimmed.startsWith(kVersion) && m_version.isEmpty()) {
        m_version = trimmed.toByteArray();
        return;
    }
    takeMessage(filebenchMessage(trimmed), stampNs);
}

void FilebenchReader::takeMessage(QByteArrayView message, TimeNs stampNs)
{
    constexpr QByteArrayView kTook = "Run took ";
    if (const std::optional<FilebenchFigures> all = parseFilebenchSummary(message)) {
        m_summary = all;
        m_inBreakdown = false;
    } else if (message.startsWith("Per-Operation Breakdown")) {
        m_rows.clear();
        m_inBreakdown = true;
    } else if (m_inBreakdown) {
        const std::optional<FilebenchFigures> row = parseFilebenchRow(message);
        if (row && m_rows.size() < kMostRows)
            m_rows.push_back(*row);
    } else if (message == "Running...") {
        m_running = true;
        if (!m_beganNs && stampNs != kArrivalUnknown)
            m_beganNs = stampNs;
        m_last.reset(); // an interval that began before would be a rate of less than it moved
    } else if (message.startsWith(kTook)) {
        const QByteArrayView rest = message.sliced(kTook.size());
        const std::optional<double> seconds =
            number(rest.first(std::max<qsizetype>(0, rest.indexOf(' '))));
        if (seconds && *seconds < 1e9)
            m_took = std::chrono::seconds(static_cast<qint64>(*seconds));
    } else if (!isFilebenchProgress(message)) {
        complain(message);
    }
}

void FilebenchReader::takeBytes(QByteArrayView fields, TimeNs stampNs, std::vector<Value> *values)
{
    const QByteArrayList words = fields.toByteArray().simplified().split(' ');
    if (words.size() != 3 || m_took)
        return;
    const std::optional<double> uptime = number(words[0]);
    const std::optional<double> read = number(words[1]);
    const std::optional<double> written = number(words[2]);
    if (!uptime || !read || !written || *uptime > 1e9)
        return;
    const Bytes now{static_cast<TimeNs>(std::llround(*uptime * kNsPerSecond)), *read, *written};
    const TimeNs offsetNs = m_arrivals.add(now.uptimeNs, stampNs);
    const bool goesOn = m_last && now.uptimeNs >= m_last->uptimeNs && now.read >= m_last->read
        && now.written >= m_last->written;
    if (!goesOn || !m_running) {
        m_last = now;
        return;
    }
    // Where no arrival tells when it began, the first interval does.
    m_beganNs = m_beganNs.value_or(offsetNs + m_last->uptimeNs);
    const TimeNs intervalNs = now.uptimeNs - m_last->uptimeNs;
    if (intervalNs < kShortestIntervalNs)
        return;
    const double seconds = static_cast<double>(intervalNs) / kNsPerSecond;
    const TimeNs middleNs = offsetNs + m_last->uptimeNs + intervalNs / 2;
    // Later than the one before, also where the uptime began anew.
    const TimeNs timeNs = std::max(middleNs, m_lastSampleNs.value_or(middleNs - 1) + 1);
    m_lastSampleNs = timeNs;
    const double readRate = (now.read - m_last->read) / seconds;
    const double writeRate = (now.written - m_last->written) / seconds;
    const auto add = [&](const QString &detail, double rate) {
        values->push_back({u"throughput"_s, u"B/s"_s, detail, {timeNs, rate}});
    };
    add(u"read"_s, readRate);
    add(u"write"_s, writeRate);
    m_last = now;
}

void FilebenchReader::complain(QByteArrayView message)
{
    const QByteArray said = message.trimmed().toByteArray().left(kLongestComplaint);
    if (!said.isEmpty() && m_complaints.size() < kMostComplaints && !m_complaints.contains(said))
        m_complaints.append(said);
}

QString FilebenchReader::complaints() const
{
    return QString::fromUtf8(m_complaints.join("; "));
}

Error FilebenchReader::noResult() const
{
    const QString said = complaints();
    const ErrorCode code = said.contains("No space left"_L1) ? ErrorCode::NoSpace
        : said.startsWith("filebench: not found"_L1)         ? ErrorCode::ToolMissing
                                                             : ErrorCode::System;
    Error error(code, {}, u"Filebench"_s, said);
    if (m_took)
        error.what = Benchmarks::tr("Filebench ended without a result");
    else if (m_running)
        error.what = Benchmarks::tr("Filebench was ended in the middle of its run");
    else if (!m_version.isEmpty() || !said.isEmpty())
        error.what = Benchmarks::tr("Filebench ended before it began to measure");
    else
        error.what = Benchmarks::tr("Filebench printed nothing");
    if (said.contains("could not obtain a file"_L1))
        error.remedy = Benchmarks::tr("Choose more files, fewer threads or a shorter run.");
    else if (said.isEmpty())
        error.remedy = Benchmarks::tr("Run the command by hand on the device to see what it says.");
    return error;
}

Result<void> FilebenchReader::checkEnd() const
{
    if (!m_summary)
        return tl::make_unexpected(noResult());
    if (m_runTime && m_took && *m_took < *m_runTime) {
        return failure(
            ErrorCode::System, Benchmarks::tr("Filebench ended too early"), u"Filebench"_s,
            Benchmarks::tr("it measured %1 s of %2 s").arg(m_took->count()).arg(m_runTime->count())
                + (m_complaints.isEmpty() ? QString() : QString("; "_L1 + complaints())));
    }
    if (m_summary->operations < 1 || m_summary->operationsPerSecond < kLeastRate) {
        return failure(ErrorCode::System, Benchmarks::tr("Filebench did nothing"), u"Filebench"_s,
                       complaints());
    }
    return {};
}

Result<std::vector<Summary>> FilebenchReader::finish()
{
    RUNWATT_CHECK(checkEnd());
    const double seconds = m_summary->operations / m_summary->operationsPerSecond;
    std::vector<Summary> summaries;
    summarise(*m_summary, {}, seconds, &summaries);
    for (const FilebenchFigures &row : m_rows)
        summarise(row, QString::fromUtf8(row.name), seconds, &summaries);
    return summaries;
}

std::optional<TimeNs> FilebenchReader::measureBeganAt() const
{
    return m_beganNs;
}

QString FilebenchReader::toolVersion() const
{
    return QString::fromUtf8(m_version);
}

} // namespace runwatt::benchmark
