// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What gives a campaign's numbers their meaning is hashed as they are: each column, one by one.
#include "alteredfile.h"
#include "core/store/verify.h"
#include "storefixture.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a query gives, a list of texts a row.
QList<QStringList> rowsOf(const QString &file, const QByteArray &sql)
{
    QList<QStringList> rows;
    sqlite3 *handle = nullptr;
    sqlite3_open(QFile::encodeName(file).constData(), &handle);
    const auto take = [](void *into, int count, char **values, char **) {
        QStringList row;
        for (int i = 0; i < count; ++i)
            row.append(QString::fromUtf8(values[i]));
        static_cast<QList<QStringList> *>(into)->append(row);
        return 0;
    };
    sqlite3_exec(handle, sql.constData(), take, &rows, nullptr);
    sqlite3_close(handle);
    return rows;
}

/// Two complete trials around a failed one, and something in every table that Runwatt writes.
void makeFullCampaign(const QString &file)
{
    auto writer = result(CampaignWriter::create(file, someCampaign(), {})).value();
    const Setup ids = addSetup(*writer);
    writer->add(FactRecord{ids.device, {}, 1, u"cpu.model"_s, u"Cortex-A72"_s});
    writer->add(EventRecord{1, Severity::Warning, u"board"_s, {}, u"The link was slow."_s});
    const auto fill = [&](TrialId trial) {
        writer->put(PhaseRecord{trial, Phase::CoolDown, 7, 9});
        writer->add(FactRecord{ids.device, trial, 2, u"clock.offset"_s, u"5"_s});
        writer->add(RuntimeFactRecord{trial, u"NT"_s, 6, u"version"_s, u"1"_s});
        writer->add(
            EventRecord{3, Severity::Problem, u"board"_s, trial, u"The meter was silent."_s});
    };
    const std::vector<HistogramRecord> histograms{someHistogram(u"read"_s),
                                                  someHistogram(u"write"_s)};
    fill(addCompleteTrial(*writer, ids.cell, 1, 10, histograms));
    TrialRecord failed = runningTrial(ids.cell, 2);
    failed.id = writer->add(failed);
    writer->append(writer->add(throughputOf(failed.id)), someSamples(failed.beginNs, 5));
    failed.state = TrialState::Failed;
    failed.error = u"fio was not there."_s;
    writer->update(failed);
    fill(failed.id);
    fill(addCompleteTrial(*writer, ids.cell, 3, 10, histograms));
    QVERIFY(result(writer->close({})).has_value());
}

bool hasHashFinding(const VerifyReport &report, TrialId trial)
{
    return std::any_of(report.findings.cbegin(), report.findings.cend(),
                       [trial](const VerifyFinding &finding) {
                           return finding.kind == FindingKind::Hash
                               && (!trial.isValid() || finding.trial == trial);
                       });
}

} // namespace

class TestHashedRows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aChangeOfAnyColumnIsFound_data();
    void aChangeOfAnyColumnIsFound();
    void samplesMovedFromOneSeriesToTheNextAreFound();
    void aChangeInAFailedTrialIsFound();
    void aTrialThatIsGoneIsFound();
    void aChangedSetUpStaysFoundAfterAResumption();
    void aResumedFileIsHashedOn();
    void aFileOfVersion2IsResumedWithHashesFromThenOn();
    void aTrialThatLostItsHashesIsFound();

private:
    QString path() const { return m_folder->filePath(u"x.runwatt"_s); }

    QTemporaryDir m_modelFolder;
    QString m_model; ///< a file that makeFullCampaign() made
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHashedRows::initTestCase()
{
    m_model = m_modelFolder.filePath(u"model.runwatt"_s);
    makeFullCampaign(m_model);
}

void TestHashedRows::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestHashedRows::aChangeOfAnyColumnIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QVERIFY2(verify(m_model)->isSound(), qPrintable(wordsOf(*verify(m_model))));
    // Bins have no checksum of their own: the second count of the last trial.
    QTest::newRow("histogram.bins")
        << "UPDATE histogram SET bins = CAST(substr(bins, 1, 40) || x'0000000000003440' AS BLOB) "
           "WHERE id = (SELECT max(id) FROM histogram)"_ba;
    const QStringList withId{u"device"_s, u"meter"_s, u"workload"_s,
                             u"cell"_s,   u"trial"_s, u"series"_s};
    const QStringList tables{u"campaign"_s,   u"session"_s,  u"device_fact"_s, u"runtime_fact"_s,
                             u"phase"_s,      u"summary"_s,  u"verdict"_s,     u"event"_s,
                             u"raw_output"_s, u"histogram"_s};
    for (const QString &table : withId + tables) {
        const QByteArray name = table.toUtf8();
        const QList<QStringList> columns =
            rowsOf(m_model, "SELECT name, type FROM pragma_table_info('" + name + "')");
        QVERIFY(columns.size() > 2);
        for (const QStringList &column : columns) {
            // An id that nothing names is an order of rows, and packed bytes have zlib's own sum.
            if ((column.at(0) == u"id" && !withId.contains(table)) || column.at(1) == u"BLOB")
                continue;
            const QByteArray to = column.at(0).toUtf8();
            QByteArray value = "coalesce(" + to + ", 0) + 100";
            if (column.at(1) == u"TEXT")
                value = "coalesce(" + to + ", '') || ' '";
            for (const char *row : {"min", "max"}) {
                QTest::addRow("%s.%s, %s", name.constData(), to.constData(), row) << "UPDATE "
                        + name + " SET " + to + " = " + value + " WHERE rowid = (SELECT " + row
                        + "(rowid) FROM " + name + ")";
            }
        }
    }
}

void TestHashedRows::aChangeOfAnyColumnIsFound()
{
    QFETCH(const QByteArray, sql);
    QVERIFY(QFile::copy(m_model, path()));
    alter(path(), sql);
    QVERIFY(contents(path()) != contents(m_model));
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().text()));
    QVERIFY(!report->isSound());
    QVERIFY2(hasHashFinding(*report, {}), qPrintable(wordsOf(*report)));
    if (sql.startsWith("UPDATE series ")) {
        QVERIFY2(wordsOf(*report).contains(u"The trial's series"_s), qPrintable(wordsOf(*report)));
        QVERIFY(hasHashFinding(*report, TrialId{sql.contains("min(") ? 1 : 3}));
    }
}

void TestHashedRows::samplesMovedFromOneSeriesToTheNextAreFound()
{
    {
        auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
        TrialRecord trial = runningTrial(addSetup(*writer).cell, 1);
        trial.id = writer->add(trial);
        writer->append(writer->add(throughputOf(trial.id)), someSamples(0, 400));
        writer->append(writer->add(throughputOf(trial.id)), someSamples(kNsPerSecond * 400, 10));
        trial.window = {0, 9 * kNsPerSecond};
        SummaryRecord summary;
        summary.measure = u"throughput"_s;
        writer->completeTrial(trial, {summary}, {});
        QVERIFY(result(writer->close({})).has_value());
    }
    QVERIFY2(verify(path())->findings.empty(), qPrintable(wordsOf(*verify(path()))));
    // The bytes of all samples together stay as they were.
    alter(path(),
          "UPDATE chunk SET number = 1 WHERE series = 2; "
          "UPDATE chunk SET series = 2, number = 0 WHERE series = 1 AND number = 1");
    const VerifyReport report = verify(path()).value();
    QVERIFY2(wordsOf(report).contains(u"The trial's series"_s), qPrintable(wordsOf(report)));
}

void TestHashedRows::aChangeInAFailedTrialIsFound()
{
    for (const char *sql : {"UPDATE series SET unit = 'MB/s' WHERE trial = 2",
                            "UPDATE trial SET error = 'nothing' WHERE id = 2",
                            "UPDATE trial SET state = 'interrupted' WHERE id = 2",
                            "DELETE FROM event WHERE trial = 2"}) {
        QFile::remove(path());
        QVERIFY(QFile::copy(m_model, path()));
        alter(path(), sql);
        QVERIFY2(hasHashFinding(verify(path()).value(), TrialId{2}), sql);
    }
}

void TestHashedRows::aTrialThatIsGoneIsFound()
{
    QVERIFY(QFile::copy(m_model, path()));
    alter(path(),
          "DELETE FROM chunk WHERE series = 3; DELETE FROM series WHERE trial = 3; "
          "DELETE FROM phase WHERE trial = 3; DELETE FROM summary WHERE trial = 3; "
          "DELETE FROM verdict WHERE trial = 3; DELETE FROM device_fact WHERE trial = 3; "
          "DELETE FROM runtime_fact WHERE trial = 3; DELETE FROM event WHERE trial = 3; "
          "DELETE FROM raw_output WHERE trial = 3; DELETE FROM histogram WHERE trial = 3; DELETE "
          "FROM trial WHERE id = 3");
    const VerifyReport report = verify(path()).value();
    QVERIFY2(hasHashFinding(report, {}), qPrintable(wordsOf(report)));
}

void TestHashedRows::aChangedSetUpStaysFoundAfterAResumption()
{
    QVERIFY(QFile::copy(m_model, path()));
    alter(path(), "UPDATE meter SET origin = 'measured'");
    {
        auto writer = result(CampaignWriter::open(path(), {})).value();
        addCompleteTrial(*writer, CellId{1}, 4, 10);
        QVERIFY(result(writer->close({})).has_value());
    }
    const VerifyReport report = verify(path()).value();
    QVERIFY(!report.isSound());
    QVERIFY2(wordsOf(report).contains(u"devices, meters"_s), qPrintable(wordsOf(report)));
}

void TestHashedRows::aResumedFileIsHashedOn()
{
    QVERIFY(QFile::copy(m_model, path()));
    {
        auto writer = result(CampaignWriter::open(path(), {})).value();
        writer->add(FactRecord{DeviceId{1}, {}, 90, u"fio.version"_s, u"3.33"_s});
        addCompleteTrial(*writer, CellId{1}, 4, 10);
        QVERIFY(result(writer->close({})).has_value());
    }
    QVERIFY2(verify(path())->isSound(), qPrintable(wordsOf(*verify(path()))));
    alter(path(), "UPDATE device_fact SET value = '3.34' WHERE name = 'fio.version'");
    QVERIFY(!verify(path())->isSound());
}

void TestHashedRows::aFileOfVersion2IsResumedWithHashesFromThenOn()
{
    makeCampaign(path(), 2);
    alter(path(), kMakeVersion2);
    {
        auto writer = result(CampaignWriter::open(path(), {}));
        QVERIFY2(writer.has_value(), writer ? "" : qPrintable(writer.error().text()));
        // A late row is followed by the hash over results that is there, and brings no other.
        (*writer)->put(PhaseRecord{TrialId{1}, Phase::CoolDown, 1, 2});
        addCompleteTrial(**writer, CellId{1}, 3, 10);
        QVERIFY(result((*writer)->close({})).has_value());
    }
    QVERIFY2(verify(path())->isSound(), qPrintable(wordsOf(*verify(path()))));
    alter(path(), "UPDATE series SET unit = 'MB/s'");
    const VerifyReport altered = verify(path()).value();
    QVERIFY(!altered.isSound());
    QVERIFY2(wordsOf(altered).count(u"The trial's series"_s) == 1, qPrintable(wordsOf(altered)));
    QVERIFY(hasHashFinding(altered, TrialId{3}));
    alter(path(), "UPDATE summary SET value = value * 10");
    QVERIFY(hasHashFinding(verify(path()).value(), TrialId{1}));
}

void TestHashedRows::aTrialThatLostItsHashesIsFound()
{
    makeCampaign(path(), 2);
    alter(path(), "UPDATE trial SET results_sha256 = NULL WHERE id = 1");
    QVERIFY(hasHashFinding(verify(path()).value(), TrialId{1}));
    alter(path(), "UPDATE trial SET context_sha256 = NULL WHERE id = 2");
    QVERIFY(hasHashFinding(verify(path()).value(), TrialId{2}));
}

QTEST_GUILESS_MAIN(TestHashedRows)
#include "tst_hashedrows.moc"
