// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/navigationbar.h"
#include "tests/support/patience.h"

#include <QHBoxLayout>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

/// The column of rooms at the window's edge.
class TestNavigationBar : public QObject
{
    Q_OBJECT

private slots:

    void theKeysLeadToTheRoomsWhateverTheirButtonsSay()
    {
        QWidget window;
        auto *layout = new QHBoxLayout(&window);
        auto *bar = new app::NavigationBar;
        layout->addWidget(bar);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy chosen(bar, &app::NavigationBar::roomChosen);
        const auto *campaign = bar->findChild<QToolButton *>(u"room 2"_s);
        // Before a campaign, while it runs, and after it.
        for (const QString &progress : {QString(), u"8 / 20"_s, u"9 / 20"_s, QString()}) {
            bar->setProgress(progress);
            QCOMPARE(campaign->text(), progress.isEmpty() ? u"Campaign"_s : progress);
            for (int number = 1; number <= 3; ++number) {
                chosen.clear();
                QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_0 + number),
                                Qt::ControlModifier);
                QTRY_COMPARE(chosen.count(), 1); // a button stays down for a moment
                QCOMPARE(static_cast<int>(chosen.first().first().value<app::Room>()), number - 1);
            }
        }
    }
};

QTEST_MAIN(TestNavigationBar)
#include "tst_navigationbar.moc"
