// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shellquote.h"
#include "core/benchmark/owncommand.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

class TestOwnCommand : public QObject
{
    Q_OBJECT

private:
    const Place m_place{u"/mnt/my disk/files"_s};

private slots:

    void itIsFoundByItsName()
    {
        const Benchmark *command = findBenchmark(u"command");
        QVERIFY(command);
        QVERIFY(command->subject() == Subject::Folder);
        QVERIFY(command->checkPlace(m_place));
        QVERIFY(!command->checkPlace({u"files"_s}));
    }

    void parametersSurviveJson()
    {
        const QJsonObject full{{u"title"_s, u"triad, {threads} threads"_s},
                               {u"command"_s, u"stream -t {threads} {mode} {fast} {path}"_s},
                               {u"live"_s, u"now (?<value>\\S+)"_s},
                               {u"final"_s, u"all (?<value>\\S+)"_s},
                               {u"json"_s, QString()},
                               {u"measure"_s, u"throughput"_s},
                               {u"unit"_s, u"MB/s"_s},
                               {u"seconds"_s, 20},
                               {u"tools"_s, u"stream awk"_s},
                               {u"diskSize"_s, 1048576},
                               {u"threads"_s, 4},
                               {u"mode"_s, u"a b"_s},
                               {u"fast"_s, true}};
        const OwnCommand command;
        const Result<QJsonObject> completed = command.completed(full);
        QVERIFY2(completed, completed ? "" : qPrintable(completed.error().text()));
        QCOMPARE(*completed, full);
        QCOMPARE(command.completed(*completed).value_or(QJsonObject()), full);
    }

    void missingParametersGetTheirDefaults()
    {
        const Result<QJsonObject> completed = OwnCommand().completed({{u"command"_s, u"true"_s}});
        QVERIFY(completed);
        QCOMPARE(*completed,
                 (QJsonObject{{u"title"_s, u"own command"_s},
                              {u"command"_s, u"true"_s},
                              {u"live"_s, QString()},
                              {u"final"_s, QString()},
                              {u"json"_s, QString()},
                              {u"measure"_s, u"value"_s},
                              {u"unit"_s, QString()},
                              {u"seconds"_s, 10},
                              {u"tools"_s, QString()},
                              {u"diskSize"_s, 67108864}}));
    }

    void refusalsNameTheField_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QString &field, const QJsonValue &value) {
            QJsonObject parameters{{u"command"_s, u"a {x}"_s}, {u"x"_s, 1}};
            parameters.insert(field, value);
            QTest::newRow(name) << parameters << field;
        };
        QTest::newRow("no command") << QJsonObject{{u"command"_s, QString()}} << u"command"_s;
        row("command is a list", u"command"_s, QJsonArray{u"a"_s});
        row("open quote", u"command"_s, u"a '{x}"_s);
        row("no program", u"command"_s, u"'' {x}"_s);
        row("a dash", u"command"_s, u"--keep-input {x}"_s);
        row("name without a value", u"command"_s, u"a {x} {y}"_s);
        row("NUL", u"command"_s, QString(u"a {x} "_s + QChar(u'\0')));
        row("long command", u"command"_s, QString(u"a {x}"_s + QString(8192, u' ')));
        row("long with its values", u"command"_s, u"{x}"_s.repeated(2000));
        row("misspelt", u"unti"_s, u"MB/s"_s);
        row("taken by the plan", u"runtime"_s, 1);
        row("taken by the place", u"path"_s, u"/"_s);
        row("value is an object", u"x"_s, QJsonObject());
        row("value is nothing", u"x"_s, QJsonValue());
        row("value of two lines", u"x"_s, u"a\nb"_s);
        row("long value", u"x"_s, QString(1001, u'a'));
        row("blank title", u"title"_s, u" "_s);
        row("title of two lines", u"title"_s, u"a\nb"_s);
        row("title with a name", u"title"_s, u"{y}"_s);
        row("live without a group", u"live"_s, u"[0-9]+"_s);
        row("live with a fault", u"live"_s, u"(?<value>[0-9+"_s);
        row("live is long", u"live"_s, QString(u"(?<value>"_s + QString(500, u'a') + u')'));
        row("final without a group", u"final"_s, u"(?<number>[0-9]+)"_s);
        row("JSON", u"json"_s, u"a..b"_s);
        row("measure", u"measure"_s, u"Speed"_s);
        row("measure of ours", u"measure"_s, u"watts.mean"_s);
        row("long unit", u"unit"_s, QString(21, u'a'));
        row("no time", u"seconds"_s, 0);
        row("tool in a folder", u"tools"_s, u"/bin/sh"_s);
        row("tool of a shell", u"tools"_s, u"sh;reboot"_s);
        row("disk", u"diskSize"_s, u"1 MB"_s);
        QTest::newRow("unit of another measure")
            << QJsonObject{{u"measure"_s, u"throughput"_s}, {u"unit"_s, u"Mbit/s"_s}} << u"unit"_s;
        QTest::newRow("two results")
            << QJsonObject{{u"final"_s, u"(?<value>.)"_s}, {u"json"_s, u"a"_s}} << u"json"_s;
        QTest::newRow("value that is in no command")
            << QJsonObject{{u"command"_s, u"a {{x}"_s}, {u"x"_s, 1}} << u"x"_s;
    }

    void refusalsNameTheField()
    {
        QFETCH(QJsonObject, parameters);
        QFETCH(const QString, field);
        if (parameters.value(u"command"_s).toString().startsWith(u"{x}{x}"_s))
            parameters.insert(u"x"_s, QString(1000, u'a'));
        const Result<void> checked = OwnCommand().checkParameters(parameters);
        QVERIFY(!checked);
        QCOMPARE(checked.error().where, field);
        QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
        QVERIFY(!checked.error().why.isEmpty());
        // Whoever does not ask gets what can run.
        QCOMPARE(OwnCommand().command(parameters, m_place), (QStringList{u"sleep"_s, u"10"_s}));
    }

    void valuesStayInTheirWord()
    {
        const QJsonObject parameters{{u"command"_s, u"a --x={x} {y} '{z}' {n}"_s},
                                     {u"x"_s, u"1; reboot $(id)"_s},
                                     {u"y"_s, u"' \""_s},
                                     {u"z"_s, 0.5},
                                     {u"n"_s, 1e12}};
        QCOMPARE(OwnCommand().command(parameters, m_place),
                 (QStringList{u"a"_s, u"--x=1; reboot $(id)"_s, u"' \""_s, u"0.5"_s,
                              u"1000000000000"_s}));
    }

    void titlesAndDetailsTellWorkloadsApart()
    {
        const QJsonObject parameters{{u"title"_s, u"triad, {n} threads"_s},
                                     {u"command"_s, u"a {n} {x}"_s},
                                     {u"n"_s, 4},
                                     {u"x"_s, u"fast"_s}};
        const OwnCommand command;
        QCOMPARE(command.title(parameters), u"triad, 4 threads"_s);
        QCOMPARE(command.detail(u"x"_s, parameters), u"x fast"_s);
        QCOMPARE(command.detail(u"seconds"_s, parameters), u"10 s long"_s);
        QCOMPARE(command.detail(u"diskSize"_s, parameters), u"64 MiB of disk"_s);
        const QJsonObject other{{u"command"_s, u"b"_s}};
        QVERIFY(command.detail(u"command"_s, other) != command.detail(u"command"_s, parameters));
    }

    void itsProgramIsTheFirstWordUnlessItSays()
    {
        const OwnCommand command;
        const auto tools = [&command](const QString &line, const QString &named = {}) {
            return command.toolNames({{u"command"_s, line}, {u"tools"_s, named}});
        };
        QCOMPARE(tools(u"stream -n 1"_s), QStringList{u"stream"_s});
        QCOMPARE(tools(u"/opt/stream -n 1"_s), QStringList{u"/opt/stream"_s});
        QCOMPARE(tools(u"/opt/../stream"_s), QStringList());
        QCOMPARE(tools(u"/opt/a$b"_s), QStringList());
        QCOMPARE(tools(u"./stream -n 1"_s), QStringList());
        QCOMPARE(tools(u"/opt/stream"_s, u"awk"_s), (QStringList{u"awk"_s, u"/opt/stream"_s}));
        QCOMPARE(tools(u"{path}/stream"_s), (QStringList{u"mkdir"_s, u"rm"_s}));
        QCOMPARE(tools(u"'a stream'"_s), QStringList());
        QCOMPARE(tools(u"sh -c 'awk 1'"_s, u" awk  sh"_s), (QStringList{u"awk"_s, u"sh"_s}));
        QCOMPARE(tools(u"dd of={path}/x"_s), (QStringList{u"dd"_s, u"mkdir"_s, u"rm"_s}));
        const auto process = [&command](const QString &line, const QString &named = {}) {
            return command.processName({{u"command"_s, line}, {u"tools"_s, named}});
        };
        QCOMPARE(process(u"/opt/stream -n {path}"_s), u"stream"_s);
        QCOMPARE(process(u"taskset 1 stream"_s, u"stream taskset"_s), u"stream"_s);
    }

    void filesCountOnlyWhereThereAreAny()
    {
        const OwnCommand command;
        QJsonObject parameters{{u"command"_s, u"dd of={path}/x"_s}, {u"diskSize"_s, u"1 MiB"_s}};
        QCOMPARE(command.estimate(parameters).diskBytes, 1048576);
        parameters.insert(u"command"_s, u"dd of=/dev/null"_s);
        QCOMPARE(command.estimate(parameters).diskBytes, 0);
    }

    void itsFolderIsMadeAnewWhateverItsName()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"it's $(id) {x}"_s);
        QVERIFY(QDir().mkpath(path + u"/old"_s));
        const QStringList words =
            OwnCommand().command({{u"command"_s, u"mkdir '{path}/new one'"_s}}, {path});
        // As it goes to a device: quoted, through the login shell there.
        QProcess process;
        process.start(u"sh"_s, {u"-c"_s, QString::fromUtf8(shellCommand(words))});
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kHangMs));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QCOMPARE(QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                 QStringList{u"new one"_s});
    }
};

QTEST_GUILESS_MAIN(TestOwnCommand)
#include "tst_owncommand.moc"
