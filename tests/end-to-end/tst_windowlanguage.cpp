// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window in another language and with larger text, while it is open and whatever runs; and its
// guide.
#include "app/campaignsession.h"
#include "app/windowmaker.h"
#include "core/base/language.h"
#include "core/store/reader.h"
#include "core/store/verify.h"
#include "tests/support/patience.h"
#include "widgets/bench/questionpanel.h"
#include "widgets/help/guidewindow.h"
#include "widgets/live/liveview.h"
#include "widgets/plot/timeplot.h"
#include "widgets/wizard/wizardview.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using app::CampaignSession;
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

    void chooseFrom(const QString &button, int percent)
    {
        for (QAction *action :
             m_maker->window()->findChild<QToolButton *>(button)->menu()->actions()) {
            if (action->data().toInt() == percent)
                action->trigger();
        }
    }

    [[nodiscard]] double textHeight() const
    {
        return m_maker->window()->findChild<QToolButton *>(u"room 3"_s)->fontMetrics().height();
    }

    [[nodiscard]] live::LiveView *liveView() const
    {
        return m_maker->window()->findChild<live::LiveView *>();
    }

    /// Two trials of this computer, some seconds each.
    [[nodiscard]] campaign::Plan shortPlan() const
    {
        campaign::Plan plan;
        plan.title = u"In two languages"_s;
        campaign::DevicePlan device;
        device.name = u"this computer"_s;
        device.thisComputer = true;
        device.folder = m_home.path();
        plan.devices.push_back(device);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s,
                                  {{u"operation"_s, u"read"_s},
                                   {u"requestSize"_s, 4096},
                                   {u"fileSize"_s, u"4 MiB"_s},
                                   {u"runTime"_s, 4}}});
        plan.repetitions = 2;
        plan.conditions.idle = std::chrono::seconds(0);
        plan.conditions.dropCaches = false;
        return plan;
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
        QVERIFY(QTest::qWaitForWindowActive(m_maker->window()));
        QTest::keyClick(m_maker->window(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(m_maker->window()->shown().plan);
        wizard->setPlan(plan);
        const QSignalSpy quits(qApp, &QCoreApplication::aboutToQuit);

        choose(u"ko"_s);
        QTRY_COMPARE(room(3), u"비교"_s);
        QVERIFY(m_maker->window()->isVisible());
        const app::Rooms::Shown shown = m_maker->window()->shown();
        QCOMPARE(shown.room, app::Room::Campaign);
        QVERIFY(shown.plan);
        QCOMPARE(shown.plan->title, u"Half made"_s);
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
        const QPointer<QToolButton> before =
            m_maker->window()->findChild<QToolButton *>(u"room 3"_s);
        choose(u"en"_s);
        QCoreApplication::sendPostedEvents();
        QVERIFY(before);
    }

    void theTextIsOfTheSizeThatIsChosen()
    {
        const double before = textHeight();
        chooseFrom(u"textSize"_s, 150);
        QTRY_VERIFY(textHeight() > 1.3 * before);
        QCOMPARE(m_settings->textSize(), 150);
        QVERIFY(m_maker->window()->isVisible());
        const QPointer<QToolButton> same = m_maker->window()->findChild<QToolButton *>(u"room 3"_s);
        chooseFrom(u"textSize"_s, 150);
        QCoreApplication::sendPostedEvents();
        QVERIFY(same);
        close();
        open(); // remembered
        QVERIFY(textHeight() > 1.3 * before);
        chooseFrom(u"textSize"_s, 100);
        QTRY_COMPARE(textHeight(), before);
    }

    void theColumnOfRoomsIsAsWideAsItsTexts()
    {
        const auto button = [this] {
            return m_maker->window()->findChild<QToolButton *>(u"room 2"_s);
        };
        const int before = button()->width();
        chooseFrom(u"textSize"_s, 200);
        QTRY_VERIFY(button()->sizeHint().width() > before);
        QTRY_VERIFY(button()->width() >= button()->sizeHint().width());
        chooseFrom(u"textSize"_s, 100);
        QTRY_COMPARE(button()->width(), before);
    }

    void whatIsBeingAnsweredStays()
    {
        auto *panel = m_maker->window()->findChild<bench::QuestionPanel *>();
        bench::Question question;
        question.id = 1;
        question.kind = bench::Question::Kind::Password;
        question.where = u"pi@pi4"_s;
        question.prompts.emplace_back().text = u"Password"_s;
        panel->ask(question);
        auto *field = panel->findChild<QLineEdit *>(u"answer 1"_s);
        QVERIFY(field && field->isVisible());
        field->setText(u"half typ"_s);
        const auto *login = panel->findChild<QPushButton *>(u"giveAnswer"_s);
        const QString before = login->text();
        choose(u"ko"_s);
        QTRY_COMPARE(room(3), u"비교"_s);
        QTRY_VERIFY(login->text() != before);
        QVERIFY(field->isVisible());
        QCOMPARE(field->text(), u"half typ"_s);
        QSignalSpy answered(panel, &bench::QuestionPanel::answered);
        field->setText(u"half typed"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(answered.size(), 1);
        QCOMPARE(answered.front().at(1).value<bench::Answer>().texts, QStringList(u"half typed"_s));
        choose(u"en"_s);
        QTRY_COMPARE(room(3), u"Compare"_s);
    }

    void aCampaignRunsOnInAnotherLanguage()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        MainWindow *window = m_maker->window();
        auto *session = window->findChild<CampaignSession *>();
        const QString file = m_home.filePath(u"both.runwatt"_s);
        session->start(shortPlan(), file);
        window->showRoom(app::Room::Campaign);
        const auto measured = [this] { return liveView()->charts()->readout(); };
        QTRY_VERIFY(session->state() == campaign::RunState::Running);
        QTRY_VERIFY2(measured().contains(u"B/s"_s), qPrintable(measured()));

        live::LiveView::Choice chosen = liveView()->choice();
        chosen.cpuBand = live::LiveBand::Processes;
        chosen.showsLatency = false;
        chosen.tab = 2;
        const series::Window followed = liveView()->charts()->view();
        chosen.time.fit({followed.beginNs, followed.endNs});
        liveView()->choose(chosen);
        const series::Window seen = liveView()->charts()->view();
        const QPointer<live::LiveView> before = liveView();
        choose(u"ko"_s);
        QTRY_VERIFY(before.isNull());
        QVERIFY(session->isRunning());
        QCOMPARE(room(1), u"벤치"_s);
        QVERIFY2(room(2).contains(u'/'), qPrintable(room(2))); // how far it is
        const auto *state = window->findChild<QLabel *>(u"campaignState"_s);
        QCOMPARE(state->text(), u"실행 중"_s);
        // What was measured before is there, as it was looked at.
        QTRY_VERIFY2(measured().contains(u"B/s"_s), qPrintable(measured()));
        const live::LiveView::Choice now = liveView()->choice();
        QCOMPARE(now.cpuBand, chosen.cpuBand);
        QCOMPARE(now.showsLatency, false);
        QCOMPARE(now.tab, 2);
        QCOMPARE(now.time.mode(), plot::TimeNavigator::Mode::Hold);
        QCOMPARE(liveView()->charts()->view().beginNs, seen.beginNs);
        QCOMPARE(liveView()->charts()->view().endNs, seen.endNs);

        QTRY_VERIFY(session->state() == campaign::RunState::Finished);
        const auto reader = store::CampaignReader::open(file);
        QVERIFY(reader.has_value());
        const auto data = reader->data();
        QVERIFY(data.has_value());
        QCOMPARE(data->trials.size(), std::size_t(2));
        for (const store::TrialRecord &trial : data->trials)
            QCOMPARE(trial.state, store::TrialState::Complete);
        // The new view was told of all that came.
        QTRY_COMPARE(state->text(), u"끝남"_s);
        QVERIFY(store::verify(file)->isSound());
        choose(u"en"_s);
        QTRY_COMPARE(room(3), u"Compare"_s);
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
