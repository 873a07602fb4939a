// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/benchmark/fio.h"
#include "tests/support/patience.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What one run of the real fio gave.
struct Run
{
    std::vector<Value> values;
    std::optional<TimeNs> beganNs;
    Result<std::vector<Summary>> summaries = std::vector<Summary>();
    QString version;
    QByteArray complaints;
    int exitCode = -1;
    TimeNs startedNs = 0;
    TimeNs endedNs = 0;
};

std::size_t countOf(const Run &run, const QString &name)
{
    return static_cast<std::size_t>(
        std::count_if(run.values.begin(), run.values.end(),
                      [&](const Value &value) { return value.name == name; }));
}

double summaryOf(const Run &run, const QString &measure)
{
    for (const Summary &summary : *run.summaries) {
        if (summary.measure == measure)
            return summary.value;
    }
    return -1;
}

} // namespace

/// The real fio, run as a process.
class TestFioLive : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void layingOutMakesTheFileWithAllItsBlocks();
    void aRunIsReadWhileItRuns_data();
    void aRunIsReadWhileItRuns();
    void readsAndWritesAtOnceAreToldApart();
    void aRampIsNotMeasured();
    void hostileFileNamesReachFioAsTheyAre();
    void aStoppedRunIsAnError();
    void aFileThatCannotBeWrittenIsAnErrorInFiosWords();

private:
    void run(const QStringList &words, const QJsonObject &parameters, Run *run);

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void TestFioLive::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY2(!QStandardPaths::findExecutable(u"fio"_s).isEmpty(), "fio is not installed");
}

void TestFioLive::run(const QStringList &words, const QJsonObject &parameters, Run *run)
{
    const std::unique_ptr<LiveReader> reader = findBenchmark(u"fio")->makeReader(parameters);
    QProcess process;
    connect(&process, &QProcess::readyReadStandardOutput, this, [&] {
        const std::vector<Value> values =
            reader->feed(process.readAllStandardOutput(), steadyNowNs());
        run->values.insert(run->values.end(), values.begin(), values.end());
    });
    run->startedNs = steadyNowNs();
    process.start(words.first(), words.mid(1));
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    run->endedNs = steadyNowNs();
    run->summaries = reader->finish();
    run->beganNs = reader->measureBeganAt();
    run->version = reader->toolVersion();
    run->complaints = process.readAllStandardError();
    run->exitCode = process.exitCode();
}

void TestFioLive::layingOutMakesTheFileWithAllItsBlocks()
{
    const QJsonObject parameters{{u"operation"_s, u"write"_s}, {u"fileSize"_s, u"3 MiB"_s}};
    QProcess process;
    const QStringList words = Fio().layoutCommand(parameters, {path(u"laid-out"_s)});
    process.start(words.first(), words.mid(1));
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(QFileInfo(path(u"laid-out"_s)).size(), qint64{3} << 20);
    struct stat status;
    QCOMPARE(::stat(path(u"laid-out"_s).toUtf8().constData(), &status), 0);
    QVERIFY(qint64(status.st_blocks) * 512 >= qint64{3} << 20);
}

void TestFioLive::aRunIsReadWhileItRuns_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    for (const QString &pattern : {u"sequential"_s, u"random"_s}) {
        for (const QString &operation : {u"read"_s, u"write"_s}) {
            QTest::newRow(qPrintable(pattern + u' ' + operation))
                << QJsonObject{{u"pattern"_s, pattern}, {u"operation"_s, operation}};
        }
    }
    QTest::newRow("256 B") << QJsonObject{{u"requestSize"_s, 256}};
    QTest::newRow("mmap") << QJsonObject{{u"engine"_s, u"mmap"_s}};
    QTest::newRow("posixaio, two jobs")
        << QJsonObject{{u"engine"_s, u"posixaio"_s}, {u"depth"_s, 4}, {u"jobs"_s, 2}};
    QTest::newRow("libaio") << QJsonObject{{u"engine"_s, u"libaio"_s}, {u"depth"_s, 4}};
}

void TestFioLive::aRunIsReadWhileItRuns()
{
    QFETCH(QJsonObject, parameters);
    parameters[u"fileSize"_s] = u"4 MiB"_s;
    parameters[u"runTime"_s] = 2;
    QVERIFY(Fio().checkParameters(parameters));
    Run run;
    this->run(Fio().command(parameters, {path(u"file"_s)}), parameters, &run);
    QVERIFY2(run.exitCode == 0, run.complaints.constData());
    QVERIFY2(run.summaries, run.summaries ? "" : qPrintable(run.summaries.error().text()));
    QVERIFY(run.version.startsWith("fio-"_L1));
    QVERIFY(countOf(run, u"throughput"_s) >= 1);
    QCOMPARE(countOf(run, u"iops"_s), countOf(run, u"throughput"_s));
    QVERIFY(countOf(run, u"latency.mean"_s) >= 1);
    const QString operation = parameters.value("operation"_L1).toString(u"read"_s);
    for (const Value &value : run.values) {
        QCOMPARE(value.detail, operation);
        QVERIFY(value.sample.timeNs > run.startedNs && value.sample.timeNs < run.endedNs);
    }
    QVERIFY(run.beganNs && *run.beganNs > run.startedNs && *run.beganNs < run.endedNs);
    QVERIFY(summaryOf(run, u"bytes"_s) > 0);
    QVERIFY(summaryOf(run, u"runtime"_s) >= 1.8);
    QVERIFY(summaryOf(run, u"latency.mean"_s) > 0);
    QVERIFY(summaryOf(run, u"latency.p50"_s) > 0);
    QVERIFY(summaryOf(run, u"latency.p99"_s) >= summaryOf(run, u"latency.p50"_s));
    QVERIFY(summaryOf(run, u"latency.p99.9"_s) >= summaryOf(run, u"latency.p99"_s));
}

void TestFioLive::readsAndWritesAtOnceAreToldApart()
{
    const QJsonObject parameters{{u"operation"_s, u"mixed"_s},
                                 {u"readShare"_s, 80},
                                 {u"rate"_s, u"8 MiB"_s},
                                 {u"fileSize"_s, u"4 MiB"_s},
                                 {u"runTime"_s, 3}};
    Run run;
    this->run(Fio().command(parameters, {path(u"file"_s)}), parameters, &run);
    QVERIFY2(run.exitCode == 0, run.complaints.constData());
    QVERIFY2(run.summaries, run.summaries ? "" : qPrintable(run.summaries.error().text()));
    QMap<QString, double> bytes;
    for (const Summary &summary : *run.summaries) {
        if (summary.measure == u"bytes")
            bytes[summary.detail] = summary.value;
    }
    // fio draws each request's direction, so the share is about that.
    const double share = bytes[u"read"_s] / (bytes[u"read"_s] + bytes[u"write"_s]);
    QVERIFY2(share > 0.7 && share < 0.9, qPrintable(QString::number(share)));
    QVERIFY(bytes[u"read"_s] < 1.5 * 3 * 8 * 1024 * 1024);
}

void TestFioLive::aRampIsNotMeasured()
{
    const QJsonObject parameters{{u"fileSize"_s, u"4 MiB"_s},
                                 {u"operation"_s, u"write"_s},
                                 {u"jobs"_s, 2},
                                 {u"ramp"_s, 2},
                                 {u"runTime"_s, 2}};
    Run run;
    this->run(Fio().command(parameters, {path(u"file"_s)}), parameters, &run);
    QVERIFY2(run.summaries, run.summaries ? "" : qPrintable(run.summaries.error().text()));
    QVERIFY(run.beganNs);
    QVERIFY(*run.beganNs - run.startedNs >= 19 * kNsPerSecond / 10);
    for (const Value &value : run.values)
        QVERIFY(value.sample.timeNs >= *run.beganNs);
    QVERIFY(summaryOf(run, u"runtime"_s) < 3.5);
}

void TestFioLive::hostileFileNamesReachFioAsTheyAre()
{
    const QString file = path(u"a:b $HOME `id` \"q\" 'q' ,=\\ \u00e4\u00f6"_s);
    QVERIFY(Fio().checkPlace({file}));
    const QJsonObject parameters{{u"fileSize"_s, u"1 MiB"_s}, {u"runTime"_s, 1}};
    Run run;
    this->run(Fio().command(parameters, {file}), parameters, &run);
    QVERIFY2(run.summaries, run.summaries ? "" : qPrintable(run.summaries.error().text()));
    QCOMPARE(QFileInfo(file).size(), qint64{1} << 20);
}

void TestFioLive::aStoppedRunIsAnError()
{
    const QJsonObject parameters{{u"fileSize"_s, u"1 MiB"_s}, {u"runTime"_s, 30}};
    const QStringList words = Fio().command(parameters, {path(u"file"_s)});
    const std::unique_ptr<LiveReader> reader = Fio().makeReader(parameters);
    QProcess process;
    bool live = false;
    connect(&process, &QProcess::readyReadStandardOutput, this, [&] {
        live = !reader->feed(process.readAllStandardOutput(), steadyNowNs()).empty() || live;
    });
    process.start(words.first(), words.mid(1));
    QTRY_VERIFY(live);
    process.terminate();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QVERIFY(!reader->finish());
}

void TestFioLive::aFileThatCannotBeWrittenIsAnErrorInFiosWords()
{
    const QJsonObject parameters{
        {u"fileSize"_s, u"1 MiB"_s}, {u"operation"_s, u"write"_s}, {u"runTime"_s, 1}};
    QFile file(path(u"plain"_s)); // fio would make a missing folder
    QVERIFY(file.open(QIODevice::WriteOnly));
    Run run;
    this->run(Fio().command(parameters, {path(u"plain/file"_s)}), parameters, &run);
    QVERIFY(run.exitCode != 0);
    QVERIFY(!run.summaries);
    QVERIFY2(run.summaries.error().text().contains("Not a directory"_L1),
             qPrintable(run.summaries.error().text()));
}

QTEST_GUILESS_MAIN(TestFioLive)
#include "tst_fiolive.moc"
