// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A talk whose campaign has failed: a recording stands in, which the window finds or is given.
#include "app/standinkeeper.h"
#include "presented.h"
#include "tests/unit/store/alteredfile.h"
#include "tests/unit/store/storefixture.h"
#include "widgets/stage/presenterwindow.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::store;
using app::StandInKeeper;
using runwatt::test::Presented;

class TestTalkStandIn : public QObject
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

    void ofACampaignThatFailedARecordingStandsInAndTheWindowStaysWithIt()
    {
        Presented presented(m_file);
        presented.fail();
        const StandInKeeper &standIn = presented.keeper->standIn();
        QTRY_COMPARE(standIn.status().state, stage::StandInStatus::State::Ready);
        stage::Talk &talk = presented.talk();
        const stage::Player *own = talk.subject().player;
        talk.start(stage::Talk::From::First);
        talk.next();
        QVERIFY(talk.stepOf(1).kind == StepKind::Live);
        QVERIFY(!own->isReplay());
        talk.goOnInReplay();
        QTRY_VERIFY(talk.hasStandIn());
        talk.next();
        QVERIFY(talk.player()->isReplay());
        QVERIFY(!own->isReplay());
        talk.end();
        QVERIFY(!talk.hasStandIn());
    }

    void itsOwnRecordingDoesNotWaitForAnotherThatIsLookedFor()
    {
        using State = stage::StandInStatus::State;
        const QString other = m_folder.filePath(u"other %1.runwatt"_s.arg(m_files));
        store::test::makeCampaign(other, 1);
        Presented presented(m_file);
        // Each takes half a second to say that somebody writes it.
        QStringList links;
        for (std::size_t i = 0; i < app::Settings::kMostRecent; ++i) {
            links.append(m_folder.filePath(u"link %1 %2.runwatt"_s.arg(m_files).arg(i)));
            QVERIFY(QFile::link(other, links.back()));
            bench::RecentCampaign recent;
            recent.file = links.back();
            presented.settings.rememberCampaign(recent);
        }
        auto holder = std::make_unique<store::test::Holder>(other);
        presented.fail();
        StandInKeeper &keeper = presented.keeper->standIn();
        const auto *choose =
            presented.keeper->presenterWindow()->findChild<QPushButton *>(u"standInChoose"_s);
        QCOMPARE(keeper.status().state, State::Looking);
        keeper.begin();
        QCOMPARE(keeper.status().state, State::Reading);
        QVERIFY(choose->isVisible());
        QTRY_COMPARE(keeper.status().state, State::Playing);
        QVERIFY(presented.talk().hasStandIn());
        QVERIFY(!choose->isVisible());
        // What is found meanwhile is for the next time.
        holder.reset();
        const auto foundAfter = [&] {
            keeper.goBack();
            return keeper.status().state == State::Ready;
        };
        QTRY_VERIFY(foundAfter());
        QVERIFY2(links.contains(m_folder.filePath(keeper.status().name)),
                 qPrintable(keeper.status().name));
    }

    void whatIsChosenWhileAnotherPlaysIsForTheNextTime()
    {
        using State = stage::StandInStatus::State;
        const QString other = m_folder.filePath(u"other %1.runwatt"_s.arg(m_files));
        store::test::makeCampaign(other, 1);
        Presented presented(m_file);
        presented.fail();
        StandInKeeper &keeper = presented.keeper->standIn();
        QTRY_COMPARE(keeper.status().state, State::Ready);
        keeper.begin();
        QTRY_COMPARE(keeper.status().state, State::Playing);
        QSignalSpy told(&keeper, &StandInKeeper::statusChanged);
        keeper.choose(other);
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(keeper.status().state, State::Playing);
        QVERIFY(keeper.status().name.isEmpty()); // its own still
        keeper.goBack();
        QCOMPARE(m_folder.filePath(keeper.status().name), other);
        keeper.begin();
        QTRY_COMPARE(keeper.status().state, State::Playing);
        QCOMPARE(presented.talk().subjectOf(1).campaign->trials.size(), std::size_t(1));
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    int m_files = 0;
};

QTEST_MAIN(TestTalkStandIn)
#include "tst_talkstandin.moc"
