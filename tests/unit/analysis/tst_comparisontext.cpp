// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/comparisontext.h"
#include "tests/unit/analysis/comparisonfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace runwatt;
using namespace runwatt::analysis;
using namespace runwatt::analysis::test;
using namespace runwatt::store;
using namespace Qt::Literals::StringLiterals;

/// Comparisons as tables for people, as CSV and as JSON.
class TestComparisonText : public QObject
{
    Q_OBJECT

private slots:
    void theTableNamesItsStatistic();
    void csvQuotesAndKeepsEveryDigit();
    void aNameThatLooksLikeAFormulaIsText();
    void jsonHoldsTheSameNumbers();
    void aHostileNameReachesNoTerminal();
};

void TestComparisonText::theTableNamesItsStatistic()
{
    Builder builder;
    const CellId nt = builder.cell(u"NT"_s, 4096, u"write"_s);
    for (const double value : {10e6, 12e6, 11e6, 13e6, 14e6})
        builder.trial(nt, value);
    builder.trial(builder.cell(u"RC"_s, 131072, u"write"_s), 9.5e6);
    const QString table =
        toTable(compare(builder.data, by(u"requestSize"_s, u"runtime"_s)).value());
    const QString expected =
        u"throughput in MB/s: mean, 95 % interval (Student's t); single trials where there "
        "are fewer than 5\n"
        "\n"
        "requestSize  runtime  n   mean     95 %  median  trials\n"
        "4 KiB        NT       5  12.00  ± 1.963   12.00\n"
        "128 KiB      RC       1      –        –   9.500  9.500\n"_s;
    QCOMPARE(table, expected);
}

void TestComparisonText::csvQuotesAndKeepsEveryDigit()
{
    Builder builder;
    builder.data.devices.front().name = u"a \"quoted\", name\nof two lines"_s;
    const CellId nt = builder.cell(u"NT"_s, 4096, u"write"_s);
    builder.trial(nt, 0.1);
    builder.trial(nt, 1.0 / 3);
    const QByteArray csv = toCsv(compare(builder.data, by(u"device"_s, u"requestSize"_s)).value());
    const QByteArrayList lines = csv.split('\r');
    QVERIFY(lines.at(0).startsWith("device,requestSize,measure,detail,unit,n,mean,"));
    QVERIFY2(lines.at(1).startsWith(
                 "\n\"a \"\"quoted\"\", name\nof two lines\",4096,throughput,,B/s,2,,,,"),
             csv.constData());
    QVERIFY(csv.contains("0.1 0.3333333333333333,1 2,"));
    QVERIFY(csv.endsWith("\r\n"));
}

void TestComparisonText::aNameThatLooksLikeAFormulaIsText()
{
    Builder builder;
    builder.data.devices.front().name = u"=HYPERLINK(\"x\")"_s;
    const CellId cell = builder.cell(u"NT"_s, 4096, u"write"_s);
    builder.trial(cell, -1.5);
    builder.trial(cell, 2);
    const QByteArray csv = toCsv(compare(builder.data, by(u"device"_s)).value());
    QVERIFY2(csv.contains("\"'=HYPERLINK(\"\"x\"\")\","), csv.constData());
    QVERIFY(csv.contains(",-1.5 2,"));
}

void TestComparisonText::jsonHoldsTheSameNumbers()
{
    Builder builder;
    const CellId nt = builder.cell(u"NT"_s, 4096, u"write"_s);
    for (const double value : {1.0, 2.0, 3.0, 4.0, 5.0})
        builder.trial(nt, value);
    const QJsonObject object =
        QJsonDocument::fromJson(toJson(compare(builder.data, by(u"requestSize"_s)).value()))
            .object();
    QCOMPARE(object.value(u"unit"_s).toString(), u"B/s"_s);
    const QJsonObject cell = object.value(u"cells"_s).toArray().at(0).toObject();
    QCOMPARE(cell.value(u"axis"_s).toString(), u"4096"_s);
    QCOMPARE(cell.value(u"n"_s).toInt(), 5);
    QCOMPARE(cell.value(u"mean"_s).toDouble(), 3.0);
    QCOMPARE(cell.value(u"interval"_s).toArray().size(), 2);
    QCOMPARE(cell.value(u"values"_s).toArray().size(), 5);
}

void TestComparisonText::aHostileNameReachesNoTerminal()
{
    Builder builder;
    builder.data.devices.front().name = u"a\u001b[2Jb\nc\u202ed"_s;
    builder.trial(builder.cell(u"NT"_s, 4096, u"write"_s), 1);
    const QString table = toTable(compare(builder.data, by(u"device"_s)).value());
    QVERIFY(!table.contains(u'\u001b') && !table.contains(u'\u202e'));
    QCOMPARE(table.count(u'\n'), 4);
}

QTEST_GUILESS_MAIN(TestComparisonText)
#include "tst_comparisontext.moc"
