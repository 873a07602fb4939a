// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowsize.h"

#include <QTest>

using namespace runwatt;

/// How large the window comes up where nothing is remembered.
class TestWindowSize : public QObject
{
    Q_OBJECT

private slots:

    void itFitsTheScreenWithItsFrameAndUsesIt_data()
    {
        QTest::addColumn<QSize>("available");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<Qt::WindowState>("state");
        QTest::newRow("laptop of 1366 x 768 with a panel")
            << QSize(1366, 736) << QSize(1280, 688) << Qt::WindowMaximized;
        QTest::newRow("1280 x 720") << QSize(1280, 720) << QSize(1264, 672) << Qt::WindowMaximized;
        QTest::newRow("full HD") << QSize(1920, 1080) << QSize(1536, 864) << Qt::WindowNoState;
        QTest::newRow("4K") << QSize(3840, 2160) << QSize(2560, 1600) << Qt::WindowNoState;
    }

    void itFitsTheScreenWithItsFrameAndUsesIt()
    {
        QFETCH(const QSize, available);
        const app::FirstSize first = app::firstSize(available);
        QTEST(first.size, "size");
        QTEST(first.state, "state");
    }
};

QTEST_GUILESS_MAIN(TestWindowSize)
#include "tst_windowsize.moc"
