// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The live view while a recorded campaign is replayed, by keyboard and by pointer.
#include "core/base/language.h"
#include "tests/support/livefile.h"
#include "tests/support/patience.h"
#include "widgets/common/markbadge.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/liveview.h"
#include "widgets/live/replay.h"
#include "widgets/live/replaybar.h"
#include "widgets/live/replayslider.h"
#include "widgets/plot/timeplot.h"

#include <QHelpEvent>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;

class TestReplayBar : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        test::LiveShape shape;
        shape.runtimes = {u"NT"_s, u"FC"_s};
        shape.repetitions = 1;
        test::LiveCampaign campaign(shape);
        campaign.data.campaign.createdUtcNs = 1'700'000'000LL * kNsPerSecond;
        m_file = m_folder.filePath(u"c.runwatt"_s);
        m_data = test::throughFile(campaign, m_file, kHangMs);
        QVERIFY(m_data);
    }

    void init()
    {
        m_model = std::make_unique<LiveModel>();
        m_replay = std::make_unique<Replay>(*m_model);
        m_view = std::make_unique<LiveView>(*m_model);
        m_view->setReplay(*m_replay);
        connect(m_view.get(), &LiveView::replayRequested, m_replay.get(),
                [this] { m_replay->open(m_data, m_file); });
        m_view->resize(1280, 720);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_model->load(m_data, m_file);
        m_view->charts()->setFocus();
    }

    void cleanup()
    {
        m_view.reset();
        m_replay.reset();
        m_model.reset();
    }

    void whatStandsIsToldAnewInAnotherLanguage()
    {
        m_replay->open(m_data, m_file);
        m_replay->pause();
        QTRY_VERIFY(m_replay->isSettled());
        const store::TrialRecord &trial = m_data->trials.front();
        m_replay->seekCampaign((trial.beginNs + trial.endNs) / 2);
        QTRY_VERIFY(m_replay->isSettled());
        const campaign::Progress english = m_model->progress();
        QVERIFY2(english.activity.contains(u"repetition 1"_s), qPrintable(english.activity));
        installLanguage(*qApp, u"ko"_s);
        const auto back = qScopeGuard([] { installLanguage(*qApp, u"en"_s); });
        m_model->retranslate();
        const campaign::Progress korean = m_model->progress();
        QVERIFY2(korean.activity.contains(u"반복 1"_s), qPrintable(korean.activity));
        QCOMPARE(korean.done, english.done);
        QCOMPARE(korean.total, english.total);
        m_replay->close();
        m_model->retranslate(); // without a replay
        QVERIFY(m_model->progress().activity.isEmpty());
    }

    void aRecordedCampaignIsReplayedAndClosedByKeys()
    {
        auto *bar = m_view->findChild<ReplayBar *>();
        auto *button = m_view->findChild<QPushButton *>(u"replayButton"_s);
        QVERIFY(!bar->isVisible());
        QVERIFY(button->isVisible());
        key(Qt::Key_R);
        QVERIFY(m_replay->isActive());
        QVERIFY(bar->isVisible());
        QTRY_VERIFY(m_replay->isSettled());
        QVERIFY(!button->isVisible());
        QVERIFY(m_view->charts()->hasFocus());
        QVERIFY(!m_view->findChild<QPushButton *>(u"pauseButton"_s)->isVisible());
        key(Qt::Key_Space);
        QVERIFY(!m_replay->isPlaying());
        key(Qt::Key_Space);
        QVERIFY(m_replay->isPlaying());
        key(Qt::Key_Escape);
        QVERIFY(!m_replay->isActive());
        QVERIFY(!bar->isVisible());
        QVERIFY(button->isVisible());
        QCOMPARE(m_model->source(), LiveModel::Source::File);
    }

    void theMarkAndTheDateAreInView()
    {
        begin();
        const auto *mark = m_view->findChild<common::MarkBadge *>(u"replayMark"_s);
        QVERIFY(mark->isVisible());
        QCOMPARE(mark->origin(), Origin::Replayed);
        const auto *when = m_view->findChild<QLabel *>(u"campaignState"_s);
        QTRY_VERIFY(when->text().contains(u"2023"_s));
        m_replay->close();
        QVERIFY(!mark->isVisible());
    }

    void keysChangeTheSpeedWhereTheChartsHaveTheFocus()
    {
        begin();
        key(Qt::Key_Up);
        key(Qt::Key_Up);
        QCOMPARE(m_replay->speed(), 5);
        key(Qt::Key_Down);
        QCOMPARE(m_replay->speed(), 2);
        QVERIFY(m_view->findChild<QToolButton *>(u"replaySpeed"_s)->text().startsWith(u"2"_s));
        key(Qt::Key_O);
        QVERIFY(m_replay->isLooping());
        key(Qt::Key_O);
        QVERIFY(!m_replay->isLooping());
    }

    void stepsByKeys()
    {
        begin();
        key(Qt::Key_Period);
        QTRY_VERIFY(m_replay->isSettled());
        QVERIFY(!m_replay->isPlaying());
        const TimeNs first = m_replay->campaignNs();
        key(Qt::Key_N);
        QTRY_VERIFY(m_replay->isSettled());
        const TimeNs second = m_replay->campaignNs();
        QVERIFY(second > first);
        key(Qt::Key_P);
        QTRY_VERIFY(m_replay->isSettled());
        QVERIFY(m_replay->campaignNs() < second);
    }

    void theChartsKeepTheirOwnKeys()
    {
        begin();
        m_replay->seek(m_replay->lengthNs() / 2);
        QTRY_VERIFY(m_replay->isSettled());
        const TimeNs position = m_replay->positionNs();
        key(Qt::Key_Left);
        QVERIFY(m_view->charts()->cursorTime());
        key(Qt::Key_Escape); // takes the cursor away first
        QVERIFY(!m_view->charts()->cursorTime());
        QVERIFY(m_replay->isActive());
        const TimeNs before = m_view->charts()->view().lengthNs();
        key(Qt::Key_Plus);
        QVERIFY(m_view->charts()->view().lengthNs() < before);
        QCOMPARE(m_replay->positionNs(), position);
    }

    void theSliderSeeksByKeysAndByPointer()
    {
        begin();
        auto *slider = m_view->findChild<ReplaySlider *>();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_End);
        QTRY_VERIFY(m_replay->isSettled());
        QCOMPARE(m_replay->positionNs(), m_replay->lengthNs());
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(m_replay->positionNs(), TimeNs{0});
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(m_replay->positionNs(), 5 * kNsPerSecond);
        QTest::keyClick(slider, Qt::Key_PageDown);
        QCOMPARE(m_replay->positionNs(), m_replay->trialMarks().at(1).beginNs);
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(m_replay->positionNs(), m_replay->trialMarks().at(0).beginNs);
        QTest::mouseClick(slider, Qt::LeftButton, {}, slider->rect().center());
        QTRY_VERIFY(m_replay->isSettled());
        QVERIFY(m_replay->positionNs() > m_replay->lengthNs() * 2 / 5);
        QVERIFY(m_replay->positionNs() < m_replay->lengthNs() * 3 / 5);
        QTest::keyClick(slider, Qt::Key_Space);
        QVERIFY(m_replay->isPlaying());
    }

    void aTitleIsNoMarkup()
    {
        ReplaySlider slider;
        slider.resize(400, 24);
        const QString title = u"NT, <img src='/etc/passwd'> <b>write</b>"_s;
        slider.setTrials({{0, 10 * kNsPerSecond, u"NT"_s, title}}, 10 * kNsPerSecond);
        slider.show();
        const QPoint at = slider.rect().center();
        QHelpEvent asked(QEvent::ToolTip, at, slider.mapToGlobal(at));
        QApplication::sendEvent(&slider, &asked);
        QTextDocument shown;
        shown.setHtml(QToolTip::text());
        QVERIFY2(shown.toPlainText().contains(title), qPrintable(QToolTip::text()));
    }

    void theViewStaysWhereItIsWhileSeeking()
    {
        begin();
        m_replay->seek(m_replay->lengthNs());
        QTRY_VERIFY(m_replay->isSettled());
        m_view->charts()->fit({10 * kNsPerSecond, 40 * kNsPerSecond});
        const series::Window view = m_view->charts()->view();
        m_replay->seek(m_replay->lengthNs() / 3);
        QTRY_VERIFY(m_replay->isSettled());
        QCOMPARE(m_view->charts()->view(), view);
    }

    void nothingCanBeReplayedWhileACampaignRuns()
    {
        m_model->opened(*m_data, m_file);
        m_model->stateChanged(campaign::RunState::Running);
        QVERIFY(!m_view->findChild<QPushButton *>(u"replayButton"_s)->isVisible());
        key(Qt::Key_R);
        QVERIFY(!m_replay->isActive());
    }

private:
    void key(Qt::Key which) { QTest::keyClick(m_view->charts(), which); }

    void begin()
    {
        m_replay->open(m_data, m_file);
        m_replay->pause();
        QTRY_VERIFY(m_replay->isSettled());
        m_view->charts()->setFocus();
    }

    QTemporaryDir m_folder;
    QString m_file;
    std::shared_ptr<const store::CampaignData> m_data;
    std::unique_ptr<LiveModel> m_model;
    std::unique_ptr<Replay> m_replay;
    std::unique_ptr<LiveView> m_view;
};

QTEST_MAIN(TestReplayBar)
#include "tst_replaybar.moc"
