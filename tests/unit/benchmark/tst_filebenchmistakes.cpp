// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Output of Filebench that is no result, or that nobody's Filebench prints.
#include "tests/unit/benchmark/filebenchfixture.h"

#include <random>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

class TestFilebenchMistakes : public QObject
{
    Q_OBJECT

private slots:
    void endsThatAreNoResultAreErrors_data();
    void endsThatAreNoResultAreErrors();
    void anEarlyEndIsAnErrorUnlessTheModelMay();
    void figuresThatNoRunHasAreNoResult();
    void endlessLinesAndRowsAreBounded();
    void mutatedRecordingsNeverCrash();
};

void TestFilebenchMistakes::endsThatAreNoResultAreErrors_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("why"); // a part of it
    const int system = int(ErrorCode::System);
    const QByteArray version = "Filebench Version 1.5-alpha3\n";
    QTest::newRow("nothing") << QByteArray() << system << u"Filebench printed nothing"_s
                             << QString();
    QTest::newRow("only a version")
        << version << system << u"Filebench ended before it began to measure"_s << QString();
    QTest::newRow("not installed")
        << QByteArray("filebench: not found\n") << int(ErrorCode::ToolMissing)
        << u"Filebench ended before it began to measure"_s << u"filebench: not found"_s;
    QTest::newRow("a mistake in the model")
        << QByteArray(version + "0.016: syntax error at 'flowop' around line 12\n") << system
        << u"Filebench ended before it began to measure"_s << u"syntax error at 'flowop'"_s;
    QTest::newRow("a worker died")
        << QByteArray(version
                      + "1.1: Running...\n2.0: Unexpected Process termination Code 3, Errno "
                        "0 around line 12\n")
        << system << u"Filebench was ended in the middle of its run"_s
        << u"Unexpected Process termination"_s;
    QTest::newRow("a worker died early")
        << QByteArray("@runwatt address space randomisation stays on: not permitted\n" + version
                      + "0.1: Starting 1 vidreaders instances\n@runwatt a process that Filebench "
                        "started has died\n")
        << system << u"Filebench ended before it began to measure"_s
        << u"randomisation stays on: not permitted; a process that Filebench started has died"_s;
    for (const QString &name : kVersions) {
        QTest::addRow("disk full, %s", qPrintable(name))
            << recording(name, u"full"_s) << int(ErrorCode::NoSpace)
            << u"Filebench ended before it began to measure"_s << u"Failed to pre-allocate file"_s;
        QTest::addRow("no file left, %s", qPrintable(name))
            << recording(name, u"fewfiles"_s) << system << u"Filebench ended without a result"_s
            << u"could not obtain a file"_s;
        QTest::addRow("stopped, %s", qPrintable(name))
            << recording(name, u"stopped"_s) << system
            << u"Filebench was ended in the middle of its run"_s << QString();
        const QByteArray whole = recording(name, u"varmail"_s);
        QTest::addRow("half a result, %s", qPrintable(name))
            << whole.first(whole.indexOf("createfile2")) << system
            << u"Filebench ended without a result"_s << QString();
    }
}

void TestFilebenchMistakes::endsThatAreNoResultAreErrors()
{
    QFETCH(const QByteArray, output);
    QFETCH(const int, code);
    QFETCH(const QString, what);
    QFETCH(const QString, why);
    const Result<std::vector<Summary>> summaries = read(output, std::chrono::seconds(3));
    QVERIFY(!summaries);
    QCOMPARE(int(summaries.error().code), code);
    QCOMPARE(summaries.error().what, what);
    QVERIFY2(summaries.error().why.contains(why), qPrintable(summaries.error().why));
    // How far it came is no reason.
    QVERIFY2(!summaries.error().why.contains("Allocated"_L1), qPrintable(summaries.error().why));
    QVERIFY(why.isEmpty() == summaries.error().why.isEmpty());
    if (why.startsWith("could not obtain"_L1))
        QVERIFY(summaries.error().remedy.contains("more files"_L1));
}

void TestFilebenchMistakes::anEarlyEndIsAnErrorUnlessTheModelMay()
{
    for (const QString &version : kVersions) {
        const QByteArray whole = recording(version, u"fileserver"_s);
        QVERIFY(read(whole, std::chrono::seconds(3)));
        const Result<std::vector<Summary>> early = read(whole, std::chrono::seconds(30));
        QVERIFY(!early);
        QVERIFY2(early.error().why.contains("3 s of 30 s"_L1), qPrintable(early.error().why));
        QVERIFY(read(whole));
    }
    QVERIFY(!read("0.1: IO Summary:     0 ops 0.000 ops/s 0/0 rd/wr   0.0mb/s   0.0ms/op\n"));
}

void TestFilebenchMistakes::figuresThatNoRunHasAreNoResult()
{
    const QByteArray tiny = '.' + QByteArray(320, '0') + '1';
    QVERIFY(!read("0.1: IO Summary: 10 ops 0" + tiny + " ops/s 0/0 rd/wr 1.0mb/s 0.1ms/op\n"));
    const QByteArray huge(300, '9');
    const Result<std::vector<Summary>> summaries =
        read("0.1: IO Summary: 10 ops 5.000 ops/s 1/1 rd/wr " + huge + "mb/s 0.1ms/op\n");
    QVERIFY(summaries);
    for (const Summary &summary : *summaries)
        QVERIFY(std::isfinite(summary.value));
    QCOMPARE(valueOf(*summaries, u"throughput"_s), 0.0); // as if the column were missing
}

void TestFilebenchMistakes::endlessLinesAndRowsAreBounded()
{
    QByteArray output = "Filebench Version 1.5-alpha3\n1.0: Per-Operation Breakdown\n";
    for (int row = 0; row < 3000; ++row)
        output += "op" + QByteArray::number(row) + " 1ops 1ops/s 1.0mb/s 1.0ms/op\n";
    output += "1.0: IO Summary: 10 ops 5.000 ops/s 1/1 rd/wr 1.0mb/s 1.0ms/op\n";
    const Result<std::vector<Summary>> summaries = read(output);
    QVERIFY(summaries);
    QCOMPARE(summaries->size(), std::size_t{3 * 1000 + 5});
    QByteArray noise(1 << 20, 'x');
    for (int line = 0; line < 5000; ++line)
        noise += "\ncomplaint " + QByteArray::number(line) + QByteArray(400, 'y');
    const Result<std::vector<Summary>> failed = read(noise + '\n');
    QVERIFY(!failed);
    QVERIFY(failed.error().why.size() < 4000);
}

void TestFilebenchMistakes::mutatedRecordingsNeverCrash()
{
    std::mt19937 random(20);
    for (int round = 0; round < 4000; ++round) {
        QByteArray mutated =
            recording(kVersions.at(round % 2), round % 4 < 2 ? u"varmail"_s : u"fewfiles"_s);
        for (unsigned change = 0; change < 1 + random() % 30; ++change) {
            const auto at =
                static_cast<qsizetype>(random() % static_cast<unsigned>(mutated.size()));
            switch (random() % 4) {
            case 0:
                mutated[at] = static_cast<char>(random());
                break;
            case 1:
                mutated.remove(at, static_cast<qsizetype>(random() % 100));
                break;
            case 2:
                mutated.insert(at, mutated.mid(static_cast<qsizetype>(random() % 1500), 200));
                break;
            default:
                mutated.insert(at, " .:\n9-e@[,/m"[random() % 12]);
            }
            if (mutated.isEmpty())
                mutated = "@";
        }
        FilebenchReader reader(std::chrono::seconds(3));
        for (const Value &value : reader.feed(mutated, round * kNsPerSecond))
            QVERIFY(std::isfinite(value.sample.value) && value.sample.value >= 0);
        if (const Result<std::vector<Summary>> summaries = reader.finish()) {
            for (const Summary &summary : *summaries)
                QVERIFY(std::isfinite(summary.value) && summary.value >= 0);
        }
    }
}

QTEST_GUILESS_MAIN(TestFilebenchMistakes)
#include "tst_filebenchmistakes.moc"
