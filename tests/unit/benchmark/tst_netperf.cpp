// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/netperf.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

class TestNetperf : public QObject
{
    Q_OBJECT

private slots:
    void netperfIsFoundByItsName();
    void parametersSurviveJson_data();
    void parametersSurviveJson();
    void missingParametersGetTheirDefaults();
    void refusalsNameTheField_data();
    void refusalsNameTheField();
    void placesThatNoPeerHasAreRefused_data();
    void placesThatNoPeerHasAreRefused();
    void titlesSayWhatIsMeasured();
    void theCommandCarriesEveryParameter();
    void theServerIsBoundToTheAddress();
    void theEstimateCoversTheRunTime();

private:
    const Place m_place{{}, u"192.0.2.7"_s, 5000};
};

void TestNetperf::netperfIsFoundByItsName()
{
    const Benchmark *netperf = findBenchmark(u"netperf");
    QVERIFY(netperf);
    QCOMPARE(netperf->name(), u"netperf"_s);
    QCOMPARE(netperf->toolNames({}), QStringList{u"netperf"_s});
    QVERIFY(netperf->subject() == Subject::Peer);
}

void TestNetperf::parametersSurviveJson_data()
{
    QTest::addColumn<NetperfParameters>("parameters");
    NetperfParameters parameters;
    parameters.test = NetperfParameters::Test::TcpMaerts;
    parameters.messageSize = 65536;
    parameters.noDelay = true;
    parameters.streams = 64;
    parameters.runTime = 7;
    QTest::newRow("TCP_MAERTS") << parameters;
    parameters.test = NetperfParameters::Test::UdpStream;
    parameters.messageSize = 65507;
    parameters.noDelay = false;
    QTest::newRow("UDP_STREAM") << parameters;
    parameters = NetperfParameters();
    parameters.test = NetperfParameters::Test::TcpRr;
    parameters.requestSize = 128;
    parameters.responseSize = 8192;
    parameters.noDelay = true;
    QTest::newRow("TCP_RR") << parameters;
}

void TestNetperf::parametersSurviveJson()
{
    QFETCH(const NetperfParameters, parameters);
    const QByteArray text = QJsonDocument(parameters.toJson()).toJson();
    const Result<NetperfParameters> back =
        NetperfParameters::fromJson(QJsonDocument::fromJson(text).object());
    QVERIFY2(back, back ? "" : qPrintable(back.error().text()));
    QVERIFY(*back == parameters);
}

void TestNetperf::missingParametersGetTheirDefaults()
{
    const Netperf netperf;
    const Result<QJsonObject> stream = netperf.completed({{u"messageSize"_s, u"4 KiB"_s}});
    QVERIFY(stream);
    QCOMPARE(*stream,
             (QJsonObject{{u"test"_s, u"TCP_STREAM"_s},
                          {u"messageSize"_s, 4096},
                          {u"noDelay"_s, false},
                          {u"streams"_s, 1},
                          {u"runTime"_s, 30}}));
    const Result<QJsonObject> transactions = netperf.completed({{u"test"_s, u"TCP_RR"_s}});
    QVERIFY(transactions);
    QCOMPARE(*transactions,
             (QJsonObject{{u"test"_s, u"TCP_RR"_s},
                          {u"requestSize"_s, 1},
                          {u"responseSize"_s, 1},
                          {u"noDelay"_s, false},
                          {u"streams"_s, 1},
                          {u"runTime"_s, 30}}));
    const Result<QJsonObject> datagrams = netperf.completed({{u"test"_s, u"UDP_STREAM"_s}});
    QVERIFY(datagrams);
    QCOMPARE(*datagrams,
             (QJsonObject{{u"test"_s, u"UDP_STREAM"_s},
                          {u"messageSize"_s, 1448},
                          {u"streams"_s, 1},
                          {u"runTime"_s, 30}}));
    QVERIFY(!netperf.completed({{u"test"_s, u"TCP_CRR"_s}}));
}

void TestNetperf::refusalsNameTheField_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &test, const QString &field,
                        const QJsonValue &value) {
        QTest::newRow(name) << QJsonObject{{u"test"_s, test}, {field, value}} << field;
    };
    const QString stream = u"TCP_STREAM"_s;
    QTest::newRow("unknown test") << QJsonObject{{u"test"_s, u"tcp_stream"_s}} << u"test"_s;
    row("empty message", stream, u"messageSize"_s, 0);
    row("message is ambiguous", stream, u"messageSize"_s, u"64 KB"_s);
    row("message is a list", stream, u"messageSize"_s, QJsonArray{64});
    row("message is too large", stream, u"messageSize"_s, u"17 MiB"_s);
    row("datagram is too large", u"UDP_STREAM"_s, u"messageSize"_s, 65508);
    row("message of transactions", u"TCP_RR"_s, u"messageSize"_s, 64);
    row("request of a stream", stream, u"requestSize"_s, 64);
    row("response of a stream", u"TCP_MAERTS"_s, u"responseSize"_s, 64);
    row("nodelay of datagrams", u"UDP_STREAM"_s, u"noDelay"_s, true);
    row("nodelay is a word", stream, u"noDelay"_s, u"yes"_s);
    row("no stream", stream, u"streams"_s, 0);
    row("more streams than ports", stream, u"streams"_s, 65);
    row("no run time", stream, u"runTime"_s, 0);
    row("run time is text", stream, u"runTime"_s, u"10"_s);
    row("unknown field", stream, u"confidence"_s, 99);
}

void TestNetperf::refusalsNameTheField()
{
    QFETCH(const QJsonObject, parameters);
    QFETCH(const QString, field);
    const Result<void> checked = Netperf().checkParameters(parameters);
    QVERIFY(!checked);
    QCOMPARE(checked.error().where, field);
    QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
    QVERIFY(checked.error().what.contains(u"netperf"_s));
    QVERIFY(!checked.error().why.isEmpty());
}

void TestNetperf::placesThatNoPeerHasAreRefused_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("good");
    QTest::newRow("IPv4") << u"192.0.2.7"_s << 1 << true;
    QTest::newRow("IPv6") << u"2001:db8::7"_s << 65535 - kPeerPorts + 1 << true;
    QTest::newRow("loopback") << u"::1"_s << 5000 << true;
    QTest::newRow("name") << u"peer.example"_s << 5000 << false;
    QTest::newRow("nothing") << QString() << 5000 << false;
    QTest::newRow("short form") << u"127.1"_s << 5000 << false;
    QTest::newRow("option") << u"-h"_s << 5000 << false;
    QTest::newRow("two words") << u"192.0.2.7 x"_s << 5000 << false;
    QTest::newRow("NUL inside") << u"192.0.2.7"_s + QChar(0) + u"x"_s << 5000 << false;
    QTest::newRow("with a scope") << u"fe80::1%eth0"_s << 5000 << false;
    QTest::newRow("any of IPv4") << u"0.0.0.0"_s << 5000 << false;
    QTest::newRow("any of IPv6") << u"::"_s << 5000 << false;
    QTest::newRow("group of IPv4") << u"224.0.0.1"_s << 5000 << false;
    QTest::newRow("broadcast") << u"255.255.255.255"_s << 5000 << false;
    QTest::newRow("group of IPv6") << u"ff02::1"_s << 5000 << false;
    QTest::newRow("no port") << u"192.0.2.7"_s << 0 << false;
    QTest::newRow("ports beyond the last") << u"192.0.2.7"_s << 65535 - kPeerPorts + 2 << false;
}

void TestNetperf::placesThatNoPeerHasAreRefused()
{
    QFETCH(const QString, address);
    QFETCH(const int, port);
    QFETCH(const bool, good);
    const Place place{{}, address, static_cast<quint16>(port)};
    for (const QString &name : {u"netperf"_s, u"iperf3"_s}) {
        const Result<void> checked = findBenchmark(name)->checkPlace(place);
        QCOMPARE(checked.has_value(), good);
        if (good)
            continue;
        QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
        QVERIFY(checked.error().where.startsWith(address));
        QVERIFY(checked.error().what.contains(name));
        QVERIFY(!checked.error().why.isEmpty());
    }
}

void TestNetperf::titlesSayWhatIsMeasured()
{
    const Netperf netperf;
    QCOMPARE(netperf.title({{u"messageSize"_s, 64}}), u"netperf TCP_STREAM, 64 B"_s);
    QCOMPARE(netperf.title({{u"test"_s, u"TCP_MAERTS"_s},
                            {u"messageSize"_s, u"4 KiB"_s},
                            {u"streams"_s, 4},
                            {u"noDelay"_s, true}}),
             u"netperf TCP_MAERTS, 4 KiB, 4 streams, nodelay"_s);
    QCOMPARE(netperf.title({{u"test"_s, u"TCP_RR"_s}}), u"netperf TCP_RR"_s);
    QCOMPARE(netperf.title({{u"test"_s, u"TCP_RR"_s}, {u"responseSize"_s, 1024}}),
             u"netperf TCP_RR, request 1 B, response 1 KiB"_s);
    QCOMPARE(netperf.title({{u"test"_s, u"UDP_STREAM"_s}}), u"netperf UDP_STREAM, 1448 B"_s);
    QCOMPARE(netperf.detail(u"runTime"_s, {{u"runTime"_s, 9}}), u"9 s long"_s);
}

void TestNetperf::theCommandCarriesEveryParameter()
{
    const auto line = [this](const QJsonObject &parameters) {
        // Behind the script and its name.
        return Netperf().command(parameters, m_place).mid(4).join(u' ');
    };
    QCOMPARE(Netperf().command({}, m_place).first(2), (QStringList{u"sh"_s, u"-c"_s}));
    const QString stream =
        line({{u"messageSize"_s, 64}, {u"noDelay"_s, true}, {u"streams"_s, 3}, {u"runTime"_s, 9}});
    QVERIFY2(stream.startsWith("5001 3 -H 192.0.2.7,4 -p 5000 -t TCP_STREAM -l 9 -D -1 "_L1),
             qPrintable(stream));
    QVERIFY2(stream.contains(" -f k -- -H 192.0.2.7,4 -m 64 -M 64 -D -k ELAPSED_TIME,"_L1),
             qPrintable(stream));
    QVERIFY(!stream.contains("LATENCY"_L1)); // they would cost
    QVERIFY(line({{u"test"_s, u"TCP_MAERTS"_s}}).contains(" -m ,16384 -M ,16384 -k "_L1));
    const QString transactions = line({{u"test"_s, u"TCP_RR"_s}, {u"responseSize"_s, 512}});
    QVERIFY2(transactions.contains(" -r 1,512 -k MEAN_LATENCY,"_L1), qPrintable(transactions));
    QVERIFY(!transactions.contains(" -f "_L1)); // transactions a second, not bits
    const QString datagrams = line({{u"test"_s, u"UDP_STREAM"_s}});
    QVERIFY2(datagrams.contains(" -m 1448 -M 1448 -R 1 -k "_L1), qPrintable(datagrams));
    for (const QString &words : {stream, transactions, datagrams}) {
        QVERIFY(words.endsWith(",THROUGHPUT"_L1)); // which tells that a result is whole
        QVERIFY(!words.contains(" -i "_L1) && !words.contains(" -I "_L1)); // repeats nothing
    }
    QVERIFY(Netperf().command({}, {{}, u"::1"_s, 5000}).contains(u"::1,6"_s));
    QVERIFY(Netperf().layoutCommand({}, m_place).isEmpty());
}

void TestNetperf::theServerIsBoundToTheAddress()
{
    const std::optional<PeerServer> server = Netperf().server({}, m_place);
    QVERIFY(server);
    QCOMPARE(server->command.join(u' '), u"netserver -D -N -L 192.0.2.7,4 -p 5000"_s);
    QVERIFY(!server->readyText.isEmpty());
}

void TestNetperf::theEstimateCoversTheRunTime()
{
    const Estimate estimate = Netperf().estimate({{u"runTime"_s, 10}});
    QVERIFY(estimate.duration >= std::chrono::seconds(10));
    QVERIFY(estimate.duration <= std::chrono::seconds(13));
    QCOMPARE(estimate.diskBytes, qint64{0});
}

QTEST_GUILESS_MAIN(TestNetperf)
#include "tst_netperf.moc"
