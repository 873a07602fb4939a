// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/async.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace runwatt;
using namespace std::chrono_literals;

namespace {

Task<void> awaitDelay(Milliseconds time, StopToken stop, QList<Wake> *log)
{
    const Wake wake = co_await delay(time, stop);
    log->append(wake);
    const Wake again = co_await delay(time, stop);
    log->append(again);
}

Task<void> awaitTimer(QTimer *timer, StopToken stop, QList<Wake> *log)
{
    const Wake wake = co_await until(timer, &QTimer::timeout, stop, 5s);
    log->append(wake);
}

Task<void> awaitNotifier(Notifier *notifier, StopToken stop, QList<Wake> *log)
{
    const Wake wake = co_await notifier->wait(stop, 5s);
    log->append(wake);
}

Task<Result<int>> inner(StopToken stop)
{
    const Wake wake = co_await delay(1ms, stop);
    if (wake == Wake::Stopped)
        co_return tl::make_unexpected(Error::cancelled());
    co_return 42;
}

Task<Result<QString>> outer(StopToken stop)
{
    RUNWATT_CO_TRY(const int value, co_await inner(stop));
    co_return QString::number(value);
}

Task<void> store(StopToken stop, QString *out)
{
    const Result<QString> text = co_await outer(stop);
    *out = text ? *text : text.error().text();
}

Task<void> worker(StopToken stop, int *out)
{
    const Result<int> value = co_await onWorker([] { return 7; }, stop);
    *out = value ? *value : -1;
}

} // namespace

class TestAsync : public QObject
{
    Q_OBJECT

private slots:

    void destroyingTheScopeEndsItsTasksAtOnce()
    {
        QList<Wake> log;
        {
            AsyncScope scope;
            scope.start(awaitDelay(1h, scope.token(), &log));
            QCOMPARE(scope.running(), 1);
        }
        QCOMPARE(log, QList<Wake>({Wake::Stopped, Wake::Stopped}));
    }

    void whatHasJustBeenAnsweredRunsBeforeEndReturns()
    {
        QList<Wake> log;
        AsyncScope scope;
        Notifier answered;
        const auto task = [](Notifier *answer, StopToken stop, QList<Wake> *seen) -> Task<void> {
            seen->append(co_await answer->wait(stop));
        };
        scope.start(task(&answered, scope.token(), &log));
        answered.notify(); // it is to be resumed from the event loop
        scope.end();
        QCOMPARE(log, QList<Wake>({Wake::Ready}));
        QCOMPARE(scope.running(), 0);
    }

    void requestStopWakesFromTheEventLoop()
    {
        QList<Wake> log;
        AsyncScope scope;
        scope.start(awaitDelay(1h, scope.token(), &log));
        scope.requestStop();
        QVERIFY(log.isEmpty());
        QTRY_COMPARE(log.size(), 2);
        QCOMPARE(scope.running(), 0);
    }

    void aChildSourceStopsAloneAndWithItsParent()
    {
        QList<Wake> log;
        StopSource parent;
        StopSource first(parent.token());
        StopSource second(parent.token());
        AsyncScope scope;
        scope.start(awaitDelay(1h, first.token(), &log));
        scope.start(awaitDelay(1h, second.token(), &log));
        first.requestStop();
        QTRY_COMPARE(log.size(), 2);
        QVERIFY(!second.token().stopRequested());
        parent.requestStop();
        QTRY_COMPARE(log.size(), 4);
    }

    void aDestroyedSenderWakesTheWaiter()
    {
        QList<Wake> log;
        AsyncScope scope;
        auto *timer = new QTimer;
        scope.start(awaitTimer(timer, scope.token(), &log));
        delete timer;
        QTRY_COMPARE(log, QList<Wake>({Wake::Gone}));
    }

    void aSignalWakesTheWaiter()
    {
        QList<Wake> log;
        AsyncScope scope;
        QTimer timer;
        scope.start(awaitTimer(&timer, scope.token(), &log));
        timer.start(1);
        QTRY_COMPARE(log, QList<Wake>({Wake::Ready}));
    }

    void aNotifierWakesAllAndSaysWhenItGoes()
    {
        QList<Wake> log;
        AsyncScope scope;
        auto notifier = std::make_unique<Notifier>();
        scope.start(awaitNotifier(notifier.get(), scope.token(), &log));
        scope.start(awaitNotifier(notifier.get(), scope.token(), &log));
        notifier->notify();
        QTRY_COMPARE(log, QList<Wake>({Wake::Ready, Wake::Ready}));
        scope.start(awaitNotifier(notifier.get(), scope.token(), &log));
        notifier.reset();
        QTRY_COMPARE(log.size(), 3);
        QCOMPARE(log.last(), Wake::Gone);
    }

    void resultsPassThroughNestedTasks()
    {
        QString text;
        AsyncScope scope;
        scope.start(store(scope.token(), &text));
        QTRY_COMPARE(text, QStringLiteral("42"));
    }

    void aStopReachesNestedTasks()
    {
        QString text;
        {
            AsyncScope scope;
            scope.start(store(scope.token(), &text));
        }
        QCOMPARE(text, Error::cancelled().text());
    }

    void aWorkerGivesItsValueHere()
    {
        int value = 0;
        AsyncScope scope;
        scope.start(worker(scope.token(), &value));
        QTRY_COMPARE(value, 7);
    }
};

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
