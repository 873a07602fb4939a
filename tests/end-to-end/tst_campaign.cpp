// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reader.h"
#include "tests/support/patience.h"
#include "tests/support/ptypair.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <map>

#include <unistd.h>

using namespace runwatt;

/// Campaigns from outside: the built program, a real sshd, real fio, mpstat and pidstat, and the
/// shipped emulator on a pty.
class TestCampaign : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder{QStringLiteral("/var/tmp/runwatt-test-XXXXXX")};

    QString plan(const QByteArray &more = {}) const
    {
        const QString path = m_folder.filePath(QStringLiteral("plan.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no plan file");
        file.write(
            R"({"title": "e2e", "devices": [{"name": "here", "thisComputer": true, "folder": ")"
            + m_folder.path().toUtf8() + R"("}],
 "workloads": [{"benchmark": "fio", "parameters": {"operation": ["read", "write"],
  "requestSize": 4096, "fileSize": "8 MiB", "runTime": 2}}],
 "meters": [{"name": "meter", "kind": "simulated", "device": "here"}],
 "repetitions": 1, "seed": 3, "conditions": {"idleSeconds": 1, "dropCaches": false)"
            + more + "}}");
        return path;
    }

    void start(QProcess &process, const QString &output) const
    {
        process.start(QStringLiteral(RUNWATT_PROGRAM),
                      {QStringLiteral("run"), plan(), QStringLiteral("--quiet"),
                       QStringLiteral("--output"), output});
        QVERIFY(process.waitForStarted());
    }

    static int complete(const store::CampaignData &data)
    {
        return static_cast<int>(std::count_if(data.trials.cbegin(), data.trials.cend(),
                                              [](const store::TrialRecord &trial) {
                                                  return trial.state == store::TrialState::Complete;
                                              }));
    }

    static store::CampaignData read(const QString &file)
    {
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        if (!reader)
            return {};
        const Result<store::CampaignData> data = reader->data();
        return data ? *data : store::CampaignData();
    }

    /// The fio that work in `folder`, each with its state and what it waits for in the kernel.
    static QString fioIn(const QString &folder)
    {
        QProcess ps;
        ps.start(QStringLiteral("ps"),
                 {QStringLiteral("-eo"), QStringLiteral("stat,wchan:24,args")});
        if (!ps.waitForFinished(kHangMs))
            return ps.errorString();
        const QStringList lines = QString::fromLocal8Bit(ps.readAll()).split(u'\n');
        return lines.filter(folder).filter(QStringLiteral("fio")).join(u'\n');
    }

private slots:

    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        if (QStandardPaths::findExecutable(QStringLiteral("fio")).isEmpty())
            QSKIP("fio is not installed");
    }

    void aKilledCampaignIsResumedAndLosesNoFinishedTrial()
    {
        const QString file = m_folder.filePath(QStringLiteral("killed.runwatt"));
        QProcess first;
        start(first, file);
        // In the middle of the second trial.
        const auto inSecond = [&file] {
            const store::CampaignData data = read(file);
            return complete(data) == 1 && data.trials.size() == 2;
        };
        QTRY_VERIFY(inSecond());
        ::kill(static_cast<pid_t>(first.processId()), SIGKILL);
        QVERIFY(first.waitForFinished(120000));
        QTRY_COMPARE(fioIn(m_folder.path()), QString());
        QCOMPARE(complete(read(file)), 1);

        QProcess second;
        start(second, file);
        QVERIFY(second.waitForFinished(120000));
        const QByteArray errors = second.readAllStandardError();
        QVERIFY2(second.exitCode() == 0, errors.constData());
        QCOMPARE(errors, QByteArray()); // --quiet
        const store::CampaignData data = read(file);
        QCOMPARE(complete(data), 2);
        const auto interrupted = std::count_if(
            data.trials.cbegin(), data.trials.cend(), [](const store::TrialRecord &trial) {
                return trial.state == store::TrialState::Interrupted;
            });
        QCOMPARE(interrupted, 1);
    }

    void everySeriesIsThereAndTheMeterSaysThatItIsSimulated()
    {
        const store::CampaignData data = read(m_folder.filePath(QStringLiteral("killed.runwatt")));
        QCOMPARE(data.origin(), Origin::Simulated);
        for (const char *name : {"throughput", "cpu.user", "cpu.rest", "process.cpu", "watts"}) {
            const auto found = std::find_if(
                data.series.cbegin(), data.series.cend(), [name](const store::SeriesRecord &s) {
                    return s.descriptor.name == QLatin1String(name) && s.count > 0;
                });
            QVERIFY2(found != data.series.cend(), name);
            const bool isPower = found->descriptor.name == QStringLiteral("watts");
            QCOMPARE(found->descriptor.origin, isPower ? Origin::Simulated : Origin::Measured);
        }
        for (const store::TrialRecord &trial : data.trials) {
            if (trial.state != store::TrialState::Complete)
                continue;
            QVERIFY(trial.window.seconds() > 1.5);
            QVERIFY(trial.window.seconds() < 30);
        }
    }

    void theClockWasMeasuredBeforeInAndAfterEveryWindow()
    {
        const store::CampaignData data = read(m_folder.filePath(QStringLiteral("killed.runwatt")));
        std::vector<TimeNs> offsets;
        for (const store::FactRecord &fact : data.facts) {
            if (fact.name == u"clock.offset.ns")
                offsets.push_back(fact.timeNs);
        }
        for (const store::TrialRecord &trial : data.trials) {
            if (trial.state != store::TrialState::Complete)
                continue;
            const auto between = [&offsets](TimeNs begin, TimeNs end) {
                return std::any_of(offsets.cbegin(), offsets.cend(), [begin, end](TimeNs time) {
                    return begin <= time && time < end;
                });
            };
            QVERIFY(between(trial.beginNs, trial.window.beginNs));
            QVERIFY(between(trial.window.beginNs, trial.window.endNs));
            QVERIFY(between(trial.window.endNs, trial.endNs));
            QVERIFY(trial.windowUncertaintyNs > 0);
        }
    }

    void theFactsOfTheDeviceAreKept()
    {
        const store::CampaignData data = read(m_folder.filePath(QStringLiteral("killed.runwatt")));
        std::map<QString, QString> facts;
        for (const store::FactRecord &fact : data.facts) {
            if (fact.device == data.devices.front().id && !fact.value.isEmpty())
                facts[fact.name] = fact.value;
        }
        // What each Linux machine tells; tst_facts looks at all that some tell.
        for (const char *name : {"user", "home", "distribution", "cpu.model", "memory.kib",
                                 "boot.id", "clock.utc", "sudo", "tool.mpstat", "tool.pidstat",
                                 "storage.filesystem", "clock.offset.ns", "clock.uncertainty.ns"})
            QVERIFY2(facts.contains(QLatin1String(name)), name);
        QCOMPARE(facts[QStringLiteral("architecture")], QSysInfo::currentCpuArchitecture());
        QCOMPARE(facts[QStringLiteral("kernel")], QSysInfo::kernelVersion());
        QCOMPARE(facts[QStringLiteral("cpu.count")],
                 QString::number(::sysconf(_SC_NPROCESSORS_ONLN)));
        QVERIFY(facts[QStringLiteral("storage.folder")].startsWith(m_folder.path()));
        const QString fio = facts[QStringLiteral("tool.fio")];
        QVERIFY2(fio.contains(QStringLiteral("/fio fio-")), qPrintable(fio));
    }

    void whatTheMeterSentIsKeptAndWhatItShowedOfItself()
    {
        const QString file = m_folder.filePath(QStringLiteral("killed.runwatt"));
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        QVERIFY(reader);
        const store::CampaignData data = read(file);
        for (const store::TrialRecord &trial : data.trials) {
            if (trial.state != store::TrialState::Complete)
                continue;
            const Result<QByteArray> sent =
                reader->rawOutput(trial.id, QStringLiteral("meter.output@meter"));
            QVERIFY2(sent, sent ? "" : qPrintable(sent.error().text()));
            QVERIFY2(sent->contains("#d,"), sent->constData());
            std::map<QString, double> shown;
            for (const store::SummaryRecord &summary : data.summaries) {
                if (summary.trial == trial.id && summary.measure.startsWith(u"meter.")) {
                    QCOMPARE(summary.detail, QStringLiteral("meter"));
                    QCOMPARE(summary.origin, Origin::Simulated);
                    shown[summary.measure] = summary.value;
                }
            }
            QVERIFY(shown[QStringLiteral("meter.readings")] > 2);
            const double update = shown[QStringLiteral("meter.update")];
            QVERIFY2(update > 0.2 && update < 2, qPrintable(QString::number(update)));
            QVERIFY(shown.contains(QStringLiteral("meter.gaps")));
        }
    }

    void theFileIsSound()
    {
        QProcess verify;
        verify.start(
            QStringLiteral(RUNWATT_PROGRAM),
            {QStringLiteral("verify"), m_folder.filePath(QStringLiteral("killed.runwatt"))});
        QVERIFY(verify.waitForFinished(120000));
        QVERIFY2(verify.exitCode() == 0, verify.readAllStandardOutput().constData());
    }

    void theFileOfTheBenchmarkIsRemoved()
    {
        const QStringList left = QDir(m_folder.path()).entryList({QStringLiteral("runwatt-*")});
        QCOMPARE(left, QStringList());
    }

    void progressGoesToStderrAndQuietSilencesIt()
    {
        QFile file(m_folder.filePath(QStringLiteral("progress.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"devices": [{"name": "here", "thisComputer": true, "folder": ")"
                   + m_folder.path().toUtf8() + R"("}],
 "workloads": [{"benchmark": "fio", "parameters": {"fileSize": "8 MiB", "runTime": 1}}],
 "repetitions": 2, "seed": 5, "conditions": {"idleSeconds": 1, "dropCaches": false}})");
        file.close();
        const QString output = m_folder.filePath(QStringLiteral("progress.runwatt"));
        QStringList arguments{QStringLiteral("run"), file.fileName(), QStringLiteral("-o"), output};
        QProcess told;
        told.start(QStringLiteral(RUNWATT_PROGRAM), arguments);
        QTRY_COMPARE(told.state(), QProcess::NotRunning);
        const QByteArray errors = told.readAllStandardError();
        QVERIFY2(told.exitCode() == 0, errors.constData());
        QCOMPARE(told.readAllStandardOutput(), QByteArray());
        // A bar, the trials, and the remaining time as a range or, when it is sure, one.
        const QStringList lines = QString::fromUtf8(errors).split(u'\n');
        for (const char *progress :
             {R"(^\[\.{24}\] 0/2  \d+:\d\d( to \d+:\d\d)? left)",
              R"(^\[#{12}\.{12}\] 1/2  \d+:\d\d( to \d+:\d\d)? left)", R"(^\[#{24}\] 2/2  done)"}) {
            const QRegularExpression line(QString::fromLatin1(progress));
            QVERIFY2(!lines.filter(line).isEmpty(), errors.constData());
        }

        QVERIFY(QFile::remove(output));
        arguments.append(QStringLiteral("--quiet"));
        QProcess quiet;
        quiet.start(QStringLiteral(RUNWATT_PROGRAM), arguments);
        QTRY_COMPARE(quiet.state(), QProcess::NotRunning);
        QCOMPARE(quiet.readAllStandardError(), QByteArray());
        QCOMPARE(quiet.readAllStandardOutput(), QByteArray());
        QCOMPARE(quiet.exitCode(), 0);
        QCOMPARE(complete(read(output)), 2);
    }

    /// A plan that says another order is another plan; one that says none is this one.
    void anotherSeedIsAnotherPlan()
    {
        const QString output = m_folder.filePath(QStringLiteral("progress.runwatt"));
        const QString plan = m_folder.filePath(QStringLiteral("progress.json"));
        QVERIFY(QFileInfo::exists(output)); // of the test before
        QFile file(plan);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        file.close();
        const auto runWith = [&](const QByteArray &seed) {
            QByteArray other = json;
            other.replace("\"seed\": 5,", seed);
            QFile changed(m_folder.filePath(QStringLiteral("seed.json")));
            const bool isWritten =
                changed.open(QIODevice::WriteOnly) && changed.write(other) == other.size();
            changed.close();
            QProcess program;
            program.start(
                QStringLiteral(RUNWATT_PROGRAM),
                {QStringLiteral("run"), changed.fileName(), QStringLiteral("-o"), output});
            const bool isDone = isWritten && program.waitForFinished(120000);
            return isDone ? program.exitCode() : -1;
        };
        QCOMPARE(runWith("\"seed\": 6,"), 2);
        QCOMPARE(runWith(""), 0);
        QCOMPARE(runWith("\"seed\": 5,"), 0);
    }

    void aMeterThatNeverAnswersIsToldAtTheEnd()
    {
        const test::PtyPair silent;
        QFile file(m_folder.filePath(QStringLiteral("silent.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"devices": [{"name": "here", "thisComputer": true, "folder": ")"
                   + m_folder.path().toUtf8() + R"("}],
 "workloads": [{"benchmark": "fio", "parameters": {"fileSize": "8 MiB", "runTime": 1}}],
 "meters": [{"name": "wall", "kind": "wattsup", "device": "here", "port": ")"
                   + silent.path().toUtf8() + R"("}],
 "repetitions": 1, "conditions": {"idleSeconds": 1, "dropCaches": false}})");
        file.close();
        const QString output = m_folder.filePath(QStringLiteral("silent.runwatt"));
        QProcess process;
        process.start(QStringLiteral(RUNWATT_PROGRAM),
                      {QStringLiteral("run"), file.fileName(), QStringLiteral("-o"), output});
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        const QByteArray errors = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 3, errors.constData()); // the trial's own numbers are there
        QVERIFY2(errors.contains("No watts of the meter \"wall\" in 1 of 1 trials"),
                 errors.constData());
        QVERIFY2(errors.contains(QByteArray("Campaign file: " + output.toUtf8())),
                 errors.constData());
        QCOMPARE(complete(read(output)), 1);
    }

    void aFolderInMemoryIsRefusedWithItsReason()
    {
        if (!QFile::exists(QStringLiteral("/dev/shm")))
            QSKIP("no /dev/shm here");
        QFile file(m_folder.filePath(QStringLiteral("tmpfs.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"devices": [{"name": "here", "thisComputer": true, "folder": "/dev/shm"}],
 "workloads": [{"benchmark": "fio", "parameters": {}}], "repetitions": 1})");
        file.close();
        QProcess process;
        process.start(QStringLiteral(RUNWATT_PROGRAM),
                      {QStringLiteral("run"), file.fileName(), QStringLiteral("-q"),
                       QStringLiteral("-o"), m_folder.filePath(QStringLiteral("t.runwatt"))});
        QVERIFY(process.waitForFinished(120000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("tmpfs"));
    }
};

QTEST_GUILESS_MAIN(TestCampaign)
#include "tst_campaign.moc"
