// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verify.h"

#include "core/store/campaignrows.h"
#include "core/store/chunk.h"
#include "core/store/reader.h"
#include "core/store/schema.h"
#include "core/store/text.h"
#include "core/store/writerlock.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace runwatt::store {

namespace {

/// A file that is damaged all over is told as such, not in a million lines.
constexpr std::size_t kMaximumFindings = 200;

class Verifier
{
public:
    Verifier(std::unique_ptr<Database> database, SchemaState schema)
        : m_database(std::move(database))
        , m_schema(schema)
    {
        m_report.file = m_database->file();
    }

    Result<VerifyReport> run()
    {
        if (m_schema == SchemaState::Newer)
            add(FindingKind::Note, {},
                Store::tr(
                    "A newer Runwatt made this file; only what this version knows was checked."));
        check(&Verifier::checkIntegrity);
        check(&Verifier::checkReferences);
        check(&Verifier::checkRows);
        check(&Verifier::checkPlan);
        check(&Verifier::checkSamples);
        check(&Verifier::checkSampleHashes);
        check(&Verifier::checkResultHashes);
        check(&Verifier::checkOutputs);
        return std::move(m_report);
    }

private:
    using Check = Result<void> (Verifier::*)();

    /// A part that cannot be read to its end is a finding; the others are checked all the same.
    void check(Check part)
    {
        if (const Result<void> done = (this->*part)(); !done)
            add(FindingKind::Damage, {},
                done.error().why.isEmpty() ? done.error().what : done.error().why);
    }

    void add(FindingKind kind, TrialId trial, const QString &text)
    {
        if (m_report.findings.size() < kMaximumFindings)
            m_report.findings.push_back({kind, trial, text});
    }

    Result<void> checkIntegrity()
    {
        RUNWATT_TRY(const qint64 pageSize, m_database->number("PRAGMA page_size"));
        if (pageSize > 0 && QFileInfo(m_report.file).size() % pageSize != 0)
            add(FindingKind::Damage, {}, Store::tr("The file is cut: its last page is not whole."));
        return m_database->forEach("PRAGMA integrity_check(20)",
                                   [this](const Statement &row) -> Result<void> {
                                       if (row.text(0) != u"ok")
                                           add(FindingKind::Damage, {}, row.text(0));
                                       return {};
                                   });
    }

    Result<void> checkReferences()
    {
        return m_database->forEach(
            "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 20",
            [this](const Statement &row) -> Result<void> {
                add(FindingKind::Content, {},
                    Store::tr("Row %2 of table %1 names a row of %3 that is not there.")
                        .arg(row.text(0), QString::number(row.integer(1)), row.text(2)));
                return {};
            });
    }

    Result<void> checkRows()
    {
        const bool isWritten = hasWriter(m_report.file);
        RUNWATT_TRY(m_data, loadCampaign(*m_database));
        if (!isWritten)
            interruptRunningTrials(m_data);
        m_report.title = m_data.campaign.title;
        m_report.origin = m_data.origin();
        m_report.trials = static_cast<qint64>(m_data.trials.size());
        m_report.series = static_cast<qint64>(m_data.series.size());
        for (const TrialRecord &trial : m_data.trials)
            checkTrial(trial);
        return {};
    }

    void checkTrial(const TrialRecord &trial)
    {
        if (trial.state == TrialState::Complete) {
            ++m_report.completeTrials;
            const bool summed =
                std::any_of(m_data.summaries.cbegin(), m_data.summaries.cend(),
                            [&](const SummaryRecord &row) { return row.trial == trial.id; });
            if (!summed)
                add(FindingKind::Content, trial.id,
                    Store::tr("The complete trial has no summary."));
            if (trial.window.lengthNs() <= 0)
                add(FindingKind::Content, trial.id, Store::tr("The complete trial has no window."));
        } else if (trial.state == TrialState::Interrupted) {
            add(FindingKind::Note, trial.id, Store::tr("The trial was interrupted."));
        } else if (trial.state == TrialState::Failed) {
            add(FindingKind::Note, trial.id, Store::tr("The trial failed: %1").arg(trial.error));
        }
    }

    Result<void> checkPlan()
    {
        return m_database->forEach(
            "SELECT plan, plan_sha256 FROM campaign", [this](const Statement &row) -> Result<void> {
                if (sha256(row.bytes(0)) != row.text(1))
                    add(FindingKind::Hash, {},
                        Store::tr("The plan is not the one that was written."));
                return {};
            });
    }

    Result<void> checkSamples()
    {
        SeriesId series;
        qint64 nextNumber = 0;
        TimeNs lastNs = 0;
        return m_database->forEach(
            "SELECT series, number, begin_ns, end_ns, count, samples FROM chunk "
            "ORDER BY series, number",
            [&](const Statement &row) -> Result<void> {
                if (const auto current = row.id<SeriesId>(0); current != series) {
                    series = current;
                    nextNumber = 0;
                    lastNs = std::numeric_limits<TimeNs>::min();
                }
                const SeriesRecord *record = m_data.find(series);
                const TrialId trial = record != nullptr ? record->trial : TrialId();
                const QString name =
                    record != nullptr ? record->descriptor.name : Store::tr("unknown");
                const auto complain = [&](const QString &text) {
                    add(FindingKind::Content, trial, text.arg(name).arg(series.value));
                };
                if (row.integer(1) != nextNumber++)
                    complain(Store::tr("Series %1 (%2) lacks a block of samples."));
                series::Samples samples;
                if (!decodeSamples(row.bytes(5), samples) || samples.empty()
                    || static_cast<qint64>(samples.size()) != row.integer(4)) {
                    complain(
                        Store::tr("Series %1 (%2) has a block of another length than it says."));
                    return {};
                }
                m_report.samples += static_cast<qint64>(samples.size());
                if (samples.front().timeNs != row.integer(2)
                    || samples.back().timeNs != row.integer(3))
                    complain(Store::tr("Series %1 (%2) has a block of other times than it says."));
                for (const series::Sample &sample : samples) {
                    if (sample.timeNs < lastNs) {
                        complain(
                            Store::tr("Series %1 (%2) has samples that are not in order of time."));
                        break;
                    }
                    lastNs = sample.timeNs;
                }
                return {};
            });
    }

    using Sha256 = Result<QString> (*)(Database &, TrialId);

    /// Compares the hashes that `sql` gives, by trial, with those of what the trials hold now;
    /// gives how many there were.
    Result<qint64> compareHashes(const char *sql, Sha256 sha256Of, const QString &complaint)
    {
        std::vector<std::pair<TrialId, QString>> expected;
        RUNWATT_CHECK(m_database->forEach(sql, [&expected](const Statement &row) -> Result<void> {
            expected.emplace_back(row.id<TrialId>(0), row.text(1));
            return {};
        }));
        for (const auto &[trial, written] : expected) {
            RUNWATT_TRY(const QString found, sha256Of(*m_database, trial));
            if (found != written)
                add(FindingKind::Hash, trial, complaint);
        }
        return static_cast<qint64>(expected.size());
    }

    Result<void> checkSampleHashes()
    {
        RUNWATT_CHECK(compareHashes(
            "SELECT id, coalesce(samples_sha256, '') FROM trial WHERE state = 'complete'",
            &samplesSha256, Store::tr("The trial's samples are not those that were written.")));
        return {};
    }

    Result<void> checkResultHashes()
    {
        RUNWATT_TRY(const qint64 hasColumn,
                    m_database->number("SELECT count(*) FROM pragma_table_info('trial') "
                                       "WHERE name = 'results_sha256'"));
        qint64 hashed = 0;
        if (hasColumn != 0) {
            RUNWATT_TRY(hashed,
                        compareHashes("SELECT id, results_sha256 FROM trial "
                                      "WHERE state = 'complete' AND results_sha256 IS NOT NULL",
                                      &resultsSha256,
                                      Store::tr("The trial's results are not those that were "
                                                "written.")));
        }
        if (hashed < m_report.completeTrials)
            add(FindingKind::Note, {},
                Store::tr("An earlier Runwatt completed trials of this file without a hash over "
                          "their results; those were not checked."));
        return {};
    }

    Result<void> checkOutputs()
    {
        return m_database->forEach(
            "SELECT trial, name, length, bytes FROM raw_output",
            [this](const Statement &row) -> Result<void> {
                if (!uncompressed(row.bytes(3), row.integer(2)))
                    add(FindingKind::Damage, row.id<TrialId>(0),
                        Store::tr("What \"%1\" printed cannot be unpacked.").arg(row.text(1)));
                return {};
            });
    }

    std::unique_ptr<Database> m_database;
    SchemaState m_schema;
    CampaignData m_data;
    VerifyReport m_report;
};

} // namespace

QString toWord(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Damage:
        return QStringLiteral("damage");
    case FindingKind::Hash:
        return QStringLiteral("hash");
    case FindingKind::Content:
        return QStringLiteral("content");
    case FindingKind::Note:
        return QStringLiteral("note");
    }
    return {};
}

bool VerifyReport::isSound() const
{
    return std::all_of(findings.cbegin(), findings.cend(), [](const VerifyFinding &finding) {
        return finding.kind == FindingKind::Note;
    });
}

Result<VerifyReport> verify(const QString &file)
{
    // The reader refuses, in words, what is not a campaign at all.
    RUNWATT_TRY(const CampaignReader reader, CampaignReader::open(file));
    RUNWATT_TRY(std::unique_ptr<Database> database, Database::open(file, Database::Mode::ReadOnly));
    RUNWATT_CHECK(database->execute("PRAGMA query_only = ON; PRAGMA cell_size_check = ON; BEGIN"));
    const SchemaState schema = reader.isNewer() ? SchemaState::Newer : SchemaState::Current;
    return Verifier(std::move(database), schema).run();
}

} // namespace runwatt::store
