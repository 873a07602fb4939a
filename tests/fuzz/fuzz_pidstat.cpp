// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/pidstat.h"
#include "tests/fuzz/cpuchecks.h"
#include "tests/fuzz/target.h"

#include <algorithm>

namespace runwatt::fuzz {

namespace {

std::vector<cpu::ProcessSample> read(QByteArrayView input, Cut cut)
{
    cpu::PidstatReader reader(std::chrono::seconds(1));
    std::vector<cpu::ProcessSample> samples;
    deliver(input, cut, [&](QByteArrayView bytes, TimeNs stampNs) {
        for (cpu::ProcessSample &sample : reader.feed(bytes, stampNs))
            samples.push_back(std::move(sample));
    });
    return samples;
}

} // namespace

} // namespace runwatt::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace runwatt::fuzz;
    const QByteArrayView input = viewOf(data, size);
    const auto samples = read(input, Cut::Pieces);
    requireGood(samples);
    require(std::ranges::equal(samples, read(input, Cut::Splinters), isSame),
            "any split gives the same samples");
    if (!samples.empty())
        ++understoodInputs;
    return 0;
}
