// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/sample.h"
#include "widgets/plot/timesource.h"

#include <optional>
#include <vector>

namespace runwatt::live {

/// The bands of the live view, from above. Of the first four those are shown that have curves, and
/// of the four of the CPU one.
enum class LiveBand {
    Throughput, ///< of files, B/s
    Network, ///< bit/s
    Transactions, ///< over a network, trans/s
    Latency, ///< s
    Cpu, ///< of the device, in parts, % of all its cores
    GuestCpu, ///< as the guest itself tells, % of all its processors
    Cores, ///< of the device, % of a core
    Processes, ///< of the device, by their names, % of a core
    Watts
};

inline constexpr std::size_t kLiveBands = 9;

/// The band that shows a series; none does for some.
[[nodiscard]] std::optional<LiveBand> bandOf(const series::Descriptor &descriptor);

/// Whether a benchmark tells what the band shows.
[[nodiscard]] bool isOfTools(LiveBand band);

/// The parts of Cpu or GuestCpu in the order in which they are stacked; empty for other bands. They
/// add up to 100 %; the last, what is idle or waits, is the space above the others and is only
/// told.
[[nodiscard]] std::vector<plot::Trace> partsOf(LiveBand band);

/// The place of a series among those parts.
[[nodiscard]] std::optional<int> partOf(const series::Descriptor &descriptor, LiveBand band);

/// What a process is called, without its number: "fio" for "fio [4711]".
[[nodiscard]] QString commandOf(const series::Descriptor &descriptor);

/// What a curve is called, of the device that is `variant`-th from 0.
[[nodiscard]] QString curveLabel(const series::Descriptor &descriptor, LiveBand band, int variant);

} // namespace runwatt::live
