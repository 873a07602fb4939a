// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/sample.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace runwatt::series {

/// What one pixel column of a chart shows of a series.
struct MinMax
{
    TimeNs beginNs = 0; ///< of the column
    TimeNs endNs = 0;
    double minimum = 0; ///< NaN where the column holds no value
    double maximum = 0;
    double first = 0; ///< the column's first and last value, so that lines between columns join
    double last = 0;
    std::uint32_t count = 0; ///< values in the column (NaNs not counted)
    bool gapBefore = false; ///< something is known to be missing between the last value and this
    bool gapInside = false;
};

/// A series with its minima and maxima over blocks of 16, 256, 4096 ... samples, so that drawing
/// any stretch of it costs by pixels and not by points. Append-only, times ascending. One thread.
class Pyramid
{
public:
    /// Adds samples later than (or as late as) the last; earlier ones are put aside: returned is
    /// how many were not taken for that reason.
    std::size_t append(const Samples &samples);
    std::size_t append(Sample sample);

    /// Gives back the memory that is held for samples to come: when none will.
    void squeeze();

    [[nodiscard]] const Samples &samples() const { return m_samples; }

    [[nodiscard]] std::size_t size() const { return m_samples.size(); }

    [[nodiscard]] bool isEmpty() const { return m_samples.empty(); }

    /// From the first to the last sample, inclusive; empty window when there is none.
    [[nodiscard]] Window span() const;

    /// [beginNs, endNs) cut into `pixels` columns of equal length; columns without a sample are
    /// left out, so the result has at most `pixels` entries. Empty for a stretch or a count
    /// below 1.
    [[nodiscard]] std::vector<MinMax> overview(TimeNs beginNs, TimeNs endNs, int pixels) const;

    /// Minimum and maximum of the finite values in [beginNs, endNs): for a value axis.
    [[nodiscard]] MinMax range(TimeNs beginNs, TimeNs endNs) const;

    /// Index of the first sample at or after `timeNs` (size() when there is none).
    [[nodiscard]] std::size_t lowerBound(TimeNs timeNs) const;

    /// Nanoseconds without a sample above which overview() reports a gap; 0 (default): only NaN
    /// samples are gaps.
    void setGapAfter(TimeNs lengthNs) { m_gapAfterNs = lengthNs; }

private:
    struct Block
    {
        double minimum;
        double maximum;
        std::uint32_t count;
        bool gap;
    };

    void addToLevels(std::size_t index);
    void merge(std::size_t begin, std::size_t end, MinMax &into) const;
    void fill(std::size_t begin, std::size_t end, MinMax &into) const;

    Samples m_samples;
    std::array<std::vector<Block>, 6> m_levels; ///< level n: blocks of 16^(n+1) samples
    TimeNs m_gapAfterNs = 0;
};

} // namespace runwatt::series
