// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The command line from outside: the built program, its two outputs and its exit code.
#include "commandruns.h"
#include "tests/unit/ssh/tools.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::commands;
using namespace Qt::Literals::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void helpNamesEveryCommandAndExitCode();
    void everyCommandHasHelp();
    void theVersionIsPrinted();
    void whatIsNotUnderstoodEndsWithTwo_data();
    void whatIsNotUnderstoodEndsWithTwo();
    void aPlanThatIsWrongEndsWithTwoBeforeAnything_data();
    void aPlanThatIsWrongEndsWithTwoBeforeAnything();
    void whatIsNotThereEndsWithOne_data();
    void whatIsNotThereEndsWithOne();
    void withoutADisplayNoWindowIsTried();

private:
    [[nodiscard]] QString writtenPlan(const QByteArray &lastField = "\"seed\": 1") const;
    [[nodiscard]] QString halfOf(const QString &campaign) const;

    QString file() const { return m_folder.filePath(u"my campaign.runwatt"_s); }

    QTemporaryDir m_folder;
};

/// A plan for a device that does not exist, with one more field in line 4.
QString TestCommandLine::writtenPlan(const QByteArray &lastField) const
{
    const QString plan = m_folder.filePath(u"plan.json"_s);
    const bool isWritten = ssh::writeAll(plan, R"({"title": "t",
"devices": [{"name": "pi4", "host": "192.0.2.1"}],
"workloads": [{"benchmark": "fio"}],
)" + lastField + '}');
    return isWritten ? plan : QString();
}

QString TestCommandLine::halfOf(const QString &campaign) const
{
    const QByteArray bytes = ssh::readAll(campaign);
    const QString half = m_folder.filePath(u"half.runwatt"_s);
    return ssh::writeAll(half, bytes.left(bytes.size() / 2)) ? half : QString();
}

void TestCommandLine::initTestCase()
{
    makeMatrix(file(), 5);
}

void TestCommandLine::helpNamesEveryCommandAndExitCode()
{
    const Outcome outcome = runProgram({u"--help"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.errors.isEmpty());
    for (const QString &word : {u"compare"_s, u"verify"_s, u"--version"_s, u"FILE.runwatt"_s,
                                u"Exit codes"_s, u"130"_s, u"--quiet"_s})
        QVERIFY2(outcome.output.contains(word), qPrintable(word));
    QCOMPARE(runProgram({u"-h"_s}).output, outcome.output);
    QCOMPARE(runProgram({u"help"_s}).output, outcome.output);
}

void TestCommandLine::everyCommandHasHelp()
{
    const QString help = runProgram({u"--help"_s}).output;
    const qsizetype begin = help.indexOf(u"Commands:\n"_s) + 10;
    const QStringList lines = help.mid(begin, help.indexOf(u"\n\n"_s, begin) - begin).split(u'\n');
    QVERIFY(lines.size() >= 2);
    for (const QString &line : lines) {
        const QString name = line.trimmed().section(u' ', 0, 0);
        const Outcome outcome = runProgram({name, u"--help"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.output.startsWith(u"Usage: "_s), qPrintable(name));
        QVERIFY2(outcome.output.contains(u' ' + name + u" [options]"), qPrintable(name));
        QCOMPARE(runProgram({u"help"_s, name}).output, outcome.output);
        QCOMPARE(runProgram({name, u"--version"_s}).output, runProgram({u"-v"_s}).output);
    }
}

void TestCommandLine::theVersionIsPrinted()
{
    const Outcome outcome = runProgram({u"--version"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.output.startsWith(u"runwatt "_s));
    QCOMPARE(runProgram({u"-v"_s}).output, outcome.output);
}

void TestCommandLine::whatIsNotUnderstoodEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("command") << QStringList{u"frobnicate"_s} << u"frobnicate"_s;
    QTest::newRow("option") << QStringList{u"--frobnicate"_s} << u"--frobnicate"_s;
    QTest::newRow("command as an option") << QStringList{u"--demo"_s} << u"--demo"_s;
    QTest::newRow("an option of the demo")
        << QStringList{u"demo"_s, u"--frobnicate"_s} << u"frobnicate"_s;
    QTest::newRow("a word for the demo") << QStringList{u"demo"_s, u"twice"_s} << u"twice"_s;
    QTest::newRow("a command's option")
        << QStringList{u"compare"_s, u"--frobnicate"_s, file()} << u"frobnicate"_s;
    for (const QStringList &rest :
         {QStringList{}, QStringList{u"5"_s}, QStringList{u"5"_s, file()}, QStringList{file()}}) {
        QTest::addRow("a replay without its file ahead, %d", int(rest.size()))
            << QStringList{QStringList{u"--replay"_s} + rest}
            << u"The campaign comes before --replay: runwatt FILE --replay [SPEED]."_s;
    }
    QTest::newRow("a replay's speed")
        << QStringList{file(), u"--replay"_s, u"fast"_s} << u"from 1 to 100"_s;
    QTest::newRow("a speed beyond all")
        << QStringList{file(), u"--replay"_s, u"101"_s} << u"from 1 to 100"_s;
    QTest::newRow("a word after the speed")
        << QStringList{file(), u"--replay"_s, u"5"_s, u"twice"_s} << u"twice"_s;
    QTest::newRow("no file") << QStringList{u"verify"_s} << u"campaign file"_s;
    QTest::newRow("two files") << QStringList{u"verify"_s, file(), file()} << u"too much"_s;
    QTest::newRow("factor") << QStringList{u"compare"_s, file(), u"--by"_s, u"colour"_s}
                            << u"requestSize"_s;
    QTest::newRow("four factors") << QStringList{u"compare"_s, file(), u"--by"_s, u"a,b,c,d"_s}
                                  << u"three"_s;
    QTest::newRow("confidence") << QStringList{u"compare"_s, file(), u"--confidence"_s, u"-3"_s}
                                << u"percentage"_s;
    QTest::newRow("figure") << QStringList{u"figure"_s, file(),  u"--preset"_s,
                                           u"pie"_s,    u"-o"_s, u"/tmp/never.pdf"_s}
                            << u"pie"_s;
    QTest::newRow("kind of file") << QStringList{u"figure"_s, file(), u"-o"_s, u"never.docx"_s}
                                  << u".pdf"_s;
    QTest::newRow("no output") << QStringList{u"figure"_s, file()} << u"--output"_s;
    QTest::newRow("width") << QStringList{u"figure"_s,         file(),       u"-o"_s,
                                          u"/tmp/never.pdf"_s, u"--width"_s, u"broad"_s}
                           << u"column"_s;
    QTest::newRow("trial of a figure of all")
        << QStringList{u"figure"_s, file(), u"-o"_s, u"/tmp/never.pdf"_s, u"--trial"_s, u"1"_s}
        << u"shows all trials"_s;
    QTest::newRow("key file") << QStringList{u"check"_s, u"-i"_s, u"/nowhere/key"_s, u"device"_s}
                              << u"no such key file"_s;
    QTest::newRow("folder on the device")
        << QStringList{u"check"_s, u"--folder"_s, u"data"_s, u"device"_s} << u"absolute path"_s;
    QTest::newRow("folder as campaign file")
        << QStringList{u"run"_s, writtenPlan(), u"-o"_s, m_folder.path()} << u"is a folder"_s;
    QTest::newRow("detail") << QStringList{u"compare"_s, file(), u"--detail"_s, u"upwards"_s}
                            << u"\"throughput\" has no detail \"upwards\""_s;
    QTest::newRow("measure") << QStringList{u"compare"_s, file(), u"--measure"_s, u"speed"_s}
                             << u"throughput"_s;
    QTest::newRow("filter that nothing passes")
        << QStringList{u"compare"_s, file(), u"--filter"_s, u"runtime=XX"_s} << u"filters"_s;
    QTest::newRow("two kinds of output")
        << QStringList{u"compare"_s, file(), u"--csv"_s, u"--json"_s} << u"Choose one"_s;
    QTest::newRow("detail of a figure")
        << QStringList{u"figure"_s,         file(),        u"-o"_s,
                       u"/tmp/never.pdf"_s, u"--detail"_s, u"upwards"_s}
        << u"no detail \"upwards\""_s;
    QTest::newRow("detail of a timeline")
        << QStringList{u"figure"_s,   file(),        u"-o"_s,       u"/tmp/never.pdf"_s,
                       u"--preset"_s, u"timeline"_s, u"--detail"_s, u"read"_s}
        << u"Leave --detail out"_s;
    QTest::newRow("language") << QStringList{u"figure"_s,         file(),          u"-o"_s,
                                             u"/tmp/never.pdf"_s, u"--language"_s, u"xx"_s}
                              << u"no language"_s;
    QTest::newRow("port") << QStringList{u"check"_s, u"pi@127.0.0.1:99999"_s} << u"no port"_s;
    QTest::newRow("help about nothing") << QStringList{u"help"_s, u"me"_s} << u"me"_s;
}

void TestCommandLine::whatIsNotUnderstoodEndsWithTwo()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, words);
    const Outcome outcome = runProgram(arguments);
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.output, QString());
    QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
}

void TestCommandLine::aPlanThatIsWrongEndsWithTwoBeforeAnything_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("words");
    QTest::newRow("runtime that none has")
        << QByteArray(R"("runtimes": ["XX"])") << u":4: runtimes: \"XX\""_s;
    QTest::newRow("exclusion of nothing")
        << QByteArray(R"("exclusions": [{"device": "pi5"}])") << u":4: exclusions[0]: "_s;
    QTest::newRow("field twice") << QByteArray(R"("title": "u")") << u":4: title: "_s;
}

void TestCommandLine::aPlanThatIsWrongEndsWithTwoBeforeAnything()
{
    QFETCH(const QByteArray, change);
    QFETCH(const QString, words);
    const QString plan = writtenPlan(change);
    const QString campaign = m_folder.filePath(u"wrong.runwatt"_s);
    const Outcome outcome = runProgram({u"run"_s, plan, u"-o"_s, campaign});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.errors.startsWith(u"runwatt: "_s + plan + words), qPrintable(outcome.errors));
    QVERIFY(!QFile::exists(campaign));
}

void TestCommandLine::whatIsNotThereEndsWithOne_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    QTest::newRow("file") << QStringList{u"verify"_s, u"/nowhere/x.runwatt"_s} << u"no such file"_s;
    QTest::newRow("not a campaign")
        << QStringList{u"compare"_s, u"/etc/passwd"_s} << u"not a Runwatt campaign"_s;
    QTest::newRow("half a campaign")
        << QStringList{u"verify"_s, halfOf(file())} << u"Nothing in it can be read"_s;
}

void TestCommandLine::whatIsNotThereEndsWithOne()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, words);
    const Outcome outcome = runProgram(arguments);
    QCOMPARE(outcome.code, 1);
    QCOMPARE(outcome.output, QString());
    QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
}

void TestCommandLine::withoutADisplayNoWindowIsTried()
{
    const Outcome outcome = runProgram({file()});
    QCOMPARE(outcome.code, 1);
    QVERIFY(outcome.errors.contains(u"no display"_s));
    QCOMPARE(outcome.output, QString());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
