// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/wattsupprotocol.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace runwatt;
using namespace runwatt::power;
using namespace Qt::Literals::StringLiterals;

namespace {

// Records of real meters, as their users published them.
constexpr auto kEurope =
    "#d,-,18,972,2277,433,5,0,70035,5602,973,2280,435,972,2274,432,95,0,0,500,1020;";
constexpr auto kAmerica =
    "#d,-,18,965,1204,792,1,0,69384,5550,965,1205,833,965,1203,779,100,0,0,500,965;";

std::vector<Reading> feedInPieces(Protocol &protocol, const QByteArray &bytes, std::mt19937 &random)
{
    std::vector<Reading> all;
    qsizetype begin = 0;
    while (begin < bytes.size()) {
        const qsizetype size =
            std::min<qsizetype>(1 + static_cast<qsizetype>(random() % 40), bytes.size() - begin);
        const auto some = protocol.feed(QByteArrayView(bytes).sliced(begin, size), begin);
        all.insert(all.end(), some.begin(), some.end());
        begin += size;
    }
    return all;
}

} // namespace

class TestWattsUpProtocol : public QObject
{
    Q_OBJECT

private slots:

    void recordsOfRealMetersGiveTheirValues_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<double>("watts");
        QTest::addColumn<double>("volts");
        QTest::addColumn<double>("amperes");
        QTest::addColumn<double>("wattHours");
        QTest::newRow("230 V") << QByteArray(kEurope) << 97.2 << 227.7 << 0.433 << 0.5;
        QTest::newRow("120 V") << QByteArray(kAmerica) << 96.5 << 120.4 << 0.792 << 0.1;
    }

    void recordsOfRealMetersGiveTheirValues()
    {
        QFETCH(QByteArray, record);
        WattsUpProtocol protocol;
        const std::vector<Reading> readings = protocol.feed(QByteArray(record + "\r\n"), 5);
        QCOMPARE(readings.size(), 1U);
        QTEST(*readings[0].watts, "watts");
        QTEST(*readings[0].volts, "volts");
        QTEST(*readings[0].amperes, "amperes");
        QTEST(*readings[0].wattHours, "wattHours");
        QCOMPARE(readings[0].steadyNs, 5);
    }

    void aRecordSplitAnywhereIsTheSameAndBearsTheStampOfItsFirstByte()
    {
        const QByteArray record = "\r\n"_ba + kEurope + "\r\n";
        for (qsizetype cut = 0; cut <= record.size(); ++cut) {
            WattsUpProtocol protocol;
            std::vector<Reading> readings = protocol.feed(QByteArrayView(record).first(cut), 100);
            const auto rest = protocol.feed(QByteArrayView(record).sliced(cut), 200);
            readings.insert(readings.end(), rest.begin(), rest.end());
            QCOMPARE(readings.size(), 1U);
            QCOMPARE(*readings[0].watts, 97.2);
            QCOMPARE(readings[0].steadyNs, cut > 2 ? 100 : 200);
        }
    }

    void nulsHeadersAndAnswersBetweenRecordsAreNoReadings()
    {
        WattsUpProtocol protocol;
        const QByteArray stream =
            QByteArray(3, '\0') + "#h,-,18,W,V,A,WH;\r\n#n,-,1,0;\r\n" + kEurope;
        QCOMPARE(protocol.feed(stream, 0).size(), 1U);
        QCOMPARE(protocol.counts().damaged, 0);
    }

    void valuesThatAreLeftOutAreEmptyAndNotZero()
    {
        WattsUpProtocol protocol;
        const auto readings = protocol.feed("#d,-,18,972,_,_,_,_,_,_,_,_,_,_,_,_,_,_,_,_,_;", 0);
        QCOMPARE(readings.size(), 1U);
        QCOMPARE(*readings[0].watts, 97.2);
        QVERIFY(!readings[0].volts && !readings[0].amperes && !readings[0].wattHours);
    }

    void anOlderMeterWithSixteenValuesIsRead()
    {
        WattsUpProtocol protocol;
        const auto readings = protocol.feed(
            "#d,-,16,972,2277,433,5,0,70035,5602,973,2280,435,972,2274,432,95,0,0;", 0);
        QCOMPARE(readings.size(), 1U);
    }

    void damagedRecordsAreDropped_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::newRow("a value is missing")
            << "#d,-,18,972,2277,433,5,0,70035,5602,973,2280,435,972,2274,432,95,0,0,500;"_ba;
        QTest::newRow("count is no number") << "#d,-,x,972;"_ba;
        QTest::newRow("count is negative") << "#d,-,-1,972;"_ba;
        QTest::newRow("nothing after d") << "#d;"_ba;
        QTest::newRow("a letter in a value") << "#d,-,3,97a,2277,433;"_ba;
        QTest::newRow("no watts") << "#d,-,3,_,2277,433;"_ba;
        QTest::newRow("an empty value") << "#d,-,3,,2277,433;"_ba;
        QTest::newRow("too large for any number") << "#d,-,3,99999999999999999999999,2277,433;"_ba;
        QTest::newRow("binary inside") << "#d,-,3,9\x01,2277,433;"_ba;
        QTest::newRow("without end") << QByteArray("#d,-,18," + QByteArray(100'000, '1') + ";");
    }

    void damagedRecordsAreDropped()
    {
        QFETCH(QByteArray, record);
        WattsUpProtocol protocol;
        QVERIFY(protocol.feed(record, 0).empty());
        QCOMPARE(protocol.counts().damaged, 1);
        QCOMPARE(protocol.feed(QByteArray(kEurope), 0).size(), 1U);
    }

    void aRecordCutOffByTheNextOneLosesOnlyItself()
    {
        WattsUpProtocol protocol;
        const auto readings = protocol.feed(QByteArray("#d,-,18,972,22"_ba + kAmerica), 0);
        QCOMPARE(readings.size(), 1U);
        QCOMPARE(*readings[0].watts, 96.5);
        QCOMPARE(protocol.counts().damaged, 1);
    }

    void aLostDigitOfTheWattsIsNoticed()
    {
        WattsUpProtocol protocol;
        QCOMPARE(protocol.feed(QByteArray(kEurope), 0).size(), 1U);
        QByteArray damaged(kEurope);
        damaged.replace("972,2277", "97,2277");
        QVERIFY(protocol.feed(damaged, 0).empty());
        QCOMPARE(protocol.counts().damaged, 1);
    }

    void aMeterWhosePowerFactorMeansSomethingElseIsStillRead()
    {
        WattsUpProtocol protocol;
        QByteArray odd(kEurope);
        odd.replace(",95,0,0,", ",1,0,0,");
        QCOMPARE(protocol.feed(QByteArray(odd + odd), 0).size(), 2U);
    }

    void resetForgetsHalfARecord()
    {
        WattsUpProtocol protocol;
        const QByteArray record(kEurope);
        QVERIFY(protocol.feed(QByteArrayView(record).first(20), 0).empty());
        protocol.reset();
        QVERIFY(protocol.feed(QByteArrayView(record).sliced(20), 0).empty());
        QCOMPARE(protocol.feed(record, 0).size(), 1U);
    }

    void theVersionTellsWhatItIs()
    {
        WattsUpProtocol protocol;
        QVERIFY(protocol.feed("#v,-,8,3,0,1,0,12,3,2010,0;", 0).empty());
        QCOMPARE(protocol.identity(), u"Watts up? model 3, firmware 12.3"_s);
    }

    void afterAnyGarbageTheNextRecordsAreRead()
    {
        std::mt19937 random(20260101);
        WattsUpProtocol protocol;
        for (int round = 0; round < 3000; ++round) {
            QByteArray garbage;
            const auto size = static_cast<qsizetype>(random() % 400);
            for (qsizetype i = 0; i < size; ++i) // half of it of the characters that matter
                garbage += random() % 2 == 0 ? static_cast<char>(random() % 256)
                                             : "#d,-;18_0\n"[random() % 10];
            feedInPieces(protocol, garbage, random);
            const auto readings = feedInPieces(protocol, "\r\n"_ba + kEurope + "\r\n", random);
            QVERIFY(!readings.empty());
            QCOMPARE(*readings.back().watts, 97.2);
        }
    }

    void aMutatedRecordNeverGivesNonsense()
    {
        std::mt19937 random(4);
        WattsUpProtocol protocol;
        QCOMPARE(protocol.feed(QByteArray(kEurope), 0).size(), 1U);
        for (int round = 0; round < 20000; ++round) {
            QByteArray record(kEurope);
            const auto at = static_cast<qsizetype>(random()) % record.size();
            if (random() % 2 == 0)
                record.remove(at, 1 + static_cast<qsizetype>(random() % 3));
            else
                record[at] = static_cast<char>(random() % 256);
            for (const Reading &reading : protocol.feed(QByteArray(record + "\r\n"), 0))
                QVERIFY(reading.watts && std::isfinite(*reading.watts));
        }
    }
};

QTEST_GUILESS_MAIN(TestWattsUpProtocol)
#include "tst_wattsupprotocol.moc"
