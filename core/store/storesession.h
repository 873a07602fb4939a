// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/database.h"
#include "core/store/records.h"

#include <QByteArray>
#include <QHash>
#include <QLockFile>
#include <QSet>

#include <memory>
#include <utility>
#include <vector>

namespace runwatt::store {

/// One opening of a campaign file for writing: the lock, the connection, the open chunks. Lives in
/// the store thread, behind CampaignWriter. Changes gather in one transaction until commit().
class StoreSession
{
public:
    [[nodiscard]] static Result<std::unique_ptr<StoreSession>> create(const QString &file,
                                                                      CampaignRecord campaign);
    [[nodiscard]] static Result<std::unique_ptr<StoreSession>> open(const QString &file);

    /// Closes without saving what is not committed.
    ~StoreSession() = default;
    Q_DISABLE_COPY_MOVE(StoreSession)

    [[nodiscard]] const CampaignData &initialData() const { return m_data; }

    [[nodiscard]] CampaignClock clock() const { return m_clock; }

    [[nodiscard]] Result<void> insert(const DeviceRecord &record);
    [[nodiscard]] Result<void> insert(const MeterRecord &record);
    [[nodiscard]] Result<void> insert(const WorkloadRecord &record);
    [[nodiscard]] Result<void> insert(const CellRecord &record);
    [[nodiscard]] Result<void> insert(const TrialRecord &record);
    [[nodiscard]] Result<void> insert(const SeriesRecord &record);
    [[nodiscard]] Result<void> insert(const FactRecord &record);
    [[nodiscard]] Result<void> insert(const RuntimeFactRecord &record);
    [[nodiscard]] Result<void> insert(const SummaryRecord &record);
    [[nodiscard]] Result<void> insert(const HistogramRecord &record);
    [[nodiscard]] Result<void> insert(const VerdictRecord &record);
    [[nodiscard]] Result<void> insert(const EventRecord &record);
    [[nodiscard]] Result<void> update(const TrialRecord &record);
    [[nodiscard]] Result<void> put(const PhaseRecord &record);
    [[nodiscard]] Result<void> append(SeriesId series, const series::Samples &samples);
    [[nodiscard]] Result<void>
    appendRaw(TrialId trial, const QString &name, const QByteArray &bytes);
    [[nodiscard]] Result<void> complete(TrialRecord trial,
                                        const std::vector<SummaryRecord> &summaries,
                                        const std::vector<VerdictRecord> &verdicts,
                                        const std::vector<HistogramRecord> &histograms);

    /// Puts everything so far on disk.
    [[nodiscard]] Result<void> commit();

    /// Forgets what is not committed, after a failure.
    void rollBack();

    /// After commit(): moves the log into the file. The connection closes with the session.
    [[nodiscard]] Result<void> finish();

private:
    /// The last chunk of a series, still open.
    struct OpenChunk
    {
        TrialId trial;
        bool trialComplete = false; ///< then its hash must follow what comes late
        qint64 number = 0;
        QByteArray samples;
        bool dirty = false;
    };

    /// The last piece of an output, still open.
    struct OpenPiece
    {
        qint64 number = 0;
        QByteArray bytes;
        bool dirty = false;
    };

    using OutputKey = std::pair<TrialId, QString>;

    explicit StoreSession(const QString &file);

    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> lock();
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> recordSession(TimeNs createdUtcNs);
    [[nodiscard]] Result<OpenChunk *> openChunk(SeriesId series);
    [[nodiscard]] Result<OpenPiece *> openPiece(const OutputKey &key);
    [[nodiscard]] Result<void> writeChunk(SeriesId series, const OpenChunk &chunk);
    [[nodiscard]] Result<void> writePiece(const OutputKey &key, const OpenPiece &piece);
    [[nodiscard]] Result<void> writeOpenRows();
    [[nodiscard]] Result<void> writeCompletion(const TrialRecord &trial,
                                               const std::vector<SummaryRecord> &summaries,
                                               const std::vector<VerdictRecord> &verdicts,
                                               const std::vector<HistogramRecord> &histograms);
    [[nodiscard]] Result<void> writeSamplesHash(TrialId trial);
    [[nodiscard]] Result<void> writeResultsHash(TrialId trial);
    [[nodiscard]] Result<void> writeContextHash(TrialId trial);
    [[nodiscard]] Result<void> renewRowHashes();
    void noteChange(TrialId trial);
    void forget(TrialId trial);

    QString m_file;
    QLockFile m_lock; ///< before the database, so that it is given back after it is closed
    std::unique_ptr<Database> m_database;
    CampaignData m_data;
    CampaignClock m_clock;
    QHash<SeriesId, OpenChunk> m_chunks;
    QHash<OutputKey, OpenPiece> m_pieces;
    QSet<SeriesId> m_dirtyChunks;
    QSet<TrialId> m_changedTrials; ///< whose hashes, if they have some, must follow
    bool m_setupChanged = false;
    bool m_keepsSetupHash = false; ///< what was there when the file was opened is vouched for
};

} // namespace runwatt::store
