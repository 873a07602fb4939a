// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/names.h"

#include "core/base/unitscale.h"
#include "core/figure/text.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::figure {

namespace {

struct KnownName
{
    QStringView word; ///< as in the records
    const char *name = nullptr;
};

constexpr std::array kMeasures{
    KnownName{u"throughput", QT_TRANSLATE_NOOP("Figures", "Throughput")},
    KnownName{u"iops", QT_TRANSLATE_NOOP("Figures", "I/O operations")},
    KnownName{u"operations", QT_TRANSLATE_NOOP("Figures", "Operations")},
    KnownName{u"network.throughput", QT_TRANSLATE_NOOP("Figures", "Network throughput")},
    KnownName{u"network.lost", QT_TRANSLATE_NOOP("Figures", "Datagrams lost")},
    KnownName{u"network.jitter", QT_TRANSLATE_NOOP("Figures", "Jitter")},
    KnownName{u"transactions", QT_TRANSLATE_NOOP("Figures", "Transactions")},
    KnownName{u"retransmits", QT_TRANSLATE_NOOP("Figures", "Retransmitted segments")},
    KnownName{u"cpu.netperf.local",
              QT_TRANSLATE_NOOP("Figures", "CPU of the device, as netperf tells it")},
    KnownName{u"cpu.netperf.remote",
              QT_TRANSLATE_NOOP("Figures", "CPU of the peer, as netperf tells it")},
    KnownName{u"latency.mean", QT_TRANSLATE_NOOP("Figures", "Mean latency")},
    KnownName{u"latency.distribution", QT_TRANSLATE_NOOP("Figures", "Latency distribution")},
    KnownName{u"latency.histogram", QT_TRANSLATE_NOOP("Figures", "Latency histogram")},
    KnownName{u"runtime", QT_TRANSLATE_NOOP("Figures", "Time that the benchmark counted")},
    KnownName{u"bytes", QT_TRANSLATE_NOOP("Figures", "Bytes moved")},
    KnownName{u"disk.read", QT_TRANSLATE_NOOP("Figures", "Read from the storage")},
    KnownName{u"disk.written", QT_TRANSLATE_NOOP("Figures", "Written to the storage")},
    KnownName{u"disk.read.bytes", QT_TRANSLATE_NOOP("Figures", "Bytes read from the storage")},
    KnownName{u"disk.written.bytes",
              QT_TRANSLATE_NOOP("Figures", "Bytes that reached the storage")},
    KnownName{u"disk.written.late",
              QT_TRANSLATE_NOOP("Figures", "Bytes that reached the storage afterwards")},
    KnownName{u"disk.share",
              QT_TRANSLATE_NOOP("Figures", "Storage's bytes for each byte of the benchmark")},
    KnownName{u"cost.cpu", QT_TRANSLATE_NOOP("Figures", "CPU that Runwatt itself takes")},
    KnownName{u"watts.mean", QT_TRANSLATE_NOOP("Figures", "Mean power")},
    KnownName{u"watts.idle", QT_TRANSLATE_NOOP("Figures", "Idle power")},
    KnownName{u"watts.max", QT_TRANSLATE_NOOP("Figures", "Highest power")},
    KnownName{u"watts.net", QT_TRANSLATE_NOOP("Figures", "Power above idle")},
    KnownName{u"energy", QT_TRANSLATE_NOOP("Figures", "Energy")},
    KnownName{u"energy.net", QT_TRANSLATE_NOOP("Figures", "Energy above idle")},
    KnownName{u"energy.perbyte", QT_TRANSLATE_NOOP("Figures", "Energy per byte")},
    KnownName{u"cpu.busy", QT_TRANSLATE_NOOP("Figures", "CPU time, busy")},
    KnownName{u"cpu.account", QT_TRANSLATE_NOOP("Figures", "CPU time by who used it")},
    KnownName{u"cpu.cgroup", QT_TRANSLATE_NOOP("Figures", "CPU time of the trial's control group")},
    KnownName{u"cpu.thread", QT_TRANSLATE_NOOP("Figures", "CPU time by thread")},
    KnownName{u"cpu.user", QT_TRANSLATE_NOOP("Figures", "CPU, user")},
    KnownName{u"cpu.system", QT_TRANSLATE_NOOP("Figures", "CPU, system")},
    KnownName{u"cpu.softirq", QT_TRANSLATE_NOOP("Figures", "CPU, softirq")},
    KnownName{u"cpu.guest", QT_TRANSLATE_NOOP("Figures", "CPU, guest")},
    KnownName{u"cpu.nice", QT_TRANSLATE_NOOP("Figures", "CPU, user at low priority")},
    KnownName{u"cpu.irq", QT_TRANSLATE_NOOP("Figures", "CPU, interrupts")},
    KnownName{u"cpu.steal", QT_TRANSLATE_NOOP("Figures", "CPU, taken by the hypervisor")},
    KnownName{u"cpu.rest", QT_TRANSLATE_NOOP("Figures", "CPU, the rest (idle, waiting, taken)")},
    KnownName{u"cpu.core", QT_TRANSLATE_NOOP("Figures", "CPU of one core")},
    KnownName{u"cpu.idle", QT_TRANSLATE_NOOP("Figures", "CPU, idle")},
    KnownName{u"cpu.iowait", QT_TRANSLATE_NOOP("Figures", "CPU, waiting for I/O")},
    KnownName{u"guest.cpu.user", QT_TRANSLATE_NOOP("Figures", "CPU in the guest, user")},
    KnownName{u"guest.cpu.system", QT_TRANSLATE_NOOP("Figures", "CPU in the guest, system")},
    KnownName{u"guest.cpu.softirq", QT_TRANSLATE_NOOP("Figures", "CPU in the guest, softirq")},
    KnownName{u"guest.cpu.rest",
              QT_TRANSLATE_NOOP("Figures", "CPU in the guest, the rest (idle, waiting, taken)")},
    KnownName{u"guest.cpu.iowait",
              QT_TRANSLATE_NOOP("Figures", "CPU in the guest, waiting for I/O")},
    KnownName{u"load.foreign", QT_TRANSLATE_NOOP("Figures", "CPU of other processes")},
    KnownName{u"temperature.max", QT_TRANSLATE_NOOP("Figures", "Highest temperature")},
    KnownName{u"temperature", QT_TRANSLATE_NOOP("Figures", "Temperature")},
    KnownName{u"frequency", QT_TRANSLATE_NOOP("Figures", "Clock frequency")},
    KnownName{u"frequency.cap", QT_TRANSLATE_NOOP("Figures", "Limit of the clock frequency")},
    KnownName{u"throttled", QT_TRANSLATE_NOOP("Figures", "Throttle flags")},
    KnownName{u"runtime.startup", QT_TRANSLATE_NOOP("Figures", "Start-up time")},
    KnownName{u"runtime.memory", QT_TRANSLATE_NOOP("Figures", "Memory of the runtime")},
    KnownName{u"meter.rate", QT_TRANSLATE_NOOP("Figures", "Meter, rate of readings")},
    KnownName{u"meter.update", QT_TRANSLATE_NOOP("Figures", "Meter, true update rate")},
    KnownName{u"meter.readings", QT_TRANSLATE_NOOP("Figures", "Meter, readings")},
    KnownName{u"meter.duplicates", QT_TRANSLATE_NOOP("Figures", "Meter, repeated values")},
    KnownName{u"meter.gaps", QT_TRANSLATE_NOOP("Figures", "Meter, gaps")},
    KnownName{u"meter.damaged", QT_TRANSLATE_NOOP("Figures", "Meter, damaged records")},
};

constexpr std::array kFactors{
    KnownName{u"device", QT_TRANSLATE_NOOP("Figures", "device")},
    KnownName{u"runtime", QT_TRANSLATE_NOOP("Figures", "runtime")},
    KnownName{u"workload", QT_TRANSLATE_NOOP("Figures", "workload")},
    KnownName{u"benchmark", QT_TRANSLATE_NOOP("Figures", "benchmark")},
    KnownName{u"percentile", QT_TRANSLATE_NOOP("Figures", "percentile of requests")},
    KnownName{u"latency", QT_TRANSLATE_NOOP("Figures", "latency")},
    KnownName{u"requestSize", QT_TRANSLATE_NOOP("Figures", "request size")},
    KnownName{u"operation", QT_TRANSLATE_NOOP("Figures", "operation")},
    KnownName{u"pattern", QT_TRANSLATE_NOOP("Figures", "pattern")},
    KnownName{u"fileSize", QT_TRANSLATE_NOOP("Figures", "file size")},
    KnownName{u"readShare", QT_TRANSLATE_NOOP("Figures", "share of reads")},
    KnownName{u"rate", QT_TRANSLATE_NOOP("Figures", "rate limit")},
    KnownName{u"engine", QT_TRANSLATE_NOOP("Figures", "I/O engine")},
    KnownName{u"depth", QT_TRANSLATE_NOOP("Figures", "queue depth")},
    KnownName{u"jobs", QT_TRANSLATE_NOOP("Figures", "jobs")},
    KnownName{u"personality", QT_TRANSLATE_NOOP("Figures", "personality")},
    KnownName{u"files", QT_TRANSLATE_NOOP("Figures", "files")},
    KnownName{u"meanFileSize", QT_TRANSLATE_NOOP("Figures", "mean file size")},
    KnownName{u"threads", QT_TRANSLATE_NOOP("Figures", "threads")},
    KnownName{u"ioSize", QT_TRANSLATE_NOOP("Figures", "I/O size")},
    KnownName{u"dirWidth", QT_TRANSLATE_NOOP("Figures", "entries of a directory")},
    KnownName{u"appendSize", QT_TRANSLATE_NOOP("Figures", "append size")},
    KnownName{u"passiveFiles", QT_TRANSLATE_NOOP("Figures", "videos not watched")},
    KnownName{u"writeSize", QT_TRANSLATE_NOOP("Figures", "write size")},
    KnownName{u"eventRate", QT_TRANSLATE_NOOP("Figures", "reads a second")},
    KnownName{u"replaceInterval", QT_TRANSLATE_NOOP("Figures", "seconds to the next video")},
    KnownName{u"model", QT_TRANSLATE_NOOP("Figures", "model")},
    KnownName{u"diskSize", QT_TRANSLATE_NOOP("Figures", "disk size")},
    KnownName{u"test", QT_TRANSLATE_NOOP("Figures", "test")},
    KnownName{u"messageSize", QT_TRANSLATE_NOOP("Figures", "message size")},
    KnownName{u"direction", QT_TRANSLATE_NOOP("Figures", "direction")},
    KnownName{u"protocol", QT_TRANSLATE_NOOP("Figures", "protocol")},
    KnownName{u"streams", QT_TRANSLATE_NOOP("Figures", "streams")},
    KnownName{u"bitrate", QT_TRANSLATE_NOOP("Figures", "bit rate")},
    KnownName{u"responseSize", QT_TRANSLATE_NOOP("Figures", "response size")},
    KnownName{u"omit", QT_TRANSLATE_NOOP("Figures", "time left out at the beginning")},
    KnownName{u"noDelay", QT_TRANSLATE_NOOP("Figures", "TCP_NODELAY")},
    KnownName{u"runTime", QT_TRANSLATE_NOOP("Figures", "run time")},
    KnownName{u"ramp", QT_TRANSLATE_NOOP("Figures", "ramp time")},
    KnownName{u"direct", QT_TRANSLATE_NOOP("Figures", "direct I/O")},
    KnownName{u"verify", QT_TRANSLATE_NOOP("Figures", "verified by")},
    KnownName{u"endFsync", QT_TRANSLATE_NOOP("Figures", "sync at the end")},
    KnownName{u"seed", QT_TRANSLATE_NOOP("Figures", "seed")},
    KnownName{u"title", QT_TRANSLATE_NOOP("Figures", "title")},
    KnownName{u"command", QT_TRANSLATE_NOOP("Figures", "command")},
    KnownName{u"live", QT_TRANSLATE_NOOP("Figures", "pattern of live values")},
    KnownName{u"final", QT_TRANSLATE_NOOP("Figures", "pattern of the result")},
    KnownName{u"json", QT_TRANSLATE_NOOP("Figures", "path to the result in JSON")},
    KnownName{u"measure", QT_TRANSLATE_NOOP("Figures", "measure")},
    KnownName{u"unit", QT_TRANSLATE_NOOP("Figures", "unit")},
    KnownName{u"seconds", QT_TRANSLATE_NOOP("Figures", "seconds that it takes")},
    KnownName{u"tools", QT_TRANSLATE_NOOP("Figures", "programs needed")},
};

constexpr std::array kVerdicts{
    KnownName{u"valid", QT_TRANSLATE_NOOP("Figures", "valid")},
    KnownName{u"under-voltage", QT_TRANSLATE_NOOP("Figures", "too little voltage")},
    KnownName{u"throttled", QT_TRANSLATE_NOOP("Figures", "throttled")},
    KnownName{u"hot", QT_TRANSLATE_NOOP("Figures", "too hot")},
    KnownName{u"clock-dropped", QT_TRANSLATE_NOOP("Figures", "clock frequency fell")},
    KnownName{u"swap", QT_TRANSLATE_NOOP("Figures", "swapped memory")},
    KnownName{u"foreign-load", QT_TRANSLATE_NOOP("Figures", "load of other processes")},
    KnownName{u"not-observed", QT_TRANSLATE_NOOP("Figures", "not observed throughout")},
    KnownName{u"meter-gap", QT_TRANSLATE_NOOP("Figures", "gap of a meter")},
    KnownName{u"clock-step", QT_TRANSLATE_NOOP("Figures", "clock stepped")},
    KnownName{u"clock-uncertain", QT_TRANSLATE_NOOP("Figures", "uncertain clock")},
    KnownName{u"caches-warm", QT_TRANSLATE_NOOP("Figures", "caches not dropped")},
    KnownName{u"not-direct", QT_TRANSLATE_NOOP("Figures", "buffered, not direct")},
    KnownName{u"too-warm", QT_TRANSLATE_NOOP("Figures", "begun too warm")},
    KnownName{u"governor-not-set", QT_TRANSLATE_NOOP("Figures", "governor not set")},
    KnownName{u"offloads-not-set", QT_TRANSLATE_NOOP("Figures", "offloads not set")},
    KnownName{u"detour", QT_TRANSLATE_NOOP("Figures", "another way through the network")},
};

template<typename Names>
QString nameIn(const Names &names, const QString &word)
{
    const auto *const found = std::ranges::find(names, QStringView(word), &KnownName::word);
    return found == names.end() ? QString() : Figures::tr(found->name);
}

/// "latency.p99", "latency.p99.9": the percentile in words; empty for anything else.
QString percentileName(const QString &measure)
{
    const QString prefix = u"latency.p"_s;
    if (!measure.startsWith(prefix))
        return {};
    const QString percentile = measure.mid(prefix.size());
    bool isNumber = false;
    percentile.toDouble(&isNumber);
    return isNumber ? Figures::tr("Latency, percentile %1").arg(percentile) : QString();
}

/// A column of mpstat; empty for anything else.
QString columnName(const QString &measure)
{
    const QString device = u"mpstat."_s;
    const QString guest = u"guest."_s + device;
    if (measure.startsWith(device))
        return Figures::tr("CPU, mpstat's %1").arg(u'%' + measure.mid(device.size()));
    if (measure.startsWith(guest))
        return Figures::tr("CPU in the guest, mpstat's %1").arg(u'%' + measure.mid(guest.size()));
    return {};
}

} // namespace

QString measureName(const QString &measure)
{
    if (QString column = columnName(measure); !column.isEmpty())
        return column;
    if (QString known = nameIn(kMeasures, measure); !known.isEmpty())
        return known;
    const QString percentile = percentileName(measure);
    return percentile.isEmpty() ? measure : percentile;
}

QString factorName(const QString &factor)
{
    QStringList names;
    for (const QString &part : factor.split(u'+', Qt::SkipEmptyParts)) {
        const QString known = nameIn(kFactors, part);
        names.append(known.isEmpty() ? part : known);
    }
    if (names.size() < 2)
        return names.value(0);
    const QString last = names.takeLast();
    return Figures::tr("%1 and %2").arg(names.join(u", "_s), last);
}

QString verdictName(const QString &code)
{
    const QString known = nameIn(kVerdicts, code);
    return known.isEmpty() ? code : known;
}

QString verdictNames(const QStringList &codes)
{
    QStringList names;
    for (const QString &code : codes)
        names.append(verdictName(code));
    return names.join(u", "_s);
}

QString capitalised(const QString &name)
{
    return name.left(1).toUpper() + name.mid(1);
}

AxisText axisFor(const QString &name, const QString &unit, double largest)
{
    AxisText axis;
    const UnitScale scale = scaleFor(largest, unit);
    axis.divisor = scale.divisor;
    axis.unit = scale.unit;
    axis.label = axis.unit.isEmpty() ? name : u"%1 (%2)"_s.arg(name, axis.unit);
    return axis;
}

QString shownNumber(double value, const QLocale &locale)
{
    if (!std::isfinite(value))
        return u"–"_s;
    if (value == 0)
        return locale.toString(0);
    const double size = std::abs(value);
    if (size < 1e-3 || size >= 1e7)
        return locale.toString(value, 'g', 4);
    const int digitsAhead = static_cast<int>(std::floor(std::log10(size))) + 1;
    QString text = locale.toString(value, 'f', std::clamp(4 - digitsAhead, 0, 6));
    const QString point = locale.decimalPoint();
    if (!text.contains(point))
        return text;
    while (text.endsWith(locale.zeroDigit()))
        text.chop(1);
    if (text.endsWith(point))
        text.chop(point.size());
    return text;
}

QLocale localeOf(const QString &language)
{
    return language.isEmpty() ? QLocale() : QLocale(language);
}

} // namespace runwatt::figure
