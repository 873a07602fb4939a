// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a crash and a full disk leave. The writer is this program again, started with an option.
#include "core/store/steps.h"
#include "core/store/verify.h"
#include "core/store/writer.h"
#include "storefixture.h"
#include "tests/support/patience.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <csignal>
#include <cstdio>
#include <limits>

#include <sys/resource.h>

using namespace runwatt;
using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

namespace {

void say(const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

/// Writes complete trials, one after another, and says after each flush how many there are; between
/// the flushes an unfinished trial grows. Ends when writing fails.
Task<void> writeForEver(QString file)
{
    const CampaignRecord campaign = someCampaign();
    auto task = QFile::exists(file) ? CampaignWriter::open(file, {})
                                    : CampaignWriter::create(file, campaign, {});
    auto opened = co_await task;
    if (!opened) {
        say(u"not opened: "_s + opened.error().text());
        QCoreApplication::exit(1);
        co_return;
    }
    const std::unique_ptr<CampaignWriter> writer = std::move(*opened);
    int failures = 0;
    QObject::connect(writer.get(), &CampaignWriter::failed, writer.get(), [&failures](Error error) {
        ++failures;
        say(u"failed: "_s + error.text());
    });
    const auto &known = writer->initialData();
    const CellId cell = known.cells.empty() ? addSetup(*writer).cell : known.cells.front().id;
    const auto first = static_cast<int>(known.trials.size()) + 1;
    for (int repetition = first; failures == 0; ++repetition) {
        addCompleteTrial(*writer, cell, repetition, 700);
        const Result<void> flushed = co_await writer->flush({});
        if (!flushed)
            break;
        say(u"flushed "_s + QString::number(repetition));
    }
    const Result<void> closed = co_await writer->close({});
    say(closed ? u"closed"_s : u"closed with: "_s + closed.error().text());
    QCoreApplication::exit(0);
}

/// Limits the size of files, which fails as a full disk does, but for this process alone.
void limitFileSize(rlim_t bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
}

int writerMain(QCoreApplication &application, const QStringList &arguments)
{
    if (arguments.size() > 3)
        limitFileSize(arguments.at(3).toULong());
    QMetaObject::invokeMethod(
        &application, [file = arguments.at(2)] { writeForEver(file); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

/// Keeps the steps of a talk, again and again, and says after each time how often it was.
int saveForEver(const QString &file)
{
    for (int times = 1;; ++times) {
        StepRecord step{StepKind::Text, QString::number(times)};
        step.notes = QString(4000, u'n');
        const Result<void> saved = writeSteps(file, {step, step, step});
        if (!saved) {
            say(u"failed: "_s + saved.error().text());
            return 1;
        }
        say(u"flushed "_s + QString::number(times));
    }
}

int lastFlushed(const QByteArray &output)
{
    int last = 0;
    for (const QByteArray &line : output.split('\n')) {
        if (line.startsWith("flushed "))
            last = std::max(last, line.mid(8).toInt());
    }
    return last;
}

/// What is wrong with the file, in words; empty when nothing is but that trials were interrupted.
QString faults(const QString &file, qint64 completeTrials)
{
    const Result<VerifyReport> report = verify(file);
    if (!report)
        return report.error().text();
    QStringList lines;
    for (const VerifyFinding &finding : report->findings) {
        if (finding.kind != FindingKind::Note)
            lines.append(finding.text);
    }
    if (report->completeTrials < completeTrials)
        lines.append(
            QStringLiteral("only %1 of %2 trials")
                .arg(QString::number(report->completeTrials), QString::number(completeTrials)));
    return lines.join(u'\n');
}

} // namespace

class TestCampaignCrash : public QObject
{
    Q_OBJECT

private slots:
    void whatWasFlushedSurvivesSigkill_data();
    void whatWasFlushedSurvivesSigkill();
    void aCampaignThatWasKilledIsResumed();
    void aKilledCampaignIsReadWithoutBeingChanged();
    void oneKilledWhileItTookTheLockIsGoneOnWith();
    void oneThatAnotherProgramWritesIsRefused();
    void stepsSurviveSigkill();
    void aLimitOnFileSizesIsToldAndKeepsWhatIsThere();
    void aFullDiskIsToldAndKeepsWhatIsThere();
    void aFolderWithoutPermissionIsRefusedInWords();

private:
    /// Starts a writer on the file and kills it when it has flushed `times` times; gives how many
    /// it said it had flushed.
    static int writeAndKill(const QString &file, int times, const QString &option = u"--write"_s);
};

int TestCampaignCrash::writeAndKill(const QString &file, int times, const QString &option)
{
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), {option, file});
    QByteArray output;
    [&] {
        // One that has ended by itself flushes no more.
        QTRY_VERIFY2((output += writer.readAllStandardOutput(),
                      lastFlushed(output) >= times || writer.state() == QProcess::NotRunning),
                     output.constData());
        QVERIFY2(writer.state() != QProcess::NotRunning, output.constData());
    }();
    writer.kill(); // SIGKILL; it is busy with the next trial
    [&writer] { QTRY_COMPARE(writer.state(), QProcess::NotRunning); }();
    output += writer.readAllStandardOutput();
    return lastFlushed(output);
}

void TestCampaignCrash::whatWasFlushedSurvivesSigkill_data()
{
    QTest::addColumn<int>("trials");
    for (const int trials : {1, 2, 3, 7, 20, 60})
        QTest::addRow("%d", trials) << trials;
}

void TestCampaignCrash::whatWasFlushedSurvivesSigkill()
{
    QFETCH(const int, trials);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.runwatt"_s);
    const int flushed = writeAndKill(file, trials);
    QVERIFY(flushed >= trials);
    QCOMPARE(faults(file, flushed), QString());
}

void TestCampaignCrash::aCampaignThatWasKilledIsResumed()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.runwatt"_s);
    int flushed = 0;
    for (int crash = 0; crash < 4; ++crash)
        flushed = writeAndKill(file, flushed + 3);
    {
        // The stale lock of a process that is gone keeps nobody out.
        auto writer = result(CampaignWriter::open(file, {}));
        QVERIFY2(writer.has_value(), writer ? "" : qPrintable(writer.error().text()));
        for (const TrialRecord &trial : (*writer)->initialData().trials)
            QVERIFY(trial.state != TrialState::Running);
        addCompleteTrial(**writer, CellId{1}, flushed + 1, 5);
        QVERIFY(result((*writer)->close({})).has_value());
    }
    QCOMPARE(faults(file, flushed + 1), QString());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestCampaignCrash::aKilledCampaignIsReadWithoutBeingChanged()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.runwatt"_s);
    const int flushed = writeAndKill(file, 5);
    const auto contents = [](const QString &path) {
        QFile opened(path);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    };
    const QByteArray before = contents(file);
    const QByteArray logBefore = contents(file + u"-wal"_s);
    QVERIFY(!logBefore.isEmpty());
    {
        const Result<CampaignReader> reader = CampaignReader::open(file);
        QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().text()));
        QVERIFY(reader->data()->trials.size() >= static_cast<std::size_t>(flushed));
    }
    QCOMPARE(contents(file), before);
    QCOMPARE(contents(file + u"-wal"_s), logBefore);
}

void TestCampaignCrash::oneKilledWhileItTookTheLockIsGoneOnWith()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.runwatt"_s);
    makeCampaign(file, 3);
    const auto leaveLock = [&file] {
        QFile lock(file + u".lock"_s);
        return lock.open(QIODevice::WriteOnly);
    };
    QVERIFY(leaveLock());
    const Result<void> kept = writeSteps(file, {StepRecord{StepKind::Text, u"kept"_s}});
    QVERIFY2(kept.has_value(), kept ? "" : qPrintable(kept.error().text()));
    QVERIFY(leaveLock());
    auto writer = result(CampaignWriter::open(file, {}));
    QVERIFY2(writer.has_value(), writer ? "" : qPrintable(writer.error().text()));
    // Meanwhile steps wait for this program's own campaign.
    const Result<void> meanwhile = writeSteps(file, {});
    QVERIFY(!meanwhile.has_value());
    QCOMPARE(meanwhile.error().what, u"The campaign is being written."_s);
    QVERIFY(result((*writer)->close({})).has_value());
    QCOMPARE(faults(file, 3), QString());
}

void TestCampaignCrash::oneThatAnotherProgramWritesIsRefused()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.runwatt"_s);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--write"_s, file});
    QTRY_VERIFY(other.canReadLine());
    const auto writer = result(CampaignWriter::open(file, {}));
    QVERIFY(!writer.has_value());
    QCOMPARE(writer.error().code, ErrorCode::Busy);
    QCOMPARE(writer.error().what, u"Another Runwatt is writing this campaign."_s);
    QVERIFY2(writer.error().why.contains(QString::number(other.processId())),
             qPrintable(writer.error().why));
    other.kill();
    QTRY_COMPARE(other.state(), QProcess::NotRunning);
}

void TestCampaignCrash::stepsSurviveSigkill()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.runwatt"_s);
    makeCampaign(file, 3);
    for (int crash = 0; crash < 30; ++crash) {
        const int saved = writeAndKill(file, 2 + crash % 3, u"--save-steps"_s);
        // One that was kept, but not said to be, is as good.
        const Result<std::vector<StepRecord>> steps = readSteps(file);
        QVERIFY2(steps.has_value(), steps ? "" : qPrintable(steps.error().text()));
        QCOMPARE(steps->size(), std::size_t{3});
        QVERIFY(steps->front().title.toInt() >= saved);
        QCOMPARE(faults(file, 3), QString());
    }
}

void TestCampaignCrash::aLimitOnFileSizesIsToldAndKeepsWhatIsThere()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"x.runwatt"_s);
    QProcess writer;
    writer.start(QCoreApplication::applicationFilePath(), {u"--write"_s, file, u"900000"_s});
    QTRY_COMPARE(writer.state(), QProcess::NotRunning);
    const QByteArray output = writer.readAllStandardOutput();
    QCOMPARE(writer.exitStatus(), QProcess::NormalExit);
    QCOMPARE(output.count("failed: "), 1);
    QVERIFY2(output.contains("no space left"), output.constData());
    QVERIFY2(output.contains("closed with: "), output.constData());
    const int flushed = lastFlushed(output);
    QVERIFY(flushed > 3);
    QCOMPARE(faults(file, flushed), QString());
}

void TestCampaignCrash::aFullDiskIsToldAndKeepsWhatIsThere()
{
    // A small file system of its own, in a mount namespace that ends with the process.
    const QTemporaryDir folder;
    const QString script = u"mount -t tmpfs -o size=4m tmpfs \"$1\" || exit 77\n"
                           "head -c 1500000 /dev/zero > \"$1/ballast\"\n"
                           "\"$2\" --write \"$1/x.runwatt\"\n"
                           "\"$2\" --verify \"$1/x.runwatt\"\n"
                           "rm \"$1/ballast\"\n"
                           "\"$2\" --write \"$1/x.runwatt\"\n"
                           "\"$2\" --verify \"$1/x.runwatt\"\n"_s;
    QProcess writer;
    writer.start(u"unshare"_s,
                 {u"-rm"_s, u"sh"_s, u"-c"_s, script, u"sh"_s, folder.path(),
                  QCoreApplication::applicationFilePath()});
    QTRY_COMPARE(writer.state(), QProcess::NotRunning);
    const QByteArray output = writer.readAllStandardOutput();
    if (writer.exitCode() == 77 || output.isEmpty())
        QSKIP("This account may not mount a small file system in a namespace of its own.");
    QVERIFY2(output.contains("failed: "), output.constData());
    QVERIFY2(output.contains("no space left"), output.constData());
    QCOMPARE(output.count("sound "), 2);
    // After space was made, the campaign went on behind what was there.
    const auto counts =
        QRegularExpression(u"sound (\\d+)"_s).globalMatch(QString::fromUtf8(output));
    QList<int> trials;
    for (const QRegularExpressionMatch &match : counts)
        trials.append(match.captured(1).toInt());
    QVERIFY2(trials.value(0) > 3 && trials.value(1) > trials.value(0), output.constData());
}

void TestCampaignCrash::aFolderWithoutPermissionIsRefusedInWords()
{
    const QString folder = u"/proc/self"_s; // read-only for everybody, root too
    const auto writer =
        result(CampaignWriter::create(folder + u"/x.runwatt"_s, someCampaign(), {}));
    QVERIFY(!writer.has_value());
    QVERIFY2(writer.error().text().contains(folder), qPrintable(writer.error().text()));
    QVERIFY(writer.error().code == ErrorCode::PermissionDenied
            || writer.error().code == ErrorCode::System);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--write")
        return writerMain(application, arguments);
    if (arguments.value(1) == u"--save-steps")
        return saveForEver(arguments.value(2));
    if (arguments.value(1) == u"--verify") {
        const QString words = faults(arguments.value(2), 0);
        const Result<VerifyReport> report = verify(arguments.value(2));
        say(words.isEmpty() && report ? u"sound "_s + QString::number(report->completeTrials)
                                      : u"not sound: "_s + words);
        return 0;
    }
    TestCampaignCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_campaigncrash.moc"
