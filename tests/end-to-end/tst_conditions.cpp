// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The governor, the heat and the caches of a device, as files that the test holds instead of the
// kernel.
#include "programrun.h"
#include "tests/support/namespacedevice.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestConditions : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        QVERIFY(QDir().mkpath(m_home.path(u"device"_s)));
        QVERIFY(QDir().mkpath(m_home.path(u"thermal/thermal_zone0"_s)));
        for (int core = 0; core < 2; ++core)
            QVERIFY(QDir().mkpath(m_home.path(u"cpu/cpu%1/cpufreq"_s.arg(core))));
        QVERIFY(QDir().mkpath(m_home.path(u"cpu/cpufreq/policy0"_s)));
        m_home.write(u"cpu/online"_s, "0-1\n");
        m_home.write(u"cpu/possible"_s, "0-1\n");
        m_home.write(u"cpu/present"_s, "0-1\n");
        m_home.write(u"cpu/cpu0/cpufreq/scaling_available_governors"_s, "performance powersave\n");
        // The test writes them as root would; the device's root does as well.
        setGovernors("ondemand", "powersave");
        setCelsius(20);
        setClock(1500);
        m_device = std::make_unique<NamespaceDevice>(m_home.path(u"device"_s));
        const QByteArray folder = m_home.path().toUtf8();
        m_home.write(u"drop_caches"_s, "");
        QVERIFY2(m_device->start("mount --bind " + folder + "/thermal /sys/class/thermal\n"
                                 + "mount --bind " + folder + "/cpu /sys/devices/system/cpu\n"
                                 + "mount --bind " + folder
                                 + "/drop_caches /proc/sys/vm/drop_caches\n"),
                 m_device->log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_device->knownHost());
    }

    void init()
    {
        setClock(1500);
        setGovernors("ondemand", "powersave");
        setCelsius(20);
    }

    void theGovernorIsHeldForTheCampaignAndEachCoreGetsItsOwnBack()
    {
        const QString file = m_home.path(u"governor.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(governorPlan()), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        QCOMPARE(governors(), "performance performance");
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QTRY_COMPARE(governors(), "ondemand powersave");
        QVERIFY(eventOf(file).contains(u"performance (was ondemand)"_s));
    }

    void aKilledRunwattLeavesTheGovernorAsItWas()
    {
        const QString file = m_home.path(u"killed.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(governorPlan()), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        QCOMPARE(governors(), "performance performance");
        run.signal(SIGKILL);
        QTRY_COMPARE(governors(), "ondemand powersave");
    }

    void aGovernorThatACoreDoesNotTakeIsPutBackAndSaid()
    {
        // A folder in place of the second core's file: what is written there is refused.
        const QString second = m_home.path(u"cpu/cpu1/cpufreq/scaling_governor"_s);
        QVERIFY(QFile::remove(second));
        QVERIFY(QDir().mkpath(second));
        const QString file = m_home.path(u"refused.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(governorPlan()), u"-o"_s, file});
        QVERIFY2(run.finish() == 3, run.errors().constData());
        QVERIFY(QDir().rmdir(second));
        QCOMPARE(ssh::readAll(governorFile(0)), "ondemand\n");
        const QByteArray errors = run.errors();
        QVERIFY2(errors.contains("board: "), errors.constData());
        QVERIFY2(errors.contains("the governor \"performance\" can't be set"), errors.constData());
        QVERIFY2(errors.contains("Available: performance powersave"), errors.constData());
        QVERIFY2(errors.contains("Verdict governor-not-set on 1 of 1 trials"), errors.constData());
    }

    void aWarmDeviceIsWaitedForUntilItIsCool()
    {
        setCelsius(80);
        const QString file = m_home.path(u"cool.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(coolPlan(600)), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Prepare); }),
                 run.errors().constData());
        // It stays there: a trial that did not wait would be measuring by then.
        QVERIFY(!run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }, 4000));
        QVERIFY(isInPhase(file, store::Phase::Prepare));
        setCelsius(40);
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QCOMPARE(verdictsOf(file), QString());
    }

    void aDeviceThatStaysWarmIsMeasuredAfterTheLimitAndTheTrialSaysSo()
    {
        setCelsius(80);
        const QString file = m_home.path(u"warm.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(coolPlan(1)), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QCOMPARE(verdictsOf(file), u"hot too-warm"_s);
    }

    void aClockThatTheHeatLowersIsToldAndEverySensorIsKept()
    {
        const QString file = m_home.path(u"lowered.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(governorPlan(), 6), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        setClock(900);
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QCOMPARE(verdictsOf(file), u"throttled clock-dropped"_s);
        for (const char *name :
             {"temperature", "frequency", "frequency.cap", "swap", "load.foreign"})
            QVERIFY2(samplesOf(file, QLatin1StringView(name)) >= 3, name);
    }

    void theCachesAreDroppedBeforeTheTrialIsMeasured()
    {
        const QString file = m_home.path(u"dropped.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(cachePlan()), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        // Page cache, and the names and numbers of files: all that the kernel has.
        QCOMPARE(ssh::readAll(m_home.path(u"drop_caches"_s)), "3\n");
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QCOMPARE(verdictsOf(file), QString());
    }

    void cachesThatCouldNotBeDroppedAreAVerdictAndTheTrialIsKept()
    {
        QVERIFY(m_device->run("mount --bind /dev/full /proc/sys/vm/drop_caches"));
        const QString file = m_home.path(u"warmcaches.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(cachePlan()), u"-o"_s, file});
        const int code = run.finish();
        QVERIFY(m_device->run("umount /proc/sys/vm/drop_caches"));
        QVERIFY2(code == 0, run.errors().constData());
        QCOMPARE(verdictsOf(file), u"caches-warm"_s);
        QCOMPARE(campaignIn(file).trials.front().state, store::TrialState::Complete);
    }

private:
    void setCelsius(int degrees) const
    {
        m_home.write(u"thermal/thermal_zone0/temp"_s, QByteArray::number(degrees * 1000) + '\n');
    }

    /// Both cores' clock, and the limit that the kernel's cooling would lower.
    void setClock(int megahertz) const
    {
        const QByteArray kilohertz = QByteArray::number(megahertz * 1000) + '\n';
        m_home.write(u"cpu/cpu0/cpufreq/scaling_cur_freq"_s, kilohertz);
        m_home.write(u"cpu/cpu1/cpufreq/scaling_cur_freq"_s, kilohertz);
        m_home.write(u"cpu/cpufreq/policy0/scaling_max_freq"_s, kilohertz);
    }

    [[nodiscard]] QString governorFile(int core) const
    {
        return m_home.path(u"cpu/cpu%1/cpufreq/scaling_governor"_s.arg(core));
    }

    void setGovernors(const QByteArray &first, const QByteArray &second) const
    {
        QVERIFY(ssh::writeAll(governorFile(0), first + '\n'));
        QVERIFY(ssh::writeAll(governorFile(1), second + '\n'));
    }

    [[nodiscard]] QByteArray governors() const
    {
        return ssh::readAll(governorFile(0)).trimmed() + ' '
            + ssh::readAll(governorFile(1)).trimmed();
    }

    static QJsonObject cachePlan() { return {{u"dropCaches"_s, true}}; }

    static QJsonObject governorPlan() { return {{u"governor"_s, u"performance"_s}}; }

    static QJsonObject coolPlan(int limitSeconds)
    {
        return {{u"coolDownCelsius"_s, 50}, {u"coolDownLimitSeconds"_s, limitSeconds}};
    }

    [[nodiscard]] QString writePlan(QJsonObject conditions, int runTime = 4) const
    {
        QJsonObject device = m_device->plan(u"board"_s);
        device.insert(u"folder"_s, m_home.path());
        conditions.insert(u"idleSeconds"_s, 0);
        if (!conditions.contains(u"dropCaches"_s))
            conditions.insert(u"dropCaches"_s, false);
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"1 MiB"_s},
                                     {u"runTime"_s, runTime}};
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s, QJsonArray{device}},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"repetitions"_s, 1},
             {u"seed"_s, 1},
             {u"conditions"_s, conditions}});
    }

    static qint64 samplesOf(const QString &file, QLatin1StringView name)
    {
        qint64 count = 0;
        for (const store::SeriesRecord &series : campaignIn(file).series) {
            if (series.descriptor.name == name)
                count += series.count;
        }
        return count;
    }

    static QString eventOf(const QString &file)
    {
        QStringList texts;
        for (const store::EventRecord &event : campaignIn(file).events)
            texts.append(event.text);
        return texts.join(u'\n');
    }

    /// Codes that are against the trials, without those that depend on what else this computer
    /// does.
    static QString verdictsOf(const QString &file)
    {
        QStringList codes;
        for (const store::VerdictRecord &verdict : campaignIn(file).verdicts)
            codes.append(verdict.code);
        for (const QString &code :
             {u"valid"_s, u"foreign-load"_s, u"swap"_s, u"clock-uncertain"_s, u"clock-step"_s})
            codes.removeAll(code);
        return codes.join(u' ');
    }

    ProgramHome m_home;
    std::unique_ptr<NamespaceDevice> m_device;
};

QTEST_GUILESS_MAIN(TestConditions)
#include "tst_conditions.moc"
