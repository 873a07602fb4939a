// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NT and QM in one campaign of the program, with a real QEMU that emulates the guest's processor:
// what is kept of it, its mark, how the two compare, and what a killed Runwatt leaves.
#include "programrun.h"

#include <QJsonArray>

#include <csignal>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestGuestCampaign : public QObject
{
    Q_OBJECT

    /// Emulated guests boot slowly on a busy machine.
    static constexpr int kPatienceMs = 280'000;

private slots:

    void initTestCase()
    {
        const QString program = u"qemu-system-"_s + QSysInfo::currentCpuArchitecture();
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + u" is not installed"));
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
    }

    void theGuestsTrialsAreMarkedAndItsFileIsLaidOutInside()
    {
        const QString file = m_home.path(u"both.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(2, {u"NT"_s, u"QM"_s}), u"-o"_s, file});
        QVERIFY2(run.finish(kPatienceMs) == 0, run.errors().constData());
        QCOMPARE(processes(file), "");
        QVERIFY(QDir(m_disk.path()).isEmpty());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(4));
        QCOMPARE(data.origin(), Origin::Emulated);
        std::set<QString> facts;
        for (const store::RuntimeFactRecord &fact : data.runtimeFacts) {
            if (fact.runtime == u"QM")
                facts.insert(fact.name);
        }
        for (const char *name :
             {"qemu", "machine", "accelerator", "guest.kernel", "guest.kernel.sha256", "command"})
            QVERIFY2(facts.contains(QLatin1StringView(name)), name);
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        QVERIFY(reader);
        std::vector<qsizetype> boots;
        for (const store::TrialRecord &trial : data.trials) {
            QCOMPARE(trial.state, store::TrialState::Complete);
            const bool isGuest = data.find(trial.cell)->runtime == u"QM";
            QCOMPARE(trial.origin, isGuest ? Origin::Emulated : Origin::Measured);
            QVERIFY(valueOf(data, trial.id, u"throughput"_s) > 0);
            QCOMPARE(valueOf(data, trial.id, u"runtime.startup"_s) > 0.2, isGuest);
            QCOMPARE(valueOf(data, trial.id, u"runtime.memory"_s) > 0, isGuest);
            QVERIFY(trial.window.seconds() > 1.5 && trial.window.seconds() < 60);
            const auto names = reader->rawOutputNames(trial.id);
            QVERIFY(names);
            QCOMPARE(names->contains(u"QM.console"_s), isGuest);
            if (!isGuest)
                continue;
            // The first one's was started for the file too, which is there for the others.
            const auto console = reader->rawOutput(trial.id, u"QM.console"_s);
            QVERIFY(console);
            boots.push_back(console->count("runwatt: ready"));
        }
        QCOMPARE(boots, (std::vector<qsizetype>{2, 1}));
        ProgramRun compare(m_home, {u"compare"_s, file, u"--by"_s, u"runtime"_s});
        QVERIFY2(compare.finish() == 0, compare.errors().constData());
        QVERIFY2(compare.output().contains("EMULATED"), compare.output().constData());
    }

    void aKilledRunwattLeavesNoGuestAndGoesOn()
    {
        const QString file = m_home.path(u"killed.runwatt"_s);
        const QString plan = planFile(30, {u"QM"_s});
        ProgramRun first(m_home, {u"run"_s, plan, u"-o"_s, file});
        QVERIFY2(first.waitFor([&] { return isMeasuring(file); }, kPatienceMs),
                 first.errors().constData());
        QVERIFY(!processes(file).isEmpty());
        first.signal(SIGKILL);
        QTRY_COMPARE(processes(file), "");
        ProgramRun second(m_home, {u"run"_s, plan, u"-o"_s, file});
        QVERIFY2(second.waitFor([&] { return isMeasuringAgain(file); }, kPatienceMs),
                 second.errors().constData());
        const store::CampaignData data = campaignIn(file);
        for (const store::TrialRecord &trial : data.trials)
            QCOMPARE(trial.origin, Origin::Emulated); // also those that never ended
        second.signal(SIGINT);
        const int code = second.finish();
        const QByteArray said = second.errors();
        QVERIFY2(code == 130, said.constData());
        QCOMPARE(processes(file), "");
        const QStringList left =
            QDir(m_disk.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ') + u'\n' + QString::fromUtf8(said)));
    }

private:
    [[nodiscard]] QString planFile(int runTime, const QStringList &runtimes) const
    {
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"8 MiB"_s},
                                     {u"runTime"_s, runTime}};
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s,
              QJsonArray{QJsonObject{{u"name"_s, u"here"_s},
                                     {u"thisComputer"_s, true},
                                     {u"folder"_s, m_disk.path()}}}},
             {u"runtimes"_s, QJsonArray::fromStringList(runtimes)},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"repetitions"_s, 2},
             {u"seed"_s, 1},
             {u"budget"_s, QJsonObject{{u"cpus"_s, u"0"_s}}},
             {u"guest"_s, QJsonObject{{u"accelerator"_s, u"tcg"_s}, {u"memory"_s, u"384 MiB"_s}}},
             {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}});
    }

    /// The QEMU that works for the campaign.
    static QByteArray processes(const QString &file)
    {
        QProcess process;
        process.start(
            u"sh"_s,
            {u"-c"_s,
             u"for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline 2>/dev/null; echo; done "
             "| grep '^[^ ]*qemu-system.* runwatt-%1,'"_s.arg(campaignIn(file).campaign.uuid)});
        process.waitForFinished(120000);
        return process.readAllStandardOutput().trimmed();
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
};

QTEST_GUILESS_MAIN(TestGuestCampaign)
#include "tests/support/patience.h"
#include "tst_guestcampaign.moc"
