// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/benchmark/filebench.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What one run gave.
struct Run
{
    std::vector<Value> values;
    std::optional<TimeNs> beganNs;
    Result<std::vector<Summary>> summaries = std::vector<Summary>();
    QString version;
    QByteArray output;
    int exitCode = -1;
    TimeNs startedNs = 0;
    TimeNs endedNs = 0;
};

double summaryOf(const Run &run, const QString &measure, const QString &detail = {})
{
    for (const Summary &summary : *run.summaries) {
        if (summary.measure == measure && summary.detail == detail)
            return summary.value;
    }
    return -1;
}

int filesIn(const QString &folder)
{
    int files = 0;
    QDirIterator found(folder, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        found.next();
        ++files;
    }
    return files;
}

void writeProgram(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + text);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

QJsonObject small(const QString &personality)
{
    QJsonObject parameters{{u"personality"_s, personality}, {u"runTime"_s, 4}};
    const bool isVideo = personality == "videoserver"_L1;
    parameters[u"files"_s] = isVideo ? 3 : 300;
    parameters[u"meanFileSize"_s] = isVideo ? 1 << 20 : 4096;
    parameters[u"threads"_s] = 2;
    if (isVideo) {
        parameters[u"passiveFiles"_s] = 8;
        parameters[u"replaceInterval"_s] = 1;
    }
    return parameters;
}

} // namespace

/// The real Filebench where there is one, else a stand-in, run as a process.
class TestFilebenchLive : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aRunIsReadWhileItRuns_data();
    void aRunIsReadWhileItRuns();
    void anOwnModelRunsInTheFolder();
    void aStoppedRunIsAnErrorAndLeavesNoProcess();
    void aMistakeInAnOwnModelIsAnErrorInFilebenchsWords();
    void aFolderThatCannotBeMadeIsAnError();
    void aMissingToolIsSaid();
    void whereAddressesCannotBeFixedItRunsAndSaysSo();
    void aProcessThatDiesEarlyEndsTheRun();

private:
    void start(const QJsonObject &parameters, QProcess *process) const;
    void run(const QJsonObject &parameters, Run *run);

    std::unique_ptr<QTemporaryDir> m_tools;
    std::unique_ptr<QTemporaryDir> m_files;
    QString m_path; ///< where tools are looked for
    QString m_folder; ///< of the run
    bool m_isStandIn = false;
};

void TestFilebenchLive::initTestCase()
{
    m_path = qEnvironmentVariable("PATH");
    if (!QStandardPaths::findExecutable(u"filebench"_s).isEmpty())
        return;
    m_isStandIn = true;
    m_tools = std::make_unique<QTemporaryDir>();
    QVERIFY(m_tools->isValid());
    QVERIFY(
        QFile::link(QStringLiteral(RUNWATT_FILEBENCH_STANDIN), m_tools->filePath(u"filebench"_s)));
    m_path = m_tools->path() + u':' + m_path;
}

void TestFilebenchLive::init()
{
    m_files = std::make_unique<QTemporaryDir>();
    QVERIFY(m_files->isValid());
    m_folder = m_files->filePath(u"filebench"_s); // not there yet
}

void TestFilebenchLive::start(const QJsonObject &parameters, QProcess *process) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, m_path);
    process->setProcessEnvironment(environment);
    const QStringList words = Filebench().command(parameters, {m_folder});
    process->start(words.first(), words.mid(1));
}

void TestFilebenchLive::run(const QJsonObject &parameters, Run *run)
{
    const Result<void> checked = Filebench().checkParameters(parameters);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().text()));
    QVERIFY(Filebench().checkPlace({m_folder}));
    const std::unique_ptr<LiveReader> reader = Filebench().makeReader(parameters);
    QProcess process;
    connect(&process, &QProcess::readyReadStandardOutput, this, [&] {
        const QByteArray bytes = process.readAllStandardOutput();
        run->output += bytes;
        const std::vector<Value> values = reader->feed(bytes, steadyNowNs());
        run->values.insert(run->values.end(), values.begin(), values.end());
    });
    run->startedNs = steadyNowNs();
    start(parameters, &process);
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    run->endedNs = steadyNowNs();
    run->summaries = reader->finish();
    run->beganNs = reader->measureBeganAt();
    run->version = reader->toolVersion();
    run->exitCode = process.exitCode();
}

void TestFilebenchLive::aRunIsReadWhileItRuns_data()
{
    QTest::addColumn<QString>("personality");
    QTest::addColumn<QString>("mover"); // an operation that moves bytes
    QTest::newRow("fileserver") << u"fileserver"_s << u"readfile1"_s;
    QTest::newRow("webserver") << u"webserver"_s << u"readfile10"_s;
    QTest::newRow("varmail") << u"varmail"_s << u"appendfilerand2"_s;
    QTest::newRow("videoserver") << u"videoserver"_s << u"vidreader"_s;
}

void TestFilebenchLive::aRunIsReadWhileItRuns()
{
    QFETCH(const QString, personality);
    QFETCH(const QString, mover);
    Run run;
    this->run(small(personality), &run);
    QVERIFY2(run.summaries,
             run.summaries
                 ? ""
                 : qPrintable(run.summaries.error().text() + QString::fromUtf8(run.output)));
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.version.startsWith("Filebench Version "_L1), qPrintable(run.version));
    QCOMPARE(run.version.contains("(stand-in)"_L1), m_isStandIn);
    QVERIFY(run.beganNs && *run.beganNs > run.startedNs && *run.beganNs < run.endedNs);
    QVERIFY2(!run.values.empty(), run.output.constData());
    bool moves = false;
    for (const Value &value : run.values) {
        QVERIFY(value.sample.timeNs >= *run.beganNs && value.sample.timeNs < run.endedNs);
        QVERIFY(value.sample.value >= 0);
        moves = moves || value.sample.value > 0;
    }
    QVERIFY(moves);
    QVERIFY(summaryOf(run, u"runtime"_s) >= 2.5);
    QVERIFY(summaryOf(run, u"operations"_s) > 0);
    QVERIFY(summaryOf(run, u"operations"_s, mover) > 0);
    QVERIFY2(summaryOf(run, u"throughput"_s, mover) > 0, run.output.constData());
    QVERIFY(summaryOf(run, u"bytes"_s) > 0);
    QVERIFY(filesIn(m_folder) > 4);
}

void TestFilebenchLive::anOwnModelRunsInTheFolder()
{
    const QJsonObject parameters{
        {u"personality"_s, u"own"_s}, {u"runTime"_s, 2}, {u"model"_s, uR"(set $dir=/tmp # replaced
define fileset name=mine,path=$dir,size=4k,entries=20,dirwidth=20,prealloc=100
define process name=reader,instances=1
{
  thread name=readers,memsize=1m,instances=2
  {
    flowop openfile name=open,filesetname=mine,fd=1
    flowop readwholefile name=whole,fd=1,iosize=1m
    flowop closefile name=shut,fd=1
  }
}
run 60
)"_s}};
    Run run;
    this->run(parameters, &run);
    QVERIFY2(run.summaries,
             run.summaries
                 ? ""
                 : qPrintable(run.summaries.error().text() + QString::fromUtf8(run.output)));
    QVERIFY(summaryOf(run, u"operations"_s, u"whole"_s) > 0);
    QVERIFY(summaryOf(run, u"runtime"_s) < 30);
    QCOMPARE(filesIn(m_folder + u"/mine"_s), 20);
}

void TestFilebenchLive::aStoppedRunIsAnErrorAndLeavesNoProcess()
{
    QJsonObject parameters = small(u"varmail"_s);
    parameters[u"runTime"_s] = 60;
    const std::unique_ptr<LiveReader> reader = Filebench().makeReader(parameters);
    QProcess process;
    bool live = false;
    connect(&process, &QProcess::readyReadStandardOutput, this, [&] {
        live = !reader->feed(process.readAllStandardOutput(), steadyNowNs()).empty() || live;
    });
    start(parameters, &process);
    QTRY_VERIFY(live);
    process.terminate(); // this process alone, as what stamps in a container does
    // Ended, and nobody holds the other end of its output any more.
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    const Result<std::vector<Summary>> summaries = reader->finish();
    QVERIFY(!summaries);
    QVERIFY(summaries.error().what.contains("in the middle"_L1));
    const auto stillWorks = [this] {
        QProcess list;
        list.start(u"sh"_s,
                   {u"-c"_s,
                    u"for files in /proc/[0-9]*/fd/*; do readlink \"$files\"; done 2>/dev/null"
                    " | grep -qF \"$1\""_s,
                    u"sh"_s, m_folder});
        return list.waitForFinished(runwatt::kHangMs) && list.exitCode() == 0;
    };
    QTRY_VERIFY(!stillWorks());
}

void TestFilebenchLive::aMistakeInAnOwnModelIsAnErrorInFilebenchsWords()
{
    const QJsonObject parameters{{u"personality"_s, u"own"_s},
                                 {u"runTime"_s, 2},
                                 {u"model"_s, u"set $dir=/tmp\nflowop nonsense name=one\n"_s}};
    Run run;
    this->run(parameters, &run);
    QVERIFY(!run.summaries);
    QVERIFY2(run.summaries.error().why.contains("syntax error at 'flowop'"_L1),
             qPrintable(run.summaries.error().text()));
}

void TestFilebenchLive::aFolderThatCannotBeMadeIsAnError()
{
    QFile plain(m_folder);
    QVERIFY(plain.open(QIODevice::WriteOnly));
    m_folder += u"/below"_s;
    Run run;
    this->run(small(u"varmail"_s), &run);
    QVERIFY(!run.summaries);
    QVERIFY(run.exitCode != 0);
}

void TestFilebenchLive::aMissingToolIsSaid()
{
    QTemporaryDir tools;
    for (const QString &name : {u"sh"_s, u"mkdir"_s, u"uname"_s, u"rm"_s})
        QVERIFY(QFile::link(QStandardPaths::findExecutable(name), tools.filePath(name)));
    const QString before = std::exchange(m_path, tools.path());
    Run run;
    this->run(small(u"varmail"_s), &run);
    m_path = before;
    QVERIFY(!run.summaries);
    QCOMPARE(run.summaries.error().code, ErrorCode::ToolMissing);
    QCOMPARE(run.exitCode, 127);
}

void TestFilebenchLive::whereAddressesCannotBeFixedItRunsAndSaysSo()
{
    // With the real tool it depends on how it was built.
    QTemporaryDir tools;
    QVERIFY(QFile::link(QStringLiteral(RUNWATT_FILEBENCH_STANDIN), tools.filePath(u"filebench"_s)));
    writeProgram(tools.filePath(u"setarch"_s), "echo setarch: not permitted >&2\nexit 1\n");
    const QString before = std::exchange(m_path, QString(tools.path() + u':' + m_path));
    Run run;
    this->run(small(u"varmail"_s), &run);
    m_path = before;
    QVERIFY2(run.summaries, run.summaries ? "" : qPrintable(run.summaries.error().text()));
    QVERIFY2(run.output.contains("address space randomisation stays on: setarch: not permitted"),
             run.output.constData());
}

void TestFilebenchLive::aProcessThatDiesEarlyEndsTheRun()
{
    // As the real one does with random addresses: it waits for one that it never looks after.
    QTemporaryDir tools;
    writeProgram(tools.filePath(u"filebench"_s),
                 "exec python3 -c '"
                 "import ctypes, os, sys, time\n"
                 "if sys.argv[1] != \"-f\" or os.fork():\n"
                 "    time.sleep(600 if sys.argv[1] == \"-f\" else 0)\n"
                 "else:\n"
                 "    ctypes.CDLL(None).prctl(15, b\"filebench\", 0, 0, 0)\n"
                 "' \"$@\"\n");
    const QString before = std::exchange(m_path, QString(tools.path() + u':' + m_path));
    Run run;
    this->run(small(u"varmail"_s), &run);
    m_path = before;
    QVERIFY(!run.summaries);
    QVERIFY2(run.summaries.error().why.contains("has died"_L1), run.output.constData());
}

QTEST_GUILESS_MAIN(TestFilebenchLive)
#include "tst_filebenchlive.moc"
