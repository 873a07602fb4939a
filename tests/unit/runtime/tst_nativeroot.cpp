// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <QUuid>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// NT in the root file system of the other runtimes, by a real chroot over a real sshd.
class TestNativeRoot : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tag;

    RuntimePlace place(bool python = true)
    {
        RuntimePlace place = m_device.place(python);
        place.folder = m_folder->path();
        place.tag = m_tag;
        place.tools = QStringList{u"fio"_s};
        place.native.root = NativeRoot::Common;
        return place;
    }

    std::unique_ptr<Runtime> native(bool python = true)
    {
        auto made = makeRuntime(u"NT"_s, place(python));
        return made ? std::move(*made) : nullptr;
    }

    /// What the device's own processes see of the mounts in the campaign's folder.
    QByteArray mounts()
    {
        return m_device.asRoot(u"grep -F %1 /proc/self/mountinfo"_s.arg(
            QDir(m_folder->path()).dirName().section(u'-', -1)));
    }

private slots:

    void initTestCase()
    {
        QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem()));
        if (!device::rootPrefix(m_device.profile))
            QSKIP("needs root, or sudo that asks for nothing");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem();
        QCOMPARE(mounts(), "");
    }

    void aCommandRunsInTheTreeAsTheSameUser_data()
    {
        QTest::addColumn<bool>("python");
        QTest::addRow("python3") << true;
        QTest::addRow("plain sh") << false;
    }

    void aCommandRunsInTheTreeAsTheSameUser()
    {
        QFETCH(bool, python);
        const std::unique_ptr<Runtime> runtime = native(python);
        QVERIFY(runtime && m_device.start(*runtime));
        QVERIFY(runtime->sharesProcessIds() && runtime->sharesFiles());
        const TimeNs before = steadyNowNs();
        const MeasuredDevice::Outcome said = m_device.run(
            *runtime,
            {u"sh"_s, u"-c"_s,
             u"printf '%s|' \"$1\"; pwd; [ -e /etc/shadow ] || echo 'not the device'; "
             "(echo x >/usr/x) 2>/dev/null || echo 'not writable'; echo x >/tmp/x && cat /tmp/x; "
             "while read -r name ids; do case $name in Uid: | Gid: | Groups:) echo $ids ;; esac; "
             "done </proc/self/status"_s,
             u"x"_s, u"it's \"$(id)\""_s});
        const TimeNs after = steadyNowNs();
        QVERIFY(said.end);
        const QByteArray ids = m_device.asUser(
            u"sh -c 'while read -r name ids; do case $name in Uid: | Gid: | Groups:) echo $ids ;; "
            "esac; done </proc/self/status'"_s);
        QCOMPARE(said.output.trimmed(),
                 QByteArray("it's \"$(id)\"|/\nnot the device\nnot writable\nx\n" + ids));
        QCOMPARE(said.end->status, 0);
        QVERIFY(said.end->startSteadyNs && said.end->exitSteadyNs);
        const TimeNs slack =
            m_device.clock.uncertaintyNs(after) + 20 * kNsPerMs; // sh counts in 10 ms
        QVERIFY(*said.end->startSteadyNs >= before - slack);
        QVERIFY(*said.end->exitSteadyNs <= after + slack);
        QVERIFY(!m_device.asRoot(u"[ ! -e /tmp/x ] && echo none"_s).isEmpty());
        const auto cost = ssh::await(runtime->cost(StopToken()));
        QVERIFY(cost && *cost && (**cost).startUpNs && *(**cost).startUpNs >= 0);
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->clean(StopToken()))));
    }

    void whatItCallsAndWritesIsWhereTheOthersHaveIt()
    {
        const std::unique_ptr<Runtime> runtime = native();
        QVERIFY(runtime && m_device.start(*runtime));
        const QString file = m_folder->filePath(u"data-1048576"_s);
        const MeasuredDevice::Outcome fio =
            m_device.run(*runtime,
                         {u"fio"_s, u"--name=x"_s, QString(u"--filename="_s + file), u"--size=1M"_s,
                          u"--rw=write"_s, u"--output-format=json"_s});
        QVERIFY(fio.end && fio.end->status == 0);
        QVERIFY(fio.output.contains("\"fio version\""));
        QCOMPARE(QFileInfo(file).size(), 1024 * 1024);
        QCOMPARE(QFileInfo(file).ownerId(), geteuid());
        QMap<QString, QString> facts;
        for (const device::Fact &fact : runtime->facts())
            facts.insert(fact.name, fact.value);
        QCOMPARE(facts.value(u"rootfs.sha256"_s).size(), 64);
        QVERIFY(facts.value(u"rootfs.bytes"_s).toLongLong() > 1'000'000);
        // The very tree that a container of the same campaign is given.
        if (m_device.profile.capability(u"RC"_s).state == device::Capability::State::Ready) {
            auto container = makeRuntime(u"RC"_s, place());
            QVERIFY(container);
            QVERIFY2(m_device.start(**container), qPrintable(m_device.fixture.problem()));
            for (const device::Fact &fact : (**container).facts()) {
                if (fact.name.startsWith(u"rootfs."))
                    QCOMPARE(fact.value, facts.value(fact.name));
            }
            QVERIFY(m_device.fixture.keep(ssh::await((**container).stop(StopToken()))));
        }
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
    }

    void itsProcessesAreTheDevicesAndGoWhenItIsStopped_data()
    {
        aCommandRunsInTheTreeAsTheSameUser_data();
    }

    void itsProcessesAreTheDevicesAndGoWhenItIsStopped()
    {
        QFETCH(bool, python);
        const std::unique_ptr<Runtime> runtime = native(python);
        QVERIFY(runtime && m_device.start(*runtime));
        ToolRun run(
            runtime->run({u"sh"_s, u"-c"_s, u"cat </dev/zero >/dev/null & echo $$ $!; wait"_s},
                         u"cat"_s),
            &m_device.clock);
        QByteArray text;
        connect(&run, &ToolRun::output, this,
                [&text](const QByteArray &bytes, TimeNs) { text += bytes; });
        QTRY_VERIFY(text.endsWith('\n'));
        const QList<QByteArray> ids = text.trimmed().split(' ');
        QCOMPARE(ids.size(), 2);
        QVERIFY(!python || run.processIds().contains(ids.at(0).toLongLong()));
        QTRY_COMPARE(m_device.asRoot(u"cat /proc/%1/comm"_s.arg(QString::fromLatin1(ids.at(1)))),
                     "cat");
        // Its mounts are nobody else's.
        QCOMPARE(mounts(), "");
        QVERIFY(m_device.fixture.keep(ssh::await(run.stop(StopToken()))));
        QTRY_COMPARE(m_device.asRoot(u"[ -d /proc/%1 ] || [ -d /proc/%2 ] || echo gone"_s.arg(
                         QString::fromLatin1(ids.at(0)), QString::fromLatin1(ids.at(1)))),
                     "gone");
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
    }

    void whatLeavesItsGroupEndsWithTheConnection()
    {
        QString pid;
        {
            const std::unique_ptr<Runtime> runtime = native();
            QVERIFY(runtime && m_device.start(*runtime));
            // Found by its mark alone, which sudo would not have let through.
            const auto process = runtime->run(
                {u"python3"_s, u"-I"_s, u"-S"_s, u"-c"_s,
                 u"import os, signal\nos.setsid()\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
                 "print(os.getpid(), flush=True)\nwhile True: signal.pause()"_s},
                u"python3"_s);
            QByteArray output;
            connect(process.get(), &ssh::Process::standardOutput, this,
                    [&](const QByteArray &bytes) { output += bytes; });
            QTRY_VERIFY(output.count('\n') >= 3);
            pid = QString::fromLatin1(output.split('\n').at(2));
            QVERIFY2(pid.toLongLong() > 1, output.constData());
            m_device.connection->close();
        }
        m_device.connection = m_device.fixture.connected();
        QVERIFY2(m_device.connection, qPrintable(m_device.fixture.problem()));
        QTRY_COMPARE(m_device.asRoot(u"[ -d /proc/%1 ] || echo gone"_s.arg(pid)), "gone");
    }

    void aDeviceWithoutRootIsRefusedInWords()
    {
        RuntimePlace lacking = place();
        lacking.profile.isRoot = false;
        lacking.profile.hasSudo = false;
        const auto made = makeRuntime(u"NT"_s, lacking);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::PermissionDenied);
        QVERIFY(made.error().why.contains(u"root"_s) && !made.error().remedy.isEmpty());
        lacking.native.root = NativeRoot::Device;
        QVERIFY(makeRuntime(u"NT"_s, lacking));
    }

    void whatItCannotEnterIsSaidBeforeTheFirstTrial()
    {
        const std::unique_ptr<Runtime> runtime = native();
        QVERIFY(runtime && m_device.start(*runtime));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        QVERIFY(QDir(m_folder->filePath(u"rootfs/tmp"_s)).removeRecursively());
        const auto prepared = ssh::await(runtime->prepare(StopToken()));
        QVERIFY(prepared && !*prepared);
        QVERIFY2(prepared->error().why.contains(u"rootfs/tmp"_s),
                 qPrintable(prepared->error().text()));
    }
};

QTEST_GUILESS_MAIN(TestNativeRoot)
#include "tst_nativeroot.moc"
