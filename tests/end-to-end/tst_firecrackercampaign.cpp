// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NT, QM and FC in one campaign of the program, both guests by a tap: Firecracker is a stand-in,
// and all that ran in it is marked so. What a killed Runwatt leaves.
#include "programrun.h"
#include "tests/support/firecrackerdevice.h"

#include <QJsonArray>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestFirecrackerCampaign : public QObject
{
    Q_OBJECT

    /// Emulated guests boot slowly on a busy machine.
    static constexpr int kPatienceMs = 400'000;

private slots:

    void initTestCase()
    {
        if (const QString obstacle = FirecrackerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
        QVERIFY2(m_device.start(u"1.10.1"_s), m_device.device().log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_device.device().knownHost());
    }

    void whatRanInTheStandInIsMarkedSo()
    {
        const QString file = m_home.path(u"all.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(2, {u"NT"_s, u"QM"_s, u"FC"_s}), u"-o"_s, file});
        QVERIFY2(run.finish(kPatienceMs) == 0, run.errors().constData());
        QVERIFY(isClean());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(3));
        QCOMPARE(data.origin(), Origin::StandIn);
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        QVERIFY(reader);
        for (const store::TrialRecord &trial : data.trials) {
            QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(trial.error));
            const QString runtime = data.find(trial.cell)->runtime;
            QCOMPARE(trial.origin,
                     runtime == u"FC"       ? Origin::StandIn
                         : runtime == u"QM" ? Origin::Emulated
                                            : Origin::Measured);
            QVERIFY(valueOf(data, trial.id, u"throughput"_s) > 0);
            QCOMPARE(valueOf(data, trial.id, u"runtime.startup"_s) > 0.2, runtime != u"NT");
            QCOMPARE(factOf(data, trial.id, u"network"_s).startsWith(u"tap"_s), runtime != u"NT");
            const auto names = reader->rawOutputNames(trial.id);
            QVERIFY(names);
            QCOMPARE(names->contains(u"FC.console"_s), runtime == u"FC");
        }
        ProgramRun compare(m_home, {u"compare"_s, file, u"--by"_s, u"runtime"_s});
        QVERIFY2(compare.finish() == 0, compare.errors().constData());
        QVERIFY2(compare.output().contains("STAND-IN"), compare.output().constData());
    }

    void whatAKilledRunwattLeavesIsRemovedByTheNext()
    {
        const QString file = m_home.path(u"killed.runwatt"_s);
        const QString plan = planFile(30, {u"FC"_s});
        ProgramRun first(m_home, {u"run"_s, plan, u"-o"_s, file});
        QVERIFY2(first.waitFor([&] { return isMeasuring(file); }, kPatienceMs),
                 first.errors().constData());
        first.signal(SIGKILL);
        ProgramRun second(m_home, {u"run"_s, plan, u"-o"_s, file});
        QVERIFY2(second.waitFor([&] { return isMeasuringAgain(file); }, kPatienceMs),
                 second.errors().constData());
        second.signal(SIGINT);
        const int code = second.finish();
        QVERIFY2(code == 130, second.errors().constData());
        QVERIFY(isClean());
    }

private:
    [[nodiscard]] QString planFile(int runTime, const QStringList &runtimes) const
    {
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"8 MiB"_s},
                                     {u"runTime"_s, runTime}};
        QJsonObject device = m_device.device().plan(u"bench"_s);
        device.insert(u"folder"_s, m_disk.path());
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s, QJsonArray{device}},
             {u"runtimes"_s, QJsonArray::fromStringList(runtimes)},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"repetitions"_s, 1},
             {u"seed"_s, 1},
             {u"budget"_s, QJsonObject{{u"cpus"_s, u"0"_s}}},
             {u"guest"_s,
              QJsonObject{{u"accelerator"_s, u"tcg"_s},
                          {u"network"_s, u"tap"_s},
                          {u"memory"_s, u"384 MiB"_s}}},
             {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}});
    }

    /// Nothing of a campaign is in the folder, and no tap of one is left.
    bool isClean()
    {
        return QDir(m_disk.path()).isEmpty()
            && m_device.device().run("! grep -l runwatt- /sys/class/net/*/ifalias");
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    FirecrackerDevice m_device;
};

QTEST_GUILESS_MAIN(TestFirecrackerCampaign)
#include "tests/support/patience.h"
#include "tst_firecrackercampaign.moc"
