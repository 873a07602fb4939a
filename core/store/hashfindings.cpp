// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/hashfindings.h"

#include "core/store/hashes.h"
#include "core/store/schema.h"
#include "core/store/text.h"

#include <utility>

namespace runwatt::store {

namespace {

using WrittenHashes = std::vector<std::pair<TrialId, QString>>;

/// The hashes that `sql` gives, by trial; empty where there is none.
template<typename... Values>
Result<WrittenHashes> writtenHashes(Database &database, const char *sql, const Values &...values)
{
    WrittenHashes written;
    RUNWATT_CHECK(database.forEach(
        sql,
        [&written](const Statement &row) -> Result<void> {
            written.emplace_back(row.id<TrialId>(0), row.text(1));
            return {};
        },
        values...));
    return written;
}

/// A hash over rows, held by those trials that have ended.
struct TrialHash
{
    QString column;
    const char *written; ///< of trials that have it or should: id and hash
    Result<QString> (*found)(Database &, TrialId);
    QString complaint;
    QString note; ///< for trials that an earlier version completed
};

Result<Findings> findingsOf(Database &database, const TrialHash &hash)
{
    RUNWATT_TRY(const bool hasHashes, hasColumn(database, QStringLiteral("trial"), hash.column));
    RUNWATT_TRY(const WrittenHashes written,
                writtenHashes(database,
                              hasHashes ? hash.written
                                        : "SELECT id, '' FROM trial WHERE state = 'complete'"));
    // Who wrote this one wrote all: then a trial without its hash is one that lost it.
    RUNWATT_TRY(const QString setupHash, writtenSetupSha256(database));
    Findings findings;
    bool isNoted = false;
    for (const auto &[trial, expected] : written) {
        if (expected.isEmpty() && setupHash.isEmpty()) {
            isNoted = true;
            continue;
        }
        RUNWATT_TRY(const QString found, hash.found(database, trial));
        if (found != expected)
            findings.push_back({FindingKind::Hash, trial, hash.complaint});
    }
    if (isNoted)
        findings.push_back({FindingKind::Note, {}, hash.note});
    return findings;
}

} // namespace

Result<Findings> planFindings(Database &database)
{
    Findings findings;
    RUNWATT_CHECK(database.forEach(
        "SELECT plan, plan_sha256 FROM campaign",
        [&findings](const Statement &row) -> Result<void> {
            if (sha256(row.bytes(0)) != row.text(1))
                findings.push_back({FindingKind::Hash,
                                    {},
                                    Store::tr("The plan is not the one that was written.")});
            return {};
        }));
    return findings;
}

Result<Findings> setupFindings(Database &database)
{
    RUNWATT_TRY(const QString written, writtenSetupSha256(database));
    if (written.isEmpty())
        return Findings{{FindingKind::Note,
                         {},
                         Store::tr("An earlier Runwatt made this file without a hash over its "
                                   "devices, meters, workloads and sessions; those were not "
                                   "checked.")}};
    RUNWATT_TRY(const QString found, setupSha256(database));
    if (found == written)
        return Findings();
    return Findings{{FindingKind::Hash,
                     {},
                     Store::tr("The campaign's devices, meters, workloads, cells, sessions or "
                               "trials are not those that were written.")}};
}

Result<Findings> resultFindings(Database &database)
{
    return findingsOf(
        database,
        {QStringLiteral("results_sha256"),
         "SELECT id, coalesce(results_sha256, '') FROM trial "
         "WHERE state = 'complete' OR results_sha256 IS NOT NULL",
         &resultsSha256, Store::tr("The trial's results are not those that were written."),
         Store::tr("An earlier Runwatt completed trials of this file without a hash over "
                   "their results; those were not checked.")});
}

Result<Findings> contextFindings(Database &database)
{
    return findingsOf(
        database,
        {QStringLiteral("context_sha256"),
         "SELECT id, coalesce(context_sha256, '') FROM trial "
         "WHERE state = 'complete' OR context_sha256 IS NOT NULL",
         &contextSha256,
         Store::tr("The trial's series, facts or events, its state, or what it ran are not those "
                   "that were written."),
         Store::tr("An earlier Runwatt completed trials of this file without a hash over "
                   "their series, facts, events and cells; those were not checked.")});
}

Result<Findings> sampleFindings(Database &database, TrialId trial)
{
    RUNWATT_TRY(const WrittenHashes written,
                writtenHashes(database,
                              "SELECT id, coalesce(samples_sha256, '') FROM trial "
                              "WHERE state = 'complete' AND (?1 IS NULL OR id = ?1)",
                              trial));
    Findings findings;
    for (const auto &[id, expected] : written) {
        RUNWATT_TRY(const QString found, samplesSha256(database, id));
        if (found != expected)
            findings.push_back({FindingKind::Hash, id,
                                Store::tr("The trial's samples are not those that were written.")});
    }
    return findings;
}

} // namespace runwatt::store
