// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/textlineprotocol.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace runwatt;
using namespace runwatt::power;
using namespace Qt::Literals::StringLiterals;

namespace {

TextLineFormat csvFormat()
{
    TextLineFormat format;
    format.pattern = u"^(?<volts>[-+.0-9eE]+),(?<amperes>[-+.0-9eE]+),(?<watts>[-+.0-9eE]+)$"_s;
    return format;
}

TextLineFormat formatOf(const QString &pattern)
{
    TextLineFormat format;
    format.pattern = pattern;
    return format;
}

std::unique_ptr<Protocol> make(const TextLineFormat &format)
{
    Result<std::unique_ptr<Protocol>> protocol = TextLineProtocol::create(format);
    if (!protocol)
        qFatal("%s", qPrintable(protocol.error().text()));
    return std::move(*protocol);
}

} // namespace

class TestTextLineProtocol : public QObject
{
    Q_OBJECT

private slots:

    void aLineWithThreeValuesIsAReading()
    {
        const auto protocol = make(csvFormat());
        const auto readings = protocol->feed("5.021,0.3124,1.568\n", 9);
        QCOMPARE(readings.size(), 1U);
        QCOMPARE(readings[0].steadyNs, 9);
        QCOMPARE(*readings[0].watts, 1.568);
        QCOMPARE(*readings[0].volts, 5.021);
        QCOMPARE(*readings[0].amperes, 0.3124);
    }

    void withoutWattsThePowerIsVoltsTimesAmperes()
    {
        const auto protocol = make(formatOf(u"U=(?<volts>\\S+) I=(?<amperes>\\S+)"_s));
        const auto readings = protocol->feed("U=5.0 I=0.5\r\n", 0);
        QCOMPARE(readings.size(), 1U);
        QCOMPARE(*readings[0].watts, 2.5);
    }

    void unitPrefixesScale()
    {
        TextLineFormat format = formatOf(u"(?<volts>\\S+) (?<amperes>\\S+) (?<watts>\\S+)"_s);
        format.voltsPrefix = u"m"_s;
        format.amperesPrefix = u"u"_s;
        format.wattsPrefix = u"k"_s;
        const auto readings = make(format)->feed("5000 250000 0.002\n", 0);
        QCOMPARE(readings.size(), 1U);
        QCOMPARE(*readings[0].volts, 5.0);
        QCOMPARE(*readings[0].amperes, 0.25);
        QCOMPARE(*readings[0].watts, 2.0);
    }

    void aBlockOfSeveralLinesIsOneReadingWithTheStampOfItsFirst_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<double>("watts");
        QTest::addColumn<double>("volts");
        QTest::addColumn<double>("amperes");
        QTest::newRow("INA219 sketch")
            << "Bus Voltage:   4.91 V\nShunt Voltage: 0.05 mV\nLoad Voltage:  4.91 V\nCurrent:       0.50 mA\nPower:         2.00 mW\n\n"_ba
            << 0.002 << 4.91 << 0.0005;
        QTest::newRow("INA226 sketch")
            << "Bus Voltage:   5.02V\nShunt Voltage: 12.3450mV\nLoad Voltage:  5.03V\nCurrent:       123.450mA\nPower:         619.50mW\n\n"_ba
            << 0.6195 << 5.03 << 0.12345;
    }

    void aBlockOfSeveralLinesIsOneReadingWithTheStampOfItsFirst()
    {
        QFETCH(QByteArray, block);
        TextLineFormat format = formatOf(
            u"Load Voltage:\\s*(?<volts>[-0-9.]+)|Current:\\s*(?<amperes>[-0-9.]+)|Power:\\s*(?<watts>[-0-9.]+)"_s);
        format.amperesPrefix = u"m"_s;
        format.wattsPrefix = u"m"_s;
        const auto protocol = make(format);
        std::vector<Reading> readings;
        TimeNs now = 0;
        const QByteArray stream = block + block;
        for (const char byte : stream)
            for (const Reading &reading : protocol->feed(QByteArrayView(&byte, 1), now++))
                readings.push_back(reading);
        QCOMPARE(readings.size(), 2U);
        QTEST(*readings[1].watts, "watts");
        QTEST(*readings[1].volts, "volts");
        QTEST(*readings[1].amperes, "amperes");
        QCOMPARE(readings[0].steadyNs, block.indexOf("Load"));
        QCOMPARE(readings[1].steadyNs, block.size() + block.indexOf("Load"));
    }

    void aBlockThatLacksALineIsDroppedAndTheNextIsWhole()
    {
        const auto protocol = make(formatOf(u"U (?<volts>\\S+)|I (?<amperes>\\S+)"_s));
        const auto readings = protocol->feed("U 5\nU 6\nI 2\n", 0);
        QCOMPARE(readings.size(), 1U);
        QCOMPARE(*readings[0].watts, 12.0);
        QCOMPARE(protocol->counts().damaged, 1);
    }

    void aWholeLineAfterHalfARecordIsKept()
    {
        const auto protocol =
            make(formatOf(u"^(?:U (?<volts>[^; ]+))?;?(?:I (?<amperes>\\S+))?$"_s));
        const auto readings = protocol->feed("I 9\nU 6;I 2\nU 5\nI 1\n", 0);
        QCOMPARE(readings.size(), 2U);
        QCOMPARE(*readings[0].watts, 12.0);
        QCOMPARE(*readings[1].watts, 5.0);
    }

    void otherLinesArePassedOver()
    {
        const auto protocol = make(csvFormat());
        QCOMPARE(protocol->feed("Meter v1\n\nVolts,Amps,Watts\n5,1,5\n,,\n", 0).size(), 1U);
    }

    void whatIsNoFiniteNumberIsDropped()
    {
        const auto protocol = make(formatOf(u"(?<watts>\\S+)"_s));
        QVERIFY(protocol->feed("nan\ninf\n1e999\n--\n0x10\n", 0).empty());
        QCOMPARE(protocol->counts().damaged, 5);
    }

    void aWrongPatternIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QString() << u"empty"_s;
        QTest::newRow("unbalanced") << u"(?<watts>[0-9]+"_s << u"character 16"_s;
        QTest::newRow("bad range") << u"(?<watts>[9-0])"_s << u"character 13"_s;
        QTest::newRow("no power") << u"(?<volts>.*)"_s << u"no power"_s;
        QTest::newRow("misspelt") << u"(?<wats>.*)"_s << u"\"wats\""_s;
        QTest::newRow("named twice") << u"(?<watts>a)(?<watts>b)"_s << u"character"_s;
    }

    void aWrongPatternIsRefusedWithItsPlace()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, says);
        const auto protocol = TextLineProtocol::create(formatOf(pattern));
        QVERIFY(!protocol);
        QCOMPARE(protocol.error().where, u"meter.text.pattern"_s);
        QVERIFY2(protocol.error().text().contains(says), qPrintable(protocol.error().text()));
    }

    void aPatternThatBacktracksWithoutEndIsGivenUp()
    {
        const auto protocol = make(formatOf(u"^(?:(?:a+)+)+(?<watts>[0-9])$"_s));
        // Unlimited, each of these lines would take longer than the universe is old.
        const QByteArray line = QByteArray(500, 'a') + "!\n";
        for (int i = 0; i < 20; ++i)
            QVERIFY(protocol->feed(line, 0).empty());
        QCOMPARE(protocol->counts().damaged, 20);
        QCOMPARE(protocol->feed("a7\n", 0).size(), 1U);
    }

    void aLineThatIsTooLongIsDroppedInBoundedMemory()
    {
        TextLineFormat format = csvFormat();
        format.maximumLine = 64;
        const auto protocol = make(format);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(protocol->feed(QByteArray(10'000, '1'), 0).empty());
        QCOMPARE(protocol->counts().damaged, 1);
        QCOMPARE(protocol->feed("\n5,1,5\n", 0).size(), 1U);
    }

    void commandsMayHoldEscapes()
    {
        TextLineFormat format = csvFormat();
        format.startText = u"S#\\r\\n"_s;
        format.stopText = u"E#\\x1b\\\\"_s;
        format.pollText = u"?"_s;
        const auto protocol = make(format);
        QCOMPARE(protocol->startCommands(), QList<QByteArray>{"S#\r\n"});
        QCOMPARE(protocol->stopCommands(), QList<QByteArray>{"E#\x1b\\"});
        QCOMPARE(protocol->pollCommand(), "?"_ba);
    }

    void aWrongEscapeIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown letter") << u"ab\\q"_s;
        QTest::newRow("alone at the end") << u"ab\\"_s;
        QTest::newRow("one digit") << u"ab\\x1"_s;
        QTest::newRow("no digits") << u"ab\\xzz"_s;
        QTest::newRow("a sign") << u"ab\\x-1"_s;
    }

    void aWrongEscapeIsRefusedWithItsPlace()
    {
        QFETCH(QString, text);
        TextLineFormat format = csvFormat();
        format.startText = text;
        const auto protocol = TextLineProtocol::create(format);
        QVERIFY(!protocol);
        QCOMPARE(protocol.error().where, u"meter.text.start"_s);
        QVERIFY(protocol.error().text().contains(u"character 3"_s));
    }

    void aProductThatIsInfiniteIsDropped()
    {
        const auto protocol = make(formatOf(u"(?<volts>\\S+),(?<amperes>\\S+)"_s));
        QVERIFY(protocol->feed("1e308,1e308\n", 0).empty());
        QCOMPARE(protocol->counts().damaged, 1);
        QCOMPARE(protocol->feed("2,3\n", 0).size(), 1U);
    }

    void afterAnyGarbageTheNextLineIsRead()
    {
        std::mt19937 random(11);
        const auto protocol = make(csvFormat());
        for (int round = 0; round < 2000; ++round) {
            QByteArray garbage;
            const auto size = static_cast<qsizetype>(random() % 700);
            for (qsizetype i = 0; i < size; ++i)
                garbage += random() % 2 == 0 ? static_cast<char>(random() % 256)
                                             : "0123456789.,-eE\n"[random() % 16];
            for (const Reading &reading : protocol->feed(garbage, 0))
                QVERIFY(std::isfinite(*reading.watts));
            const auto readings = protocol->feed("\n5.021,0.3124,1.568\n", 0);
            QVERIFY(!readings.empty());
            QCOMPARE(*readings.back().watts, 1.568);
        }
    }
};

QTEST_GUILESS_MAIN(TestTextLineProtocol)
#include "tst_textlineprotocol.moc"
