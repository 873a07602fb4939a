// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All runtimes but Kata in one campaign of the program. QEMU emulates the guests' processor, and
// Firecracker is a stand-in: what is kept of them, their marks, how they compare, and what a killed
// Runwatt leaves.
#include "programrun.h"
#include "tests/support/firecrackerdevice.h"

#include <QJsonArray>

#include <csignal>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestGuestCampaign : public QObject
{
    Q_OBJECT

    /// Emulated guests boot slowly on a busy machine.
    static constexpr int kPatienceMs = 600'000;

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

    void eachRuntimesTrialsAreMarkedAsWhatTheyAre()
    {
        const QString file = m_home.path(u"all.runwatt"_s);
        const QStringList runtimes{u"NT"_s, u"RC"_s, u"VM"_s, u"QM"_s, u"FC"_s};
        ProgramRun run(m_home, {u"run"_s, planFile(2, runtimes), u"-o"_s, file});
        QVERIFY2(run.finish(kPatienceMs) == 0, run.errors().constData());
        QCOMPARE(left(), "");
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(5));
        QCOMPARE(data.origin(), Origin::StandIn);
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        QVERIFY(reader);
        std::set<QString> trees;
        for (const store::TrialRecord &trial : data.trials) {
            QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(trial.error));
            const QString runtime = data.find(trial.cell)->runtime;
            const bool isQemu = runtime == u"VM" || runtime == u"QM";
            const bool isGuest = isQemu || runtime == u"FC";
            Origin expected = Origin::Measured;
            if (isGuest)
                expected = isQemu ? Origin::Emulated : Origin::StandIn;
            QCOMPARE(trial.origin, expected);
            QVERIFY(valueOf(data, trial.id, u"throughput"_s) > 0);
            QCOMPARE(valueOf(data, trial.id, u"runtime.memory"_s) > 0, runtime != u"NT");
            QCOMPARE(valueOf(data, trial.id, u"runtime.startup"_s) > 0.2, isGuest);
            QCOMPARE(factOf(data, trial.id, u"network"_s).startsWith(u"tap"_s), isGuest);
            QCOMPARE(factOf(data, trial.id, u"accelerator"_s), isQemu ? u"tcg"_s : QString());
            QCOMPARE(factOf(data, trial.id, u"guest.kernel.sha256"_s).isEmpty(), !isGuest);
            if (runtime != u"NT")
                trees.insert(factOf(data, trial.id, u"rootfs.sha256"_s));
            const auto names = reader->rawOutputNames(trial.id);
            QVERIFY(names);
            QCOMPARE(names->contains(runtime + u".console"), isGuest);
            if (!isGuest)
                continue;
            // It was started for the file, and for the trial.
            const auto console = reader->rawOutput(trial.id, runtime + u".console"_s);
            QVERIFY(console);
            QCOMPARE(console->count("runwatt: ready"), 2);
        }
        QCOMPARE(trees.size(), std::size_t(1)); // one user space for all
        ProgramRun compare(m_home, {u"compare"_s, file, u"--by"_s, u"runtime"_s});
        QVERIFY2(compare.finish() == 0, compare.errors().constData());
        // Of several marks the one furthest from measured is that of the whole.
        QVERIFY2(compare.output().contains("STAND-IN"), compare.output().constData());
    }

    void aKilledRunwattLeavesNoGuestAndGoesOn()
    {
        const QString file = m_home.path(u"killed.runwatt"_s);
        const QString plan = planFile(30, {u"FC"_s});
        ProgramRun first(m_home, {u"run"_s, plan, u"-o"_s, file});
        QVERIFY2(first.waitFor([&] { return isMeasuring(file); }, kPatienceMs),
                 first.errors().constData());
        QVERIFY(left().contains("/guest-FC/"));
        first.signal(SIGKILL);
        // The device ends the guest by itself; its tap is for the next to take away.
        QTRY_VERIFY(!left().contains("/guest-FC/"));
        ProgramRun second(m_home, {u"run"_s, plan, u"-o"_s, file});
        QVERIFY2(second.waitFor([&] { return isMeasuringAgain(file); }, kPatienceMs),
                 second.errors().constData());
        for (const store::TrialRecord &trial : campaignIn(file).trials)
            QCOMPARE(trial.origin, Origin::StandIn); // also those that never ended
        second.signal(SIGINT);
        const int code = second.finish();
        QVERIFY2(code == 130, second.errors().constData());
        QCOMPARE(left(), "");
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

    /// What campaigns have on the device: files, guests, taps.
    QByteArray left()
    {
        QProcess shell;
        QStringList command{
            u"sh"_s, u"-c"_s,
            u"ls -A --ignore='kept-*' %1; for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline "
            "2>/dev/null; echo; done | grep '%1/.*/guest-' | grep -v grep; grep -l "
            "runwatt- /sys/class/net/*/ifalias"_s.arg(m_disk.path())};
        shell.start(command.takeFirst(), command);
        shell.waitForFinished(60000);
        return shell.readAllStandardOutput().trimmed();
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    FirecrackerDevice m_device;
};

QTEST_GUILESS_MAIN(TestGuestCampaign)
#include "tst_guestcampaign.moc"
