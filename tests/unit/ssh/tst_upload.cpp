// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an upload ends with: the sum behind the bytes, without which the device keeps nothing.
#include "core/ssh/transfer.h"
#include "tests/support/tcpproxy.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

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
        auto slow = through(proxy);
        QVERIFY2(slow, qPrintable(m_fixture.problem()));
        const auto process =
            slow->start(Command(uploadScript(m_there + u"/f"_s, m_big.size(), 0644)));
        process->write(m_big);
        QTRY_COMPARE_WITH_TIMEOUT(sizeOfPart(), m_big.size(), 20000);
        proxy.cut();
        QTRY_VERIFY(process->isFinished());
        QCOMPARE(process->end().reason, ProcessEnd::Reason::LinkLost);
        QTRY_VERIFY_WITH_TIMEOUT(entries().isEmpty(), 20000);
    }

    void onlyTheRightSumBehindAllBytesMovesTheFile_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("sent");
        QTest::addColumn<QByteArray>("sum");
        QTest::addColumn<int>("status");
        constexpr int kSize = 200'001; // blocks and a rest
        const auto sum = [this](int size) {
            return QByteArray(
                QCryptographicHash::hash(m_big.first(size), QCryptographicHash::Sha256).toHex()
                + '\n');
        };
        const QByteArray wrong = QByteArray(64, '0') + '\n';
        for (const QString &shell : {u"dash"_s, u"busybox"_s, u"busybox without fullblock"_s}) {
            const QByteArray name = shell.toUtf8();
            const auto row = [&](const char *what) -> QTestData & {
                return QTest::newRow(QByteArray(name + ", " + what).constData());
            };
            row("all") << shell << kSize << kSize << sum(kSize) << 0;
            row("whole blocks") << shell << 131072 << 131072 << sum(131072) << 0;
            row("empty") << shell << 0 << 0 << sum(0) << 0;
            row("no sum") << shell << kSize << kSize << QByteArray() << int(kStatusUnconfirmed);
            row("half a sum") << shell << kSize << kSize << sum(kSize).first(64)
                              << int(kStatusUnconfirmed);
            row("wrong sum") << shell << kSize << kSize << wrong << int(kStatusChecksum);
            row("too short") << shell << kSize << kSize - 1 << QByteArray() << int(kStatusShort);
        }
    }

    /// The line comes right behind the bytes: a reader that took too much would swallow it.
    void onlyTheRightSumBehindAllBytesMovesTheFile()
    {
        QFETCH(const QString, shell);
        QFETCH(const int, size);
        QFETCH(const int, sent);
        QFETCH(const QByteArray, sum);
        QFETCH(const int, status);
        if (programOf(shell).isEmpty())
            QSKIP(qPrintable(shell + u" is not installed"_s));
        QProcess process;
        QVERIFY(startScript(process, shell, size));
        process.write(m_big.first(sent) + sum);
        process.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20000);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        const QByteArray said = process.readAllStandardError();
        QVERIFY2(process.exitCode() == status, said.constData());
        QCOMPARE(entries(), status == 0 ? QStringList({u"f"_s}) : QStringList());
        if (status == 0)
            QVERIFY(readAll(m_there + u"/f"_s) == m_big.first(size));
    }

    void anEndBeforeTheSumLeavesNothing_data()
    {
        QTest::addColumn<QString>("shell");
        for (const QString &shell : {u"bash"_s, u"dash"_s, u"busybox"_s})
            QTest::newRow(qPrintable(shell)) << shell;
    }

    void anEndBeforeTheSumLeavesNothing()
    {
        QFETCH(const QString, shell);
        if (programOf(shell).isEmpty())
            QSKIP(qPrintable(shell + u" is not installed"_s));
        QProcess process;
        QVERIFY(startScript(process, shell, 200'001));
        process.write(m_big.first(200'001));
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

    [[nodiscard]] static QString programOf(const QString &shell)
    {
        return QStandardPaths::findExecutable(shell.section(u' ', 0, 0));
    }

    /// The device's half alone, in this shell; busybox with its own tools.
    [[nodiscard]] bool startScript(QProcess &process, const QString &shell, int size) const
    {
        const QString program = programOf(shell);
        QStringList arguments{u"-c"_s, QString::fromUtf8(script(shell, size))};
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

    /// For a shell of the table; a dd that knows no fullblock is an old or small busybox's.
    [[nodiscard]] QByteArray script(const QString &shell, int size) const
    {
        QByteArray text = uploadScript(m_there + u"/f"_s, size, 0644);
        if (shell.endsWith(u"without fullblock"))
            text.prepend("dd() { case $* in *iflag*) return 1 ;; esac; command dd \"$@\"; }\n");
        return text;
    }

    std::unique_ptr<Connection> through(const TcpProxy &proxy)
    {
        Target target = m_fixture.target();
        target.port = proxy.port();
        m_fixture.interaction->hostKeyAnswer = HostKeyAnswer::AcceptOnce;
        return m_fixture.connected(target);
    }

    Fixture m_fixture;
    std::unique_ptr<Connection> m_connection;
    QString m_there;
    QByteArray m_big;
};

QTEST_GUILESS_MAIN(TestUpload)
#include "tst_upload.moc"
