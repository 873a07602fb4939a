// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/helper.h"

#include "core/base/shellquote.h"

#include <cmath>
#include <vector>

namespace runwatt::device {

namespace {

using namespace std::chrono_literals;

/// Longer than it takes to find that the link is dead (Target::deadAfter), so that a trial that ran
/// into that counts as interrupted.
constexpr Milliseconds kAnswerLimit = 25s;
/// For its first answer, which it is started for: that takes a slow guest an interpreter's start. A
/// dead link is found out by the connection.
constexpr Milliseconds kStartLimit = 90s;
constexpr qsizetype kLongestLine = 65536;
constexpr qsizetype kLongestHead = 4096; ///< of a line, as far as it is looked at
/// Thousands of processes.
constexpr qsizetype kLongestText = 8 * 1024 * 1024;
constexpr TimeNs kUptimeStepNs = 10 * kNsPerMs;
constexpr double kKibibyte = 1024;

} // namespace

Helper::Helper(ssh::Connection *connection,
               Interpreter interpreter,
               const QStringList &lead,
               QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_interpreter(interpreter)
    , m_lead(lead)
{ }

Helper::~Helper()
{
    // Who still waits for an answer is told by the notifier's own end.
    end();
}

Task<Result<void>> Helper::start(StopToken stop)
{
    const QStringList arguments = m_folder.isEmpty() ? QStringList() : QStringList(m_folder);
    const QStringList words =
        m_lead + scriptCommand(QStringLiteral("helper"), m_interpreter, arguments);
    ssh::Command command(shellCommand(words), QStringLiteral("helper"));
    m_buffer.clear();
    m_answers.clear();
    m_arriving = false;
    m_watched = 0;
    m_process = m_connection->start(command);
    connect(m_process.get(), &ssh::Process::standardOutput, this, &Helper::takeOutput);
    connect(m_process.get(), &ssh::Process::finished, this, [this] { m_changed.notify(); });
    const Result<Answer> first = co_await ask('t', kStartLimit, stop);
    if (!first)
        co_return tl::make_unexpected(first.error());
    co_return {};
}

bool Helper::isRunning() const
{
    return m_process && !m_process->isFinished();
}

std::optional<qint64> Helper::processGroup() const
{
    return m_process ? m_process->processGroup() : std::nullopt;
}

void Helper::end()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->closeInput();
    m_process.reset();
}

void Helper::stop()
{
    end();
    m_changed.notify();
}

void Helper::takeOutput(const QByteArray &bytes)
{
    m_buffer += bytes;
    qsizetype begin = 0;
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n', begin)) {
        takeLine(m_buffer.sliced(begin, end - begin));
        begin = end + 1;
    }
    m_buffer.remove(0, begin);
    if (m_buffer.size() > kLongestLine)
        m_buffer.clear();
    m_changed.notify();
}

void Helper::takeLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.left(kLongestHead).split(' ');
    const quint64 sequence = words.value(1).toULongLong();
    if (m_arriving) {
        if (words.size() == 2 && words.at(0) == "e" && sequence == m_watched) {
            m_arriving = false;
            emit countersTold(std::exchange(m_counters, {}));
        } else if (m_counters.text.size() + line.size() < kLongestText) {
            m_counters.text += line + '\n';
        }
        return;
    }
    // Only what was asked for: a process's name may look like an answer.
    if (words.size() < 4 || sequence == 0 || sequence > m_sequence)
        return;
    if (sequence == m_watched)
        takeWatched(line);
    else
        m_answers.insert(sequence, {line, steadyNowNs()});
}

void Helper::takeWatched(const QByteArray &line)
{
    if (line.startsWith('s')) {
        if (const std::optional<Telemetry> telemetry = parseTelemetry(line))
            emit telemetryTold(*telemetry);
        return;
    }
    m_arriving = true;
    m_counters = {};
    m_counters.deviceNs = line.left(kLongestHead).split(' ').at(2).toLongLong();
}

void Helper::write(const QByteArray &request)
{
    if (isRunning())
        m_process->write(request + '\n');
}

void Helper::watch(const Watch &watch)
{
    if (m_watched == 0)
        m_watched = ++m_sequence;
    QByteArray processes;
    for (const qint64 pid : watch.threadsOf)
        processes += (processes.isEmpty() ? "" : ",") + QByteArray::number(pid);
    write("w " + QByteArray::number(m_watched) + ' ' + QByteArray::number(watch.period.count())
          + (watch.kind == Watch::Kind::Cores ? " p " : " sc ")
          + (processes.isEmpty() ? "-" : processes) + ' '
          + (watch.controlGroup.isEmpty() && watch.tool > 0 ? "-" : watch.controlGroup.toUtf8())
          + (watch.tool > 0 ? ' ' + QByteArray::number(watch.tool) : QByteArray()));
}

void Helper::readNow()
{
    write("n");
}

void Helper::stopWatching()
{
    if (m_watched != 0)
        write("w " + QByteArray::number(m_watched) + " 0");
}

Task<Result<Helper::Answer>> Helper::ask(char kind, Milliseconds limit, StopToken stop)
{
    const quint64 sequence = ++m_sequence;
    write(kind + (' ' + QByteArray::number(sequence)));
    while (!m_answers.contains(sequence)) {
        if (!isRunning()) {
            co_return failure(ErrorCode::ConnectionLost, tr("the helper on the device has ended"),
                              m_connection->target().name);
        }
        const Wake wake = co_await m_changed.wait(stop, limit);
        if (wake == Wake::TimedOut) {
            co_return failure(ErrorCode::Timeout, tr("the helper on the device does not answer"),
                              m_connection->target().name, QString(),
                              tr("It hangs, or is too busy to answer: look at its load, and "
                                 "whether ssh still logs in."));
        }
        if (wake != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
    }
    co_return m_answers.take(sequence);
}

Task<Result<ClockOffset>> Helper::measureOffset(int exchanges, StopToken stop)
{
    std::vector<ClockExchange> all;
    for (int i = 0; i < exchanges; ++i) {
        ClockExchange exchange;
        exchange.sentSteadyNs = steadyNowNs();
        RUNWATT_CO_TRY(const Answer answer, co_await ask('t', kAnswerLimit, stop));
        exchange.receivedSteadyNs = answer.receivedSteadyNs;
        const QList<QByteArray> words = answer.line.split(' ');
        exchange.deviceNs = words.at(2).toLongLong();
        exchange.deviceUtcNs = words.at(3).toLongLong();
        all.push_back(exchange);
    }
    const TimeNs step = m_interpreter == Interpreter::Shell ? kUptimeStepNs : 0;
    const std::optional<ClockOffset> offset = bestOffset(all, step);
    if (!offset)
        co_return failure(ErrorCode::Internal, tr("no exchange with the device's clock"));
    co_return *offset;
}

Task<Result<Telemetry>> Helper::telemetry(StopToken stop)
{
    RUNWATT_CO_TRY(const Answer answer, co_await ask('s', kAnswerLimit, stop));
    const std::optional<Telemetry> parsed = parseTelemetry(answer.line);
    if (!parsed) {
        co_return failure(ErrorCode::Corrupt, tr("the helper's answer makes no sense"),
                          m_connection->target().name, QString::fromUtf8(answer.line.left(200)));
    }
    co_return *parsed;
}

std::optional<Telemetry> parseTelemetry(const QByteArray &line)
{
    constexpr double kLargestNumber = 1e18; // of millidegrees, kHz, KiB and pages: far beyond any
    const QList<QByteArray> words = line.trimmed().split(' ');
    if (words.size() < 4 || words.at(0) != "s")
        return std::nullopt;
    Telemetry telemetry;
    bool good = false;
    telemetry.deviceNs = words.at(2).toLongLong(&good);
    if (!good)
        return std::nullopt;
    telemetry.deviceUtcNs = words.at(3).toLongLong();
    for (const QByteArray &word : words.sliced(4)) {
        const qsizetype equals = word.indexOf('=');
        const QByteArray name = word.left(equals);
        const QByteArray value = word.mid(equals + 1);
        if (name == "throttled") {
            const quint32 flags = value.toUInt(&good, 0);
            if (good)
                telemetry.throttled = flags;
            continue;
        }
        if (name == "disk") {
            telemetry.disk = parseDiskstats(value);
            continue;
        }
        const double number = value.toDouble(&good);
        if (!good || !(std::abs(number) <= kLargestNumber))
            continue;
        if (name == "temp")
            telemetry.celsius = number / 1000;
        else if (name == "freq")
            telemetry.hertz = number * 1000;
        else if (name == "cap")
            telemetry.capHertz = number * 1000;
        else if (name == "throttles")
            telemetry.throttles = value.toLongLong();
        else if (name == "swap")
            telemetry.swapBytes = number * kKibibyte;
        else if (name == "swapped")
            telemetry.swappedPages = number;
        else if (name == "own")
            telemetry.ownCpuNs = value.toLongLong();
    }
    return telemetry;
}

} // namespace runwatt::device
