// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/qemucontrol.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// Talking to a real QEMU over a real sshd, and to what should be one and is none.
class TestQemuControl : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<ssh::Process> m_qemu;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    bool make(QemuControl &control)
    {
        return m_device.fixture.keep(ssh::await(control.make(m_folder->path(), StopToken())));
    }

    std::optional<QemuState> ask(QemuControl &control)
    {
        const auto state = ssh::await(control.ask(StopToken()));
        return m_device.fixture.keep(state) ? std::optional(**state) : std::nullopt;
    }

    bool quit(QemuControl &control)
    {
        return ssh::await(control.quit(StopToken())).value_or(false);
    }

    /// A QEMU of two processors, with nothing to boot.
    void startQemu()
    {
        const QString program = m_device.profile.fact(u"tool.qemu"_s).section(u' ', 0, 0);
        const QString fifos = path(u"qmp"_s);
        QStringList words{program,
                          u"-nodefaults"_s,
                          u"-no-user-config"_s,
                          u"-display"_s,
                          u"none"_s,
                          u"-accel"_s,
                          u"tcg"_s,
                          u"-smp"_s,
                          u"2"_s,
                          u"-chardev"_s,
                          QString(u"pipe,id=qmp,path="_s + fifos + u",logfile=" + fifos + u".log"),
                          u"-mon"_s,
                          u"chardev=qmp,mode=control"_s};
        if (m_device.profile.architecture == u"aarch64")
            words += QStringList{u"-machine"_s, u"virt"_s, u"-cpu"_s, u"max"_s};
        m_qemu = m_device.connection->start(ssh::Command(shellCommand(words), u"QEMU"_s));
    }

    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// Our shells that still run for this folder.
    QByteArray shells()
    {
        return m_device.asUser(
            u"for p in /proc/[0-9]*; do [ ${p##*/} = $$ ] || tr '\\0' ' ' <$p/cmdline 2>/dev/null; "
            "echo; done | grep -F '%1' | grep -v 'for p in'"_s.arg(
                m_folder->path().section(u'/', -1)));
    }

private slots:

    void initTestCase() { QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem())); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
    }

    void cleanup()
    {
        if (m_qemu && !m_qemu->isFinished())
            (void)ssh::await(m_qemu->stop(Milliseconds(1000), StopToken()));
        m_qemu.reset();
        QCOMPARE(shells(), "");
    }

    void aQemuTellsWhatItIsAndEndsWhenTold()
    {
        if (m_device.profile.fact(u"tool.qemu"_s).isEmpty())
            QSKIP("no QEMU");
        QemuControl control(m_device.place());
        QVERIFY(make(control));
        QVERIFY(control.canBeTold());
        startQemu();
        std::optional<QemuState> state = ask(control);
        QVERIFY2(state, qPrintable(m_device.fixture.problem()));
        QVERIFY2(control.problem().isEmpty(), qPrintable(control.problem()));
        QCOMPARE(state->status, u"running"_s);
        QCOMPARE(toWord(state->kvm), u"not enabled"_s);
        QVERIFY(!state->version.isEmpty());
        QVERIFY(m_device.profile.fact(u"tool.qemu"_s).contains(state->version.section(u' ', 0, 0)));
        // The threads are QEMU's own.
        QCOMPARE(state->threads.size(), 2);
        for (const QemuThread &thread : state->threads) {
            QVERIFY(m_device.asUser(u"cat /proc/%1/comm"_s.arg(thread.id)).startsWith("CPU ")
                    || m_device.asUser(u"cat /proc/%1/comm"_s.arg(thread.id)).startsWith("qemu"));
        }
        QVERIFY(state->threads.at(0).id != state->threads.at(1).id);
        // A second time as well.
        state = ask(control);
        QVERIFY(state && state->status == u"running");
        QVERIFY(quit(control));
        const auto end = ssh::await(m_qemu->finish(StopToken()));
        QVERIFY(m_device.fixture.keep(end));
        QCOMPARE((**end).exitStatus, 0);
        QVERIFY(
            ssh::await(control.ending(StopToken())).value_or(QString()).startsWith(u"SHUTDOWN"_s));
        // Nobody is there any more, and that is said.
        QVERIFY(ask(control));
        QCOMPARE(control.problem(), u"it does not answer"_s);
        QVERIFY(quit(control));
    }

    void whatDoesNotAnswerHoldsNothingUp_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<QString>("problem");
        QTest::newRow("nothing") << QByteArray() << u"it says nothing that is QMP"_s;
        QTest::newRow("garbage") << QByteArray("\0\xff{{{\n\"runwatt-1.4\"\n", 20)
                                 << u"it says nothing that is QMP"_s;
        QTest::newRow("much of it")
            << QByteArray(3'000'000, 'x') << u"it says nothing that is QMP"_s;
        QTest::newRow("a greeting alone")
            << QByteArray("{\"QMP\": {\"version\": {}}}\n") << u"it does not answer"_s;
    }

    void whatDoesNotAnswerHoldsNothingUp()
    {
        QFETCH(QByteArray, log);
        QFETCH(QString, problem);
        QemuControl control(m_device.place());
        QVERIFY(make(control));
        write(u"qmp.log"_s, log);
        const std::optional<QemuState> state = ask(control);
        QVERIFY2(state, qPrintable(m_device.fixture.problem()));
        QCOMPARE(toWord(state->kvm), u"unknown"_s);
        QCOMPARE(control.problem(), problem);
        QVERIFY(ssh::await(control.ending(StopToken())).value_or(u"none"_s).isEmpty());
    }

    void aFifoThatIsGoneIsSaid()
    {
        QemuControl control(m_device.place());
        QVERIFY(make(control));
        QVERIFY(QFile::remove(path(u"qmp.in"_s)));
        QVERIFY(ask(control));
        QCOMPARE(control.problem(), u"its FIFO is gone"_s);
        QVERIFY(!quit(control));
        // A file in its place is none either, and stays as it is.
        write(u"qmp.in"_s, "x");
        QVERIFY(!quit(control));
        QFile file(path(u"qmp.in"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "x");
        // Made anew, all is well.
        QVERIFY(make(control) && control.canBeTold());
        QVERIFY(quit(control));
    }

    void whereNoFifoCanBeMadeThereIsNone()
    {
        QemuControl control(m_device.place());
        const auto made = ssh::await(control.make(path(u"nowhere"_s), StopToken()));
        QVERIFY(m_device.fixture.keep(made));
        QVERIFY(!control.canBeTold());
        QVERIFY2(control.problem().contains(u"nowhere"_s), qPrintable(control.problem()));
        QVERIFY(ask(control));
        QVERIFY(!quit(control));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList());
    }

    void aStopEndsTheWaiting()
    {
        QemuControl control(m_device.place());
        QVERIFY(make(control));
        StopSource source;
        source.requestStop();
        const auto state = ssh::await(control.ask(source.token()));
        QVERIFY(state && !*state);
        QCOMPARE(state->error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestQemuControl)
#include "tst_qemucontrol.moc"
