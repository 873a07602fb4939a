// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/formatters.h"

#include "core/base/unitscale.h"
#include "widgets/common/text.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::common {

namespace {

QString noValue()
{
    return u"\u2013"_s;
}

QString fixed(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

QString joined(const QString &number, const QString &unit)
{
    // A no-break space: a number and its unit are one word.
    return unit.isEmpty() ? number : QString(number + u'\u00a0' + unit);
}

// Decimals that show `digits` significant digits of the value.
int decimalsFor(double value, int digits)
{
    if (value == 0 || !std::isfinite(value))
        return 0;
    const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
    return std::clamp(digits - 1 - magnitude, 0, 9);
}

qint64 roundedTo(qint64 value, qint64 step)
{
    return (value + step / 2) / step * step;
}

// Seconds, for a range: nobody knows the remaining time of an hour to the second.
qint64 plausible(qint64 seconds)
{
    if (seconds < 60)
        return seconds < 10 ? seconds : roundedTo(seconds, 5);
    if (seconds < 600)
        return roundedTo(seconds, 30);
    if (seconds < 3600)
        return roundedTo(seconds, 60);
    return roundedTo(seconds, 300);
}

} // namespace

QString formatNumber(double value, int significantDigits)
{
    if (!std::isfinite(value))
        return noValue();
    const int decimals = decimalsFor(value, significantDigits);
    QString number = fixed(value, decimals);
    if (decimals > 0) {
        const QString point = QLocale().decimalPoint();
        while (number.endsWith(QLocale().zeroDigit()))
            number.chop(1);
        if (number.endsWith(point))
            number.chop(point.size());
    }
    return number;
}

QString formatSignificant(double value, int significantDigits)
{
    return std::isfinite(value) ? fixed(value, decimalsFor(value, significantDigits)) : noValue();
}

QString formatThroughput(double bytesPerSecond)
{
    return formatValue(bytesPerSecond, u"B/s"_s);
}

QString formatIops(double perSecond)
{
    return formatValue(perSecond, u"1/s"_s);
}

QString formatLatency(double seconds)
{
    return formatValue(seconds, u"s"_s);
}

QString formatWatts(double watts)
{
    return formatValue(watts, u"W"_s);
}

QString formatPercent(double percent)
{
    return formatValue(percent, u"%"_s);
}

QString formatBytes(qint64 bytes)
{
    static constexpr std::array<const char16_t *, 5> kUnits{u"B", u"KiB", u"MiB", u"GiB", u"TiB"};
    auto value = static_cast<double>(bytes);
    size_t unit = 0;
    while (std::abs(value) >= 1024 && unit + 1 < kUnits.size()) {
        value /= 1024;
        ++unit;
    }
    return joined(formatNumber(value, std::abs(value) < 10 ? 2 : 4),
                  QString::fromUtf16(kUnits[unit]));
}

QString formatDuration(std::chrono::seconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration.count());
    const QLocale locale;
    const auto two = [&locale](qint64 value) {
        return value < 10 ? QString(locale.toString(0) + locale.toString(value))
                          : locale.toString(value);
    };
    if (seconds < 60)
        return Common::tr("%1 s").arg(locale.toString(seconds));
    if (seconds < 3600)
        return Common::tr("%1 min %2 s").arg(locale.toString(seconds / 60), two(seconds % 60));
    if (seconds < 86400)
        return Common::tr("%1 h %2 min")
            .arg(locale.toString(seconds / 3600), two(seconds / 60 % 60));
    return Common::tr("%1 d %2 h")
        .arg(locale.toString(seconds / 86400), locale.toString(seconds / 3600 % 24));
}

QString formatDurationRange(std::chrono::seconds low, std::chrono::seconds high)
{
    const qint64 from = plausible(std::max<qint64>(0, std::min(low, high).count()));
    const qint64 to = plausible(std::max<qint64>(0, std::max(low, high).count()));
    const QLocale locale;
    if (to == 0)
        return Common::tr("a moment");
    if (from == to) {
        const bool whole = to % 60 == 0 && to < 3600;
        return Common::tr("about %1")
            .arg(whole ? Common::tr("%1 min").arg(locale.toString(to / 60))
                       : formatDuration(std::chrono::seconds(to)));
    }
    if (to < 120)
        return Common::tr("%1 to %2 s").arg(locale.toString(from), locale.toString(to));
    if (from >= 60 && to < 3600) {
        const qint64 fromMinutes = from / 60;
        const qint64 toMinutes = std::max((to + 59) / 60, fromMinutes + 1);
        return Common::tr("%1 to %2 min")
            .arg(locale.toString(fromMinutes), locale.toString(toMinutes));
    }
    return Common::tr("%1 to %2")
        .arg(formatDuration(std::chrono::seconds(from)), formatDuration(std::chrono::seconds(to)));
}

QString formatCampaignTime(TimeNs campaignNs, int decimals)
{
    // The decimals are cut, not rounded, so that a clock never runs ahead.
    const bool negative = campaignNs < 0;
    const TimeNs time = negative ? -campaignNs : campaignNs;
    const TimeNs seconds = time / kNsPerSecond;
    QString result = negative ? u"\u2212"_s : QString();
    if (seconds >= 3600)
        result += u"%1:%2:"_s.arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
    else
        result += u"%1:"_s.arg(seconds / 60);
    result += u"%1"_s.arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (decimals > 0) {
        const QString digits =
            u"%1"_s.arg(time % kNsPerSecond, 9, 10, QLatin1Char('0')).left(std::min(decimals, 9));
        result += QLocale().decimalPoint();
        result += digits;
    }
    return result;
}

QString formatValue(double value, const QString &unit)
{
    if (!std::isfinite(value))
        return noValue();
    const UnitScale scale = scaleFor(value, unit);
    const double shown = value / scale.divisor;
    if (unit == u"%")
        return joined(fixed(shown, 1), scale.unit);
    if (unit == u"B")
        return formatBytes(std::llround(value));
    if (unit == u"1/s")
        return joined(formatNumber(shown, scale.divisor > 1 ? 4 : 3), scale.unit);
    if (unit == u"degC")
        return joined(fixed(shown, 1), scale.unit);
    if (unit == u"s" || unit == u"W")
        return joined(fixed(shown, decimalsFor(shown, 3)), scale.unit);
    if (unit == u"B/s")
        return joined(fixed(shown, scale.divisor > 1 ? 1 : 0), scale.unit);
    return joined(formatNumber(shown, 4), scale.unit);
}

QString formatValueWithInterval(double value, double halfWidth, const QString &unit)
{
    if (!std::isfinite(value) || !std::isfinite(halfWidth) || halfWidth < 0)
        return formatValue(value, unit);
    const UnitScale scale = scaleFor(value, unit);
    const double width = halfWidth / scale.divisor;
    const int decimals = width > 0 ? std::min(decimalsFor(width, 2), 4) : 1;
    return joined(QString(fixed(value / scale.divisor, decimals) + u" ± " + fixed(width, decimals)),
                  scale.unit);
}

} // namespace runwatt::common
