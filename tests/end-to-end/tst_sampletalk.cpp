// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The talk that comes with the sample, put into it as record.sh does and given from the real
// window, key by key.
#include "app/campaignsession.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "app/talkkeeper.h"
#include "core/store/steps.h"
#include "core/store/verify.h"
#include "tests/support/patience.h"
#include "widgets/common/messagebar.h"
#include "widgets/help/guidewindow.h"
#include "widgets/live/livemodel.h"
#include "widgets/plot/timeplot.h"
#include "widgets/stage/livescene.h"
#include "widgets/stage/presenterwindow.h"
#include "widgets/stage/racechart.h"
#include "widgets/stage/racescene.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/stagewindow.h"
#include "widgets/stage/talk.h"

#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using store::StepKind;

namespace {

/// The words of all marks on the stage: its own, and those on the big figures.
QStringList marksOn(const stage::StageView &view)
{
    QStringList marks = view.marks();
    if (const auto *live = qobject_cast<const stage::LiveScene *>(view.scene())) {
        for (const stage::BigFigure &figure : live->figures())
            marks.append(mark(figure.origin));
    }
    return marks;
}

} // namespace

class TestSampleTalk : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(u"config"_s).toLocal8Bit());
        m_file = m_folder.filePath(u"sample.runwatt"_s);
        QVERIFY(QFile::copy(QStringLiteral(RUNWATT_SAMPLE), m_file));
        QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(store::writeSteps(m_file, {}).has_value()); // gives an earlier file the table
    }

    void isPutIntoTheFileAndNothingElseChanges_data()
    {
        QTest::addColumn<QString>("talk");
        QTest::addColumn<QString>("shipped");
        // Last the one that is given below.
        QTest::addRow("Korean") << u"talk.ko.json"_s << u"sample.ko.runwatt"_s;
        QTest::addRow("English") << u"talk.json"_s << u"sample.runwatt"_s;
    }

    void isPutIntoTheFileAndNothingElseChanges()
    {
        QFETCH(const QString, talk);
        QFETCH(const QString, shipped);
        const QString folder = QStringLiteral(RUNWATT_SAMPLE_FOLDER) + u'/';
        QProcess process;
        process.start(u"python3"_s,
                      {QString(folder + u"addtalk.py"), m_file, QString(folder + talk)});
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        const auto report = store::verify(m_file);
        QVERIFY(report.has_value() && report->isSound());
        const auto steps = store::readSteps(m_file);
        QVERIFY(steps.has_value());
        QCOMPARE(steps->size(), std::size_t(9));
        qsizetype words = 0;
        for (const store::StepRecord &step : *steps) {
            QVERIFY(!step.notes.isEmpty());
            QVERIFY(step.kind != StepKind::Live || step.trial.isValid());
            QVERIFY(step.kind != StepKind::Race || step.workload.isValid());
            QCOMPARE(store::bounded(step), step); // nothing is cut off
            words += step.notes.split(u' ').size();
        }
        // Spoken at 110 to 160 words a minute, with what the curves take, some ten minutes; Korean
        // says it with fewer and longer ones.
        QVERIFY2(words > 250 && words < 1200, QByteArray::number(words).constData());
        // As it is shipped: the same trials, whole, and these steps.
        const QString file = folder + shipped;
        const auto found = store::verify(file);
        QVERIFY(found.has_value() && found->isSound());
        QCOMPARE(found->trials, report->trials);
        QCOMPARE(store::readSteps(file).value(), *steps);
    }

    void isGivenKeyByKey_data()
    {
        QTest::addColumn<bool>("wasReplayed");
        QTest::addRow("opened") << false;
        QTest::addRow("replayed, as the Bench opens the sample") << true;
    }

    void isGivenKeyByKey()
    {
        QFETCH(const bool, wasReplayed);
        app::Settings settings(m_folder.filePath(u"runwatt.ini"_s));
        app::MainWindow window(&settings);
        window.show();
        if (wasReplayed)
            window.replayCampaign(m_file, 1);
        else
            window.openCampaign(m_file);
        auto *session = window.findChild<app::CampaignSession *>();
        QTRY_VERIFY(session->data() != nullptr);
        auto *keeper = window.findChild<app::TalkKeeper *>();
        QTRY_COMPARE(keeper->talk()->player()->isReplay(), wasReplayed);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F5);
        stage::Talk &talk = *keeper->talk();
        QTRY_COMPARE(talk.steps().count(), 9);
        stage::PresenterWindow *presenter = keeper->presenterWindow();
        QTest::keyClick(presenter, Qt::Key_F5);
        stage::StageWindow *stage = keeper->stageWindow();
        QVERIFY(stage != nullptr && stage->isVisible());
        const stage::StageView &view = *stage->view();
        for (QWidget *asked : {static_cast<QWidget *>(presenter), static_cast<QWidget *>(stage)}) {
            asked->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(asked));
            QTest::keyClick(asked, Qt::Key_F1);
            auto *guide = window.findChild<help::GuideWindow *>();
            QVERIFY(guide != nullptr && guide->isVisible());
            QCOMPARE(guide->shownPage(), u"talk"_s);
            guide->close();
        }
        presenter->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(presenter));
        auto *notes = presenter->findChild<QPlainTextEdit *>(u"stepNotes"_s);
        auto *message = presenter->findChild<common::MessageBar *>(u"presenterMessage"_s);
        for (int row = 0; row < talk.steps().count(); ++row) {
            if (row > 0)
                QTest::keyClick(presenter, Qt::Key_PageDown);
            QCOMPARE(talk.current(), row);
            const store::StepRecord step = talk.stepOf(row);
            QCOMPARE(notes->toPlainText(), step.notes);
            QVERIFY(!message->isVisible());
            if (step.kind == StepKind::Live)
                checkLive(talk, view);
            else
                QVERIFY(!talk.player()->isReplay()); // all that is recorded is shown
            if (step.kind == StepKind::Race) {
                const auto *race = qobject_cast<stage::RaceScene *>(view.scene());
                QVERIFY(race != nullptr);
                QCOMPARE(race->chart()->race().trials, 1); // they come one after another
                QTRY_COMPARE(race->chart()->race().entries.size(), std::size_t(3));
            }
            stage->grab(); // paints
            presenter->grab();
        }
        QTest::keyClick(presenter, Qt::Key_PageUp);
        QTest::keyClick(presenter, Qt::Key_PageUp);
        QTest::keyClick(presenter, Qt::Key_PageUp);
        checkLive(talk, view);
        QTest::keyClick(presenter, Qt::Key_Escape);
        QVERIFY(!stage->isVisible());
        QVERIFY(!talk.player()->isReplay());
        // Giving it changed nothing.
        QCOMPARE(store::readSteps(m_file)->size(), std::size_t(9));
    }

    void goesOnWhileItsStepsAreRearranged()
    {
        app::Settings settings(m_folder.filePath(u"runwatt.ini"_s));
        app::MainWindow window(&settings);
        window.show();
        window.openCampaign(m_file);
        auto *session = window.findChild<app::CampaignSession *>();
        QTRY_VERIFY(session->data() != nullptr);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F5);
        auto *keeper = window.findChild<app::TalkKeeper *>();
        stage::Talk &talk = *keeper->talk();
        QTRY_COMPARE(talk.steps().count(), 9);
        const auto rowOf = [&talk](StepKind kind) {
            int row = 0;
            while (talk.stepOf(row).kind != kind)
                ++row;
            return row;
        };
        auto *list = keeper->presenterWindow()->findChild<QListView *>(u"stepList"_s);
        const int live = rowOf(StepKind::Live);
        list->setCurrentIndex(talk.steps().index(live));
        QTest::keyClick(list, Qt::Key_F5, Qt::ShiftModifier);
        const stage::StageView &view = *keeper->stageWindow()->view();
        keeper->presenterWindow()->activateWindow(); // the stage has opened beside it
        QVERIFY(QTest::qWaitForWindowActive(keeper->presenterWindow()));
        list->setFocus();
        checkLive(talk, view);
        TimeNs reached = talk.player()->position();
        const store::StepRecord native = talk.stepOf(live);
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers) {
            QTest::keyClick(list, key, modifiers);
            QCOMPARE(talk.stepOf(talk.current()), native);
            QVERIFY(talk.player()->position() >= reached); // not from the trial's begin again
            reached = talk.player()->position();
            checkLive(talk, view);
        };
        press(Qt::Key_Up, Qt::AltModifier);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(talk.current(), live);
        // A race that is replayed has no result at its begin, and none comes by an edit.
        const int race = rowOf(StepKind::Race);
        list->setCurrentIndex(talk.steps().index(race));
        QVERIFY(!talk.player()->isReplay());
        QTest::keyClick(list, Qt::Key_R);
        const auto *scene = qobject_cast<const stage::RaceScene *>(view.scene());
        QVERIFY(scene != nullptr);
        const auto isAtItsBegin = [&] {
            return talk.player()->isReplay() && scene->isVisible()
                && scene->chart()->race().entries.empty()
                && view.marks().join(u' ').contains(mark(Origin::Replayed));
        };
        QTRY_VERIFY(isAtItsBegin());
        talk.player()->pause(); // however long this takes here
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(talk.current(), race - 1);
        QVERIFY(isAtItsBegin());
        QTest::keyClick(list, Qt::Key_D, Qt::ControlModifier);
        QVERIFY(isAtItsBegin());
        QVERIFY(talk.steps().remove(0));
        QVERIFY(isAtItsBegin());
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(isAtItsBegin());
        }
        QCOMPARE(talk.current(), race);
        QVERIFY(!talk.steps().canUndo());
    }

private:
    /// The step's trial plays from its first measured second, marked, and no further than its end.
    static void checkLive(const stage::Talk &talk, const stage::StageView &view)
    {
        const store::TrialRecord *trial =
            talk.subject().campaign->find(talk.stepOf(talk.current()).trial);
        QVERIFY(trial != nullptr);
        QVERIFY(talk.player()->isReplay());
        const QString replay = mark(Origin::Replayed) + u' ' + talk.player()->recordedOn();
        QVERIFY2(view.marks().contains(replay), qPrintable(view.marks().join(u'|')));
        const auto *live = qobject_cast<stage::LiveScene *>(view.scene());
        QVERIFY(live != nullptr);
        QTRY_VERIFY(talk.subject().show->trialNow().has_value());
        QTRY_COMPARE(live->trial().id, trial->id);
        QTRY_VERIFY(talk.player()->position() > trial->window.beginNs);
        QVERIFY(talk.player()->position() <= trial->window.endNs);
        QTRY_VERIFY(marksOn(view).contains(mark(Origin::Simulated))); // the watts
        if (trial->origin == Origin::Emulated)
            QTRY_VERIFY(marksOn(view).contains(mark(Origin::Emulated)));
        QVERIFY(view.marks().contains(replay));
    }

    QTemporaryDir m_folder;
    QString m_file;
};

QTEST_MAIN(TestSampleTalk)
#include "tst_sampletalk.moc"
