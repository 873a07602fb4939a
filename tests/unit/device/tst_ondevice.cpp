// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/helper.h"
#include "core/device/probe.h"
#include "core/device/programs.h"
#include "core/device/stampedstream.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"

#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QTest>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;

Q_DECLARE_METATYPE(runwatt::device::Interpreter)

/// What is asked of a device, over a real sshd with this computer behind it.
class TestOnDevice : public QObject
{
    Q_OBJECT

private:
    ssh::Fixture m_fixture;
    std::unique_ptr<ssh::Connection> m_connection;

    static void addInterpreters()
    {
        QTest::addColumn<Interpreter>("interpreter");
        QTest::addRow("python3") << Interpreter::Python;
        QTest::addRow("plain sh") << Interpreter::Shell;
    }

private slots:

    void initTestCase()
    {
        if (!m_fixture.start())
            QSKIP(qPrintable(m_fixture.problem()));
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
    }

    void theProbeTellsWhatThisComputerIs()
    {
        const auto profile = ssh::await(probe(m_connection.get(), u"here"_s, StopToken()));
        QVERIFY2(m_fixture.keep(profile), qPrintable(m_fixture.problem()));
        const Profile &found = **profile;
        QCOMPARE(found.device, u"here"_s);
        QCOMPARE(found.architecture, QSysInfo::currentCpuArchitecture());
        QCOMPARE(found.fact(u"kernel"_s), QSysInfo::kernelVersion());
        QCOMPARE(found.cpuCount, int(sysconf(_SC_NPROCESSORS_ONLN)));
        QCOMPARE(found.isRoot, geteuid() == 0);
        const qint64 memory = qint64(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
        QVERIFY(qAbs(found.memoryBytes - memory) < memory / 50);
        QCOMPARE(found.capability(u"NT"_s).state, Capability::State::Ready);
        for (const Capability &capability : found.capabilities) {
            if (capability.state != Capability::State::Ready)
                QVERIFY2(!capability.reason.isEmpty(), qPrintable(capability.name));
        }
    }

    void programsAreLookedForAsALoginFindsThem()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const QString quoted = folder.filePath(u"it's \"mine\""_s);
        QVERIFY(QFile::link(u"/bin/true"_s, quoted));
        QStringList programs{
            u"sh"_s, u"no-such-program"_s, u"/bin/sh"_s, u"cd"_s, folder.path(), u"sh"_s, quoted};
        for (int i = 0; i < 250; ++i)
            programs.append(u"no-such-program-%1"_s.arg(i));
        Profile known;
        const auto looked =
            ssh::await(withPrograms(m_connection.get(), known, programs, StopToken()));
        QVERIFY2(m_fixture.keep(looked), qPrintable(m_fixture.problem()));
        const Profile &found = **looked;
        QCOMPARE(found.capabilities.size(), 256); // one was asked for twice
        const auto isReady = [&found](const QString &program) {
            return found.capability(programCapability(program)).state == Capability::State::Ready;
        };
        QVERIFY(isReady(u"sh"_s) && isReady(u"/bin/sh"_s) && isReady(quoted));
        QVERIFY(!isReady(folder.path()));
        QVERIFY(!isReady(u"cd"_s)); // a shell's own word
        const Capability lacks = found.capability(u"program.no-such-program-249"_s);
        QCOMPARE(lacks.state, Capability::State::Missing);
        QCOMPARE(lacks.reason, u"no-such-program-249 is not installed"_s);
        QVERIFY(unknownPrograms(found, programs).isEmpty());
    }

    void aFolderOnADiskIsFoundForTheBenchmarksFile()
    {
        QTemporaryDir folder(u"/var/tmp/runwatt test's folder-XXXXXX"_s);
        QVERIFY(folder.isValid());
        const QStorageInfo here(folder.path());
        if (here.fileSystemType() == "tmpfs")
            QSKIP("/var/tmp is in memory here");
        const auto storage =
            ssh::await(findStorage(m_connection.get(), folder.path(), StopToken()));
        QVERIFY2(m_fixture.keep(storage), qPrintable(m_fixture.problem()));
        QCOMPARE((*storage)->folder, folder.path());
        QCOMPARE((*storage)->fileSystem.toUtf8(), here.fileSystemType());
        QVERIFY((*storage)->freeBytes > 0);
    }

    void aFolderInMemoryIsRefused()
    {
        if (QStorageInfo(u"/dev/shm"_s).fileSystemType() != "tmpfs")
            QSKIP("/dev/shm is no tmpfs here");
        const auto storage =
            ssh::await(findStorage(m_connection.get(), u"/dev/shm"_s, StopToken()));
        QVERIFY(!m_fixture.keep(storage));
        QVERIFY2(m_fixture.problem().contains(u"lies in memory (tmpfs)"),
                 qPrintable(m_fixture.problem()));
    }

    void whatIsNoFolderIsRefused()
    {
        const auto file =
            ssh::await(findStorage(m_connection.get(), u"/etc/passwd/x"_s, StopToken()));
        QVERIFY(!m_fixture.keep(file));
        QVERIFY2(m_fixture.problem().contains(u"/etc/passwd/x: this is no folder"),
                 qPrintable(m_fixture.problem()));
        const auto kernels = ssh::await(findStorage(m_connection.get(), u"/proc/x"_s, StopToken()));
        QVERIFY(!m_fixture.keep(kernels));
        QVERIFY2(m_fixture.problem().contains(u"(proc)"), qPrintable(m_fixture.problem()));
    }

    void theHelperTellsTheClockOfTheDevice_data() { addInterpreters(); }

    void theHelperTellsTheClockOfTheDevice()
    {
        QFETCH(Interpreter, interpreter);
        Helper helper(m_connection.get(), interpreter);
        QVERIFY2(m_fixture.keep(ssh::await(helper.start(StopToken()))),
                 qPrintable(m_fixture.problem()));
        const auto offset = ssh::await(helper.measureOffset(8, StopToken()));
        QVERIFY2(m_fixture.keep(offset), qPrintable(m_fixture.problem()));
        // The same computer: its boot-time clock is read here, too, and must lie within what the
        // offset claims to know.
        timespec now{};
        const TimeNs before = steadyNowNs();
        QCOMPARE(clock_gettime(CLOCK_BOOTTIME, &now), 0);
        const TimeNs after = steadyNowNs();
        const TimeNs boot = now.tv_sec * kNsPerSecond + now.tv_nsec;
        const TimeNs truth = boot - (before + after) / 2;
        QVERIFY((*offset)->uncertaintyNs > 0);
        QVERIFY2(qAbs((*offset)->offsetNs - truth) <= (*offset)->uncertaintyNs + (after - before),
                 qPrintable(u"off by %1 ns, known to %2 ns"_s.arg((*offset)->offsetNs - truth)
                                .arg((*offset)->uncertaintyNs)));
    }

    void theHelperGoesWithItsInput_data() { addInterpreters(); }

    void theHelperGoesWithItsInput()
    {
        QFETCH(Interpreter, interpreter);
        Helper helper(m_connection.get(), interpreter);
        QVERIFY2(m_fixture.keep(ssh::await(helper.start(StopToken()))),
                 qPrintable(m_fixture.problem()));
        const auto telemetry = ssh::await(helper.telemetry(StopToken()));
        QVERIFY2(m_fixture.keep(telemetry), qPrintable(m_fixture.problem()));
        QVERIFY((*telemetry)->deviceNs > 0);
        // Its timer goes too.
        Watch often;
        often.period = std::chrono::seconds(1);
        helper.watch(often);
        QVERIFY(m_fixture.keep(ssh::await(helper.telemetry(StopToken()))));
        const std::optional<qint64> group = helper.processGroup();
        QVERIFY(group && *group > 1);
        const QString process = u"/proc/%1"_s.arg(*group);
        QVERIFY(QFile::exists(process));
        helper.stop();
        QTRY_VERIFY(!QFile::exists(process));
    }

    void theHelperTellsByATimerOfItsOwn_data() { addInterpreters(); }

    void theHelperTellsByATimerOfItsOwn()
    {
        QFETCH(Interpreter, interpreter);
        Helper helper(m_connection.get(), interpreter);
        QVERIFY2(m_fixture.keep(ssh::await(helper.start(StopToken()))),
                 qPrintable(m_fixture.problem()));
        std::vector<Telemetry> telemetry;
        std::vector<CpuCounters> counters;
        connect(&helper, &Helper::telemetryTold, this,
                [&telemetry](const Telemetry &told) { telemetry.push_back(told); });
        connect(&helper, &Helper::countersTold, this,
                [&counters](const CpuCounters &told) { counters.push_back(told); });
        const qint64 own = ::getpid();
        Watch watch;
        watch.period = std::chrono::seconds(1);
        watch.threadsOf = {own};
        helper.watch(watch);
        // Nothing is asked meanwhile but the clock, which is answered between the ticks.
        QTRY_VERIFY(counters.size() >= 2);
        QVERIFY(m_fixture.keep(ssh::await(helper.measureOffset(2, StopToken()))));
        QTRY_VERIFY(counters.size() >= 4);
        const QByteArray begin = '\n' + QByteArray::number(own) + " (";
        QVERIFY(counters.front().text.startsWith("hz "));
        QVERIFY(counters.front().text.contains(begin));
        QVERIFY(counters.front().text.contains(QByteArray("\nthreads" + begin)));
        // The device's stamps: at least a period apart as far as its timer is exact, however late
        // they came.
        const auto apart = [&counters](std::size_t at) {
            return counters.at(at).deviceNs - counters.at(at - 1).deviceNs;
        };
        for (std::size_t at = 1; at < 4; ++at)
            QVERIFY2(apart(at) > 500 * kNsPerMs, qPrintable(QString::number(apart(at))));

        // At once, and of the cores alone, where that is what is asked for.
        watch.kind = Watch::Kind::Cores;
        watch.period = std::chrono::seconds(60);
        helper.watch(watch);
        QVERIFY(m_fixture.keep(ssh::await(helper.telemetry(StopToken()))));
        const std::size_t before = counters.size();
        QVERIFY(!counters.back().text.contains("threads"));
        helper.readNow();
        QVERIFY(m_fixture.keep(ssh::await(helper.telemetry(StopToken()))));
        QCOMPARE(counters.size(), before + 1);
        QVERIFY(telemetry.size() >= 4);
        helper.stopWatching();
        helper.readNow();
        QVERIFY(m_fixture.keep(ssh::await(helper.telemetry(StopToken()))));
        QCOMPARE(counters.size(), before + 1);

        // Who reads next has read nothing yet: nothing is "as it was".
        counters.clear();
        watch.kind = Watch::Kind::Device;
        helper.watch(watch);
        QTRY_VERIFY(!counters.empty());
        QVERIFY(counters.front().text.contains("\n1 ("));
        QVERIFY(!counters.front().text.contains("\nsame "));
    }

    void theHelperAnswersInTheOrderItWasAsked_data() { addInterpreters(); }

    void theHelperAnswersInTheOrderItWasAsked()
    {
        // Requests that come at once, as over a slow link: what a watch tells first is of that
        // watch, and stands before the answer to what was asked after it.
        QFETCH(Interpreter, interpreter);
        QStringList words = scriptCommand(u"helper"_s, interpreter, {});
        QProcess process;
        process.start(words.takeFirst(), words);
        process.write("w 1 60 p - \nt 2\nw 1 50 s - \nt 3\n");
        QByteArray printed;
        const auto answered = [&process, &printed] {
            printed += process.readAllStandardOutput();
            return printed.contains("\nt 3 ") && printed.endsWith('\n');
        };
        QTRY_VERIFY(answered());
        process.closeWriteChannel();
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QByteArrayList order;
        for (const QByteArray &line : printed.split('\n')) {
            const QByteArrayList fields = line.split(' ');
            if (fields.size() >= 2 && fields.first().size() == 1)
                order.append(fields.first() + fields.at(1));
        }
        QCOMPARE(order, (QByteArrayList{"p1", "e1", "t2", "s1", "t3"}));
    }

    void aToolEndsWhateverItLeavesBehind()
    {
        // What goes on in the background has the output open.
        QStringList words = scriptCommand(u"stamp"_s, Interpreter::Python,
                                          {u"sh"_s, u"-c"_s, u"sleep 100 & echo $!; exit 7"_s});
        QProcess process;
        process.start(words.takeFirst(), words);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30000);
        StampedStream stream;
        const auto pieces = stream.feed(process.readAllStandardOutput());
        QVERIFY(pieces && !pieces->empty());
        QCOMPARE(stream.status(), 7);
        QProcess::execute(u"kill"_s, {QString::fromUtf8(pieces->front().bytes.trimmed())});
    }

    void theHelperTellsWhatAToolHasStartedWhoeverAdoptedIt_data() { addInterpreters(); }

    void theHelperTellsWhatAToolHasStartedWhoeverAdoptedIt()
    {
        QFETCH(Interpreter, interpreter);
        QStringList words = scriptCommand(
            u"stamp"_s, interpreter,
            {u"sh"_s, u"-c"_s,
             u"setsid -f sh -c 'echo of $$; exec sleep 100 >/dev/null 2>&1'; sleep 1; exit 7"_s});
        QProcess process;
        process.start(words.takeFirst(), words);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30000);
        StampedStream stream;
        QByteArray text;
        const auto pieces = stream.feed(process.readAllStandardOutput());
        QVERIFY(pieces);
        for (const StampedStream::Piece &piece : *pieces)
            text += piece.bytes;
        const QByteArray daemon = text.split('\n').front().mid(3);
        QVERIFY2(daemon.toLongLong() > 0, text.constData());
        const auto end =
            qScopeGuard([&daemon] { QProcess::execute(u"kill"_s, {QString::fromUtf8(daemon)}); });
        QVERIFY(stream.pid());
        Helper helper(m_connection.get(), interpreter);
        QVERIFY2(m_fixture.keep(ssh::await(helper.start(StopToken()))),
                 qPrintable(m_fixture.problem()));
        std::vector<CpuCounters> counters;
        connect(&helper, &Helper::countersTold, this,
                [&counters](const CpuCounters &told) { counters.push_back(told); });
        Watch watch;
        watch.period = std::chrono::seconds(1);
        watch.tool = *stream.pid();
        helper.watch(watch);
        QTRY_VERIFY(counters.size() >= 2);
        for (const CpuCounters &told : counters)
            QVERIFY2(told.text.contains(QByteArray("\nmarked " + daemon + '\n')),
                     told.text.constData());
        // Another tool's number that begins with the same digits is not this one's.
        counters.clear();
        watch.tool = *stream.pid() / 10;
        helper.watch(watch);
        QTRY_VERIFY(!counters.empty() && counters.back().text.contains("\nmarked\n"));
    }

    void damagedAnswersOfTheHelperGiveNothing()
    {
        for (const char *line : {"", "s", "s x", "\xff\xfe", "s 99999999999999999999999"})
            QVERIFY2(!parseTelemetry(line), line);
    }

    void stampsAreReadWhateverWayTheBytesAreCut_data() { addInterpreters(); }

    void stampsAreReadWhateverWayTheBytesAreCut()
    {
        QFETCH(Interpreter, interpreter);
        QStringList words = scriptCommand(u"stamp"_s, interpreter,
                                          {u"sh"_s, u"-c"_s, u"echo one; echo two; exit 7"_s});
        QProcess process;
        process.start(words.takeFirst(), words);
        QVERIFY(process.waitForFinished(120000));
        const QByteArray printed = process.readAllStandardOutput();
        for (const qsizetype size : {qsizetype(1), qsizetype(7), printed.size()}) {
            StampedStream stream;
            QByteArray text;
            for (qsizetype at = 0; at < printed.size(); at += size) {
                const auto pieces = stream.feed(printed.mid(at, size));
                QVERIFY(pieces);
                for (const StampedStream::Piece &piece : *pieces)
                    text += piece.bytes;
            }
            if (interpreter == Interpreter::Python) {
                QCOMPARE(text, "one\ntwo\n");
                QCOMPARE(stream.status(), 7);
                QVERIFY(stream.startNs() && stream.exitNs());
                QVERIFY(*stream.exitNs() > *stream.startNs());
            } else {
                QVERIFY(text.contains("one\ntwo\n"));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestOnDevice)
#include "tst_ondevice.moc"
