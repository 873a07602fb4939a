// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/idle.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

class TestIdle : public QObject
{
    Q_OBJECT

private:
    /// What a reader makes of it, in pieces of `size` bytes.
    static Result<std::vector<Summary>> read(const QByteArray &text, qsizetype size)
    {
        const std::unique_ptr<LiveReader> reader = Idle().makeReader({});
        for (qsizetype at = 0; at < text.size(); at += size)
            reader->feed(QByteArrayView(text).sliced(at, std::min(size, text.size() - at)), at);
        return reader->finish();
    }

    static void start(QProcess *process, int runTime)
    {
        QStringList words = Idle().command({{u"runTime"_s, runTime}}, {});
        const QString program = words.takeFirst();
        process->start(program, words);
    }

    /// Whether a `sleep` of so many seconds runs.
    static bool isAsleep(int seconds)
    {
        const QByteArray wanted = QByteArray("sleep") + '\0' + QByteArray::number(seconds) + '\0';
        const QStringList processes = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
        return std::any_of(processes.cbegin(), processes.cend(), [&wanted](const QString &pid) {
            QFile words(u"/proc/%1/cmdline"_s.arg(pid));
            return words.open(QIODevice::ReadOnly) && words.readAll() == wanted;
        });
    }

private slots:

    void itIsFoundByItsName()
    {
        const Benchmark *idle = findBenchmark(u"idle");
        QVERIFY(idle);
        QCOMPARE(idle->toolNames({}), QStringList{u"sleep"_s});
        QVERIFY(idle->subject() == Subject::Nothing);
        QVERIFY(idle->checkPlace({}));
        QVERIFY(idle->layoutCommand({}, {}).isEmpty());
    }

    void theRunTimeIsItsOnlyParameter()
    {
        const Idle idle;
        QCOMPARE(idle.completed({}).value_or(QJsonObject()), (QJsonObject{{u"runTime"_s, 60}}));
        const QJsonObject five{{u"runTime"_s, 5}};
        QCOMPARE(idle.completed(five).value_or(QJsonObject()), five);
        QCOMPARE(idle.title(five), u"idle"_s);
        QCOMPARE(idle.detail(u"runTime"_s, five), u"5 s long"_s);
        QCOMPARE(idle.estimate(five).duration, std::chrono::seconds(5));
        QCOMPARE(idle.estimate(five).diskBytes, 0);
        QCOMPARE(idle.command(five, {}).last(), u"5"_s);
    }

    void refusalsNameTheField_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<QString>("field");
        const QString runTime = u"runTime"_s;
        QTest::newRow("none") << QJsonObject{{runTime, 0}} << runTime;
        QTest::newRow("a text") << QJsonObject{{runTime, u"5; reboot"_s}} << runTime;
        QTest::newRow("a list") << QJsonObject{{runTime, QJsonArray{5}}} << runTime;
        QTest::newRow("more than a day") << QJsonObject{{runTime, 86401}} << runTime;
        QTest::newRow("another") << QJsonObject{{u"depth"_s, 1}} << u"depth"_s;
    }

    void refusalsNameTheField()
    {
        QFETCH(const QJsonObject, parameters);
        QFETCH(const QString, field);
        const Result<void> checked = Idle().checkParameters(parameters);
        QVERIFY(!checked);
        QCOMPARE(checked.error().where, field);
    }

    void theTimeIsTheDevicesOwn()
    {
        for (const qsizetype size : {100, 1, 3, 7}) {
            const Result<std::vector<Summary>> summaries = read("1200.25\n1205.50\n", size);
            QVERIFY(summaries);
            QCOMPARE(*summaries, (std::vector<Summary>{{u"runtime"_s, u"s"_s, {}, 5.25}}));
        }
    }

    void theWindowBeginsWithTheSleep()
    {
        const std::unique_ptr<LiveReader> reader = Idle().makeReader({});
        reader->begin(7);
        QVERIFY(reader->feed("1200.", 10).empty());
        QVERIFY(!reader->measureBeganAt());
        QVERIFY(reader->feed("25\n", 11).empty());
        QCOMPARE(reader->measureBeganAt(), std::optional<TimeNs>(11));
        reader->feed("1205.50\n", 20);
        QCOMPARE(reader->measureBeganAt(), std::optional<TimeNs>(11));
    }

    void whatIsNoWholeRunIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("only begun") << QByteArray("1200.25\n");
        QTest::newRow("half a line") << QByteArray("1200.25\n1205.5");
        QTest::newRow("an uptime that falls") << QByteArray("1200.25\n3.00\n");
        QTest::newRow("no numbers") << QByteArray("nan\ninf\n-1\n1e300\n");
    }

    void whatIsNoWholeRunIsAnError()
    {
        QFETCH(const QByteArray, text);
        const Result<std::vector<Summary>> summaries = read(text, 1);
        QVERIFY(!summaries);
        QVERIFY(!summaries.error().what.isEmpty());
    }

    void otherWordsAreTold()
    {
        const Result<std::vector<Summary>> summaries = read("sh: sleep: not found\n", 100);
        QVERIFY(!summaries);
        QVERIFY(summaries.error().why.contains(u"sleep: not found"_s));
    }

    void theCommandSleepsForReal()
    {
        QProcess process;
        start(&process, 1);
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kHangMs));
        QCOMPARE(process.exitCode(), 0);
        const Result<std::vector<Summary>> summaries = read(process.readAllStandardOutput(), 100);
        QVERIFY(summaries);
        QVERIFY(summaries->front().value >= 0.98); // less the two roundings of the uptime
    }

    void aCommandThatIsEndedIsNoSuccess()
    {
        // A time that no other sleep here has, so that it can be told from others.
        const auto runTime = static_cast<int>(80000 + QCoreApplication::applicationPid() % 6000);
        QProcess process;
        start(&process, runTime);
        QVERIFY(QTest::qWaitFor([&] { return isAsleep(runTime); }, kHangMs));
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(QTest::qWaitFor([&] { return !isAsleep(runTime); }, kHangMs));
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kHangMs));
        QVERIFY(process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0);
        QVERIFY(!read(process.readAllStandardOutput(), 100));
    }
};

QTEST_GUILESS_MAIN(TestIdle)
#include "tst_idle.moc"
