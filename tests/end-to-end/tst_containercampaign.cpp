// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NT and RC in one campaign of the program, with real runc and real fio: what is kept of it, how
// the two compare, and what a killed Runwatt leaves on the device.
#include "core/ssh/privateserver.h"
#include "programrun.h"
#include "tests/support/namespacedevice.h"

#include <QJsonArray>
#include <QStandardPaths>

#include <csignal>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestContainerCampaign : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        const QString unpacked = ssh::PrivateServer::toolsFolder() + u"/usr/sbin"_s;
        if (QStandardPaths::findExecutable(u"runc"_s).isEmpty()
            && QStandardPaths::findExecutable(u"runc"_s, {unpacked, u"/usr/sbin"_s}).isEmpty())
            QSKIP("runc is not installed");
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
    }

    void bothRuntimesAreMeasuredAndTheFileSaysWhatEachWas()
    {
        const QString file = m_home.path(u"both.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(2), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QCOMPARE(traces(file), "");
        QVERIFY(QDir(m_disk.path()).entryList({u"runwatt-*"_s}).isEmpty());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(4));
        QCOMPARE(data.origin(), Origin::Measured);
        std::map<QString, std::set<QString>> facts;
        for (const store::RuntimeFactRecord &fact : data.runtimeFacts) {
            QCOMPARE(runtimeOf(data, fact.trial), fact.runtime);
            facts[fact.runtime].insert(fact.name);
        }
        QCOMPARE(facts.count(u"NT"_s), std::size_t(0));
        for (const char *name : {"runc", "rootfs.sha256", "config"})
            QVERIFY2(facts[u"RC"_s].contains(QLatin1StringView(name)), name);
        for (const store::TrialRecord &trial : data.trials) {
            QCOMPARE(trial.state, store::TrialState::Complete);
            const bool isContainer = runtimeOf(data, trial.id) == u"RC";
            QVERIFY(valueOf(data, trial.id, u"throughput"_s) > 0);
            QVERIFY(valueOf(data, trial.id, u"runtime.startup"_s) >= 0);
            QCOMPARE(valueOf(data, trial.id, u"runtime.memory"_s) > 0, isContainer);
            QVERIFY(trial.window.seconds() > 1.5 && trial.window.seconds() < 30);
        }
    }

    void theyAreComparedByStartUpToo()
    {
        ProgramRun compare(m_home,
                           {u"compare"_s, m_home.path(u"both.runwatt"_s), u"--measure"_s,
                            u"runtime.startup"_s, u"--by"_s, u"runtime"_s});
        QVERIFY2(compare.finish() == 0, compare.errors().constData());
        const QByteArray table = compare.output();
        QVERIFY2(table.contains("runtime.startup in ms"), table.constData());
        QVERIFY2(table.contains("NT") && table.contains("RC"), table.constData());
    }

    void nativeAndContainerHaveTheSameFilesWhereThePlanSaysSo()
    {
        const QString file = m_home.path(u"common.runwatt"_s);
        QJsonObject plan = this->plan(2);
        plan.insert(u"native"_s, QJsonObject{{u"root"_s, u"common"_s}});
        plan.insert(u"budget"_s, QJsonObject{{u"memory"_s, u"256 MiB"_s}});
        plan.insert(u"repetitions"_s, 1);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QCOMPARE(traces(file), "");
        QCOMPARE(shell(u"grep -F %1 /proc/[0-9]*/mountinfo"_s.arg(m_disk.path())), "");
        QVERIFY(QDir(m_disk.path()).entryList({u"runwatt-*"_s}).isEmpty());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        std::set<QString> trees;
        for (const store::TrialRecord &trial : data.trials) {
            QCOMPARE(trial.state, store::TrialState::Complete);
            QVERIFY(valueOf(data, trial.id, u"throughput"_s) > 0);
            QVERIFY(valueOf(data, trial.id, u"runtime.startup"_s) >= 0);
            trees.insert(factOf(data, trial.id, u"rootfs.sha256"_s));
        }
        QCOMPARE(trees.size(), std::size_t(1));
        QCOMPARE(trees.begin()->size(), 64);
    }

    void equalBudgetsAreKeptAndToldOfEachTrial()
    {
        const QString file = m_home.path(u"budget.runwatt"_s);
        QJsonObject plan = this->plan(2);
        plan.insert(u"budget"_s, QJsonObject{{u"cpus"_s, u"0"_s}, {u"memory"_s, u"96 MiB"_s}});
        plan.insert(u"repetitions"_s, 1);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QCOMPARE(traces(file), "");
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        for (const store::TrialRecord &trial : data.trials) {
            QCOMPARE(trial.state, store::TrialState::Complete);
            QCOMPARE(factOf(data, trial.id, u"budget.cpus"_s), u"0"_s);
            QCOMPARE(factOf(data, trial.id, u"budget.memory"_s), QString::number(96 << 20));
        }
    }

    /// fio's own buffer, which it fills before it writes, is larger than all that it may use.
    void aTrialThatUsesUpItsMemorySaysSo()
    {
        const QString file = m_home.path(u"memory.runwatt"_s);
        QJsonObject plan = this->plan(2);
        plan.insert(u"budget"_s, QJsonObject{{u"memory"_s, u"64 MiB"_s}});
        plan.insert(u"repetitions"_s, 1);
        QJsonObject workload = plan.value(u"workloads"_s).toArray().at(0).toObject();
        QJsonObject parameters = workload.value(u"parameters"_s).toObject();
        parameters.insert(u"operation"_s, u"write"_s);
        parameters.insert(u"requestSize"_s, u"256 MiB"_s);
        parameters.insert(u"fileSize"_s, u"256 MiB"_s);
        workload.insert(u"parameters"_s, parameters);
        plan.insert(u"workloads"_s, QJsonArray{workload});
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        QVERIFY(run.finish() != 0);
        QCOMPARE(traces(file), "");
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        for (const store::TrialRecord &trial : data.trials) {
            QCOMPARE(trial.state, store::TrialState::Failed);
            QVERIFY2(trial.error.contains(u"used up the memory of its budget"_s),
                     qPrintable(runtimeOf(data, trial.id) + u": "_s + trial.error));
        }
    }

    void aKilledRunwattLeavesNoContainerAndGoesOn()
    {
        const QString file = m_home.path(u"killed.runwatt"_s);
        ProgramRun first(m_home, {u"run"_s, planFile(20, {u"RC"_s}), u"-o"_s, file});
        QVERIFY2(first.waitFor([&] { return isMeasuring(file); }), first.errors().constData());
        QVERIFY(!traces(file).isEmpty());
        first.signal(SIGKILL);
        // The device ends what ran by itself. An empty state folder may be left for the next run.
        QTRY_COMPARE(processes(file), "");
        ProgramRun second(m_home, {u"run"_s, planFile(20, {u"RC"_s}), u"-o"_s, file});
        QVERIFY2(second.waitFor([&] { return isMeasuringAgain(file); }),
                 second.errors().constData());
        second.signal(SIGINT);
        QVERIFY(second.finish() != 0);
        QCOMPARE(traces(file), "");
        QVERIFY(QDir(m_disk.path()).entryList({u"runwatt-*"_s}).isEmpty());
    }

private:
    [[nodiscard]] QString planFile(int runTime,
                                   const QStringList &runtimes = {u"NT"_s, u"RC"_s}) const
    {
        return m_home.writePlan(u"plan.json"_s, plan(runTime, runtimes));
    }

    [[nodiscard]] QJsonObject plan(int runTime,
                                   const QStringList &runtimes = {u"NT"_s, u"RC"_s}) const
    {
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"8 MiB"_s},
                                     {u"runTime"_s, runTime}};
        return {
            {u"devices"_s,
             QJsonArray{QJsonObject{
                 {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, m_disk.path()}}}},
            {u"runtimes"_s, QJsonArray::fromStringList(runtimes)},
            {u"workloads"_s,
             QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
            {u"repetitions"_s, 2},
            {u"seed"_s, 1},
            {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}};
    }

    static QString runtimeOf(const store::CampaignData &data, store::TrialId trial)
    {
        return data.find(data.find(trial)->cell)->runtime;
    }

    static QByteArray shell(const QString &line)
    {
        QProcess process;
        if (::geteuid() == 0)
            process.start(u"sh"_s, {u"-c"_s, line});
        else
            process.start(u"sudo"_s, {u"-n"_s, u"sh"_s, u"-c"_s, line});
        process.waitForFinished(120000);
        return process.readAllStandardOutput().trimmed();
    }

    /// What runs in a container of the campaign.
    static QByteArray processes(const QString &file)
    {
        return shell(u"grep -l -- runwatt-%1 /proc/[0-9]*/cgroup 2>/dev/null"_s.arg(
            campaignIn(file).campaign.uuid));
    }

    /// Everything that carries the campaign's tag.
    static QByteArray traces(const QString &file)
    {
        return processes(file)
            + shell(u"ls -d /run/runwatt-%1 /sys/fs/cgroup/runwatt-%1 /sys/fs/cgroup/*/runwatt-%1 "
                    "2>/dev/null"_s.arg(campaignIn(file).campaign.uuid));
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
};

QTEST_GUILESS_MAIN(TestContainerCampaign)
#include "tst_containercampaign.moc"
