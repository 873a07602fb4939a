// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/cpuchecks.h"

#include "tests/fuzz/target.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace runwatt::fuzz {

using cpu::CpuSample;
using cpu::ProcessSample;

namespace {

/// All that is a number of unknown size.
std::array<double, 9> numbersOf(const ProcessSample &sample)
{
    return {sample.user,
            sample.system,
            sample.guest,
            sample.wait,
            sample.cpu,
            sample.readBytesPerSecond,
            sample.writeBytesPerSecond,
            sample.voluntarySwitchesPerSecond,
            sample.involuntarySwitchesPerSecond};
}

bool isSameNumber(double one, double other)
{
    return one == other || (std::isnan(one) && std::isnan(other));
}

} // namespace

void requireGood(const std::vector<CpuSample> &samples)
{
    std::map<int, TimeNs> last;
    for (const CpuSample &sample : samples) {
        for (const double share :
             {sample.user, sample.nice, sample.system, sample.iowait, sample.irq, sample.softirq,
              sample.steal, sample.guest, sample.guestNice, sample.idle})
            require(share >= 0 && share <= 100.000001, "a share is a percentage");
        const cpu::CpuShares shares = sharesOf(sample);
        require(shares.user + shares.system + shares.softirq + shares.guest + shares.rest == 100,
                "the shares of the band add up to 100");
        require(shares.rest >= 0, "no share of the band is negative");
        require(sample.core >= -1 && sample.cores >= 1, "a core has a number");
        require(sample.lengthNs > 0, "an interval has a length");
        const auto [before, first] = last.try_emplace(sample.core, sample.timeNs);
        require(first || sample.timeNs > before->second, "a core's samples are in order");
        before->second = sample.timeNs;
    }
}

void requireGood(const std::vector<ProcessSample> &samples)
{
    TimeNs last = samples.empty() ? 0 : samples.front().timeNs;
    for (const ProcessSample &sample : samples) {
        for (const double number : numbersOf(sample))
            require(std::isnan(number) || (std::isfinite(number) && number >= 0),
                    "what is known is finite and not negative");
        require(sample.pid >= 0 && sample.tid >= 0, "a task has a number");
        require(sample.residentBytes >= -1, "memory is not negative");
        require(sample.timeNs >= last, "samples are in order");
        last = sample.timeNs;
    }
}

bool isSame(const ProcessSample &one, const ProcessSample &other)
{
    return one.timeNs == other.timeNs && one.pid == other.pid && one.tid == other.tid
        && one.uid == other.uid && one.command == other.command
        && one.residentBytes == other.residentBytes
        && std::ranges::equal(numbersOf(one), numbersOf(other), isSameNumber);
}

} // namespace runwatt::fuzz
