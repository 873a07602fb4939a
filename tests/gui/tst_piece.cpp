// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a piece of a series draws from its buckets, against what its samples would draw.
#include "widgets/live/piece.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace runwatt;
using namespace runwatt::live;
using plot::TimePoint;
using plot::TimePoints;

namespace {

constexpr int kSamples = 8192; ///< of which 32 are to a bucket
constexpr TimeNs kStepNs = kNsPerSecond;
constexpr TimeNs kGapNs = 5 * kNsPerSecond;

/// A slow wave with a spike of each sign that a mean would not show.
double valueOf(int index)
{
    if (index == 1000)
        return 500;
    if (index == 5000)
        return -500;
    return 50 + 30 * std::sin(index / 300.0);
}

series::Samples wave(int count = kSamples)
{
    series::Samples samples;
    for (int i = 0; i < count; ++i)
        samples.push_back({i * kStepNs, valueOf(i)});
    return samples;
}

Piece closed(const series::Samples &samples)
{
    Piece piece(store::SeriesId{1}, store::TrialId{1}, kGapNs);
    piece.append(samples);
    piece.close();
    return piece;
}

series::Window whole()
{
    return {0, kSamples * kStepNs};
}

TimePoints lineOf(const Piece &piece, series::Window window, int pixels)
{
    TimePoints points;
    piece.addLine(window, pixels, points);
    return points;
}

std::vector<double> meansOf(const Piece &piece, const std::vector<double> &seconds)
{
    std::vector<double> sums(seconds.size(), 0.0);
    piece.addMeans(seconds, sums);
    return sums;
}

std::pair<double, double> rangeOf(const TimePoints &points)
{
    const auto [least, most] = std::ranges::minmax(points, {}, &TimePoint::value);
    return {least.value, most.value};
}

} // namespace

class TestPiece : public QObject
{
    Q_OBJECT

private slots:

    void whatIsOpenIsDrawnFromItsSamples()
    {
        Piece piece(store::SeriesId{1}, store::TrialId{1}, kGapNs);
        piece.append(wave());
        QVERIFY(piece.showsSamples(whole(), 10));
        QCOMPARE(rangeOf(lineOf(piece, whole(), 10)), std::pair(-500.0, 500.0));
    }

    void fewPixelsAreDrawnFromBucketsAndManyFromSamples()
    {
        const Piece piece = closed(wave());
        QVERIFY(!piece.showsSamples(whole(), 100)); // 2.56 buckets to a pixel
        QVERIFY(!piece.showsSamples(whole(), 128)); // 2: just enough
        QVERIFY(piece.showsSamples(whole(), 129));
        QVERIFY(piece.showsSamples({0, 10 * kStepNs}, 100));
    }

    void noSpikeIsLostInBuckets()
    {
        const Piece piece = closed(wave());
        const TimePoints points = lineOf(piece, whole(), 100);
        QVERIFY2(points.size() <= 200, qPrintable(QString::number(points.size())));
        QCOMPARE(rangeOf(points), std::pair(-500.0, 500.0));
        // Where it was, to a pixel.
        const auto spike = std::ranges::find(points, 500.0, &TimePoint::value);
        QVERIFY(std::abs(spike->seconds - 1000) <= kSamples / 100.0);
        QVERIFY(std::ranges::is_sorted(points, {}, &TimePoint::seconds));
    }

    void bucketsDrawWhatSamplesDraw()
    {
        // An open piece has the samples alone.
        Piece open(store::SeriesId{1}, store::TrialId{1}, kGapNs);
        open.append(wave());
        const TimePoints exact = lineOf(open, whole(), 64);
        const TimePoints bucketed = lineOf(closed(wave()), whole(), 64);
        const double pixel = kSamples / 64.0;
        for (const TimePoint &point : bucketed) {
            const bool isThere = std::ranges::any_of(exact, [&](const TimePoint &other) {
                // The wave rises by 13 at most from a pixel to the next.
                return std::abs(other.seconds - point.seconds) <= pixel
                    && std::abs(other.value - point.value) <= 13;
            });
            QVERIFY2(isThere,
                     qPrintable(QStringLiteral("%1 s: %2").arg(point.seconds).arg(point.value)));
        }
    }

    void aPartOfThePieceIsDrawnWithoutTheRest()
    {
        const Piece piece = closed(wave());
        const series::Window window{4000 * kStepNs, 6000 * kStepNs};
        const TimePoints points = lineOf(piece, window, 20);
        QVERIFY(!piece.showsSamples(window, 20));
        QVERIFY(points.front().seconds >= 4000 && points.back().seconds <= 6000);
        QCOMPARE(rangeOf(points).first, -500.0);
        QVERIFY(rangeOf(points).second < 100); // the spike upwards is before
    }

    void whatIsPutAwayIsDrawnTheSameAsLongAsBucketsSuffice()
    {
        Piece piece = closed(wave());
        const TimePoints before = lineOf(piece, whole(), 100);
        const std::vector<double> grid = piece.gridTimes(whole(), 100);
        const std::vector<double> means = meansOf(piece, grid);
        piece.putAway();
        QCOMPARE(piece.samplesHeld(), std::size_t(0));
        const TimePoints after = lineOf(piece, whole(), 100);
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            QCOMPARE(after[i].seconds, before[i].seconds);
            QCOMPARE(after[i].value, before[i].value);
        }
        QCOMPARE(piece.gridTimes(whole(), 100), grid);
        QCOMPARE(meansOf(piece, grid), means);
        QVERIFY(!piece.needsMore(whole(), 100));
        QVERIFY(piece.needsMore(whole(), 2000)); // a bucket as wide as eight pixels
        piece.restore(wave());
        QCOMPARE(piece.samplesHeld(), std::size_t(kSamples));
        QVERIFY(!piece.needsMore(whole(), 2000));
    }

    void meansOfBucketsAreThoseOfTheSamples()
    {
        const Piece piece = closed(wave());
        const std::vector<double> grid = piece.gridTimes(whole(), 64);
        QCOMPARE(grid.size(), std::size_t(64));
        const std::vector<double> means = meansOf(piece, grid);
        const double step = grid[1] - grid[0];
        for (std::size_t i = 0; i < grid.size(); ++i) {
            double sum = 0;
            int count = 0;
            for (int sample = 0; sample < kSamples; ++sample) {
                if (std::abs(sample - grid[i]) <= step / 2) {
                    sum += valueOf(sample);
                    ++count;
                }
            }
            // A cell's edge may cut a bucket of 32 samples out of 128.
            QVERIFY2(
                std::abs(means[i] - sum / count) < 8,
                qPrintable(QStringLiteral("%1: %2, %3").arg(i).arg(means[i]).arg(sum / count)));
        }
    }

    void meansAreAddedToWhatIsBelow()
    {
        const Piece piece = closed(wave());
        const std::vector<double> grid = piece.gridTimes(whole(), 64);
        const std::vector<double> alone = meansOf(piece, grid);
        std::vector<double> sums(grid.size(), 1000.0);
        piece.addMeans(grid, sums);
        for (std::size_t i = 0; i < grid.size(); ++i)
            QCOMPARE(sums[i], alone[i] + 1000);
    }

    void aGridThatBeginsWithinThePieceIsHeldByWhatWasBefore()
    {
        Piece piece = closed(wave());
        piece.putAway();
        // Finer than buckets: between two of their middles the former holds.
        const std::vector<double> grid{100.0, 100.5, 101.0};
        for (const double mean : meansOf(piece, grid))
            QVERIFY2(std::abs(mean - valueOf(100)) < 5, qPrintable(QString::number(mean)));
    }

    void samplesThatAreNoNumbersLeaveTheirBucketsOut()
    {
        series::Samples samples = wave();
        for (int i = 2048; i < 4096; ++i)
            samples[static_cast<std::size_t>(i)].value = std::nan("");
        Piece piece = closed(samples);
        piece.putAway();
        for (const double seconds : piece.gridTimes({0, kSamples * kStepNs}, 2000)) // the buckets'
            QVERIFY(seconds < 2048 || seconds > 4095);
        QVERIFY(!piece.valueAt(3000 * kStepNs));
        QVERIFY(piece.valueAt(1500 * kStepNs));
    }

    void aPlaceholderDrawsNothingAndWantsAll()
    {
        const Piece piece(store::SeriesId{1}, store::TrialId{1}, kGapNs, whole());
        QVERIFY(piece.isPlaceholder() && piece.isClosed());
        QVERIFY(piece.needsMore(whole(), 1));
        QVERIFY(lineOf(piece, whole(), 100).empty());
        QVERIFY(piece.gridTimes(whole(), 100).empty());
        QCOMPARE(meansOf(piece, {1.0, 2.0}), (std::vector<double>{0, 0}));
        QVERIFY(!piece.valueAt(kStepNs) && !piece.newestValue());
    }

    void aSingleSampleIsABucket()
    {
        Piece piece = closed(wave(1));
        piece.putAway();
        QCOMPARE(piece.newestValue(), std::optional(valueOf(0)));
        QCOMPARE(piece.valueAt(0), std::optional(valueOf(0)));
    }
};

QTEST_MAIN(TestPiece)
#include "tst_piece.moc"
