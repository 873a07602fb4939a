// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device whose disk is small, and fills: a real ext4 on a loop device, real fio, the built
// program.
#include "programrun.h"
#include "tests/support/namespacedevice.h"

#include <QJsonArray>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using store::TrialState;

class TestFullDisk : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        const QString mkfs = QStandardPaths::findExecutable(
            u"mkfs.ext4"_s, qEnvironmentVariable("PATH").split(u':') + QStringList{u"/sbin"_s});
        if (mkfs.isEmpty())
            QSKIP("mkfs.ext4 is not installed");
        QVERIFY(m_home.isValid());
        QVERIFY(QDir().mkpath(m_home.path(u"device"_s)));
        QVERIFY(QDir().mkpath(disk()));
        QFile image(m_home.path(u"image"_s));
        QVERIFY(image.open(QIODevice::WriteOnly));
        QVERIFY(image.resize(48 << 20));
        const QString owner = u"root_owner=%1:%2"_s.arg(::getuid()).arg(::getgid());
        QVERIFY(ssh::runTool(
            mkfs, {u"-q"_s, u"-F"_s, u"-m"_s, u"0"_s, u"-E"_s, owner, image.fileName()}));
        m_device = std::make_unique<NamespaceDevice>(m_home.path(u"device"_s));
        // Its thermometer, too, is the test's: a warm device waits before it lays out its file.
        QVERIFY(QDir().mkpath(m_home.path(u"thermal/thermal_zone0"_s)));
        setCelsius(20);
        const QByteArray folder = m_home.path().toUtf8();
        if (!m_device->start("mount -o loop " + folder + "/image '" + disk().toUtf8()
                             + "'\nmount --bind " + folder + "/thermal /sys/class/thermal\n")) {
            if (m_device->log().contains("loop"))
                QSKIP(m_device->log().constData());
            QFAIL(m_device->log().constData());
        }
        m_home.write(u".ssh/known_hosts"_s, m_device->knownHost());
    }

    void aPlanThatDoesNotFitIsRefusedBeforeItsFirstTrial()
    {
        // 30 MiB would fit, and 24 would; both do not, and the campaign has both.
        const QString plan = writePlan({u"30 MiB"_s, u"24 MiB"_s});
        const QString file = m_home.path(u"large.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, plan, u"-q"_s, u"-o"_s, file});
        QCOMPARE(run.finish(), 1);
        const QByteArray errors = run.errors();
        for (const QByteArray &words :
             {QByteArray("tiny"), disk().toUtf8(), QByteArray("54 MiB are needed"),
              QByteArray("choose another folder or a smaller file")})
            QVERIFY2(errors.contains(words), errors.constData());
        QCOMPARE(campaignIn(file).trials.size(), std::size_t(0));
        QVERIFY2(nothingIsLeft(), m_device->log().constData());
    }

    void aDiskThatFillsFailsTheTrialInWordsAndTheOthersGoOn()
    {
        setCelsius(90);
        const QString plan = writePlan({u"24 MiB"_s, u"8 MiB"_s}, 40);
        const QString file = m_home.path(u"fills.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, plan, u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return countTrials(file, TrialState::Running) == 1; }),
                 run.errors().constData());
        // Room for the small file alone. The large one comes first: it must not keep what it took.
        QVERIFY(m_device->run("fallocate -l 28M '" + disk().toUtf8() + "/others'"));
        setCelsius(20);
        QCOMPARE(run.finish(), 3);
        const QByteArray errors = run.errors();
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        QCOMPARE(data.trials.at(0).state, TrialState::Failed);
        for (const QString &words : {u"tiny"_s, disk(), u"data-25165824"_s,
                                     u"No space left on device"_s, u"Free space on the device"_s}) {
            QVERIFY2(data.trials.at(0).error.contains(words), qPrintable(data.trials.at(0).error));
            QVERIFY2(errors.contains(words.toUtf8()), errors.constData());
        }
        QVERIFY2(errors.contains("1 of 2 trials have no result"), errors.constData());
        QVERIFY2(data.trials.at(1).state == TrialState::Complete, errors.constData());
        QVERIFY(std::none_of(
            data.verdicts.cbegin(), data.verdicts.cend(),
            [&data](const auto &verdict) { return verdict.trial == data.trials.at(0).id; }));
        QVERIFY2(nothingIsLeft(), m_device->log().constData());

        // Mended, and run again: only the failed one is missing.
        QVERIFY(m_device->run("rm '" + disk().toUtf8() + "/others'"));
        ProgramRun again(m_home, {u"run"_s, plan, u"-q"_s, u"-o"_s, file});
        QCOMPARE(again.finish(), 0);
        QCOMPARE(again.errors(), QByteArray());
        QCOMPARE(countTrials(file, TrialState::Complete), 2);
        QCOMPARE(campaignIn(file).trials.size(), std::size_t(3));
        QVERIFY2(nothingIsLeft(), m_device->log().constData());
    }

    void theFileOfAKilledRunDoesNotStandInTheWayOfItsResume()
    {
        // The file takes more than half: twice it does not fit.
        const QString plan = writePlan({u"30 MiB"_s});
        const QString file = m_home.path(u"killed.runwatt"_s);
        {
            ProgramRun run(m_home, {u"run"_s, plan, u"-o"_s, file});
            QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                     run.errors().constData());
            run.signal(SIGKILL);
            run.finish();
        }
        QVERIFY(m_device->run("ls '" + disk().toUtf8() + "'/runwatt-*/data-*"));
        ProgramRun resumed(m_home, {u"run"_s, plan, u"-q"_s, u"-o"_s, file});
        QVERIFY2(resumed.finish() == 0, resumed.errors().constData());
        QCOMPARE(countTrials(file, TrialState::Complete), 1);
        QVERIFY2(nothingIsLeft(), m_device->log().constData());
    }

    void aRootFileSystemThatFindsNoRoomIsSaidInWordsAndTheCampaignGoesOnWhenThereIsSome()
    {
        if (QStandardPaths::findExecutable(u"runc"_s).isEmpty())
            QSKIP("runc is not installed");
        // Space enough, by what is asked before; but somebody's files are too many for more.
        const QByteArray folder = m_home.path().toUtf8();
        const QByteArray place = "'" + disk().toUtf8() + "'";
        QVERIFY(m_device->run("truncate -s 600M " + folder + "/many && mkfs.ext4 -q -m 0 -N 2000 "
                              + folder + "/many && mount -o loop " + folder + "/many " + place
                              + " && chmod 777 " + place + " && mkdir " + place + "/others && (cd "
                              + place
                              + "/others; n=0; while true >$n; do n=$((n + 1)); done; rm [1-3]?)"));
        const QString plan = writePlan({u"8 MiB"_s}, 0, u"RC"_s);
        const QString file = m_home.path(u"inodes.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, plan, u"-q"_s, u"-o"_s, file});
        QCOMPARE(run.finish(), 1);
        const QByteArray errors = run.errors();
        for (const QByteArray &words :
             {QByteArray("tiny: " + disk().toUtf8()), QByteArray("no inode left"),
              QByteArray("No space left on device"), QByteArray("Free space on the device")})
            QVERIFY2(errors.contains(words), errors.constData());
        QVERIFY2(nothingIsLeft(), m_device->log().constData());
        QVERIFY(
            m_device->run("test -z \"$(ls " + place + " | grep -vx -e others -e lost+found)\""));

        QVERIFY(m_device->run("rm -r " + place + "/others"));
        ProgramRun again(m_home, {u"run"_s, plan, u"-q"_s, u"-o"_s, file});
        QVERIFY2(again.finish() == 0, again.errors().constData());
        QCOMPARE(countTrials(file, TrialState::Complete), 1);
        QVERIFY2(nothingIsLeft(), m_device->log().constData());
        QVERIFY(m_device->run("umount " + place));
    }

    void cleanupTestCase()
    {
        m_device.reset();
        const QByteArray mounts = ssh::readAll(u"/proc/self/mounts"_s);
        QVERIFY2(!mounts.contains(m_home.path().toUtf8()), mounts.constData());
    }

private:
    /// A mount point with a space in it, as those that a desktop makes.
    [[nodiscard]] QString disk() const { return m_home.path(u"tiny disk"_s); }

    void setCelsius(int degrees) const
    {
        m_home.write(u"thermal/thermal_zone0/temp"_s, QByteArray::number(degrees * 1000) + '\n');
    }

    [[nodiscard]] QString writePlan(const QStringList &fileSizes,
                                    double coolDown = 0,
                                    const QString &runtime = u"NT"_s) const
    {
        QJsonObject device = m_device->plan(u"tiny"_s);
        device.insert(u"folder"_s, disk());
        const QJsonObject parameters{{u"operation"_s, u"read"_s},
                                     {u"requestSize"_s, 4096},
                                     {u"fileSize"_s, QJsonArray::fromStringList(fileSizes)},
                                     {u"runTime"_s, 4}};
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"title"_s, u"Small disk"_s},
             {u"devices"_s, QJsonArray{device}},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"runtimes"_s, QJsonArray{runtime}},
             {u"repetitions"_s, 1},
             {u"seed"_s, 3},
             {u"conditions"_s,
              QJsonObject{{u"idleSeconds"_s, 0},
                          {u"dropCaches"_s, false},
                          {u"coolDownCelsius"_s, coolDown}}}});
    }

    /// No file of Runwatt's lies there, and nothing runs but the server (and this question).
    [[nodiscard]] bool nothingIsLeft() const
    {
        return m_device->run("test -z \"$(ls -d '" + disk().toUtf8() + "'/runwatt-* 2>/dev/null)\"")
            && QTest::qWaitFor(
                   [this] { return m_device->run("! pgrep 'fio|mpstat|pidstat|python3'"); }, 20000);
    }

    ProgramHome m_home;
    std::unique_ptr<NamespaceDevice> m_device;
};

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
