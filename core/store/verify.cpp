// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verify.h"

#include "core/base/shellquote.h"
#include "core/store/bounds.h"
#include "core/store/campaignrows.h"
#include "core/store/chunk.h"
#include "core/store/hashfindings.h"
#include "core/store/reader.h"
#include "core/store/schema.h"
#include "core/store/text.h"
#include "core/store/writerlock.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace runwatt::store {

namespace {

using RowFindings = Result<Findings> (*)(Database &);

/// What is quickly checked: all that has a hash but the samples.
constexpr std::array<RowFindings, 4> kRowFindings{&planFindings, &setupFindings, &resultFindings,
                                                  &contextFindings};

/// A file that is damaged all over is told as such, not in a million lines.
constexpr std::size_t kMaximumFindings = 200;

/// In a warning of one line.
constexpr int kMaximumNamedTrials = 10;

/// Whether a time is one that readers do not give as it is.
bool isFarthest(TimeNs timeNs)
{
    return timeNs <= -kFarthestNs || timeNs >= kFarthestNs;
}

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
        check(&Verifier::checkSamples);
        check(&Verifier::checkSampleHashes);
        for (const RowFindings part : kRowFindings) {
            const ReadingBudget budget(*m_database);
            take(part(*m_database));
        }
        check(&Verifier::checkOutputs);
        return std::move(m_report);
    }

private:
    using Check = Result<void> (Verifier::*)();

    /// A part that cannot be read to its end is a finding; the others are checked all the same.
    void check(Check part)
    {
        const ReadingBudget budget(*m_database);
        if (const Result<void> done = (this->*part)(); !done)
            addUnread(done.error());
    }

    void take(const Result<Findings> &findings)
    {
        if (!findings) {
            addUnread(findings.error());
            return;
        }
        for (const VerifyFinding &finding : *findings)
            add(finding.kind, finding.trial, finding.text);
    }

    void addUnread(const Error &error)
    {
        add(FindingKind::Damage, {}, error.why.isEmpty() ? error.what : error.why);
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
        const auto take = [this](const Statement &row) -> Result<void> {
            if (row.text(0) != u"ok")
                add(FindingKind::Damage, {}, row.text(0));
            return {};
        };
        if (m_schema != SchemaState::Newer)
            return m_database->forEach("PRAGMA integrity_check(20)", take);
        // What its schema adds to ours is not run: expressions of columns, checks and indexes.
        RUNWATT_CHECK(m_database->execute("PRAGMA ignore_check_constraints = ON"));
        RUNWATT_TRY(const QStringList tables, knownTables());
        for (const QString &table : tables)
            RUNWATT_CHECK(
                m_database->forEach("SELECT quick_check FROM pragma_quick_check(?1)", take, table));
        return {};
    }

    Result<void> checkReferences()
    {
        RUNWATT_TRY(const QStringList tables, knownTables());
        for (const QString &table : tables) {
            RUNWATT_TRY(const bool isThere, hasTable(*m_database, table));
            if (!isThere) // a file of an earlier version
                continue;
            RUNWATT_CHECK(m_database->forEach(
                "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check(?1) LIMIT 20",
                [this](const Statement &row) -> Result<void> {
                    add(FindingKind::Content, {},
                        Store::tr("Row %2 of table %1 names a row of %3 that is not there.")
                            .arg(row.text(0), QString::number(row.integer(1)), row.text(2)));
                    return {};
                },
                table));
        }
        return {};
    }

    Result<void> checkRows()
    {
        const bool isWritten = hasWriter(m_report.file);
        RUNWATT_TRY(m_data, loadCampaign(*m_database));
        if (!isWritten)
            interruptRunningTrials(m_data);
        m_report.title = m_data.campaign.title;
        for (const MeterRecord &meter : m_data.meters)
            runwatt::add(m_report.origins, meter.origin);
        for (const TrialRecord &trial : m_data.trials)
            runwatt::add(m_report.origins, trial.origin);
        m_report.trials = static_cast<qint64>(m_data.trials.size());
        m_report.series = static_cast<qint64>(m_data.series.size());
        for (const TrialRecord &trial : m_data.trials)
            checkTrial(trial);
        for (const HistogramRecord &record : m_data.histograms) {
            if (record.histogram.bins.empty())
                add(FindingKind::Content, record.trial,
                    Store::tr("The histogram of %1 has bins that no measurement has.")
                        .arg(record.histogram.measure));
        }
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
            if (isFarthest(trial.beginNs) || isFarthest(trial.endNs)
                || isFarthest(trial.window.beginNs) || isFarthest(trial.window.endNs))
                add(FindingKind::Content, trial.id,
                    Store::tr("The trial has times that no campaign has."));
            if (trial.window.lengthNs() <= 0)
                add(FindingKind::Content, trial.id, Store::tr("The complete trial has no window."));
        } else if (trial.state == TrialState::Interrupted) {
            add(FindingKind::Note, trial.id, Store::tr("The trial was interrupted."));
        } else if (trial.state == TrialState::Failed) {
            add(FindingKind::Note, trial.id, Store::tr("The trial failed: %1").arg(trial.error));
        }
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
                    add(FindingKind::Content, trial, text.arg(name, QString::number(series.value)));
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
                const bool hasOthers =
                    std::any_of(samples.cbegin(), samples.cend(), [](const series::Sample &sample) {
                        return isFarthest(sample.timeNs)
                            || (!std::isnan(sample.value) && !isUsable(sample.value));
                    });
                if (hasOthers)
                    complain(
                        Store::tr("Series %1 (%2) has times or values that no measurement has."));
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

    Result<void> checkSampleHashes()
    {
        RUNWATT_TRY(const Findings findings, sampleFindings(*m_database, {}));
        take(findings);
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

Result<std::unique_ptr<Database>> openSnapshot(const QString &file)
{
    RUNWATT_TRY(std::unique_ptr<Database> database, Database::open(file, Database::Mode::ReadOnly));
    RUNWATT_CHECK(database->execute("PRAGMA query_only = ON; BEGIN"));
    return database;
}

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
    RUNWATT_TRY(std::unique_ptr<Database> database, openSnapshot(file));
    const SchemaState schema = reader.isNewer() ? SchemaState::Newer : SchemaState::Current;
    return Verifier(std::move(database), schema).run();
}

Result<QString> soundnessWarning(const QString &file, TrialId drawn)
{
    RUNWATT_TRY(const std::unique_ptr<Database> database, openSnapshot(file));
    std::set<TrialId> trials;
    QStringList named;
    const auto take = [&](const Result<Findings> &findings) {
        if (!findings) {
            named.append(Store::tr("a part that cannot be read"));
            return;
        }
        for (const VerifyFinding &finding : *findings) {
            if (finding.kind == FindingKind::Hash && finding.trial.isValid())
                trials.insert(finding.trial);
            else if (finding.kind == FindingKind::Hash)
                named.append(Store::tr("the plan or the set-up"));
        }
    };
    for (const RowFindings part : kRowFindings) {
        const ReadingBudget budget(*database);
        take(part(*database));
    }
    if (drawn.isValid()) {
        const ReadingBudget budget(*database);
        take(sampleFindings(*database, drawn));
    }
    named.removeDuplicates();
    int room = kMaximumNamedTrials;
    for (const TrialId trial : trials) {
        named.append(room > 0 ? Store::tr("trial %1").arg(trial.value) : QStringLiteral("..."));
        if (room-- == 0)
            break;
    }
    if (named.isEmpty())
        return QString();
    return Store::tr("The file is not sound; this is not what was written: %1. To see what is "
                     "wrong: runwatt verify %2")
        .arg(named.join(QStringLiteral(", ")), shellQuotedText(file));
}

} // namespace runwatt::store
