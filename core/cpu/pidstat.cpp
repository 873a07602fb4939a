// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/pidstat.h"

#include "core/base/arrivalfilter.h"
#include "core/cpu/lines.h"
#include "core/cpu/mpstat.h"

#include <algorithm>
#include <array>
#include <optional>

namespace runwatt::cpu {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A column that is a number, and what turns it into our unit.
struct Column
{
    QByteArrayView name;
    double ProcessSample::*field;
    double factor;
};

constexpr std::array<Column, 9> kColumns{
    {{"%usr", &ProcessSample::user, 1},
     {"%system", &ProcessSample::system, 1},
     {"%guest", &ProcessSample::guest, 1},
     {"%wait", &ProcessSample::wait, 1},
     {"%CPU", &ProcessSample::cpu, 1},
     {"kB_rd/s", &ProcessSample::readBytesPerSecond, 1024},
     {"kB_wr/s", &ProcessSample::writeBytesPerSecond, 1024},
     {"cswch/s", &ProcessSample::voluntarySwitchesPerSecond, 1},
     {"nvcswch/s", &ProcessSample::involuntarySwitchesPerSecond, 1}}};

/// No task has more of anything, and in our unit it is still a number.
constexpr double kMostOfAColumn = 1e15;

std::optional<qint64> idOf(QByteArrayView word)
{
    bool ok = false;
    const qint64 id = word.toLongLong(&ok);
    if (!ok || id < 0)
        return std::nullopt;
    return id;
}

/// pidstat marks threads: "|__worker", or "(leader)__worker" where the leader has no row.
QString threadName(const QString &command)
{
    if (command.startsWith("|__"_L1))
        return command.sliced(3);
    const qsizetype leaderEnd = command.indexOf(")__"_L1);
    if (command.startsWith(u'(') && leaderEnd > 0)
        return command.sliced(leaderEnd + 3);
    return command;
}

} // namespace

QStringList pidstatCommand(std::chrono::seconds interval, PidstatThreads threads)
{
    QStringList words{u"env"_s};
    words.append(sysstatEnvironment());
    words.append({u"pidstat"_s, u"-h"_s, u"-u"_s, u"-r"_s, u"-d"_s, u"-w"_s});
    if (threads == PidstatThreads::Shown)
        words.append(u"-t"_s);
    words.append(QString::number(interval.count()));
    return words;
}

class PidstatReader::Private
{
public:
    explicit Private(std::chrono::seconds interval)
        : m_intervalNs(interval.count() * kNsPerSecond)
    { }

    void readLine(const QByteArray &line, TimeNs stampNs, std::vector<ProcessSample> *samples)
    {
        if (line.startsWith('#')) {
            const QList<QByteArrayView> words = wordsOf(QByteArrayView(line).sliced(1));
            readHeader(words, !words.isEmpty() && words.front() == QByteArrayView("Time"));
            beginInterval(stampNs);
            m_timeWord.clear();
        } else if (beginsWithTime(line)) {
            const QList<QByteArrayView> words = timedWords(line);
            if (isPlainHeader(words))
                readHeader(words, true);
            else if (!m_header.isEmpty())
                readRow(line, words, stampNs, samples);
        }
    }

private:
    /// Without -h the time of the interval's begin stands where -h has the word for it. Tables of
    /// one interval have a header each, so it is the rows' time that begins an interval.
    static bool isPlainHeader(const QList<QByteArrayView> &words)
    {
        return words.size() > 2 && words.back() == QByteArrayView("Command")
            && (words.at(1) == QByteArrayView("UID") || words.at(1) == QByteArrayView("USER"));
    }

    /// A 12-hour clock puts AM or PM after the time, which is left out.
    static QList<QByteArrayView> timedWords(QByteArrayView line)
    {
        QList<QByteArrayView> words = wordsOf(line);
        if (words.size() > 1
            && (words.at(1) == QByteArrayView("AM") || words.at(1) == QByteArrayView("PM")))
            words.removeAt(1);
        return words;
    }

    void readHeader(const QList<QByteArrayView> &words, bool hasTime)
    {
        m_header.clear();
        m_columns.clear();
        m_lastProcess = 0;
        const bool known = hasTime && words.size() > 2 && words.back() == QByteArrayView("Command");
        if (!known)
            return;
        for (const QByteArrayView word : words) {
            m_header.append(word.toByteArray());
            const auto *const column = std::ranges::find(kColumns, word, &Column::name);
            m_columns.push_back(column == kColumns.end() ? nullptr : column);
        }
    }

    void beginInterval(TimeNs stampNs)
    {
        ++m_count;
        const TimeNs offsetNs = m_arrivals.add(m_count * m_intervalNs, stampNs);
        const TimeNs middle = offsetNs + m_count * m_intervalNs - m_intervalNs / 2;
        m_middleNs = std::max(middle, m_middleNs.value_or(middle - 1) + 1);
    }

    void readRow(const QByteArray &line,
                 const QList<QByteArrayView> &words,
                 TimeNs stampNs,
                 std::vector<ProcessSample> *samples)
    {
        const qsizetype last = m_header.size() - 1;
        if (words.size() <= last)
            return;
        // With -h a header comes before every interval; should one be missing, the time tells.
        const QByteArray time = words.front().toByteArray();
        const bool isFirst = m_count == 0;
        if (isFirst || (!m_timeWord.isEmpty() && time != m_timeWord))
            beginInterval(stampNs);
        m_timeWord = time;
        ProcessSample sample;
        sample.timeNs = m_middleNs.value_or(stampNs);
        sample.lengthNs = m_intervalNs;
        for (qsizetype column = 1; column < last; ++column)
            readColumn(column, words.at(column), &sample);
        if (!nameProcess(words, &sample))
            return;
        // The command is the rest of the line: names may hold spaces.
        const qsizetype begin = words.at(last).data() - line.constData();
        const QString command = QString::fromUtf8(QByteArrayView(line).sliced(begin).trimmed());
        sample.command = sample.tid > 0 ? threadName(command) : command;
        samples->push_back(std::move(sample));
    }

    void readColumn(qsizetype index, QByteArrayView word, ProcessSample *sample) const
    {
        const Column *const column = m_columns.at(static_cast<std::size_t>(index));
        const QByteArray &name = m_header.at(index);
        const bool isResident = name == "RSS";
        const bool isUid = name == "UID";
        if (!column && !isResident && !isUid)
            return;
        const std::optional<double> value = numberOf(word);
        // -1.00 is pidstat's way to say that the kernel would not tell.
        if (!value || *value < 0 || *value > kMostOfAColumn)
            return;
        if (column)
            sample->*column->field = *value * column->factor;
        else if (isResident)
            sample->residentBytes = static_cast<qint64>(std::min(*value, 9e12)) * 1024;
        else
            sample->uid = static_cast<qint64>(*value);
    }

    /// PID; or with -t TGID and TID, of which one is "-": a process, or a thread of the last one.
    bool nameProcess(const QList<QByteArrayView> &words, ProcessSample *sample)
    {
        const auto id = [&](const char *name) -> std::optional<qint64> {
            const qsizetype column = m_header.indexOf(QByteArray(name));
            return column < 0 ? std::nullopt : idOf(words.at(column));
        };
        if (const std::optional<qint64> pid = id("PID")) {
            sample->pid = *pid;
            return true;
        }
        const std::optional<qint64> process = id("TGID");
        const std::optional<qint64> thread = id("TID");
        if (process)
            m_lastProcess = *process;
        sample->pid = m_lastProcess;
        sample->tid = thread.value_or(0);
        return process || thread;
    }

public:
    Lines lines;

private:
    TimeNs m_intervalNs;
    ArrivalFilter m_arrivals;
    TimeNs m_count = 0;
    std::optional<TimeNs> m_middleNs;
    QList<QByteArray> m_header;
    std::vector<const Column *> m_columns; ///< of the header's words; nullptr: not such a number
    QByteArray m_timeWord;
    qint64 m_lastProcess = 0;
};

PidstatReader::PidstatReader(std::chrono::seconds interval)
    : d(std::make_unique<Private>(interval))
{ }

PidstatReader::~PidstatReader() = default;

std::vector<ProcessSample> PidstatReader::feed(QByteArrayView bytes, TimeNs stampNs)
{
    std::vector<ProcessSample> samples;
    for (const char byte : bytes) {
        if (const std::optional<QByteArray> line = d->lines.add(byte))
            d->readLine(*line, stampNs, &samples);
    }
    return samples;
}

} // namespace runwatt::cpu
