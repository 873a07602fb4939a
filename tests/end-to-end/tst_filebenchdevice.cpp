// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filebench, built on a device by one command or one click, and measured there natively, in
// containers by runc, docker and a stand-in for Kata, and in guests by QEMU, which emulates their
// processor, and a stand-in for Firecracker; and commands of a person's own in all of these but NT.
// The real one, where RUNWATT_FILEBENCH_SOURCE names its source; else a stand-in, natively alone:
// it is a script of Python, of which the trees of runtimes have no more than Runwatt's own scripts
// need.
#include "app/mainwindow.h"
#include "core/device/scripts.h"
#include "programrun.h"
#include "tests/support/filebenchtar.h"
#include "tests/support/runtimedevice.h"
#include "widgets/bench/filebenchpanel.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestFilebenchDevice : public QObject
{
    Q_OBJECT

    /// Emulated guests boot slowly on a busy machine.
    static constexpr int kPatienceMs = 600'000;

private slots:

    void initTestCase()
    {
        if (const QString obstacle = FirecrackerDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        for (const QString &program : {u"cc"_s, u"make"_s, u"bison"_s, u"flex"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed"));
        }
        if (!QStandardPaths::findExecutable(u"filebench"_s).isEmpty())
            QSKIP("this computer has a Filebench of its own already");
        QVERIFY(m_home.isValid());
        QVERIFY(m_disk.isValid());
        QVERIFY(QDir().mkpath(deviceHome()));
        m_device.device().setHome(deviceHome());
        QVERIFY2(m_device.start(u"1.10.1"_s), m_device.device().log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_device.device().knownHost());
        m_source = FilebenchTar::real();
        if (m_source.isEmpty())
            m_source = FilebenchTar::standIn(m_disk.path());
        QVERIFY(!m_source.isEmpty());
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("PATH", (m_home.path(u"bin:"_s)).toUtf8() + qgetenv("PATH"));
        qputenv("XDG_STATE_HOME", m_home.path(u"state"_s).toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.path(u"config"_s).toUtf8());
    }

    void whatItIsMadeOfIsNamedWhereTheDeviceLacksIt()
    {
        const QString flex = QStandardPaths::findExecutable(u"flex"_s);
        const QString lex = QStandardPaths::findExecutable(u"lex"_s);
        const QByteArray covered = QString(flex + u' ' + lex).trimmed().toUtf8();
        QVERIFY(
            m_device.device().run("for p in " + covered + "; do mount --bind /dev/null $p; done"));
        const QJsonObject filebench = checked({u"--filebench"_s, m_source}, 1);
        const QByteArray errors = m_said;
        const QJsonObject lacks = checked({});
        QVERIFY(m_device.device().run("umount " + covered));
        QVERIFY(filebench.isEmpty());
        QVERIFY2(errors.contains("the device lacks flex")
                     && errors.contains("sudo apt install flex"),
                 errors.constData());
        QCOMPARE(lacks.value(u"state"_s).toString(), u"missing"_s);
        QVERIFY(lacks.value(u"reason"_s).toString().contains(u"can build it from its source"_s));
    }

    void oneClickBuildsIt()
    {
        const QJsonObject known = m_device.device().plan(u"board"_s);
        campaign::DevicePlan plan;
        plan.name = u"board"_s;
        plan.host = known.value(u"host"_s).toString();
        plan.port = static_cast<quint16>(known.value(u"port"_s).toInt());
        plan.user = known.value(u"user"_s).toString();
        plan.identityFile = known.value(u"identityFile"_s).toString();
        app::Settings settings(m_home.path(u"runwatt.ini"_s));
        settings.setDevices({plan});
        app::MainWindow window(&settings);
        window.show();
        const auto click = [&window](const QString &name) {
            auto *button = window.findChild<QPushButton *>(name);
            QVERIFY(button);
            QTRY_VERIFY(button->isVisible() && button->isEnabled());
            QTest::mouseClick(button, Qt::LeftButton);
        };
        const auto text = [&window] {
            QStringList texts;
            for (const QLabel *label : window.findChildren<QLabel *>()) {
                if (label->isVisible())
                    texts.append(label->text());
            }
            return texts.join(u'\n');
        };
        click(u"connectDevice"_s);
        auto *panel = window.findChild<bench::FilebenchPanel *>();
        QTRY_VERIFY(panel->isVisible());
        panel->chooseFile(m_home.path(u"runwatt.ini"_s)); // its dialog is Qt's
        QTRY_VERIFY2(text().contains(u"not compressed by gzip"_s), qPrintable(text()));
        panel->chooseFile(m_source);
        // In groups, for eyes.
        QTRY_VERIFY2(text().remove(u' ').contains(sumOf(m_source)), qPrintable(text()));
        click(u"buildFilebenchFile"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(text().contains(u"Installed: Filebench"_s), qPrintable(text()),
                                  kPatienceMs);
        QTRY_VERIFY(!panel->isVisible());
        QTRY_VERIFY2(text().contains(u"File I/O with Filebench 1."_s), qPrintable(text()));
        QVERIFY(QDir(filebench()).removeRecursively());
    }

    void oneCommandBuildsIt()
    {
        const QJsonObject built = checked({u"--filebench"_s, m_source});
        QCOMPARE(built.value(u"state"_s).toString(), u"ready"_s);
        QVERIFY2(built.value(u"label"_s).toString().contains(u"Filebench 1."_s),
                 qPrintable(built.value(u"label"_s).toString()));
        QVERIFY2(m_said.contains(sumOf(m_source).toUtf8()), m_said.constData());
        QVERIFY(QFile::exists(filebench() + u"/bin/filebench"_s));
    }

    void itIsMeasuredInEachRuntime_data() { addRuntimes({u"NT"_s}); }

    void itIsMeasuredInEachRuntime()
    {
        QFETCH(const QString, code);
        if (FilebenchTar::real().isEmpty() && code != u"NT")
            QSKIP("RUNWATT_FILEBENCH_SOURCE names no source of Filebench");
        if (const QString obstacle = RuntimeDevice(code).obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(QFile::exists(filebench() + u"/bin/filebench"_s));
        const store::CampaignData data = measuredIn(code, {workload(u"filebench"_s, smallModel())});
        QCOMPARE(data.trials.size(), std::size_t(1));
        const store::TrialRecord &trial = data.trials.front();
        QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(trial.error));
        qInfo("%s: %.0f op/s, %.2f MB/s", qPrintable(code),
              valueOf(data, trial.id, u"operations"_s),
              valueOf(data, trial.id, u"throughput"_s) / 1e6);
        QVERIFY(valueOf(data, trial.id, u"operations"_s) > 0);
        QVERIFY(trial.window.seconds() > 2);
        expectMark(code, trial.origin);
    }

    void aRootOfATarThatHasNoneGetsTheDevicesOwn()
    {
        if (FilebenchTar::real().isEmpty())
            QSKIP("RUNWATT_FILEBENCH_SOURCE names no source of Filebench");
        // awk asks for the library of mathematics, as Filebench does.
        const QString tree = m_disk.filePath(u"tree"_s);
        const QString tar = m_disk.filePath(u"tree.tar"_s);
        QStringList make = device::scriptCommand(
            u"rootfs"_s, device::Interpreter::Shell,
            {QString(), tree, u"/mnt/none"_s, u"awk"_s, u"cat"_s, u"grep"_s, u"mkdir"_s,
             u"python3"_s, u"rm"_s, u"setarch"_s, u"sleep"_s, u"true"_s, u"uname"_s});
        QCOMPARE(QProcess::execute(make.takeFirst(), make), 0);
        QCOMPARE(QProcess::execute(u"tar"_s, {u"-C"_s, tree, u"-cf"_s, tar, u"."_s}), 0);
        QJsonObject plan =
            planOf(m_device.device(), u"RC"_s, {workload(u"filebench"_s, smallModel())});
        plan.insert(u"root"_s, QJsonObject{{u"from"_s, tar}});
        const store::CampaignData data = measured(plan);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        QVERIFY(valueOf(data, data.trials.front().id, u"operations"_s) > 0);
    }

    void ownCommandsRunInContainersAndGuests_data() { addRuntimes({}); }

    void ownCommandsRunInContainersAndGuests()
    {
        QFETCH(const QString, code);
        if (const QString obstacle = RuntimeDevice(code).obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        const QJsonObject copy{
            {u"title"_s, u"copied"_s},
            // dd tells what it did on its other output.
            {u"command"_s,
             u"sh -c 'dd if=/dev/zero of=\"$1\"/x bs=64k count=32 conv=fsync 2>&1' own {path}"_s},
            {u"tools"_s, u"dd sh"_s},
            {u"seconds"_s, 1},
            {u"final"_s, u"^(?<value>[0-9]+)\\+0 records out$"_s},
            {u"measure"_s, u"own.blocks"_s}};
        const QJsonObject counted{
            {u"title"_s, u"counted"_s},
            {u"command"_s,
             u"sh -c 'for n in 1 2 3; do sleep 1; echo \"now $n MB/s\"; done; echo all 6'"_s},
            {u"seconds"_s, 4},
            {u"live"_s, u"^now (?<value>[0-9]+) MB/s$"_s},
            {u"final"_s, u"^all (?<value>[0-9]+)$"_s},
            {u"measure"_s, u"throughput"_s},
            {u"unit"_s, u"MB/s"_s},
            {u"tools"_s, u"sh sleep"_s}};
        const store::CampaignData data =
            measuredIn(code, {workload(u"command"_s, copy), workload(u"command"_s, counted)});
        QCOMPARE(data.trials.size(), std::size_t(2));
        for (const store::TrialRecord &trial : data.trials) {
            const QString title = data.find(data.find(trial.cell)->workload)->title;
            QVERIFY2(trial.state == store::TrialState::Complete,
                     qPrintable(title + u": " + trial.error));
            expectMark(code, trial.origin);
            if (title == u"copied") {
                QCOMPARE(valueOf(data, trial.id, u"own.blocks"_s), 32.0);
                continue;
            }
            QCOMPARE(valueOf(data, trial.id, u"throughput"_s), 6e6);
            const auto live = std::ranges::find_if(data.series, [&trial](const auto &series) {
                return series.trial == trial.id && series.descriptor.source == u"command";
            });
            QVERIFY(live != data.series.cend());
            QCOMPARE(live->count, qint64(3));
        }
    }

    void aToolThatTheTreeCanNotHaveIsSaidBeforeTheFirstTrial()
    {
        for (const QString &command :
             {u"runwatt-has-no-such-program"_s, u"/opt/runwatt/no-such-program"_s}) {
            const QString file = m_home.path(u"lacking.runwatt"_s);
            QFile::remove(file);
            const QJsonObject plan = planOf(m_device.device(), u"RC"_s,
                                            {workload(u"command"_s, {{u"command"_s, command}})});
            ProgramRun run(m_home,
                           {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
            QVERIFY2(run.finish(kPatienceMs) == 1, run.errors().constData());
            const QByteArray errors = run.errors();
            QVERIFY2(errors.contains(QByteArray(command.toUtf8() + " is not installed")),
                     errors.constData());
            QVERIFY(campaignIn(file).trials.empty());
        }
    }

private:
    [[nodiscard]] QString deviceHome() const { return m_home.path(u"device"_s); }

    [[nodiscard]] QString filebench() const
    {
        return deviceHome() + u"/.cache/runwatt/filebench"_s;
    }

    static QString sumOf(const QString &file)
    {
        const Result<device::FilebenchSource> source = device::filebenchSourceIn(file);
        return source ? source->sha256 : QString();
    }

    static QJsonObject smallModel()
    {
        return {{u"personality"_s, u"varmail"_s},
                {u"files"_s, 20},
                {u"meanFileSize"_s, 8192},
                {u"threads"_s, 2},
                {u"runTime"_s, 4}};
    }

    static QJsonObject workload(const QString &benchmark, const QJsonObject &parameters)
    {
        return {{u"benchmark"_s, benchmark}, {u"parameters"_s, parameters}};
    }

    /// What `check` says of Filebench; empty when it ends otherwise than with 0, or with `code`.
    QJsonObject checked(const QStringList &options, int code = 0)
    {
        const QJsonObject plan = m_device.device().plan(u"board"_s);
        const QString address = u"%1@127.0.0.1:%2"_s.arg(plan.value(u"user"_s).toString())
                                    .arg(plan.value(u"port"_s).toInt());
        const QStringList words{u"check"_s, u"--json"_s, u"-i"_s,
                                plan.value(u"identityFile"_s).toString()};
        ProgramRun run(m_home, words + options + QStringList{address});
        const int ended = run.finish(kPatienceMs);
        m_said = run.errors();
        if (ended != code)
            qInfo() << ended << m_said;
        const QJsonDocument said = QJsonDocument::fromJson(run.output());
        for (const QJsonValue &each : said.object().value(u"capabilities"_s).toArray()) {
            if (each.toObject().value(u"name"_s) == u"filebench"_s && ended == code)
                return each.toObject();
        }
        return {};
    }

    /// Rows for these and for all containers and guests, by RuntimeDevice's codes.
    static void addRuntimes(const QStringList &also)
    {
        QTest::addColumn<QString>("code");
        const QStringList others{u"RC"_s, u"RC.docker"_s, u"KC"_s, u"QM"_s, u"FC"_s};
        for (const QString &code : also + others)
            QTest::addRow("%s", qPrintable(code)) << code;
    }

    static void expectMark(const QString &code, Origin origin)
    {
        const bool isStandIn = code == u"KC" || code == u"FC";
        QCOMPARE(origin,
                 isStandIn           ? Origin::StandIn
                     : code == u"QM" ? Origin::Emulated
                                     : Origin::Measured);
    }

    [[nodiscard]] QJsonObject
    planOf(const NamespaceDevice &device, const QString &runtime, const QJsonArray &workloads) const
    {
        QJsonObject board = device.plan(u"board"_s);
        board.insert(u"folder"_s, m_disk.path());
        QJsonObject plan = oneTrial(board, 1);
        plan.insert(u"workloads"_s, workloads);
        plan.insert(u"runtimes"_s, QJsonArray{runtime});
        plan.insert(u"budget"_s, QJsonObject{{u"cpus"_s, u"0"_s}});
        plan.insert(u"guest"_s,
                    QJsonObject{{u"accelerator"_s, u"tcg"_s}, {u"memory"_s, u"512 MiB"_s}});
        return plan;
    }

    [[nodiscard]] store::CampaignData measured(const QJsonObject &plan)
    {
        const QString file = m_home.path(u"measured.runwatt"_s);
        QFile::remove(file);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"plan.json"_s, plan), u"-o"_s, file});
        if (run.finish(kPatienceMs) != 0)
            qWarning("%s", run.errors().constData());
        return campaignIn(file);
    }

    /// What these workloads measure in one runtime, on a device that has what it needs and the home
    /// in which Filebench was built.
    [[nodiscard]] store::CampaignData measuredIn(const QString &code, const QJsonArray &workloads)
    {
        RuntimeDevice device(code);
        device.setHome(deviceHome());
        const NamespaceDevice *const there = device.start();
        if (there == nullptr)
            return {};
        m_home.write(u".ssh/known_hosts"_s, m_device.device().knownHost() + there->knownHost());
        QJsonObject plan = planOf(*there, code.section(u'.', 0, 0), workloads);
        if (code == u"RC.docker")
            plan.insert(u"container"_s, QJsonObject{{u"engine"_s, u"docker"_s}});
        return measured(plan);
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    FirecrackerDevice m_device;
    QString m_source;
    QByteArray m_said;
};

QTEST_MAIN(TestFilebenchDevice)
#include "tst_filebenchdevice.moc"
