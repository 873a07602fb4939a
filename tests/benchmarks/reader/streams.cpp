// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/reader/streams.h"

#include "core/benchmark/benchmark.h"
#include "core/cpu/mpstat.h"
#include "core/cpu/pidstat.h"

#include <QFile>
#include <QRegularExpression>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::bench {

namespace {

constexpr int kCores = 32;
constexpr int kTasks = 100;
constexpr int kStreams = 16;

QString timeOf(int interval)
{
    return u"%1:%2:%3"_s.arg(interval / 3600 % 24, 2, 10, QChar(u'0'))
        .arg(interval / 60 % 60, 2, 10, QChar(u'0'))
        .arg(interval % 60, 2, 10, QChar(u'0'));
}

QString coreName(int core)
{
    return core < 0 ? u"all"_s : QString::number(core);
}

QByteArray mpstatJson(int interval)
{
    QString text = interval == 0
        ? u"{\"sysstat\": {\n\t\"hosts\": [\n\t\t{\n\t\t\t\"nodename\": \"pi4\",\n\t\t\t\"statistics\": [\n"_s
        : u",\n"_s;
    text += u"\t\t\t\t{\n\t\t\t\t\t\"timestamp\": \"%1\",\n\t\t\t\t\t\"cpu-load\": [\n"_s.arg(
        timeOf(interval));
    for (int core = -1; core < kCores; ++core) {
        text += u"\t\t\t\t\t\t{\"cpu\": \"%1\", \"usr\": %2.50, \"nice\": 0.00, \"sys\": 7.25, "
                u"\"iowait\": "
                "1.00, \"irq\": 0.00, \"soft\": 2.25, \"steal\": 0.00, \"guest\": 20.00, "
                "\"gnice\": 0.00, "
                "\"idle\": %3.00}%4\n"_s.arg(coreName(core))
                    .arg(10 + (core + interval) % 30)
                    .arg(59 - (core + interval) % 30)
                    .arg(core + 1 < kCores ? u","_s : QString());
    }
    return QString(text + u"\t\t\t\t\t]\n\t\t\t\t}"_s).toUtf8();
}

QByteArray mpstatText(int interval)
{
    QString text = interval == 0
        ? u"Linux 6.1.0 (pi4) \t2026-11-23 \t_aarch64_\t(%1 CPU)\n"_s.arg(kCores)
        : QString();
    text +=
        u"\n%1     CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle\n"_s
            .arg(timeOf(interval));
    for (int core = -1; core < kCores; ++core) {
        text +=
            u"%1    %2   %3.50    0.00    7.25    1.00    0.00    2.25    0.00   20.00    0.00   %4.00\n"_s
                .arg(timeOf(interval), coreName(core).rightJustified(4))
                .arg(10 + (core + interval) % 30)
                .arg(59 - (core + interval) % 30);
    }
    return text.toUtf8();
}

/// `ids` is the heading of the columns that name a task, and `idsOf` what is in them.
template<typename Ids>
QByteArray pidstat(int interval, const QString &ids, Ids idsOf)
{
    QString text =
        u"\n# Time        UID %1    %usr %system  %guest   %wait    %CPU   CPU  minflt/s  majflt/s "
        u"    "
        "VSZ     RSS   %MEM   kB_rd/s   kB_wr/s kB_ccwr/s iodelay   cswch/s nvcswch/s  Command\n"_s
            .arg(ids);
    for (int task = 0; task < kTasks; ++task) {
        text += u"%1        0 %2    %3.00    4.00    1.00    0.50   %4.00     2      4.00      "
                u"0.00   10128    8364   "
                "0.10      0.00    128.00      0.00       0     84.00     13.00  process-%5\n"_s
                    .arg(timeOf(interval), idsOf(task))
                    .arg(task % 7)
                    .arg(5 + task % 7)
                    .arg(task);
    }
    return text.toUtf8();
}

QByteArray pidstatProcesses(int interval)
{
    return pidstat(interval, u"      PID"_s,
                   [](int task) { return QString::number(1000 + task).rightJustified(9); });
}

QByteArray pidstatThreads(int interval)
{
    return pidstat(interval, u"     TGID       TID"_s, [](int task) {
        const QString id = QString::number(1000 + task).rightJustified(9);
        return task % 10 == 0 ? QString(id + u"         -") : QString(u"        - " + id);
    });
}

/// A document that fio printed, with the totals of as many seconds.
QByteArray fio(int interval)
{
    static const QString recorded = [] {
        QFile file(u"" RUNWATT_RECORDINGS "/benchmark/data/fio-3.33.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(file.errorString()));
        const QByteArray all = file.readAll();
        return QString::fromUtf8(all.first(all.indexOf("\n}\n") + 3));
    }();
    static const QRegularExpression total(
        u"\"(io_bytes|io_kbytes|total_ios|runtime|N)\" : (\\d+)"_s);
    QString text;
    qsizetype copied = 0;
    for (const QRegularExpressionMatch &match : total.globalMatch(recorded)) {
        text += QStringView(recorded).sliced(copied, match.capturedStart(2) - copied);
        text += QString::number(match.captured(2).toLongLong() * (interval + 1));
        copied = match.capturedEnd(2);
    }
    return QString(text + QStringView(recorded).sliced(copied)).toUtf8();
}

QByteArray iperf3(int interval)
{
    QString text = u"- - - - - - - - - - - - - - - - - - - - - - - - -\n"_s;
    for (int stream = 0; stream <= kStreams; ++stream) {
        const bool isSum = stream == kStreams;
        text += u"[%1]  %2.00-%3.00  sec  %4 MBytes  %5 Kbits/sec    0%6\n"_s
                    .arg(isSum ? u"SUM"_s : QString::number(5 + 2 * stream).rightJustified(3))
                    .arg(interval)
                    .arg(interval + 1)
                    .arg(isSum ? 1120 : 70)
                    .arg(isSum ? 9395240 : 587202 + interval % 100)
                    .arg(isSum ? QString() : u"   1.31 MBytes       "_s);
    }
    return text.toUtf8();
}

QByteArray netperf(int interval)
{
    QString text;
    for (int stream = 0; stream < kStreams; ++stream) {
        text += u"NETPERF_INTERIM_RESULT[%1]=%2.52\nNETPERF_UNITS[%1]=10^3bits/s\n"
                "NETPERF_INTERVAL[%1]=1.000\nNETPERF_ENDING[%1]=%3.%4\n"_s.arg(interval)
                    .arg(4837223 + stream)
                    .arg(1767225601 + interval)
                    .arg(100 + stream);
    }
    return text.toUtf8();
}

std::function<std::size_t(QByteArrayView, TimeNs)> readerOf(const QString &name,
                                                            const QJsonObject &parameters)
{
    const std::shared_ptr<benchmark::LiveReader> reader =
        benchmark::findBenchmark(name)->makeReader(parameters);
    return [reader](QByteArrayView bytes, TimeNs stampNs) {
        return reader->feed(bytes, stampNs).size();
    };
}

template<typename Reader>
std::function<std::size_t(QByteArrayView, TimeNs)> sysstatReader()
{
    const auto reader = std::make_shared<Reader>(std::chrono::seconds(1));
    return [reader](QByteArrayView bytes, TimeNs stampNs) {
        return reader->feed(bytes, stampNs).size();
    };
}

} // namespace

std::vector<StreamKind> streamKinds()
{
    return {{u"mpstat, JSON"_s, mpstatJson, sysstatReader<cpu::MpstatReader>},
            {u"mpstat, text"_s, mpstatText, sysstatReader<cpu::MpstatReader>},
            {u"pidstat"_s, pidstatProcesses, sysstatReader<cpu::PidstatReader>},
            {u"pidstat, threads"_s, pidstatThreads, sysstatReader<cpu::PidstatReader>},
            {u"fio"_s, fio, [] { return readerOf(u"fio"_s, {}); }},
            {u"iperf3"_s, iperf3,
             [] {
                 return readerOf(u"iperf3"_s, {{u"streams"_s, kStreams}});
             }},
            {u"netperf"_s, netperf, [] {
                 return readerOf(u"netperf"_s, {{u"streams"_s, kStreams}});
             }}};
}

} // namespace runwatt::bench
