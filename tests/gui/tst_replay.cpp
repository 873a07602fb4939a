// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A recorded campaign that is played into a live model.
#include "modelstate.h"
#include "tests/support/livefile.h"
#include "tests/support/patience.h"
#include "widgets/live/livemodel.h"
#include "widgets/live/replay.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::live;
using test::LiveCampaign;
using test::LiveShape;

namespace {

constexpr TimeNs kNight = 9 * 3600 * kNsPerSecond;

/// Two devices; a trial that failed, one that was cut short and its second attempt; a night between
/// two sessions.
LiveCampaign eventful()
{
    LiveShape shape;
    shape.devices = {u"pi4"_s, u"nano"_s};
    shape.runtimes = {u"NT"_s, u"FC"_s};
    shape.repetitions = 1;
    shape.measure = std::chrono::seconds(9);
    shape.cores = 2; // so that processes are told of
    LiveCampaign campaign(shape);
    store::CampaignData &data = campaign.data;
    data.campaign.createdUtcNs = 1'700'000'000LL * kNsPerSecond;
    data.trials[6].origin = Origin::Emulated;
    data.trials[2].state = store::TrialState::Failed;
    data.trials[2].error = u"fio has gone"_s;
    data.trials[4].state = store::TrialState::Interrupted;
    data.trials[4].endNs = 0;
    for (store::PhaseRecord &phase : data.phases) {
        if (phase.trial == data.trials[4].id && phase.phase >= store::Phase::Measure)
            phase.endNs = 0;
    }
    data.trials[5].cell = data.trials[4].cell;
    data.trials[5].position = data.trials[4].position;
    data.trials[5].attempt = 2;
    for (const store::TrialRecord &trial : data.trials) {
        data.summaries.push_back({trial.id, u"throughput"_s, u"B/s"_s, u"read"_s, 3, 0,
                                  trial.id.value == 7 ? Origin::Emulated : Origin::Measured});
        data.events.push_back({trial.beginNs + 7 * kNsPerSecond, store::Severity::Warning, u"pi4"_s,
                               trial.id, u"event %1"_s.arg(trial.id.value)});
    }
    const auto later = [](TimeNs &time) { time += time > 0 ? kNight : 0; };
    for (std::size_t i = 5; i < campaign.trials.size(); ++i) {
        later(data.trials[i].beginNs);
        later(data.trials[i].endNs);
        for (auto &[id, samples] : campaign.trials[i].samples) {
            for (series::Sample &sample : samples)
                sample.timeNs += kNight;
        }
    }
    for (store::PhaseRecord &phase : data.phases) {
        if (phase.trial.value > 5) {
            later(phase.beginNs);
            later(phase.endNs);
        }
    }
    for (store::EventRecord &event : data.events) {
        if (event.trial.value > 5)
            later(event.timeNs);
    }
    return campaign;
}

TimeNs below(TimeNs end, QRandomGenerator &random)
{
    return static_cast<TimeNs>(random.generate64() % static_cast<quint64>(end));
}

/// Plays from the begin to a moment, in steps of any length, without a clock.
class StraightPlay
{
public:
    StraightPlay(const std::shared_ptr<const store::CampaignData> &data, const QString &file)
    {
        QObject::connect(&m_loader, &ReplayLoader::scriptReady, &m_loader,
                         [this](const auto &script) { m_script = script; });
        QObject::connect(&m_loader, &ReplayLoader::blockReady, &m_loader,
                         [this](const auto &block) {
                             m_feeder->addBlock(block);
                             m_isReading = false;
                         });
        m_loader.open(data, file);
        if (QTest::qWaitFor([this] { return m_script != nullptr; }, kHangMs))
            m_feeder = std::make_unique<ReplayFeeder>(model, m_script, file);
    }

    bool playTo(TimeNs time, QRandomGenerator &random)
    {
        while (m_feeder && m_feeder->nowNs() < time) {
            if (m_feeder->nowNs() >= m_feeder->loadedUntilNs()) {
                m_isReading = true;
                m_loader.read({m_script->blockAfter(m_feeder->loadedUntilNs())});
                if (!QTest::qWaitFor([this] { return !m_isReading; }, kHangMs))
                    return false;
            }
            const TimeNs step = random.bounded(1, 3000) * kNsPerMs;
            const TimeNs inPause = m_feeder->nextChange().value_or(time);
            m_feeder->advance(std::min(
                {std::max(m_feeder->nowNs() + step, inPause), time, m_feeder->loadedUntilNs()}));
        }
        return m_feeder != nullptr;
    }

    LiveModel model;

private:
    ReplayLoader m_loader;
    std::shared_ptr<const ReplayScript> m_script;
    std::unique_ptr<ReplayFeeder> m_feeder;
    bool m_isReading = false;
};

QByteArray hashOf(const QString &name)
{
    QFile file(name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_file = m_folder.filePath(u"eventful.runwatt"_s);
        m_data = test::throughFile(eventful(), m_file, kHangMs);
        QVERIFY(m_data);
        m_hash = hashOf(m_file);
    }

    void anyPlaceThatIsSoughtLooksAsIfItHadBeenPlayedTo()
    {
        LiveModel model;
        Replay replay(model);
        QSignalSpy settled(&replay, &Replay::settled);
        replay.open(m_data, m_file);
        replay.pause();
        QTRY_COMPARE(settled.size(), 1);
        QRandomGenerator random(20231);
        for (int i = 0; i < 24; ++i) {
            const TimeNs place = i == 0 ? replay.lengthNs()
                : i == 1                ? 0
                                        : below(replay.lengthNs(), random);
            settled.clear();
            replay.seek(place);
            QTRY_VERIFY(!settled.isEmpty());
            for (int steps = random.bounded(4); steps > 0; --steps)
                replay.stepOn();
            QTRY_VERIFY(replay.isSettled());
            StraightPlay straight(m_data, m_file);
            QVERIFY(straight.playTo(replay.campaignNs(), random));
            const QStringList expected = stateOf(straight.model);
            QVERIFY(i != 0 || expected.join(u' ').count(u"band "_s) > 8);
            // Trials that are over are read when they are looked at.
            QTRY_COMPARE(stateOf(model), expected);
        }
    }

    void theProcessesAreThoseOfTheFile()
    {
        LiveModel model;
        Replay replay(model);
        QSignalSpy settled(&replay, &Replay::settled);
        replay.open(m_data, m_file);
        replay.pause();
        QTRY_COMPARE(settled.size(), 1);
        QVERIFY(processesOf(model).isEmpty());
        const store::PhaseRecord measure =
            *std::ranges::find(m_data->phases, store::Phase::Measure, &store::PhaseRecord::phase);
        settled.clear();
        replay.seekCampaign(measure.beginNs + 6 * kNsPerSecond);
        QTRY_VERIFY(!settled.isEmpty());
        // Of each process of this trial that is in the file the value at its newest moment.
        QStringList expected;
        for (const store::SeriesRecord &series : m_data->series) {
            if (series.trial != measure.trial || series.descriptor.name != u"process.cpu")
                continue;
            const QString command = commandOf(series.descriptor);
            expected += command;
        }
        QVERIFY(!expected.isEmpty());
        ProcessModel &table = model.processes();
        QStringList shown;
        for (int row = 0; row < table.rowCount(); ++row) {
            shown += table.index(row, ProcessModel::CommandColumn).data().toString();
            const auto text = [&table, row](int column) {
                return table.index(row, column).data().toString();
            };
            QVERIFY2(text(ProcessModel::CpuColumn).endsWith(u'%'),
                     qPrintable(text(ProcessModel::CpuColumn)));
            for (const int unknown :
                 {ProcessModel::MemoryColumn, ProcessModel::UserColumn, ProcessModel::SystemColumn})
                QCOMPARE(text(unknown), u"–"_s);
        }
        expected.sort();
        shown.sort();
        QCOMPARE(shown, expected);
        // When its trial is over they are gone.
        settled.clear();
        replay.seek(replay.lengthNs());
        QTRY_VERIFY(!settled.isEmpty());
        QVERIFY(processesOf(model).isEmpty());
    }

    void whatIsPlayedToItsEndIsWhatWasRecorded()
    {
        LiveModel model;
        Replay replay(model);
        QSignalSpy playing(&replay, &Replay::playingChanged);
        replay.setSpeed(100);
        replay.open(m_data, m_file);
        QVERIFY(replay.isPlaying());
        QTRY_VERIFY(replay.isSettled() && !replay.isPlaying());
        QCOMPARE(replay.positionNs(), replay.lengthNs());
        QCOMPARE(model.state(), campaign::RunState::Finished);
        QCOMPARE(model.source(), LiveModel::Source::Replay);
        LiveModel recorded;
        recorded.load(m_data, m_file);
        QCOMPARE(model.queue().rowCount(), recorded.queue().rowCount());
        for (int row = 0; row < model.queue().rowCount(); ++row)
            QCOMPARE(model.queue().index(row).data(Qt::ToolTipRole),
                     recorded.queue().index(row).data(Qt::ToolTipRole));
        QCOMPARE(model.events().rowCount(), recorded.events().rowCount());
        QCOMPARE(model.progress().done, recorded.progress().done);
        QCOMPARE(model.origins(), (Origins{Origin::Replayed, Origin::Emulated}));
        // From the end it begins anew.
        replay.play();
        QTRY_VERIFY(replay.isSettled());
        QVERIFY(replay.isPlaying());
        QVERIFY(replay.positionNs() < replay.lengthNs());
    }

    void goesRoundWhileItLoops()
    {
        LiveModel model;
        Replay replay(model);
        replay.setLooping(true);
        replay.setSpeed(100);
        replay.open(m_data, m_file);
        QTRY_VERIFY(replay.isSettled());
        replay.seek(replay.lengthNs());
        QTRY_VERIFY(replay.positionNs() == 0 || replay.positionNs() < replay.lengthNs() / 2);
        QVERIFY(replay.isPlaying());
    }

    void stepsAndSkips()
    {
        LiveModel model;
        Replay replay(model);
        replay.open(m_data, m_file);
        replay.pause();
        QTRY_VERIFY(replay.isSettled());
        TimeNs before = -1;
        for (int i = 0; i < 60; ++i) {
            replay.skipOn();
            QTRY_VERIFY(replay.isSettled());
            QVERIFY(replay.campaignNs() > before);
            before = replay.campaignNs();
        }
        replay.skipBack();
        QTRY_VERIFY(replay.isSettled());
        QVERIFY(replay.campaignNs() < before);
        QVERIFY(!replay.isPlaying());
        // The night is one step.
        replay.setPauses(Pauses::Kept);
        QVERIFY(replay.lengthNs() > kNight);
        replay.setPauses(Pauses::Shortened);
        QVERIFY(replay.lengthNs() < kNight);
    }

    void closingShowsTheRecordedCampaignAgain()
    {
        LiveModel model;
        Replay replay(model);
        replay.open(m_data, m_file);
        QTRY_VERIFY(replay.isSettled());
        QCOMPARE(model.source(), LiveModel::Source::Replay);
        QVERIFY(model.moment().isValid());
        replay.close();
        QVERIFY(!replay.isActive());
        QCOMPARE(model.source(), LiveModel::Source::File);
        QVERIFY(!model.moment().isValid());
        QCOMPARE(model.origins(), Origins{Origin::Emulated});
        replay.seek(5); // without effect
        replay.stepOn();
    }

    void endsWhileItReads()
    {
        LiveModel model;
        Replay replay(model);
        for (int i = 0; i < 5; ++i) {
            replay.open(m_data, m_file);
            if (i % 2 == 0)
                QTRY_VERIFY(replay.isSettled());
            replay.seek(replay.lengthNs() / 2);
            replay.seek(replay.lengthNs() / 3);
            replay.abandon();
        }
        QVERIFY(!replay.isActive());
        replay.open(m_data, m_file);
        QTRY_VERIFY(replay.isSettled());
    }

    void campaignsWithNothingInThemEndAtOnce()
    {
        LiveCampaign campaign((LiveShape()));
        store::CampaignData &data = campaign.data;
        data.trials.clear();
        data.phases.clear();
        data.series.clear();
        data.verdicts.clear();
        data.events.clear();
        campaign.trials.clear();
        const QString file = m_folder.filePath(u"empty.runwatt"_s);
        const auto read = test::throughFile(campaign, file, kHangMs);
        QVERIFY(read);
        LiveModel model;
        Replay replay(model);
        replay.open(read, file);
        QTRY_VERIFY(replay.isSettled() && !replay.isPlaying());
        QCOMPARE(replay.lengthNs(), TimeNs{0});
        QCOMPARE(model.state(), campaign::RunState::Finished);
        replay.skipOn();
        replay.stepOn();
        replay.setLooping(true);
        replay.play();
        QTRY_VERIFY(!replay.isPlaying());
    }

    void saysThatTheFileIsGone()
    {
        LiveModel model;
        Replay replay(model);
        QSignalSpy failed(&replay, &Replay::failed);
        replay.open(m_data, u"/nowhere/c.runwatt"_s);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!replay.isActive());
    }

    void neverWritesToTheFile()
    {
        QCOMPARE(hashOf(m_file), m_hash);
        QVERIFY(!QFile::exists(m_file + u".lock"_s));
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    QByteArray m_hash;
    std::shared_ptr<const store::CampaignData> m_data;
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
