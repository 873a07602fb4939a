// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cpu/mpstat.h"
#include "tests/fuzz/cpuchecks.h"
#include "tests/fuzz/target.h"

namespace runwatt::fuzz {

namespace {

std::vector<cpu::CpuSample> read(QByteArrayView input, Cut cut)
{
    cpu::MpstatReader reader(std::chrono::seconds(1));
    std::vector<cpu::CpuSample> samples;
    const auto keep = [&samples](const std::vector<cpu::CpuSample> &some) {
        samples.insert(samples.end(), some.begin(), some.end());
    };
    deliver(input, cut,
            [&](QByteArrayView bytes, TimeNs stampNs) { keep(reader.feed(bytes, stampNs)); });
    keep(reader.finish());
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
    require(samples == read(input, Cut::Splinters), "any split gives the same samples");
    if (!samples.empty())
        ++understoodInputs;
    return 0;
}
