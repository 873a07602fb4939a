// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Locks between processes. The other processes are this program again, started with an option.
#include "core/base/processlock.h"
#include "tests/support/patience.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <memory>
#include <vector>

using namespace runwatt;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes the lock, says whether it has it, and keeps it until its input ends.
int keepMain(const QString &file)
{
    QLockFile lock(file);
    std::puts("asks");
    std::fflush(stdout);
    std::puts(takeLock(lock) ? "taken" : "kept out");
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}

std::unique_ptr<QProcess> keeper(const QString &file)
{
    auto process = std::make_unique<QProcess>();
    process->start(QCoreApplication::applicationFilePath(), {u"--keep"_s, file});
    return process;
}

bool write(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
}

} // namespace

class TestProcessLock : public QObject
{
    Q_OBJECT

private slots:

    void anOwnerThatLivesKeepsItAndOneThatWasKilledDoesNot()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"x.lock"_s);
        const std::unique_ptr<QProcess> owner = keeper(file);
        QTRY_VERIFY(owner->canReadLine());
        QCOMPARE(owner->readLine(), "asks\n");
        QTRY_VERIFY(owner->canReadLine());
        QCOMPARE(owner->readLine(), "taken\n");
        QLockFile lock(file);
        QVERIFY(!takeLock(lock));
        owner->kill();
        QTRY_COMPARE(owner->state(), QProcess::NotRunning);
        QVERIFY(QFile::exists(file));
        QVERIFY(takeLock(lock));
    }

    void oneThatNamesNobodyIsTakenOver_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("empty: killed before it wrote") << QByteArray();
        QTest::newRow("zeros: the power was cut") << QByteArray(80, '\0');
        QTest::newRow("half a line") << QByteArray("12");
    }

    void oneThatNamesNobodyIsTakenOver()
    {
        QFETCH(const QByteArray, contents);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"x.lock"_s);
        QVERIFY(write(file, contents));
        QLockFile lock(file);
        QVERIFY(takeLock(lock));
        QLockFile other(file);
        QVERIFY(!takeLock(other));
    }

    void oneThatIsMadeMeanwhileIsLeft()
    {
        // Empty whenever it is looked at, but never the same: others take the lock, and write late.
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"x.lock"_s);
        QVERIFY(write(file, {}));
        const std::unique_ptr<QProcess> late = keeper(file);
        QTRY_VERIFY(late->canReadLine());
        QCOMPARE(late->readLine(), "asks\n");
        const auto renew = [&file] {
            const QString next = file + u".next"_s;
            return write(next, {})
                && std::rename(qPrintable(next), qPrintable(file)) == 0; // at no time without one
        };
        QTRY_VERIFY(renew() && late->canReadLine());
        QCOMPARE(late->readLine(), "kept out\n");
        QVERIFY(QFile::exists(file));
        late->closeWriteChannel();
        QTRY_COMPARE(late->state(), QProcess::NotRunning);
    }

    void aFolderThatOthersHoldIsNotWaitedForForEver()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"x.lock"_s);
        QVERIFY(write(file, {}));
        QProcess other;
        other.start(u"flock"_s, {folder.path(), u"sh"_s, u"-c"_s, u"echo held; read -r line"_s});
        QTRY_VERIFY(other.canReadLine());
        QLockFile lock(file);
        QVERIFY(!takeLock(lock));
        other.closeWriteChannel();
        QTRY_COMPARE(other.state(), QProcess::NotRunning);
        QVERIFY(takeLock(lock));
    }

    void ofManyThatSeeOneThatNamesNobodyOneTakesIt()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"x.lock"_s);
        QVERIFY(write(file, {}));
        std::vector<std::unique_ptr<QProcess>> all;
        for (int i = 0; i < 8; ++i)
            all.push_back(keeper(file));
        int taken = 0;
        for (const std::unique_ptr<QProcess> &each : all) {
            QTRY_VERIFY(each->canReadLine());
            QCOMPARE(each->readLine(), "asks\n");
            QTRY_VERIFY(each->canReadLine());
            taken += each->readLine() == "taken\n" ? 1 : 0;
        }
        QCOMPARE(taken, 1);
        for (const std::unique_ptr<QProcess> &each : all) {
            each->closeWriteChannel();
            QTRY_COMPARE(each->state(), QProcess::NotRunning);
        }
    }

    void aFolderThatIsNotThereIsNoLock()
    {
        const QTemporaryDir folder;
        QLockFile lock(folder.filePath(u"none/x.lock"_s));
        QVERIFY(!takeLock(lock));
        QCOMPARE(lock.error(), QLockFile::UnknownError);
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--keep")
        return keepMain(arguments.value(2));
    TestProcessLock test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_processlock.moc"
