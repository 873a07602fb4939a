// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/commandwords.h"
#include "core/benchmark/jsonpath.h"
#include "core/benchmark/ownmeasure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

/// What own commands are written in: words, ways into JSON, units.
class TestCommandWords : public QObject
{
    Q_OBJECT

private slots:

    void wordsAreParted_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("blanks") << u"  a\tb \n c "_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("single quotes")
            << u"a 'b  \"c\\' d"_s << QStringList{u"a"_s, u"b  \"c\\"_s, u"d"_s};
        QTest::newRow("double quotes")
            << u"a \"b ' \\\" \\\\ \\n\""_s << QStringList{u"a"_s, u"b ' \" \\ \\n"_s};
        QTest::newRow("joined") << u"a'b'\"c\"d"_s << QStringList{u"abcd"_s};
        QTest::newRow("empty word") << u"a '' \"\""_s << QStringList{u"a"_s, QString(), QString()};
        QTest::newRow("backslash")
            << u"a\\ b \\'c \\{x}"_s << QStringList{u"a b"_s, u"'c"_s, u"<1 2>"_s};
        QTest::newRow("a shell's own") << u"a $HOME `b` $(c) ; | & > * ~ # d"_s
                                       << u"a $HOME `b` $(c) ; | & > * ~ # d"_s.split(u' ');
        QTest::newRow("value") << u"a{x}b '{x}'"_s << QStringList{u"a<1 2>b"_s, u"<1 2>"_s};
        QTest::newRow("a value's own braces") << u"{braces}"_s << QStringList{u"{x} 'q"_s};
        QTest::newRow("empty value")
            << u"a {none} '{none}' -{none}"_s << QStringList{u"a"_s, QString(), u"-"_s};
        QTest::newRow("braces that are none")
            << u"'{print $1}' {} { {1x} {{x} {x"_s
            << QStringList{u"{print $1}"_s, u"{}"_s, u"{"_s, u"{1x}"_s, u"{x}"_s, u"{x"_s};
        QTest::newRow("nothing") << u" \n"_s << QStringList();
    }

    void wordsAreParted()
    {
        QFETCH(const QString, line);
        QFETCH(const QStringList, words);
        const Result<QStringList> parted = commandWords(
            line, {{u"x"_s, u"<1 2>"_s}, {u"none"_s, QString()}, {u"braces"_s, u"{x} 'q"_s}});
        QVERIFY(parted);
        QCOMPARE(*parted, words);
    }

    void whatDoesNotEndIsRefused()
    {
        for (const QString &line : {u"a 'b"_s, u"a \"b"_s, u"a \"b\\\""_s, u"a\\"_s})
            QVERIFY2(!commandWords(line, {}), qPrintable(line));
    }

    void namesAreFound()
    {
        QCOMPARE(valueNames(u"{a} {{b} '{c_1}' {a} {2} {d e} {é} {"_s),
                 (QStringList{u"a"_s, u"c_1"_s}));
        QVERIFY(isValueName(QString(40, u'a')) && !isValueName(QString(41, u'a')));
    }

    void anyLineGivesWordsOrAnError()
    {
        const QString alphabet = u"ab {}'\"\\x\n$"_s;
        std::mt19937 random(4);
        int parted = 0;
        for (int round = 0; round < 20000; ++round) {
            QString line;
            const auto length = random() % 30;
            for (unsigned i = 0; i < length; ++i)
                line.append(alphabet.at(static_cast<qsizetype>(random() % 10)));
            const Result<QStringList> words = commandWords(line, {{u"x"_s, u"v"_s}});
            if (!words)
                continue;
            ++parted;
            QVERIFY(words->join(QString()).size() <= line.size());
        }
        QVERIFY(parted > 0 && parted < 20000);
    }

    void aWayLeadsToAValue_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("key") << u"a"_s << QJsonValue(1);
        QTest::newRow("nested") << u"b.c[1].d"_s << QJsonValue(u"x"_s);
        QTest::newRow("from the end") << u"b.c[-1].d"_s << QJsonValue(u"x"_s);
        QTest::newRow("twice") << u"b.m[1][0]"_s << QJsonValue(3);
        QTest::newRow("digits as a key") << u"b.7"_s << QJsonValue(7);
        QTest::newRow("beyond the end") << u"b.c[2]"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("before the beginning") << u"b.c[-3]"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("no such key") << u"b.x.y"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("into a number") << u"a[0].b"_s << QJsonValue(QJsonValue::Undefined);
    }

    void aWayLeadsToAValue()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, value);
        const QJsonObject document =
            QJsonDocument::fromJson(
                R"({"a": 1, "b": {"c": [{"d": 2}, {"d": "x"}], "m": [[1], [3]], "7": 7}})")
                .object();
        const std::optional<JsonPath> parsed = JsonPath::parse(path);
        QVERIFY(parsed);
        QCOMPARE(parsed->in(document), value);
    }

    void aWayMayBeginWithAnIndex()
    {
        const std::optional<JsonPath> path = JsonPath::parse(u"[1].iops"_s);
        QVERIFY(path);
        QCOMPARE(path->in(QJsonArray{1, QJsonObject{{u"iops"_s, 5}}}), QJsonValue(5));
    }

    void whatIsNoWayIsRefused()
    {
        for (const QString &text :
             {QString(), u"."_s, u"a."_s, u".a"_s, u"a..b"_s, u"a[0"_s, u"a[]"_s, u"a[x]"_s,
              u"a[0]b"_s, u"a.[0]"_s, u"a[99999999999]"_s, QString(301, u'a')})
            QVERIFY2(!JsonPath::parse(text), qPrintable(text));
    }

    void unitsLoseTheirPrefix_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("factor");
        QTest::newRow("MB/s") << u"MB/s"_s << u"B/s"_s << 1e6;
        QTest::newRow("MiB/s") << u"MiB/s"_s << u"B/s"_s << 1048576.0;
        QTest::newRow("KiB") << u"KiB"_s << u"B"_s << 1024.0;
        QTest::newRow("Gbit/s") << u"Gbit/s"_s << u"bit/s"_s << 1e9;
        QTest::newRow("ms") << u"ms"_s << u"s"_s << 1e-3;
        QTest::newRow("µs") << u"µs"_s << u"s"_s << 1e-6;
        QTest::newRow("s") << u"s"_s << u"s"_s << 1.0;
        QTest::newRow("trans/s") << u"trans/s"_s << u"trans/s"_s << 1.0;
        QTest::newRow("another") << u"kframes/s"_s << u"kframes/s"_s << 1.0;
        QTest::newRow("no bits of seconds") << u"Kis"_s << u"Kis"_s << 1.0;
        QTest::newRow("none") << QString() << QString() << 1.0;
    }

    void unitsLoseTheirPrefix()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, unit);
        QFETCH(const double, factor);
        QCOMPARE(ownUnit(written), (OwnUnit{unit, factor}));
    }

    void whatRunwattMeasuresItselfIsTaken()
    {
        for (const QString &measure : {u"watts.mean"_s, u"cpu.user"_s, u"runtime"_s, u"energy"_s})
            QVERIFY2(isTakenMeasure(measure), qPrintable(measure));
        for (const QString &measure : {u"throughput"_s, u"latency.p99"_s, u"value"_s, u"cpux"_s})
            QVERIFY2(!isTakenMeasure(measure) && isMeasureName(measure), qPrintable(measure));
        for (const QString &measure : {QString(), u"Rate"_s, u"a b"_s, u"a."_s, u"a\n"_s, u"9a"_s})
            QVERIFY2(!isMeasureName(measure), qPrintable(measure));
    }
};

QTEST_GUILESS_MAIN(TestCommandWords)
#include "tst_commandwords.moc"
