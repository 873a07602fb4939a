// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/verdicts.h"

#include "core/campaign/text.h"

#include <algorithm>
#include <cmath>

namespace runwatt::campaign {

namespace {

/// Raspberry Pi's flags (documentation of `vcgencmd get_throttled`): bit 0 under-voltage, 1
/// frequency capped, 2 throttled, 3 soft temperature limit; the same from bit 16 on say "since
/// boot".
constexpr quint32 kUnderVoltage = 0x1;
constexpr quint32 kThrottled = 0xE;
/// Above this much of one core, what doesn't belong to the trial is not noise any more.
constexpr double kForeignPercent = 10;
/// A wall clock that moves against the boot-time clock by more was stepped, not slewed (NTP slews
/// at most 500 ppm).
constexpr TimeNs kClockStepNs = 50 * kNsPerMs;
/// Beyond this the window's ends are too blurred for a sample a second.
constexpr TimeNs kClockUncertainNs = 50 * kNsPerMs;

class Judge
{
public:
    explicit Judge(const TrialEvidence &evidence)
        : m_evidence(evidence)
    { }

    std::vector<store::VerdictRecord> verdicts()
    {
        judgeHeat();
        judgeSwap();
        judgeForeignLoad();
        judgeMeters();
        judgeClock();
        if (!m_evidence.cachesNotDropped.isEmpty())
            add(QStringLiteral("caches-warm"), m_evidence.cachesNotDropped);
        if (!m_evidence.tooWarm.isEmpty())
            add(QStringLiteral("too-warm"), m_evidence.tooWarm);
        if (!m_evidence.governorNotSet.isEmpty())
            add(QStringLiteral("governor-not-set"), m_evidence.governorNotSet);
        if (m_verdicts.empty())
            add(QStringLiteral("valid"), Campaign::tr("Nothing is known against it."));
        return std::move(m_verdicts);
    }

private:
    void add(const QString &code, const QString &text)
    {
        m_verdicts.push_back({m_evidence.trial, code, text});
    }

    void judgeHeat()
    {
        quint32 flags = 0;
        for (const device::Telemetry &telemetry : m_evidence.seen.telemetry)
            flags |= telemetry.throttled.value_or(0);
        if ((flags & kUnderVoltage) != 0)
            add(QStringLiteral("under-voltage"),
                Campaign::tr(
                    "The board reported too little voltage; use a stronger power supply."));
        if ((flags & kThrottled) != 0)
            add(QStringLiteral("throttled"),
                Campaign::tr("The board lowered its clock (flags 0x%1); cool it.")
                    .arg(flags, 0, 16));
    }

    void judgeSwap()
    {
        const std::vector<device::Telemetry> &all = m_evidence.seen.telemetry;
        if (all.size() < 2)
            return;
        const double pages = all.back().swappedPages - all.front().swappedPages;
        if (pages > 0)
            add(QStringLiteral("swap"),
                Campaign::tr("The device swapped %1 pages.").arg(pages, 0, 'f', 0));
    }

    void judgeForeignLoad()
    {
        double total = 0;
        double most = 0;
        QString busiest;
        for (const auto &[command, samples] : m_evidence.seen.foreign) {
            double seconds = 0;
            for (const series::Sample &sample : samples) {
                if (m_evidence.windowSteady.contains(sample.timeNs))
                    seconds += sample.value;
            }
            total += seconds;
            if (seconds > most) {
                most = seconds;
                busiest = command;
            }
        }
        // One sample a second: the sum over the window's seconds is the mean.
        const double mean = total / std::max(1.0, m_evidence.windowSteady.seconds());
        if (mean > kForeignPercent) {
            add(QStringLiteral("foreign-load"),
                Campaign::tr("Other processes used %1 % of a core, most of it %2.")
                    .arg(mean, 0, 'f', 0)
                    .arg(busiest));
        }
    }

    void judgeMeters()
    {
        for (const MeterSampling::Reading &meter : m_evidence.meters) {
            const TimeNs period = meter.settings.period.count() * kNsPerMs;
            TimeNs previous = m_evidence.window.beginNs;
            TimeNs largest = 0;
            int count = 0;
            for (const series::Sample &sample : meter.watts) {
                if (!m_evidence.window.contains(sample.timeNs))
                    continue;
                largest = std::max(largest, sample.timeNs - previous);
                previous = sample.timeNs;
                ++count;
            }
            largest = std::max(largest, m_evidence.window.endNs - previous);
            const bool wasLost = std::ranges::any_of(meter.gaps, [this](const series::Window &gap) {
                return gap.beginNs < m_evidence.window.endNs
                    && gap.endNs > m_evidence.window.beginNs;
            });
            if (count == 0) {
                add(QStringLiteral("meter-gap"),
                    Campaign::tr("Meter %1 gave no reading in the window.")
                        .arg(meter.settings.name));
            } else if (wasLost || largest > 2 * period) {
                add(QStringLiteral("meter-gap"),
                    Campaign::tr("Meter %1 was silent for %2 s.")
                        .arg(meter.settings.name)
                        .arg(static_cast<double>(largest) / kNsPerSecond, 0, 'f', 1));
            }
        }
    }

    void judgeClock()
    {
        const std::vector<device::Telemetry> &all = m_evidence.seen.telemetry;
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (all[i].deviceUtcNs == 0 || all[i - 1].deviceUtcNs == 0)
                continue;
            const TimeNs step = (all[i].deviceUtcNs - all[i].deviceNs)
                - (all[i - 1].deviceUtcNs - all[i - 1].deviceNs);
            if (std::abs(step) > kClockStepNs) {
                add(QStringLiteral("clock-step"),
                    Campaign::tr(
                        "The device's wall clock was stepped by %1 s; times here don't depend on "
                        "it.")
                        .arg(static_cast<double>(step) / kNsPerSecond, 0, 'f', 2));
                break;
            }
        }
        if (m_evidence.windowUncertaintyNs > kClockUncertainNs) {
            add(QStringLiteral("clock-uncertain"),
                Campaign::tr("The window's ends are known to %1 ms only.")
                    .arg(m_evidence.windowUncertaintyNs / kNsPerMs));
        }
    }

    const TrialEvidence &m_evidence;
    std::vector<store::VerdictRecord> m_verdicts;
};

} // namespace

std::vector<store::VerdictRecord> judge(const TrialEvidence &evidence)
{
    return Judge(evidence).verdicts();
}

} // namespace runwatt::campaign
