// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands that read a campaign, from outside: compare, verify, figure.
#include "commandruns.h"
#include "tests/unit/store/alteredfile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::commands;
using namespace Qt::Literals::StringLiterals;

class TestReadingCommands : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void compareMakesATable();
    void compareSeparatesUnlikeTrialsByItself();
    void compareWritesCsvAndJson();
    void compareListsWhatThereIs();
    void aValueWithoutADetailIsListedAndChosen();
    void verifyTellsSoundFromChanged();
    void figuresAreWrittenWithoutADisplay();
    void figuresAreListed();
    void aFigureThatCannotBeWrittenEndsWithOne();
    void aResultThatCannotBeWrittenEndsWithOne_data();
    void aResultThatCannotBeWrittenEndsWithOne();
    void aLanguageIsKnownByAnyOfItsNames();

private:
    QString file() const { return m_folder.filePath(u"my campaign.runwatt"_s); }

    QTemporaryDir m_folder;
};

void TestReadingCommands::initTestCase()
{
    makeMatrix(file(), 5);
}

void TestReadingCommands::compareMakesATable()
{
    const Outcome outcome = runProgram({u"compare"_s, file(), u"--measure"_s, u"throughput"_s,
                                        u"--by"_s, u"requestSize,runtime"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.errors, QString());
    QVERIFY(outcome.output.startsWith(u"throughput in MB/s: mean, 95 % interval (Student's t)\n"));
    const QStringList lines = outcome.output.trimmed().split(u'\n');
    QCOMPARE(lines.size(), 7);
    // Trials 1 to 5 are VM with 4 KiB, at 1 to 5 MB/s.
    QVERIFY2(lines.at(3).startsWith(u"4 KiB        NT       5  13.00"), qPrintable(lines.at(3)));
    QVERIFY2(lines.at(4).startsWith(u"4 KiB        VM       5  3.000"), qPrintable(lines.at(4)));
    QVERIFY2(lines.at(6).startsWith(u"128 KiB      VM       5  8.000"), qPrintable(lines.at(6)));
}

void TestReadingCommands::compareSeparatesUnlikeTrialsByItself()
{
    const Outcome outcome = runProgram({u"compare"_s, file(), u"--by"_s, u"runtime"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.output.contains(u"fio random write, 128 KiB"_s), qPrintable(outcome.output));
    QVERIFY(!outcome.output.contains(u"differ"_s));
    QCOMPARE(outcome.output.trimmed().split(u'\n').size(), 7);
}

void TestReadingCommands::compareWritesCsvAndJson()
{
    const Outcome csv =
        runProgram({u"compare"_s, file(), u"--csv"_s, u"--by=requestSize,runtime"_s, u"-q"_s});
    QCOMPARE(csv.code, 0);
    QVERIFY(csv.output.startsWith(u"requestSize,runtime,measure,"_s));
    QCOMPARE(csv.output.count(u"\r\n"_s), 5);
    const Outcome json = runProgram({u"--quiet"_s, u"compare"_s, u"--json"_s, file(), u"--filter"_s,
                                     u"runtime=NT"_s, u"--by"_s, u"requestSize"_s});
    QCOMPARE(json.code, 0);
    const QJsonObject object = QJsonDocument::fromJson(json.output.toUtf8()).object();
    QCOMPARE(object.value(u"cells"_s).toArray().size(), 2);
}

void TestReadingCommands::compareListsWhatThereIs()
{
    const Outcome outcome = runProgram({u"compare"_s, file(), u"--list"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.output.contains(u"throughput (B/s): write"_s));
    QVERIFY(outcome.output.contains(u"runtime: NT | VM"_s));
    QVERIFY(outcome.output.contains(u"requestSize: 4 KiB | 128 KiB"_s));
}

void TestReadingCommands::aValueWithoutADetailIsListedAndChosen()
{
    const QString changed = m_folder.filePath(u"mixed.runwatt"_s);
    QVERIFY(QFile::copy(file(), changed));
    alter(changed,
          "UPDATE summary SET detail = '' WHERE measure = 'throughput' AND trial <= 5;"
          "UPDATE summary SET unit = '' WHERE measure = 'throughput'");
    // 3: its hashes tell that it was altered, and it is read all the same.
    const Outcome list = runProgram({u"compare"_s, changed, u"--list"_s});
    QCOMPARE(list.code, 3);
    QVERIFY2(list.output.contains(u"  throughput: write, none\n"_s), qPrintable(list.output));
    for (const QString &word : {QString(), u"none"_s}) {
        const Outcome table = runProgram({u"compare"_s, changed, u"--detail"_s, word});
        QCOMPARE(table.code, 3);
        QVERIFY2(table.output.startsWith(u"throughput (none): "_s), qPrintable(table.output));
        QVERIFY2(table.output.contains(u"VM"_s) && !table.output.contains(u"NT"_s),
                 qPrintable(table.output));
    }
    const Outcome figure = runProgram({u"figure"_s, changed, u"--detail"_s, QString(), u"-o"_s,
                                       m_folder.filePath(u"mixed.csv"_s)});
    QVERIFY2(figure.code == 0 || figure.code == 3, qPrintable(figure.errors));
}

void TestReadingCommands::verifyTellsSoundFromChanged()
{
    const Outcome sound = runProgram({u"verify"_s, file()});
    QCOMPARE(sound.code, 0);
    QVERIFY(sound.output.contains(u"20 trials, 20 of them complete; 20 series, 400 samples"_s));
    QVERIFY(sound.output.contains(u"SIMULATED"_s));

    // One bit of a sample: SQLite does not notice, the trial's hash does.
    QFile original(file());
    QVERIFY(original.open(QIODevice::ReadOnly));
    QByteArray bytes = original.readAll();
    const QByteArray sample = QByteArray::fromHex("0000000000448f40"); // 1000.5, little-endian
    const qsizetype at = bytes.indexOf(sample);
    QVERIFY(at > 0);
    bytes[at] = '\1';
    const QString changedFile = m_folder.filePath(u"changed.runwatt"_s);
    QFile changed(changedFile);
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(bytes);
    changed.close();
    const Outcome outcome = runProgram({u"verify"_s, changedFile});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.output.contains(u"hash: trial "_s), qPrintable(outcome.output));
    const Outcome json = runProgram({u"verify"_s, u"--json"_s, changedFile});
    QCOMPARE(json.code, 3);
    QVERIFY(!QJsonDocument::fromJson(json.output.toUtf8()).object().value(u"sound"_s).toBool(true));
}

void TestReadingCommands::figuresAreWrittenWithoutADisplay()
{
    QStringList arguments{u"figure"_s, file()};
    const QList<std::pair<QString, QByteArray>> kinds{
        {u"pdf"_s, "%PDF-"}, {u"svg"_s, "<?xml"}, {u"png"_s, "\x89PNG"}, {u"csv"_s, "#"}};
    for (const auto &[kind, magic] : kinds)
        arguments.append({u"--output"_s, m_folder.filePath(u"my figure."_s + kind)});
    const Outcome outcome = runProgram(arguments);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.output, QString());
    QCOMPARE(outcome.errors.count(u"my figure."_s), kinds.size());
    for (const auto &[kind, magic] : kinds) {
        QFile written(m_folder.filePath(u"my figure."_s + kind));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY2(written.read(16).startsWith(magic), qPrintable(kind));
    }
    arguments.append(u"--quiet"_s);
    QCOMPARE(runProgram(arguments).errors, QString());
}

void TestReadingCommands::figuresAreListed()
{
    const Outcome outcome = runProgram({u"figure"_s, u"--list"_s});
    QCOMPARE(outcome.code, 0);
    QVERIFY(!outcome.output.isEmpty());
    // Each can be asked for by its name; what a campaign does not have is said, not drawn.
    for (const QString &line : outcome.output.trimmed().split(u'\n')) {
        const QString name = line.section(u' ', 0, 0);
        const Outcome drawn = runProgram(
            {u"figure"_s, file(), u"--preset"_s, name, u"-o"_s, m_folder.filePath(name + u".csv")});
        QVERIFY2(drawn.code == 0 || drawn.code == 1, qPrintable(name + u": " + drawn.errors));
        QVERIFY2(drawn.code == 0 || !drawn.errors.isEmpty(), qPrintable(name));
    }
}

void TestReadingCommands::aFigureThatCannotBeWrittenEndsWithOne()
{
    const Outcome outcome =
        runProgram({u"figure"_s, file(), u"--output"_s, u"/nowhere/at/all.pdf"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains(u"/nowhere/at/all.pdf"_s), qPrintable(outcome.errors));
}

void TestReadingCommands::aResultThatCannotBeWrittenEndsWithOne_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("table") << QStringList{u"compare"_s, file()};
    QTest::newRow("JSON") << QStringList{u"compare"_s, u"--json"_s, file()};
    QTest::newRow("verify") << QStringList{u"verify"_s, file()};
    QTest::newRow("list") << QStringList{u"figure"_s, u"--list"_s};
}

void TestReadingCommands::aResultThatCannotBeWrittenEndsWithOne()
{
    QFETCH(const QStringList, arguments);
    const Outcome outcome = runProgram(arguments, u"/dev/full"_s);
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.errors.contains(u"could not be written"_s), qPrintable(outcome.errors));
    QVERIFY2(outcome.errors.contains(u"No space left"_s), qPrintable(outcome.errors));
}

void TestReadingCommands::aLanguageIsKnownByAnyOfItsNames()
{
    const auto drawn = [this](const QString &language) {
        const QString written = m_folder.filePath(u"a figure.svg"_s);
        const Outcome outcome =
            runProgram({u"figure"_s, file(), u"--language"_s, language, u"-o"_s, written});
        QFile figure(written);
        return outcome.code == 0 && figure.open(QIODevice::ReadOnly) ? figure.readAll()
                                                                     : QByteArray();
    };
    const QByteArray korean = drawn(u"ko"_s);
    QVERIFY(!korean.isEmpty() && korean != drawn(u"en"_s));
    for (const QString &name : {u"KO"_s, u"kor"_s, u"ko_KR"_s})
        QCOMPARE(drawn(name), korean);
}

QTEST_GUILESS_MAIN(TestReadingCommands)
#include "tst_readingcommands.moc"
