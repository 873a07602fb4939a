// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device that is lost in the middle of a talk: a real sshd behind a proxy that the test cuts, a
// real campaign in the program's window, and a recording that stands in on the stage.
#include "app/campaignsession.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "app/standinkeeper.h"
#include "app/talkkeeper.h"
#include "core/store/verify.h"
#include "programrun.h"
#include "tests/support/tcpproxy.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"
#include "widgets/stage/livescene.h"
#include "widgets/stage/presenterwindow.h"
#include "widgets/stage/stageview.h"
#include "widgets/stage/stagewindow.h"
#include "widgets/stage/talk.h"

#include <QLabel>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using State = stage::StandInStatus::State;
using store::StepKind;
using store::TrialState;

class TestTalkLost : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_home.isValid());
        QVERIFY2(m_fixture.start(), qPrintable(m_fixture.problem()));
        m_proxy = std::make_unique<TcpProxy>(m_fixture.server().port());
        const QByteArray known = ssh::readAll(m_fixture.server().knownHostsFile());
        const QByteArray direct = ':' + QByteArray::number(m_fixture.server().port()) + ' ';
        const QByteArray proxied = ':' + QByteArray::number(m_proxy->port()) + ' ';
        m_home.write(u".ssh/known_hosts"_s, QByteArray(known).replace(direct, proxied));
        // Nothing of the person's own is read or changed.
        qputenv("XDG_STATE_HOME", m_home.path(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.path(u"config"_s).toLocal8Bit());
        qputenv("PATH", m_home.path(u"bin:"_s).toLocal8Bit() + qgetenv("PATH"));
        qunsetenv("SSH_AUTH_SOCK");
    }

    void aRecordingStandsInAtTheSamePlaceAndGoesAgain()
    {
        app::Settings settings(m_home.path(u"runwatt.ini"_s));
        app::MainWindow window(&settings);
        window.show();
        auto *session = window.findChild<app::CampaignSession *>();
        const QString before = m_home.path(u"before.runwatt"_s);
        session->start(plan(), before);
        QTRY_VERIFY(session->state() == campaign::RunState::Finished);
        const store::CampaignData recorded = campaignIn(before);
        QCOMPARE(recorded.trials.size(), std::size_t(1));
        const store::TrialRecord &then = recorded.trials.front();
        QCOMPARE(then.state, TrialState::Complete);

        const QString file = m_home.path(u"now.runwatt"_s);
        session->start(plan(), file);
        QTRY_VERIFY(session->data() != nullptr && session->file() == file);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F5);
        auto *keeper = window.findChild<app::TalkKeeper *>();
        stage::Talk &talk = *keeper->talk();
        QTRY_VERIFY(talk.steps().count() > 1);
        stage::PresenterWindow *presenter = keeper->presenterWindow();
        const stage::StandInBar *bar = presenter->standInBar();
        QTest::keyClick(presenter, Qt::Key_F5);
        while (talk.stepOf(talk.current()).kind != StepKind::Live)
            QTest::keyClick(presenter, Qt::Key_PageDown);
        QTRY_COMPARE(keeper->standIn().status().state, State::Ready);
        QVERIFY(bar->isVisible());
        QVERIFY2(bar->text().contains(u"before.runwatt"_s), qPrintable(bar->text()));

        const stage::Show &live = *talk.subject().show;
        const auto isMeasuring = [&] {
            return isInPhase(file, store::Phase::Measure) && live.trialNow().has_value();
        };
        QTRY_VERIFY(isMeasuring());
        QVERIFY(!talk.player()->isReplay());
        QTest::qWait(3000); // so that there is a place in the trial
        m_proxy->refuse();
        m_proxy->cutClients();
        const auto *lost = presenter->findChild<QLabel *>(u"lost"_s);
        QTRY_VERIFY(lost->isVisible());

        QTRY_COMPARE(countTrials(file, TrialState::Interrupted), 1);
        const app::StageShow::Place place = static_cast<const app::StageShow &>(live).place();
        QVERIFY(place.intoNs > 3 * kNsPerSecond);
        QCOMPARE(place.trial.runtime, u"NT"_s);

        const campaign::RunState state = session->state();
        TimeNs begunAt = -1;
        connect(&keeper->standIn().standIn(), &app::StandIn::ready, this,
                [&] { begunAt = talk.player()->position(); });
        QTest::keyClick(presenter, Qt::Key_R);
        QTRY_VERIFY(talk.hasStandIn());
        const stage::StageView &view = *keeper->stageWindow()->view();
        QVERIFY(talk.player()->isReplay());
        const QString replay = mark(Origin::Replayed) + u' ' + talk.player()->recordedOn();
        QVERIFY2(view.marks().contains(replay), qPrintable(view.marks().join(u'|')));
        QVERIFY2(bar->text().contains(talk.player()->recordedOn()), qPrintable(bar->text()));
        QVERIFY(!lost->isVisible());
        // The same trial, and in it as far as the device had come.
        QCOMPARE(begunAt, std::min(then.beginNs + place.intoNs, then.endNs));
        const auto *scene = qobject_cast<stage::LiveScene *>(view.scene());
        QVERIFY(scene != nullptr);
        QCOMPARE(scene->trial().id, then.id);
        QCOMPARE(scene->trial().workload, place.trial.workload);
        QTRY_VERIFY(talk.player()->position() > begunAt);
        // What is measured does not know of it.
        QCOMPARE(session->state(), state);
        QCOMPARE(session->file(), file);
        QCOMPARE(talk.subject().show, &live);

        QTest::keyClick(presenter, Qt::Key_R);
        QVERIFY(!talk.hasStandIn());
        QVERIFY(!view.marks().contains(replay));
        QVERIFY(lost->isVisible());
        QTest::keyClick(presenter, Qt::Key_R);
        QTRY_VERIFY(talk.hasStandIn());

        // The device comes back by itself: it is offered, and the campaign is whole.
        m_proxy->allow();
        QTRY_VERIFY(keeper->standIn().status().isDeviceBack);
        QVERIFY(talk.hasStandIn());
        QTest::keyClick(presenter, Qt::Key_R);
        QVERIFY(!talk.hasStandIn());
        QVERIFY(!view.marks().contains(replay));
        QTRY_VERIFY(session->state() == campaign::RunState::Finished);
        QVERIFY(!bar->isVisible());
        const store::CampaignData whole = campaignIn(file);
        QCOMPARE(whole.trials.size(), std::size_t(2));
        QCOMPARE(whole.trials.at(0).state, TrialState::Interrupted);
        QCOMPARE(whole.trials.at(1).state, TrialState::Complete);
        const auto report = store::verify(file);
        QVERIFY(report.has_value() && report->isSound());
        m_proxy->cutOrphans();
    }

    void withoutAnotherRecordingItsOwnFileStandsInAndWhatIsWrongIsSaid()
    {
        app::Settings settings(m_home.path(u"fresh.ini"_s));
        app::MainWindow window(&settings);
        window.show();
        auto *session = window.findChild<app::CampaignSession *>();
        const QString file = m_home.path(u"alone.runwatt"_s);
        session->start(plan(), file);
        QTRY_VERIFY(session->data() != nullptr && session->file() == file);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F5);
        auto *keeper = window.findChild<app::TalkKeeper *>();
        stage::PresenterWindow *presenter = keeper->presenterWindow();
        const stage::StandInBar *bar = presenter->standInBar();
        QTRY_COMPARE(keeper->standIn().status().state, State::Ready);
        QVERIFY(keeper->standIn().status().name.isEmpty());
        // A file that is no campaign changes nothing, and says why.
        const QString broken = m_home.write(u"broken.runwatt"_s, "nothing of use");
        keeper->standIn().choose(broken);
        QTRY_VERIFY(keeper->standIn().status().error.has_value());
        QVERIFY2(bar->text().contains(u"broken.runwatt"_s), qPrintable(bar->text()));
        QVERIFY(keeper->standIn().status().name.isEmpty());
        QTRY_VERIFY(isInPhase(file, store::Phase::Measure));
        QTest::keyClick(presenter, Qt::Key_R);
        QTRY_VERIFY(keeper->talk()->hasStandIn());
        QVERIFY(!keeper->standIn().status().error.has_value());
        QVERIFY(keeper->talk()->player()->isReplay());
        QVERIFY(!keeper->talk()->player()->recordedOn().isEmpty());
        // The file that is replayed is written meanwhile.
        QTRY_VERIFY(session->state() == campaign::RunState::Finished);
        QCOMPARE(countTrials(file, TrialState::Complete), 1);
        const auto report = store::verify(file);
        QVERIFY(report.has_value() && report->isSound());
    }

private:
    [[nodiscard]] campaign::Plan plan() const
    {
        campaign::Plan plan;
        plan.title = u"Lost"_s;
        campaign::DevicePlan device;
        device.name = u"board"_s;
        device.host = u"127.0.0.1"_s;
        device.port = m_proxy->port();
        device.user = m_fixture.target().user;
        device.identityFile = m_fixture.target().identityFiles.front();
        device.folder = m_home.path();
        plan.devices.push_back(device);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s,
                                  {{u"operation"_s, u"read"_s},
                                   {u"requestSize"_s, 4096},
                                   {u"fileSize"_s, u"4 MiB"_s},
                                   {u"runTime"_s, 10}}});
        plan.repetitions = 1;
        plan.conditions.idle = std::chrono::seconds(0);
        plan.conditions.dropCaches = false;
        return plan;
    }

    ProgramHome m_home;
    ssh::Fixture m_fixture;
    std::unique_ptr<TcpProxy> m_proxy;
};

QTEST_MAIN(TestTalkLost)
#include "tst_talklost.moc"
