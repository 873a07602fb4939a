// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files to and from a device, whole or not at all.
#include "core/ssh/digest.h"
#include "core/ssh/transfer.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>

#include <pwd.h>
#include <unistd.h>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(42);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.bounded(256));
    return bytes;
}

} // namespace

class TestTransfer : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY2(m_fixture.start(), qPrintable(m_fixture.problem()));
        m_there = m_fixture.path(u"there"_s);
        QVERIFY(QDir().mkpath(m_there));
        m_big = randomBytes(20'000'001);
        QVERIFY(writeAll(m_fixture.path(u"big"_s), m_big));
    }

    void init()
    {
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
        QDir(m_there).removeRecursively();
        QVERIFY(QDir().mkpath(m_there));
    }

    void cleanup() { m_connection.reset(); }

    void aFileGoesThereAndBackUnharmed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("size");
        QTest::newRow("empty") << u"empty"_s << 0;
        QTest::newRow("one byte") << u"one"_s << 1;
        QTest::newRow("a chunk") << u"chunk"_s << 1024 * 1024;
        QTest::newRow("large") << u"large"_s << 20'000'001;
        QTest::newRow("hostile name")
            << u"it's a $(name) `with`\nnewline \"and\" -dash ä"_s << 1000;
        QTest::newRow("leading dash") << u"-rf"_s << 1000;
    }

    void aFileGoesThereAndBackUnharmed()
    {
        QFETCH(const QString, name);
        QFETCH(const int, size);
        const QByteArray contents = m_big.first(size);
        const QString local = m_fixture.path(u"local"_s);
        QVERIFY(writeAll(local, contents));
        const QString remote = m_there + u'/' + name;
        QList<qint64> steps;
        const auto progress = [&](qint64 done, qint64 total) {
            QCOMPARE(total, qint64(size));
            steps << done;
        };
        QVERIFY2(
            m_fixture.keep(await(m_connection->upload(local, remote, 0750, progress, StopToken()))),
            qPrintable(m_fixture.problem()));
        QVERIFY(readAll(remote) == contents);
        QCOMPARE(QFileInfo(remote).permissions()
                     & (QFile::ReadOther | QFile::ReadGroup | QFile::WriteGroup | QFile::ExeOwner),
                 QFile::ReadGroup | QFile::ExeOwner);
        QVERIFY(std::is_sorted(steps.cbegin(), steps.cend()));
        QCOMPARE(steps.last(), qint64(size));
        const QString back = m_fixture.path(u"back"_s);
        QFile::remove(back);
        QVERIFY2(m_fixture.keep(await(m_connection->download(remote, back, {}, StopToken()))),
                 qPrintable(m_fixture.problem()));
        QVERIFY(readAll(back) == contents);
        QCOMPARE(entries(), QStringList({name}));
    }

    void aRelativeNameIsInTheHomeFolder()
    {
        const QString name = u"runwatt-test-%1"_s.arg(QCoreApplication::applicationPid());
        QVERIFY(m_fixture.keep(await(m_connection->writeFile(name, "x", 0600, StopToken()))));
        const auto read = await(m_connection->readFile(name, 100, StopToken()));
        QVERIFY(m_fixture.keep(read));
        QCOMPARE(**read, "x");
        // sshd goes by the passwd file's home folder, whatever $HOME says here.
        const QString home = QString::fromLocal8Bit(::getpwuid(::getuid())->pw_dir);
        QVERIFY(QFile::remove(home + u'/' + name));
    }

    void anExistingFileIsReplacedAtOnce()
    {
        const QString remote = m_there + u"/f"_s;
        QVERIFY(writeAll(remote, "old"));
        QVERIFY(m_fixture.keep(await(m_connection->writeFile(remote, "new", 0644, StopToken()))));
        QCOMPARE(readAll(remote), "new");
        QCOMPARE(entries(), QStringList({u"f"_s}));
    }

    void whatCannotBeWrittenIsToldAndLeavesNothing()
    {
        // A name in a folder that isn't there, and a folder in place of the file.
        const auto nowhere =
            await(m_connection->writeFile(m_there + u"/no/such/f"_s, "x", 0644, StopToken()));
        QVERIFY(!m_fixture.keep(nowhere));
        QVERIFY2(m_fixture.code() == ErrorCode::NotFound, qPrintable(m_fixture.problem()));
        QVERIFY(QDir(m_there).mkdir(u"d"_s));
        const auto folder =
            await(m_connection->writeFile(m_there + u"/d"_s, "x", 0644, StopToken()));
        QVERIFY(!m_fixture.keep(folder));
        QCOMPARE(m_fixture.code(), ErrorCode::InvalidInput);
        QCOMPARE(entries(), QStringList({u"d"_s}));
        QVERIFY(QDir(m_there + u"/d"_s).isEmpty());
        QCOMPARE(transferError(u"x"_s, u"y"_s, 71, "tee: f: No space left on device").code,
                 ErrorCode::NoSpace);
    }

    void aMissingFileIsToldAndLeavesNothing()
    {
        const QString back = m_fixture.path(u"missing"_s);
        QVERIFY(!m_fixture.keep(
            await(m_connection->download(m_there + u"/none"_s, back, {}, StopToken()))));
        QVERIFY2(m_fixture.code() == ErrorCode::NotFound, qPrintable(m_fixture.problem()));
        QVERIFY(!QFile::exists(back));
        QVERIFY(!m_fixture.keep(
            await(m_connection->upload(back, m_there + u"/f"_s, 0644, {}, StopToken()))));
        QVERIFY(entries().isEmpty());
    }

    void aStoppedUploadLeavesNothing()
    {
        TcpProxy proxy(m_fixture.target().port);
        auto slow = m_fixture.through(proxy);
        QVERIFY2(slow, qPrintable(m_fixture.problem()));
        StopSource source;
        const auto progress = [&](qint64 done, qint64) {
            if (done > 0)
                source.requestStop();
        };
        const auto result = await(slow->upload(m_fixture.path(u"big"_s), m_there + u"/f"_s, 0644,
                                               progress, source.token()));
        QVERIFY(!m_fixture.keep(result));
        QCOMPARE(m_fixture.code(), ErrorCode::Cancelled);
        QTRY_VERIFY(entries().isEmpty());
    }

    void aBrokenUploadLeavesNothing()
    {
        TcpProxy proxy(m_fixture.target().port);
        auto slow = m_fixture.through(proxy);
        QVERIFY2(slow, qPrintable(m_fixture.problem()));
        const auto progress = [&](qint64 done, qint64) {
            if (done > 5'000'000)
                proxy.cut();
        };
        const auto result = await(
            slow->upload(m_fixture.path(u"big"_s), m_there + u"/f"_s, 0644, progress, StopToken()));
        QVERIFY(!m_fixture.keep(result));
        QCOMPARE(m_fixture.code(), ErrorCode::ConnectionLost);
        QTRY_VERIFY(entries().isEmpty());
    }

    void aBrokenDownloadLeavesNothing()
    {
        TcpProxy proxy(m_fixture.target().port);
        auto slow = m_fixture.through(proxy);
        QVERIFY2(slow, qPrintable(m_fixture.problem()));
        const QString back = m_there + u"/back"_s;
        const auto progress = [&](qint64 done, qint64) {
            if (done > 5'000'000)
                proxy.cut();
        };
        const auto result =
            await(slow->download(m_fixture.path(u"big"_s), back, progress, StopToken()));
        QVERIFY(!m_fixture.keep(result));
        QCOMPARE(m_fixture.code(), ErrorCode::ConnectionLost);
        QVERIFY(entries().isEmpty());
    }

    void aFileThatCannotBeWrittenHereIsTold()
    {
        const auto result = await(m_connection->download(
            m_fixture.path(u"big"_s), u"/proc/no/such/folder/f"_s, {}, StopToken()));
        QVERIFY(!m_fixture.keep(result));
        QVERIFY2(m_fixture.code() == ErrorCode::System, qPrintable(m_fixture.problem()));
    }

    void theDigestIsTheOneOfItsName_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QCryptographicHash::Algorithm>("algorithm");
        QTest::newRow("sha256sum") << QByteArray("sha256") << QCryptographicHash::Sha256;
        QTest::newRow("b2sum") << QByteArray("blake2b") << QCryptographicHash::Blake2b_512;
    }

    void theDigestIsTheOneOfItsName()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QCryptographicHash::Algorithm, algorithm);
        const auto sum = sumNamed(name);
        QVERIFY(sum);
        Digest digest(*sum);
        digest.add(m_big.first(1000));
        digest.add(QByteArrayView(m_big).sliced(1000));
        QCOMPARE(digest.hex(), QCryptographicHash::hash(m_big, algorithm).toHex());
        QVERIFY(!sumNamed("md5"));
    }

    void theDeviceChoosesTheSum_data()
    {
        QTest::addColumn<QString>("hidden");
        QTest::addColumn<QByteArray>("chosen");
        QTest::newRow("b2sum") << QString() << QByteArray("blake2b\n");
        QTest::newRow("no b2sum") << u"b2sum"_s << QByteArray("sha256\n");
        QTest::newRow("nothing") << u"b2sum sha256sum"_s << QByteArray();
    }

    void theDeviceChoosesTheSum()
    {
        QFETCH(const QString, hidden);
        QFETCH(const QByteArray, chosen);
        const bool works = !chosen.isEmpty();
        const QString tools = m_fixture.path(u"tools "_s + hidden);
        QVERIFY(linkTools(tools, hidden.split(u' ')));
        Fixture fixture;
        QVERIFY2(
            fixture.start({u"ForceCommand PATH='%1'; eval \"$SSH_ORIGINAL_COMMAND\""_s.arg(tools)}),
            qPrintable(fixture.problem()));
        const auto connection = fixture.connected();
        QVERIFY2(connection, qPrintable(fixture.problem()));

        const QString there = m_there + u"/f"_s;
        const auto said = fixture.run(*connection, sumFunction() + "echo \"$sum_name\"");
        QVERIFY2(said, qPrintable(fixture.problem()));
        QCOMPARE(said->standardOutput, chosen);
        const QString small = m_there + u"/small"_s;
        const QString back = m_there + u"/back"_s;
        const bool up = bool(fixture.keep(
            await(connection->upload(m_fixture.path(u"big"_s), there, 0644, {}, StopToken()))));
        QVERIFY2(up == works, qPrintable(fixture.problem()));
        const bool smallUp =
            bool(fixture.keep(await(connection->writeFile(small, "small", 0600, StopToken()))));
        QVERIFY2(smallUp == works, qPrintable(fixture.problem()));
        const bool down = bool(fixture.keep(
            await(connection->download(m_fixture.path(u"big"_s), back, {}, StopToken()))));
        QVERIFY2(down == works, qPrintable(fixture.problem()));
        if (works) {
            QVERIFY(readAll(there) == m_big);
            QCOMPARE(readAll(small), "small");
            QVERIFY(readAll(back) == m_big);
        } else {
            QCOMPARE(fixture.code(), ErrorCode::ToolMissing);
            QVERIFY(entries().isEmpty());
        }
    }

    void readingStopsAtItsLimit()
    {
        const auto text =
            await(m_connection->readFile(m_fixture.path(u"big"_s), 1'000'000, StopToken()));
        QVERIFY(!m_fixture.keep(text));
        QCOMPARE(m_fixture.code(), ErrorCode::Corrupt);
    }

private:
    /// A folder with all programs of this PATH but some.
    [[nodiscard]] static bool linkTools(const QString &folder, const QStringList &hidden)
    {
        bool linked = QDir().mkpath(folder);
        for (const QString &from : qEnvironmentVariable("PATH").split(u':')) {
            for (const QFileInfo &tool : QDir(from).entryInfoList(QDir::Files)) {
                const QString link = folder + u'/' + tool.fileName();
                if (!hidden.contains(tool.fileName()) && !QFileInfo(link).isSymLink())
                    linked = QFile::link(tool.filePath(), link) && linked;
            }
        }
        return linked;
    }

    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_there).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    Fixture m_fixture;
    std::unique_ptr<Connection> m_connection;
    QString m_there;
    QByteArray m_big;
};

QTEST_GUILESS_MAIN(TestTransfer)
#include "tst_transfer.moc"
