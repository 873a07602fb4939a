// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/fio.h"
#include "core/benchmark/size.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

class TestFio : public QObject
{
    Q_OBJECT

private slots:
    void fioIsFoundByItsName();
    void parametersSurviveJson();
    void missingParametersGetTheirDefaults();
    void readsAndWritesAtOnceHaveAShare();
    void aRateIsALimit();
    void sizesMayBeWrittenWithUnits_data();
    void sizesMayBeWrittenWithUnits();
    void sizesAreShownExactly();
    void refusalsNameTheField_data();
    void refusalsNameTheField();
    void titlesSayWhatIsMeasured();
    void theEstimateCoversRampAndRunTime();
    void theCommandCarriesEveryParameter();
    void aColonInTheFileNameIsEscaped();
    void filesThatFioWouldTakeForOthersAreRefused();
    void layingOutWritesRealBlocksQuickly();
};

void TestFio::fioIsFoundByItsName()
{
    const Benchmark *fio = findBenchmark(u"fio");
    QVERIFY(fio);
    QCOMPARE(fio->name(), u"fio"_s);
    QCOMPARE(fio->toolNames({}), QStringList{u"fio"_s});
    QVERIFY(!findBenchmark(u"fiox"));
    QVERIFY(!findBenchmark(u""));
    QVERIFY(!benchmarks().empty());
}

void TestFio::parametersSurviveJson()
{
    FioParameters parameters;
    parameters.pattern = FioParameters::Pattern::Sequential;
    parameters.operation = FioParameters::Operation::Write;
    parameters.requestSize = 2048;
    parameters.fileSize = 3LL << 40;
    parameters.engine = u"io_uring"_s;
    parameters.depth = 32;
    parameters.jobs = 4;
    parameters.runTime = 7;
    parameters.ramp = 2;
    parameters.direct = true;
    parameters.endFsync = true;
    parameters.seed = 1LL << 53;
    const QByteArray text = QJsonDocument(parameters.toJson()).toJson();
    const Result<FioParameters> back =
        FioParameters::fromJson(QJsonDocument::fromJson(text).object());
    QVERIFY(back);
    QCOMPARE(back->seed, parameters.seed);
    QVERIFY(*back == parameters);
}

void TestFio::missingParametersGetTheirDefaults()
{
    const Result<QJsonObject> completed = Fio().completed({{u"requestSize"_s, u"2 KiB"_s}});
    QVERIFY(completed);
    FioParameters expected;
    expected.requestSize = 2048;
    QCOMPARE(*completed, expected.toJson());
    QVERIFY(!Fio().completed({{u"requestSize"_s, u"2 parsecs"_s}}));
}

void TestFio::readsAndWritesAtOnceHaveAShare()
{
    const QJsonObject mixed{{u"operation"_s, u"mixed"_s}, {u"readShare"_s, 70}};
    const Result<QJsonObject> completed = Fio().completed(mixed);
    QVERIFY(completed);
    QCOMPARE(completed->value(u"readShare"_s), QJsonValue(70));
    QCOMPARE(Fio().title(*completed), u"fio random mixed, 4 KiB, 70 % reads"_s);
    const QStringList words = Fio().command(*completed, {u"/f"_s});
    QVERIFY(words.contains(u"--rw=randrw"_s) && words.contains(u"--rwmixread=70"_s));
    QVERIFY(words.contains(u"--overwrite=1"_s)); // it writes as well
    // Of a set of several operations, the others have no share and so are not told apart by it.
    const Result<QJsonObject> read =
        Fio().completed({{u"operation"_s, u"read"_s}, {u"readShare"_s, 70}});
    QVERIFY(read);
    QVERIFY(!read->contains(u"readShare"_s));
    QCOMPARE(Fio().checkParameters({{u"readShare"_s, 100}}).error().where, u"readShare"_s);
}

void TestFio::aRateIsALimit()
{
    const QJsonObject limited{{u"rate"_s, u"10 MiB"_s}};
    const QStringList words = Fio().command(limited, {u"/f"_s});
    QVERIFY(words.contains(u"--rate=10485760"_s));
    QVERIFY(Fio().title(limited).endsWith(u"10 MiB/s at most"_s));
    const Result<QJsonObject> none = Fio().completed({{u"rate"_s, 0}});
    QVERIFY(none && !none->contains(u"rate"_s));
    QCOMPARE(Fio().checkParameters({{u"rate"_s, u"-1 B"_s}}).error().where, u"rate"_s);
    const Error negative = Fio().checkParameters({{u"rate"_s, -1}}).error();
    QVERIFY2(negative.why.contains(u"whole number from 0 to"_s), qPrintable(negative.text()));
}

void TestFio::sizesMayBeWrittenWithUnits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); // -1: refused
    QTest::newRow("bare") << u"512"_s << qint64{512};
    QTest::newRow("bytes") << u"512 B"_s << qint64{512};
    QTest::newRow("kib") << u"4 KiB"_s << qint64{4096};
    QTest::newRow("no blank") << u"4kib"_s << qint64{4096};
    QTest::newRow("fio's own") << u"4k"_s << qint64{4096};
    QTest::newRow("blanks around") << u"  256 MiB "_s << (qint64{256} << 20);
    QTest::newRow("tib") << u"2 TiB"_s << (qint64{2} << 40);
    QTest::newRow("ambiguous") << u"4 KB"_s << qint64{-1};
    QTest::newRow("negative") << u"-4 KiB"_s << qint64{-1};
    QTest::newRow("fraction") << u"1.5 KiB"_s << qint64{-1};
    QTest::newRow("empty") << QString() << qint64{-1};
    QTest::newRow("only a unit") << u"KiB"_s << qint64{-1};
    QTest::newRow("overflow") << u"9223372036854775807 TiB"_s << qint64{-1};
    QTest::newRow("too many digits") << u"99999999999999999999"_s << qint64{-1};
    QTest::newRow("foreign digits") << u"\u0664 KiB"_s << qint64{-1};
}

void TestFio::sizesMayBeWrittenWithUnits()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, bytes);
    QCOMPARE(parseSize(text).value_or(-1), bytes);
}

void TestFio::sizesAreShownExactly()
{
    QCOMPARE(sizeText(256), u"256 B"_s);
    QCOMPARE(sizeText(4096), u"4 KiB"_s);
    QCOMPARE(sizeText(1536), u"1536 B"_s);
    QCOMPARE(sizeText(3 << 20), u"3 MiB"_s);
    for (const qint64 bytes : {1LL, 512LL, 1000LL, 1LL << 20, (1LL << 30) + 1, 5LL << 40})
        QCOMPARE(parseSize(sizeText(bytes)).value_or(-1), bytes);
}

void TestFio::refusalsNameTheField_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, const QJsonValue &value) {
        QTest::newRow(name) << QJsonObject{{field, value}} << field;
    };
    row("unknown pattern", u"pattern"_s, u"zigzag"_s);
    row("unknown operation", u"operation"_s, u"trim"_s);
    row("unknown engine", u"engine"_s, u"rados"_s);
    row("engine is a number", u"engine"_s, 3);
    row("empty request", u"requestSize"_s, 0);
    row("request is a fraction", u"requestSize"_s, 4096.5);
    row("request is ambiguous", u"requestSize"_s, u"4 KB"_s);
    row("request is a list", u"requestSize"_s, QJsonArray{4096});
    row("file is negative", u"fileSize"_s, -1);
    row("file is smaller than a request", u"fileSize"_s, 512);
    row("depth is nothing", u"depth"_s, 0);
    row("depth with an engine that has none", u"depth"_s, 8);
    row("too many jobs", u"jobs"_s, 257);
    row("no run time", u"runTime"_s, 0);
    row("run time is text", u"runTime"_s, u"10"_s);
    row("ramp is negative", u"ramp"_s, -1);
    row("direct is a word", u"direct"_s, u"yes"_s);
    row("end fsync is a number", u"endFsync"_s, 1);
    row("seed is null", u"seed"_s, QJsonValue::Null);
    row("seed is nothing", u"seed"_s, 0);
    row("seed is out of reach", u"seed"_s, 1e300);
    row("unknown field", u"blocksize"_s, 4096);
    QTest::newRow("direct with mmap")
        << QJsonObject{{u"engine"_s, u"mmap"_s}, {u"direct"_s, true}} << u"direct"_s;
}

void TestFio::refusalsNameTheField()
{
    QFETCH(const QJsonObject, parameters);
    QFETCH(const QString, field);
    const Result<void> checked = Fio().checkParameters(parameters);
    QVERIFY(!checked);
    QCOMPARE(checked.error().where, field);
    QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
    QVERIFY(checked.error().what.contains(field));
    QVERIFY(!checked.error().why.isEmpty());
}

void TestFio::titlesSayWhatIsMeasured()
{
    QCOMPARE(Fio().title({{u"operation"_s, u"write"_s}}), u"fio random write, 4 KiB"_s);
    QCOMPARE(Fio().title({{u"pattern"_s, u"sequential"_s}, {u"requestSize"_s, 256}}),
             u"fio sequential read, 256 B"_s);
    QCOMPARE(
        Fio().title(
            {{u"engine"_s, u"libaio"_s}, {u"depth"_s, 32}, {u"jobs"_s, 2}, {u"direct"_s, true}}),
        u"fio random read, 4 KiB, depth 32, 2 jobs, direct"_s);
}

void TestFio::theEstimateCoversRampAndRunTime()
{
    const Estimate estimate =
        Fio().estimate({{u"runTime"_s, 10}, {u"ramp"_s, 3}, {u"fileSize"_s, u"1 GiB"_s}});
    QVERIFY(estimate.duration >= std::chrono::seconds(13));
    QVERIFY(estimate.duration <= std::chrono::seconds(16));
    QCOMPARE(estimate.diskBytes, qint64{1} << 30);
}

void TestFio::theCommandCarriesEveryParameter()
{
    const QStringList words = Fio().command({{u"pattern"_s, u"random"_s},
                                             {u"operation"_s, u"write"_s},
                                             {u"requestSize"_s, 2048},
                                             {u"fileSize"_s, 65536},
                                             {u"engine"_s, u"libaio"_s},
                                             {u"depth"_s, 16},
                                             {u"jobs"_s, 3},
                                             {u"runTime"_s, 9},
                                             {u"ramp"_s, 4},
                                             {u"direct"_s, true},
                                             {u"endFsync"_s, true},
                                             {u"seed"_s, 77}},
                                            {u"/data/file"_s});
    QCOMPARE(words.first(), u"fio"_s);
    for (const QString &word :
         {u"--filename=/data/file"_s, u"--rw=randwrite"_s, u"--bs=2048"_s, u"--size=65536"_s,
          u"--ioengine=libaio"_s, u"--iodepth=16"_s, u"--numjobs=3"_s, u"--runtime=9"_s,
          u"--ramp_time=4"_s, u"--direct=1"_s, u"--end_fsync=1"_s, u"--randseed=77"_s,
          u"--time_based"_s, u"--group_reporting"_s, u"--output-format=json"_s,
          u"--status-interval=1"_s})
        QVERIFY2(words.contains(word), qPrintable(word));
    const QStringList reading = Fio().command({{u"pattern"_s, u"sequential"_s}}, {u"/f"_s});
    QVERIFY(reading.contains(u"--rw=read"_s));
    QVERIFY(reading.contains(u"--direct=0"_s));
    QVERIFY(reading.filter(u"ramp"_s).isEmpty());
}

void TestFio::aColonInTheFileNameIsEscaped()
{
    QVERIFY(Fio().command({}, {u"/a:b/c d"_s}).contains(u"--filename=/a\\:b/c d"_s));
    QVERIFY(Fio().layoutCommand({}, {u"/a:b"_s}).contains(u"--filename=/a\\:b"_s));
}

void TestFio::filesThatFioWouldTakeForOthersAreRefused()
{
    QVERIFY(Fio().checkPlace({u"/data/a:b $c \\ d"_s}));
    for (const QString &file :
         {u"/dev/sda#"_s, u"/a;b"_s, u"/a "_s, u"/a\nb"_s, u"-"_s, u"a"_s, QString()}) {
        const Result<void> checked = Fio().checkPlace({file});
        QVERIFY2(!checked, qPrintable(file));
        QCOMPARE(checked.error().where, file);
    }
}

void TestFio::layingOutWritesRealBlocksQuickly()
{
    const QStringList words = Fio().layoutCommand(
        {{u"operation"_s, u"write"_s}, {u"requestSize"_s, 256}, {u"fileSize"_s, u"64 MiB"_s}},
        {u"/f"_s});
    QVERIFY(words.contains(u"--create_only=1"_s));
    QVERIFY(words.contains(u"--rw=read"_s)); // for writing fio would only reserve blocks
    QVERIFY(words.contains(u"--bs=1048576"_s));
    QVERIFY(words.contains(u"--size=67108864"_s));
    QVERIFY(Fio().layoutCommand({{u"fileSize"_s, 8192}}, {u"/f"_s}).contains(u"--bs=8192"_s));
}

QTEST_GUILESS_MAIN(TestFio)
#include "tst_fio.moc"
