// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/campaignrows.h"

#include "core/store/bounds.h"
#include "core/store/chunk.h"
#include "core/store/schema.h"
#include "core/store/text.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <limits>

namespace runwatt::store {

namespace {

/// More rows than any campaign has: a bound for what a stranger's file can make us hold.
constexpr std::size_t kMaximumRows = 2'000'000;

/// What a file may say of the samples that a series has, which nobody counts before they are read.
constexpr qint64 kMostSamples = qint64(1) << 40;

/// An unknown word is taken for the furthest from measured: nothing may look better than it is.
Origin originOf(const QString &word)
{
    return originFromWord(word).value_or(Origin::Simulated);
}

/// A time of the campaign, within what records promise.
TimeNs timeOf(const Statement &row, int column)
{
    return std::clamp<TimeNs>(row.integer(column), -kFarthestNs, kFarthestNs);
}

double valueOf(const Statement &row, int column)
{
    const double value = row.real(column);
    return isUsable(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

Result<QJsonObject> jsonOf(const QByteArray &bytes, const QString &file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (document.isNull())
        return tl::make_unexpected(
            damaged(file, Store::tr("JSON in it cannot be read (%1)").arg(error.errorString())));
    if (!document.isObject())
        return tl::make_unexpected(damaged(file, Store::tr("JSON in it is no object")));
    return document.object();
}

/// Reads rows into `into`; `make` turns a row into a Result of a record.
template<typename Record, typename Make>
Result<void> loadRows(Database &database, const char *sql, std::vector<Record> &into, Make make)
{
    return database.forEach(sql, [&](const Statement &row) -> Result<void> {
        if (into.size() >= kMaximumRows)
            return tl::make_unexpected(
                damaged(database.file(), Store::tr("it has more rows than any campaign")));
        RUNWATT_TRY(Record record, make(row));
        into.push_back(std::move(record));
        return {};
    });
}

/// A name for people, of which more than this would be drawn for minutes and read by nobody.
QString nameIn(const Statement &row, int column)
{
    constexpr qsizetype kLongestName = 2000;
    return row.text(column).left(kLongestName);
}

Result<CampaignRecord> loadCampaignRow(Database &database)
{
    std::vector<CampaignRecord> rows;
    RUNWATT_CHECK(loadRows(database,
                           "SELECT uuid, title, created_utc_ns, runwatt_version, plan, plan_sha256 "
                           "FROM campaign WHERE id = 1",
                           rows, [&](const Statement &row) -> Result<CampaignRecord> {
                               CampaignRecord record;
                               record.uuid = row.text(0);
                               record.title = nameIn(row, 1);
                               record.createdUtcNs =
                                   std::clamp<TimeNs>(row.integer(2), 0, 4 * kFarthestNs);
                               record.runwattVersion = row.text(3);
                               RUNWATT_TRY(record.plan, jsonOf(row.bytes(4), database.file()));
                               record.planSha256 = row.text(5);
                               return record;
                           }));
    if (rows.empty())
        return tl::make_unexpected(damaged(database.file(), Store::tr("its first table is empty")));
    return rows.front();
}

Result<void> loadSetup(Database &database, CampaignData &data)
{
    RUNWATT_CHECK(
        loadRows(database, "SELECT id, name, address FROM device ORDER BY id", data.devices,
                 [](const Statement &row) -> Result<DeviceRecord> {
                     return DeviceRecord{row.id<DeviceId>(0), nameIn(row, 1), nameIn(row, 2)};
                 }));
    RUNWATT_CHECK(loadRows(
        database, "SELECT id, name, kind, device, origin, settings FROM meter ORDER BY id",
        data.meters, [&](const Statement &row) -> Result<MeterRecord> {
            RUNWATT_TRY(QJsonObject settings, jsonOf(row.bytes(5), database.file()));
            return MeterRecord{row.id<MeterId>(0),  nameIn(row, 1),        nameIn(row, 2),
                               row.id<DeviceId>(3), originOf(row.text(4)), std::move(settings)};
        }));
    RUNWATT_CHECK(
        loadRows(database, "SELECT id, title, benchmark, parameters FROM workload ORDER BY id",
                 data.workloads, [&](const Statement &row) -> Result<WorkloadRecord> {
                     RUNWATT_TRY(QJsonObject parameters, jsonOf(row.bytes(3), database.file()));
                     return WorkloadRecord{row.id<WorkloadId>(0), nameIn(row, 1), nameIn(row, 2),
                                           std::move(parameters)};
                 }));
    RUNWATT_CHECK(loadRows(database, "SELECT id, device, runtime, workload FROM cell ORDER BY id",
                           data.cells, [](const Statement &row) -> Result<CellRecord> {
                               return CellRecord{row.id<CellId>(0), row.id<DeviceId>(1),
                                                 row.text(2), row.id<WorkloadId>(3)};
                           }));
    RUNWATT_CHECK(loadRows(
        database, "SELECT device, trial, time_ns, name, value FROM device_fact ORDER BY id",
        data.facts, [](const Statement &row) -> Result<FactRecord> {
            return FactRecord{row.id<DeviceId>(0), row.id<TrialId>(1), timeOf(row, 2), row.text(3),
                              row.text(4)};
        }));
    return loadRows(database,
                    "SELECT trial, runtime, time_ns, name, value FROM runtime_fact ORDER BY id",
                    data.runtimeFacts, [](const Statement &row) -> Result<RuntimeFactRecord> {
                        return RuntimeFactRecord{row.id<TrialId>(0), row.text(1), timeOf(row, 2),
                                                 row.text(3), row.text(4)};
                    });
}

TrialRecord trialOf(const Statement &row)
{
    TrialRecord trial;
    trial.id = row.id<TrialId>(0);
    trial.cell = row.id<CellId>(1);
    trial.repetition = row.smallInteger(2);
    trial.position = row.smallInteger(3);
    trial.attempt = row.smallInteger(4);
    trial.state = trialStateFromWord(row.text(5));
    trial.beginNs = timeOf(row, 6);
    trial.endNs = timeOf(row, 7);
    trial.window = {timeOf(row, 8), timeOf(row, 9)};
    trial.windowUncertaintyNs = timeOf(row, 10);
    trial.origin = originOf(row.text(11));
    trial.error = row.text(12);
    return trial;
}

/// Keeps each text once: thousands of series have the same few names.
class Words
{
public:
    QString operator()(const QString &text) { return *m_words.insert(text); }

private:
    QSet<QString> m_words;
};

SeriesRecord seriesOf(const Statement &row, Words &words)
{
    SeriesRecord series;
    series.id = row.id<SeriesId>(0);
    series.trial = row.id<TrialId>(1);
    series.descriptor = {words(row.text(2)), words(row.text(3)), words(row.text(4)),
                         words(row.text(5)), words(row.text(6)), originOf(row.text(7))};
    series.count = std::clamp<qint64>(row.integer(8), 0, kMostSamples);
    return series;
}

Result<void> loadTrials(Database &database, CampaignData &data)
{
    RUNWATT_CHECK(loadRows(
        database,
        "SELECT id, cell, repetition, position, attempt, state, begin_ns, end_ns, window_begin_ns, "
        "window_end_ns, window_uncertainty_ns, origin, error FROM trial ORDER BY id",
        data.trials, [](const Statement &row) -> Result<TrialRecord> { return trialOf(row); }));
    RUNWATT_CHECK(loadRows(database, "SELECT trial, phase, begin_ns, end_ns FROM phase ORDER BY id",
                           data.phases, [](const Statement &row) -> Result<PhaseRecord> {
                               return PhaseRecord{row.id<TrialId>(0), phaseFromWord(row.text(1)),
                                                  timeOf(row, 2), timeOf(row, 3)};
                           }));
    Words words;
    return loadRows(database,
                    "SELECT id, trial, name, unit, device, source, detail, origin, "
                    "(SELECT coalesce(sum(count), 0) FROM chunk WHERE chunk.series = series.id) "
                    "FROM series ORDER BY id",
                    data.series, [&words](const Statement &row) -> Result<SeriesRecord> {
                        return seriesOf(row, words);
                    });
}

Result<void> loadHistograms(Database &database, CampaignData &data, Words &words)
{
    RUNWATT_TRY(const bool isThere, hasTable(database, QStringLiteral("histogram")));
    if (!isThere) // a file of an earlier version
        return {};
    return loadRows(database,
                    "SELECT trial, measure, unit, detail, origin, bins FROM histogram ORDER BY id",
                    data.histograms, [&words](const Statement &row) -> Result<HistogramRecord> {
                        return HistogramRecord{row.id<TrialId>(0),
                                               {words(row.text(1)), words(row.text(2)),
                                                words(row.text(3)), decodeBins(row.bytes(5))},
                                               originOf(row.text(4))};
                    });
}

Result<void> loadResults(Database &database, CampaignData &data)
{
    Words words;
    RUNWATT_CHECK(loadRows(
        database,
        "SELECT trial, measure, unit, detail, value, uncertainty, origin FROM summary ORDER BY id",
        data.summaries, [&words](const Statement &row) -> Result<SummaryRecord> {
            return SummaryRecord{row.id<TrialId>(0),   words(row.text(1)), words(row.text(2)),
                                 words(row.text(3)),   valueOf(row, 4),    valueOf(row, 5),
                                 originOf(row.text(6))};
        }));
    RUNWATT_CHECK(loadHistograms(database, data, words));
    RUNWATT_CHECK(loadRows(database, "SELECT trial, code, text FROM verdict ORDER BY id",
                           data.verdicts, [](const Statement &row) -> Result<VerdictRecord> {
                               return VerdictRecord{row.id<TrialId>(0), row.text(1), row.text(2)};
                           }));
    return loadRows(database,
                    "SELECT time_ns, severity, device, trial, text FROM event ORDER BY id",
                    data.events, [](const Statement &row) -> Result<EventRecord> {
                        return EventRecord{timeOf(row, 0), severityFromWord(row.text(1)),
                                           row.text(2), row.id<TrialId>(3), row.text(4)};
                    });
}

} // namespace

Result<CampaignData> loadCampaign(Database &database)
{
    CampaignData data;
    RUNWATT_TRY(data.campaign, loadCampaignRow(database));
    RUNWATT_CHECK(loadSetup(database, data));
    RUNWATT_CHECK(loadTrials(database, data));
    RUNWATT_CHECK(loadResults(database, data));
    return data;
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace runwatt::store
