// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an upload ends with: the sums behind the bytes, without which the device keeps nothing.
#include "core/ssh/transfer.h"
#include "core/ssh/uploadscript.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <vector>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

class TestUpload : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY2(m_fixture.start(), qPrintable(m_fixture.problem()));
        m_there = m_fixture.path(u"there"_s);
        std::vector<quint32> words(5'000'001);
        QRandomGenerator(42).fillRange(words.data(), qsizetype(words.size()));
        m_big = QByteArray(reinterpret_cast<const char *>(words.data()), 20'000'001);
    }

    void init()
    {
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
        QDir(m_there).removeRecursively();
        QVERIFY(QDir().mkpath(m_there));
    }

    void cleanup() { m_connection.reset(); }

    void aFileThatChangesWhileItIsSentIsNotKept_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("other bytes in its place") << QByteArray("overwrite");
        QTest::newRow("longer") << QByteArray("append");
        QTest::newRow("shorter") << QByteArray("truncate");
    }

    void aFileThatChangesWhileItIsSentIsNotKept()
    {
        QFETCH(const QByteArray, change);
        const QString local = m_fixture.path(u"changing"_s);
        QVERIFY(writeAll(local, m_big));
        QVERIFY(writeAll(m_there + u"/f"_s, "old"));
        QFile file(local);
        QVERIFY(file.open(QIODevice::ReadWrite));
        bool changed = false;
        const auto progress = [&](qint64 done, qint64) {
            if (done < 5'000'000 || changed)
                return;
            if (change == "truncate")
                changed = file.resize(10'000'000);
            else
                changed = file.seek(change == "append" ? m_big.size() : 0)
                    && file.write("other") == 5 && file.flush();
        };
        const auto result =
            await(m_connection->upload(local, m_there + u"/f"_s, 0644, progress, StopToken()));
        QVERIFY(changed);
        QVERIFY(!m_fixture.keep(result));
        QVERIFY2(m_fixture.code() == ErrorCode::Corrupt, qPrintable(m_fixture.problem()));
        QCOMPARE(entries(), QStringList({u"f"_s}));
        QCOMPARE(readAll(m_there + u"/f"_s), "old");
    }

    void aCutBeforeTheSumLeavesNothing()
    {
        TcpProxy proxy(m_fixture.target().port);
        auto slow = m_fixture.through(proxy);
        QVERIFY2(slow, qPrintable(m_fixture.problem()));
        const UploadScript script(m_there + u"/f"_s, m_big.size(), 0644);
        const auto process = slow->start(Command(script.first()));
        process->write(UploadScript::announcement({0, m_big.size()}, 0) + m_big);
        QTRY_COMPARE(sizeOfPart(), m_big.size());
        proxy.cut();
        QTRY_VERIFY(process->isFinished());
        QCOMPARE(process->end().reason, ProcessEnd::Reason::LinkLost);
        QTRY_VERIFY(entries().isEmpty());
    }

    void aLargeFileGoesOverTwoChannels()
    {
        bool seen = false;
        const auto progress = [&](qint64, qint64) { seen = seen || !furtherShells().isEmpty(); };
        const QString local = m_fixture.path(u"large"_s);
        QVERIFY(writeAll(local, m_big + m_big + m_big));
        QVERIFY2(m_fixture.keep(await(
                     m_connection->upload(local, m_there + u"/f"_s, 0644, progress, StopToken()))),
                 qPrintable(m_fixture.problem()));
        QVERIFY(seen);
        QVERIFY(readAll(m_there + u"/f"_s) == m_big + m_big + m_big);
        QCOMPARE(entries(), QStringList({u"f"_s}));
    }

    void aServerThatAllowsNoMoreSessionsGetsItOverOneChannel()
    {
        Fixture fixture;
        QVERIFY2(fixture.start({u"MaxSessions 3"_s}), qPrintable(fixture.problem()));
        TcpProxy proxy(fixture.target().port);
        const auto connection = fixture.through(proxy);
        QVERIFY2(connection, qPrintable(fixture.problem()));
        const QString local = m_fixture.path(u"local"_s);
        QVERIFY(writeAll(local, m_big));
        QVERIFY2(fixture.keep(
                     await(connection->upload(local, m_there + u"/f"_s, 0644, {}, StopToken()))),
                 qPrintable(fixture.problem()));
        QVERIFY(readAll(m_there + u"/f"_s) == m_big);
        QCOMPARE(proxy.accepted(), 1); // another login could have asked its owner for something
    }

    void aSecondChannelThatFailsLeavesNothing()
    {
        bool killed = false;
        const auto progress = [&](qint64, qint64) {
            for (const pid_t shell : furtherShells())
                killed = ::kill(shell, SIGKILL) == 0;
        };
        const QString local = m_fixture.path(u"large"_s);
        QVERIFY(writeAll(local, m_big + m_big + m_big));
        const auto result =
            await(m_connection->upload(local, m_there + u"/f"_s, 0644, progress, StopToken()));
        QVERIFY(killed);
        QVERIFY(!m_fixture.keep(result));
        QVERIFY2(m_fixture.code() == ErrorCode::System, qPrintable(m_fixture.problem()));
        QTRY_VERIFY(entries().isEmpty());
    }

    void onlyTheRightSumBehindAllBytesMovesTheFile_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("sent");
        QTest::addColumn<QByteArray>("behind");
        QTest::addColumn<int>("status");
        constexpr int kSize = 200'001; // blocks and a rest
        const QByteArray keep = UploadScript::keep();
        const QByteArray right = confirmation(0, kSize);
        const QByteArray wrong =
            UploadScript::confirmation({QByteArray(64, '0'), QByteArray(128, '0')});
        for (const QString &shell : {u"dash"_s, u"busybox"_s, u"busybox without fullblock"_s}) {
            const QByteArray name = shell.toUtf8();
            const auto row = [&](const char *what) -> QTestData & {
                return QTest::newRow(QByteArray(name + ", " + what).constData());
            };
            row("all") << shell << kSize << kSize << right + keep << 0;
            row("whole blocks") << shell << 131072 << 131072 << confirmation(0, 131072) + keep << 0;
            row("empty") << shell << 0 << 0 << keep << 0;
            row("no sum") << shell << kSize << kSize << QByteArray() << int(StatusUnconfirmed);
            row("half a sum") << shell << kSize << kSize << right.first(right.size() - 1)
                              << int(StatusUnconfirmed);
            row("no word to keep it") << shell << kSize << kSize << right << int(StatusUnconfirmed);
            row("wrong sum") << shell << kSize << kSize << wrong + keep << int(StatusChecksum);
            row("too short") << shell << kSize << kSize - 1 << QByteArray() << int(StatusShort);
        }
    }

    /// The line comes right behind the bytes: a reader that took too much would swallow it.
    void onlyTheRightSumBehindAllBytesMovesTheFile()
    {
        QFETCH(const QString, shell);
        QFETCH(const int, size);
        QFETCH(const int, sent);
        QFETCH(const QByteArray, behind);
        QFETCH(const int, status);
        if (programOf(shell).isEmpty())
            QSKIP(qPrintable(shell + u" is not installed"_s));
        QProcess process;
        const UploadScript script(m_there + u"/f"_s, size, 0644);
        QVERIFY(startScript(process, shell, script.first()));
        if (size > 0)
            process.write(UploadScript::announcement({0, size}, 0) + m_big.first(sent));
        process.write(behind);
        process.closeWriteChannel();
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == status, said.constData());
        QCOMPARE(entries(), status == 0 ? QStringList({u"f"_s}) : QStringList());
        if (status == 0)
            QVERIFY(readAll(m_there + u"/f"_s) == m_big.first(size));
    }

    void twoShellsWriteOneFile_data() { addShells(); }

    void twoShellsWriteOneFile()
    {
        QFETCH(const QString, shell);
        if (programOf(shell).isEmpty())
            QSKIP(qPrintable(shell + u" is not installed"_s));
        constexpr int kSize = 4 * kBlock + 17;
        const UploadScript script(m_there + u"/f"_s, kSize, 0644);
        QProcess first;
        QProcess further;
        QVERIFY(startScript(first, shell, script.first()));
        QTRY_VERIFY(first.canReadLine());
        QVERIFY(UploadScript::readySum(first.readAllStandardOutput()));
        QVERIFY(startScript(further, shell, script.further()));
        further.write(extent(2 * kBlock, 3 * kBlock, 0) + extent(4 * kBlock, kSize, 3 * kBlock));
        further.closeWriteChannel();
        first.write(extent(0, 2 * kBlock, 0) + extent(3 * kBlock, 4 * kBlock, 2 * kBlock));
        QTRY_COMPARE(further.state(), QProcess::NotRunning);
        QCOMPARE(further.exitStatus(), QProcess::NormalExit);
        QCOMPARE(further.exitCode(), 0);
        QCOMPARE(first.state(), QProcess::Running);
        QCOMPARE(sizeOfPart(), qint64(kSize));
        first.write(UploadScript::keep());
        QTRY_COMPARE(first.state(), QProcess::NotRunning);
        QCOMPARE(first.exitStatus(), QProcess::NormalExit);
        QCOMPARE(first.exitCode(), 0);
        QVERIFY(readAll(m_there + u"/f"_s) == m_big.first(kSize));
        QCOMPARE(entries(), QStringList({u"f"_s}));
    }

    /// As a full disk leaves one: the file has its size all the same.
    void aHoleBeforeWhatAnotherShellWroteIsFound_data() { addShells(); }

    void aHoleBeforeWhatAnotherShellWroteIsFound()
    {
        QFETCH(const QString, shell);
        if (programOf(shell).isEmpty())
            QSKIP(qPrintable(shell + u" is not installed"_s));
        const UploadScript script(m_there + u"/f"_s, 2 * kBlock, 0644);
        QProcess first;
        QProcess further;
        QVERIFY(startScript(first, shell, "tee() { cat >\"$2\"; }\n" + script.first()));
        QTRY_VERIFY(first.canReadLine());
        QVERIFY(startScript(further, shell, script.further()));
        further.write(extent(kBlock, 2 * kBlock, 0));
        further.closeWriteChannel();
        QTRY_COMPARE(further.state(), QProcess::NotRunning);
        QCOMPARE(sizeOfPart(), qint64(2 * kBlock));
        first.write(extent(0, kBlock, 0) + UploadScript::keep());
        QTRY_COMPARE(first.state(), QProcess::NotRunning);
        QCOMPARE(first.exitCode(), int(StatusShort));
        QVERIFY(entries().isEmpty());
    }

    void anEndBeforeTheSumLeavesNothing_data() { addShells(); }

    void anEndBeforeTheSumLeavesNothing()
    {
        QFETCH(const QString, shell);
        if (programOf(shell).isEmpty())
            QSKIP(qPrintable(shell + u" is not installed"_s));
        QProcess process;
        const UploadScript script(m_there + u"/f"_s, 200'001, 0644);
        QVERIFY(startScript(process, shell, script.first()));
        process.write(UploadScript::announcement({0, 200'001}, 0) + m_big.first(200'001));
        QTRY_COMPARE(sizeOfPart(), 200'001);
        process.terminate();
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(entries().isEmpty());
    }

    void aFileWithoutASizeOfItsOwnIsNotTakenForAnEmptyOne()
    {
        const auto result = await(
            m_connection->upload(u"/proc/self/status"_s, m_there + u"/f"_s, 0644, {}, StopToken()));
        QVERIFY(!m_fixture.keep(result));
        QVERIFY2(m_fixture.code() == ErrorCode::Corrupt, qPrintable(m_fixture.problem()));
        QVERIFY(entries().isEmpty());
    }

private:
    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_there).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    /// Of the file under its temporary name, or -1.
    [[nodiscard]] qint64 sizeOfPart() const
    {
        const QFileInfoList parts =
            QDir(m_there).entryInfoList({u".runwatt-*.part"_s}, QDir::Files | QDir::Hidden);
        return parts.isEmpty() ? -1 : parts.first().size();
    }

    /// The shells on the device that write another part than the first one.
    [[nodiscard]] QList<pid_t> furtherShells() const
    {
        QList<pid_t> found;
        for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            const QByteArray words = readAll(u"/proc/"_s + name + u"/cmdline"_s);
            if (words.contains("role=further\n") && words.contains(m_there.toUtf8()))
                found << name.toInt();
        }
        return found;
    }

    /// What confirms these bytes.
    [[nodiscard]] QByteArray confirmation(int begin, int end) const
    {
        const QByteArray bytes = m_big.sliced(begin, end - begin);
        return UploadScript::confirmation(
            {QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
             QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_512).toHex()});
    }

    /// All that a shell is sent of these bytes.
    [[nodiscard]] QByteArray extent(int begin, int end, int position) const
    {
        return UploadScript::announcement({begin, end}, position) + m_big.sliced(begin, end - begin)
            + confirmation(begin, end);
    }

    static void addShells()
    {
        QTest::addColumn<QString>("shell");
        for (const QString &shell : {u"bash"_s, u"dash"_s, u"busybox"_s})
            QTest::newRow(qPrintable(shell)) << shell;
    }

    [[nodiscard]] static QString programOf(const QString &shell)
    {
        return QStandardPaths::findExecutable(shell.section(u' ', 0, 0));
    }

    /// The device's half alone, in this shell; busybox with its own tools. A dd that knows no
    /// fullblock is an old or small busybox's.
    [[nodiscard]] bool startScript(QProcess &process, const QString &shell, QByteArray script) const
    {
        if (shell.endsWith(u"without fullblock"))
            script.prepend("dd() { case $* in *iflag*) return 1 ;; esac; command dd \"$@\"; }\n");
        const QString program = programOf(shell);
        QStringList arguments{u"-c"_s, QString::fromUtf8(script)};
        if (shell.startsWith(u"busybox")) {
            const QString tools = m_fixture.path(u"busybox"_s);
            if (!QDir().mkpath(tools) || !runTool(program, {u"--install"_s, u"-s"_s, tools}))
                return false;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"PATH"_s, tools);
            process.setProcessEnvironment(environment);
            arguments.prepend(u"sh"_s);
        }
        process.start(program, arguments);
        return process.waitForStarted();
    }

    static constexpr int kBlock = int(Extent::kBlock);

    Fixture m_fixture;
    std::unique_ptr<Connection> m_connection;
    QString m_there;
    QByteArray m_big;
};

QTEST_GUILESS_MAIN(TestUpload)
#include "tst_upload.moc"
