// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/records.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace runwatt::store {

class CampaignWriterPrivate;
class StoreSession;

/// The one writer of a campaign file. A facade for one thread (the I/O thread) before a store
/// thread that owns the only SQLite connection: calls return at once, ids are given out here, rows
/// follow within a second, many in one transaction. What flush() waited for survives a crash and a
/// power cut; without it at most the last second is lost. A lock file beside the campaign
/// ("name.runwatt.lock") keeps a second writer out; a crash leaves it stale, which is noticed.
///
/// Once writing fails (a full disk), failed() says so once; what was committed stays, what comes
/// after is dropped, and flush() and close() give the same Error.
class CampaignWriter : public QObject
{
    Q_OBJECT

public:
    /// Creates the file, which must not exist. Of `campaign`, empty fields are filled in (uuid,
    /// creation time, version, hash of the plan). Errors: Busy when the file exists,
    /// PermissionDenied, NoSpace, NotFound for a folder that is not there. Name the record before
    /// the co_await: g++ 12 destroys a temporary of its kind twice.
    static Task<Result<std::unique_ptr<CampaignWriter>>>
    create(const QString &file, CampaignRecord campaign, StopToken stop);

    /// Opens an existing file to go on with it. Trials that were running become interrupted;
    /// nothing else is changed. Errors: Busy (another Runwatt writes it), NewerVersion, Corrupt,
    /// NotFound.
    static Task<Result<std::unique_ptr<CampaignWriter>>> open(const QString &file, StopToken stop);

    /// Commits what is pending and closes the file; close() first says whether that went well.
    ~CampaignWriter() override;
    Q_DISABLE_COPY_MOVE(CampaignWriter)

    /// What the file held when it was opened (for a new one: the campaign alone), after trials that
    /// were running were marked.
    [[nodiscard]] const CampaignData &initialData() const;

    /// Turns this host's steady clock into campaign time, with this opening's anchor.
    [[nodiscard]] CampaignClock clock() const;

    [[nodiscard]] QString file() const;

    // Each of these gives the record's id out and ignores the one in it.
    DeviceId add(DeviceRecord record);
    MeterId add(MeterRecord record);
    WorkloadId add(WorkloadRecord record);
    CellId add(CellRecord record);
    TrialId add(TrialRecord record);
    SeriesId add(SeriesRecord record);

    void add(FactRecord record);
    void add(RuntimeFactRecord record);
    void add(SummaryRecord record);
    void add(VerdictRecord record);
    void add(EventRecord record);

    /// Rewrites the trial's row.
    void update(TrialRecord record);

    /// Inserts the phase, or updates its end: one row for a trial, a phase and a begin.
    void put(PhaseRecord record);

    /// Appends samples (campaign time, ascending) to a series.
    void append(SeriesId series, series::SharedSamples samples);

    /// Appends to what a tool printed in a trial; pieces are compressed as they come.
    void appendRawOutput(TrialId trial, QString name, QByteArray bytes);

    /// Makes a trial complete: its row (state Complete is set here), all its samples so far,
    /// summaries, verdicts, histograms and the hashes over all these reach the file in one
    /// transaction.
    void completeTrial(TrialRecord trial,
                       std::vector<SummaryRecord> summaries,
                       std::vector<VerdictRecord> verdicts,
                       std::vector<HistogramRecord> histograms = {});

    /// Returns when everything before it is on disk.
    Task<Result<void>> flush(StopToken stop);

    /// Writes what is pending, puts the write-ahead log into the file and leaves one file. Only
    /// destruction may follow. While somebody reads the file, its log stays beside it, empty.
    Task<Result<void>> close(StopToken stop);

signals:
    /// Writing failed; emitted once, in the facade's thread.
    void failed(const runwatt::Error &error);

private:
    explicit CampaignWriter(QString file);

    static Task<Result<std::unique_ptr<CampaignWriter>>>
    begin(QString file,
          std::function<Result<std::unique_ptr<StoreSession>>()> opener,
          StopToken stop);

    std::unique_ptr<CampaignWriterPrivate> d;
};

} // namespace runwatt::store
