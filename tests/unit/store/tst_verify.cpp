// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verify.h"
#include "storefixture.h"

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Changes a closed file as a stranger would, with SQLite itself.
void alter(const QString &file, const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(file).constData(), &handle), SQLITE_OK);
    char *message = nullptr;
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, &message);
    QVERIFY2(code == SQLITE_OK, message);
    sqlite3_close(handle);
}

} // namespace

class TestVerify : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aSoundFileIsFoundSound();
    void whatWasChangedIsFound_data();
    void whatWasChangedIsFound();

private:
    QString path() const { return m_folder->filePath(u"a campaign %41 #?.runwatt"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestVerify::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestVerify::aSoundFileIsFoundSound()
{
    makeCampaign(path(), 3);
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().text()));
    QVERIFY2(report->findings.empty(), qPrintable(wordsOf(*report)));
    QCOMPARE(report->completeTrials, 3);
    QCOMPARE(report->samples, 900);
    QCOMPARE(report->origin, Origin::Simulated);
}

void TestVerify::whatWasChangedIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("word");
    QTest::newRow("a value of a sample")
        << "UPDATE chunk SET samples = CAST(substr(samples, 1, 8) || x'0000000000000840' || "
           "substr(samples, 17) AS BLOB) WHERE id = 1"_ba
        << u"not those that were written"_s;
    QTest::newRow("a block is gone")
        << "DELETE FROM chunk WHERE number = 0 AND series = 1"_ba << u"lacks a block"_s;
    QTest::newRow("order of samples")
        << "UPDATE chunk SET samples = CAST(substr(samples, 17, 16) || substr(samples, 1, 16) || "
           "substr(samples, 33) AS BLOB) WHERE id = 1"_ba
        << u"not in order"_s;
    QTest::newRow("count") << "UPDATE chunk SET count = 3 WHERE id = 1"_ba << u"another length"_s;
    QTest::newRow("cut blob") << "UPDATE chunk SET samples = x'00' WHERE id = 1"_ba
                              << u"another length"_s;
    QTest::newRow("plan") << "UPDATE campaign SET plan = '{}'"_ba << u"The plan is not"_s;
    QTest::newRow("reference") << "UPDATE trial SET cell = 77 WHERE id = 1"_ba << u"is not there"_s;
    QTest::newRow("summary gone") << "DELETE FROM summary WHERE trial = 2"_ba << u"no summary"_s;
    QTest::newRow("raw output") << "UPDATE raw_output SET bytes = x'1234' WHERE id = 1"_ba
                                << u"cannot be unpacked"_s;
}

void TestVerify::whatWasChangedIsFound()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const QString, word);
    makeCampaign(path(), 2);
    alter(path(), sql.constData());
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().text()));
    QVERIFY(!report->isSound());
    QVERIFY2(wordsOf(*report).contains(word), qPrintable(wordsOf(*report)));
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
