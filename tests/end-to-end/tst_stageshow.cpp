// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the stage is told of a campaign that runs.
#include "app/campaignsession.h"
#include "app/mainwindow.h"
#include "app/settings.h"
#include "app/stageshow.h"
#include "app/talkkeeper.h"
#include "programrun.h"
#include "tests/support/livecampaign.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"
#include "widgets/stage/talk.h"

#include <QStandardPaths>
#include <QSysInfo>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace runwatt;

namespace {

/// A campaign of one trial that runs, and the stage's view of it.
struct Running
{
    explicit Running(std::chrono::milliseconds period)
    {
        store::CampaignData created = campaign.created();
        created.campaign.plan[u"samplingPeriodMs"_s] = static_cast<qint64>(period.count());
        model.opened(created, {});
        model.queueChanged(campaign.queue());
        model.stateChanged(campaign::RunState::Running);
    }

    /// Up to a moment within the trial's window.
    void measure()
    {
        const store::PhaseRecord &window = *std::ranges::find(
            campaign.trials.front().phases, store::Phase::Measure, &store::PhaseRecord::phase);
        test::play(campaign, model, 0, window.beginNs + 5 * kNsPerSecond, [] {});
    }

    static test::LiveShape shape()
    {
        test::LiveShape one;
        one.runtimes = {u"NT"_s};
        one.repetitions = 1;
        return one;
    }

    test::LiveCampaign campaign{shape()};
    live::LiveModel model;
    app::StageShow show{model};
};

} // namespace

class TestStageShow : public QObject
{
    Q_OBJECT

private slots:

    void aSlowSamplerIsNoLoss()
    {
        Running running(1s);
        QVERIFY(!running.show.longestSilence());
        running.measure();
        QVERIFY(running.show.longestSilence() == app::StageShow::kSilence);
        Running slow(60s);
        slow.measure();
        QVERIFY(slow.show.longestSilence() >= 180s);
    }

    void aTrialThatTellsNothingIsNoLoss()
    {
        Running running(1s);
        campaign::TrialStatus status = running.campaign.trials.front().status;
        status.state = store::TrialState::Running;
        status.phase = store::Phase::Measure;
        running.model.trialChanged(status);
        QVERIFY(running.show.trialNow());
        QVERIFY(!running.show.longestSilence());
    }

    void aTrialOfAnEmulatedDeviceIsMarkedWhileItRuns()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        if (QSysInfo::currentCpuArchitecture() != u"x86_64")
            QSKIP("what says that a machine is emulated is another thing here");
        const ProgramHome home;
        QVERIFY(home.isValid());
        const QString tool = home.write(u"bin/systemd-detect-virt"_s, "#!/bin/sh\necho qemu\n");
        QVERIFY(QFile::setPermissions(tool, QFile::ReadOwner | QFile::ExeOwner));
        settleIn(home);
        ssh::Fixture device;
        QVERIFY2(device.start({u"SetEnv PATH="_s + qEnvironmentVariable("PATH")}),
                 qPrintable(device.problem()));
        home.write(u".ssh/known_hosts"_s, ssh::readAll(device.server().knownHostsFile()));

        app::Settings settings(home.path(u"runwatt.ini"_s));
        app::MainWindow window(&settings);
        window.show();
        auto *session = window.findChild<app::CampaignSession *>();
        const QString file = home.path(u"emulated.runwatt"_s);
        session->start(planFor(device, home), file);
        QTRY_VERIFY(session->data() != nullptr && session->file() == file);
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F5);
        const stage::Show &live = *window.findChild<app::TalkKeeper *>()->talk()->subject().show;
        QTRY_VERIFY(live.trialNow().has_value());
        QCOMPARE(live.trialNow()->origins, Origins{Origin::Emulated});
        session->stopNow();
        QTRY_VERIFY(!session->isRunning());
    }

    void aResultIsThereWhenItsTrialIsComplete()
    {
        const ProgramHome home;
        QVERIFY(home.isValid());
        settleIn(home);
        ssh::Fixture device;
        QVERIFY2(device.start(), qPrintable(device.problem()));
        home.write(u".ssh/known_hosts"_s, ssh::readAll(device.server().knownHostsFile()));
        campaign::Plan plan = planFor(device, home);
        plan.workloads = {{u"idle"_s, {{u"runTime"_s, 1}}}};
        plan.conditions.coolDown = 300s;

        app::Settings settings(home.path(u"runwatt.ini"_s));
        app::MainWindow window(&settings);
        window.show();
        auto *session = window.findChild<app::CampaignSession *>();
        session->start(plan, home.path(u"cools.runwatt"_s));
        // Not after the next trial, and not at the campaign's end.
        const auto isComplete = [session] {
            return session->data() != nullptr && !session->data()->trials.empty()
                && session->data()->trials.front().state == store::TrialState::Complete;
        };
        QTRY_VERIFY(isComplete());
        QVERIFY(session->isRunning());
        session->stopNow();
        QTRY_VERIFY(!session->isRunning());
    }

private:
    /// The program's environment, with the home's `ssh` and other tools first.
    static void settleIn(const ProgramHome &home)
    {
        const QString path = home.path(u"bin"_s) + u':' + qEnvironmentVariable("PATH");
        qputenv("PATH", path.toLocal8Bit());
        qputenv("XDG_STATE_HOME", home.path(u"state"_s).toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", home.path(u"config"_s).toLocal8Bit());
        qunsetenv("SSH_AUTH_SOCK");
    }

    static campaign::Plan planFor(const ssh::Fixture &fixture, const ProgramHome &home)
    {
        campaign::Plan plan;
        plan.title = u"Emulated"_s;
        campaign::DevicePlan device;
        device.name = u"board"_s;
        device.host = u"127.0.0.1"_s;
        device.port = fixture.target().port;
        device.user = fixture.target().user;
        device.identityFile = fixture.target().identityFiles.front();
        device.folder = home.path();
        plan.devices.push_back(device);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s,
                                  {{u"operation"_s, u"read"_s},
                                   {u"requestSize"_s, 4096},
                                   {u"fileSize"_s, u"4 MiB"_s},
                                   {u"runTime"_s, 10}}});
        plan.repetitions = 1;
        plan.conditions.idle = 0s;
        plan.conditions.dropCaches = false;
        return plan;
    }
};

QTEST_MAIN(TestStageShow)
#include "tst_stageshow.moc"
