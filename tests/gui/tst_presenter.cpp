// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The presenter's window while steps are edited, and keys that are meant for something else.
#include "stagefakes.h"
#include "tests/support/patience.h"
#include "tests/support/samplecampaign.h"
#include "widgets/common/messagebar.h"
#include "widgets/stage/presenterwindow.h"
#include "widgets/stage/stagekeys.h"
#include "widgets/stage/talk.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::stage;
using store::StepKind;
using store::StepRecord;

class TestPresenter : public QObject
{
    Q_OBJECT

private slots:

    void init()
    {
        m_campaign = std::make_shared<const store::CampaignData>(test::sampleCampaign({}));
        m_talk = std::make_unique<Talk>(&m_show);
        m_keys = std::make_unique<StageKeys>(*m_talk);
        m_presenter = std::make_unique<PresenterWindow>(*m_talk, *m_keys);
        m_keys->watch(m_presenter.get());
        m_presenter->show();
        m_presenter->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_presenter.get()));
    }

    void cleanup()
    {
        m_presenter.reset();
        m_keys.reset();
        m_talk.reset();
    }

    void whatATalkTookStaysInViewUntilTheNext()
    {
        const auto *elapsed = m_presenter->findChild<QLabel *>(u"elapsed"_s);
        const auto *word = m_presenter->findChild<QLabel *>(u"warning"_s);
        m_talk->setCampaign(m_campaign, {{StepKind::Title}});
        m_talk->start(Talk::From::First);
        QTRY_COMPARE(elapsed->text(), u"0:01"_s);
        m_talk->end();
        QCOMPARE(elapsed->text(), u"0:01"_s);
        QCOMPARE(word->text(), u"ended"_s);
        m_talk->end(); // again, of no talk
        QCOMPARE(m_talk->took().value().count(), 1);
        m_talk->start(Talk::From::First);
        QCOMPARE(elapsed->text(), u"0:00"_s);
        QCOMPARE(word->text(), QString());
    }

    void aNoteLeavesWhatTheStepShows_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("a trial that is not offered") << static_cast<int>(StepKind::Live);
        QTest::newRow("a workload that is none") << static_cast<int>(StepKind::Race);
        QTest::newRow("an unknown figure") << static_cast<int>(StepKind::Figure);
    }

    void aNoteLeavesWhatTheStepShows()
    {
        QFETCH(const int, kind);
        StepRecord step{static_cast<StepKind>(kind)};
        step.trial = {9999};
        step.timeNs = 5;
        step.workload = {9999};
        step.figure = u"of-a-later-version"_s;
        m_talk->setCampaign(m_campaign, {step});
        QTest::keyClicks(notes(), u"Hm"_s);
        step.notes = u"Hm"_s;
        QCOMPARE(m_talk->stepOf(0), step);
    }

    void whatIsChosenIsShown()
    {
        m_talk->setCampaign(m_campaign, {{StepKind::Live}});
        auto *contents = m_presenter->findChild<QComboBox *>(u"stepContents"_s);
        contents->setFocus();
        QTest::keyClick(contents, Qt::Key_Down);
        QCOMPARE(m_talk->stepOf(0).trial, m_campaign->trials.front().id);
    }

    void undoTakesBackTheLastVisitOnly()
    {
        m_talk->setCampaign(m_campaign, {{StepKind::Text, u"A"_s}, {StepKind::Text, u"B"_s}});
        QTest::keyClicks(notes(), u"first"_s);
        m_talk->next();
        m_talk->previous();
        QTest::keyClicks(notes(), u"then "_s); // at the begin
        m_presenter->findChild<QLineEdit *>(u"stepTitle"_s)->clear();
        QTest::keyClicks(m_presenter->findChild<QLineEdit *>(u"stepTitle"_s), u"Why"_s);
        const QString both = m_talk->stepOf(0).notes;
        QCOMPARE(m_talk->stepOf(0).title, u"Why"_s);
        m_talk->steps().undo();
        QCOMPARE(m_talk->stepOf(0).title, u"A"_s);
        QCOMPARE(m_talk->stepOf(0).notes, both);
        m_talk->steps().undo();
        QCOMPARE(m_talk->stepOf(0).notes, u"first"_s);
        m_talk->steps().undo();
        QCOMPARE(m_talk->stepOf(0).notes, QString());
    }

    void whatIsTakenBackInTheListLeavesTheStage()
    {
        test::FakePlayer player;
        player.recorded = true;
        StepRecord live{StepKind::Live, u"Native"_s};
        live.trial = m_campaign->trials.front().id;
        m_talk->setCampaign(m_campaign, {{StepKind::Title}, {StepKind::Text}, live});
        m_talk->setPlayer(&player);
        m_talk->goTo(2);
        m_talk->start(Talk::From::Current);
        QVERIFY(player.replay);
        player.told.clear();
        auto *list = m_presenter->findChild<QListView *>(u"stepList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m_talk->current(), 1);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_talk->current(), 2);
        QCOMPARE(list->currentIndex().row(), 2);
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = list->findChild<QLineEdit *>();
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, u"Board"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_talk->stepOf(2).title, u"Board"_s);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_talk->stepOf(2), live);
        QCOMPARE(m_talk->current(), 2);
        QCOMPARE(list->currentIndex().row(), 2);
        QCOMPARE(player.told, QStringList());
        m_talk->setPlayer(nullptr);
    }

    void aHeldKeyGoesOneStep()
    {
        m_talk->setCampaign(m_campaign, {{StepKind::Title}, {StepKind::Text}, {StepKind::End}});
        auto *list = m_presenter->findChild<QListView *>(u"stepList"_s);
        QTest::keyPress(list, Qt::Key_PageDown);
        QCOMPARE(m_talk->current(), 1);
        for (int i = 0; i < 5; ++i) {
            QKeyEvent again(QEvent::KeyPress, Qt::Key_PageDown, Qt::NoModifier, {}, true);
            QApplication::sendEvent(list, &again);
        }
        QCOMPARE(m_talk->current(), 1); // and the list does nothing with it
        QTest::keyRelease(list, Qt::Key_PageDown);
        QTest::keyClick(list, Qt::Key_PageDown);
        QCOMPARE(m_talk->current(), 2);
    }

    void aKeyThatIsReleasedAndPressedInTheSameMomentIsHeld()
    {
        m_talk->setCampaign(m_campaign, {{StepKind::Title}, {StepKind::Text}, {StepKind::End}});
        auto *list = m_presenter->findChild<QListView *>(u"stepList"_s);
        const auto send = [list](QEvent::Type type, quint64 timestampMs) {
            QKeyEvent event(type, Qt::Key_PageDown, Qt::NoModifier);
            event.setTimestamp(timestampMs);
            QApplication::sendEvent(list, &event);
        };
        send(QEvent::KeyPress, 100);
        for (const quint64 again : {600U, 633U, 666U}) {
            send(QEvent::KeyRelease, again);
            send(QEvent::KeyPress, again);
        }
        QCOMPARE(m_talk->current(), 1);
        send(QEvent::KeyRelease, 700);
        send(QEvent::KeyPress, 760); // a quick finger
        QCOMPARE(m_talk->current(), 2);
    }

    void ctrlZTakesBackTheLastChangeWhereverTheFocusIs()
    {
        m_talk->setCampaign(m_campaign, {{StepKind::Text, u"A"_s}, {StepKind::Text, u"B"_s}});
        auto *title = m_presenter->findChild<QLineEdit *>(u"stepTitle"_s);
        QVERIFY(QTest::qWaitForWindowActive(m_presenter.get()));
        QTest::keyClicks(notes(), u"said"_s);
        QTest::keyClicks(title, u"XX"_s);
        notes()->setFocus();
        QTest::keyClick(notes(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_talk->stepOf(0).title, u"A"_s);
        QCOMPARE(title->text(), u"A"_s);
        QTest::keyClick(notes(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(notes()->toPlainText(), QString());
        m_talk->next();
        for (QWidget *field : {static_cast<QWidget *>(notes()), static_cast<QWidget *>(title)}) {
            field->setFocus();
            QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        }
        QCOMPARE(m_talk->stepOf(0).notes, u"said"_s);
        QCOMPARE(m_talk->stepOf(0).title, u"AXX"_s);
    }

    void escHidesAMessageBeforeItEndsTheTalk()
    {
        const QSignalSpy ended(m_talk.get(), &Talk::ended);
        m_presenter->showMessage(u"Kept."_s);
        auto *message = m_presenter->findChild<common::MessageBar *>();
        auto *close = message->findChild<QToolButton *>(u"messageClose"_s);
        QTest::keyClick(close, Qt::Key_Escape);
        QVERIFY(!message->isVisible());
        QCOMPARE(ended.count(), 0);
        QTest::keyClick(m_presenter->findChild<QListView *>(u"stepList"_s), Qt::Key_Escape);
        QCOMPARE(ended.count(), 1);
    }

private:
    [[nodiscard]] QPlainTextEdit *notes() const
    {
        return m_presenter->findChild<QPlainTextEdit *>(u"stepNotes"_s);
    }

    std::shared_ptr<const store::CampaignData> m_campaign;
    test::FakeShow m_show;
    std::unique_ptr<Talk> m_talk;
    std::unique_ptr<StageKeys> m_keys;
    std::unique_ptr<PresenterWindow> m_presenter;
};

QTEST_MAIN(TestPresenter)
#include "tst_presenter.moc"
