// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/netperf.h"
#include "tests/unit/benchmark/networkfixture.h"

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject run(const QString &name, int streams = 1, int runTime = 2)
{
    return {{u"test"_s, name}, {u"streams"_s, streams}, {u"runTime"_s, runTime}};
}

/// An interim result that ends that many seconds after 2026 began; written by hand.
QByteArray interim(int number, double rate, double seconds, double end, const char *unit)
{
    const QByteArray index = '[' + QByteArray::number(number) + "]=";
    return "NETPERF_INTERIM_RESULT" + index + QByteArray::number(rate, 'f', 2) + "\nNETPERF_UNITS"
        + index + unit + "\nNETPERF_INTERVAL" + index + QByteArray::number(seconds, 'f', 3)
        + "\nNETPERF_ENDING" + index + QByteArray::number(1767225600 + end, 'f', 3) + '\n';
}

const QByteArray kResult = "ELAPSED_TIME=2.00\nTHROUGHPUT_UNITS=10^3bits/s\n"
                           "LOCAL_SEND_THROUGHPUT=7.00\nTHROUGHPUT=5.00\n";

} // namespace

class TestNetperfReader : public QObject
{
    Q_OBJECT

private slots:
    void recordingsOfEveryVersionAreRead_data();
    void recordingsOfEveryVersionAreRead();
    void latenciesAreSeconds();
    void withoutATransactionThereIsNoLatency();
    void datagramsThatAreLostAreCounted();
    void streamsAreAddedUp();
    void ratesAreStampedInTheMiddle();
    void aStallOfTheLinkDoesNotMoveTheSamples();
    void anySplitGivesTheSame();
    void anyCutIsAnError();
    void recordedMistakesAreErrors_data();
    void recordedMistakesAreErrors();
    void endsThatAreNoResultAreErrors_data();
    void endsThatAreNoResultAreErrors();
    void selectorsMayComeInAnyOrder();
    void mixedLinesAreNoResult();
    void nothingThatArrivesIsAResultOfDatagramsAlone();
    void mutatedRecordingsNeverCrash();

private:
    [[nodiscard]] static std::unique_ptr<LiveReader> reader(const QJsonObject &parameters)
    {
        return Netperf().makeReader(parameters);
    }
};

void TestNetperfReader::recordingsOfEveryVersionAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<double>("rate"); // bit/s, or transactions a second
    QTest::addColumn<double>("bytes");
    QTest::addColumn<double>("retransmits"); // below 0: none told
    QTest::addColumn<double>("firstLive");
    const QString sent = u"sent"_s;
    QTest::newRow("2.6.0, TCP_STREAM") << u"2.6.0-tcp_stream"_s << run(u"TCP_STREAM"_s) << sent
                                       << 3515322.16e3 << 882289664.0 << 12.0 << 3506070.09e3;
    QTest::newRow("2.6.0, TCP_MAERTS")
        << u"2.6.0-tcp_maerts"_s << run(u"TCP_MAERTS"_s) << u"received"_s << 8262018.91e3
        << 2065840336.0 << 38.0 << 8071396.63e3;
    QTest::newRow("2.6.0, TCP_RR") << u"2.6.0-tcp_rr"_s << run(u"TCP_RR"_s) << QString() << 36305.21
                                   << 72622.0 << 0.0 << 35338.93;
    QTest::newRow("2.6.0, UDP_STREAM") << u"2.6.0-udp_stream"_s << run(u"UDP_STREAM"_s) << sent
                                       << 1567403.93e3 << 118033720.0 << -1.0 << 1588548.67e3;
    QTest::newRow("2.7.0, TCP_STREAM") << u"2.7.0-tcp_stream"_s << run(u"TCP_STREAM"_s) << sent
                                       << 3530997.03e3 << 885400576.0 << 23.0 << 3327997.70e3;
    QTest::newRow("2.7.0, TCP_MAERTS")
        << u"2.7.0-tcp_maerts"_s << run(u"TCP_MAERTS"_s) << u"received"_s << 7894478.97e3
        << 1976017653.0 << 47.0 << 8641213.94e3;
    QTest::newRow("2.7.0, TCP_RR") << u"2.7.0-tcp_rr"_s << run(u"TCP_RR"_s) << QString() << 10282.84
                                   << 20646.0 << 0.0 << 12077.81;
    QTest::newRow("2.7.0, UDP_STREAM") << u"2.7.0-udp_stream"_s << run(u"UDP_STREAM"_s) << sent
                                       << 1564871.42e3 << 135235960.0 << -1.0 << 1547593.34e3;
}

void TestNetperfReader::recordingsOfEveryVersionAreRead()
{
    QFETCH(const QString, file);
    QFETCH(const QJsonObject, parameters);
    QFETCH(const QString, detail);
    QFETCH(const double, rate);
    QFETCH(const double, bytes);
    QFETCH(const double, retransmits);
    QFETCH(const double, firstLive);
    const std::unique_ptr<LiveReader> netperf = reader(parameters);
    std::vector<Value> rates;
    for (const Value &value : netperf->feed(recording(u"netperf-"_s + file), kNsPerSecond)) {
        if (value.name != "latency.mean"_L1)
            rates.push_back(value);
    }
    const bool transactions = detail.isEmpty();
    const QString measure = transactions ? u"transactions"_s : u"network.throughput"_s;
    QCOMPARE(rates.size(), std::size_t{2});
    QCOMPARE(rates.front().name, measure);
    QCOMPARE(rates.front().unit, transactions ? u"trans/s"_s : u"bit/s"_s);
    QCOMPARE(rates.front().detail, detail);
    QCOMPARE(rates.front().sample.value, firstLive);
    const Result<std::vector<Summary>> summaries = netperf->finish();
    QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
    QCOMPARE(netperf->toolVersion(), u"netperf "_s + file.left(5));
    QCOMPARE(valueOf(*summaries, measure, detail), rate);
    // Of datagrams those that arrived.
    const QString moved = file.endsWith("udp_stream"_L1) ? u"received"_s : u"sent"_s;
    QCOMPARE(valueOf(*summaries, u"bytes"_s, detail == u"received" ? detail : moved), bytes);
    QVERIFY(qAbs(valueOf(*summaries, u"runtime"_s) - 2) < 0.02);
    QCOMPARE(valueOf(*summaries, u"cpu.netperf.local"_s), 100.0);
    QCOMPARE(valueOf(*summaries, u"cpu.netperf.remote"_s), 100.0);
    if (retransmits < 0)
        QVERIFY(std::isnan(valueOf(*summaries, u"retransmits"_s)));
    else
        QCOMPARE(valueOf(*summaries, u"retransmits"_s), retransmits);
}

void TestNetperfReader::latenciesAreSeconds()
{
    const std::unique_ptr<LiveReader> netperf = reader(run(u"TCP_RR"_s));
    const std::vector<Value> values =
        netperf->feed(recording(u"netperf-2.7.0-tcp_rr"_s), kNsPerSecond);
    QCOMPARE(values.size(), std::size_t{4});
    QCOMPARE(values[1].name, u"latency.mean"_s);
    QCOMPARE(values[1].unit, u"s"_s);
    QCOMPARE(values[1].sample.timeNs, values[0].sample.timeNs);
    QCOMPARE(values[1].sample.value, 1 / 12077.81);
    const Result<std::vector<Summary>> summaries = netperf->finish();
    QVERIFY(summaries);
    QCOMPARE(valueOf(*summaries, u"latency.mean"_s), 96.97e-6);
    QCOMPARE(valueOf(*summaries, u"latency.p50"_s), 33e-6);
    QCOMPARE(valueOf(*summaries, u"latency.p99"_s), 3460e-6);
}

void TestNetperfReader::withoutATransactionThereIsNoLatency()
{
    for (const char *rate : {"]=0\n", "]=1e-320\n"}) {
        const std::unique_ptr<LiveReader> netperf = reader(run(u"TCP_RR"_s));
        const QByteArray text = interim(0, 8, 1, 11, "Trans/s").replace("]=8.00\n", rate);
        const std::vector<Value> values = netperf->feed(text, kNsPerSecond);
        QCOMPARE(values.size(), std::size_t{1});
        QCOMPARE(values[0].name, u"transactions"_s);
    }
}

void TestNetperfReader::datagramsThatAreLostAreCounted()
{
    const std::unique_ptr<LiveReader> netperf = reader(run(u"UDP_STREAM"_s));
    netperf->feed(recording(u"netperf-2.7.0-udp_stream"_s), kNsPerSecond);
    const Result<std::vector<Summary>> summaries = netperf->finish();
    QVERIFY(summaries);
    QCOMPARE(valueOf(*summaries, u"network.throughput"_s, u"received"_s), 540885.94e3);
    QCOMPARE(valueOf(*summaries, u"bytes"_s, u"received"_s), 135235960.0);
    QCOMPARE(valueOf(*summaries, u"network.lost"_s), 100 * (1 - 135235960.0 / 391259736));
}

void TestNetperfReader::streamsAreAddedUp()
{
    const std::unique_ptr<LiveReader> netperf = reader(run(u"TCP_STREAM"_s, 3));
    const std::vector<Value> values =
        netperf->feed(recording(u"netperf-2.7.0-tcp_stream-3-streams"_s), kNsPerSecond);
    QCOMPARE(values.size(), std::size_t{2});
    // The streams begin some milliseconds after one another, so the sums are nearly those of the
    // lines.
    QVERIFY(qAbs(values[0].sample.value / (5260558.94e3 + 4669116.66e3 + 3739846.64e3) - 1) < 0.01);
    QVERIFY(qAbs(values[1].sample.value / (4361918.00e3 + 5545813.51e3 + 3879099.14e3) - 1) < 0.01);
    const Result<std::vector<Summary>> summaries = netperf->finish();
    QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
    QCOMPARE(valueOf(*summaries, u"network.throughput"_s, u"sent"_s),
             4046845.70e3 + 5399913.89e3 + 4268636.79e3);
    QCOMPARE(valueOf(*summaries, u"bytes"_s, u"sent"_s), 1012334592.0 + 1350957249 + 1068808544);
    QCOMPARE(valueOf(*summaries, u"retransmits"_s), 27.0);
    QCOMPARE(valueOf(*summaries, u"cpu.netperf.local"_s), 100.0); // of one machine: not a sum

    // Those of 2.6 ended their test before the last of them gave its last interim result.
    const std::unique_ptr<LiveReader> older = reader(run(u"TCP_STREAM"_s, 3));
    QCOMPARE(older->feed(recording(u"netperf-2.6.0-tcp_stream-3-streams"_s), 1).size(),
             std::size_t{2});
    QVERIFY(older->finish());
}

void TestNetperfReader::ratesAreStampedInTheMiddle()
{
    const std::unique_ptr<LiveReader> netperf = reader(run(u"TCP_STREAM"_s));
    const TimeNs began = 5 * kNsPerSecond;
    const std::vector<Value> values =
        netperf->feed(interim(0, 8, 1, 11, "10^6bits/s"), began + kNsPerSecond);
    QCOMPARE(values.size(), std::size_t{1});
    QCOMPARE(values[0].sample.timeNs, began + kNsPerSecond / 2);
    QCOMPARE(values[0].sample.value, 8e6);
    QCOMPARE(netperf->measureBeganAt().value_or(0), began);
}

void TestNetperfReader::aStallOfTheLinkDoesNotMoveTheSamples()
{
    const std::unique_ptr<LiveReader> netperf = reader(run(u"TCP_STREAM"_s));
    std::vector<Value> values;
    for (int second = 1; second <= 10; ++second) {
        // Results 3 to 7 all arrive when the link is back, with result 8.
        const int stamp = second >= 3 && second <= 7 ? 8 : second;
        const std::vector<Value> some =
            netperf->feed(interim(second - 1, 8, 1, second, "10^6bits/s"), stamp * kNsPerSecond);
        values.insert(values.end(), some.begin(), some.end());
    }
    QCOMPARE(values.size(), std::size_t{10});
    for (std::size_t index = 0; index < values.size(); ++index) {
        QCOMPARE(values[index].sample.timeNs,
                 static_cast<TimeNs>(index) * kNsPerSecond + kNsPerSecond / 2);
    }
}

void TestNetperfReader::anySplitGivesTheSame()
{
    compareSplits(Netperf(), run(u"TCP_STREAM"_s, 3),
                  recording(u"netperf-2.7.0-tcp_stream-3-streams"_s));
    compareSplits(Netperf(), run(u"TCP_RR"_s), recording(u"netperf-2.7.0-tcp_rr"_s));
}

void TestNetperfReader::anyCutIsAnError()
{
    refuseCuts(Netperf(), run(u"TCP_STREAM"_s, 3),
               recording(u"netperf-2.7.0-tcp_stream-3-streams"_s));
    refuseCuts(Netperf(), run(u"UDP_STREAM"_s), recording(u"netperf-2.6.0-udp_stream"_s));
}

void TestNetperfReader::recordedMistakesAreErrors_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("no server") << u"no-server"_s << run(u"TCP_STREAM"_s, 2)
                               << int(ErrorCode::ConnectionFailed)
                               << u"are you sure there is a netserver listening on 127.0.0.1"_s;
    QTest::newRow("the server died")
        << u"server-died"_s << run(u"TCP_RR"_s, 1, 30) << int(ErrorCode::System)
        << u"recv_response: partial response received: 0 bytes"_s;
    QTest::newRow("interrupted") << u"interrupted"_s << run(u"TCP_STREAM"_s, 1, 30)
                                 << int(ErrorCode::System) << u"2.5 s of 30 s"_s;
}

void TestNetperfReader::recordedMistakesAreErrors()
{
    QFETCH(const QString, file);
    QFETCH(const QJsonObject, parameters);
    QFETCH(const int, code);
    QFETCH(const QString, words);
    const std::unique_ptr<LiveReader> netperf = reader(parameters);
    netperf->feed(recording(u"netperf-2.7.0-"_s + file), 1);
    const Result<std::vector<Summary>> summaries = netperf->finish();
    QVERIFY(!summaries);
    QCOMPARE(int(summaries.error().code), code);
    QVERIFY2(summaries.error().why.contains(words), qPrintable(summaries.error().text()));
}

void TestNetperfReader::endsThatAreNoResultAreErrors_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray() << int(ErrorCode::System) << u"no result"_s;
    QTest::newRow("only words") << "sh: 5: netperf: not found\n"_ba << int(ErrorCode::System)
                                << u"netperf: not found"_s;
    QTest::newRow("one of two streams") << kResult << int(ErrorCode::System) << u"1 streams"_s;
    QTest::newRow("half a line") << kResult + kResult.chopped(3) << int(ErrorCode::Corrupt)
                                 << u"middle of a line"_s;
    QTest::newRow("stopped early") << kResult + QByteArray(kResult).replace("2.00", "0.90")
                                   << int(ErrorCode::System) << u"0.9 s of 2 s"_s;
    QTest::newRow("no time") << kResult + QByteArray(kResult).replace("2.00", "-1.00")
                             << int(ErrorCode::Corrupt) << u"lacks its time"_s;
    QTest::newRow("unknown unit") << kResult + QByteArray(kResult).replace("10^3bits/s", "Usec/s")
                                  << int(ErrorCode::Corrupt) << u"lacks its time or its rate"_s;
    // As another list of selectors has it.
    QTest::newRow("no unit") << "ELAPSED_TIME=2.00\nTHROUGHPUT=5.00\n"_ba << int(ErrorCode::Corrupt)
                             << u"it has no line THROUGHPUT_UNITS"_s;
    QTest::newRow("no time line") << kResult + "THROUGHPUT=5.00\nTHROUGHPUT_UNITS=10^6bits/s\n"
                                  << int(ErrorCode::Corrupt) << u"it has no line ELAPSED_TIME"_s;
    QTest::newRow("another test") << kResult + QByteArray(kResult).replace("10^3bits/s", "Trans/s")
                                  << int(ErrorCode::InvalidInput) << u"it counts transactions"_s;
    const QByteArray idle = QByteArray(kResult).replace("5.00", "0.00");
    QTest::newRow("moved nothing") << idle + idle << int(ErrorCode::System) << u"no data"_s;
}

void TestNetperfReader::endsThatAreNoResultAreErrors()
{
    QFETCH(const QByteArray, output);
    QFETCH(const int, code);
    QFETCH(const QString, words);
    const std::unique_ptr<LiveReader> netperf = reader(run(u"TCP_STREAM"_s, 2));
    netperf->feed(output, 1);
    const Result<std::vector<Summary>> summaries = netperf->finish();
    QVERIFY(!summaries);
    QCOMPARE(int(summaries.error().code), code);
    QVERIFY2(summaries.error().text().contains(words), qPrintable(summaries.error().text()));
    // And the same, whole, is a result.
    const std::unique_ptr<LiveReader> whole = reader(run(u"TCP_STREAM"_s, 2));
    whole->feed(kResult, 1);
    whole->feed(kResult, 1);
    const Result<std::vector<Summary>> result = whole->finish();
    QVERIFY(result);
    // What it did not tell is no zero.
    QVERIFY(std::ranges::find(*result, u"bytes"_s, &Summary::measure) == result->end());
}

void TestNetperfReader::selectorsMayComeInAnyOrder()
{
    // As -k all has them: the rate before its unit, and half of all behind both.
    const QByteArray result = "DIRECTION=Send\nELAPSED_TIME=2.00\nSOURCE_PORT=1\n"
                              "LOCAL_CPU_UTIL=40.00\nTHROUGHPUT=5.00\n"
                              "THROUGHPUT_UNITS=10^3bits/s\nLOCAL_SEND_THROUGHPUT=7.00\n"
                              "LOCAL_BYTES_SENT=1300\nREMOTE_BYTES_RECVD=1250\n"
                              "LOCAL_TRANSPORT_RETRANS=3\nUUID=x\n";
    for (const int streams : {1, 2, 3}) {
        const QByteArray output = result.repeated(streams);
        const QJsonObject told = Netperf().parametersToldBy(output);
        QCOMPARE(told.value(u"streams"_s).toInt(), streams);
        QCOMPARE(told.value(u"test"_s).toString(), u"TCP_STREAM"_s);
        const std::unique_ptr<LiveReader> netperf = reader(run(u"TCP_STREAM"_s, streams));
        netperf->feed(output, 1);
        const Result<std::vector<Summary>> summaries = netperf->finish();
        QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
        QCOMPARE(valueOf(*summaries, u"network.throughput"_s, u"sent"_s), 5000.0 * streams);
        QCOMPARE(valueOf(*summaries, u"bytes"_s, u"sent"_s), 1250.0 * streams);
        QCOMPARE(valueOf(*summaries, u"retransmits"_s), 3.0 * streams);
        QCOMPARE(valueOf(*summaries, u"cpu.netperf.local"_s), 40.0);
        QCOMPARE(valueOf(*summaries, u"runtime"_s), 2.0);
    }
    compareSplits(Netperf(), run(u"TCP_STREAM"_s),
                  QByteArray(interim(0, 8, 1, 1, "10^6bits/s") + result));
    // More results than streams are left out, also what of them comes late.
    const std::unique_ptr<LiveReader> one = reader(run(u"TCP_STREAM"_s, 1));
    one->feed(QByteArray(result + QByteArray(result).replace("=1250", "=9999")), 1);
    const Result<std::vector<Summary>> summaries = one->finish();
    QVERIFY(summaries);
    QCOMPARE(valueOf(*summaries, u"bytes"_s, u"sent"_s), 1250.0);
    // A selector twice before the result is whole is of two processes.
    const std::unique_ptr<LiveReader> mixed = reader(run(u"TCP_STREAM"_s, 2));
    mixed->feed(QByteArray("ELAPSED_TIME=2.00\n" + result + result), 1);
    QVERIFY(!mixed->finish());
}

void TestNetperfReader::mixedLinesAreNoResult()
{
    // Two processes whose lines come between one another's, as on a terminal.
    const QByteArrayList first = interim(0, 8, 1, 1, "10^6bits/s").split('\n');
    const QByteArrayList second = interim(0, 9, 1, 1, "10^6bits/s").split('\n');
    QByteArray mixed;
    for (qsizetype line = 0; line < 4; ++line)
        mixed += first[line] + '\n' + second[line] + '\n';
    const std::unique_ptr<LiveReader> netperf = reader(run(u"TCP_STREAM"_s, 2));
    QVERIFY(netperf->feed(QByteArray(mixed + kResult + kResult), 1).empty());
    const Result<std::vector<Summary>> summaries = netperf->finish();
    QVERIFY(!summaries);
    QCOMPARE(summaries.error().code, ErrorCode::Corrupt);
}

void TestNetperfReader::nothingThatArrivesIsAResultOfDatagramsAlone()
{
    const QByteArray lost = "ELAPSED_TIME=2.00\nLOCAL_BYTES_SENT=1000\nREMOTE_BYTES_RECVD=0\n"
                            "THROUGHPUT_UNITS=10^3bits/s\nLOCAL_SEND_THROUGHPUT=4.00\n"
                            "REMOTE_RECV_THROUGHPUT=0.00\nTHROUGHPUT=0.00\n";
    const std::unique_ptr<LiveReader> netperf = reader(run(u"UDP_STREAM"_s));
    netperf->feed(lost, 1);
    const Result<std::vector<Summary>> summaries = netperf->finish();
    QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
    QCOMPARE(valueOf(*summaries, u"network.lost"_s), 100.0);
    const std::unique_ptr<LiveReader> stream = reader(run(u"TCP_STREAM"_s));
    stream->feed(lost, 1);
    QVERIFY(!stream->finish());
}

void TestNetperfReader::mutatedRecordingsNeverCrash()
{
    for (const auto &[file, name] : {std::pair{u"tcp_stream"_s, u"TCP_STREAM"_s},
                                     {u"tcp_rr"_s, u"TCP_RR"_s},
                                     {u"udp_stream"_s, u"UDP_STREAM"_s}})
        readMutated(Netperf(), {run(name)}, recording(u"netperf-2.7.0-"_s + file));
    readMutated(Netperf(), {run(u"TCP_STREAM"_s, 3), run(u"TCP_RR"_s, 2)},
                recording(u"netperf-2.7.0-tcp_stream-3-streams"_s));
}

QTEST_GUILESS_MAIN(TestNetperfReader)
#include "tst_netperfreader.moc"
