// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stagewindow.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using runwatt::stage::StageWindow;

class TestStageWindow : public QObject
{
    Q_OBJECT

private slots:

    void theStageNeverCoversThePresentersOnlyDisplay_data()
    {
        QTest::addColumn<QStringList>("displays");
        QTest::addColumn<int>("presenter");
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<int>("display"); // -1: in a window
        const QStringList one{u"laptop"_s};
        const QStringList two{u"laptop"_s, u"projector"_s};
        QTest::newRow("one") << one << 0 << QString() << -1;
        QTest::newRow("the chosen one is gone") << one << 0 << u"projector"_s << -1;
        QTest::newRow("the only one was chosen") << one << 0 << u"laptop"_s << 0;
        QTest::newRow("the other") << two << 0 << QString() << 1;
        QTest::newRow("the other way round") << two << 1 << QString() << 0;
        QTest::newRow("the chosen one") << two << 1 << u"projector"_s << 1;
        QTest::newRow("another than the chosen") << two << 0 << u"beamer"_s << 1;
        QTest::newRow("none") << QStringList() << -1 << u"projector"_s << -1;
    }

    void theStageNeverCoversThePresentersOnlyDisplay()
    {
        QFETCH(const QStringList, displays);
        QFETCH(const int, presenter);
        QFETCH(const QString, chosen);
        QFETCH(const int, display);
        QCOMPARE(StageWindow::displayFor(displays, presenter, chosen).value_or(-1),
                 qsizetype(display));
    }
};

QTEST_MAIN(TestStageWindow)
#include "tst_stagewindow.moc"
