// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/benchmark/peerfixture.h"

#include <QDir>
#include <QStandardPaths>
#include <QTimer>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What netserver leaves of each connection if nobody forbids it.
QStringList debugFiles()
{
    return QDir(u"/tmp"_s).entryList({u"netserver.debug_*"_s});
}

/// Now and then netperf waits on for a server that has ended, so a campaign stops it (TrialRunner).
void endWithoutServer(Server &server, QProcess *process)
{
    server.terminate();
    QTimer::singleShot(10000, process, [process] { process->terminate(); });
}

} // namespace

/// The real netperf and netserver, over the loopback interface.
class TestNetperfLive : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aRunIsReadWhileItRuns_data();
    void aRunIsReadWhileItRuns();
    void theServerUsesThePlaceAlone_data();
    void theServerUsesThePlaceAlone();
    void termEndsTheServerWithItsChildren();
    void termEndsEveryStream();
    void aMissingServerIsToldInNetperfsWords();
    void aServerThatDiesIsAnError();
    void anInterruptedRunIsAnErrorThoughItGivesAResult();

private:
    [[nodiscard]] static const Benchmark &netperf() { return *findBenchmark(u"netperf"); }
};

void TestNetperfLive::initTestCase()
{
    for (const QString &program : {u"netperf"_s, u"netserver"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program
                             + u" is missing: it is in Debian's component non-free, which could "
                               "not be reached"_s));
    }
}

void TestNetperfLive::aRunIsReadWhileItRuns_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("address");
    const QString four = u"127.0.0.1"_s;
    const auto test = [](const QString &name) { return QJsonObject{{u"test"_s, name}}; };
    QTest::newRow("TCP_STREAM") << test(u"TCP_STREAM"_s) << four;
    QTest::newRow("TCP_MAERTS") << test(u"TCP_MAERTS"_s) << four;
    QTest::newRow("TCP_RR") << test(u"TCP_RR"_s) << four;
    QTest::newRow("UDP_STREAM") << test(u"UDP_STREAM"_s) << four;
    QTest::newRow("64 B, nodelay")
        << QJsonObject{{u"messageSize"_s, 64}, {u"noDelay"_s, true}} << four;
    QTest::newRow("3 streams") << QJsonObject{{u"streams"_s, 3}} << four;
    QTest::newRow("TCP_RR, 2 streams")
        << QJsonObject{{u"test"_s, u"TCP_RR"_s}, {u"streams"_s, 2}, {u"responseSize"_s, 512}}
        << four;
    QTest::newRow("UDP_STREAM, 2 streams, largest datagrams")
        << QJsonObject{{u"test"_s, u"UDP_STREAM"_s}, {u"streams"_s, 2}, {u"messageSize"_s, 65507}}
        << four;
    QTest::newRow("IPv6") << test(u"TCP_MAERTS"_s) << u"::1"_s;
}

void TestNetperfLive::aRunIsReadWhileItRuns()
{
    QFETCH(QJsonObject, parameters);
    QFETCH(const QString, address);
    if (!QTcpServer().listen(QHostAddress(address)))
        QSKIP("this computer has no IPv6");
    parameters[u"runTime"_s] = 2;
    QVERIFY(netperf().checkParameters(parameters));
    const Place place{{}, address, freePorts(address)};
    QVERIFY(netperf().checkPlace(place));
    Server server;
    QVERIFY2(server.start(*netperf().server(parameters, place)), server.said().constData());
    Run run;
    runTool(netperf(), parameters, place, &run);
    QVERIFY2(run.summaries && run.exitCode == 0, run.why().constData());
    QVERIFY2(run.version.startsWith("netperf 2."_L1), qPrintable(run.version));

    const QString test = parameters.value("test"_L1).toString(u"TCP_STREAM"_s);
    const bool transactions = test == "TCP_RR"_L1;
    const QString measure = transactions ? u"transactions"_s : u"network.throughput"_s;
    const QString detail = transactions ? QString()
        : test == "TCP_MAERTS"_L1       ? u"received"_s
                                        : u"sent"_s;
    std::size_t rates = 0;
    for (const Value &value : run.values) {
        QVERIFY(value.name == measure || (transactions && value.name == "latency.mean"_L1));
        QCOMPARE(value.detail, detail);
        QVERIFY(value.sample.timeNs > run.startedNs && value.sample.timeNs < run.endedNs);
        QVERIFY(value.sample.value > 0);
        if (value.name == measure)
            ++rates;
    }
    QVERIFY(rates >= 1);
    QVERIFY(run.beganNs && *run.beganNs > run.startedNs && *run.beganNs < run.endedNs);
    QVERIFY(valueOf(*run.summaries, measure, detail) > 0);
    QVERIFY(valueOf(*run.summaries, u"runtime"_s) >= 1.8);
    const QString moved = test == "UDP_STREAM"_L1 ? u"received"_s : u"sent"_s;
    QVERIFY(valueOf(*run.summaries, u"bytes"_s, detail == u"received" ? detail : moved) > 0);
    QVERIFY(valueOf(*run.summaries, u"cpu.netperf.local"_s) > 0);
    QVERIFY(valueOf(*run.summaries, u"cpu.netperf.remote"_s) > 0);
    if (transactions)
        QVERIFY(valueOf(*run.summaries, u"latency.mean"_s) > 0);
    if (test == "UDP_STREAM"_L1)
        QVERIFY(valueOf(*run.summaries, u"network.lost"_s) >= 0);
    else
        QVERIFY(valueOf(*run.summaries, u"retransmits"_s) >= 0);
}

void TestNetperfLive::theServerUsesThePlaceAlone_data()
{
    QTest::addColumn<QString>("test");
    QTest::newRow("TCP_STREAM") << u"TCP_STREAM"_s;
    QTest::newRow("TCP_RR") << u"TCP_RR"_s;
    QTest::newRow("UDP_STREAM") << u"UDP_STREAM"_s;
}

void TestNetperfLive::theServerUsesThePlaceAlone()
{
    QFETCH(const QString, test);
    if (QStandardPaths::findExecutable(u"ss"_s).isEmpty())
        QSKIP("ss of iproute2 is missing");
    const QJsonObject parameters{{u"test"_s, test}, {u"runTime"_s, 2}, {u"streams"_s, 2}};
    const Place place{{}, u"127.0.0.1"_s, freePorts(u"127.0.0.1"_s)};
    Server server;
    QVERIFY2(server.start(*netperf().server(parameters, place)), server.said().constData());
    const QStringList before = debugFiles();
    const QString prefix = u"127.0.0.1:"_s;
    const QString control = prefix + QString::number(place.peerPort);
    QCOMPARE(listening(place.peerPort), QStringList{control});
    QStringList meanwhile;
    Run run;
    runTool(netperf(), parameters, place, &run, [&](QProcess * /*process*/) {
        if (meanwhile.isEmpty() && run.output.contains("NETPERF_INTERIM"))
            meanwhile = listening(place.peerPort);
    });
    QVERIFY2(run.summaries, run.why().constData());
    QCOMPARE(meanwhile,
             (QStringList{control, prefix + QString::number(place.peerPort + 1),
                          prefix + QString::number(place.peerPort + 2)}));
    QTRY_COMPARE(listening(place.peerPort), QStringList{control});
    QCOMPARE(debugFiles(), before);
}

void TestNetperfLive::termEndsTheServerWithItsChildren()
{
    const QJsonObject parameters{{u"runTime"_s, 30}, {u"streams"_s, 2}};
    const Place place{{}, u"127.0.0.1"_s, freePorts(u"127.0.0.1"_s)};
    Server server;
    QVERIFY2(server.start(*netperf().server(parameters, place)), server.said().constData());
    Run run;
    runTool(netperf(), parameters, place, &run, [&](QProcess *process) {
        if (run.output.contains("NETPERF_INTERIM"))
            endWithoutServer(server, process);
    });
    QTRY_VERIFY(server.isGone());
    QVERIFY(!run.summaries);
    QVERIFY(listening(place.peerPort).isEmpty());
}

void TestNetperfLive::termEndsEveryStream()
{
    const QJsonObject parameters{{u"runTime"_s, 600}, {u"streams"_s, 3}};
    const Place place{{}, u"127.0.0.1"_s, freePorts(u"127.0.0.1"_s)};
    Server server;
    QVERIFY2(server.start(*netperf().server(parameters, place)), server.said().constData());
    Run run;
    runTool(netperf(), parameters, place, &run, [&](QProcess *process) {
        // By then each stream has its connection: for one that never comes netserver waits two
        // minutes.
        if (run.output.count("NETPERF_INTERIM") >= 9)
            process->terminate(); // the shell alone, as in a container
    });
    QVERIFY(run.exitCode != 0);
    // netserver serves a stream until that is gone.
    QTRY_COMPARE(listening(place.peerPort), QStringList{u"127.0.0.1:%1"_s.arg(place.peerPort)});
    QVERIFY(!run.summaries);
    QVERIFY2(run.summaries.error().text().contains("netperf"_L1), run.why().constData());
}

void TestNetperfLive::aMissingServerIsToldInNetperfsWords()
{
    for (const int streams : {1, 2}) {
        const QJsonObject parameters{{u"runTime"_s, 2}, {u"streams"_s, streams}};
        const Place place{{}, u"127.0.0.1"_s, freePorts(u"127.0.0.1"_s)};
        Run run;
        runTool(netperf(), parameters, place, &run);
        QVERIFY(run.exitCode != 0);
        QVERIFY(!run.summaries);
        QCOMPARE(run.summaries.error().code, ErrorCode::ConnectionFailed);
        QVERIFY2(run.summaries.error().why.contains(
                     "are you sure there is a netserver listening on 127.0.0.1"_L1),
                 run.why().constData());
    }
}

void TestNetperfLive::aServerThatDiesIsAnError()
{
    for (const QString &test : {u"TCP_RR"_s, u"UDP_STREAM"_s}) {
        const QJsonObject parameters{{u"test"_s, test}, {u"runTime"_s, 10}};
        const Place place{{}, u"127.0.0.1"_s, freePorts(u"127.0.0.1"_s)};
        Server server;
        QVERIFY2(server.start(*netperf().server(parameters, place)), server.said().constData());
        Run run;
        runTool(netperf(), parameters, place, &run, [&](QProcess *process) {
            if (run.output.contains("NETPERF_INTERIM"))
                endWithoutServer(server, process);
        });
        QVERIFY(run.exitCode != 0);
        QVERIFY(!run.summaries);
        QVERIFY2(!run.summaries.error().why.isEmpty(), run.why().constData());
    }
}

void TestNetperfLive::anInterruptedRunIsAnErrorThoughItGivesAResult()
{
    const QJsonObject parameters{{u"runTime"_s, 600}};
    const Place place{{}, u"127.0.0.1"_s, freePorts(u"127.0.0.1"_s)};
    Server server;
    QVERIFY2(server.start(*netperf().server(parameters, place)), server.said().constData());
    Run run;
    runTool(netperf(), parameters, place, &run, [&](QProcess *process) {
        if (run.output.contains("NETPERF_INTERIM"))
            ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    });
    QVERIFY2(run.output.contains("\nTHROUGHPUT="), run.why().constData());
    QVERIFY(!run.summaries);
    QVERIFY2(run.summaries.error().why.contains("of 600 s"_L1), run.why().constData());
}

QTEST_GUILESS_MAIN(TestNetperfLive)
#include "tst_netperflive.moc"
