// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Histograms in a campaign file: kept with their trial, bounded when read, missing in older files.
#include "alteredfile.h"
#include "core/store/chunk.h"
#include "storefixture.h"

#include <QTemporaryDir>

#include <limits>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

class TestHistograms : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void theyComeBackAsTheyWere()
    {
        make({someHistogram(u"read"_s), someHistogram({})});
        const std::vector<HistogramRecord> read = data().histograms;
        QCOMPARE(read.size(), std::size_t{2});
        QCOMPARE(read[0].trial, TrialId{1});
        QCOMPARE(read[0].origin, Origin::Emulated);
        QVERIFY(read[0].histogram == someHistogram(u"read"_s).histogram);
        QVERIFY(read[1].histogram == someHistogram({}).histogram);
        QVERIFY2(verify(path())->findings.empty(), qPrintable(wordsOf(*verify(path()))));
    }

    void binsAreTriplesAsTheSchemaSays()
    {
        make({someHistogram(u"read"_s)});
        // 30 requests from 1 to 2 microseconds, 10.5 from 5 to 6.
        QCOMPARE(firstColumn(path(), "SELECT hex(bins) FROM histogram").constFirst(),
                 "8DEDB5A0F7C6B03E8DEDB5A0F7C6C03E0000000000003E40"
                 "F168E388B5F8D43E54E41071732AD93E"
                 "0000000000002540"_ba);
    }

    void twoOfOneKindAreRefusedWithTheWholeTrial()
    {
        auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
        addCompleteTrial(*writer, addSetup(*writer).cell, 1, 10,
                         {someHistogram(u"read"_s), someHistogram(u"read"_s)});
        QVERIFY(result(writer->close({})).has_value());
        QVERIFY(data().histograms.empty() && data().summaries.empty());
        QVERIFY(data().trials.front().state != TrialState::Complete);
    }

    void binsThatNoSpreadHasAreNoneAndToldOf_data()
    {
        QTest::addColumn<QByteArray>("bins");
        const auto hex = [](const series::HistogramBins &bins) -> QByteArray {
            return "x'" + encodeBins(bins).toHex() + "'";
        };
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("empty") << "x''"_ba;
        QTest::newRow("cut") << "substr(bins, 1, 47)"_ba;
        QTest::newRow("not in order") << hex({{5, 6, 1}, {1, 2, 1}});
        QTest::newRow("not a number") << hex({{kNan, 6, 1}});
        QTest::newRow("huge") << hex({{1, 6, 1e40}});
        QTest::newRow("far too many") << "zeroblob(24000000 / 2)"_ba;
    }

    void binsThatNoSpreadHasAreNoneAndToldOf()
    {
        QFETCH(const QByteArray, bins);
        make({someHistogram(u"read"_s)});
        alter(path(), "UPDATE histogram SET bins = " + bins);
        QCOMPARE(data().histograms.size(), std::size_t{1});
        QVERIFY(data().histograms.front().histogram.bins.empty());
        const QString words = wordsOf(*verify(path()));
        QVERIFY2(words.contains(u"bins that no measurement has"), qPrintable(words));
    }

    void aFileOfVersion4IsReadAsItIsAndGoneOnWith()
    {
        make({});
        alter(path(), kMakeVersion4);
        const QByteArray before = contents(path());
        QVERIFY(data().histograms.empty());
        QVERIFY2(verify(path())->findings.empty(), qPrintable(wordsOf(*verify(path()))));
        QCOMPARE(contents(path()), before);
        {
            auto writer = result(CampaignWriter::open(path(), {}));
            QVERIFY2(writer.has_value(), writer ? "" : qPrintable(writer.error().text()));
            // The old trial's hash is renewed with a late row, and stays right.
            (*writer)->put(PhaseRecord{TrialId{1}, Phase::CoolDown, 1, 2});
            addCompleteTrial(**writer, CellId{1}, 2, 10, {someHistogram(u"read"_s)});
            QVERIFY(result((*writer)->close({})).has_value());
        }
        QCOMPARE(data().histograms.size(), std::size_t{1});
        QVERIFY2(verify(path())->findings.empty(), qPrintable(wordsOf(*verify(path()))));
    }

private:
    QString path() const { return m_folder->filePath(u"x.runwatt"_s); }

    CampaignData data() const { return CampaignReader::open(path())->data().value(); }

    void make(const std::vector<HistogramRecord> &histograms) const
    {
        auto writer = result(CampaignWriter::create(path(), someCampaign(), {})).value();
        addCompleteTrial(*writer, addSetup(*writer).cell, 1, 10, histograms);
        QVERIFY(result(writer->close({})).has_value());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestHistograms)
#include "tst_histograms.moc"
