// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Output of fio that is no result, or that nobody's fio prints.
#include "tests/unit/benchmark/fiofixture.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

class TestFioMistakes : public QObject
{
    Q_OBJECT

private slots:
    void anErrorInsideTheDocumentIsAnErrorInFiosWords();
    void endsThatAreNoResultAreErrors_data();
    void endsThatAreNoResultAreErrors();
    void hostileNumbersStayFinite();
    void mutatedRecordingsNeverCrash();
};

void TestFioMistakes::anErrorInsideTheDocumentIsAnErrorInFiosWords()
{
    const std::unique_ptr<LiveReader> fio = reader(0, 2);
    fio->feed("fio: pid=17, err=28/file:io_u.c:1876, func=io_u error, error=No space left\n", 1);
    fio->feed(Document{1000, 400, 1, 10, 1, 1, 28}.text(), 2);
    const Result<std::vector<Summary>> summaries = fio->finish();
    QVERIFY(!summaries);
    QCOMPARE(summaries.error().code, ErrorCode::NoSpace);
    QVERIFY(summaries.error().why.contains("No space left"_L1));
    QVERIFY(summaries.error().why.contains("func=io_u error"_L1));
    QVERIFY(summaries.error().why.contains("28"_L1));
}

void TestFioMistakes::endsThatAreNoResultAreErrors_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<int>("code");
    const QByteArray whole = Document{1000, 2000, 1, 10, 1, 2}.text();
    QTest::newRow("nothing") << QByteArray() << int(ErrorCode::System);
    QTest::newRow("only words") << QByteArray("fio: file: bad option\n") << int(ErrorCode::System);
    QTest::newRow("half a document") << whole + whole.left(200) << int(ErrorCode::Corrupt);
    QTest::newRow("broken JSON") << whole + "{\"jobs\" : nan}\n" << int(ErrorCode::Corrupt);
    QTest::newRow("no jobs") << QByteArray("{\"fio version\":\"fio-3.33\",\"jobs\":[]}")
                             << int(ErrorCode::Corrupt);
    QTest::newRow("stopped early")
        << Document{1000, 900, 1, 10, 1, 1}.text() << int(ErrorCode::System);
    QTest::newRow("only laid out") << Document().text() << int(ErrorCode::System);
}

void TestFioMistakes::endsThatAreNoResultAreErrors()
{
    QFETCH(const QByteArray, output);
    QFETCH(const int, code);
    const std::unique_ptr<LiveReader> fio = reader(0, 2);
    fio->feed(output, 1);
    const Result<std::vector<Summary>> summaries = fio->finish();
    QVERIFY(!summaries);
    QCOMPARE(int(summaries.error().code), code);
    QVERIFY(!summaries.error().what.isEmpty());
}

void TestFioMistakes::hostileNumbersStayFinite()
{
    const std::unique_ptr<LiveReader> fio = reader(0, 2);
    for (const char *number : {"1e308", "-1e308", "9223372036854775807", "-5", "\"x\"", "null"}) {
        const QByteArray text = QByteArray(R"({"timestamp_ms":#,"jobs":[{"error":0,"elapsed":#,
            "write":{"io_bytes":#,"runtime":#,"total_ios":#,"clat":{"mean":#,
            "percentile":{"99.0":#}}}},{"elapsed":#,"write":{"io_bytes":#,"runtime":#}}]})")
                                    .replace("#", number);
        for (const Value &value : fio->feed(text, kNsPerSecond))
            QVERIFY(std::isfinite(value.sample.value));
    }
    QVERIFY(!fio->finish());
}

void TestFioMistakes::mutatedRecordingsNeverCrash()
{
    std::mt19937 random(20);
    QByteArray text;
    for (const QString &name : {u"fio-2.2.10.json"_s, u"fio-3.33.json"_s})
        text += recording(name).first(9000);
    for (int round = 0; round < 400; ++round) {
        QByteArray mutated = text;
        for (unsigned change = 0; change < 1 + random() % 30; ++change) {
            const auto at =
                static_cast<qsizetype>(random() % static_cast<unsigned>(mutated.size()));
            switch (random() % 4) {
            case 0:
                mutated[at] = static_cast<char>(random());
                break;
            case 1:
                mutated.remove(at, static_cast<qsizetype>(random() % 300));
                break;
            case 2:
                mutated.insert(at, mutated.mid(static_cast<qsizetype>(random() % 5000), 200));
                break;
            default:
                mutated.insert(at, "{}[]\",:\n9-e\\"[random() % 12]);
            }
            if (mutated.isEmpty())
                mutated = "{";
        }
        const std::unique_ptr<LiveReader> fio = reader(int(round % 3), 2);
        for (const Value &value : fio->feed(mutated, round * kNsPerSecond))
            QVERIFY(std::isfinite(value.sample.value) && value.sample.value >= 0);
        if (const Result<std::vector<Summary>> summaries = fio->finish()) {
            for (const Summary &summary : *summaries)
                QVERIFY(std::isfinite(summary.value));
        }
    }
}

QTEST_GUILESS_MAIN(TestFioMistakes)
#include "tst_fiomistakes.moc"
