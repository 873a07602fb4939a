// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/verdicts.h"

#include "core/campaign/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace runwatt::campaign {

namespace {

constexpr double kGiga = 1e9;
/// Raspberry Pi's flags (documentation of `vcgencmd get_throttled`): bit 0 under-voltage, 1
/// frequency capped, 2 throttled, 3 soft temperature limit; the same from bit 16 on say "since
/// boot".
constexpr quint32 kUnderVoltage = 0x1;
constexpr quint32 kThrottled = 0xE;
/// From about here boards lower their clock: a Raspberry Pi 4 at 80 degrees (its documentation,
/// "Frequency management and thermal control"), others somewhat above.
constexpr double kHotCelsius = 80;
/// Under a governor that asks for one frequency, a mean below this share of the highest one seen in
/// the trial is no rounding and no single slow core any more.
constexpr double kSteadyShare = 0.9;
/// Above this much of one core, what doesn't belong to the trial is not noise any more.
constexpr double kForeignPercent = 10;
/// A wall clock that moves against the boot-time clock by more was stepped, not slewed (NTP slews
/// at most 500 ppm).
constexpr TimeNs kClockStepNs = 50 * kNsPerMs;
/// Beyond this the window's ends are too blurred for a sample a second.
constexpr TimeNs kClockUncertainNs = 50 * kNsPerMs;

/// A busy device misses ticks of its timer, but not so many in a row.
constexpr double kUnobservedPeriods = 5;
/// The device reads once more when the work has ended, whatever its timer says.
constexpr double kEndPeriods = 2;

class Judge
{
public:
    explicit Judge(const TrialEvidence &evidence)
        : m_evidence(evidence)
    { }

    std::vector<store::VerdictRecord> verdicts()
    {
        judgePower();
        judgeThrottling();
        judgeFrequency();
        judgeTemperature();
        judgeSwap();
        judgeForeignLoad();
        judgeObservation();
        judgeMeters();
        judgeClock();
        if (!m_evidence.cachesNotDropped.isEmpty())
            add(QStringLiteral("caches-warm"), m_evidence.cachesNotDropped);
        if (!m_evidence.concession.isEmpty())
            add(m_evidence.concessionCode, m_evidence.concession);
        if (!m_evidence.tooWarm.isEmpty())
            add(QStringLiteral("too-warm"), m_evidence.tooWarm);
        if (!m_evidence.governorNotSet.isEmpty())
            add(QStringLiteral("governor-not-set"), m_evidence.governorNotSet);
        if (!m_evidence.offloadsNotSet.isEmpty())
            add(QStringLiteral("offloads-not-set"), m_evidence.offloadsNotSet);
        if (!m_evidence.detour.isEmpty())
            add(QStringLiteral("detour"), m_evidence.detour);
        if (m_verdicts.empty())
            add(QStringLiteral("valid"), Campaign::tr("Nothing is known against it."));
        return std::move(m_verdicts);
    }

private:
    void add(const QString &code, const QString &text)
    {
        m_verdicts.push_back({m_evidence.trial, code, text});
    }

    [[nodiscard]] quint32 boardFlags() const
    {
        quint32 flags = 0;
        for (const device::Telemetry &telemetry : m_evidence.seen.telemetry)
            flags |= telemetry.throttled.value_or(0);
        return flags;
    }

    /// What `value` gave in the trial, and in its window alone.
    struct Seen
    {
        std::vector<double> inTrial;
        std::vector<double> inWindow;
    };

    template<typename Value>
    [[nodiscard]] Seen seen(Value value) const
    {
        Seen seen;
        const Observations &all = m_evidence.seen;
        for (std::size_t i = 0; i < all.telemetry.size(); ++i) {
            const auto found = value(all.telemetry[i]);
            if (!found)
                continue;
            seen.inTrial.push_back(static_cast<double>(*found));
            if (m_evidence.windowSteady.contains(all.telemetrySteadyNs[i]))
                seen.inWindow.push_back(static_cast<double>(*found));
        }
        return seen;
    }

    void judgePower()
    {
        if ((boardFlags() & kUnderVoltage) != 0)
            add(QStringLiteral("under-voltage"),
                Campaign::tr(
                    "The board reported too little voltage; use a stronger power supply."));
    }

    /// By what the board, the kernel's cooling, or the processor itself tells of it.
    void judgeThrottling()
    {
        const QString code = QStringLiteral("throttled");
        if (const quint32 flags = boardFlags(); (flags & kThrottled) != 0) {
            add(code,
                Campaign::tr("The board lowered its clock (flags 0x%1); cool it.")
                    .arg(flags, 0, 16));
            return;
        }
        const Seen caps = seen([](const device::Telemetry &at) { return at.capHertz; });
        if (const auto [least, most] =
                std::minmax_element(caps.inTrial.cbegin(), caps.inTrial.cend());
            least != most && *least < *most) {
            add(code,
                Campaign::tr("The kernel lowered the highest clock from %1 to %2 GHz; cool the "
                             "device.")
                    .arg(*most / kGiga, 0, 'f', 2)
                    .arg(*least / kGiga, 0, 'f', 2));
            return;
        }
        const Seen counts = seen([](const device::Telemetry &at) { return at.throttles; });
        if (!counts.inTrial.empty() && counts.inTrial.back() > counts.inTrial.front())
            add(code,
                Campaign::tr("The processor throttled itself %1 times; cool the device.")
                    .arg(counts.inTrial.back() - counts.inTrial.front(), 0, 'f', 0));
    }

    /// Only where the governor asks for one frequency: others change it on purpose.
    void judgeFrequency()
    {
        if (m_evidence.governor != u"performance")
            return;
        const Seen hertz = seen([](const device::Telemetry &at) { return at.hertz; });
        if (hertz.inWindow.empty())
            return;
        const double most = *std::max_element(hertz.inTrial.cbegin(), hertz.inTrial.cend());
        const double mean = std::accumulate(hertz.inWindow.cbegin(), hertz.inWindow.cend(), 0.0)
            / static_cast<double>(hertz.inWindow.size());
        if (mean < kSteadyShare * most)
            add(QStringLiteral("clock-dropped"),
                Campaign::tr("The clock ran at %1 GHz on average, below the %2 GHz seen in this "
                             "trial.")
                    .arg(mean / kGiga, 0, 'f', 2)
                    .arg(most / kGiga, 0, 'f', 2));
    }

    void judgeTemperature()
    {
        const Seen celsius = seen([](const device::Telemetry &at) { return at.celsius; });
        const auto highest = std::max_element(celsius.inWindow.cbegin(), celsius.inWindow.cend());
        if (highest != celsius.inWindow.cend() && *highest >= kHotCelsius)
            add(QStringLiteral("hot"),
                Campaign::tr("It reached %1 °C; boards lower their clock from about %2 °C on.")
                    .arg(*highest, 0, 'f', 1)
                    .arg(kHotCelsius, 0, 'f', 0));
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
        const double mean = total / std::max(1.0, m_evidence.windowSteady.seconds());
        if (mean > kForeignPercent) {
            add(QStringLiteral("foreign-load"),
                Campaign::tr("Other processes used %1 % of a core, most of it %2.")
                    .arg(mean, 0, 'f', 0)
                    .arg(busiest));
        }
    }

    /// Seconds of the longest part of the window without any of these times, which are in order.
    [[nodiscard]] double longestSilence(const std::vector<TimeNs> &times) const
    {
        const series::Window window = m_evidence.windowSteady;
        TimeNs previous = window.beginNs;
        TimeNs longest = 0;
        for (const TimeNs time : times) {
            const TimeNs inside = std::clamp(time, window.beginNs, window.endNs);
            longest = std::max(longest, inside - previous);
            previous = std::max(previous, inside);
        }
        longest = std::max(longest, window.endNs - previous);
        return static_cast<double>(longest) / kNsPerSecond;
    }

    /// What was not seen can't be held against it, so that has to be told.
    void judgeObservation()
    {
        const Observations &seen = m_evidence.seen;
        const double period = static_cast<double>(seen.periodNs) / kNsPerSecond;
        const double silence = longestSilence(seen.telemetrySteadyNs);
        const TimeNs last = seen.telemetrySteadyNs.empty() ? 0 : seen.telemetrySteadyNs.back();
        const double atEnd =
            static_cast<double>(m_evidence.windowSteady.endNs - last) / kNsPerSecond;
        if (silence > kUnobservedPeriods * period || atEnd > kEndPeriods * period) {
            add(QStringLiteral("not-observed"),
                Campaign::tr("For %1 s the device told nothing of its heat, its clock, its storage "
                             "and who used the CPU.")
                    .arg(silence, 0, 'f', 1));
            return;
        }
        std::vector<TimeNs> cores;
        for (const cpu::CpuSample &sample : seen.cpu)
            cores.push_back(sample.timeNs);
        const double longest = kUnobservedPeriods * period;
        const double unseen = seen.asksPidstat ? longestSilence(seen.processTimes) : 0;
        if (unseen > longest)
            add(QStringLiteral("not-observed"),
                Campaign::tr("For %1 s pidstat told nothing of the processes.")
                    .arg(unseen, 0, 'f', 1));
        const double unknown = seen.asksMpstat ? longestSilence(cores) : 0;
        if (unknown > longest)
            add(QStringLiteral("not-observed"),
                Campaign::tr("For %1 s mpstat told nothing of the CPU.").arg(unknown, 0, 'f', 1));
    }

    void judgeMeters()
    {
        for (const MeterSampling::Reading &meter : m_evidence.meters) {
            const TimeNs period = meter.settings.period.count() * kNsPerMs;
            const auto isGap = [](TimeNs silence, TimeNs of) {
                return static_cast<double>(silence) > power::kGapPeriods * static_cast<double>(of);
            };
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
            } else if (wasLost || isGap(largest, period)) {
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
