// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interruption.h"
#include "tests/support/patience.h"

#include <QTest>

#include <csignal>

using namespace runwatt::app;

class TestInterruption : public QObject
{
    Q_OBJECT

private slots:
    void theFirstSignalAsksToStop_data();
    void theFirstSignalAsksToStop();
    void theSecondSignalIsObeyed();
};

void TestInterruption::theFirstSignalAsksToStop_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestInterruption::theFirstSignalAsksToStop()
{
    QFETCH(const int, signal);
    const Interruption interruption;
    const runwatt::StopToken token = interruption.token();
    QVERIFY(!token.stopRequested());
    std::raise(signal);
    QTRY_VERIFY(token.stopRequested());
}

void TestInterruption::theSecondSignalIsObeyed()
{
    const Interruption interruption;
    std::raise(SIGINT);
    struct sigaction now = {};
    QCOMPARE(sigaction(SIGINT, nullptr, &now), 0);
    QVERIFY(now.sa_handler == SIG_DFL);
}

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
