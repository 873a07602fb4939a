// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What fio's file goes through before a window and after it, with the installed fio.

#include "core/benchmark/fio.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace runwatt;
using namespace runwatt::benchmark;
using namespace Qt::Literals::StringLiterals;

namespace {

/// How a command ended.
struct Ended
{
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

Ended runToItsEnd(const QStringList &words, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(words.value(0), words.mid(1));
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kHangMs))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject verified(const QString &checksum, int requestSize = 4096)
{
    return {{u"operation"_s, u"write"_s},
            {u"verify"_s, checksum},
            {u"requestSize"_s, requestSize},
            {u"fileSize"_s, u"3 MiB"_s},
            {u"runTime"_s, 1}};
}

} // namespace

class TestFioFile : public QObject
{
    Q_OBJECT

private slots:
    void onlyWritesAreVerified();
    void whatCantBeVerifiedIsRefused_data();
    void whatCantBeVerifiedIsRefused();
    void verifyingWorkloadsHaveFilesOfTheirOwn();
    void passesAreThoseOfThePlan();
    void whatWasWrittenIsReadBack_data();
    void whatWasWrittenIsReadBack();
    void aChangedByteIsFound();
    void aFileThatIsMissingIsNoDamage();
    void aRequestBelowABlockIsBufferedInstead();
    void theFileSystemIsAskedWhetherItCanBeDirect();
    void aPassTellsHowFarItIs();

private:
    void needFio()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_folder.isValid());
    }

    [[nodiscard]] Place place(const QString &name) const { return {m_folder.filePath(name)}; }

    [[nodiscard]] Ended run(const QStringList &words) const
    {
        return runToItsEnd(words, m_folder.path());
    }

    /// Lays the file out, gives it its checksums, and writes to it as the workload does.
    void writeFile(const QJsonObject &parameters, const Place &place)
    {
        const Fio fio;
        QCOMPARE(run(fio.layoutCommand(parameters, place)).status, 0);
        for (const FilePass &pass : fio.passes(parameters, place, {}))
            QCOMPARE(run(pass.command).status, 0);
        const Ended wrote = run(fio.command(parameters, place));
        QVERIFY2(wrote.status == 0, wrote.errors.constData());
    }

    QTemporaryDir m_folder{u"/var/tmp/runwatt-test-XXXXXX"_s};
};

void TestFioFile::onlyWritesAreVerified()
{
    const Result<QJsonObject> write = Fio().completed(verified(u"crc32c"_s));
    QVERIFY(write);
    QCOMPARE(write->value(u"verify"_s), QJsonValue(u"crc32c"_s));
    QCOMPARE(Fio().title(*write), u"fio random write, 4 KiB, verify crc32c"_s);
    const QStringList words = Fio().command(*write, {u"/f"_s});
    for (const QString &word :
         {u"--verify=crc32c"_s, u"--do_verify=0"_s, u"--verify_state_save=0"_s})
        QVERIFY2(words.contains(word), qPrintable(word));
    QCOMPARE(Fio().estimate(*write).readBackBytes, qint64{3} << 20);
    // Of a set of several operations the reads have none, and "none" is none.
    for (const QJsonObject &other :
         {QJsonObject{{u"verify"_s, u"md5"_s}},
          QJsonObject{{u"operation"_s, u"write"_s}, {u"verify"_s, u"none"_s}}}) {
        const Result<QJsonObject> completed = Fio().completed(other);
        QVERIFY(completed && !completed->contains(u"verify"_s));
        QVERIFY(Fio().checkCommand(*completed, {u"/f"_s}).isEmpty());
        QVERIFY(Fio().passes(*completed, {u"/f"_s}, {}).empty());
    }
}

void TestFioFile::whatCantBeVerifiedIsRefused_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::newRow("mixed") << QJsonObject{{u"operation"_s, u"mixed"_s}};
    QTest::newRow("jobs over one file") << QJsonObject{{u"jobs"_s, 2}};
    QTest::newRow("no room for a checksum") << QJsonObject{{u"requestSize"_s, 128}};
    QTest::newRow("an end that is no whole block") << QJsonObject{{u"fileSize"_s, 10000}};
    QTest::newRow("unknown") << QJsonObject{{u"verify"_s, u"crc33"_s}};
}

void TestFioFile::whatCantBeVerifiedIsRefused()
{
    QFETCH(const QJsonObject, change);
    QJsonObject parameters = verified(u"crc32c"_s);
    for (auto field = change.begin(); field != change.end(); ++field)
        parameters[field.key()] = field.value();
    const Result<void> checked = Fio().checkParameters(parameters);
    QVERIFY(!checked);
    QCOMPARE(checked.error().where, u"verify"_s);
}

void TestFioFile::verifyingWorkloadsHaveFilesOfTheirOwn()
{
    QCOMPARE(Fio().fileContents({}), QString());
    QCOMPARE(Fio().fileContents(verified(u"md5"_s, 2048)), u"md5-2048"_s);
}

void TestFioFile::passesAreThoseOfThePlan()
{
    const auto kinds = [](const QJsonObject &parameters, Preconditioning preconditioning) {
        QString all;
        for (const FilePass &pass : Fio().passes(parameters, {u"/f"_s}, preconditioning))
            all += pass.kind == FilePass::Kind::Random    ? u'r'
                : pass.kind == FilePass::Kind::Sequential ? u's'
                                                          : u'c';
        return all;
    };
    using Kind = Preconditioning::Kind;
    QCOMPARE(kinds({}, {}), QString());
    QCOMPARE(kinds({}, {Kind::Sequential, 1}), u"s"_s);
    QCOMPARE(kinds({}, {Kind::Random, 2}), u"ssrr"_s);
    QCOMPARE(kinds(verified(u"md5"_s), {}), u"c"_s);
    QCOMPARE(kinds(verified(u"md5"_s), {Kind::Random, 1}), u"sr"_s);
    for (const FilePass &pass :
         Fio().passes({{u"fileSize"_s, 8192}}, {u"/a:b"_s}, {Kind::Random, 1})) {
        QCOMPARE(pass.bytes, 8192);
        QVERIFY(pass.command.contains(u"--filename=/a\\:b"_s));
        QVERIFY(pass.command.contains(u"--end_fsync=1"_s)); // it ends on the storage
        QVERIFY(pass.command.contains(pass.kind == FilePass::Kind::Random ? u"--bs=4096"_s
                                                                          : u"--bs=8192"_s));
    }
    for (const Kind kind : {Kind::Layout, Kind::Sequential, Kind::Random})
        QVERIFY(preconditioningFromWord(toWord(kind)) == kind);
    QVERIFY(!preconditioningFromWord(u"trim"_s));
}

void TestFioFile::whatWasWrittenIsReadBack_data()
{
    QTest::addColumn<QJsonObject>("parameters");
    for (const QString &checksum : fioChecksums())
        QTest::newRow(qPrintable(checksum)) << verified(checksum);
    QTest::newRow("256 B") << verified(u"md5"_s, 256);
    QTest::newRow("a request of no power of two") << verified(u"crc32c"_s, 1536);
    QJsonObject sequential = verified(u"crc32c"_s, 65536);
    sequential[u"pattern"_s] = u"sequential"_s;
    QTest::newRow("sequential") << sequential;
}

void TestFioFile::whatWasWrittenIsReadBack()
{
    QFETCH(const QJsonObject, parameters);
    needFio();
    const Fio fio;
    const Place file = place(u"whole"_s);
    QFile::remove(file.path);
    writeFile(parameters, file);
    const Ended ended = run(fio.checkCommand(parameters, file));
    const Result<QString> checked =
        fio.checked(parameters, ended.output, ended.errors, ended.status);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().text()));
    QVERIFY(checked->contains(parameters.value(u"verify"_s).toString()));
    QVERIFY(checked->contains(u"3 MiB"_s));
}

void TestFioFile::aChangedByteIsFound()
{
    needFio();
    const Fio fio;
    const Place place = this->place(u"changed"_s);
    const QJsonObject parameters = verified(u"crc32c"_s);
    writeFile(parameters, place);
    QFile file(place.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 at = 100 * 4096 + 2000; // behind the header of its block
    QVERIFY(file.seek(at));
    const QByteArray before = file.read(1);
    QVERIFY(file.seek(at) && file.write(QByteArray(1, char(~before.at(0)))) == 1);
    file.close();
    const Ended ended = run(fio.checkCommand(parameters, place));
    QCOMPARE(ended.status, 1);
    const Result<QString> checked =
        fio.checked(parameters, ended.output, ended.errors, ended.status);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::Corrupt);
    // fio says where.
    QVERIFY2(checked.error().why.contains(u"offset 409600"_s), qPrintable(checked.error().text()));
}

void TestFioFile::aFileThatIsMissingIsNoDamage()
{
    needFio();
    const Fio fio;
    const QJsonObject parameters = verified(u"crc32c"_s);
    for (const Ended &ended :
         {run(fio.checkCommand(parameters, {u"/proc/no/such/file"_s})), Ended()}) {
        const Result<QString> checked =
            fio.checked(parameters, ended.output, ended.errors, ended.status);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::System);
        QVERIFY(!checked.error().why.isEmpty());
    }
}

void TestFioFile::aRequestBelowABlockIsBufferedInstead()
{
    const QJsonObject asked{{u"requestSize"_s, 256}, {u"direct"_s, true}};
    QVERIFY(Fio().checkParameters(asked));
    const Result<QJsonObject> completed = Fio().completed(asked);
    QVERIFY(completed && completed->value(u"direct"_s).toBool()); // the plan keeps what was asked
    QVERIFY(Fio().title(*completed).endsWith(u"direct"_s));
    const std::optional<Concession> concession = Fio().concession(*completed);
    QVERIFY(concession);
    QCOMPARE(concession->verdict, u"not-direct"_s);
    QVERIFY(concession->why.contains(u"256 B"_s));
    QVERIFY(Fio().command(concession->parameters, {u"/f"_s}).contains(u"--direct=0"_s));
    QJsonObject same = concession->parameters;
    same[u"direct"_s] = true;
    QCOMPARE(same, *completed); // nothing else differs
    QVERIFY(!Fio().concession({{u"requestSize"_s, 512}, {u"direct"_s, true}}));
    QVERIFY(!Fio().concession({{u"requestSize"_s, 256}}));
    QVERIFY(!Fio().goesPastCache(*completed));
    QVERIFY(Fio().goesPastCache({{u"direct"_s, true}}));
}

void TestFioFile::theFileSystemIsAskedWhetherItCanBeDirect()
{
    needFio();
    const Fio fio;
    QVERIFY(fio.attemptCommand({}, place(u"f"_s)).isEmpty()); // buffered: no doubt
    QJsonObject parameters{{u"direct"_s, true}, {u"fileSize"_s, u"1 MiB"_s}};
    const Place file = place(u"direct"_s);
    QCOMPARE(run(fio.layoutCommand(parameters, file)).status, 0);
    const Ended taken = run(fio.attemptCommand(parameters, file));
    const auto none = fio.concessionAfter(parameters, taken.output, taken.status);
    QCOMPARE(none.has_value(), taken.status != 0); // as this machine's file system answers
    // What every kernel refuses: no multiple of any block.
    parameters[u"requestSize"_s] = 256;
    const Ended refused = run(fio.attemptCommand(parameters, file));
    QVERIFY(refused.status != 0);
    const auto concession = fio.concessionAfter(parameters, refused.output, refused.status);
    QVERIFY2(concession, refused.output.constData());
    QCOMPARE(concession->verdict, u"not-direct"_s);
    QVERIFY(!concession->parameters.value(u"direct"_s).toBool());
    // Another failure is the workload's own to tell.
    const Ended missing = run(fio.attemptCommand(parameters, {u"/proc/no/such/file"_s}));
    QVERIFY(missing.status != 0);
    QVERIFY(!fio.concessionAfter(parameters, missing.output, missing.status));
}

void TestFioFile::aPassTellsHowFarItIs()
{
    needFio();
    const QJsonObject parameters{{u"fileSize"_s, u"2 MiB"_s}};
    const auto passes =
        Fio().passes(parameters, place(u"pass"_s), {Preconditioning::Kind::Random, 1});
    QCOMPARE(passes.size(), std::size_t{2});
    for (const FilePass &pass : passes) {
        const Ended ended = run(pass.command);
        QVERIFY2(ended.status == 0, ended.errors.constData());
        QCOMPARE(Fio().bytesPassed(ended.output.mid(ended.output.lastIndexOf("{\n  \"fio"))),
                 pass.bytes); // in random order, too, each block once
    }
    QCOMPARE(Fio().bytesPassed("no document"), 0);
    QCOMPARE(QFileInfo(m_folder.filePath(u"pass"_s)).size(), qint64{2} << 20);
}

QTEST_GUILESS_MAIN(TestFioFile)
#include "tst_fiofile.moc"
