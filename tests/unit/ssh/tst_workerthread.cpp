// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/workerthread.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QTest>

#include <array>
#include <cstdlib>

#include <sys/eventfd.h>
#include <unistd.h>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace Qt::Literals::StringLiterals;

namespace {

const int programEnds = ::eventfd(0, EFD_CLOEXEC);

void tellThatTheProgramEnds()
{
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t written = ::write(programEnds, &one, sizeof one);
}

/// Stands for what OpenSSL keeps for a thread and gives back as that ends.
struct ThreadsOwn
{
    ThreadsOwn() = default;
    Q_DISABLE_COPY_MOVE(ThreadsOwn)

    ~ThreadsOwn()
    {
        constexpr std::array words{'g', 'i', 'v', 'e', 'n', ' ', 'b', 'a', 'c', 'k', '\n'};
        [[maybe_unused]] const ssize_t written = ::write(STDOUT_FILENO, words.data(), words.size());
    }
};

/// What a second instance of this program does: it returns from main() while a thread works, which
/// is done a good while after the program has begun to end.
int endWithAThreadAtWork()
{
    std::array<int, 2> begun{};
    if (::pipe(begun.data()) != 0)
        return 1;
    {
        WorkerThread thread;
        thread.post([begun] {
            static thread_local ThreadsOwn own;
            [[maybe_unused]] ThreadsOwn *used = &own;
            [[maybe_unused]] const ssize_t written = ::write(begun[1], "b", 1);
            quint64 told = 0;
            [[maybe_unused]] const ssize_t got = ::read(programEnds, &told, sizeof told);
            // Something that takes its time, as decrypting a key does.
            QCryptographicHash hash(QCryptographicHash::Sha512);
            for (int i = 0; i < 10; ++i)
                hash.addData(QByteArray(1 << 20, 'x'));
        });
        char byte = 0;
        if (::read(begun[0], &byte, 1) != 1)
            return 1;
    }
    std::atexit(tellThatTheProgramEnds);
    return 0;
}

int threads()
{
    return static_cast<int>(
        QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

} // namespace

class TestWorkerThread : public QObject
{
    Q_OBJECT

private slots:

    void theProgramsEndWaitsForAThreadAtWork()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {u"--end-with-a-thread-at-work"_s});
        QVERIFY(program.waitForFinished(120000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(program.readAllStandardOutput(), "given back\n");
    }

    void destroyingItDoesNotWait()
    {
        const int before = threads();
        auto thread = std::make_unique<WorkerThread>();
        std::array<int, 2> begun{};
        std::array<int, 2> gate{};
        QVERIFY(::pipe(begun.data()) == 0 && ::pipe(gate.data()) == 0);
        thread->post([begun, gate] {
            char byte = 'b';
            [[maybe_unused]] const ssize_t told = ::write(begun[1], &byte, 1);
            [[maybe_unused]] const ssize_t got = ::read(gate[0], &byte, 1);
        });
        // A step that has not begun would be dropped, and its thread with it.
        char byte = 0;
        QCOMPARE(::read(begun[0], &byte, 1), ssize_t(1));
        thread.reset(); // would never come back
        QCOMPARE(threads(), before + 1);
        QCOMPARE(::write(gate[1], "x", 1), ssize_t(1));
        QTRY_COMPARE(threads(), before);
        for (const int end : {begun[0], begun[1], gate[0], gate[1]})
            ::close(end);
    }

    void stepsRunInOrderAndGiveTheirValues()
    {
        WorkerThread thread;
        for (int i = 0; i < 3; ++i) {
            const auto value = await(thread.run([i](const Canceller &) { return i; }, StopToken()));
            QVERIFY(value && *value);
            QCOMPARE(**value, i);
        }
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--end-with-a-thread-at-work"_s)
        return endWithAThreadAtWork();
    TestWorkerThread test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workerthread.moc"
