// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/meter.h"
#include "tests/support/faultymeter.h"
#include "tests/support/patience.h"
#include "tests/support/ptypair.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>

#include <unistd.h>

using namespace runwatt;
using namespace runwatt::power;
using namespace runwatt::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

MeterSettings wattsUp(const QString &port, Milliseconds period = 20ms)
{
    MeterSettings settings;
    settings.name = u"the meter"_s;
    settings.port = port;
    settings.period = period;
    return settings;
}

MeterSettings textLine(const QString &port)
{
    MeterSettings settings = wattsUp(port);
    settings.kind = u"textline"_s;
    settings.text.pattern = u"P=(?<watts>[-0-9.]+)"_s;
    return settings;
}

// Everything that a meter says, in this thread, in the order in which it was said.
class Listener
{
public:
    Listener()
    {
        QObject::connect(&meter, &MeterThread::reading, &meter,
                         [this](const Reading &reading) { readings.push_back(reading); });
        QObject::connect(&meter, &MeterThread::stateChanged, &meter,
                         [this](MeterState state, const QString &text) {
                             states.append(state);
                             texts.append(text);
                         });
        QObject::connect(&meter, &MeterThread::gap, &meter, [this](TimeNs fromNs, TimeNs toNs) {
            gaps.append({fromNs, toNs});
            readingsBefore[fromNs] = readings.size();
        });
        QObject::connect(&meter, &MeterThread::identified, &meter,
                         [this](const QString &text) { identity = text; });
    }

    std::vector<Reading> readings;
    QList<MeterState> states;
    QStringList texts;
    QList<std::pair<TimeNs, TimeNs>> gaps;
    std::map<TimeNs, std::size_t> readingsBefore; ///< a gap, by its beginning
    QString identity;
    MeterThread meter; // last: it ends before what its signals touch
};

} // namespace

class TestMeter : public QObject
{
    Q_OBJECT

private slots:

    void aMeterIsStartedReadAndStopped()
    {
        FaultyMeter meter({}, 20ms);
        Listener listener;
        const TimeNs beforeNs = steadyNowNs();
        QVERIFY(listener.meter.start(wattsUp(meter.path())));
        QTRY_VERIFY(listener.readings.size() >= 20);
        QVERIFY(meter.heard().endsWith("#L,W,3,E,,1;"));
        QVERIFY(!listener.identity.isEmpty());
        QCOMPARE(listener.meter.state(), MeterState::Running);
        QCOMPARE(listener.meter.origin(), Origin::Measured);

        listener.meter.stop();
        QCOMPARE(listener.states,
                 QList<MeterState>({MeterState::Opening, MeterState::Waiting, MeterState::Running,
                                    MeterState::Closed}));
        QTRY_VERIFY(meter.heard().endsWith("#L,W,0;"));
        QTRY_VERIFY(!meter.isLogging());
        TimeNs lastNs = beforeNs;
        for (const Reading &reading : listener.readings) {
            QVERIFY(qAbs(*reading.watts - 5) < 0.3);
            QVERIFY(reading.volts && reading.amperes && reading.wattHours);
            QVERIFY(reading.steadyNs >= lastNs && reading.steadyNs <= steadyNowNs());
            lastNs = reading.steadyNs;
        }
    }

    void theLatencyIsTakenOffTheStamps()
    {
        PtyPair line;
        Listener listener;
        MeterSettings settings = textLine(line.path());
        settings.latency = 1h;
        QVERIFY(listener.meter.start(settings));
        QTRY_COMPARE(listener.meter.state(), MeterState::Waiting);
        const TimeNs sentNs = steadyNowNs();
        line.write("P=3\n");
        QTRY_COMPARE(listener.readings.size(), 1U);
        constexpr TimeNs kHourNs = 3600 * kNsPerSecond;
        QVERIFY(listener.readings[0].steadyNs >= sentNs - kHourNs);
        QVERIFY(listener.readings[0].steadyNs <= steadyNowNs() - kHourNs);
    }

    void aRecordBearsTheTimeOfItsFirstByte()
    {
        PtyPair line;
        Listener listener;
        QVERIFY(listener.meter.start(textLine(line.path())));
        QTRY_COMPARE(listener.meter.state(), MeterState::Waiting);
        // A first record shows that bytes have come through, so the second one's head has too.
        line.write("P=1\nP=");
        QTRY_COMPARE(listener.readings.size(), 1U);
        const TimeNs headSeenNs = steadyNowNs();
        line.write("2\n");
        QTRY_COMPARE(listener.readings.size(), 2U);
        QVERIFY(listener.readings[1].steadyNs <= headSeenNs);
    }

    void aPolledMeterIsAskedAgainAndAgain()
    {
        PtyPair line;
        connect(&line, &PtyPair::received, &line, [&line](const QByteArray &bytes) {
            for (qsizetype i = 0; i < bytes.count('?'); ++i)
                line.write("P=1.25\n");
        });
        Listener listener;
        MeterSettings settings = textLine(line.path());
        settings.text.pollText = u"?\\r"_s;
        settings.text.startText = u"S#"_s;
        settings.text.stopText = u"E#"_s;
        QVERIFY(listener.meter.start(settings));
        QTRY_VERIFY(listener.readings.size() >= 5);
        QVERIFY(line.heard().startsWith("S#?\r"));
        QCOMPARE(*listener.readings[0].watts, 1.25);
        listener.meter.stop();
        QTRY_VERIFY(line.heard().endsWith("E#"));
    }

    void unpluggedAndPluggedAgainItGoesOnAndTheGapIsMarked()
    {
        QTemporaryDir folder;
        FaultyMeter meter(folder.filePath(u"by-id"_s), 20ms);
        Listener listener;
        QVERIFY(listener.meter.start(wattsUp(meter.path())));
        for (int round = 1; round <= 3; ++round) {
            const std::size_t before = listener.readings.size();
            QTRY_VERIFY(listener.readings.size() >= before + 5);
            meter.unplug();
            QTRY_COMPARE(listener.meter.state(), MeterState::Lost);
            QVERIFY(!listener.meter.explanation().isEmpty());
            const TimeNs last = listener.readings.back().steadyNs;
            const std::size_t count = listener.readings.size();
            meter.plug();
            QTRY_COMPARE(listener.meter.state(), MeterState::Running);
            QTRY_VERIFY(listener.readings.size() > count);
            // A busy computer may have made others: its readings are 20 ms apart.
            QVERIFY(listener.gaps.contains(std::pair(last, listener.readings[count].steadyNs)));
            QCOMPARE(listener.readingsBefore[last], count);
        }
    }

    void aMeterThatFallsSilentIsOpenedAgain()
    {
        FaultyMeter meter({}, 20ms);
        Listener listener;
        QVERIFY(listener.meter.start(wattsUp(meter.path())));
        QTRY_VERIFY(listener.readings.size() >= 3);
        meter.setFault(Fault::Silence);
        QTRY_COMPARE(listener.meter.state(), MeterState::Lost);
        QVERIFY2(listener.meter.explanation().contains(u"no value"_s),
                 qPrintable(listener.meter.explanation()));
        const TimeNs last = listener.readings.back().steadyNs;
        const std::size_t count = listener.readings.size();
        meter.setFault(Fault::None);
        QTRY_COMPARE(listener.meter.state(), MeterState::Running);
        QTRY_VERIFY(listener.readings.size() > count);
        // A busy computer may have made others.
        QVERIFY(listener.gaps.contains(std::pair(last, listener.readings[count].steadyNs)));
    }

    void aGapThatIsStillOpenIsToldByStop()
    {
        QTemporaryDir folder;
        FaultyMeter meter(folder.filePath(u"by-id"_s), 20ms);
        Listener listener;
        QVERIFY(listener.meter.start(wattsUp(meter.path())));
        QTRY_VERIFY(listener.readings.size() >= 3);
        meter.unplug();
        QTRY_COMPARE(listener.meter.state(), MeterState::Lost);
        const qsizetype before = listener.gaps.size(); // those that a busy computer makes
        listener.meter.stop();
        QCOMPARE(listener.gaps.size(), before + 1);
        QCOMPARE(listener.gaps.back().first, listener.readings.back().steadyNs);
        QCOMPARE(listener.states.back(), MeterState::Closed);
    }

    void damagedRecordsAreToldAtOnce()
    {
        PtyPair line;
        Listener listener;
        MeterSettings settings = textLine(line.path());
        settings.text.pattern = u"U (?<volts>[0-9]+)|I (?<amperes>[0-9]+)"_s;
        QVERIFY(listener.meter.start(settings));
        QTRY_COMPARE(listener.meter.state(), MeterState::Waiting);
        line.write("U 5\nI 1\n");
        QTRY_COMPARE(listener.readings.size(), 1U);
        line.write("U 5\nU 6\n"); // one without its current, and no reading after it
        QTRY_COMPARE(listener.meter.statistics().damaged, 1);
    }

    void lostBytesCostOnlyTheirRecords()
    {
        FaultyMeter meter({}, 20ms);
        Listener listener;
        QVERIFY(listener.meter.start(wattsUp(meter.path())));
        QTRY_VERIFY(listener.readings.size() >= 3);
        meter.setFault(Fault::DroppedBytes);
        QTRY_VERIFY(listener.meter.statistics().damaged >= 3);
        meter.setFault(Fault::None);
        const std::size_t count = listener.readings.size();
        QTRY_VERIFY(listener.readings.size() >= count + 5);
        for (const Reading &reading : listener.readings)
            QVERIFY2(*reading.watts < 60, "a value ten times too large");
    }

    void garbageBetweenRecordsIsPassedOver()
    {
        FaultyMeter meter({}, 20ms);
        meter.setFault(Fault::Garbage);
        Listener listener;
        QVERIFY(listener.meter.start(wattsUp(meter.path())));
        QTRY_VERIFY(listener.readings.size() >= 50);
        for (const Reading &reading : listener.readings)
            QVERIFY(qAbs(*reading.watts - 5) < 0.3);
    }

    void aPortThatComesLaterIsFound()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"later"_s);
        Listener listener;
        QVERIFY(listener.meter.start(wattsUp(path)));
        QTRY_COMPARE(listener.meter.state(), MeterState::Lost);
        const QString text = listener.meter.explanation();
        QVERIFY2(text.contains(path) && text.contains(u"no such port"_s), qPrintable(text));
        FaultyMeter meter(path, 20ms);
        QTRY_COMPARE(listener.meter.state(), MeterState::Running);
        QVERIFY(listener.gaps.isEmpty());
    }

    void aPortThatThisUserMayNotUseIsExplained()
    {
        FaultyMeter meter({}, 20ms);
        QVERIFY(QFile::setPermissions(meter.path(), QFileDevice::Permissions()));
        const uid_t user = geteuid();
        // Permissions do not hold root back, so root becomes nobody for this test.
        if (user == 0)
            QCOMPARE(seteuid(65534), 0);
        Listener listener;
        const auto started = listener.meter.start(wattsUp(meter.path()));
        QTRY_COMPARE(listener.meter.state(), MeterState::Lost);
        listener.meter.stop();
        if (user == 0)
            QCOMPARE(seteuid(user), 0);
        QVERIFY(started);
        const QString text = listener.texts[1];
        QVERIFY2(text.contains(u"may not use"_s) && text.contains(u"usermod"_s)
                     && text.contains(u"dialout"_s),
                 qPrintable(text));
    }

    void aFileIsNoPort()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        Listener listener;
        QVERIFY(listener.meter.start(wattsUp(path)));
        QTRY_COMPARE(listener.meter.state(), MeterState::Lost);
        QVERIFY(listener.meter.explanation().contains(u"not a serial port"_s));
    }

    void whatIsNoTerminalIsExplained()
    {
        Listener listener;
        QVERIFY(listener.meter.start(wattsUp(u"/dev/null"_s)));
        QTRY_COMPARE(listener.meter.state(), MeterState::Lost);
        QVERIFY(!listener.meter.explanation().isEmpty());
    }

    void wrongSettingsAreRefusedAtOnce()
    {
        MeterThread meter;
        QVERIFY(!meter.start(MeterSettings()));
        MeterSettings settings = textLine(u"x"_s);
        settings.text.pattern = u"("_s;
        QVERIFY(!meter.start(settings));
        QCOMPARE(meter.state(), MeterState::Closed);
    }

    void itIsNotStartedTwiceButCanBeStartedAgain()
    {
        FaultyMeter meter({}, 20ms);
        Listener listener;
        for (int round = 0; round < 3; ++round) {
            QVERIFY(listener.meter.start(wattsUp(meter.path())));
            const auto again = listener.meter.start(wattsUp(meter.path()));
            QVERIFY(!again);
            QCOMPARE(again.error().code, ErrorCode::Busy);
            QTRY_COMPARE(listener.meter.state(), MeterState::Running);
            listener.meter.stop();
            QCOMPARE(listener.meter.state(), MeterState::Closed);
            const std::size_t count = listener.readings.size();
            QCoreApplication::processEvents(); // a test may: nothing must be left on its way
            QCOMPARE(listener.readings.size(), count);
        }
    }

    void theSimulatedMeterTakesTheWholePathAndIsMarked()
    {
        MeterSettings settings;
        settings.name = u"simulated"_s;
        settings.kind = u"simulated"_s;
        settings.period = 20ms;
        Listener listener;
        QVERIFY(listener.meter.start(settings));
        QTRY_VERIFY(listener.readings.size() >= 10);
        QCOMPARE(listener.meter.origin(), Origin::Simulated);
        for (const Reading &reading : listener.readings)
            QVERIFY(*reading.watts > 2.7 && *reading.watts < 7.3);
    }

    void theSelfTestMeasuresTheRate()
    {
        MeterSettings settings;
        settings.name = u"simulated"_s;
        settings.kind = u"simulated"_s;
        settings.period = 50ms;
        Listener listener;
        QVERIFY(listener.meter.start(settings));
        QTRY_VERIFY(listener.meter.statistics().readings >= 20);
        const MeterStatistics statistics = listener.meter.statistics();
        QVERIFY(statistics.rateHz > 0 && statistics.updateHz <= statistics.rateHz);
        // The smallest step comes when it comes: a computer under full load changes little.
        QTRY_VERIFY(qAbs(listener.meter.statistics().resolutionWatts - 0.1) < 1e-6);
    }

    void destroyingItInAnyStateIsQuick_data()
    {
        QTest::addColumn<QString>("port");
        QTest::newRow("no port") << u"/nowhere"_s;
        QTest::newRow("silent") << u"silent"_s;
        QTest::newRow("running") << u"running"_s;
    }

    void destroyingItInAnyStateIsQuick()
    {
        QFETCH(QString, port);
        PtyPair line;
        FaultyMeter meter({}, 20ms);
        const QString path = port == u"silent"_s ? line.path()
            : port == u"running"_s               ? meter.path()
                                                 : port;
        for (int round = 0; round < 20; ++round) {
            MeterThread thread;
            QVERIFY(thread.start(wattsUp(path)));
            if (round % 2 == 0)
                QTRY_VERIFY(thread.state() != MeterState::Closed);
        }
    }

    void availablePortsHavePathsAndDescriptions()
    {
        for (const SerialPortChoice &choice : availablePorts()) {
            QVERIFY(choice.path.startsWith(u"/dev/"_s));
            QVERIFY(!choice.description.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestMeter)
#include "tst_meter.moc"
