// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/cpuload.h"
#include "core/power/emulator.h"
#include "core/power/wattsupemulation.h"
#include "core/power/wattsupprotocol.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QSerialPort>
#include <QTest>

using namespace runwatt;
using namespace runwatt::power;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kStartLogging = "#L,W,3,E,,1;";

double mean(const std::vector<Reading> &readings)
{
    double sum = 0;
    for (const Reading &reading : readings)
        sum += *reading.watts;
    return sum / static_cast<double>(readings.size());
}

} // namespace

class TestEmulator : public QObject
{
    Q_OBJECT

private slots:

    void recordsComeOnlyWhileTheyAreWanted()
    {
        WattsUpEmulation emulation(1, 1);
        QVERIFY(!emulation.isLogging());
        QVERIFY(emulation.receive("#L,W,3,").isEmpty());
        QVERIFY(!emulation.isLogging());
        QVERIFY(emulation.receive("E,,1;").isEmpty());
        QVERIFY(emulation.isLogging());
        QVERIFY(emulation.receive("#O,W,1,3;#R,W,0;").isEmpty());
        QVERIFY(emulation.isLogging());
        static_cast<void>(emulation.receive("#L,W,0;"));
        QVERIFY(!emulation.isLogging());
    }

    void ourOwnProtocolReadsWhatItSays()
    {
        WattsUpEmulation emulation(1, 1);
        WattsUpProtocol protocol;
        static_cast<void>(protocol.feed(emulation.receive("#V,3;"), 0));
        QVERIFY(!protocol.identity().isEmpty());
        std::vector<Reading> readings;
        for (int i = 0; i < 500; ++i)
            for (const Reading &reading : protocol.feed(emulation.record(0.5), i))
                readings.push_back(reading);
        QCOMPARE(readings.size(), 500U);
        QCOMPARE(protocol.counts().damaged, 0);
        const double expected = WattsUpEmulation::kIdleWatts + 0.5 * WattsUpEmulation::kLoadWatts;
        QVERIFY(qAbs(mean(readings) - expected) < WattsUpEmulation::kNoiseWatts / 5);
        QVERIFY(*readings.back().wattHours > 0.5);
    }

    void wattsFollowTheLoad_data()
    {
        QTest::addColumn<double>("load");
        QTest::addColumn<double>("expected");
        QTest::newRow("idle") << 0.0 << WattsUpEmulation::kIdleWatts;
        QTest::newRow("busy") << 1.0 << WattsUpEmulation::kIdleWatts + WattsUpEmulation::kLoadWatts;
        QTest::newRow("below nothing") << -3.0 << WattsUpEmulation::kIdleWatts;
        QTest::newRow("above all")
            << 7.0 << WattsUpEmulation::kIdleWatts + WattsUpEmulation::kLoadWatts;
    }

    void wattsFollowTheLoad()
    {
        QFETCH(double, load);
        QFETCH(double, expected);
        WattsUpEmulation emulation(2, 1);
        const auto readings = WattsUpProtocol().feed(emulation.record(load), 0);
        QCOMPARE(readings.size(), 1U);
        QVERIFY(qAbs(*readings[0].watts - expected) <= WattsUpEmulation::kNoiseWatts + 0.05);
    }

    void theSameSeedGivesTheSameRecords()
    {
        WattsUpEmulation one(9, 1);
        WattsUpEmulation same(9, 1);
        WattsUpEmulation other(10, 1);
        QByteArray a;
        QByteArray b;
        QByteArray c;
        for (int i = 0; i < 20; ++i) {
            a += one.record(0.3);
            b += same.record(0.3);
            c += other.record(0.3);
        }
        QCOMPARE(a, b);
        QVERIFY(a != c);
    }

    void resetClearsTheEnergyCounter()
    {
        WattsUpEmulation emulation(1, 3600);
        static_cast<void>(emulation.record(1));
        static_cast<void>(emulation.receive("#R,W,0;"));
        const auto readings = WattsUpProtocol().feed(emulation.record(0), 0);
        QCOMPARE(readings.size(), 1U);
        QVERIFY(*readings[0].wattHours < 4);
    }

    void commandsWithoutEndAreForgotten()
    {
        WattsUpEmulation emulation(1, 1);
        QVERIFY(emulation.receive(QByteArray(1'000'000, 'x')).isEmpty());
        static_cast<void>(emulation.receive(kStartLogging));
        QVERIFY(emulation.isLogging());
    }

    void procStatIsReadAsProcSaysIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isGood");
        QTest::addColumn<quint64>("busy");
        QTest::addColumn<quint64>("total");
        QTest::newRow("ten columns") << "cpu  10 1 5 100 20 3 2 4 6 1\ncpu0 1 2 3 4\n"_ba << true
                                     << quint64(25) << quint64(145);
        QTest::newRow("four columns")
            << "cpu 10 1 5 100\n"_ba << true << quint64(16) << quint64(116);
        QTest::newRow("one core") << "cpu0 10 1 5 100\n"_ba << false << quint64(0) << quint64(0);
        QTest::newRow("letters") << "cpu 10 a 5 100\n"_ba << false << quint64(0) << quint64(0);
        QTest::newRow("empty") << QByteArray() << false << quint64(0) << quint64(0);
    }

    void procStatIsReadAsProcSaysIt()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isGood);
        const auto ticks = parseCpuTicks(text);
        QCOMPARE(ticks.has_value(), isGood);
        QTEST(ticks.value_or(CpuTicks()).busy, "busy");
        QTEST(ticks.value_or(CpuTicks()).total, "total");
    }

    void thisComputersLoadIsBetweenNothingAndAll()
    {
        CpuLoad load;
        const double first = load.sinceLastCall();
        QVERIFY(first > 0 && first <= 1);
        const double second = load.sinceLastCall();
        QVERIFY(second >= 0 && second <= 1);
    }

    void aSerialPortReadsItLikeARealMeter()
    {
        EmulatorOptions options;
        options.period = Milliseconds(10);
        options.load = [] { return 1.0; };
        auto meter = EmulatedMeter::start(options);
        QVERIFY(meter);
        QSerialPort port((*meter)->portPath());
        QVERIFY2(port.open(QIODevice::ReadWrite), qPrintable(port.errorString()));
        QByteArray heard;
        connect(&port, &QSerialPort::readyRead, this, [&] { heard += port.readAll(); });
        port.write("#V,3;");
        QTRY_VERIFY(heard.startsWith("#v,"));
        QVERIFY(!heard.contains("#d"));
        port.write(kStartLogging);
        QTRY_VERIFY(heard.count("#d") > 10);
        const auto readings = WattsUpProtocol().feed(heard, 0);
        QVERIFY(readings.size() >= 10);
        QVERIFY(qAbs(mean(readings) - 7) < 0.2);
    }

    void whoeverReadsNothingDoesNotStopIt()
    {
        EmulatorOptions options;
        options.period = Milliseconds(1);
        std::atomic<int> calls = 0;
        options.load = [&calls] { return ++calls, 0.0; };
        auto meter = EmulatedMeter::start(options);
        QVERIFY(meter);
        QFile port((*meter)->portPath());
        QVERIFY(port.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        port.write(kStartLogging);
        QTRY_VERIFY(calls > 200); // far more than a pty's 4 KiB of records
    }
};

QTEST_GUILESS_MAIN(TestEmulator)
#include "tst_emulator.moc"
