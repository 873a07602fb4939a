// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/live/livebands.h"
#include "widgets/live/piece.h"
#include "widgets/live/trialspans.h"
#include "widgets/plot/timesource.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <array>
#include <limits>
#include <memory>
#include <vector>

namespace runwatt::live {

/// What a band shows at this moment.
struct NewestSum
{
    double value = 0; ///< in the unit of the band's series
    Origin origin = Origin::Measured; ///< of what is in the value, and of nothing else
};

/// The campaign's curves as the live view draws them: the series of all trials joined into tracks
/// over campaign time. Memory is bounded: beyond a budget of samples, what was looked at least
/// recently is put away and asked for again (seriesWanted) when it comes into view. So are, even
/// in view, closed pieces whose samples are many to a pixel: 8 hours of them are not held. GUI
/// thread.
class TrackStore : public QObject, public plot::TimeSource
{
    Q_OBJECT

public:
    static constexpr size_t kDefaultBudget = 200'000; ///< samples of 16 bytes

    explicit TrackStore(QObject *parent = nullptr);
    ~TrackStore() override;
    Q_DISABLE_COPY_MOVE(TrackStore)

    void clear();

    /// How many samples may be in memory.
    void setBudget(size_t samples) { m_budget = samples; }

    [[nodiscard]] size_t samplesHeld() const { return m_samplesHeld; }

    /// Without a sample for longer than this, a line breaks.
    void setGap(TimeNs gapNs) { m_gapNs = gapNs; }

    [[nodiscard]] TimeNs gapNs() const { return m_gapNs; }

    /// The campaign's meters in the plan's order, which gives each its look and says which one
    /// counts where several power a device. Before any series.
    void setMeters(const store::CampaignData &data);

    /// A series of which samples will come (append()). Series that no band shows are ignored.
    void addSeries(const store::SeriesRecord &series);

    /// A series that is in the file, somewhere in `extent`: read when it comes into view.
    void addStoredSeries(const store::SeriesRecord &series, series::Window extent);

    /// Names the curves anew, in the language that is installed.
    void retranslate();

    /// Adds samples to a series. Constant cost for each.
    void append(store::SeriesId series, const series::Samples &samples);

    /// What a file gave for a wanted series.
    void deliver(store::SeriesId series, const series::Samples &samples);

    /// The trial is over: nothing more comes for its series, and its phases have ended.
    void closeTrial(store::TrialId trial);

    /// Sets (or changes) a trial's name, its runtime, which gives its colour, and its device.
    void nameTrial(store::TrialId id,
                   const QString &text,
                   const QString &runtime,
                   const QString &device);
    void setTrialWindow(store::TrialId id, series::Window window);
    /// A trial whose end nobody told, since its program was killed: it lasts until its last sample,
    /// but no longer than `latestEndNs`, and before that is read for `known`. Its phase that has no
    /// end lasts as long. After its phases and before its stored series, which are wanted at once.
    void setCutShort(store::TrialId id, series::Window known, TimeNs latestEndNs);
    /// Sets a phase; endNs 0 while it lasts.
    void setPhase(const store::PhaseRecord &phase);

    [[nodiscard]] std::optional<series::Window> trialWindow(store::TrialId trial) const;
    /// The trial at a moment; none between trials.
    [[nodiscard]] store::TrialId trialAt(TimeNs time) const;

    /// The newest values of a band, of the device that works, if they are no older than a gap:
    /// their sum (read and write; the parts of the CPU that work). Of a device's meters only the
    /// first real one counts, else the first: all of them tell of the same watts. Where it is not
    /// known which device works, the sum is over all. The values of a trial, other than watts, go
    /// when the next of its device begins.
    [[nodiscard]] std::optional<NewestSum> newestSum(LiveBand band) const;
    /// Nothing is measured for a while: until something newer comes, newestSum() tells nothing.
    void endMoment();

    void beginFrame() override { ++m_frame; }

    [[nodiscard]] series::Window extent() const override;
    [[nodiscard]] const std::vector<plot::Trace> &traces(int band) const override;
    [[nodiscard]] std::optional<Origin>
    originIn(int band, int trace, series::Window window) const override;
    void
    line(int band, int trace, series::Window window, int pixels, plot::TimePoints &points) override;
    void stack(int band,
               series::Window window,
               int pixels,
               std::vector<plot::TimePoints> &points) override;
    [[nodiscard]] std::optional<double> valueAt(int band, int trace, TimeNs time) const override;
    [[nodiscard]] std::optional<double> newestValue(int band, int trace) const override;
    [[nodiscard]] std::vector<plot::TimeSpan> trials(series::Window window) const override;
    [[nodiscard]] std::vector<plot::TimeSpan> phases(series::Window window) const override;

signals:
    /// These are in view and not in memory: to be read from the file and given to deliver().
    void seriesWanted(const QList<runwatt::store::SeriesId> &series);

private:
    struct Track
    {
        series::Descriptor descriptor;
        LiveBand band = LiveBand::Throughput;
        int trace = 0; ///< in its band
        std::vector<std::unique_ptr<Piece>> pieces; ///< ascending, without overlap
    };

    /// What all series of one track share.
    [[nodiscard]] static QString keyOf(const series::Descriptor &descriptor);
    [[nodiscard]] series::Descriptor shownAs(const store::SeriesRecord &series);
    Track *trackFor(const series::Descriptor &descriptor);
    int traceFor(const series::Descriptor &descriptor, LiveBand band);
    int partFor(const series::Descriptor &descriptor, LiveBand band);
    int sharedTraceFor(const series::Descriptor &descriptor, LiveBand band);
    void lengthenCutShort(store::TrialId id, TimeNs lastSampleNs);
    void insertPiece(Track &track, std::unique_ptr<Piece> piece);
    void widen(TimeNs begin, TimeNs end);
    void wantIfNeeded(Piece &piece, series::Window window, int pixels);
    void want(Piece &piece);
    void keepBudget();
    [[nodiscard]] static std::pair<size_t, size_t> piecesIn(const Track &track,
                                                            series::Window window);
    [[nodiscard]] std::vector<Piece *> cpuBases(series::Window window);
    [[nodiscard]] std::optional<double> sumNow(int band, int trace) const;
    [[nodiscard]] std::optional<NewestSum> newestWatts(const Track &newest) const;
    /// The value at the newest moment, unless it is from before endMoment() or a trial before.
    [[nodiscard]] std::optional<double> valueNow(const Track &track) const;
    [[nodiscard]] Origin originOf(const Track &track) const;
    /// In the plan, from 0; behind all for one that is not in it.
    [[nodiscard]] qsizetype meterPlace(const series::Descriptor &descriptor) const;
    [[nodiscard]] std::optional<double> drawnAt(const Track &track, TimeNs time) const;
    /// The piece of which drawnAt() tells the value; null where the track is not drawn.
    [[nodiscard]] const Piece *pieceAt(const Track &track, TimeNs time) const;
    /// Names the band's traces; those of two tools that would be called the same, with the tool.
    void nameTraces(LiveBand band);
    /// Whether its newest values are from a trial after which another of its device began.
    [[nodiscard]] bool isOfATrialBefore(const Track &track) const;

    std::vector<std::unique_ptr<Track>> m_tracks;
    QHash<QString, Track *> m_trackOfKey;
    QHash<store::SeriesId, Track *> m_trackOfSeries;
    QHash<store::SeriesId, store::TrialId> m_trialOfSeries;
    QHash<store::SeriesId, Origin> m_originOfSeries;
    QHash<QString, int> m_processCounts; ///< of one name, so far, by the trial and it
    std::array<std::vector<plot::Trace>, kLiveBands> m_traces;
    QStringList m_devices;
    QStringList m_meters; ///< keys, in the plan's order
    TrialSpans m_spans;
    series::Window m_extent;
    bool m_hasExtent = false;
    TimeNs m_momentEndNs = std::numeric_limits<TimeNs>::min(); ///< see endMoment()
    QSet<store::SeriesId> m_wanted;
    TimeNs m_gapNs = 5 * kNsPerSecond;
    size_t m_budget = kDefaultBudget;
    size_t m_samplesHeld = 0;
    quint64 m_frame = 0;
};

} // namespace runwatt::live
