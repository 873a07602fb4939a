// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/mpstat.h"

#include "core/cpu/coregroups.h"
#include "core/cpu/lines.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace runwatt::cpu {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostCores = 65536;
constexpr std::size_t kMostAverages = kMostCores + 1; ///< and of all together
constexpr qsizetype kLargestObject = 4096;

/// A column of mpstat: its names in JSON and in text, and where it goes.
struct Column
{
    const char *jsonName;
    const char *textName;
    double CpuSample::*field;
};

// %user is what sysstat before 9 printed.
constexpr std::array<Column, 11> kColumns{{{"usr", "%usr", &CpuSample::user},
                                           {"usr", "%user", &CpuSample::user},
                                           {"nice", "%nice", &CpuSample::nice},
                                           {"sys", "%sys", &CpuSample::system},
                                           {"iowait", "%iowait", &CpuSample::iowait},
                                           {"irq", "%irq", &CpuSample::irq},
                                           {"soft", "%soft", &CpuSample::softirq},
                                           {"steal", "%steal", &CpuSample::steal},
                                           {"guest", "%guest", &CpuSample::guest},
                                           {"gnice", "%gnice", &CpuSample::guestNice},
                                           {"idle", "%idle", &CpuSample::idle}}};

std::optional<int> coreOf(QByteArrayView word)
{
    if (word == QByteArrayView("all"))
        return -1;
    bool ok = false;
    const int core = word.toInt(&ok);
    if (!ok || core < 0 || core >= kMostCores)
        return std::nullopt;
    return core;
}

double percent(double value)
{
    return std::isfinite(value) ? std::clamp(value, 0.0, 100.0) : 0.0;
}

/// Finds the innermost objects of a JSON stream, which are mpstat's rows, as they close. So it does
/// not matter where the document is cut, how it is indented, and that it has no end while it runs.
class JsonRows
{
public:
    enum class Event {
        None,
        Row, ///< row() is one
        ListEnd
    };

    Event add(char byte)
    {
        if (m_inString)
            return addToString(byte);
        switch (byte) {
        case '{':
            m_object = "{";
            m_collecting = true;
            return Event::None;
        case ']':
            m_collecting = false;
            return Event::ListEnd;
        case '}':
            if (!std::exchange(m_collecting, false))
                return Event::None;
            m_object.append(byte);
            return readRow() ? Event::Row : Event::None;
        default:
            m_inString = byte == '"';
            append(byte);
            return Event::None;
        }
    }

    [[nodiscard]] const CpuSample &row() const { return m_row; }

private:
    Event addToString(char byte)
    {
        append(byte);
        if (m_escaped)
            m_escaped = false;
        else if (byte == '\\')
            m_escaped = true;
        else if (byte == '"' || byte == '\n') // JSON has no line break in a string: it was cut
            m_inString = false;
        return Event::None;
    }

    void append(char byte)
    {
        if (!m_collecting)
            return;
        m_object.append(byte);
        m_collecting = m_object.size() < kLargestObject;
    }

    bool readRow()
    {
        const QJsonObject object = QJsonDocument::fromJson(m_object).object();
        const std::optional<int> core = coreOf(object.value("cpu"_L1).toString().toUtf8());
        if (!core || !object.contains("idle"_L1))
            return false;
        m_row = CpuSample();
        m_row.core = *core;
        for (const Column &column : kColumns)
            m_row.*column.field =
                percent(object.value(QLatin1StringView(column.jsonName)).toDouble());
        return true;
    }

    QByteArray m_object;
    CpuSample m_row;
    bool m_collecting = false;
    bool m_inString = false;
    bool m_escaped = false;
};

/// Reads the lines of mpstat's text form.
class TextRows
{
public:
    enum class Event {
        None,
        Row, ///< row() is one
        Average, ///< row() is one over the whole run
        GroupEnd, ///< a blank line or a header
        CoreCount ///< coreCount() is known
    };

    Event read(QByteArrayView line)
    {
        if (isJson(line))
            return Event::None;
        const QList<QByteArrayView> words = wordsOf(line);
        if (words.isEmpty())
            return Event::GroupEnd;
        if (readBanner(words))
            return Event::CoreCount;
        // Rows of averages have a word where others have the time, and so has their header.
        const bool isAverage = !beginsWithTime(line);
        if (words.contains(QByteArrayView("CPU")) || words.contains(QByteArrayView("NODE"))) {
            m_header.clear();
            m_isOfAverages = isAverage;
            if (words.contains(QByteArrayView("CPU")) && words.contains(QByteArrayView("%idle"))) {
                for (const QByteArrayView word : words)
                    m_header.append(word.toByteArray());
            }
            return Event::GroupEnd;
        }
        if (isAverage != m_isOfAverages || !readRow(words))
            return Event::None;
        return isAverage ? Event::Average : Event::Row;
    }

    [[nodiscard]] const CpuSample &row() const { return m_row; }

    [[nodiscard]] int coreCount() const { return m_coreCount; }

private:
    /// Splitting the other form's lines into words takes as long as reading them.
    static bool isJson(QByteArrayView line)
    {
        const auto *const first = std::find_if_not(
            line.begin(), line.end(), [](char byte) { return byte == ' ' || byte == '\t'; });
        return first != line.end() && QByteArrayView("{}[]\"").contains(*first);
    }

    /// "Linux 5.15.0 (pi4) 	2026-11-23 	_aarch64_	(4 CPU)"
    bool readBanner(const QList<QByteArrayView> &words)
    {
        if (words.size() < 4 || words.back() != QByteArrayView("CPU)")
            || !words.at(words.size() - 2).startsWith('('))
            return false;
        const std::optional<int> count = coreOf(words.at(words.size() - 2).sliced(1));
        m_coreCount = count.value_or(0);
        return m_coreCount > 0;
    }

    bool readRow(const QList<QByteArrayView> &words)
    {
        if (words.size() != m_header.size())
            return false;
        m_row = CpuSample();
        bool named = false;
        for (qsizetype index = 0; index < words.size(); ++index) {
            if (m_header.at(index) == "CPU") {
                const std::optional<int> core = coreOf(words.at(index));
                if (!core)
                    return false;
                m_row.core = *core;
                named = true;
            }
            for (const Column &column : kColumns) {
                if (m_header.at(index) != column.textName)
                    continue;
                const std::optional<double> value = numberOf(words.at(index));
                if (!value)
                    return false;
                m_row.*column.field = percent(*value);
            }
        }
        return named;
    }

    QList<QByteArray> m_header;
    bool m_isOfAverages = false; ///< m_header
    CpuSample m_row;
    int m_coreCount = 0;
};

} // namespace

QStringList sysstatEnvironment()
{
    return {u"LC_ALL=C"_s, u"S_TIME_FORMAT=ISO"_s, u"S_COLORS=never"_s};
}

QStringList mpstatCommand(std::chrono::seconds interval, MpstatFormat format)
{
    QStringList words{u"env"_s};
    words.append(sysstatEnvironment());
    words.append({u"mpstat"_s, u"-P"_s, u"ALL"_s});
    if (format == MpstatFormat::Json)
        words.append({u"-o"_s, u"JSON"_s});
    words.append(QString::number(interval.count()));
    return words;
}

class MpstatReader::Private
{
public:
    explicit Private(std::chrono::seconds interval)
        : groups(interval.count() * kNsPerSecond)
    { }

    void addJson(char byte, TimeNs stampNs, std::vector<CpuSample> *samples)
    {
        const JsonRows::Event event = json.add(byte);
        if (event == JsonRows::Event::Row)
            groups.add(json.row(), stampNs, samples);
        else if (event == JsonRows::Event::ListEnd)
            groups.end(samples);
    }

    void addText(char byte, TimeNs stampNs, std::vector<CpuSample> *samples)
    {
        const std::optional<QByteArray> line = lines.add(byte);
        if (!line)
            return;
        switch (text.read(*line)) {
        case TextRows::Event::None:
            return;
        case TextRows::Event::Average:
            if (averages.size() < kMostAverages)
                averages[text.row().core] = text.row();
            return;
        case TextRows::Event::CoreCount:
            groups.setCoreCount(text.coreCount());
            return;
        case TextRows::Event::GroupEnd:
            groups.end(samples);
            return;
        case TextRows::Event::Row:
            groups.add(text.row(), stampNs, samples);
            groups.endWhenExpected(samples);
            return;
        }
    }

    CoreGroups groups;
    std::map<int, CpuSample> averages;
    JsonRows json;
    Lines lines;
    TextRows text;
};

MpstatReader::MpstatReader(std::chrono::seconds interval)
    : d(std::make_unique<Private>(interval))
{ }

MpstatReader::~MpstatReader() = default;

std::vector<CpuSample> MpstatReader::feed(QByteArrayView bytes, TimeNs stampNs)
{
    // Both forms are tried on all bytes: neither finds a row in the other's output.
    std::vector<CpuSample> samples;
    for (const char byte : bytes) {
        d->addJson(byte, stampNs, &samples);
        d->addText(byte, stampNs, &samples);
    }
    return samples;
}

const std::map<int, CpuSample> &MpstatReader::averages() const
{
    return d->averages;
}

std::vector<CpuSample> MpstatReader::finish()
{
    std::vector<CpuSample> samples;
    d->groups.end(&samples);
    return samples;
}

} // namespace runwatt::cpu
