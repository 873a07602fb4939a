// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows that a StoreSession writes; its opening and closing are in storesession.cpp.
#include "core/store/campaignrows.h"
#include "core/store/chunk.h"
#include "core/store/hashes.h"
#include "core/store/storesession.h"

#include <algorithm>

namespace runwatt::store {

Result<void> StoreSession::insert(const DeviceRecord &record)
{
    RUNWATT_CHECK(begin());
    m_setupChanged = true;
    return m_database->run("INSERT INTO device (id, name, address) VALUES (?1, ?2, ?3)", record.id,
                           record.name, record.address);
}

Result<void> StoreSession::insert(const MeterRecord &record)
{
    RUNWATT_CHECK(begin());
    m_setupChanged = true;
    return m_database->run("INSERT INTO meter (id, name, kind, device, origin, settings) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                           record.id, record.name, record.kind, record.device,
                           toWord(record.origin), QString::fromUtf8(compactJson(record.settings)));
}

Result<void> StoreSession::insert(const WorkloadRecord &record)
{
    RUNWATT_CHECK(begin());
    m_setupChanged = true;
    return m_database->run("INSERT INTO workload (id, title, benchmark, parameters) "
                           "VALUES (?1, ?2, ?3, ?4)",
                           record.id, record.title, record.benchmark,
                           QString::fromUtf8(compactJson(record.parameters)));
}

Result<void> StoreSession::insert(const CellRecord &record)
{
    RUNWATT_CHECK(begin());
    m_setupChanged = true;
    return m_database->run("INSERT INTO cell (id, device, runtime, workload) "
                           "VALUES (?1, ?2, ?3, ?4)",
                           record.id, record.device, record.runtime, record.workload);
}

Result<void> StoreSession::insert(const TrialRecord &record)
{
    RUNWATT_CHECK(begin());
    m_setupChanged = true;
    return m_database->run(
        "INSERT INTO trial (id, cell, repetition, position, attempt, state, begin_ns, end_ns, "
        "window_begin_ns, window_end_ns, window_uncertainty_ns, origin, error) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        record.id, record.cell, record.repetition, record.position, record.attempt,
        toWord(record.state), qint64(record.beginNs), qint64(record.endNs),
        qint64(record.window.beginNs), qint64(record.window.endNs),
        qint64(record.windowUncertaintyNs), toWord(record.origin), record.error);
}

Result<void> StoreSession::update(const TrialRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.id);
    RUNWATT_CHECK(m_database->run(
        "UPDATE trial SET cell = ?2, repetition = ?3, position = ?4, attempt = ?5, state = ?6, "
        "begin_ns = ?7, end_ns = ?8, window_begin_ns = ?9, window_end_ns = ?10, "
        "window_uncertainty_ns = ?11, origin = ?12, error = ?13 WHERE id = ?1",
        record.id, record.cell, record.repetition, record.position, record.attempt,
        toWord(record.state), qint64(record.beginNs), qint64(record.endNs),
        qint64(record.window.beginNs), qint64(record.window.endNs),
        qint64(record.windowUncertaintyNs), toWord(record.origin), record.error));
    if (record.state == TrialState::Failed || record.state == TrialState::Interrupted) {
        RUNWATT_CHECK(writeOpenRows());
        RUNWATT_CHECK(writeContextHash(record.id));
        forget(record.id);
    }
    return {};
}

Result<void> StoreSession::insert(const SeriesRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.trial);
    const series::Descriptor &descriptor = record.descriptor;
    RUNWATT_CHECK(m_database->run(
        "INSERT INTO series (id, trial, name, unit, device, source, detail, origin) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        record.id, record.trial, descriptor.name, descriptor.unit, descriptor.device,
        descriptor.source, descriptor.detail, toWord(descriptor.origin)));
    return {};
}

Result<void> StoreSession::insert(const FactRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.trial);
    return m_database->run("INSERT INTO device_fact (device, trial, time_ns, name, value) "
                           "VALUES (?1, ?2, ?3, ?4, ?5)",
                           record.device, record.trial, qint64(record.timeNs), record.name,
                           record.value);
}

Result<void> StoreSession::insert(const RuntimeFactRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.trial);
    return m_database->run("INSERT INTO runtime_fact (trial, runtime, time_ns, name, value) "
                           "VALUES (?1, ?2, ?3, ?4, ?5)",
                           record.trial, record.runtime, qint64(record.timeNs), record.name,
                           record.value);
}

Result<void> StoreSession::insert(const SummaryRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.trial);
    return m_database->run(
        "INSERT INTO summary (trial, measure, unit, detail, value, uncertainty, origin) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        record.trial, record.measure, record.unit, record.detail, record.value, record.uncertainty,
        toWord(record.origin));
}

Result<void> StoreSession::insert(const HistogramRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.trial);
    const series::Histogram &histogram = record.histogram;
    return m_database->run("INSERT INTO histogram (trial, measure, unit, detail, origin, bins) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                           record.trial, histogram.measure, histogram.unit, histogram.detail,
                           toWord(record.origin), encodeBins(histogram.bins));
}

Result<void> StoreSession::insert(const VerdictRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.trial);
    return m_database->run("INSERT INTO verdict (trial, code, text) VALUES (?1, ?2, ?3)",
                           record.trial, record.code, record.text);
}

Result<void> StoreSession::insert(const EventRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.trial);
    return m_database->run("INSERT INTO event (time_ns, severity, device, trial, text) "
                           "VALUES (?1, ?2, ?3, ?4, ?5)",
                           qint64(record.timeNs), toWord(record.severity), record.device,
                           record.trial, record.text);
}

Result<void> StoreSession::put(const PhaseRecord &record)
{
    RUNWATT_CHECK(begin());
    noteChange(record.trial);
    return m_database->run("INSERT INTO phase (trial, phase, begin_ns, end_ns) "
                           "VALUES (?1, ?2, ?3, ?4) "
                           "ON CONFLICT (trial, phase, begin_ns) DO UPDATE SET end_ns = ?4",
                           record.trial, toWord(record.phase), qint64(record.beginNs),
                           qint64(record.endNs));
}

Result<StoreSession::OpenChunk *> StoreSession::openChunk(SeriesId series)
{
    if (const auto found = m_chunks.find(series); found != m_chunks.end())
        return &*found;
    OpenChunk chunk;
    RUNWATT_CHECK(m_database->forEach(
        "SELECT series.trial, coalesce(trial.state = 'complete', 0) FROM series "
        "LEFT JOIN trial ON trial.id = series.trial WHERE series.id = ?1",
        [&chunk](const Statement &row) -> Result<void> {
            chunk.trial = row.id<TrialId>(0);
            chunk.trialComplete = row.integer(1) != 0;
            return {};
        },
        series));
    RUNWATT_CHECK(m_database->forEach(
        "SELECT number, samples FROM chunk WHERE series = ?1 ORDER BY number DESC LIMIT 1",
        [&chunk](const Statement &row) -> Result<void> {
            chunk.number = row.integer(0);
            chunk.samples = row.bytes(1);
            return {};
        },
        series));
    return &*m_chunks.insert(series, chunk);
}

Result<void> StoreSession::append(SeriesId series, const series::Samples &samples)
{
    RUNWATT_CHECK(begin());
    RUNWATT_TRY(OpenChunk *const chunk, openChunk(series));
    constexpr qsizetype kFull = qsizetype{kSamplesPerChunk} * kSampleBytes;
    for (const series::Sample &sample : samples) {
        if (chunk->samples.size() >= kFull) {
            RUNWATT_CHECK(writeChunk(series, *chunk));
            ++chunk->number;
            chunk->samples.resize(0); // keeps its memory
        }
        appendSample(chunk->samples, sample);
    }
    if (!samples.empty())
        m_dirtyChunks.insert(series);
    return {};
}

Result<void> StoreSession::writeChunk(SeriesId series, const OpenChunk &chunk)
{
    noteChange(chunk.trial);
    series::Samples samples;
    if (!decodeSamples(chunk.samples, samples) || samples.empty())
        return tl::make_unexpected(damaged(m_file, QString()));
    return m_database->run("INSERT INTO chunk (series, number, begin_ns, end_ns, count, samples) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (series, number) "
                           "DO UPDATE SET end_ns = ?4, count = ?5, samples = ?6",
                           series, chunk.number, qint64(samples.front().timeNs),
                           qint64(samples.back().timeNs), static_cast<qint64>(samples.size()),
                           chunk.samples);
}

Result<StoreSession::OpenPiece *> StoreSession::openPiece(const OutputKey &key)
{
    if (const auto found = m_pieces.find(key); found != m_pieces.end())
        return &*found;
    OpenPiece piece;
    RUNWATT_TRY(piece.number,
                m_database->number("SELECT coalesce(max(number) + 1, 0) FROM raw_output "
                                   "WHERE trial = ?1 AND name = ?2",
                                   key.first, key.second));
    return &*m_pieces.insert(key, piece);
}

Result<void> StoreSession::appendRaw(TrialId trial, const QString &name, const QByteArray &bytes)
{
    RUNWATT_CHECK(begin());
    const OutputKey key(trial, name);
    RUNWATT_TRY(OpenPiece *const piece, openPiece(key));
    qsizetype taken = 0;
    while (taken < bytes.size()) {
        const qsizetype part = std::min(bytes.size() - taken, kRawPieceBytes - piece->bytes.size());
        piece->bytes.append(bytes.constData() + taken, part);
        piece->dirty = true;
        taken += part;
        if (piece->bytes.size() == kRawPieceBytes) {
            RUNWATT_CHECK(writePiece(key, *piece));
            *piece = {piece->number + 1, QByteArray(), false};
        }
    }
    return {};
}

Result<void> StoreSession::writePiece(const OutputKey &key, const OpenPiece &piece)
{
    noteChange(key.first);
    return m_database->run("INSERT INTO raw_output (trial, name, number, length, bytes) "
                           "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (trial, name, number) "
                           "DO UPDATE SET length = ?4, bytes = ?5",
                           key.first, key.second, piece.number,
                           static_cast<qint64>(piece.bytes.size()), compressed(piece.bytes));
}

Result<void> StoreSession::writeOpenRows()
{
    QSet<TrialId> changedTrials;
    for (const SeriesId series : std::as_const(m_dirtyChunks)) {
        const OpenChunk &chunk = m_chunks[series];
        RUNWATT_CHECK(writeChunk(series, chunk));
        if (chunk.trialComplete)
            changedTrials.insert(chunk.trial);
    }
    m_dirtyChunks.clear();
    for (auto piece = m_pieces.begin(); piece != m_pieces.end(); ++piece) {
        if (std::exchange(piece->dirty, false))
            RUNWATT_CHECK(writePiece(piece.key(), *piece));
    }
    for (const TrialId trial : std::as_const(changedTrials)) {
        RUNWATT_CHECK(writeSamplesHash(trial));
        forget(trial);
    }
    return renewRowHashes();
}

Result<void> StoreSession::complete(TrialRecord trial,
                                    const std::vector<SummaryRecord> &summaries,
                                    const std::vector<VerdictRecord> &verdicts,
                                    const std::vector<HistogramRecord> &histograms)
{
    RUNWATT_CHECK(begin());
    RUNWATT_CHECK(writeOpenRows());
    trial.state = TrialState::Complete;
    // All or nothing, also when one row of many breaks a constraint.
    RUNWATT_CHECK(m_database->execute("SAVEPOINT completion"));
    if (Result<void> written = writeCompletion(trial, summaries, verdicts, histograms); !written) {
        if (m_database->inTransaction())
            RUNWATT_CHECK(m_database->execute("ROLLBACK TO completion"));
        return written;
    }
    RUNWATT_CHECK(m_database->execute("RELEASE completion"));
    m_changedTrials.remove(trial.id); // its hashes are new
    forget(trial.id);
    return {};
}

Result<void> StoreSession::writeCompletion(const TrialRecord &trial,
                                           const std::vector<SummaryRecord> &summaries,
                                           const std::vector<VerdictRecord> &verdicts,
                                           const std::vector<HistogramRecord> &histograms)
{
    RUNWATT_CHECK(update(trial));
    for (const SummaryRecord &summary : summaries) {
        SummaryRecord own = summary;
        own.trial = trial.id;
        RUNWATT_CHECK(insert(own));
    }
    for (const VerdictRecord &verdict : verdicts) {
        VerdictRecord own = verdict;
        own.trial = trial.id;
        RUNWATT_CHECK(insert(own));
    }
    for (const HistogramRecord &histogram : histograms) {
        HistogramRecord own = histogram;
        own.trial = trial.id;
        RUNWATT_CHECK(insert(own));
    }
    RUNWATT_CHECK(writeSamplesHash(trial.id));
    RUNWATT_CHECK(writeResultsHash(trial.id));
    return writeContextHash(trial.id);
}

Result<void> StoreSession::writeSamplesHash(TrialId trial)
{
    RUNWATT_TRY(const QString hash, samplesSha256(*m_database, trial));
    return m_database->run("UPDATE trial SET samples_sha256 = ?2 WHERE id = ?1", trial, hash);
}

Result<void> StoreSession::writeResultsHash(TrialId trial)
{
    RUNWATT_TRY(const QString hash, resultsSha256(*m_database, trial));
    return m_database->run("UPDATE trial SET results_sha256 = ?2 WHERE id = ?1", trial, hash);
}

Result<void> StoreSession::writeContextHash(TrialId trial)
{
    RUNWATT_TRY(const QString hash, contextSha256(*m_database, trial));
    return m_database->run("UPDATE trial SET context_sha256 = ?2 WHERE id = ?1", trial, hash);
}

/// Some rows come after the completion: the cool-down is a phase of the trial that it follows. A
/// trial that an earlier version completed stays without a hash: nobody vouches for its other rows.
Result<void> StoreSession::renewRowHashes()
{
    const QSet<TrialId> changed = std::exchange(m_changedTrials, {});
    for (const TrialId trial : changed) {
        RUNWATT_TRY(const qint64 hasResults,
                    m_database->number("SELECT results_sha256 IS NOT NULL FROM trial WHERE id = ?1",
                                       trial));
        RUNWATT_TRY(const qint64 hasContext,
                    m_database->number("SELECT context_sha256 IS NOT NULL FROM trial WHERE id = ?1",
                                       trial));
        if (hasResults != 0)
            RUNWATT_CHECK(writeResultsHash(trial));
        if (hasContext != 0)
            RUNWATT_CHECK(writeContextHash(trial));
    }
    if (!std::exchange(m_setupChanged, false) || !m_keepsSetupHash)
        return {};
    RUNWATT_TRY(const QString hash, setupSha256(*m_database));
    return m_database->run("UPDATE campaign SET setup_sha256 = ?1", hash);
}

/// What belongs to no trial is a part of the set-up.
void StoreSession::noteChange(TrialId trial)
{
    if (trial.isValid())
        m_changedTrials.insert(trial);
    else
        m_setupChanged = true;
}

void StoreSession::forget(TrialId trial)
{
    m_chunks.removeIf([trial](const auto &entry) { return entry.value().trial == trial; });
    m_pieces.removeIf([trial](const auto &entry) { return entry.key().first == trial; });
}

} // namespace runwatt::store
