// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who used the CPU in a trial's window, natively, in a container and in an emulated guest; and a
// device without sysstat.
#include "core/cpu/cpusample.h"
#include "programrun.h"
#include "tests/support/namespacedevice.h"

#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestCpuAccount : public QObject
{
    Q_OBJECT

    /// An emulated guest boots slowly on a busy machine.
    static constexpr int kPatienceMs = 600'000;

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_home.isValid());
        // An unpacked sshd is on nobody's PATH, and a guest is made of the device's.
        const QByteArray folder =
            QFileInfo(ssh::PrivateServer::findServerProgram()).path().toUtf8();
        qputenv("PATH", qgetenv("PATH") + ':' + folder);
    }

    void theAccountAddsUp_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<QString>("part"); // that does the work
        QTest::addColumn<QString>("thread");
        QTest::addRow("NT") << u"NT"_s << u"benchmark"_s << u"benchmark: fio"_s;
        QTest::addRow("RC") << u"RC"_s << u"benchmark"_s << u"benchmark: fio"_s;
        QTest::addRow("VM, emulated") << u"VM"_s << u"vcpu"_s << u"vcpu: CPU 0/TCG"_s;
    }

    void theAccountAddsUp()
    {
        QFETCH(QString, runtime);
        QFETCH(QString, part);
        QFETCH(QString, thread);
        if (const QString obstacle = obstacleOf(runtime); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        const QJsonObject here{
            {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, m_home.path()}};
        QJsonObject plan = oneTrial(here, 8);
        plan.insert(u"runtimes"_s, QJsonArray{runtime});
        plan.insert(u"guest"_s,
                    QJsonObject{{u"accelerator"_s, u"tcg"_s}, {u"memory"_s, u"384 MiB"_s}});
        const store::CampaignData data = run(runtime, plan);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        const store::TrialId trial = data.trials.back().id;
        const std::map<QString, double> parts = detailsOf(data, trial, u"cpu.account"_s);
        const double busy = valueOf(data, trial, u"cpu.busy"_s);
        QVERIFY(busy > 0);
        double sum = 0;
        QStringList shown;
        for (const auto &[name, seconds] : parts) {
            sum += seconds;
            shown.append(u"%1 %2"_s.arg(name).arg(seconds, 0, 'f', 3));
        }
        const double unexplained = parts.at(u"unexplained"_s);
        qInfo("%s: busy %.3f s: %s; unexplained %.2f %% of busy", qPrintable(runtime), busy,
              qPrintable(shown.join(u", "_s)), 100 * unexplained / busy);
        QVERIFY2(qAbs(sum - busy) < 1e-6, qPrintable(QString::number(sum)));
        // How good it is, is printed: other machines' noise must not fail a test.
        QVERIFY(qAbs(unexplained) < busy / 2);
        QVERIFY2(parts.at(part) > 0, qPrintable(part));
        const std::map<QString, double> threads = detailsOf(data, trial, u"cpu.thread"_s);
        QStringList names;
        for (const auto &entry : threads)
            names.append(entry.first);
        QVERIFY2(threads.contains(thread), qPrintable(names.join(u", "_s)));
        QVERIFY(threads.at(thread) <= parts.at(part) + 1e-9);
        // The container has a control group of its own, whose count is beside that of its tasks.
        QCOMPARE(parts.contains(u"short-lived"_s), runtime == u"RC");
        const std::map<QString, double> group = detailsOf(data, trial, u"cpu.cgroup"_s);
        if (runtime == u"RC") {
            qInfo("the group: %.3f s, its tasks: %.3f s", group.at(u"usage"_s),
                  group.at(u"tasks"_s));
            QVERIFY(group.at(u"usage"_s) > 0 && group.at(u"tasks"_s) > 0);
        }
        // What the guest says of itself stands beside.
        const bool isGuest = runtime == u"VM";
        for (const QString &name : {u"guest.cpu.user"_s, u"guest.cpu.rest"_s}) {
            const auto found = std::ranges::find_if(data.series, [&](const auto &series) {
                return series.descriptor.name == name && series.count > 1;
            });
            QCOMPARE(found != data.series.cend(), isGuest);
            QCOMPARE(valueOf(data, trial, name) >= 0, isGuest);
            if (isGuest)
                QCOMPARE(found->descriptor.origin, Origin::Emulated);
        }
        // Every column of mpstat, of the device and of the guest, of all cores and of the first.
        for (const cpu::CpuColumn &column : cpu::cpuColumns()) {
            const QString name = u"mpstat."_s + QString::fromUtf16(column.word);
            for (const QString &core : {u"all"_s, u"0"_s}) {
                QVERIFY2(detailsOf(data, trial, name).contains(core), qPrintable(name));
                QCOMPARE(detailsOf(data, trial, u"guest."_s + name).contains(core), isGuest);
            }
        }
        if (isGuest) {
            qInfo("in the guest: user %.1f %%, system %.1f %%, rest %.1f %%",
                  valueOf(data, trial, u"guest.cpu.user"_s),
                  valueOf(data, trial, u"guest.cpu.system"_s),
                  valueOf(data, trial, u"guest.cpu.rest"_s));
        }
        // Runwatt's own work is apart, and it is there.
        QVERIFY(parts.at(u"runwatt"_s) > 0);
    }

    void whatAnOwnCommandBecomesOrStartsIsTheBenchmark_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::addColumn<QString>("command");
        const QString other = u"sh -c 'exec dd if=/dev/zero of=/dev/null bs=1M count=60000 2>&1'"_s;
        QTest::addRow("NT, another program") << u"NT"_s << other;
        QTest::addRow("RC, another program") << u"RC"_s << other;
        // Its parent has ended before anything is read of it.
        const QString adopted =
            u"sh -c '%1 timeout 4 dd if=/dev/zero of=/dev/null bs=1M 2>/dev/null%2; sleep 5; "
            "echo 1 bytes'"_s;
        QTest::addRow("NT, in the background") << u"NT"_s << adopted.arg(u"("_s, u" &)"_s);
        QTest::addRow("NT, a daemon") << u"NT"_s << adopted.arg(u"setsid -f"_s, QString());
    }

    void whatAnOwnCommandBecomesOrStartsIsTheBenchmark()
    {
        QFETCH(QString, runtime);
        QFETCH(QString, command);
        if (const QString obstacle = obstacleOf(runtime); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        const QJsonObject parameters{{u"title"_s, u"zeros"_s},
                                     {u"command"_s, command},
                                     {u"final"_s, u"^(?<value>[0-9]+) bytes"_s},
                                     {u"measure"_s, u"own.bytes"_s},
                                     {u"tools"_s, u"sh dd timeout setsid sleep"_s},
                                     {u"seconds"_s, 6}};
        const QJsonObject here{
            {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, m_home.path()}};
        QJsonObject plan = oneTrial(here, 6);
        plan.insert(u"runtimes"_s, QJsonArray{runtime});
        plan.insert(
            u"workloads"_s,
            QJsonArray{QJsonObject{{u"benchmark"_s, u"command"_s}, {u"parameters"_s, parameters}}});
        const store::CampaignData data =
            run(u"zeros-"_s + QString::fromUtf8(QTest::currentDataTag()), plan);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        const store::TrialId trial = data.trials.back().id;
        const std::map<QString, double> parts = detailsOf(data, trial, u"cpu.account"_s);
        const std::map<QString, double> threads = detailsOf(data, trial, u"cpu.thread"_s);
        QStringList names;
        for (const auto &[name, seconds] : threads)
            names.append(u"%1 %2"_s.arg(name).arg(seconds, 0, 'f', 3));
        qInfo("%s: %s; unexplained %.3f s of %.3f s", qPrintable(runtime),
              qPrintable(names.join(u", "_s)), parts.at(u"unexplained"_s),
              valueOf(data, trial, u"cpu.busy"_s));
        QVERIFY(threads.contains(u"benchmark: dd"_s));
        QVERIFY(!threads.contains(u"runwatt: dd"_s) && !threads.contains(u"runtime: dd"_s));
    }

    void processesThatNobodyWaitsForAreShortLived()
    {
        if (::geteuid() != 0)
            QSKIP("only root limits memory by a control group");
        // Each of them uses a tenth of a second and is gone, and its parent ignores it.
        const QString program =
            u"python3 -c 'import os, signal, time\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
            "end = time.time() + 6\n"
            "while time.time() < end:\n"
            "    if os.fork() == 0:\n"
            "        while time.process_time() < 0.1: pass\n"
            "        os._exit(0)\n"
            "    try: os.wait()\n"
            "    except ChildProcessError: pass\n"
            "print(\"made 1\")'"_s;
        const QJsonObject parameters{{u"title"_s, u"forks"_s},
                                     {u"command"_s, program},
                                     {u"final"_s, u"^made (?<value>[0-9]+)$"_s},
                                     {u"measure"_s, u"own.count"_s},
                                     {u"seconds"_s, 6}};
        const QJsonObject here{
            {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, m_home.path()}};
        QJsonObject plan = oneTrial(here, 6);
        plan.insert(
            u"workloads"_s,
            QJsonArray{QJsonObject{{u"benchmark"_s, u"command"_s}, {u"parameters"_s, parameters}}});
        plan.insert(u"budget"_s, QJsonObject{{u"memory"_s, u"256 MiB"_s}});
        const store::CampaignData data = run(u"forks"_s, plan);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        const store::TrialId trial = data.trials.back().id;
        const std::map<QString, double> parts = detailsOf(data, trial, u"cpu.account"_s);
        const std::map<QString, double> group = detailsOf(data, trial, u"cpu.cgroup"_s);
        QVERIFY(parts.contains(u"short-lived"_s) && group.contains(u"usage"_s));
        qInfo("the group: %.3f s, its tasks: %.3f s, short-lived %.3f s, unexplained %.3f s of "
              "%.3f s",
              group.at(u"usage"_s), group.at(u"tasks"_s), parts.at(u"short-lived"_s),
              parts.at(u"unexplained"_s), valueOf(data, trial, u"cpu.busy"_s));
        QVERIFY(parts.at(u"short-lived"_s) > group.at(u"usage"_s) / 2);
        double sum = 0;
        for (const auto &entry : parts)
            sum += entry.second;
        QVERIFY(qAbs(sum - valueOf(data, trial, u"cpu.busy"_s)) < 1e-6);
    }

    void withoutSysstatTheHelperGivesTheSameSeries()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(QDir().mkpath(m_home.path(u"device"_s)));
        NamespaceDevice device(m_home.path(u"device"_s));
        // What is no file is no program either.
        QByteArray hide;
        for (const QString &folder : qEnvironmentVariable("PATH").split(u':')) {
            for (const char *name : {"mpstat", "pidstat"}) {
                const QString file = folder + u'/' + QLatin1String(name);
                if (QFileInfo::exists(file))
                    hide += "mount --bind /dev/null '" + file.toUtf8() + "'\n";
            }
        }
        QVERIFY2(device.start(hide), device.log().constData());
        m_home.write(u".ssh/known_hosts"_s, device.knownHost());
        QJsonObject board = device.plan(u"board"_s);
        board.insert(u"folder"_s, m_home.path());
        const store::CampaignData data = run(u"bare"_s, oneTrial(board, 4));
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        std::map<QString, QStringList> sources;
        for (const store::SeriesRecord &series : data.series) {
            QStringList &of = sources[series.descriptor.name];
            if (series.count > 0 && !of.contains(series.descriptor.source))
                of.append(series.descriptor.source);
        }
        for (const QString &name :
             {u"cpu.user"_s, u"cpu.system"_s, u"cpu.softirq"_s, u"cpu.guest"_s, u"cpu.rest"_s,
              u"cpu.iowait"_s, u"cpu.core"_s, u"process.cpu"_s, u"load.foreign"_s})
            QVERIFY2(sources[name] == QStringList(u"procfs"_s), qPrintable(name));
        QVERIFY(std::ranges::any_of(data.series, [](const store::SeriesRecord &series) {
            return series.descriptor.name == u"process.cpu"
                && series.descriptor.detail.startsWith(u"fio [");
        }));
        QVERIFY(valueOf(data, data.trials.back().id, u"cpu.user"_s) >= 0);
    }

private:
    static QString obstacleOf(const QString &runtime)
    {
        const auto lacks = [](const QString &program) {
            return QStandardPaths::findExecutable(program).isEmpty()
                ? program + u" is not installed"
                : QString();
        };
        if (runtime == u"VM")
            return QSysInfo::currentCpuArchitecture() == u"x86_64"
                ? lacks(u"qemu-system-x86_64"_s)
                : u"the guest here is for x86_64"_s;
        if (runtime != u"RC")
            return {};
        return ::geteuid() == 0 ? lacks(u"runc"_s) : u"containers need root"_s;
    }

    [[nodiscard]] store::CampaignData run(const QString &name, const QJsonObject &plan)
    {
        const QString file = m_home.path(name + u".runwatt");
        ProgramRun program(m_home,
                           {u"run"_s, m_home.writePlan(name + u".json", plan), u"-o"_s, file});
        if (program.finish(kPatienceMs) != 0)
            qWarning("%s", program.errors().constData());
        return campaignIn(file);
    }

    static std::map<QString, double>
    detailsOf(const store::CampaignData &data, store::TrialId trial, const QString &measure)
    {
        std::map<QString, double> details;
        for (const store::SummaryRecord &summary : data.summaries) {
            if (summary.trial == trial && summary.measure == measure)
                details[summary.detail] = summary.value;
        }
        return details;
    }

    ProgramHome m_home;
};

QTEST_GUILESS_MAIN(TestCpuAccount)
#include "tests/support/patience.h"
#include "tst_cpuaccount.moc"
