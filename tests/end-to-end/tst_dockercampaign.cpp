// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NT and RC in one campaign of the program, with a real docker and real fio: what is kept of it,
// and what is left on the device when docker or Runwatt ends in mid-trial.
#include "programrun.h"
#include "tests/support/dockerdevice.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestDockerCampaign : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = DockerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
        QVERIFY2(m_docker.start(), m_docker.log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_docker.device().knownHost());
    }

    void bothRuntimesAreMeasuredAndTheFileSaysWhatEachWas()
    {
        const QString file = m_home.path(u"both.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(2, {u"NT"_s, u"RC"_s}), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QVERIFY(isClean(file));
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(4));
        QCOMPARE(data.origin(), Origin::Measured);
        for (const store::TrialRecord &trial : data.trials) {
            QCOMPARE(trial.state, store::TrialState::Complete);
            const bool isContainer = data.find(data.find(trial.id)->cell)->runtime == u"RC";
            QVERIFY(valueOf(data, trial.id, u"throughput"_s) > 0);
            QCOMPARE(valueOf(data, trial.id, u"runtime.memory"_s) > 0, isContainer);
            QCOMPARE(factOf(data, trial.id, u"engine"_s).startsWith(u"docker "_s), isContainer);
            QCOMPARE(factOf(data, trial.id, u"image"_s).startsWith(u"sha256:"_s), isContainer);
        }
    }

    void aContainerThatIsKilledIsAFailedTrialAndTheNextGoesOn()
    {
        const QString file = m_home.path(u"gone.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(4, {u"RC"_s}), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isMeasuring(file); }), run.errors().constData());
        QVERIFY(m_docker.device().run("docker kill " + tag(file)));
        QVERIFY(run.finish() >= 0);
        QVERIFY(isClean(file));
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
        ProgramRun first(m_home, {u"run"_s, planFile(20, {u"RC"_s}), u"-o"_s, file});
        QVERIFY2(first.waitFor([&] { return isMeasuring(file); }), first.errors().constData());
        QVERIFY(m_docker.device().run("docker ps --format '{{.Names}}' | grep -qx " + tag(file)));
        first.signal(SIGKILL);
        // The device ends what ran by itself. The image is left for the next run.
        QTRY_VERIFY(
            m_docker.device().run("! docker ps -a --format '{{.Names}}' | grep -qx " + tag(file)));
        ProgramRun second(m_home, {u"run"_s, planFile(20, {u"RC"_s}), u"-o"_s, file});
        QVERIFY2(second.waitFor([&] { return isMeasuringAgain(file); }),
                 second.errors().constData());
        second.signal(SIGINT);
        QVERIFY(second.finish() != 0);
        QVERIFY(isClean(file));
    }

    void dockerThatIsStartedAnewEndsNothingButItsTrial()
    {
        const QString file = m_home.path(u"restart.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(6, {u"RC"_s}), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isMeasuring(file); }), run.errors().constData());
        QVERIFY2(m_docker.startAnew(), m_docker.log().constData());
        QVERIFY(run.finish() >= 0);
        QVERIFY(isClean(file));
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        QCOMPARE(countTrials(data, store::TrialState::Failed), 1);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
    }

    void withoutDockerItIsRefusedBeforeTheFirstTrial()
    {
        QVERIFY(m_docker.stopDaemon());
        const QString file = m_home.path(u"none.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(2, {u"RC"_s}), u"-o"_s, file});
        QVERIFY(run.finish() != 0);
        const QByteArray said = run.errors();
        QVERIFY2(said.contains("the daemon of docker does not run"), said.constData());
        QVERIFY2(said.contains("systemctl start docker"), said.constData());
    }

private:
    [[nodiscard]] QString planFile(int runTime, const QStringList &runtimes) const
    {
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"8 MiB"_s},
                                     {u"runTime"_s, runTime}};
        QJsonObject device = m_docker.device().plan(u"bench"_s);
        device.insert(u"folder"_s, m_disk.path());
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s, QJsonArray{device}},
             {u"runtimes"_s, QJsonArray::fromStringList(runtimes)},
             {u"container"_s, QJsonObject{{u"engine"_s, u"docker"_s}}},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"repetitions"_s, 2},
             {u"seed"_s, 1},
             {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}});
    }

    static QByteArray tag(const QString &file)
    {
        return "runwatt-" + campaignIn(file).campaign.uuid.toUtf8();
    }

    /// Nothing of a campaign is in docker or in the folder.
    bool isClean(const QString &file)
    {
        const bool isGone = m_docker.device().run(
            "! { docker ps -a --format '{{.Names}}'; docker images --format '{{.Repository}}'; } | "
            "grep -q "
            + tag(file));
        return isGone && QDir(m_disk.path()).entryList({u"runwatt-*"_s}).isEmpty();
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    DockerDevice m_docker;
};

QTEST_GUILESS_MAIN(TestDockerCampaign)
#include "tst_dockercampaign.moc"
