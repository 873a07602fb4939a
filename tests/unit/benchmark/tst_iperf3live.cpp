// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/benchmark/peerfixture.h"

#include <QStandardPaths>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

/// The real iperf3 at both ends, over the loopback interface.
class TestIperf3Live : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aRunIsReadWhileItRuns_data();
    void aRunIsReadWhileItRuns();
    void omittedSecondsAreNotMeasured();
    void theServerUsesThePlaceAloneAndEndsOnTerm();
    void aMissingServerIsToldInIperf3sWords();
    void aBusyServerIsTold();
    void aServerThatDiesIsAnError();
    void aStoppedRunIsAnError();

private:
    [[nodiscard]] static const Benchmark &iperf3() { return *findBenchmark(u"iperf3"); }

    [[nodiscard]] static Place somePlace(const QString &address = u"127.0.0.1"_s)
    {
        return {{}, address, freePorts(address)};
    }
};

void TestIperf3Live::initTestCase()
{
    if (QStandardPaths::findExecutable(u"iperf3"_s).isEmpty())
        QSKIP("iperf3 is missing: it is in Debian's package of that name");
}

void TestIperf3Live::aRunIsReadWhileItRuns_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("address");
    const QString four = u"127.0.0.1"_s;
    QTest::newRow("TCP send") << QJsonObject() << four;
    QTest::newRow("TCP receive") << QJsonObject{{u"direction"_s, u"receive"_s}} << four;
    QTest::newRow("TCP send, 1 KiB, 3 streams, nodelay")
        << QJsonObject{{u"streams"_s, 3}, {u"messageSize"_s, 1024}, {u"noDelay"_s, true}} << four;
    QTest::newRow("TCP receive, 2 streams")
        << QJsonObject{{u"streams"_s, 2}, {u"direction"_s, u"receive"_s}} << four;
    QTest::newRow("UDP send") << QJsonObject{{u"protocol"_s, u"udp"_s}, {u"bitrate"_s, 20'000'000}}
                              << four;
    QTest::newRow("UDP receive, 2 streams") << QJsonObject{{u"protocol"_s, u"udp"_s},
                                                           {u"bitrate"_s, 10'000'000},
                                                           {u"direction"_s, u"receive"_s},
                                                           {u"streams"_s, 2}}
                                            << four;
    QTest::newRow("UDP send, as fast as it can") << QJsonObject{{u"protocol"_s, u"udp"_s}} << four;
    QTest::newRow("IPv6") << QJsonObject() << u"::1"_s;
}

void TestIperf3Live::aRunIsReadWhileItRuns()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(const QString, address);
    if (!QTcpServer().listen(QHostAddress(address)))
        QSKIP("this computer has no IPv6");
    parameters[u"runTime"_s] = 2;
    QVERIFY(iperf3().checkParameters(parameters));
    const Place place = somePlace(address);
    QVERIFY(iperf3().checkPlace(place));
    Server server;
    QVERIFY2(server.start(*iperf3().server(parameters, place)), server.said().constData());
    Run run;
    runTool(iperf3(), parameters, place, &run);
    QVERIFY2(run.summaries && run.exitCode == 0, run.why().constData());
    QVERIFY2(run.version.startsWith("iperf 3."_L1), qPrintable(run.version));

    const QString detail =
        parameters.value("direction"_L1) == "receive"_L1 ? u"received"_s : u"sent"_s;
    QVERIFY(!run.values.empty());
    for (const Value &value : run.values) {
        QCOMPARE(value.name, u"network.throughput"_s);
        QCOMPARE(value.detail, detail);
        QVERIFY(value.sample.timeNs > run.startedNs && value.sample.timeNs < run.endedNs);
        QVERIFY(value.sample.value > 0);
    }
    QVERIFY(run.beganNs && *run.beganNs > run.startedNs && *run.beganNs < run.endedNs);
    QVERIFY(valueOf(*run.summaries, u"network.throughput"_s, detail) > 0);
    // Of datagrams those that arrived.
    const bool isUdp = parameters.value("protocol"_L1) == "udp"_L1;
    QVERIFY(valueOf(*run.summaries, u"bytes"_s, isUdp ? u"received"_s : detail) > 0);
    QVERIFY(valueOf(*run.summaries, u"runtime"_s) >= 1.8);
    if (parameters.value("protocol"_L1) == "udp"_L1) {
        QVERIFY(valueOf(*run.summaries, u"network.lost"_s) >= 0);
        QVERIFY(valueOf(*run.summaries, u"network.jitter"_s) >= 0);
        QVERIFY(valueOf(*run.summaries, u"network.throughput"_s, u"received"_s) > 0);
    } else {
        QVERIFY(valueOf(*run.summaries, u"retransmits"_s) >= 0);
    }
}

void TestIperf3Live::omittedSecondsAreNotMeasured()
{
    const QJsonObject parameters{{u"runTime"_s, 2}, {u"omit"_s, 2}};
    const Place place = somePlace();
    Server server;
    QVERIFY2(server.start(*iperf3().server(parameters, place)), server.said().constData());
    Run run;
    runTool(iperf3(), parameters, place, &run);
    QVERIFY2(run.summaries, run.why().constData());
    QVERIFY2(run.output.contains("(omitted)"), run.output.constData());
    QVERIFY(run.beganNs);
    QVERIFY(*run.beganNs - run.startedNs >= 19 * kNsPerSecond / 10);
    for (const Value &value : run.values)
        QVERIFY(value.sample.timeNs >= *run.beganNs);
    QVERIFY(valueOf(*run.summaries, u"runtime"_s) < 3.5);
}

void TestIperf3Live::theServerUsesThePlaceAloneAndEndsOnTerm()
{
    if (QStandardPaths::findExecutable(u"ss"_s).isEmpty())
        QSKIP("ss of iproute2 is missing");
    const QJsonObject parameters{{u"protocol"_s, u"udp"_s}, {u"runTime"_s, 2}};
    const Place place = somePlace();
    const QString only = u"127.0.0.1:%1"_s.arg(place.peerPort);
    Server server;
    QVERIFY2(server.start(*iperf3().server(parameters, place)), server.said().constData());
    QCOMPARE(listening(place.peerPort), QStringList{only});
    Run run;
    QStringList meanwhile;
    runTool(iperf3(), parameters, place, &run, [&](QProcess * /*process*/) {
        if (meanwhile.isEmpty() && run.output.contains(" sec "))
            meanwhile = listening(place.peerPort);
    });
    QVERIFY2(run.summaries, run.why().constData());
    QCOMPARE(meanwhile, QStringList{only});
    server.terminate();
    QTRY_VERIFY(server.isGone());
    QVERIFY(listening(place.peerPort).isEmpty());
}

void TestIperf3Live::aMissingServerIsToldInIperf3sWords()
{
    Run run;
    runTool(iperf3(), {{u"runTime"_s, 2}}, somePlace(), &run);
    QVERIFY(run.exitCode != 0);
    QVERIFY(!run.summaries);
    QCOMPARE(run.summaries.error().code, ErrorCode::ConnectionFailed);
    QVERIFY2(run.summaries.error().why.contains("unable to connect to server"_L1),
             run.why().constData());
    QVERIFY2(run.summaries.error().why.contains("Connection refused"_L1), run.why().constData());
}

void TestIperf3Live::aBusyServerIsTold()
{
    const QJsonObject parameters{{u"runTime"_s, 600}};
    const Place place = somePlace();
    Server server;
    QVERIFY2(server.start(*iperf3().server(parameters, place)), server.said().constData());
    const QStringList words = iperf3().command(parameters, place);
    QProcess other;
    other.start(words.first(), words.mid(1));
    QByteArray said;
    QTRY_VERIFY((said += other.readAll()).contains(" sec "));
    Run run;
    runTool(iperf3(), parameters, place, &run);
    other.terminate();
    QTRY_COMPARE(other.state(), QProcess::NotRunning);
    QVERIFY(!run.summaries);
    QCOMPARE(run.summaries.error().code, ErrorCode::Busy);
    QVERIFY2(run.summaries.error().why.contains("busy"_L1), run.why().constData());
}

void TestIperf3Live::aServerThatDiesIsAnError()
{
    const QJsonObject parameters{{u"runTime"_s, 600}};
    const Place place = somePlace();
    Server server;
    QVERIFY2(server.start(*iperf3().server(parameters, place)), server.said().constData());
    Run run;
    runTool(iperf3(), parameters, place, &run, [&](QProcess * /*process*/) {
        if (run.output.contains(" sec "))
            server.terminate();
    });
    QVERIFY(run.exitCode != 0);
    QVERIFY(!run.summaries);
    QVERIFY2(!run.summaries.error().why.isEmpty(), run.why().constData());
}

void TestIperf3Live::aStoppedRunIsAnError()
{
    const QJsonObject parameters{{u"runTime"_s, 600}};
    const Place place = somePlace();
    Server server;
    QVERIFY2(server.start(*iperf3().server(parameters, place)), server.said().constData());
    Run run;
    runTool(iperf3(), parameters, place, &run, [&](QProcess *process) {
        if (run.output.contains(" sec "))
            process->terminate();
    });
    QVERIFY(!run.values.empty());
    QVERIFY(!run.summaries);
    QVERIFY2(run.summaries.error().why.contains("terminated"_L1), run.why().constData());
}

QTEST_GUILESS_MAIN(TestIperf3Live)
#include "tst_iperf3live.moc"
