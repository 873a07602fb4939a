// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/backoff.h"

#include <QTest>

#include <limits>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:

    void theFirstAttemptFollowsSoon() { QCOMPARE(pauseBeforeAttempt(0), Milliseconds(500ms)); }

    void eachPauseIsTwiceTheOneBefore()
    {
        for (int attempt = 1; attempt <= 5; ++attempt)
            QCOMPARE(pauseBeforeAttempt(attempt), pauseBeforeAttempt(attempt - 1) * 2);
        QCOMPARE(pauseBeforeAttempt(5), Milliseconds(16s));
    }

    void noPauseIsLongerThanHalfAMinute()
    {
        for (const int attempt : {6, 7, 100, std::numeric_limits<int>::max()})
            QCOMPARE(pauseBeforeAttempt(attempt), Milliseconds(30s));
    }
};

QTEST_GUILESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
