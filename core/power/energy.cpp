// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/energy.h"

#include "core/power/text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

namespace {

using series::Sample;
using series::Window;

double seconds(TimeNs ns)
{
    return static_cast<double>(ns) / static_cast<double>(kNsPerSecond);
}

QString inSeconds(TimeNs ns)
{
    // Not the default locale, which the window's thread may change meanwhile.
    return QLocale::c().toString(seconds(ns), 'f', 1);
}

/// What the covered parts of the window add up to.
struct Covered
{
    double joules = 0;
    TimeNs timeNs = 0;

    void add(double watts, TimeNs ns)
    {
        joules += watts * seconds(ns);
        timeNs += ns;
    }
};

/// Least and greatest of some readings.
struct Range
{
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        least = std::min(least, value);
        most = std::max(most, value);
    }

    [[nodiscard]] double width() const { return most >= least ? most - least : 0; }
};

class Integration
{
public:
    Integration(std::span<const Sample> watts, const Window &window, const EnergyOptions &options)
        : m_watts(watts)
        , m_window(window)
        , m_options(options)
        , m_limitNs(std::llround(options.maximumGapPeriods * static_cast<double>(options.periodNs)))
    { }

    Energy run()
    {
        if (!checkInput())
            return m_energy;
        count();
        measureGaps();
        for (std::size_t i = 0; i < m_watts.size(); ++i)
            if (m_options.sampling == Sampling::Averaging)
                addAverage(i);
            else
                addTrapezoid(i);
        conclude();
        return m_energy;
    }

private:
    bool checkInput()
    {
        const auto earlier = [](const Sample &a, const Sample &b) { return a.timeNs < b.timeNs; };
        if (m_window.lengthNs() <= 0)
            refuse(Power::tr("The window is empty."));
        if (m_options.periodNs <= 0)
            refuse(Power::tr("The meter's period is not positive."));
        if (!std::is_sorted(m_watts.begin(), m_watts.end(), earlier))
            refuse(Power::tr("The readings are not in order of time."));
        return m_energy.reasons.isEmpty();
    }

    void count()
    {
        const Sample *last = nullptr;
        for (const Sample &sample : m_watts) {
            if (!std::isfinite(sample.value) || !m_window.contains(sample.timeNs))
                continue;
            ++m_energy.samples;
            if (last != nullptr && last->value == sample.value)
                ++m_energy.duplicates;
            last = &sample;
            m_inWindow.add(sample.value);
        }
    }

    // The longest distance between neighbouring readings, of which some part is in the window.
    // Where the readings begin or end inside the window, its edge takes the place of the neighbour.
    void measureGaps()
    {
        TimeNs lastNs = m_window.beginNs;
        for (const Sample &sample : m_watts) {
            if (!std::isfinite(sample.value))
                continue;
            if (sample.timeNs > m_window.beginNs && lastNs < m_window.endNs)
                m_energy.largestGapNs = std::max(m_energy.largestGapNs, sample.timeNs - lastNs);
            lastNs = sample.timeNs;
        }
        if (m_watts.empty() || lastNs < m_window.beginNs)
            m_energy.largestGapNs = m_window.lengthNs();
        else if (lastNs < m_window.endNs)
            m_energy.largestGapNs = std::max(m_energy.largestGapNs, m_window.endNs - lastNs);
    }

    [[nodiscard]] TimeNs clip(TimeNs timeNs) const
    {
        return std::clamp(timeNs, m_window.beginNs, m_window.endNs);
    }

    [[nodiscard]] bool followsClosely(std::size_t i) const
    {
        return i > 0 && std::isfinite(m_watts[i - 1].value)
            && m_watts[i].timeNs - m_watts[i - 1].timeNs <= m_limitNs;
    }

    void addAverage(std::size_t i)
    {
        const Sample &sample = m_watts[i];
        if (!std::isfinite(sample.value))
            return;
        const TimeNs fromNs =
            followsClosely(i) ? m_watts[i - 1].timeNs : sample.timeNs - m_options.periodNs;
        m_covered.add(sample.value, clip(sample.timeNs) - clip(fromNs));
    }

    void addTrapezoid(std::size_t i)
    {
        if (!std::isfinite(m_watts[i].value) || !followsClosely(i))
            return;
        const Sample &left = m_watts[i - 1];
        const Sample &right = m_watts[i];
        const TimeNs fromNs = clip(left.timeNs);
        const TimeNs toNs = clip(right.timeNs);
        if (toNs <= fromNs)
            return;
        // The mean of a straight line is its value in the middle.
        const double middle = seconds(fromNs - left.timeNs) / 2 + seconds(toNs - left.timeNs) / 2;
        const double slope = (right.value - left.value) / seconds(right.timeNs - left.timeNs);
        m_covered.add(left.value + slope * middle, toNs - fromNs);
    }

    [[nodiscard]] double edgeJoules(TimeNs edgeNs) const
    {
        Range range;
        for (const Sample &sample : m_watts)
            if (std::isfinite(sample.value)
                && std::abs(sample.timeNs - edgeNs) <= 2 * m_options.periodNs)
                range.add(sample.value);
        return range.width() * seconds(m_options.periodNs + m_options.edgeUncertaintyNs);
    }

    void conclude()
    {
        const double windowSeconds = m_window.seconds();
        m_energy.coverage = seconds(m_covered.timeNs) / windowSeconds;
        if (m_covered.timeNs > 0)
            m_energy.meanWatts = m_covered.joules / seconds(m_covered.timeNs);
        if (m_energy.samples < m_options.minimumSamples)
            refuse(Power::tr("%n reading(s) in the window, at least %1 are needed for the energy.",
                             nullptr, m_energy.samples)
                       .arg(m_options.minimumSamples));
        if (m_energy.largestGapNs > m_limitNs)
            refuse(Power::tr("The meter gave nothing for %1 s; %2 s is the most that is allowed.")
                       .arg(inSeconds(m_energy.largestGapNs), inSeconds(m_limitNs)));
        if (m_energy.reasons.isEmpty() && !m_energy.meanWatts)
            refuse(Power::tr("No part of the window is covered by readings."));
        if (!m_energy.reasons.isEmpty())
            return;
        const double uncoveredSeconds = windowSeconds - seconds(m_covered.timeNs);
        m_energy.joules = *m_energy.meanWatts * windowSeconds;
        m_energy.joulesUncertainty = edgeJoules(m_window.beginNs) + edgeJoules(m_window.endNs)
            + m_inWindow.width() * uncoveredSeconds;
    }

    void refuse(const QString &reason) { m_energy.reasons.append(reason); }

    std::span<const Sample> m_watts;
    const Window m_window;
    const EnergyOptions m_options;
    const TimeNs m_limitNs;
    Covered m_covered;
    Range m_inWindow;
    Energy m_energy;
};

} // namespace

Result<double> Energy::checkedJoules() const
{
    if (joules)
        return *joules;
    return failure(ErrorCode::InvalidInput, Power::tr("There is no energy for this window"),
                   QString(), reasons.join(u' '),
                   Power::tr("Measure longer, or see why the meter was silent."));
}

Energy energyOver(std::span<const Sample> watts, const Window &window, const EnergyOptions &options)
{
    return Integration(watts, window, options).run();
}

Result<NetEnergy> energyAboveIdle(const Energy &work,
                                  const Window &workWindow,
                                  const Energy &idle,
                                  const Window &idleWindow)
{
    RUNWATT_TRY(const double workJoules, work.checkedJoules());
    RUNWATT_TRY(const double idleJoules, idle.checkedJoules());
    const double scale = workWindow.seconds() / idleWindow.seconds();
    NetEnergy net;
    net.joules = workJoules - idleJoules * scale;
    net.joulesUncertainty =
        std::hypot(work.joulesUncertainty.value_or(0), idle.joulesUncertainty.value_or(0) * scale);
    return net;
}

} // namespace runwatt::power
