// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window in another language, while it is open; and its guide.
#include "app/windowmaker.h"
#include "core/base/language.h"
#include "tests/support/patience.h"
#include "widgets/help/guidewindow.h"
#include "widgets/wizard/wizardview.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using app::MainWindow;
using app::Settings;
using app::WindowMaker;

class TestWindowLanguage : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_home;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<WindowMaker> m_maker;

    void open()
    {
        m_settings = std::make_unique<Settings>(m_home.filePath(u"runwatt.ini"_s));
        if (m_settings->language().isEmpty())
            m_settings->setLanguage(u"en"_s); // whatever this system speaks
        m_maker = std::make_unique<WindowMaker>(qApp, m_settings.get());
    }

    void close()
    {
        m_maker.reset();
        m_settings.reset();
    }

    /// As a person does, from the menu.
    void choose(const QString &language)
    {
        const auto *button = m_maker->window()->findChild<QToolButton *>(u"language"_s);
        for (QAction *action : button->menu()->actions()) {
            if (action->data().toString() == language)
                action->trigger();
        }
    }

    [[nodiscard]] QString room(int number) const
    {
        return m_maker->window()->findChild<QToolButton *>(u"room %1"_s.arg(number))->text();
    }

private slots:

    void initTestCase()
    {
        qputenv("XDG_STATE_HOME", m_home.filePath(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toLocal8Bit());
        open();
    }

    void cleanupTestCase()
    {
        close();
        installLanguage(*qApp, u"en"_s);
    }

    void anotherLanguageLeavesThePersonWhereSheIs()
    {
        QCOMPARE(room(3), u"Compare"_s);
        m_maker->window()->showRoom(app::Room::Campaign);
        auto *wizard = m_maker->window()->findChild<wizard::WizardView *>();
        campaign::Plan plan = wizard->plan();
        plan.title = u"Half made"_s;
        wizard->setPlan(plan);
        QVERIFY(QTest::qWaitForWindowActive(m_maker->window()));
        QTest::keyClick(m_maker->window(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(m_maker->window()->shown().plan);
        const QSignalSpy quits(qApp, &QCoreApplication::aboutToQuit);

        const QPointer<MainWindow> before = m_maker->window();
        choose(u"ko"_s);
        QTRY_VERIFY(before.isNull());
        QCOMPARE(room(3), u"비교"_s);
        QVERIFY(m_maker->window()->isVisible());
        const MainWindow::Shown shown = m_maker->window()->shown();
        QCOMPARE(shown.room, app::Room::Campaign);
        QVERIFY(shown.plan);
        QTest::qWait(0);
        QCOMPARE(quits.count(), 0);
    }

    void theChoiceIsRemembered()
    {
        close();
        open();
        QCOMPARE(m_settings->language(), u"ko"_s);
        QCOMPARE(room(3), u"비교"_s);
        choose(u"en"_s);
        QTRY_COMPARE(room(3), u"Compare"_s);
        QCOMPARE(m_settings->language(), u"en"_s);
    }

    void theSameLanguageChangesNothing()
    {
        const QPointer<MainWindow> before = m_maker->window();
        choose(u"en"_s);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_maker->window(), before.get());
    }

    void theGuideOpensByItsKey()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_maker->window()));
        QTest::keyClick(m_maker->window(), Qt::Key_F1);
        auto *guide = m_maker->window()->findChild<help::GuideWindow *>();
        QVERIFY(guide && guide->isVisible());
        QVERIFY(!guide->findChild<QTextBrowser *>(u"page"_s)->toPlainText().isEmpty());
        QVERIFY(QTest::qWaitForWindowActive(guide));
        QTest::keyClick(guide, Qt::Key_Escape);
        QVERIFY(!guide->isVisible());
    }
};

QTEST_MAIN(TestWindowLanguage)
#include "tst_windowlanguage.moc"
