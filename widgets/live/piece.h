// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series/pyramid.h"
#include "core/store/records.h"
#include "widgets/plot/timesource.h"

#include <memory>
#include <optional>
#include <vector>

namespace runwatt::live {

/// How many samples a piece holds at most.
inline constexpr size_t kPieceSamples = 16384;

/// A stretch of a series in memory: in full, or put away and known by at most 256 buckets until the
/// file gives it back.
class Piece
{
public:
    /// One that samples will be added to.
    Piece(store::SeriesId series, store::TrialId trial, TimeNs gapNs);
    /// One in the file that was not read yet: only where it should be is known.
    Piece(store::SeriesId series, store::TrialId trial, TimeNs gapNs, series::Window extent);
    /// One that was read.
    Piece(store::SeriesId series,
          store::TrialId trial,
          TimeNs gapNs,
          std::shared_ptr<series::Pyramid> full);

    [[nodiscard]] store::SeriesId series() const { return m_series; }

    [[nodiscard]] store::TrialId trial() const { return m_trial; }

    /// From the first to the last sample, both inclusive.
    [[nodiscard]] series::Window extent() const { return m_extent; }

    /// Samples in memory.
    [[nodiscard]] size_t samplesHeld() const { return m_full ? m_full->size() : 0; }

    [[nodiscard]] bool isPlaceholder() const { return !m_full && m_buckets.empty(); }

    [[nodiscard]] bool isClosed() const { return m_closed; }

    void append(const series::Samples &samples);

    /// No more samples come: it may be put away from now on.
    void close();
    /// Lets go of the samples and keeps the buckets. Only when closed.
    void putAway();
    /// Takes back what was put away, out of all of its series' samples.
    void restore(const series::Samples &wholeSeries);

    /// Whether so many pixels would show more than is in memory.
    [[nodiscard]] bool needsMore(series::Window window, int pixels) const;

    /// Whether so many pixels show what the samples alone can tell. Where they are many to a pixel,
    /// the buckets of a closed piece are drawn, which costs a tenth and looks the same.
    [[nodiscard]] bool showsSamples(series::Window window, int pixels) const;

    /// Adds the line in `window`, two points a pixel at most, and one beyond each end.
    void addLine(series::Window window, int pixels, plot::TimePoints &points) const;

    /// The times that `window` should be drawn at: the samples' own, or the middles of pixels.
    [[nodiscard]] std::vector<double> gridTimes(series::Window window, int pixels) const;

    /// Adds to `sums` the mean over the grid's cells; `seconds` as gridTimes() gave them.
    void addMeans(const std::vector<double> &seconds, std::vector<double> &sums) const;

    /// The last value at or before, where addLine() draws: between the first and the last sample,
    /// and not in a gap.
    [[nodiscard]] std::optional<double> valueAt(TimeNs time) const;

    /// The value of the last sample.
    [[nodiscard]] std::optional<double> newestValue() const;

    /// For putting away what was not looked at for longest: the count of frames when its samples
    /// were drawn last.
    quint64 lastUsed = 0;
    bool requested = false; ///< from the file

private:
    struct Bucket
    {
        float minimum;
        float maximum;
        float mean;
    };

    void makeBuckets();
    void addBuckets(series::Window window, int pixels, plot::TimePoints &points) const;
    void addBucketMeans(const std::vector<double> &seconds, std::vector<double> &sums) const;
    [[nodiscard]] bool bucketsSuffice(double pixelNs) const;
    [[nodiscard]] double bucketStep() const; ///< seconds
    [[nodiscard]] double bucketSeconds(size_t index) const;
    [[nodiscard]] TimeNs bucketLengthNs() const;

    store::SeriesId m_series;
    store::TrialId m_trial;
    TimeNs m_gapNs;
    series::Window m_extent;
    std::shared_ptr<series::Pyramid> m_full;
    std::vector<Bucket> m_buckets;
    bool m_closed = false;
};

} // namespace runwatt::live
