// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may write a campaign's file, and what one that writes no longer leaves.
#include "core/store/verify.h"
#include "core/store/writer.h"
#include "storefixture.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

class TestCampaignWriters : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void reopeningMarksRunningTrialsInterrupted();
    void aTrialRunsForReadersOnlyWhileSomebodyWrites();
    void aSecondWriterIsRefused();
    void anExistingFileIsNotOverwritten();
    void aFolderThatIsMissingIsNamed();

private:
    QString path() const { return m_folder->filePath(u"c.runwatt"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCampaignWriters::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestCampaignWriters::reopeningMarksRunningTrialsInterrupted()
{
    {
        auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
        const Setup ids = addSetup(*writer);
        addCompleteTrial(*writer, ids.cell, 1, 10);
        writer->add(runningTrial(ids.cell, 2));
        QVERIFY(result(writer->close({})).has_value());
    }
    auto writer = result(CampaignWriter::open(path(), {})).value();
    const CampaignData &data = writer->initialData();
    QCOMPARE(data.trials.at(0).state, TrialState::Complete);
    QCOMPARE(data.trials.at(1).state, TrialState::Interrupted);
    QCOMPARE(writer->add(runningTrial(data.cells.front().id, 2)), TrialId{3});
    QVERIFY(result(writer->close({})).has_value());
    const Result<VerifyReport> report = verify(path());
    QVERIFY2(report->isSound(), qPrintable(wordsOf(*report)));
}

void TestCampaignWriters::aTrialRunsForReadersOnlyWhileSomebodyWrites()
{
    const auto seen = [this] {
        const Result<CampaignReader> reader = CampaignReader::open(path());
        return reader->data()->trials.at(0);
    };
    auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    writer->add(runningTrial(addSetup(*writer).cell, 1));
    QVERIFY(result(writer->flush({})).has_value());
    QCOMPARE(seen().state, TrialState::Running);
    QVERIFY(result(writer->close({})).has_value());
    writer.reset();
    QCOMPARE(seen().state, TrialState::Interrupted);
    QVERIFY(!seen().error.isEmpty());

    // Killed: its lock file stays, with the number of a process that is gone.
    QProcess gone;
    gone.start(u"true"_s, {});
    QVERIFY(gone.waitForStarted());
    const qint64 process = gone.processId();
    QVERIFY(gone.waitForFinished(120000));
    QFile lock(path() + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(process) + "\nrunwatt\n" + QSysInfo::machineHostName().toUtf8()
               + '\n');
    lock.close();
    QCOMPARE(seen().state, TrialState::Interrupted);

    // On another host: nothing is known against it.
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(process) + "\nrunwatt\nelsewhere\n");
    lock.close();
    QCOMPARE(seen().state, TrialState::Running);
}

void TestCampaignWriters::aSecondWriterIsRefused()
{
    auto first = result(CampaignWriter::create(path(), someCampaign(), {})).value();
    const auto second = result(CampaignWriter::open(path(), {}));
    QVERIFY(!second.has_value());
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QVERIFY(second.error().text().contains(u"The campaign is being written."_s));
    QVERIFY(result(first->close({})).has_value());
    QVERIFY(result(CampaignWriter::open(path(), {})).has_value());
}

void TestCampaignWriters::anExistingFileIsNotOverwritten()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    const auto writer = result(CampaignWriter::create(path(), someCampaign(), {}));
    QVERIFY(!writer.has_value());
    QCOMPARE(writer.error().code, ErrorCode::Busy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "precious"_ba);
}

void TestCampaignWriters::aFolderThatIsMissingIsNamed()
{
    const auto writer =
        result(CampaignWriter::create(m_folder->filePath(u"none/x.runwatt"_s), someCampaign(), {}));
    QCOMPARE(writer.error().code, ErrorCode::NotFound);
    QVERIFY(writer.error().text().contains(u"none"));
    const auto absent = result(CampaignWriter::open(path(), {}));
    QCOMPARE(absent.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestCampaignWriters)
#include "tst_campaignwriters.moc"
