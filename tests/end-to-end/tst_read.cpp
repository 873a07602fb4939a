// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the built program makes of any tool's output: recordings of the real tools, a pipe, what is
// cut, what is hostile.
#include "programrun.h"

#include <QJsonArray>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray output;
    QByteArray errors;
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A recording of the tool whose name it begins with.
QString recording(const QString &name)
{
    const bool isSysstat = name.startsWith(u"mpstat"_s) || name.startsWith(u"pidstat"_s);
    return QFINDTESTDATA(
        QString((isSysstat ? u"../unit/cpu/data/"_s : u"../unit/benchmark/data/"_s) + name));
}

QString toolOf(const QString &recording)
{
    return recording.section(u'-', 0, 0);
}

/// Whether a raw byte of it would move a cursor or set a title.
bool movesCursor(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return std::any_of(text.begin(), text.end(), [](QChar character) {
        return character.category() == QChar::Other_Control && character != u'\n'
            && character != u'\r';
    });
}

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
        QByteArrayList written;
        const QList<QByteArrayList> rows = rowsOf(csv.output);
        for (const QByteArrayList &row : rows.mid(1))
            written.append(row.last());
        expected.sort();
        written.sort();
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
                                     << QByteArrayList{"sample,mpstat,0.5,cpu.user,all,%,89",
                                                       "sample,mpstat,0.5,cpu.user,0,%,91.09"};
        QTest::newRow("mpstat JSON") << u"mpstat-12.6.1.json"_s
                                     << QByteArrayList{"sample,mpstat,0.5,cpu.user,all,%,88.18",
                                                       "sample,mpstat,0.5,cpu.steal,0,%,0.98"};
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
            QVERIFY2(outcome.output.contains(line + "\r\n"),
                     QByteArray(line + "\n" + outcome.output).constData());
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

    void whatIsCutSaysSoAndKeepsItsForm()
    {
        for (const QString &name :
             {u"fio-3.33.json"_s, u"netperf-2.7.0-tcp_stream.txt"_s, u"iperf3-3.12-tcp-send.txt"_s,
              u"filebench-1.5-alpha3-fileserver.txt"_s}) {
            const QByteArray whole = contents(recording(name));
            const QStringList words{u"read"_s, toolOf(name), u"-"_s};
            const Outcome json =
                run(words + QStringList{u"--json"_s}, whole.first(whole.size() / 2));
            QCOMPARE(json.code, 1);
            QVERIFY2(json.errors.startsWith("runwatt: "), json.errors.constData());
            const QJsonObject object = QJsonDocument::fromJson(json.output).object();
            QVERIFY2(!object.value(u"error"_s).toString().isEmpty(), json.output.constData());
            const Outcome text = run(words, whole.first(whole.size() / 2));
            QCOMPARE(text.code, 1);
            QVERIFY(!text.output.contains("Over the whole run"));
        }
        for (const QString &tool :
             {u"fio"_s, u"filebench"_s, u"netperf"_s, u"iperf3"_s, u"mpstat"_s, u"pidstat"_s}) {
            const Outcome empty = run({u"read"_s, tool, u"-"_s});
            QCOMPARE(empty.code, 1);
            QVERIFY2(empty.errors.contains(tool.toUtf8()), empty.errors.constData());
        }
    }

    void hostileNamesAreNamesInEveryForm()
    {
        const QByteArray evil = "\x1b]0;owned\x07\x1b[2J\xc2\x9b"
                                "31m\x7f\xe2\x80\xae";
        const QByteArray header = "# Time UID PID %usr %system %guest %CPU CPU Command\n";
        const QByteArray pidstat =
            header + "09:49:56 0 14 1.00 2.00 0.00 3.00 0 =1+1," + evil + "\"q\"\n";
        const QByteArray fio = "fio: " + evil + "\n" + contents(recording(u"fio-3.33.json"_s));
        QByteArray version = fio;
        version.replace("fio-3.33", "fio\\u001b[2J\\n3.33" + evil);
        QByteArray words = "iperf 3.12\niperf3: error - " + evil + " went wrong\n";
        const QList<QPair<QString, QByteArray>> outputs{{u"pidstat"_s, pidstat},
                                                        {u"fio"_s, fio},
                                                        {u"fio"_s, version},
                                                        {u"fio"_s, version.chopped(9)},
                                                        {u"iperf3"_s, words}};
        for (const auto &[tool, bytes] : outputs) {
            for (const QString &form : {u"-q"_s, u"--csv"_s, u"--json"_s}) {
                const Outcome outcome = run({u"read"_s, tool, u"-"_s, form}, bytes);
                QVERIFY2(outcome.code == 0 || outcome.code == 1, outcome.errors.constData());
                QVERIFY2(!movesCursor(outcome.output), outcome.output.constData());
                QVERIFY2(!movesCursor(outcome.errors), outcome.errors.constData());
            }
        }
        // A spreadsheet would work it out.
        const Outcome csv = run({u"read"_s, u"pidstat"_s, u"-"_s, u"--csv"_s}, pidstat);
        QVERIFY2(csv.output.contains(",\"'=1+1,"), csv.output.constData());
    }

    void parametersAreTheBenchmarks()
    {
        const QString file = recording(u"netperf-2.7.0-tcp_stream.txt"_s);
        const Outcome shorter =
            run({u"read"_s, u"netperf"_s, file, u"--parameter"_s, u"runTime=30"_s});
        QCOMPARE(shorter.code, 1);
        QVERIFY2(shorter.errors.contains("ended too early"), shorter.errors.constData());
        QVERIFY(shorter.output.contains("network.throughput")); // what came is shown
        const Outcome given = run({u"read"_s, u"netperf"_s, file, u"--parameter"_s, u"runTime=2"_s,
                                   u"--parameter"_s, u"test=TCP_MAERTS"_s, u"--csv"_s});
        QCOMPARE(given.code, 0);
        QVERIFY(given.output.contains(",received,"));
        const Outcome interval = run({u"read"_s, u"mpstat"_s, recording(u"mpstat-12.6.1.txt"_s),
                                      u"--parameter"_s, u"interval=4"_s, u"--csv"_s});
        QCOMPARE(interval.code, 0);
        QVERIFY(interval.output.contains("sample,mpstat,6,cpu.user,all,%"));
    }

    void theIntervalOfSysstatIsTakenFromItsTimes()
    {
        QByteArray text = contents(recording(u"mpstat-12.6.1.txt"_s));
        text.replace("09:49:56", "11:59:58").replace("09:49:55", "11:59:53");
        text.replace("09:49:57", "12:00:03");
        const Outcome outcome = run({u"read"_s, u"mpstat"_s, u"-"_s, u"--csv"_s}, text);
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.output.contains("sample,mpstat,2.5,cpu.user,all,%,89\r\n"),
                 outcome.output.constData());
        QVERIFY(outcome.output.contains("sample,mpstat,7.5,cpu.user,all,%"));
    }

    void mistakesOnTheCommandLineEndWithTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("said");
        const QString file = recording(u"fio-3.33.json"_s);
        const QString parameter = u"--parameter"_s;
        QTest::newRow("no words") << QStringList{} << QByteArray("Name a tool");
        QTest::newRow("no file") << QStringList{u"fio"_s} << QByteArray("Name a tool");
        QTest::newRow("two files")
            << QStringList{u"fio"_s, file, file} << QByteArray("Name a tool");
        QTest::newRow("tool") << QStringList{u"dd"_s, file}
                              << QByteArray("does not know the output of \"dd\"");
        QTest::newRow("both forms") << QStringList{u"fio"_s, file, u"--csv"_s, u"--json"_s}
                                    << QByteArray("one of --csv and --json");
        QTest::newRow("missing") << QStringList{u"fio"_s, u"/nowhere/x"_s}
                                 << QByteArray("/nowhere/x");
        QTest::newRow("folder") << QStringList{u"fio"_s, u"/tmp"_s} << QByteArray("directory");
        QTest::newRow("no value") << QStringList{u"fio"_s, file, parameter, u"runTime"_s}
                                  << QByteArray("NAME=VALUE");
        QTest::newRow("no such parameter")
            << QStringList{u"fio"_s, file, parameter, u"runtime=3"_s} << QByteArray("runtime");
        QTest::newRow("no such value")
            << QStringList{u"fio"_s, file, parameter, u"runTime=0"_s} << QByteArray("runTime");
        QTest::newRow("no such interval")
            << QStringList{u"pidstat"_s, file, parameter, u"interval=x"_s}
            << QByteArray("interval");
        QTest::newRow("no parameter of mpstat")
            << QStringList{u"mpstat"_s, file, parameter, u"runTime=3"_s}
            << QByteArray("no parameter");
    }

    void mistakesOnTheCommandLineEndWithTwo()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QByteArray, said);
        const Outcome outcome = run(QStringList{u"read"_s} + words);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.output, QByteArray());
        QVERIFY2(outcome.errors.contains(said), outcome.errors.constData());
    }

    void waitingForAPipeEndsWithAnInterruption()
    {
        const QString pipe = m_home.path(u"pipe"_s);
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        ProgramRun read(m_home, {u"read"_s, u"fio"_s, pipe});
        // Can be opened for writing as soon as the program reads it.
        int writer = -1;
        QVERIFY(read.waitFor([&] {
            writer = ::open(qPrintable(pipe), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            return writer >= 0;
        }));
        QCOMPARE(::write(writer, "{ \"jobs", 7), 7);
        read.signal(SIGINT);
        QCOMPARE(read.finish(), 130);
        ::close(writer);
    }

    void aLargeFileIsNotHeldInMemory()
    {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("a sanitizer keeps freed memory");
#endif
        constexpr qint64 size = 384LL * 1024 * 1024;
        QFile file(m_home.path(u"large"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(size)); // no blocks, all zeros
        file.close();
        const Outcome outcome = run({u"read"_s, u"iperf3"_s, file.fileName()});
        QCOMPARE(outcome.code, 1);
        rusage children = {};
        QCOMPARE(getrusage(RUSAGE_CHILDREN, &children), 0);
        QVERIFY2(children.ru_maxrss * 1024 < size,
                 QByteArray::number(qlonglong(children.ru_maxrss)).constData());
    }

private:
    /// Runs the program with these bytes on its standard input, in pieces.
    Outcome run(const QStringList &arguments,
                const QByteArray &input = {},
                qsizetype piece = qsizetype{1} << 30)
    {
        QProcess process;
        process.setProcessEnvironment(programEnvironment(m_home));
        process.setWorkingDirectory(m_home.path());
        process.start(QStringLiteral(RUNWATT_PROGRAM), arguments);
        for (qsizetype at = 0; at < input.size(); at += piece) {
            process.write(input.mid(at, piece));
            process.waitForBytesWritten(kHangMs);
        }
        process.closeWriteChannel();
        const bool ended = QTest::qWaitFor(
            [&process] { return process.state() == QProcess::NotRunning; }, kHangMs);
        Outcome outcome;
        if (ended && process.exitStatus() == QProcess::NormalExit)
            outcome.code = process.exitCode();
        outcome.output = process.readAllStandardOutput();
        outcome.errors = process.readAllStandardError();
        return outcome;
    }

    ProgramHome m_home;
};

QTEST_GUILESS_MAIN(TestRead)
#include "tst_read.moc"
