// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/iperf3.h"
#include "core/benchmark/iperf3line.h"
#include "tests/unit/benchmark/networkfixture.h"

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// What the recordings of every version were made with.
const QJsonObject kTcpSend{{u"streams"_s, 2}, {u"omit"_s, 1}, {u"runTime"_s, 2}};
const QJsonObject kTcpReceive{{u"direction"_s, u"receive"_s}, {u"runTime"_s, 2}};
const QJsonObject kUdpSend{{u"protocol"_s, u"udp"_s}, {u"runTime"_s, 2}};
const QJsonObject kUdpReceive{{u"protocol"_s, u"udp"_s},
                              {u"direction"_s, u"receive"_s},
                              {u"streams"_s, 2},
                              {u"omit"_s, 1},
                              {u"runTime"_s, 2}};

QByteArray interval(int second, double kilobits)
{
    return QStringLiteral(
               "[  5]  %1.00-%2.00   sec  1.00 MBytes  %3 Kbits/sec    0   1.00 MBytes\n")
        .arg(second - 1)
        .arg(second)
        .arg(kilobits)
        .toUtf8();
}

const QByteArray kEnd =
    "[ ID] Interval           Transfer     Bitrate         Retr\n"
    "[  5]   0.00-2.00   sec  1.00 MBytes  5 Kbits/sec    3             sender\n"
    "[  5]   0.00-2.00   sec  1.00 MBytes  4 Kbits/sec                  receiver\n";
const QByteArray kDone = "\niperf Done.\n";

} // namespace

class TestIperf3Reader : public QObject
{
    Q_OBJECT

private slots:
    void linesAreReadByTheirWords_data();
    void linesAreReadByTheirWords();
    void otherLinesAreNone_data();
    void otherLinesAreNone();
    void recordingsOfEveryVersionAreRead_data();
    void recordingsOfEveryVersionAreRead();
    void datagramsThatAreLostAreCounted_data();
    void datagramsThatAreLostAreCounted();
    void ratesAreStampedInTheMiddle();
    void aStallOfTheLinkDoesNotMoveTheSamples();
    void anySplitGivesTheSame();
    void anyCutIsAnError();
    void recordedMistakesAreErrors_data();
    void recordedMistakesAreErrors();
    void endsThatAreNoResultAreErrors_data();
    void endsThatAreNoResultAreErrors();
    void mutatedRecordingsNeverCrash();

private:
    [[nodiscard]] static std::unique_ptr<LiveReader> reader(const QJsonObject &parameters)
    {
        return Iperf3().makeReader(parameters);
    }
};

void TestIperf3Reader::linesAreReadByTheirWords_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("sum");
    QTest::addColumn<double>("end");
    QTest::addColumn<double>("rate");
    QTest::newRow("bits") << "[  5]   0.00-1.00   sec  0.00 Bytes  0.00 bits/sec"_ba << false << 1.0
                          << 0.0;
    QTest::newRow("kilobits")
        << "[  5]   0.00-1.00   sec  2.03 GBytes  17437180 Kbits/sec    0   2.37 MBytes       "_ba
        << false << 1.0 << 17437180e3;
    QTest::newRow("megabits") << "[SUM]   1.00-2.00   sec  1.15 GBytes  9912 Mbits/sec"_ba << true
                              << 2.0 << 9912e6;
    QTest::newRow("gigabits")
        << "[  5]   0.00-1.00   sec  1.15 GBytes  9.91 Gbits/sec  (omitted)"_ba << false << 1.0
        << 9.91e9;
    QTest::newRow("terabits") << "[  5]   0.00-1.00   sec  1.15 TBytes  0.01 Tbits/sec"_ba << false
                              << 1.0 << 1e10;
    QTest::newRow("kilobytes") << "[  5]   0.00-1.00   sec  1.15 KBytes  2.00 KBytes/sec"_ba
                               << false << 1.0 << 16384.0;
    QTest::newRow("a day") << "[128] 86399.00-86400.00 sec  1.15 GBytes  9912 Mbits/sec"_ba << false
                           << 86400.0 << 9912e6;
}

void TestIperf3Reader::linesAreReadByTheirWords()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, sum);
    QFETCH(const double, end);
    QFETCH(const double, rate);
    const std::optional<Iperf3Line> read = parseIperf3Line(line);
    QVERIFY(read);
    QCOMPARE(read->sum, sum);
    QCOMPARE(read->endS, end);
    QCOMPARE(read->rate, rate);
    QCOMPARE(read->omitted, line.contains("(omitted)"));
}

void TestIperf3Reader::otherLinesAreNone_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const QByteArray &line : {""_ba, "["_ba, "[  5]"_ba,
                                   "[ ID] Interval           Transfer     Bitrate         Retr"_ba,
                                   "[  5] local 127.0.0.1 port 1 connected to 127.0.0.1 port 2"_ba,
                                   "[  4] Sent 17078 datagrams"_ba,
                                   "[SUM]  0.0- 2.0 sec  12 datagrams received out-of-order"_ba,
                                   "[  5]   2.00-1.00   sec  1.15 GBytes  9912 Mbits/sec"_ba,
                                   "[  5]   nan-1.00   sec  1.15 GBytes  9912 Mbits/sec"_ba,
                                   "[  5]   0.00-1.00   sec  1.15 GBytes  -5 Mbits/sec"_ba,
                                   "[  5]   0.00-1.00   sec  1.15 GBytes  5 Pbits/sec"_ba,
                                   "[  5]   0.00-1.00   sec  1.15 GBytes"_ba})
        QTest::newRow(line.constData()) << line;
}

void TestIperf3Reader::otherLinesAreNone()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!parseIperf3Line(line));
}

void TestIperf3Reader::recordingsOfEveryVersionAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<double>("live"); // the first one, kbit/s
    QTest::addColumn<double>("rate"); // kbit/s
    QTest::addColumn<double>("retransmits");
    QTest::newRow("3.1.3, send") << u"3.1.3-tcp-send"_s << kTcpSend << 20574052. << 21146254.
                                 << 11.;
    QTest::newRow("3.1.3, receive")
        << u"3.1.3-tcp-receive"_s << kTcpReceive << -1. << 21064900. << 7.;
    QTest::newRow("3.7, send") << u"3.7-tcp-send"_s << kTcpSend << 22847809. << 21450285. << 45.;
    QTest::newRow("3.7, receive") << u"3.7-tcp-receive"_s << kTcpReceive << -1. << 20641935. << 14.;
    QTest::newRow("3.12, send") << u"3.12-tcp-send"_s << kTcpSend << 10052288. << 11441451. << 97.;
    QTest::newRow("3.12, receive")
        << u"3.12-tcp-receive"_s << kTcpReceive << -1. << 9606736. << 17.;
    QTest::newRow("3.16, send") << u"3.16-tcp-send"_s << kTcpSend << 28649230. << 24610499. << 19.;
    QTest::newRow("3.16, receive")
        << u"3.16-tcp-receive"_s << kTcpReceive << -1. << 21292516. << 15.;
    QTest::newRow("3.21, send") << u"3.21-tcp-send"_s << kTcpSend << 33181782. << 32926868. << 0.;
    QTest::newRow("3.21, receive")
        << u"3.21-tcp-receive"_s << kTcpReceive << -1. << 24596643. << 15.;
}

void TestIperf3Reader::recordingsOfEveryVersionAreRead()
{
    QFETCH(const QString, file);
    QFETCH(const QJsonObject, parameters);
    QFETCH(const double, live);
    QFETCH(const double, rate);
    QFETCH(const double, retransmits);
    const std::unique_ptr<LiveReader> iperf3 = reader(parameters);
    const std::vector<Value> values =
        iperf3->feed(recording(u"iperf3-"_s + file), 9 * kNsPerSecond);
    const QString detail = file.endsWith("send"_L1) ? u"sent"_s : u"received"_s;
    QCOMPARE(values.size(), std::size_t{2});
    QCOMPARE(values[0].name, u"network.throughput"_s);
    QCOMPARE(values[0].unit, u"bit/s"_s);
    QCOMPARE(values[0].detail, detail);
    if (live > 0)
        QCOMPARE(values[0].sample.value, live * 1000);
    const Result<std::vector<Summary>> summaries = iperf3->finish();
    QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
    QCOMPARE(iperf3->toolVersion(), u"iperf "_s + file.section(u'-', 0, 0));
    QCOMPARE(valueOf(*summaries, u"network.throughput"_s, detail), rate * 1000);
    QCOMPARE(valueOf(*summaries, u"retransmits"_s), retransmits);
    const double seconds = valueOf(*summaries, u"runtime"_s);
    QVERIFY(qAbs(seconds - 2) < 0.1);
    QVERIFY(qAbs(valueOf(*summaries, u"bytes"_s, detail) / (rate * 125 * seconds) - 1) < 0.03);
}

void TestIperf3Reader::datagramsThatAreLostAreCounted_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<double>("sent"); // kbit/s
    QTest::addColumn<double>("received"); // kbit/s
    QTest::addColumn<double>("lost"); // %
    QTest::addColumn<double>("jitter"); // ms
    // 3.1 tells what was sent, and which part of it was lost.
    QTest::newRow("3.1.3, send") << u"3.1.3-udp-send"_s << 192614. << 192614 * (1 - 22827. / 33293)
                                 << 100 * 22827. / 33293 << 0.002;
    QTest::newRow("3.1.3, receive")
        << u"3.1.3-udp-receive"_s << 208697. << 208697 * (1 - 22435. / 34309)
        << 100 * 22435. / 34309 << 0.137;
    QTest::newRow("3.7, send") << u"3.7-udp-send"_s << 199915. << 195021. << 100 * 110. / 34517
                               << 0.009;
    QTest::newRow("3.7, receive") << u"3.7-udp-receive"_s << 199830. << 199801. << 100 * 34. / 34527
                                  << 0.001;
    QTest::newRow("3.12, send") << u"3.12-udp-send"_s << 199971. << 199329. << 100 * 106. / 34523
                                << 0.002;
    QTest::newRow("3.12, receive") << u"3.12-udp-receive"_s << 200010. << 200006. << 0. << 0.005;
    QTest::newRow("3.16, send") << u"3.16-udp-send"_s << 199445. << 189396. << 100 * 1673. / 34517
                                << 0.005;
    QTest::newRow("3.16, receive")
        << u"3.16-udp-receive"_s << 199189. << 172232. << 100 * 4512. / 33058 << 0.003;
    QTest::newRow("3.21, send") << u"3.21-udp-send"_s << 199872. << 197438. << 100 * 418. / 34559
                                << 0.021;
    QTest::newRow("3.21, receive")
        << u"3.21-udp-receive"_s << 199894. << 199637. << 100 * 43. / 34510 << 0.002;
}

void TestIperf3Reader::datagramsThatAreLostAreCounted()
{
    QFETCH(const QString, file);
    QFETCH(const double, sent);
    QFETCH(const double, received);
    QFETCH(const double, lost);
    QFETCH(const double, jitter);
    const bool sends = file.endsWith("send"_L1);
    const std::unique_ptr<LiveReader> iperf3 = reader(sends ? kUdpSend : kUdpReceive);
    const std::vector<Value> values = iperf3->feed(recording(u"iperf3-"_s + file), kNsPerSecond);
    QCOMPARE(values.size(), std::size_t{2});
    QCOMPARE(values[0].detail, sends ? u"sent"_s : u"received"_s);
    const Result<std::vector<Summary>> summaries = iperf3->finish();
    QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
    QCOMPARE(valueOf(*summaries, u"network.throughput"_s, u"sent"_s), sent * 1000);
    QCOMPARE(valueOf(*summaries, u"network.throughput"_s, u"received"_s), received * 1000);
    QCOMPARE(valueOf(*summaries, u"network.lost"_s), lost);
    QCOMPARE(valueOf(*summaries, u"network.jitter"_s), jitter / 1000);
    QVERIFY(std::isnan(valueOf(*summaries, u"retransmits"_s)));
    QVERIFY(valueOf(*summaries, u"bytes"_s, u"received"_s) > 0);
}

void TestIperf3Reader::ratesAreStampedInTheMiddle()
{
    const std::unique_ptr<LiveReader> iperf3 = reader({});
    const TimeNs began = 5 * kNsPerSecond;
    QVERIFY(
        iperf3->feed("[  5]   0.00-1.00   sec  1 MBytes  5 Kbits/sec  (omitted)\n", began).empty());
    QVERIFY(!iperf3->measureBeganAt());
    const std::vector<Value> values = iperf3->feed(interval(1, 5), began + kNsPerSecond);
    QCOMPARE(values.size(), std::size_t{1});
    QCOMPARE(values[0].sample.timeNs, began + kNsPerSecond / 2);
    QCOMPARE(values[0].sample.value, 5000.0);
    QCOMPARE(iperf3->measureBeganAt().value_or(0), began);
    QVERIFY(iperf3->feed(interval(1, 5), began + kNsPerSecond).empty()); // once more
}

void TestIperf3Reader::aStallOfTheLinkDoesNotMoveTheSamples()
{
    const std::unique_ptr<LiveReader> iperf3 = reader({});
    std::vector<Value> values;
    for (int second = 1; second <= 10; ++second) {
        const int stamp = second >= 3 && second <= 7 ? 8 : second;
        const std::vector<Value> some = iperf3->feed(interval(second, 5), stamp * kNsPerSecond);
        values.insert(values.end(), some.begin(), some.end());
    }
    QCOMPARE(values.size(), std::size_t{10});
    for (std::size_t index = 0; index < values.size(); ++index) {
        QCOMPARE(values[index].sample.timeNs,
                 static_cast<TimeNs>(index) * kNsPerSecond + kNsPerSecond / 2);
    }
}

void TestIperf3Reader::anySplitGivesTheSame()
{
    compareSplits(Iperf3(), kTcpSend, recording(u"iperf3-3.12-tcp-send"_s));
    compareSplits(Iperf3(), kUdpReceive, recording(u"iperf3-3.1.3-udp-receive"_s));
}

void TestIperf3Reader::anyCutIsAnError()
{
    refuseCuts(Iperf3(), kTcpSend, recording(u"iperf3-3.12-tcp-send"_s));
    refuseCuts(Iperf3(), kUdpSend, recording(u"iperf3-3.1.3-udp-send"_s));
}

void TestIperf3Reader::recordedMistakesAreErrors_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("no server") << u"no-server"_s << int(ErrorCode::ConnectionFailed)
                               << u"unable to connect to server: Connection refused"_s;
    QTest::newRow("busy") << u"busy"_s << int(ErrorCode::Busy)
                          << u"the server is busy running a test"_s;
    QTest::newRow("the server died")
        << u"server-died"_s << int(ErrorCode::System) << u"the server has terminated"_s;
    QTest::newRow("terminated") << u"terminated"_s << int(ErrorCode::System)
                                << u"interrupt - the client has terminated"_s;
}

void TestIperf3Reader::recordedMistakesAreErrors()
{
    QFETCH(const QString, file);
    QFETCH(const int, code);
    QFETCH(const QString, words);
    const std::unique_ptr<LiveReader> iperf3 = reader({{u"runTime"_s, 1}});
    iperf3->feed(recording(u"iperf3-3.12-"_s + file), 1);
    const Result<std::vector<Summary>> summaries = iperf3->finish();
    QVERIFY(!summaries);
    QCOMPARE(int(summaries.error().code), code);
    QVERIFY2(summaries.error().why.contains(words), qPrintable(summaries.error().text()));
}

void TestIperf3Reader::endsThatAreNoResultAreErrors_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QByteArray() << int(ErrorCode::System) << u"no result"_s;
    QTest::newRow("only words") << "sh: 1: iperf3: not found\n"_ba << int(ErrorCode::System)
                                << u"iperf3: not found"_s;
    QTest::newRow("half a line") << kEnd.chopped(4) << int(ErrorCode::Corrupt)
                                 << u"middle of a line"_s;
    QTest::newRow("not done") << kEnd << int(ErrorCode::System) << u"no result"_s;
    QTest::newRow("done without a result") << kDone << int(ErrorCode::System) << u"no result"_s;
    QTest::newRow("an error, and yet done")
        << kEnd + "iperf3: error - unable to receive results\n" + kDone << int(ErrorCode::System)
        << u"unable to receive results"_s;
    QTest::newRow("stopped early") << QByteArray(kEnd).replace("-2.00", "-0.70") + kDone
                                   << int(ErrorCode::System) << u"0.7 s of 2 s"_s;
    QTest::newRow("moved nothing") << QByteArray(kEnd).replace("4 Kbits", "0.00 Kbits") + kDone
                                   << int(ErrorCode::System) << u"no data"_s;
}

void TestIperf3Reader::endsThatAreNoResultAreErrors()
{
    QFETCH(const QByteArray, output);
    QFETCH(const int, code);
    QFETCH(const QString, words);
    const QJsonObject parameters{{u"runTime"_s, 2}};
    const std::unique_ptr<LiveReader> iperf3 = reader(parameters);
    iperf3->feed(output, 1);
    const Result<std::vector<Summary>> summaries = iperf3->finish();
    QVERIFY(!summaries);
    QCOMPARE(int(summaries.error().code), code);
    QVERIFY2(summaries.error().text().contains(words), qPrintable(summaries.error().text()));
    // And the same, whole, is a result; a warning before it is none of an error.
    const std::unique_ptr<LiveReader> whole = reader(parameters);
    whole->feed("warning: this system has no such socket option\n", 1);
    whole->feed(kEnd, 1);
    whole->feed(kDone, 1);
    QVERIFY(whole->finish());
}

void TestIperf3Reader::mutatedRecordingsNeverCrash()
{
    readMutated(Iperf3(), {kTcpSend}, recording(u"iperf3-3.12-tcp-send"_s));
    readMutated(Iperf3(), {kUdpReceive}, recording(u"iperf3-3.16-udp-receive"_s));
    readMutated(Iperf3(), {kUdpSend}, recording(u"iperf3-3.1.3-udp-send"_s));
}

QTEST_GUILESS_MAIN(TestIperf3Reader)
#include "tst_iperf3reader.moc"
