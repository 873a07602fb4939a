// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program and a board that it has never seen, as on a bench: systemd, cgroup v2, docker, a KVM
// that works. The board is emulated, so all of it shows that something works, never how fast.
#include "tests/boards/emulatedboard.h"
#include "tests/end-to-end/programrun.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

namespace {

constexpr int kPatienceMs = 1'500'000; ///< a guest on an emulated board boots in 10 to 30 s
constexpr int kAttempts = 3;

} // namespace

class TestBoard : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (!m_board.isBuilt())
            QSKIP(qPrintable(u"no board was built: tests/run.sh --board "_s + architecture()));
        QVERIFY(m_home.isValid());
        QVERIFY2(m_board.start(), m_board.log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_board.knownHost());
        QVERIFY(!isX86() || installFirecracker());
    }

    void everyRuntimeOfThisVersionIsReady()
    {
        ProgramRun check(
            m_home,
            {u"check"_s, m_board.address(), u"--identity"_s, m_board.keyFile(), u"--json"_s});
        QVERIFY2(check.finish(kPatienceMs) == 0, check.errors().constData());
        const QJsonObject told = QJsonDocument::fromJson(check.output()).object();
        QMap<QString, QString> states;
        for (const QJsonValue &each : told.value(u"capabilities"_s).toArray())
            states.insert(each[u"name"_s].toString(), each[u"state"_s].toString());
        for (const QString &name :
             {u"NT"_s, u"RC"_s, u"RC.docker"_s, u"VM"_s, u"budget"_s, u"caches"_s})
            QVERIFY2(states.value(name) == u"ready", qPrintable(name + u' ' + states.value(name)));
        QCOMPARE(states.value(u"QM"_s), isX86() ? u"ready"_s : u"missing"_s);
        const QString withOne = isFirecrackerReal() ? u"ready"_s : u"limited"_s;
        QCOMPARE(states.value(u"FC"_s), isX86() ? withOne : u"missing"_s);
    }

    void allOfThemRunTheSameTrial()
    {
        const QString file = m_home.path(u"all.runwatt"_s);
        // There is no microvm machine for aarch64, and no Firecracker for it to be had here.
        const QStringList runtimes = QStringList{u"NT"_s, u"RC"_s, u"VM"_s}
            + (isX86() ? QStringList{u"QM"_s, u"FC"_s} : QStringList());
        QJsonObject plan = this->plan(runtimes);
        // A second processor of a guest hangs now and then where the first one's is emulated.
        plan.insert(u"budget"_s, QJsonObject{{u"cpus"_s, u"0"_s}, {u"memory"_s, u"512 MiB"_s}});
        const store::CampaignData data = measured(file, plan);
        QCOMPARE(qsizetype(data.trials.size()), runtimes.size());
        for (const store::TrialRecord &trial : data.trials) {
            const QString runtime = data.find(trial.cell)->runtime;
            QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(trial.error));
            // All of it, since the board's own processor is.
            const bool isStandIn = runtime == u"FC" && !isFirecrackerReal();
            QCOMPARE(trial.origin, isStandIn ? Origin::StandIn : Origin::Emulated);
            QVERIFY(valueOf(data, trial.id, u"throughput"_s) > 0);
            const bool isQemu = runtime == u"VM" || runtime == u"QM";
            QCOMPARE(factOf(data, trial.id, u"accelerator"_s), isQemu ? u"kvm"_s : QString());
            qInfo().noquote() << runtime << factOf(data, trial.id, u"firecracker"_s)
                              << valueOf(data, trial.id, u"throughput"_s) << "B/s, start-up"
                              << valueOf(data, trial.id, u"runtime.startup"_s) << "s";
            QCOMPARE(factOf(data, trial.id, u"budget.memory"_s), QString::number(512 << 20));
            const QMap<QString, double> account = accountOf(data, trial.id);
            qInfo().noquote() << runtime << "CPU-seconds:" << inWords(account);
            // Its kernel tells in its control groups (v2) what all tasks used.
            QVERIFY(account.contains(u"no-task"_s));
            // The processor's own guest mode, which only KVM knows.
            if (isQemu || (runtime == u"FC" && !isStandIn))
                QVERIFY(account.value(u"guest"_s) > 0);
        }
    }

    void soDoesAContainerByDocker()
    {
        const QString file = m_home.path(u"docker.runwatt"_s);
        QJsonObject plan = this->plan({u"RC"_s});
        plan.insert(u"container"_s, QJsonObject{{u"engine"_s, u"docker"_s}});
        plan.insert(u"budget"_s, QJsonObject{{u"cpus"_s, u"1"_s}, {u"memory"_s, u"256 MiB"_s}});
        const store::CampaignData data = measured(file, plan);
        QCOMPARE(data.trials.size(), std::size_t(1));
        const store::TrialRecord &trial = data.trials.front();
        QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(trial.error));
        QVERIFY(factOf(data, trial.id, u"engine"_s).startsWith(u"docker 20.10"_s));
        QVERIFY(valueOf(data, trial.id, u"runtime.memory"_s) > 0);
    }

    /// Not asked to end first: as when its power fails.
    void aBoardThatIsStartedAnewInMidTrialGoesOn()
    {
        const QString file = m_home.path(u"reboot.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(plan({u"RC"_s}, 8)), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isMeasuring(file); }, kPatienceMs),
                 run.errors().constData());
        const QByteArray before = m_board.shell(u"cat /proc/sys/kernel/random/boot_id"_s);
        m_board.shell(u"sudo -n sh -c 'sync; echo b >/proc/sysrq-trigger'"_s);
        const int code = run.finish(kPatienceMs);
        QVERIFY2(code == 0, run.errors().constData());
        const QByteArray after = m_board.shell(u"cat /proc/sys/kernel/random/boot_id"_s);
        QVERIFY(!after.isEmpty() && after != before);
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(countTrials(data, store::TrialState::Interrupted), 1);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        QCOMPARE(left(), "");
    }

private:
    /// Who used the CPU in a trial's window, by part.
    static QMap<QString, double> accountOf(const store::CampaignData &data, store::TrialId trial)
    {
        QMap<QString, double> account;
        for (const store::SummaryRecord &summary : data.summaries) {
            if (summary.trial == trial && summary.measure == u"cpu.account")
                account.insert(summary.detail, summary.value);
        }
        return account;
    }

    static QString inWords(const QMap<QString, double> &account)
    {
        QStringList words;
        for (auto part = account.cbegin(); part != account.cend(); ++part)
            words.append(part.key() + u' ' + QString::number(part.value(), 'f', 2));
        return words.join(u", "_s);
    }

    /// Of the board that this run is on.
    static QString architecture()
    {
        return qEnvironmentVariable("RUNWATT_BOARD_ARCHITECTURE", u"x86_64"_s);
    }

    static bool isX86() { return architecture() == u"x86_64"; }

    static QString realFirecracker() { return qEnvironmentVariable("RUNWATT_FIRECRACKER"); }

    static bool isFirecrackerReal() { return !realFirecracker().isEmpty(); }

    /// That which RUNWATT_FIRECRACKER names; else the stand-in, with the board's KVM.
    bool installFirecracker() const
    {
        const auto install = [this](const QString &file, const QString &as) {
            m_board.shell(u"sudo -n install -D -m 755 /dev/stdin "_s + as, file);
        };
        const QString program = u"/usr/local/bin/firecracker"_s;
        if (isFirecrackerReal()) {
            install(realFirecracker(), program);
        } else {
            for (const QString &name : {u"firecracker.py"_s, u"firecracker_interface.py"_s})
                install(QString(QStringLiteral(RUNWATT_STANDINS "/") + name),
                        u"/opt/standins/"_s + name);
            const QString wrapper = m_home.path(u"firecracker"_s);
            ssh::writeAll(wrapper,
                          "#!/bin/sh\nexec python3 /opt/standins/firecracker.py --standin "
                          "version=1.10.1,accelerator=kvm,qemu=/usr/bin/qemu-system-x86_64 "
                          "\"$@\"\n");
            install(wrapper, program);
        }
        const QByteArray version = m_board.shell(program + u" --version"_s);
        qInfo().noquote() << version.split('\n').front();
        return version.startsWith("Firecracker v");
    }

    /// What the program measures. A guest of a guest that hangs, as it boots or later, is tried
    /// once more: an emulated processor's virtualisation lets one in some twenty hang.
    store::CampaignData measured(const QString &file, const QJsonObject &plan)
    {
        for (int attempt = 1;; ++attempt) {
            ProgramRun run(m_home, {u"run"_s, planFile(plan), u"-o"_s, file});
            const int code = run.finish(kPatienceMs);
            if (const QByteArray stays = left(); !stays.isEmpty())
                qFatal("left on the board: %s", stays.constData());
            const QByteArray said = run.errors();
            const bool isHanging =
                said.contains("the guest did not boot") || said.contains("the guest on board:");
            if (code == 0 || attempt == kAttempts || !isHanging)
                return campaignIn(file);
            qInfo().noquote() << "a guest hangs: once more\n" << said.right(1000);
        }
    }

    /// Everything on the board that carries a campaign's tag.
    [[nodiscard]] QByteArray left() const
    {
        return m_board.shell(u"ls -d /var/tmp/runwatt/runwatt-* /run/runwatt-* "
                             u"/sys/fs/cgroup/runwatt-* 2>/dev/null; "
                             "docker ps -a --format '{{.Names}}' | grep runwatt-; "
                             "docker images --format '{{.Repository}}' | grep runwatt-; "
                             "grep -l runwatt- /sys/class/net/*/ifalias; "
                             "pgrep -f '[q]emu-system.*runwatt-|[f]irecracker.*runwatt-'"_s);
    }

    [[nodiscard]] QString planFile(const QJsonObject &plan) const
    {
        return m_home.writePlan(u"plan.json"_s, plan);
    }

    [[nodiscard]] QJsonObject plan(const QStringList &runtimes, int runTime = 3) const
    {
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"write"_s},
                                     {u"fileSize"_s, u"8 MiB"_s},
                                     {u"runTime"_s, runTime}};
        return {
            {u"devices"_s, QJsonArray{m_board.plan()}},
            {u"runtimes"_s, QJsonArray::fromStringList(runtimes)},
            {u"workloads"_s,
             QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
            {u"repetitions"_s, 1},
            {u"seed"_s, 1},
            {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}}}};
    }

    ProgramHome m_home;
    EmulatedBoard m_board{architecture()};
};

QTEST_GUILESS_MAIN(TestBoard)
#include "tests/support/patience.h"
#include "tst_board.moc"
