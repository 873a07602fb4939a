// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/records.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace runwatt::store {

class Database;

/// Where a block of a series' samples stands, without them.
struct ChunkSpan
{
    SeriesId series;
    qint64 number = 0; ///< from 0, in order
    TimeNs beginNs = 0; ///< of its first sample
    TimeNs endNs = 0; ///< of its last
};

/// Reads a campaign file and never changes it: also while it is being written, and one that a crash
/// left. Used in one thread (any). A file from a stranger is data only: one whose schema is not
/// Runwatt's is refused, triggers and views never run, sizes are bounded.
class CampaignReader
{
public:
    /// Errors: NotFound, PermissionDenied, Corrupt (not a campaign, damaged, cut, empty), Busy.
    [[nodiscard]] static Result<CampaignReader> open(const QString &file);

    CampaignReader(CampaignReader &&other) noexcept;
    CampaignReader &operator=(CampaignReader &&other) noexcept;
    CampaignReader(const CampaignReader &) = delete;
    CampaignReader &operator=(const CampaignReader &) = delete;
    ~CampaignReader();

    [[nodiscard]] QString file() const;

    /// Whether a newer Runwatt wrote the file: what this version knows can be read, and no more.
    [[nodiscard]] bool isNewer() const;

    /// For people, when isNewer(); empty otherwise.
    [[nodiscard]] QString message() const;

    /// Everything but samples and raw output: one consistent snapshot. A trial that the file calls
    /// running is given as interrupted when no program writes the file any more.
    [[nodiscard]] Result<CampaignData> data() const;

    /// The samples of a series, in the order they were written; empty for one without any.
    [[nodiscard]] Result<series::SharedSamples> samples(SeriesId series) const;

    /// Where the samples of the whole campaign stand, by series and number. Corrupt when there are
    /// more than 2^20 blocks (of 256 samples).
    [[nodiscard]] Result<std::vector<ChunkSpan>> chunks() const;

    /// The samples of a series' blocks from one number to another, both inclusive; empty where
    /// there are none. For what is too long to be read whole.
    [[nodiscard]] Result<series::SharedSamples>
    samples(SeriesId series, qint64 firstChunk, qint64 lastChunk) const;

    /// What a tool printed in a trial, uncompressed. NotFound when there is none of that name.
    [[nodiscard]] Result<QByteArray> rawOutput(TrialId trial, const QString &name) const;

    /// The names for which rawOutput() has something.
    [[nodiscard]] Result<QStringList> rawOutputNames(TrialId trial) const;

private:
    CampaignReader(std::unique_ptr<Database> database, QString file, QString message);

    std::unique_ptr<Database> m_database;
    QString m_file;
    QString m_message;
};

} // namespace runwatt::store
