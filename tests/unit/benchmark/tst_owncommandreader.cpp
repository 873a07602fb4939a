// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/owncommand.h"
#include "core/benchmark/owncommandreader.h"
#include "tests/unit/benchmark/networkfixture.h"

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace runwatt::benchmark::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kLive = u"^now (?<value>\\S+)"_s;
const QString kFinal = u"total: (?<value>\\S+)"_s;

QJsonObject with(const QJsonObject &more)
{
    QJsonObject parameters{{u"measure"_s, u"throughput"_s}, {u"unit"_s, u"MB/s"_s}};
    for (auto it = more.constBegin(); it != more.constEnd(); ++it)
        parameters.insert(it.key(), it.value());
    return parameters;
}

} // namespace

class TestOwnCommandReader : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<LiveReader> reader(const QJsonObject &more)
    {
        return OwnCommand().makeReader(with(more));
    }

    static Result<std::vector<Summary>> read(const QJsonObject &more, const QByteArray &text)
    {
        const std::unique_ptr<LiveReader> made = reader(more);
        made->feed(text, 1);
        return made->finish();
    }

private slots:

    void liveValuesAreStampedAsTheirLines()
    {
        const std::unique_ptr<LiveReader> made = reader({{u"live"_s, kLive}});
        made->begin(5);
        QCOMPARE(made->measureBeganAt(), std::optional<TimeNs>(5));
        QVERIFY(made->feed("hello\nnow 1", 10).empty());
        QCOMPARE(made->feed(".5 it is\nnow later\rnow 3\r", 20),
                 (std::vector<Value>{{u"throughput"_s, u"B/s"_s, {}, {20, 1.5e6}},
                                     {u"throughput"_s, u"B/s"_s, {}, {20, 3e6}}}));
        // Without another word for the result, the mean of what came.
        QCOMPARE(made->finish().value_or(std::vector<Summary>()),
                 (std::vector<Summary>{{u"throughput"_s, u"B/s"_s, {}, 2.25e6}}));
        QCOMPARE(made->toolVersion(), QString());
    }

    void aMeasureOfOursHasItsUnit()
    {
        const std::unique_ptr<LiveReader> made =
            OwnCommand().makeReader({{u"measure"_s, u"transactions"_s}, {u"live"_s, kLive}});
        QCOMPARE(made->feed("now 7\n", 1),
                 (std::vector<Value>{{u"transactions"_s, u"trans/s"_s, {}, {1, 7}}}));
        const std::unique_ptr<LiveReader> other = OwnCommand().makeReader(
            {{u"measure"_s, u"frame.rate"_s}, {u"unit"_s, u"frames/s"_s}, {u"live"_s, kLive}});
        QCOMPARE(other->feed("now 7\n", 1),
                 (std::vector<Value>{{u"frame.rate"_s, u"frames/s"_s, {}, {1, 7}}}));
    }

    void resultsAreFound_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("value");
        const QJsonObject last{{u"final"_s, kFinal}, {u"live"_s, kLive}};
        QTest::newRow("the last match")
            << last << QByteArray("now 1\ntotal: 2\ntotal: -3e1\nbye\n") << -30e6;
        QTest::newRow("a line that does not end") << last << QByteArray("total: 4") << 4e6;
        QTest::newRow("a later number") << last << QByteArray("total: x\ntotal: 5\n") << 5e6;
        const QJsonObject json{{u"json"_s, u"r[-1].mean"_s}, {u"live"_s, kLive}};
        QTest::newRow("JSON") << json << QByteArray("{\"r\": [{\"mean\": 1},\n {\"mean\": 2}]}\n")
                              << 2e6;
        QTest::newRow("JSON as text")
            << json << QByteArray("{\"r\": [{\"mean\": \" 2.5 \"}]}") << 2.5e6;
        QTest::newRow("JSON behind lines")
            << json << QByteArray("now 1\n{\"r\": 1}\nnow 2\n{\"r\": [{\"mean\": 3}]}\nbye\n")
            << 3e6;
        QTest::newRow("JSON array") << QJsonObject{{u"json"_s, u"[1].mean"_s}}
                                    << QByteArray("[{\"mean\": 1}, {\"mean\": 2}]\n") << 2e6;
        QTest::newRow("JSON behind much")
            << json
            << QByteArray(QByteArray("x\n").repeated(OwnCommandReader::kLargestOutput / 2)
                          + "{\"r\": [{\"mean\": 6}]}\n")
            << 6e6;
    }

    void resultsAreFound()
    {
        QFETCH(const QJsonObject, parameters);
        QFETCH(const QByteArray, text);
        QFETCH(const double, value);
        const Result<std::vector<Summary>> summaries = read(parameters, text);
        QVERIFY2(summaries, summaries ? "" : qPrintable(summaries.error().text()));
        QCOMPARE(*summaries, (std::vector<Summary>{{u"throughput"_s, u"B/s"_s, {}, value}}));
    }

    void mistakesAreTold_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const QJsonObject live{{u"live"_s, kLive}};
        const QJsonObject final{{u"final"_s, kFinal}};
        const QJsonObject json{{u"json"_s, u"r.mean"_s}};
        QTest::newRow("nothing") << live << QByteArray() << u"printed nothing"_s;
        QTest::newRow("only line ends") << live << QByteArray("\n\r\n") << u"printed nothing"_s;
        QTest::newRow("no match") << live << QByteArray("here\n") << u"\"live\""_s;
        QTest::newRow("no last match") << final << QByteArray("now 1\n") << u"\"final\""_s;
        QTest::newRow("no number")
            << final << QByteArray("total: 1\ntotal: 1,5\n") << u"\"1,5\" is not a number"_s;
        QTest::newRow("not finite")
            << final << QByteArray("total: inf\n") << u"\"inf\" is not a number"_s;
        QTest::newRow("beyond any number")
            << final << QByteArray("total: 1e300\n") << u"not a number"_s;
        QTest::newRow("no JSON") << json << QByteArray("r.mean 1\n") << u"no JSON"_s;
        QTest::newRow("half of JSON")
            << json << QByteArray("{\"r\": {\"mean\": 1}") << u"no JSON"_s;
        QTest::newRow("nowhere") << json << QByteArray("{\"r\": {\"max\": 1}}\n")
                                 << u"nothing at r.mean"_s;
        QTest::newRow("not of a number")
            << json << QByteArray("{\"r\": {\"mean\": null}}\n") << u"is not a number"_s;
        QTest::newRow("too much") << json << QByteArray(OwnCommandReader::kLargestOutput + 1, 'x')
                                  << u"4 MiB"_s;
        QTest::newRow("a pattern that never ends")
            << QJsonObject{{u"live"_s, u"^(a+)+(?<value>[0-9])"_s}}
            << QByteArray(QByteArray(900, 'a') + '\n') << u"too many steps"_s;
    }

    void mistakesAreTold()
    {
        QFETCH(const QJsonObject, parameters);
        QFETCH(const QByteArray, text);
        QFETCH(const QString, words);
        const Result<std::vector<Summary>> summaries = read(parameters, text);
        QVERIFY(!summaries);
        QVERIFY2(summaries.error().what.contains(words), qPrintable(summaries.error().what));
        if (!text.trimmed().isEmpty())
            QVERIFY(!summaries.error().why.isEmpty()); // its own words
    }

    void withoutAPatternThereIsNoValue()
    {
        for (const QByteArray &text : {QByteArray(), QByteArray("now 1\n")}) {
            const Result<std::vector<Summary>> summaries = read({}, text);
            QVERIFY(summaries && summaries->empty());
        }
    }

    void aPatternThatNeverEndsIsTriedOnce()
    {
        const std::unique_ptr<LiveReader> made = reader({{u"live"_s, u"^(a+)+(?<value>[0-9])"_s}});
        QCOMPARE(made->feed("a5\n", 1).size(), std::size_t(1));
        QVERIFY(made->feed(QByteArray(QByteArray(900, 'a') + "\na5\n"), 2).empty());
        QVERIFY(made->feed("a5\n", 3).empty());
        QVERIFY(!made->finish()); // nobody knows what it would have found
    }

    void anySplitGivesTheSame_data()
    {
        QTest::addColumn<QJsonObject>("parameters");
        QTest::newRow("live") << with({{u"live"_s, kLive}});
        QTest::newRow("final") << with({{u"live"_s, kLive}, {u"final"_s, kFinal}});
        QTest::newRow("JSON") << with({{u"live"_s, kLive}, {u"json"_s, u"r[0].mean"_s}});
    }

    void anySplitGivesTheSame()
    {
        QFETCH(const QJsonObject, parameters);
        compareSplits(OwnCommand(), parameters, m_output);
    }

    void mutatedOutputNeverCrashes()
    {
        // Values may be below zero, so that only the shape is looked at.
        std::mt19937 random(7);
        int results = 0;
        for (int round = 0; round < 3000; ++round) {
            QByteArray text = m_output;
            for (unsigned change = 0; change < random() % 12; ++change) {
                const auto at =
                    static_cast<qsizetype>(random() % static_cast<unsigned>(text.size()));
                if (random() % 2 == 0)
                    text[at] = static_cast<char>(random());
                else
                    text.insert(at, text.mid(at / 2, 40));
            }
            const std::unique_ptr<LiveReader> made = round % 2 == 0
                ? reader({{u"live"_s, kLive}, {u"final"_s, kFinal}})
                : reader({{u"live"_s, kLive}, {u"json"_s, u"r[0].mean"_s}});
            for (const Value &value : made->feed(text, round))
                QVERIFY(std::isfinite(value.sample.value));
            if (const Result<std::vector<Summary>> summaries = made->finish()) {
                ++results;
                QCOMPARE(summaries->size(), std::size_t(1));
                QVERIFY(std::isfinite(summaries->front().value));
            }
        }
        QVERIFY(results > 0 && results < 3000);
    }

private:
    const QByteArray m_output = "begun\r\nnow 1.5 MB/s\nnow 2.5\rnow é\n\nnow 3\ntotal: 7\n"
                                "{\"r\": [{\"mean\": 2.25, \"text\": \"a } b\"}]}\n";
};

QTEST_GUILESS_MAIN(TestOwnCommandReader)
#include "tst_owncommandreader.moc"
