// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/piece.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace runwatt::live {

namespace {

constexpr size_t kMostBuckets = 256;
constexpr size_t kSamplesPerBucket = 4;
// Buckets wider than this many pixels would be seen as such.
constexpr double kWidestBucket = 3;
// Buckets no wider than this part of a pixel show all that can be seen.
constexpr double kNarrowBucket = 0.5;
constexpr double kShortestPixel = 1e-9;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double toSeconds(TimeNs time)
{
    return static_cast<double>(time) / static_cast<double>(kNsPerSecond);
}

bool before(const series::Sample &sample, TimeNs time)
{
    return sample.timeNs < time;
}

std::optional<double> finite(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// Half the distance to the neighbour: how far a grid's cell reaches.
double cellEnd(const std::vector<double> &seconds, size_t index)
{
    if (index + 1 < seconds.size())
        return (seconds[index] + seconds[index + 1]) / 2;
    const double step = seconds.size() > 1 ? seconds[index] - seconds[index - 1] : 1;
    return seconds[index] + step / 2;
}

// Adds to each cell the mean of its values from `index` on; a cell without one shows what held
// before it, at first `held`.
template<typename TimeOf, typename ValueOf>
void addCellMeans(const std::vector<double> &seconds,
                  std::vector<double> &sums,
                  TimeOf timeOf,
                  ValueOf valueOf,
                  size_t index,
                  size_t count,
                  double held)
{
    for (size_t cell = 0; cell < seconds.size(); ++cell) {
        const double end = cellEnd(seconds, cell);
        double sum = 0;
        int values = 0;
        for (; index < count && timeOf(index) < end; ++index) {
            const double value = valueOf(index);
            if (std::isfinite(value)) {
                sum += value;
                ++values;
            }
        }
        if (values > 0)
            held = sum / values;
        if (std::isfinite(held))
            sums[cell] += held;
    }
}

double pixelNs(series::Window window, int pixels)
{
    return static_cast<double>(window.lengthNs()) / std::max(pixels, 1);
}

// The range of one pixel as two points, in the order in which the line goes through them.
void addPair(plot::TimePoints &points, double seconds, double minimum, double maximum, bool rising)
{
    points.push_back({seconds, rising ? minimum : maximum});
    if (minimum < maximum)
        points.push_back({seconds, rising ? maximum : minimum});
}

} // namespace

Piece::Piece(store::SeriesId series, store::TrialId trial, TimeNs gapNs)
    : m_series(series)
    , m_trial(trial)
    , m_gapNs(gapNs)
    , m_full(std::make_shared<series::Pyramid>())
{
    m_full->setGapAfter(gapNs);
}

Piece::Piece(store::SeriesId series, store::TrialId trial, TimeNs gapNs, series::Window extent)
    : m_series(series)
    , m_trial(trial)
    , m_gapNs(gapNs)
    , m_extent(extent)
    , m_closed(true)
{ }

Piece::Piece(store::SeriesId series,
             store::TrialId trial,
             TimeNs gapNs,
             std::shared_ptr<series::Pyramid> full)
    : m_series(series)
    , m_trial(trial)
    , m_gapNs(gapNs)
    , m_full(std::move(full))
    , m_closed(true)
{
    m_full->setGapAfter(gapNs);
    m_extent = {m_full->samples().front().timeNs, m_full->samples().back().timeNs};
    makeBuckets();
}

void Piece::append(const series::Samples &samples)
{
    m_full->append(samples);
    if (!m_full->isEmpty())
        m_extent = {m_full->samples().front().timeNs, m_full->samples().back().timeNs};
}

void Piece::close()
{
    if (m_closed)
        return;
    m_closed = true;
    makeBuckets();
    if (m_full)
        m_full->squeeze();
}

void Piece::putAway()
{
    Q_ASSERT(m_closed);
    m_full.reset();
    requested = false;
}

void Piece::restore(const series::Samples &wholeSeries)
{
    const auto begin =
        std::lower_bound(wholeSeries.begin(), wholeSeries.end(), m_extent.beginNs, before);
    const auto end = std::lower_bound(begin, wholeSeries.end(), m_extent.endNs + 1, before);
    m_full = std::make_shared<series::Pyramid>();
    m_full->setGapAfter(m_gapNs);
    m_full->append(series::Samples(begin, end));
}

void Piece::makeBuckets()
{
    const series::Samples &samples = m_full->samples();
    if (samples.empty())
        return;
    const size_t count = std::clamp<size_t>(samples.size() / kSamplesPerBucket, 1, kMostBuckets);
    const auto none = std::numeric_limits<float>::quiet_NaN();
    m_buckets.assign(count, {none, none, none});
    const auto length = static_cast<double>(m_extent.lengthNs() + 1);
    std::vector<std::pair<double, int>> sums(count, {0.0, 0});
    for (const series::Sample &sample : samples) {
        if (!std::isfinite(sample.value))
            continue;
        const double place = static_cast<double>(sample.timeNs - m_extent.beginNs) / length;
        const size_t index =
            std::min(static_cast<size_t>(place * static_cast<double>(count)), count - 1);
        const auto value = static_cast<float>(sample.value);
        m_buckets[index].minimum = std::fmin(m_buckets[index].minimum, value);
        m_buckets[index].maximum = std::fmax(m_buckets[index].maximum, value);
        sums[index].first += sample.value;
        ++sums[index].second;
    }
    for (size_t i = 0; i < count; ++i) {
        if (sums[i].second > 0)
            m_buckets[i].mean = static_cast<float>(sums[i].first / sums[i].second);
    }
}

TimeNs Piece::bucketLengthNs() const
{
    return std::max<TimeNs>((m_extent.lengthNs() + 1) / static_cast<TimeNs>(m_buckets.size()), 1);
}

double Piece::bucketStep() const
{
    return toSeconds(m_extent.lengthNs() + 1) / static_cast<double>(m_buckets.size());
}

double Piece::bucketSeconds(size_t index) const
{
    return toSeconds(m_extent.beginNs) + (static_cast<double>(index) + 0.5) * bucketStep();
}

bool Piece::needsMore(series::Window window, int pixels) const
{
    if (m_full)
        return false;
    if (m_buckets.empty())
        return true;
    return static_cast<double>(bucketLengthNs()) > kWidestBucket * pixelNs(window, pixels);
}

bool Piece::bucketsSuffice(double pixelNs) const
{
    return !m_buckets.empty() && static_cast<double>(bucketLengthNs()) <= kNarrowBucket * pixelNs;
}

bool Piece::showsSamples(series::Window window, int pixels) const
{
    return !m_closed || !bucketsSuffice(pixelNs(window, pixels));
}

void Piece::addBuckets(series::Window window, int pixels, plot::TimePoints &points) const
{
    if (m_buckets.empty())
        return;
    const double begin = toSeconds(window.beginNs);
    const double end = toSeconds(window.endNs);
    const bool areMany = bucketsSuffice(pixelNs(window, pixels));
    const double pixel = std::max((end - begin) / std::max(pixels, 1), kShortestPixel);
    const double first = bucketSeconds(0);
    const double step = bucketStep();
    Bucket range{};
    double middle = 0;
    qint64 column = -1;
    const auto addRange = [&] {
        if (column >= 0)
            addPair(points, middle, range.minimum, range.maximum, column % 2 == 0);
    };
    for (size_t i = 0; i < m_buckets.size(); ++i) {
        const double seconds = first + static_cast<double>(i) * step;
        if (seconds < begin || seconds > end)
            continue;
        const auto own =
            areMany ? static_cast<qint64>((seconds - begin) / pixel) : static_cast<qint64>(i);
        if (own == column) {
            range.minimum = std::fmin(range.minimum, m_buckets[i].minimum);
            range.maximum = std::fmax(range.maximum, m_buckets[i].maximum);
            continue;
        }
        addRange();
        range = m_buckets[i];
        middle = areMany ? begin + (static_cast<double>(own) + 0.5) * pixel : seconds;
        column = own;
    }
    addRange();
}

void Piece::addLine(series::Window window, int pixels, plot::TimePoints &points) const
{
    if (!m_full || (m_closed && bucketsSuffice(pixelNs(window, pixels)))) {
        addBuckets(window, pixels, points);
        return;
    }
    const series::Samples &samples = m_full->samples();
    size_t begin = m_full->lowerBound(window.beginNs);
    size_t end = m_full->lowerBound(window.endNs);
    begin = begin > 0 ? begin - 1 : 0;
    end = std::min(end + 1, samples.size());
    if (end - begin <= static_cast<size_t>(std::max(pixels, 1)) * 2) {
        for (size_t i = begin; i < end; ++i) {
            if (i > begin && samples[i].timeNs - samples[i - 1].timeNs > m_gapNs)
                points.push_back({toSeconds(samples[i - 1].timeNs), kNone});
            points.push_back({toSeconds(samples[i].timeNs), samples[i].value});
        }
        return;
    }
    for (const series::MinMax &column : m_full->overview(window.beginNs, window.endNs, pixels)) {
        const double seconds = toSeconds((column.beginNs + column.endNs) / 2);
        if (column.gapBefore)
            points.push_back({seconds, kNone});
        if (column.count > 0)
            addPair(points, seconds, column.minimum, column.maximum, column.first <= column.last);
    }
}

std::vector<double> Piece::gridTimes(series::Window window, int pixels) const
{
    std::vector<double> seconds;
    const bool areMany = m_closed && bucketsSuffice(pixelNs(window, pixels));
    if (!m_full && !areMany) {
        for (size_t i = 0; i < m_buckets.size(); ++i) {
            const double at = bucketSeconds(i);
            if (std::isfinite(m_buckets[i].mean) && at >= toSeconds(window.beginNs)
                && at <= toSeconds(window.endNs))
                seconds.push_back(at);
        }
        return seconds;
    }
    if (!areMany) {
        const series::Samples &samples = m_full->samples();
        size_t begin = m_full->lowerBound(window.beginNs);
        size_t end = m_full->lowerBound(window.endNs);
        begin = begin > 0 ? begin - 1 : 0;
        end = std::min(end + 1, samples.size());
        if (end - begin <= static_cast<size_t>(std::max(pixels, 1))) {
            for (size_t i = begin; i < end; ++i)
                seconds.push_back(toSeconds(samples[i].timeNs));
            return seconds;
        }
    }
    const TimeNs from = std::max(window.beginNs, m_extent.beginNs);
    const TimeNs to = std::min(window.endNs, m_extent.endNs);
    for (int i = 0; i < pixels; ++i)
        seconds.push_back(toSeconds(from) + (i + 0.5) * toSeconds(to - from) / pixels);
    return seconds;
}

void Piece::addBucketMeans(const std::vector<double> &seconds, std::vector<double> &sums) const
{
    const double first = bucketSeconds(0);
    const double step = bucketStep();
    const double begin = seconds.front() - (cellEnd(seconds, 0) - seconds.front());
    const auto count = static_cast<double>(m_buckets.size());
    const auto from =
        static_cast<size_t>(std::clamp(std::ceil((begin - first) / step), 0.0, count));
    const double held = from > 0 ? static_cast<double>(m_buckets[from - 1].mean) : kNone;
    addCellMeans(
        seconds, sums, [first, step](size_t i) { return first + static_cast<double>(i) * step; },
        [this](size_t i) { return static_cast<double>(m_buckets[i].mean); }, from, m_buckets.size(),
        held);
}

void Piece::addMeans(const std::vector<double> &seconds, std::vector<double> &sums) const
{
    if (seconds.empty())
        return;
    const double step = seconds.size() > 1 ? seconds[1] - seconds[0] : 1;
    const auto nsPerSecond = static_cast<double>(kNsPerSecond);
    if (!m_full || (m_closed && seconds.size() > 1 && bucketsSuffice(step * nsPerSecond))) {
        if (!m_buckets.empty())
            addBucketMeans(seconds, sums);
        return;
    }
    const series::Samples &samples = m_full->samples();
    const auto from = static_cast<TimeNs>((seconds.front() - step / 2) * nsPerSecond);
    addCellMeans(
        seconds, sums, [&samples](size_t i) { return toSeconds(samples[i].timeNs); },
        [&samples](size_t i) { return samples[i].value; }, m_full->lowerBound(from), samples.size(),
        kNone);
}

std::optional<double> Piece::valueAt(TimeNs time) const
{
    if (time < m_extent.beginNs || time > m_extent.endNs)
        return std::nullopt;
    if (m_full) {
        const series::Samples &samples = m_full->samples();
        const size_t after = m_full->lowerBound(time + 1);
        if (after == 0)
            return std::nullopt;
        const series::Sample &sample = samples[after - 1];
        if (time == sample.timeNs)
            return finite(sample.value);
        // Between two samples there is a line only where both are known and near each other.
        const bool isDrawn = after < samples.size() && std::isfinite(samples[after].value)
            && samples[after].timeNs - sample.timeNs <= m_gapNs;
        return isDrawn ? finite(sample.value) : std::nullopt;
    }
    if (m_buckets.empty())
        return std::nullopt;
    const auto index = static_cast<size_t>((time - m_extent.beginNs) / bucketLengthNs());
    return finite(m_buckets[std::min(index, m_buckets.size() - 1)].mean);
}

std::optional<double> Piece::newestValue() const
{
    if (m_full && !m_full->isEmpty())
        return finite(m_full->samples().back().value);
    return m_buckets.empty() ? std::nullopt : finite(m_buckets.back().mean);
}

} // namespace runwatt::live
