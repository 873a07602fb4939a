// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the built program says to output that is cut, hostile or endless, and to words that are
// wrong.
#include "readrun.h"

#include <QJsonArray>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::readtest;

namespace {

/// Whether a raw byte of it would move a cursor or set a title.
bool movesCursor(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return std::any_of(text.begin(), text.end(), [](QChar character) {
        return character.category() == QChar::Other_Control && character != u'\n'
            && character != u'\r';
    });
}

} // namespace

class TestReadMistakes : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY(m_home.isValid()); }

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
        version.replace("fio-3.33", QByteArray("fio\\u001b[2J\\n3.33" + evil));
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

    void theHelpTellsWhichOutputIsRead()
    {
        const QByteArray help = run({u"read"_s, u"--help"_s}).output.simplified();
        for (const char *words : {"--output-format=json", "\"-k\"", "and not its table",
                                  "without -J, --bidir and --timestamps", "with -h or without"})
            QVERIFY2(help.contains(words), help.constData());
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
        QVERIFY(interval.output.contains("sample,mpstat,6,mpstat.usr,all,%"));
    }

    void theIntervalOfSysstatIsTakenFromItsTimes()
    {
        QByteArray text = contents(recording(u"mpstat-12.6.1.txt"_s));
        text.replace("09:49:56", "11:59:58").replace("09:49:55", "11:59:53");
        text.replace("09:49:57", "12:00:03");
        const Outcome outcome = run({u"read"_s, u"mpstat"_s, u"-"_s, u"--csv"_s}, text);
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.output.contains("sample,mpstat,2.5,mpstat.usr,all,%,89,,,\r\n"),
                 outcome.output.constData());
        QVERIFY(outcome.output.contains("sample,mpstat,7.5,mpstat.usr,all,%"));
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
        QTest::newRow("this folder")
            << QStringList{u"fio"_s, u"."_s} << QByteArray("runwatt: .: This file can't be read");
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
        constexpr qint64 size = 256LL * 1024 * 1024;
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
    Outcome run(const QStringList &arguments,
                const QByteArray &input = {},
                qsizetype piece = qsizetype{1} << 30)
    {
        return runProgram(m_home, arguments, input, piece);
    }

    ProgramHome m_home;
};

QTEST_GUILESS_MAIN(TestReadMistakes)
#include "tst_readmistakes.moc"
