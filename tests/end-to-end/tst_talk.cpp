// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A talk from the real window: a campaign file is opened, presented, its steps changed and kept.
#include "core/base/language.h"
#include "core/store/steps.h"
#include "core/store/verify.h"
#include "presented.h"
#include "tests/unit/store/alteredfile.h"
#include "tests/unit/store/storefixture.h"
#include "widgets/common/messagebar.h"
#include "widgets/stage/presenterwindow.h"
#include "widgets/stage/show.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/stagewindow.h"

#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::store;
using runwatt::test::Presented;

namespace {

/// None also where the file can't be read just now, since it is being written.
std::vector<StepRecord> stepsIn(const QString &file)
{
    return readSteps(file).value_or(std::vector<StepRecord>());
}

} // namespace

class TestTalk : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        // Nothing of the person's own is touched.
        qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(u"config"_s).toLocal8Bit());
    }

    void init()
    {
        m_file = m_folder.filePath(u"talk %1.runwatt"_s.arg(++m_files));
        store::test::makeCampaign(m_file, 2);
    }

    void aTalkIsProposedAndWhatIsChangedIsKept()
    {
        {
            Presented presented(m_file);
            // Title, NT, race, end at the least.
            QVERIFY(presented.talk().steps().count() >= 4);
            QVERIFY(stepsIn(m_file).empty()); // looking changes nothing
            auto *notes =
                presented.keeper->presenterWindow()->findChild<QPlainTextEdit *>(u"stepNotes"_s);
            QTest::keyClicks(notes, u"Say hello"_s);
            const auto notesInFile = [this] {
                const std::vector<StepRecord> steps = stepsIn(m_file);
                return steps.empty() ? QString() : steps.front().notes;
            };
            QTRY_COMPARE(notesInFile(), u"Say hello"_s);
            QVERIFY(presented.talk().steps().move(0, 1));
        } // closed at once: what was just changed is written all the same
        const auto steps = readSteps(m_file);
        QVERIFY(steps.has_value());
        QCOMPARE(steps->at(1).notes, u"Say hello"_s);
        const auto report = verify(m_file);
        QVERIFY2(report->findings.empty(), qPrintable(store::test::wordsOf(*report)));
        Presented again(m_file);
        QCOMPARE(again.talk().stepOf(1).notes, u"Say hello"_s);
    }

    void theStageOpensWithTheTalkAndClosesWithIt()
    {
        Presented presented(m_file);
        QVERIFY(presented.keeper->stageWindow() == nullptr);
        presented.keeper->presenterWindow()->findChild<QPushButton *>(u"start"_s)->click();
        stage::StageWindow *stage = presented.keeper->stageWindow();
        QVERIFY(stage != nullptr && stage->isVisible());
        QVERIFY(!stage->isFullScreen()); // one display: beside the presenter's window
        QVERIFY(QTest::qWaitForWindowExposed(stage));
        stage->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(stage));
        QTest::keyClick(stage, Qt::Key_PageDown);
        QCOMPARE(presented.talk().current(), 1);
        QTest::keyClick(stage, Qt::Key_Escape);
        QVERIFY(!stage->isVisible());
        stage->showOn(QGuiApplication::primaryScreen());
        QVERIFY(stage->isFullScreen());
        // Where it is to be can be changed while it is seen, and is remembered.
        emit presented.keeper->presenterWindow()->screenChosen(QString());
        QVERIFY(stage->isVisible());
        QVERIFY(!stage->isFullScreen());
        QVERIFY(stage->size() != QGuiApplication::primaryScreen()->size());
        QCOMPARE(presented.settings.stageScreen(), QString(app::Settings::kStageInWindow));
        // The display that was chosen is gone: the only one left has the presenter's window.
        stage->showOn(QGuiApplication::primaryScreen());
        presented.settings.setStageScreen(u"projector"_s);
        emit qGuiApp->screenAdded(QGuiApplication::primaryScreen()); // any change of displays
        QTRY_VERIFY(!stage->isFullScreen());
        QVERIFY(stage->isVisible());
        // The window takes both with it.
        presented.window->close();
        QVERIFY(!stage->isVisible());
        QVERIFY(!presented.keeper->presenterWindow()->isVisible());
    }

    void aTalkGoesOnInAnotherLanguage()
    {
        Presented presented(m_file);
        presented.keeper->presenterWindow()->findChild<QPushButton *>(u"start"_s)->click();
        presented.talk().goTo(2);
        const auto buttonText = [&presented] {
            return presented.keeper->presenterWindow()
                ->findChild<QPushButton *>(u"start"_s)
                ->text();
        };
        const QString before = buttonText();
        const QPointer<stage::StageWindow> stageBefore = presented.keeper->stageWindow();
        stageBefore->setGeometry(90, 70, 640, 360);
        const QRect place = stageBefore->geometry();
        installLanguage(*qApp, u"ko"_s);
        presented.window->renew();
        QVERIFY(buttonText() != before);
        QVERIFY(presented.keeper->presenterWindow()->isVisible());
        QVERIFY(stageBefore.isNull());
        QVERIFY(presented.keeper->stageWindow()->isVisible());
        QCOMPARE(presented.keeper->stageWindow()->geometry(), place);
        QCOMPARE(presented.talk().current(), 2);
        // The keys work in the new windows, too.
        QTest::keyClick(presented.keeper->presenterWindow(), Qt::Key_PageDown);
        QCOMPARE(presented.talk().current(), 3);
        QTest::keyClick(presented.keeper->stageWindow(), Qt::Key_Escape);
        QVERIFY(!presented.keeper->stageWindow()->isVisible());
        installLanguage(*qApp, u"en"_s);
        presented.window->renew();
        QCOMPARE(buttonText(), before);
        QVERIFY(presented.keeper->stageWindow() == nullptr); // none is made that nobody wants
    }

    void aFileThatCannotBeWrittenKeepsItsStepsAndACopyIsOffered()
    {
        auto writer = store::test::result(CampaignWriter::open(m_file, {}));
        QVERIFY(writer.has_value());
        Presented presented(m_file);
        auto *message = presented.keeper->presenterWindow()->findChild<common::MessageBar *>(
            u"presenterMessage"_s);
        QVERIFY(presented.talk().steps().remove(0));
        QTRY_VERIFY(message->isVisible());
        QVERIFY(!message->text().isEmpty());
        QSignalSpy asked(presented.keeper->presenterWindow(),
                         &stage::PresenterWindow::copyRequested);
        auto *button = message->findChild<QPushButton *>();
        QVERIFY(button != nullptr && button->isVisible());
        QVERIFY(store::test::result((*writer)->close({})).has_value());
        QVERIFY(stepsIn(m_file).empty());
        // The next change finds the file free again.
        QVERIFY(presented.talk().steps().remove(0));
        QTRY_VERIFY(!stepsIn(m_file).empty());
        QTRY_VERIFY(!message->isVisible());
    }

    void whatCouldNotBeWrittenIsWrittenAtTheEnd()
    {
        auto writer = store::test::result(CampaignWriter::open(m_file, {}));
        QVERIFY(writer.has_value());
        {
            Presented presented(m_file);
            const auto *message =
                presented.keeper->presenterWindow()->findChild<common::MessageBar *>(
                    u"presenterMessage"_s);
            QVERIFY(presented.talk().steps().remove(0));
            QTRY_VERIFY(message->isVisible());
            QVERIFY(store::test::result((*writer)->close({})).has_value());
        }
        QVERIFY(!stepsIn(m_file).empty());
    }

    void stepsThatCouldNotBeReadAreNotWrittenOver()
    {
        const std::vector<StepRecord> kept{{StepKind::Text, u"Kept"_s}};
        QVERIFY(writeSteps(m_file, kept).has_value());
        {
            std::unique_ptr<store::test::Holder> holder;
            Presented presented(m_file,
                                [&] { holder = std::make_unique<store::test::Holder>(m_file); });
            const auto *message =
                presented.keeper->presenterWindow()->findChild<common::MessageBar *>(
                    u"presenterMessage"_s);
            QTRY_VERIFY(message->isVisible());
            holder.reset();
            QVERIFY(presented.talk().steps().remove(0));
        }
        QCOMPARE(stepsIn(m_file), kept);
    }

    void whatIsChangedWhileAnotherCampaignIsOpenedStaysWithItsOwn()
    {
        const QString other = m_folder.filePath(u"other %1.runwatt"_s.arg(m_files));
        store::test::makeCampaign(other, 1);
        {
            Presented presented(m_file);
            auto *session = presented.window->findChild<app::CampaignSession *>();
            connect(session, &app::CampaignSession::opened, this,
                    [&presented] { (void)presented.talk().steps().remove(0); });
            presented.window->openCampaign(other);
            const stage::Talk &talk = presented.talk();
            QTRY_VERIFY(session->file() == other && talk.stepOf(0).kind == StepKind::Title);
        }
        QVERIFY(readSteps(other)->empty());
        QVERIFY(!stepsIn(m_file).empty());
        QVERIFY(stepsIn(m_file).front().kind != StepKind::Title);
    }

    void aFileThatIsOpenedAgainIsReadAgain()
    {
        Presented presented(m_file);
        auto *session = presented.window->findChild<app::CampaignSession *>();
        const app::SharedCampaign before = session->data();
        const std::vector<StepRecord> changed{{StepKind::Title}, {StepKind::Text, u"New"_s}};
        QVERIFY(writeSteps(m_file, changed).has_value());
        presented.window->openCampaign(m_file);
        QTRY_VERIFY(session->data() != before);
        QCOMPARE(presented.talk().subject().campaign, session->data());
        QTRY_COMPARE(presented.talk().steps().steps(), changed);
    }

    void whatIsRecordedIsReplayedByTheKey()
    {
        Presented presented(m_file);
        auto *replay = presented.keeper->presenterWindow()->findChild<QPushButton *>(u"replay"_s);
        QVERIFY(presented.talk().stepOf(0).kind == StepKind::Title);
        replay->click(); // a title shows no replay
        QVERIFY(!presented.talk().player()->isReplay());
        presented.talk().next();
        QVERIFY(presented.talk().stepOf(1).kind == StepKind::Live);
        replay->click();
        // What is recorded is replayed itself.
        QVERIFY(presented.talk().player()->isReplay());
        QVERIFY(!presented.talk().hasStandIn());
        presented.talk().next();
        QVERIFY(!presented.talk().player()->isReplay());
    }

    void aReplayThatFailsIsToldToThePresenter()
    {
        Presented presented(m_file);
        const stage::PresenterWindow *presenter = presented.keeper->presenterWindow();
        const auto *message = presenter->findChild<common::MessageBar *>(u"presenterMessage"_s);
        presented.talk().next();
        QVERIFY(QFile::remove(m_file));
        presenter->findChild<QPushButton *>(u"replay"_s)->click();
        QTRY_VERIFY(message->isVisible());
        QVERIFY(!presented.talk().player()->isReplay());
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    int m_files = 0;
};

QTEST_MAIN(TestTalk)
#include "tst_talk.moc"
