// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the built program makes of any tool's output, in every form: recordings of the real tools.
#include "readrun.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::readtest;

namespace {

/// The fields of CSV without quoted ones.
QList<QByteArrayList> rowsOf(const QByteArray &csv)
{
    QList<QByteArrayList> rows;
    for (const QByteArray &line : csv.split('\n'))
        if (!line.isEmpty())
            rows.append(line.trimmed().split(','));
    return rows;
}

} // namespace

class TestRead : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY(m_home.isValid()); }

    void everyRecordingIsReadInEveryForm_data()
    {
        QTest::addColumn<QString>("file");
        // What the tool says in those that have no result.
        const QMap<QString, QString> refused{
            {u"filebench-1.4.9.1-fewfiles"_s, u"could not obtain a file"_s},
            {u"filebench-1.5-alpha3-fewfiles"_s, u"could not obtain a file"_s},
            {u"filebench-1.4.9.1-full"_s, u"No space left"_s},
            {u"filebench-1.4.9.1-stopped"_s, u"in the middle of its run"_s},
            {u"filebench-1.5-alpha3-full"_s, u"Filebench"_s},
            {u"filebench-1.5-alpha3-stopped"_s, u"in the middle of its run"_s},
            {u"iperf3-3.12-busy"_s, u"busy"_s},
            {u"iperf3-3.12-no-server"_s, u"reached no server"_s},
            {u"iperf3-3.12-server-died"_s, u"server has terminated"_s},
            {u"iperf3-3.12-terminated"_s, u"interrupt"_s},
            {u"netperf-2.7.0-no-server"_s, u"reached no netserver"_s},
            {u"netperf-2.7.0-server-died"_s, u"netperf printed no result"_s},
        };
        QTest::addColumn<QString>("refusal");
        int count = 0;
        for (const QString &folder : {u"../unit/benchmark/data"_s, u"../unit/cpu/data"_s}) {
            const QDir data(QFINDTESTDATA(folder));
            for (const QString &name : data.entryList({u"*.txt"_s, u"*.json"_s}, QDir::Files)) {
                const QString base = name.section(u'.', 0, -2);
                QTest::newRow(qPrintable(name)) << data.filePath(name) << refused.value(base);
                ++count;
            }
        }
        QVERIFY(count > 50);
    }

    void everyRecordingIsReadInEveryForm()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, refusal);
        const QString tool = toolOf(QFileInfo(file).fileName());
        const Outcome text = run({u"read"_s, tool, file});
        const Outcome csv = run({u"read"_s, tool, file, u"--csv"_s});
        const Outcome json = run({u"read"_s, tool, file, u"--json"_s});
        for (const Outcome &outcome : {text, csv, json}) {
            QVERIFY2(outcome.code == (refusal.isEmpty() ? 0 : 1), outcome.errors.constData());
            QVERIFY2(QString::fromUtf8(outcome.errors).contains(refusal),
                     outcome.errors.constData());
            QCOMPARE(outcome.errors.isEmpty(), refusal.isEmpty());
        }
        QJsonParseError problem;
        const QJsonObject object = QJsonDocument::fromJson(json.output, &problem).object();
        QVERIFY2(problem.error == QJsonParseError::NoError, json.output.constData());
        QCOMPARE(object.value(u"tool"_s).toString(), tool);
        const QJsonArray samples = object.value(u"samples"_s).toArray();
        const QJsonArray summaries = object.value(u"summaries"_s).toArray();
        QCOMPARE(summaries.isEmpty(), !refusal.isEmpty());
        QCOMPARE(object.value(u"error"_s).isNull(), refusal.isEmpty());
        // Each value is in both forms, with the same digits.
        QByteArrayList expected;
        for (const QJsonValue &sample : samples) {
            const QJsonObject values = sample[u"values"_s].toObject();
            QVERIFY(!values.isEmpty());
            QVERIFY(sample[u"time"_s].toDouble() > 0);
            for (const QJsonValue &value : values)
                expected.append(QByteArray::number(value[u"value"_s].toDouble(), 'g',
                                                   QLocale::FloatingPointShortest));
        }
        for (const QJsonValue &summary : summaries)
            expected.append(QByteArray::number(summary[u"value"_s].toDouble(), 'g',
                                               QLocale::FloatingPointShortest));
        for (const QJsonValue &histogram : object.value(u"histograms"_s).toArray()) {
            for (const QJsonValue &bin : histogram[u"bins"_s].toArray())
                expected.append(
                    QByteArray::number(bin[2].toDouble(), 'g', QLocale::FloatingPointShortest));
        }
        QCOMPARE(text.output.contains("\nHistogram of latency"),
                 !object.value(u"histograms"_s).toArray().isEmpty());
        QByteArrayList written;
        const QList<QByteArrayList> rows = rowsOf(csv.output);
        const qsizetype value = rows.constFirst().indexOf("value");
        for (const QByteArrayList &row : rows.mid(1))
            written.append(row.at(value));
        std::ranges::sort(expected);
        std::ranges::sort(written);
        QCOMPARE(written, expected);
        QCOMPARE(text.output.contains("Over the whole run"), refusal.isEmpty());
        if (refusal.isEmpty())
            QVERIFY(!samples.isEmpty());
    }

    void theValuesAreThoseOfTheRecording_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArrayList>("lines");
        // By hand from the recordings: times are those of the tool, its first interval begins at 0.
        QTest::newRow("netperf") << u"netperf-2.7.0-tcp_maerts.txt"_s
                                 << QByteArrayList{"sample,netperf,0.5,network.throughput,received,"
                                                   "bit/s,8641213940",
                                                   "summary,netperf,,network.throughput,received,"
                                                   "bit/s,7894478970",
                                                   "summary,netperf,,runtime,,s,2"};
        QTest::newRow("netperf datagrams")
            << u"netperf-2.7.0-udp_stream.txt"_s
            << QByteArrayList{"summary,netperf,,network.throughput,received,bit/s,540885940",
                              "summary,netperf,,network.throughput,sent,bit/s,1564871420"};
        QTest::newRow("netperf transactions")
            << u"netperf-2.7.0-tcp_rr.txt"_s
            << QByteArrayList{"sample,netperf,0.5,transactions,,trans/s,12077.81",
                              "summary,netperf,,latency.p99,,s,0.00346"};
        QTest::newRow("iperf3")
            << u"iperf3-3.12-tcp-receive.txt"_s
            << QByteArrayList{"sample,iperf3,0.5,network.throughput,received,bit/s,11235810000",
                              "sample,iperf3,1.5,network.throughput,received,bit/s,7977559000",
                              "summary,iperf3,,network.throughput,received,bit/s,9606736000"};
        QTest::newRow("iperf3 datagrams of two streams")
            << u"iperf3-3.1.3-udp-receive.txt"_s
            << QByteArrayList{"sample,iperf3,0.5,network.throughput,received,bit/s,68836000",
                              "sample,iperf3,1.5,network.throughput,received,bit/s,68695000"};
        QTest::newRow("mpstat text") << u"mpstat-12.6.1.txt"_s
                                     << QByteArrayList{"sample,mpstat,0.5,mpstat.usr,all,%,89",
                                                       "sample,mpstat,0.5,mpstat.usr,0,%,91.09"};
        QTest::newRow("mpstat JSON") << u"mpstat-12.6.1.json"_s
                                     << QByteArrayList{"sample,mpstat,0.5,mpstat.usr,all,%,88.18",
                                                       "sample,mpstat,0.5,mpstat.steal,0,%,0.98"};
        QTest::newRow("pidstat")
            << u"pidstat-12.6.1.txt"_s
            << QByteArrayList{"sample,pidstat,0.5,process.system,rcu_preempt [15],%,0.98",
                              "sample,pidstat,0.5,process.switches.voluntary,rcu_preempt [15],"
                              "switch/s,117.65"};
        QTest::newRow("pidstat threads")
            << u"pidstat-12.6.1-threads.txt"_s
            << QByteArrayList{"sample,pidstat,0.5,process.wait,ksoftirqd/0 [14/14],%,0.95"};
    }

    void theValuesAreThoseOfTheRecording()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArrayList, lines);
        const Outcome outcome = run({u"read"_s, toolOf(file), recording(file), u"--csv"_s});
        QCOMPARE(outcome.code, 0);
        for (const QByteArray &line : lines)
            QVERIFY2(outcome.output.contains(QByteArray(line + ",,,\r\n")),
                     QByteArray(line + "\n" + outcome.output).constData());
    }

    void theWholeRunIsMpstatsOwnAverageWhereItPrintedOne()
    {
        // Interrupted: the last interval is a short one, whose length no line tells.
        const QByteArray whole = contents(recording(u"mpstat-12.6.1.txt"_s));
        const QByteArray text =
            QByteArray(whole).replace("Average:     all   89.55", "Average:     all   89.10");
        const QStringList read{u"read"_s, u"mpstat"_s, u"-"_s};
        const QByteArray shown = run(read, text).output;
        QVERIFY2(shown.contains("Over the whole run, by mpstat:\n"), shown.constData());
        QVERIFY(run(read + QStringList{u"--csv"_s}, text)
                    .output.contains("summary,mpstat,,mpstat.usr,all,%,89.1,"));
        const QByteArray cut = whole.first(whole.indexOf("Average:"));
        const QByteArray mean = run(read, cut).output;
        QVERIFY2(mean.contains("each interval of mpstat counting alike:\n"), mean.constData());
        QVERIFY(run(read + QStringList{u"--csv"_s}, cut)
                    .output.contains("summary,mpstat,,mpstat.usr,all,%,89.55,"));
    }

    void aFioRunIsTimedByItsOwnClockAndWithoutItsRamp()
    {
        // Run time 902 ms in the document before, then 1 s more: the ramp's totals are not in it.
        for (const QString &version : {u"3.1"_s, u"3.33"_s}) {
            const Outcome outcome = run(
                {u"read"_s, u"fio"_s, recording(u"fio-"_s + version + u".json"_s), u"--json"_s});
            const QJsonArray samples =
                QJsonDocument::fromJson(outcome.output).object().value(u"samples"_s).toArray();
            QVERIFY(samples.size() >= 2);
            double last = 0;
            for (const QJsonValue &sample : samples) {
                QVERIFY(sample[u"time"_s].toDouble() > last);
                last = sample[u"time"_s].toDouble();
                QCOMPARE(sample[u"detail"_s].toString(), u"write"_s);
            }
            QVERIFY2(last < 2.1, outcome.output.constData());
        }
    }

    void howLongRequestsTookIsCounted()
    {
        const QString file = recording(u"fio-3.33-plus.json"_s);
        const Outcome text = run({u"read"_s, u"fio"_s, file});
        for (const QString &detail : {u"read"_s, u"write"_s, u"all together"_s})
            QVERIFY2(text.output.contains(u"Histogram of latency, %1 ("_s.arg(detail).toUtf8()),
                     text.output.constData());
        const QList<QByteArrayList> rows =
            rowsOf(run({u"read"_s, u"fio"_s, file, u"--csv"_s}).output);
        double last = 0;
        int bins = 0;
        for (const QByteArrayList &row : rows) {
            if (row.at(0) != "bin" || row.at(4) != "read")
                continue;
            QCOMPARE(row.at(3), "latency"_ba);
            QCOMPARE(row.at(5), ""_ba); // a count
            QCOMPARE(row.at(9), "s"_ba);
            QVERIFY(row.at(6).toDouble() >= 1 && row.at(7).toDouble() >= last);
            last = row.at(8).toDouble();
            ++bins;
        }
        QVERIFY(bins > 100 && last < 1);
    }

    void aToolThatTellsNoTimesHasNone()
    {
        const QStringList read{u"read"_s, u"command"_s, u"-"_s, u"--parameter"_s,
                               u"live=v (?<value>[0-9]+)"_s};
        const QByteArray output = "v 1\nv 2\n";
        const Outcome text = run(read, output);
        QCOMPARE(text.code, 0);
        QVERIFY2(!text.output.contains("922337"), text.output.constData());
        const Outcome csv = run(read + QStringList{u"--csv"_s}, output);
        QVERIFY2(csv.output.contains("sample,command,,value,,,1,"), csv.output.constData());
        QVERIFY2(csv.output.contains("sample,command,,value,,,2,"), csv.output.constData());
        const Outcome json = run(read + QStringList{u"--json"_s}, output);
        const QJsonArray samples =
            QJsonDocument::fromJson(json.output).object().value(u"samples"_s).toArray();
        QCOMPARE(samples.size(), 2);
        QVERIFY(samples.first()[u"time"_s].isNull());
    }

    void whatIsNoTextIsToldInShort()
    {
        const Outcome refused = run({u"read"_s, u"idle"_s, u"-"_s}, QByteArray(100'000, '\xf0'));
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.errors.size() < 4000, refused.errors.left(200).constData());
    }

    void standardInputInAnyPiecesGivesTheSame()
    {
        for (const QString &name : {u"fio-3.33.json"_s, u"netperf-2.7.0-tcp_stream-3-streams.txt"_s,
                                    u"filebench-1.5-alpha3-varmail.txt"_s, u"mpstat-12.6.1.txt"_s,
                                    u"pidstat-12.6.1.txt"_s}) {
            const Outcome whole = run({u"read"_s, toolOf(name), recording(name), u"--csv"_s});
            QCOMPARE(whole.code, 0);
            for (const qsizetype piece : {qsizetype{977}, qsizetype{1} << 30}) {
                const Outcome piped = run({u"read"_s, toolOf(name), u"-"_s, u"--csv"_s},
                                          contents(recording(name)), piece);
                QCOMPARE(piped.code, 0);
                QCOMPARE(piped.output, whole.output);
            }
        }
    }

private:
    Outcome run(const QStringList &arguments,
                const QByteArray &input = {},
                qsizetype piece = qsizetype{1} << 30)
    {
        return runProgram(m_home, arguments, input, piece);
    }

    ProgramHome m_home;
};

QTEST_GUILESS_MAIN(TestRead)
#include "tst_read.moc"
