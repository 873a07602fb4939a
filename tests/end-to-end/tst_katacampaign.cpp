// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NT and KC in one campaign of the program, with a real containerd, real fio and a stand-in for
// Kata: what is kept of it and how it is marked, and what is left on the device when the container
// or Runwatt ends in mid-trial.
#include "programrun.h"
#include "tests/support/katadevice.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestKataCampaign : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = KataDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
        QVERIFY2(m_kata.start(), m_kata.log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_kata.device().knownHost());
    }

    void allRuntimesAreMeasuredAndTheFileSaysWhatEachWas()
    {
        const QString file = m_home.path(u"all.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(2, {u"NT"_s, u"RC"_s, u"KC"_s}), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isMeasuring(file); }), run.errors().constData());
        // Each container is made of a configuration of its own.
        const QString folder = m_disk.filePath(QString::fromUtf8(tag(file)));
        const QByteArray plain = ssh::readAll(folder + u"/config.json");
        const QByteArray kata = ssh::readAll(folder + u"/kata-config.json");
        QVERIFY(!plain.isEmpty() && !kata.isEmpty() && plain != kata);
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QVERIFY(isClean());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(6));
        QCOMPARE(data.origin(), Origin::StandIn);
        for (const store::TrialRecord &trial : data.trials) {
            QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(trial.error));
            const QString runtime = data.find(data.find(trial.id)->cell)->runtime;
            const bool isKata = runtime == u"KC";
            QCOMPARE(trial.origin, isKata ? Origin::StandIn : Origin::Measured);
            QVERIFY(valueOf(data, trial.id, u"throughput"_s) > 0);
            QCOMPARE(valueOf(data, trial.id, u"runtime.memory"_s) > 0, runtime != u"NT");
            QVERIFY(valueOf(data, trial.id, u"runtime.startup"_s) > 0);
            // Of a Kata container that of its sandbox.
            const double group = valueOf(data, trial.id, u"cpu.cgroup"_s);
            qInfo("%s: %.2f s of %.2f busy CPU-seconds in the trial's control group",
                  qPrintable(runtime), group, valueOf(data, trial.id, u"cpu.busy"_s));
            QCOMPARE(group > 0, runtime != u"NT");
            QCOMPARE(factOf(data, trial.id, u"engine"_s).startsWith(u"ctr "_s), isKata);
            QCOMPARE(factOf(data, trial.id, u"kata.shared-fs"_s) == u"virtio-fs", isKata);
            QCOMPARE(factOf(data, trial.id, u"kata.files"_s).isEmpty(), !isKata);
        }
        ProgramRun compare(m_home, {u"compare"_s, file, u"--by"_s, u"runtime"_s});
        QVERIFY2(compare.finish() == 0, compare.errors().constData());
        QVERIFY2(compare.output().contains("STAND-IN"), compare.output().constData());
    }

    void aContainerThatIsKilledIsAFailedTrialAndTheNextGoesOn()
    {
        const QString file = m_home.path(u"gone.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(4, {u"KC"_s}), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isMeasuring(file); }), run.errors().constData());
        QVERIFY(
            m_kata.device().run("ctr --namespace runwatt tasks kill --signal KILL " + tag(file)));
        QVERIFY(run.finish() >= 0);
        QVERIFY(isClean());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(countTrials(data, store::TrialState::Failed), 1);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        for (const store::TrialRecord &trial : data.trials) {
            if (trial.state == store::TrialState::Failed)
                QVERIFY2(trial.error.contains(u"the container has ended in mid-trial"_s),
                         qPrintable(trial.error));
        }
    }

    void aKilledRunwattLeavesNoContainerAndGoesOn()
    {
        const QString file = m_home.path(u"killed.runwatt"_s);
        ProgramRun first(m_home, {u"run"_s, planFile(20, {u"KC"_s}), u"-o"_s, file});
        QVERIFY2(first.waitFor([&] { return isMeasuring(file); }), first.errors().constData());
        QVERIFY(
            m_kata.device().run("ctr --namespace runwatt tasks list -q | grep -qx " + tag(file)));
        first.signal(SIGKILL);
        // The device ends what ran by itself.
        QTRY_VERIFY(m_kata.device().run("! ctr --namespace runwatt containers list -q | grep -qx "
                                        + tag(file)));
        ProgramRun second(m_home, {u"run"_s, planFile(20, {u"KC"_s}), u"-o"_s, file});
        QVERIFY2(second.waitFor([&] { return isMeasuringAgain(file); }),
                 second.errors().constData());
        second.signal(SIGINT);
        QVERIFY(second.finish() != 0);
        QVERIFY(isClean());
    }

    void onADiskOfItsOwnAKilledRunwattsCampaignGoesOn()
    {
        if (!QFile::exists(u"/dev/loop-control"_s))
            QSKIP("there are no loop devices here");
        const QString plan =
            planFile(6, {u"KC"_s}, {{u"engine"_s, u"runc"_s}, {u"kataStorage"_s, u"block"_s}}, 1);
        const QString file = m_home.path(u"disk.runwatt"_s);
        ProgramRun first(m_home, {u"run"_s, plan, u"-o"_s, file});
        QVERIFY2(first.waitFor([&] { return isMeasuring(file); }), first.errors().constData());
        const QByteArray disk = "/" + tag(file) + "/kata-data.img";
        QVERIFY(m_kata.device().run(KataDevice::disksCommand() + " | grep " + disk));
        first.signal(SIGKILL);
        first.finish();
        ProgramRun second(m_home, {u"run"_s, plan, u"-q"_s, u"-o"_s, file});
        QVERIFY2(second.finish() == 0, second.errors().constData());
        QVERIFY(isClean());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        const auto trial =
            std::ranges::find(data.trials, store::TrialState::Complete, &store::TrialRecord::state);
        QCOMPARE(trial->origin, Origin::StandIn);
        QVERIFY(valueOf(data, trial->id, u"throughput"_s) > 0);
        QCOMPARE(factOf(data, trial->id, u"kata.storage"_s), u"block"_s);
        QCOMPARE(factOf(data, trial->id, u"kata.files"_s), u"ext4"_s);
        QVERIFY(factOf(data, trial->id, u"kata.volume.bytes"_s).toLongLong() > 8 << 20);
    }

    void aCommandOfAPersonsOwnRunsThere()
    {
        QFile written(planFile(1, {u"KC"_s}, {{u"engine"_s, u"runc"_s}}, 1));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QJsonObject plan = QJsonDocument::fromJson(written.readAll()).object();
        const QJsonObject parameters{
            {u"command"_s,
             u"sh -c 'dd if=/dev/zero of=\"$1\"/x bs=64k count=32 conv=fsync 2>&1' own {path}"_s},
            {u"tools"_s, u"dd sh"_s},
            {u"seconds"_s, 1},
            {u"final"_s, u"^(?<value>[0-9]+)\\+0 records out$"_s},
            {u"measure"_s, u"own.blocks"_s}};
        plan.insert(
            u"workloads"_s,
            QJsonArray{QJsonObject{{u"benchmark"_s, u"command"_s}, {u"parameters"_s, parameters}}});
        const QString file = m_home.path(u"own.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"own.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        QCOMPARE(valueOf(data, data.trials.front().id, u"own.blocks"_s), 32.0);
        QVERIFY(isClean());
    }

    void withoutContainerdItIsRefusedBeforeTheFirstTrial()
    {
        QVERIFY(m_kata.stopDaemon());
        const QString file = m_home.path(u"none.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(2, {u"KC"_s}), u"-o"_s, file});
        QVERIFY(run.finish() != 0);
        const QByteArray said = run.errors();
        QVERIFY2(said.contains("containerd does not answer"), said.constData());
        QVERIFY2(said.contains("systemctl start containerd"), said.constData());
    }

private:
    [[nodiscard]] QString planFile(int runTime,
                                   const QStringList &runtimes,
                                   const QJsonObject &container = {{u"engine"_s, u"runc"_s}},
                                   int repetitions = 2) const
    {
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"8 MiB"_s},
                                     {u"runTime"_s, runTime}};
        QJsonObject device = m_kata.device().plan(u"bench"_s);
        device.insert(u"folder"_s, m_disk.path());
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s, QJsonArray{device}},
             {u"runtimes"_s, QJsonArray::fromStringList(runtimes)},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"container"_s, container},
             {u"repetitions"_s, repetitions},
             {u"seed"_s, 1},
             {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}});
    }

    static QByteArray tag(const QString &file)
    {
        return "runwatt-" + campaignIn(file).campaign.uuid.toUtf8();
    }

    /// Nothing of a campaign is in containerd, on loop devices or in the folder.
    bool isClean()
    {
        const bool isGone = m_kata.device().run("! { " + KataDevice::tracesCommand() + "; "
                                                + KataDevice::disksCommand() + "; } | grep .");
        return isGone && QDir(m_disk.path()).entryList({u"runwatt-*"_s}).isEmpty();
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    KataDevice m_kata;
};

QTEST_GUILESS_MAIN(TestKataCampaign)
#include "tst_katacampaign.moc"
