// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/protocol.h"

#include <QJsonDocument>
#include <QTest>

using namespace runwatt;
using namespace runwatt::power;
using namespace Qt::Literals::StringLiterals;

class TestMeterSettings : public QObject
{
    Q_OBJECT

private slots:

    void whatIsWrittenIsReadBack()
    {
        MeterSettings settings;
        settings.name = u"bench supply"_s;
        settings.kind = u"textline"_s;
        settings.port = u"/dev/serial/by-id/usb-1"_s;
        settings.baudRate = 9600;
        settings.device = u"pi"_s;
        settings.sampling = Sampling::Instantaneous;
        settings.latency = Milliseconds(30);
        settings.period = Milliseconds(500);
        settings.text.pattern = u"(?<watts>.*)"_s;
        settings.text.wattsPrefix = u"m"_s;
        settings.text.startText = u"S#\\r"_s;
        settings.text.stopText = u"E#"_s;
        settings.text.pollText = u"?"_s;
        settings.text.maximumLine = 99;
        const auto read = meterSettingsFromJson(toJson(settings));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text()));
        QCOMPARE(*read, settings);
    }

    void whatIsLeftOutHasItsDefault()
    {
        const auto read = meterSettingsFromJson({{u"name"_s, u"m"_s}, {u"port"_s, u"ttyUSB0"_s}});
        QVERIFY(read);
        QCOMPARE(read->kind, u"wattsup"_s);
        QCOMPARE(read->baudRate, 115200);
        QCOMPARE(read->period, Milliseconds(1000));
        QCOMPARE(read->sampling, Sampling::Averaging);
        QCOMPARE(read->origin(), Origin::Measured);
    }

    void theSimulatedMeterIsMarkedAndNeedsNoPort()
    {
        const auto read = meterSettingsFromJson({{u"name"_s, u"m"_s}, {u"kind"_s, u"simulated"_s}});
        QVERIFY(read);
        QCOMPARE(read->origin(), Origin::Simulated);
    }

    void aWrongFieldIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("no name") << R"({"port": "x"})"_ba << u"meter.name"_s;
        QTest::newRow("no port") << R"({"name": "m"})"_ba << u"meter.port"_s;
        QTest::newRow("kind") << R"({"name": "m", "port": "x", "kind": "wattsdown"})"_ba
                              << u"meter.kind"_s;
        QTest::newRow("type") << R"({"name": "m", "port": 3})"_ba << u"meter.port"_s;
        QTest::newRow("fraction") << R"({"name": "m", "port": "x", "periodMs": 0.5})"_ba
                                  << u"meter.periodMs"_s;
        QTest::newRow("range") << R"({"name": "m", "port": "x", "baudRate": 0})"_ba
                               << u"meter.baudRate"_s;
        QTest::newRow("huge") << R"({"name": "m", "port": "x", "latencyMs": 1e300})"_ba
                              << u"meter.latencyMs"_s;
        QTest::newRow("sampling") << R"({"name": "m", "port": "x", "sampling": "odd"})"_ba
                                  << u"meter.sampling"_s;
        QTest::newRow("misspelt") << R"({"name": "m", "port": "x", "baudrate": 9600})"_ba
                                  << u"meter.baudrate"_s;
        QTest::newRow("text") << R"({"name": "m", "port": "x", "text": "a"})"_ba << u"meter.text"_s;
        QTest::newRow("prefix") << R"({"name": "m", "port": "x", "text": {"wattsPrefix": "M"}})"_ba
                                << u"meter.text.wattsPrefix"_s;
        QTest::newRow("in text") << R"({"name": "m", "port": "x", "text": {"patern": "M"}})"_ba
                                 << u"meter.text.patern"_s;
    }

    void aWrongFieldIsNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        const auto read = meterSettingsFromJson(QJsonDocument::fromJson(json).object());
        QVERIFY(!read);
        QCOMPARE(read.error().where, field);
        QVERIFY(!read.error().why.isEmpty());
    }

    void aProtocolIsMadeForEachKind()
    {
        MeterSettings settings;
        settings.name = u"m"_s;
        settings.port = u"x"_s;
        for (const QString &kind : {u"wattsup"_s, u"simulated"_s}) {
            settings.kind = kind;
            const auto protocol = makeProtocol(settings);
            QVERIFY(protocol);
            QVERIFY(!(*protocol)->startCommands().isEmpty());
        }
        settings.kind = u"textline"_s;
        QVERIFY(!makeProtocol(settings)); // no pattern yet
        settings.text.pattern = u"(?<watts>.*)"_s;
        QVERIFY(makeProtocol(settings));
        settings.kind = u"other"_s;
        QVERIFY(!makeProtocol(settings));
    }
};

QTEST_GUILESS_MAIN(TestMeterSettings)
#include "tst_metersettings.moc"
