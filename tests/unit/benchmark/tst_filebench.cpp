// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benchmark/filebench.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;
using Personality = FilebenchParameters::Personality;

namespace {

const QStringList kPersonalities{u"fileserver"_s, u"webserver"_s, u"varmail"_s, u"videoserver"_s};

QString wholeModel(const QJsonObject &parameters, const QString &version)
{
    const QStringList words = Filebench().command(parameters, {u"/data/run"_s});
    return words.at(version == "1.4"_L1 ? 5 : 6) + words.at(7);
}

/// The operations' kinds, in their order.
QStringList kinds(const QString &model)
{
    QStringList found;
    static const QRegularExpression operation(u"flowop (\\w+) name="_s);
    for (const QRegularExpressionMatch &match : operation.globalMatch(model))
        found.append(match.captured(1));
    return found;
}

QJsonObject own(const QString &model)
{
    return {{u"personality"_s, u"own"_s}, {u"model"_s, model}};
}

} // namespace

class TestFilebench : public QObject
{
    Q_OBJECT

private slots:
    void filebenchIsFoundByItsName();
    void defaultsAreThoseOfThePersonality();
    void parametersSurviveJson();
    void refusalsNameTheField_data();
    void refusalsNameTheField();
    void titlesSayWhatIsMeasured();
    void detailsTellTheRest();
    void theEstimateGrowsWithTheFilesAndTheRun();
    void theCommandCarriesEveryParameter_data();
    void theCommandCarriesEveryParameter();
    void operationsAreThoseOfFilebenchsOwnFiles();
    void sizesAreDrawnInBothVersions();
    void aModelOfVersion14HasNothingThatOnly15Knows();
    void foldersThatTheToolCannotTakeAreRefused();
};

void TestFilebench::filebenchIsFoundByItsName()
{
    const Benchmark *filebench = findBenchmark(u"filebench");
    QVERIFY(filebench);
    QCOMPARE(filebench->name(), u"filebench"_s);
    QCOMPARE(filebench->toolNames({}).value(0), u"filebench"_s);
    // All that its script calls is in the trees of runtimes, too; the rest is the shell's own.
    for (const QString &each :
         {u"setarch"_s, u"uname"_s, u"grep"_s, u"mkdir"_s, u"rm"_s, u"sleep"_s})
        QVERIFY2(filebench->toolNames({}).contains(each), qPrintable(each));
    QCOMPARE(filebench->processName({}), u"filebench"_s);
    QVERIFY(filebench->subject() == Subject::Folder);
    QVERIFY(filebench->layoutCommand({}, {u"/f"_s}).isEmpty());
    QVERIFY(!filebench->server({}, {u"/f"_s}));
}

void TestFilebench::defaultsAreThoseOfThePersonality()
{
    const QList<QJsonObject> expected{{{u"personality"_s, u"fileserver"_s},
                                       {u"runTime"_s, 60},
                                       {u"files"_s, 10000},
                                       {u"meanFileSize"_s, 131072},
                                       {u"threads"_s, 50},
                                       {u"ioSize"_s, 1048576},
                                       {u"dirWidth"_s, 20},
                                       {u"appendSize"_s, 16384}},
                                      {{u"personality"_s, u"webserver"_s},
                                       {u"runTime"_s, 60},
                                       {u"files"_s, 1000},
                                       {u"meanFileSize"_s, 16384},
                                       {u"threads"_s, 100},
                                       {u"ioSize"_s, 1048576},
                                       {u"dirWidth"_s, 20},
                                       {u"appendSize"_s, 16384}},
                                      {{u"personality"_s, u"varmail"_s},
                                       {u"runTime"_s, 60},
                                       {u"files"_s, 1000},
                                       {u"meanFileSize"_s, 16384},
                                       {u"threads"_s, 16},
                                       {u"ioSize"_s, 1048576},
                                       {u"dirWidth"_s, 1000000},
                                       {u"appendSize"_s, 16384}},
                                      {{u"personality"_s, u"videoserver"_s},
                                       {u"runTime"_s, 60},
                                       {u"files"_s, 32},
                                       {u"meanFileSize"_s, 10LL << 30},
                                       {u"threads"_s, 48},
                                       {u"ioSize"_s, 262144},
                                       {u"passiveFiles"_s, 194},
                                       {u"writeSize"_s, 1048576},
                                       {u"eventRate"_s, 96},
                                       {u"replaceInterval"_s, 10}}};
    for (const QJsonObject &all : expected) {
        const QJsonObject only{{u"personality"_s, all.value(u"personality"_s)}};
        const Result<QJsonObject> completed = Filebench().completed(only);
        QVERIFY(completed);
        QCOMPARE(*completed, all);
    }
    QCOMPARE(*Filebench().completed({}), expected.first());
    QVERIFY(!Filebench().completed({{u"files"_s, 0}}));
}

void TestFilebench::parametersSurviveJson()
{
    for (const Personality personality :
         {Personality::FileServer, Personality::VideoServer, Personality::Own}) {
        FilebenchParameters parameters = FilebenchParameters::of(personality);
        parameters.runTime = 7;
        if (personality == Personality::Own) {
            parameters.model = u"set $dir=/tmp\n# \u00e4 \"q\""_s;
            parameters.diskSize = 123456789;
        } else {
            parameters.files = 17;
            parameters.meanFileSize = 5LL << 30;
            parameters.threads = 3;
        }
        const QByteArray text = QJsonDocument(parameters.toJson()).toJson();
        const Result<FilebenchParameters> back =
            FilebenchParameters::fromJson(QJsonDocument::fromJson(text).object());
        QVERIFY2(back, back ? "" : qPrintable(back.error().text()));
        QVERIFY(*back == parameters);
    }
}

void TestFilebench::refusalsNameTheField_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, const QJsonValue &value,
                        const QString &personality = u"fileserver"_s) {
        QTest::newRow(name) << QJsonObject{{u"personality"_s, personality}, {field, value}}
                            << field;
    };
    QTest::newRow("unknown personality")
        << QJsonObject{{u"personality"_s, u"oltp"_s}} << u"personality"_s;
    QTest::newRow("personality is a number")
        << QJsonObject{{u"personality"_s, 1}} << u"personality"_s;
    row("no run time", u"runTime"_s, 0);
    row("a day and more", u"runTime"_s, 86401);
    row("no files", u"files"_s, 0);
    row("more files than Filebench has room for", u"files"_s, 500001);
    row("files is text", u"files"_s, u"10"_s);
    row("size is ambiguous", u"meanFileSize"_s, u"4 KB"_s);
    row("size is a list", u"meanFileSize"_s, QJsonArray{4096});
    row("no threads", u"threads"_s, 0);
    row("too many threads", u"threads"_s, 1001);
    row("more than a thread's memory", u"ioSize"_s, u"11 MiB"_s);
    row("directories of one", u"dirWidth"_s, 1);
    row("empty append", u"appendSize"_s, 0);
    row("unknown field", u"nfiles"_s, 10);
    row("a model beside a personality", u"model"_s, u"set $dir=/tmp"_s);
    row("a video server's rate", u"eventRate"_s, 5);
    row("appends of videos", u"appendSize"_s, 5, u"videoserver"_s);
    row("no events", u"eventRate"_s, 0, u"videoserver"_s);
    row("one passive video", u"passiveFiles"_s, 1, u"videoserver"_s);
    row("files of an own model", u"files"_s, 5, u"own"_s);
    row("no model", u"runTime"_s, 0, u"own"_s);
    row("model is too long", u"model"_s, QString(40000, u'#'), u"own"_s);
    row("model is a number", u"model"_s, 5, u"own"_s);
    QTest::newRow("own without a model") << QJsonObject{{u"personality"_s, u"own"_s}} << u"model"_s;
}

void TestFilebench::refusalsNameTheField()
{
    QFETCH(const QJsonObject, parameters);
    QFETCH(const QString, field);
    const Result<void> checked = Filebench().checkParameters(parameters);
    QVERIFY(!checked);
    QCOMPARE(checked.error().where, field);
    QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
    QVERIFY(checked.error().what.contains(field));
    QVERIFY(checked.error().what.startsWith("Filebench"_L1));
    QVERIFY(!checked.error().why.isEmpty());
}

void TestFilebench::titlesSayWhatIsMeasured()
{
    QCOMPARE(Filebench().title({}), u"Filebench fileserver, 10000 files of 128 KiB, 50 threads"_s);
    QCOMPARE(Filebench().title({{u"personality"_s, u"videoserver"_s}, {u"files"_s, 3}}),
             u"Filebench videoserver, 3 + 194 files of 10 GiB, 48 threads"_s);
    QCOMPARE(Filebench().title(own(u"set $dir=/tmp"_s)), u"Filebench own model"_s);
}

void TestFilebench::detailsTellTheRest()
{
    const QJsonObject model = own(u"set $dir=/tmp"_s);
    QVERIFY(Filebench().detail(u"model"_s, model)
            != Filebench().detail(u"model"_s, own(u"set $dir=/var"_s)));
    QCOMPARE(Filebench().detail(u"diskSize"_s, model), u"1 GiB of disk"_s);
    QCOMPARE(Filebench().detail(u"runTime"_s, {}), u"60 s long"_s);
    QCOMPARE(Filebench().detail(u"dirWidth"_s, {}), u"20 entries a directory"_s);
    QCOMPARE(Filebench().detail(u"ioSize"_s, {}), u"I/O of 1 MiB"_s);
    QCOMPARE(Filebench().detail(u"appendSize"_s, {}), u"appends of up to 16 KiB"_s);
    const QJsonObject video{{u"personality"_s, u"videoserver"_s}};
    QCOMPARE(Filebench().detail(u"writeSize"_s, video), u"writes of 1 MiB"_s);
    QCOMPARE(Filebench().detail(u"eventRate"_s, video), u"96 events/s"_s);
    QCOMPARE(Filebench().detail(u"replaceInterval"_s, video), u"a new video every 10 s"_s);
}

void TestFilebench::theEstimateGrowsWithTheFilesAndTheRun()
{
    const Estimate files = Filebench().estimate({});
    QVERIFY(files.diskBytes > 10000LL * 128 * 1024);
    QVERIFY(files.diskBytes < 10000LL * 128 * 1024 * 2);
    QVERIFY(files.duration >= std::chrono::seconds(63));
    const Estimate more = Filebench().estimate({{u"files"_s, 20000}, {u"runTime"_s, 70}});
    QVERIFY(more.diskBytes == 2 * files.diskBytes);
    QVERIFY(more.duration >= files.duration + std::chrono::seconds(10));
    // Its log grows for as long as it runs.
    const QString web = u"webserver"_s;
    QVERIFY(Filebench().estimate({{u"personality"_s, web}, {u"runTime"_s, 120}}).diskBytes
            > Filebench().estimate({{u"personality"_s, web}}).diskBytes);
    // All that are watched, and half of the others.
    QVERIFY(Filebench().estimate({{u"personality"_s, u"videoserver"_s}}).diskBytes
            > (32 + 97) * (10LL << 30));
    QJsonObject model = own(u"set $dir=/tmp"_s);
    model[u"diskSize"_s] = 5000;
    QCOMPARE(Filebench().estimate(model).diskBytes, qint64{5000});
}

void TestFilebench::theCommandCarriesEveryParameter_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("1.4") << u"1.4"_s;
    QTest::newRow("1.5") << u"1.5"_s;
}

void TestFilebench::theCommandCarriesEveryParameter()
{
    QFETCH(const QString, version);
    const QStringList words = Filebench().command({}, {u"/data/run"_s});
    QCOMPARE(words.size(), 8);
    QCOMPARE(words.first(2), (QStringList{u"sh"_s, u"-c"_s}));
    QVERIFY(words.at(2).contains("setarch"_L1));
    QCOMPARE(words.at(4), u"/data/run"_s);
    const QString files = wholeModel({{u"files"_s, 123},
                                      {u"meanFileSize"_s, 5000},
                                      {u"dirWidth"_s, 7},
                                      {u"threads"_s, 9},
                                      {u"ioSize"_s, 8192},
                                      {u"appendSize"_s, 333},
                                      {u"runTime"_s, 42}},
                                     version);
    for (const QString &part :
         {u"set $dir=/data/run\n"_s, u"entries=123,"_s, u"5000"_s, u"dirwidth=7,"_s,
          u"instances=9\n"_s, u"srcfd=1,fd=1,iosize=8192\n"_s, u"fd=1,iosize=8192\n"_s,
          u"iosize=333,"_s, u"prealloc=80\n"_s, u"memsize=10m"_s})
        QVERIFY2(files.contains(part), qPrintable(part + files));
    QVERIFY(files.endsWith("}\nrun 42\n"_L1));
    const QString videos = wholeModel({{u"personality"_s, u"videoserver"_s},
                                       {u"files"_s, 12},
                                       {u"passiveFiles"_s, 34},
                                       {u"meanFileSize"_s, 5678},
                                       {u"threads"_s, 9},
                                       {u"ioSize"_s, 8192},
                                       {u"writeSize"_s, 16384},
                                       {u"eventRate"_s, 77},
                                       {u"replaceInterval"_s, 3}},
                                      version);
    for (const QString &part :
         {u"eventgen rate=77\n"_s, u"size=5678,entries=12,dirwidth=4,prealloc,paralloc\n"_s,
          u"size=5678,entries=34,dirwidth=20,prealloc=50,paralloc\n"_s, u"instances=9\n"_s,
          u"filesetname=activevids,iosize=8192\n"_s, u"iosize=16384,fd=1"_s, u"value=3\n"_s,
          u"target=vidreader\n"_s})
        QVERIFY2(videos.contains(part), qPrintable(part + videos));
}

/// As in the files of these names in Filebench's sources, 1.4.9.1 and 1.5-alpha3.
void TestFilebench::operationsAreThoseOfFilebenchsOwnFiles()
{
    QStringList web;
    for (int page = 0; page < 10; ++page)
        web += {u"openfile"_s, u"readwholefile"_s, u"closefile"_s};
    web += u"appendfilerand"_s;
    const QList<QStringList> expected{
        {u"createfile"_s, u"writewholefile"_s, u"closefile"_s, u"openfile"_s, u"appendfilerand"_s,
         u"closefile"_s, u"openfile"_s, u"readwholefile"_s, u"closefile"_s, u"deletefile"_s,
         u"statfile"_s},
        web,
        {u"deletefile"_s, u"createfile"_s, u"appendfilerand"_s, u"fsync"_s, u"closefile"_s,
         u"openfile"_s, u"readwholefile"_s, u"appendfilerand"_s, u"fsync"_s, u"closefile"_s,
         u"openfile"_s, u"readwholefile"_s, u"closefile"_s},
        {u"deletefile"_s, u"createfile"_s, u"writewholefile"_s, u"closefile"_s, u"delay"_s,
         u"read"_s, u"bwlimit"_s}};
    for (const QString &version : {u"1.4"_s, u"1.5"_s}) {
        for (qsizetype index = 0; index < kPersonalities.size(); ++index) {
            const QJsonObject parameters{{u"personality"_s, kPersonalities.at(index)}};
            QCOMPARE(kinds(wholeModel(parameters, version)), expected.at(index));
        }
    }
}

void TestFilebench::sizesAreDrawnInBothVersions()
{
    const QJsonObject web{{u"personality"_s, u"webserver"_s}};
    QVERIFY(wholeModel(web, u"1.4"_s).contains("path=$dir,size=16384,entries=1000,"_L1));
    const QString later = wholeModel(web, u"1.5"_s);
    QVERIFY(later.contains("set $size=randvar(type=gamma,mean=16384,gamma=1500)\n"_L1));
    QVERIFY(later.contains("size=$size,entries=1000,dirwidth=20,prealloc=100,readonly\n"_L1));
    QVERIFY(later.contains("name=logfiles,path=$dir,size=$size,entries=1,"_L1));
}

void TestFilebench::aModelOfVersion14HasNothingThatOnly15Knows()
{
    for (const QString &personality : kPersonalities) {
        const QString model = wholeModel({{u"personality"_s, personality}}, u"1.4"_s);
        QVERIFY(!model.contains("randvar"_L1));
        QVERIFY(!model.contains("psrun"_L1));
    }
}

void TestFilebench::foldersThatTheToolCannotTakeAreRefused()
{
    QVERIFY(Filebench().checkPlace({u"/var/tmp/runwatt-1.2_3/files"_s}));
    for (const QString &folder :
         {u"/a b"_s, u"/a;b"_s, u"/a$b"_s, u"/a\"b"_s, u"/a\nb"_s, u"/\u00e4"_s, u"a"_s, QString(),
          QString(u'/' + QString(600, u'a'))}) {
        const Result<void> checked = Filebench().checkPlace({folder});
        QVERIFY2(!checked, qPrintable(folder));
        QCOMPARE(checked.error().where, folder);
    }
}

QTEST_GUILESS_MAIN(TestFilebench)
#include "tst_filebench.moc"
