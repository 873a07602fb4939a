// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/cpusample.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace runwatt::cpu {

namespace {

double atLeastZero(double value)
{
    return std::isfinite(value) && value > 0 ? value : 0.0;
}

} // namespace

std::span<const CpuColumn> cpuColumns()
{
    static constexpr std::array<CpuColumn, 10> kColumns{{{u"usr", &CpuSample::user},
                                                         {u"sys", &CpuSample::system},
                                                         {u"soft", &CpuSample::softirq},
                                                         {u"guest", &CpuSample::guest},
                                                         {u"nice", &CpuSample::nice},
                                                         {u"iowait", &CpuSample::iowait},
                                                         {u"irq", &CpuSample::irq},
                                                         {u"steal", &CpuSample::steal},
                                                         {u"gnice", &CpuSample::guestNice},
                                                         {u"idle", &CpuSample::idle}}};
    return kColumns;
}

CpuShares sharesOf(const CpuSample &sample)
{
    CpuShares shares;
    shares.user = atLeastZero(sample.user) + atLeastZero(sample.nice);
    shares.system = atLeastZero(sample.system) + atLeastZero(sample.irq);
    shares.softirq = atLeastZero(sample.softirq);
    shares.guest = atLeastZero(sample.guest) + atLeastZero(sample.guestNice);
    double used = shares.user + shares.system + shares.softirq + shares.guest;
    if (used > 100) {
        const double scale = 100 / used;
        used = 0;
        // Never above what is left: rounding in the scaling may add up to more than 100.
        for (double *const share : {&shares.user, &shares.system, &shares.softirq}) {
            *share = std::min(*share * scale, 100 - used);
            used += *share;
        }
        // By difference, so that rounding leaves no crumb.
        shares.guest = shares.guest > 0 ? 100 - used : 0.0;
        used += shares.guest;
    }
    shares.rest = 100 - used;
    return shares;
}

} // namespace runwatt::cpu
