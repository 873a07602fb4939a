// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/iperf3.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

class TestIperf3 : public QObject
{
    Q_OBJECT

private slots:
    void iperf3IsFoundByItsName();
    void parametersSurviveJson();
    void missingParametersGetTheirDefaults();
    void refusalsNameTheField_data();
    void refusalsNameTheField();
    void titlesSayWhatIsMeasured();
    void theCommandCarriesEveryParameter();
    void theServerIsBoundToTheAddress();
    void theWayIsTriedForASecondInItsDirection();
    void theEstimateCoversOmittedSecondsToo();
    void oldVersionsAreMadeToFlushToo_data();
    void oldVersionsAreMadeToFlushToo();

private:
    const Place m_place{{}, u"192.0.2.7"_s, 5000};
};

void TestIperf3::iperf3IsFoundByItsName()
{
    const Benchmark *iperf3 = findBenchmark(u"iperf3");
    QVERIFY(iperf3);
    QCOMPARE(iperf3->name(), u"iperf3"_s);
    QCOMPARE(iperf3->toolNames({}), QStringList{u"iperf3"_s});
    QVERIFY(iperf3->subject() == Subject::Peer);
}

void TestIperf3::parametersSurviveJson()
{
    Iperf3Parameters parameters;
    parameters.direction = Iperf3Parameters::Direction::Receive;
    parameters.messageSize = 4096;
    parameters.noDelay = true;
    parameters.streams = 128;
    parameters.runTime = 7;
    parameters.omit = 3;
    Iperf3Parameters datagrams;
    datagrams.protocol = Iperf3Parameters::Protocol::Udp;
    datagrams.messageSize = 65507;
    datagrams.bitrate = 1'000'000'000'000;
    for (const Iperf3Parameters &one : {parameters, datagrams}) {
        const QByteArray text = QJsonDocument(one.toJson()).toJson();
        const Result<Iperf3Parameters> back =
            Iperf3Parameters::fromJson(QJsonDocument::fromJson(text).object());
        QVERIFY2(back, back ? "" : qPrintable(back.error().text()));
        QVERIFY(*back == one);
    }
}

void TestIperf3::missingParametersGetTheirDefaults()
{
    const Result<QJsonObject> completed = Iperf3().completed({{u"streams"_s, 2}});
    QVERIFY(completed);
    QCOMPARE(*completed,
             (QJsonObject{{u"protocol"_s, u"tcp"_s},
                          {u"direction"_s, u"send"_s},
                          {u"messageSize"_s, 131072},
                          {u"noDelay"_s, false},
                          {u"streams"_s, 2},
                          {u"runTime"_s, 30},
                          {u"omit"_s, 0}}));
    const Result<QJsonObject> datagrams = Iperf3().completed({{u"protocol"_s, u"udp"_s}});
    QVERIFY(datagrams);
    QCOMPARE(*datagrams,
             (QJsonObject{{u"protocol"_s, u"udp"_s},
                          {u"direction"_s, u"send"_s},
                          {u"messageSize"_s, 1448},
                          {u"bitrate"_s, 0},
                          {u"streams"_s, 1},
                          {u"runTime"_s, 30},
                          {u"omit"_s, 0}}));
}

void TestIperf3::refusalsNameTheField_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &protocol, const QString &field,
                        const QJsonValue &value) {
        QTest::newRow(name) << QJsonObject{{u"protocol"_s, protocol}, {field, value}} << field;
    };
    QTest::newRow("unknown protocol") << QJsonObject{{u"protocol"_s, u"sctp"_s}} << u"protocol"_s;
    row("unknown direction", u"tcp"_s, u"direction"_s, u"both"_s);
    row("empty message", u"tcp"_s, u"messageSize"_s, 0);
    row("message is too large", u"tcp"_s, u"messageSize"_s, 1024 * 1024 + 1);
    row("datagram is too large", u"udp"_s, u"messageSize"_s, 65508);
    row("datagram has no room for its number", u"udp"_s, u"messageSize"_s, 15);
    row("bitrate of TCP", u"tcp"_s, u"bitrate"_s, 1000);
    row("bitrate is text", u"udp"_s, u"bitrate"_s, u"100M"_s);
    row("bitrate is negative", u"udp"_s, u"bitrate"_s, -1);
    row("nodelay of UDP", u"udp"_s, u"noDelay"_s, false);
    row("too many streams", u"tcp"_s, u"streams"_s, 129);
    row("no run time", u"tcp"_s, u"runTime"_s, 0);
    row("omits too much", u"tcp"_s, u"omit"_s, 61);
    row("unknown field", u"tcp"_s, u"json"_s, true);
}

void TestIperf3::refusalsNameTheField()
{
    QFETCH(const QJsonObject, parameters);
    QFETCH(const QString, field);
    const Result<void> checked = Iperf3().checkParameters(parameters);
    QVERIFY(!checked);
    QCOMPARE(checked.error().where, field);
    QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
    QVERIFY(checked.error().what.contains(u"iperf3"_s));
    QVERIFY(!checked.error().why.isEmpty());
}

void TestIperf3::titlesSayWhatIsMeasured()
{
    const Iperf3 iperf3;
    QCOMPARE(iperf3.title({}), u"iperf3 TCP send, 128 KiB"_s);
    QCOMPARE(iperf3.title({{u"direction"_s, u"receive"_s},
                           {u"messageSize"_s, 64},
                           {u"streams"_s, 4},
                           {u"noDelay"_s, true}}),
             u"iperf3 TCP receive, 64 B, 4 streams, nodelay"_s);
    QCOMPARE(iperf3.title({{u"protocol"_s, u"udp"_s}, {u"bitrate"_s, 100'000'000}}),
             u"iperf3 UDP send, 1448 B, 100 Mbit/s"_s);
    QCOMPARE(iperf3.title({{u"protocol"_s, u"udp"_s}, {u"bitrate"_s, 1'500}}),
             u"iperf3 UDP send, 1448 B, 1500 bit/s"_s);
    QCOMPARE(iperf3.detail(u"omit"_s, {{u"omit"_s, 2}}), u"2 s omitted"_s);
    QCOMPARE(iperf3.detail(u"runTime"_s, {{u"runTime"_s, 9}}), u"9 s long"_s);
}

void TestIperf3::theCommandCarriesEveryParameter()
{
    const auto line = [this](const QJsonObject &parameters) {
        return Iperf3().command(parameters, m_place).mid(4).join(u' ');
    };
    QCOMPARE(Iperf3().command({}, m_place).first(2), (QStringList{u"sh"_s, u"-c"_s}));
    QCOMPARE(line({}), u"-c 192.0.2.7 -p 5000 -t 30 -i 1 -f k -l 131072 -P 1"_s);
    QCOMPARE(line({{u"direction"_s, u"receive"_s},
                   {u"messageSize"_s, 64},
                   {u"streams"_s, 4},
                   {u"noDelay"_s, true},
                   {u"runTime"_s, 9},
                   {u"omit"_s, 2}}),
             u"-c 192.0.2.7 -p 5000 -t 9 -i 1 -f k -l 64 -P 4 -R -N -O 2"_s);
    QCOMPARE(line({{u"protocol"_s, u"udp"_s}, {u"bitrate"_s, 5'000'000}}),
             u"-c 192.0.2.7 -p 5000 -t 30 -i 1 -f k -l 1448 -P 1 -u -b 5000000"_s);
    QVERIFY(Iperf3().layoutCommand({}, m_place).isEmpty());
}

void TestIperf3::theServerIsBoundToTheAddress()
{
    const std::optional<PeerServer> server = Iperf3().server({}, {{}, u"2001:db8::7"_s, 5000});
    QVERIFY(server);
    QCOMPARE(server->command.mid(4).join(u' '), u"-s -B 2001:db8::7 -p 5000"_s);
    QCOMPARE(server->readyText, "Server listening on"_ba);
}

void TestIperf3::theWayIsTriedForASecondInItsDirection()
{
    const QJsonObject trickle{{u"protocol"_s, u"udp"_s},
                              {u"direction"_s, u"receive"_s},
                              {u"bitrate"_s, 1000},
                              {u"runTime"_s, 600}};
    const Result<Iperf3Parameters> path = Iperf3Parameters::fromJson(Iperf3().pathRun(trickle));
    QVERIFY(path);
    QCOMPARE(path->runTime, 1);
    QVERIFY(path->protocol == Iperf3Parameters::Protocol::Tcp);
    QVERIFY(path->direction == Iperf3Parameters::Direction::Receive);
    QVERIFY(findBenchmark(u"fio")->pathRun({}).isEmpty());
}

void TestIperf3::theEstimateCoversOmittedSecondsToo()
{
    const Estimate estimate = Iperf3().estimate({{u"runTime"_s, 10}, {u"omit"_s, 3}});
    QVERIFY(estimate.duration >= std::chrono::seconds(13));
    QVERIFY(estimate.duration <= std::chrono::seconds(16));
}

void TestIperf3::oldVersionsAreMadeToFlushToo_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<bool>("old");
    QTest::newRow("3.1") << "iperf 3.1\nLinux board 4.9"_ba << true;
    QTest::newRow("3.1 with a date") << "iperf 3.1 (15 October 2015)\n"_ba << true;
    QTest::newRow("3.1.3") << "iperf 3.1.3\nLinux board 4.9"_ba << true;
    QTest::newRow("3.1.5") << "iperf 3.1.5\nLinux board 4.9"_ba << false;
    QTest::newRow("3.12") << "iperf 3.12 (cJSON 1.7.15)\nLinux board 3.1.3"_ba << false;
}

/// By a stand-in that tells its version, and what it was called with: how its output is buffered is
/// told by the environment that stdbuf gives it.
void TestIperf3::oldVersionsAreMadeToFlushToo()
{
    QFETCH(const QByteArray, version);
    QFETCH(const bool, old);
    QTemporaryDir folder;
    QFile tool(folder.filePath(u"iperf3"_s));
    QVERIFY(tool.open(QIODevice::WriteOnly));
    tool.write("#!/bin/sh\ncase $1 in --version) cat \"$0.version\" ;; *) echo \"$_STDBUF_O $*\" "
               ";; esac\n");
    tool.close();
    QVERIFY(tool.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    QFile told(folder.filePath(u"iperf3.version"_s));
    QVERIFY(told.open(QIODevice::WriteOnly));
    told.write(version);
    told.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, folder.path() + u':' + environment.value(u"PATH"_s));
    process.setProcessEnvironment(environment);
    const QStringList words = Iperf3().command({}, m_place);
    process.start(words.first(), words.mid(1));
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    const QByteArray said = process.readAllStandardOutput();
    QCOMPARE(said.split('\n').first(), version.split('\n').first());
    QCOMPARE(said.contains("--forceflush -c 192.0.2.7 "), !old);
    QCOMPARE(said.contains("\nL -c 192.0.2.7 "), old);
}

QTEST_GUILESS_MAIN(TestIperf3)
#include "tst_iperf3.moc"
