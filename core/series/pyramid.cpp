// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/pyramid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace runwatt::series {

namespace {

constexpr std::size_t kFactor = 16;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Two int64 may be further apart than an int64 can say.
std::uint64_t distance(TimeNs from, TimeNs to)
{
    return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

/// Where column `column` of `pixels` begins, without overflow for any two times.
TimeNs columnBegin(TimeNs beginNs, TimeNs endNs, int column, int pixels)
{
    const std::uint64_t length = distance(beginNs, endNs);
    const auto divisor = static_cast<std::uint64_t>(pixels);
    const auto position = static_cast<std::uint64_t>(column);
    const std::uint64_t offset =
        length / divisor * position + length % divisor * position / divisor;
    return static_cast<TimeNs>(static_cast<std::uint64_t>(beginNs) + offset);
}

} // namespace

std::size_t Pyramid::append(const Samples &samples)
{
    std::size_t putAside = 0;
    for (const Sample &sample : samples)
        putAside += append(sample);
    return putAside;
}

std::size_t Pyramid::append(Sample sample)
{
    if (!m_samples.empty() && sample.timeNs < m_samples.back().timeNs)
        return 1;
    m_samples.push_back(sample);
    addToLevels(m_samples.size() - 1);
    return 0;
}

void Pyramid::squeeze()
{
    m_samples.shrink_to_fit();
    for (std::vector<Block> &blocks : m_levels)
        blocks.shrink_to_fit();
}

void Pyramid::addToLevels(std::size_t index)
{
    const double value = m_samples[index].value;
    std::size_t block = index;
    for (std::vector<Block> &blocks : m_levels) {
        block /= kFactor;
        if (block == blocks.size())
            blocks.push_back({kInfinity, -kInfinity, 0, false});
        Block &last = blocks.back();
        if (std::isfinite(value)) {
            last.minimum = std::min(last.minimum, value);
            last.maximum = std::max(last.maximum, value);
            ++last.count;
        } else {
            last.gap = true;
        }
    }
}

Window Pyramid::span() const
{
    if (m_samples.empty())
        return {};
    return {m_samples.front().timeNs, m_samples.back().timeNs};
}

std::size_t Pyramid::lowerBound(TimeNs timeNs) const
{
    const auto found =
        std::lower_bound(m_samples.cbegin(), m_samples.cend(), timeNs,
                         [](const Sample &sample, TimeNs time) { return sample.timeNs < time; });
    return static_cast<std::size_t>(found - m_samples.cbegin());
}

void Pyramid::merge(std::size_t begin, std::size_t end, MinMax &into) const
{
    // Climbs to ever larger blocks while the stretch allows, then down again: about 30 blocks a
    // level at most.
    const auto takeSample = [&](std::size_t index) {
        const double value = m_samples[index].value;
        if (!std::isfinite(value)) {
            into.gapInside = true;
            return;
        }
        into.minimum = std::min(into.minimum, value);
        into.maximum = std::max(into.maximum, value);
        ++into.count;
    };
    while (begin < end) {
        std::size_t length = 1;
        std::size_t level = 0;
        while (level < m_levels.size() && begin % (length * kFactor) == 0
               && begin + length * kFactor <= end) {
            length *= kFactor;
            ++level;
        }
        if (level == 0) {
            takeSample(begin);
        } else {
            const Block &block = m_levels[level - 1][begin / length];
            into.minimum = std::min(into.minimum, block.minimum);
            into.maximum = std::max(into.maximum, block.maximum);
            into.count += block.count;
            into.gapInside |= block.gap;
        }
        begin += length;
    }
}

std::vector<MinMax> Pyramid::overview(TimeNs beginNs, TimeNs endNs, int pixels) const
{
    std::vector<MinMax> columns;
    if (endNs <= beginNs || pixels < 1)
        return columns;
    columns.reserve(static_cast<std::size_t>(pixels));
    std::size_t at = lowerBound(beginNs);
    const std::size_t last = lowerBound(endNs);
    while (at < last) {
        // Straight to the column of the next sample: empty columns cost nothing.
        const std::uint64_t offset = distance(beginNs, m_samples[at].timeNs);
        const double share =
            static_cast<double>(offset) / static_cast<double>(distance(beginNs, endNs));
        int column = std::clamp(static_cast<int>(share * pixels), 0, pixels - 1);
        while (column > 0 && columnBegin(beginNs, endNs, column, pixels) > m_samples[at].timeNs)
            --column;
        while (column + 1 < pixels
               && columnBegin(beginNs, endNs, column + 1, pixels) <= m_samples[at].timeNs)
            ++column;
        MinMax result;
        result.beginNs = columnBegin(beginNs, endNs, column, pixels);
        result.endNs =
            column + 1 == pixels ? endNs : columnBegin(beginNs, endNs, column + 1, pixels);
        const std::size_t next = std::min(last, lowerBound(result.endNs));
        fill(at, next, result);
        columns.push_back(result);
        at = next;
    }
    return columns;
}

void Pyramid::fill(std::size_t begin, std::size_t end, MinMax &into) const
{
    into.minimum = kInfinity;
    into.maximum = -kInfinity;
    into.first = into.last = kNan;
    merge(begin, end, into);
    if (into.count == 0) {
        into.minimum = into.maximum = kNan;
    } else {
        const auto finite = [](const Sample &sample) { return std::isfinite(sample.value); };
        const auto from = m_samples.cbegin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = m_samples.cbegin() + static_cast<std::ptrdiff_t>(end);
        into.first = std::find_if(from, to, finite)->value;
        into.last =
            std::find_if(std::make_reverse_iterator(to), std::make_reverse_iterator(from), finite)
                ->value;
    }
    if (begin == 0)
        return;
    const Sample &before = m_samples[begin - 1];
    const bool silent = m_gapAfterNs > 0
        && distance(before.timeNs, m_samples[begin].timeNs)
            > static_cast<std::uint64_t>(m_gapAfterNs);
    into.gapBefore =
        silent || !std::isfinite(before.value) || !std::isfinite(m_samples[begin].value);
}

MinMax Pyramid::range(TimeNs beginNs, TimeNs endNs) const
{
    MinMax result;
    result.beginNs = beginNs;
    result.endNs = endNs;
    const std::size_t begin = lowerBound(beginNs);
    const std::size_t end = endNs > beginNs ? lowerBound(endNs) : begin;
    if (begin == end) {
        result.minimum = result.maximum = result.first = result.last = kNan;
        return result;
    }
    fill(begin, end, result);
    return result;
}

} // namespace runwatt::series
