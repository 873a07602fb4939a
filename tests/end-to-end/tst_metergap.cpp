// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A meter on a serial line that is pulled in the middle of a campaign, and plugged in again.
#include "programrun.h"
#include "tests/support/faultymeter.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace std::chrono_literals;

class TestMeterGap : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
    }

    void aMeterPulledInMidTrialMarksItsGapAndLosesNoTrial_data()
    {
        // The meter sends five values a second whatever the plan expects of it.
        QTest::addColumn<int>("periodMs");
        QTest::addRow("readings missed") << 200;
        QTest::addRow("shorter than two readings") << 20000;
    }

    void aMeterPulledInMidTrialMarksItsGapAndLosesNoTrial()
    {
        QFETCH(int, periodMs);
        test::FaultyMeter meter(m_home.path(u"meter"_s), 200ms);
        const QString file = m_home.path(u"gap-%1.runwatt"_s.arg(periodMs));
        ProgramRun run(m_home, {u"run"_s, writePlan(meter.path(), periodMs), u"-o"_s, file});
        const auto measures = [&file] { return isInPhase(file, store::Phase::Measure); };
        QVERIFY2(run.waitFor(measures), run.errors().constData());
        QVERIFY2(run.waitFor([&] { return countOfWatts(file) > 0; }), run.errors().constData());
        meter.unplug();
        QVERIFY2(run.waitFor([&] { return eventTime(file, u"Meter lost"_s).has_value(); }),
                 run.errors().constData());
        QVERIFY(measures());
        meter.plug();
        const int status = run.finish();
        QVERIFY2(status == 0, run.errors().constData());

        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        for (const store::TrialRecord &trial : data.trials)
            QCOMPARE(trial.state, store::TrialState::Complete);
        const store::TrialRecord &first = data.trials.front();
        const auto isGap = [&first](const store::VerdictRecord &verdict) {
            return verdict.trial == first.id && verdict.code == u"meter-gap";
        };
        QVERIFY(std::any_of(data.verdicts.cbegin(), data.verdicts.cend(), isGap));

        // It was read before, and again afterwards: in this trial, and through all of the next.
        const std::optional<TimeNs> lost = eventTime(file, u"Meter lost"_s);
        QVERIFY(lost && first.window.contains(*lost));
        const series::Samples watts = wattsOf(file, first.id);
        QVERIFY(!watts.empty());
        QVERIFY(watts.front().timeNs < *lost);
        QVERIFY(watts.back().timeNs > *lost);
        QVERIFY(wattsOf(file, data.trials.back().id).size() > 5);
    }

    void aMeterOfAnotherDeviceSaysNothingOfATrial()
    {
        test::FaultyMeter left(m_home.path(u"left"_s), 200ms);
        test::FaultyMeter right(m_home.path(u"right"_s), 200ms);
        QJsonObject plan = QJsonDocument::fromJson(readFile(writePlan(left.path(), 200))).object();
        QJsonObject device = plan.value(u"devices"_s).toArray().at(0).toObject();
        QJsonObject meter = plan.value(u"meters"_s).toArray().at(0).toObject();
        QJsonArray devices{device};
        QJsonArray meters{meter};
        device.insert(u"name"_s, u"there"_s);
        device.insert(u"folder"_s, m_home.path(u"there"_s));
        meter.insert(u"name"_s, u"other wall"_s);
        meter.insert(u"device"_s, u"there"_s);
        meter.insert(u"port"_s, right.path());
        devices.append(device);
        meters.append(meter);
        plan.insert(u"devices"_s, devices);
        plan.insert(u"meters"_s, meters);
        plan.insert(u"repetitions"_s, 1);
        const QString file = m_home.path(u"two.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"two.json"_s, plan), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());

        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        for (const store::TrialRecord &trial : data.trials) {
            const QString name = data.find(data.find(data.find(trial.id)->cell)->device)->name;
            QStringList seen;
            for (const store::SummaryRecord &summary : data.summaries) {
                if (summary.trial == trial.id
                    && (summary.measure == u"watts.mean" || summary.measure == u"energy"))
                    seen.append(summary.detail);
            }
            const QString own = name == u"here" ? u"wall"_s : u"other wall"_s;
            QCOMPARE(seen, (QStringList{own, own}));
        }
    }

private:
    static QByteArray readFile(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QString writePlan(const QString &port, int periodMs) const
    {
        const QJsonObject device{
            {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, m_home.path()}};
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"1 MiB"_s},
                                     {u"runTime"_s, 8}};
        const QJsonObject meter{{u"name"_s, u"wall"_s},
                                {u"kind"_s, u"wattsup"_s},
                                {u"device"_s, u"here"_s},
                                {u"port"_s, port},
                                {u"periodMs"_s, periodMs}};
        const QJsonObject workload{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}};
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s, QJsonArray{device}},
             {u"workloads"_s, QJsonArray{workload}},
             {u"meters"_s, QJsonArray{meter}},
             {u"repetitions"_s, 2},
             {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}});
    }

    static std::optional<TimeNs> eventTime(const QString &file, const QString &words)
    {
        for (const store::EventRecord &event : campaignIn(file).events) {
            if (event.text.contains(words))
                return event.timeNs;
        }
        return std::nullopt;
    }

    static qint64 countOfWatts(const QString &file)
    {
        qint64 count = 0;
        for (const store::SeriesRecord &series : campaignIn(file).series)
            count += series.descriptor.name == u"watts" ? series.count : 0;
        return count;
    }

    static series::Samples wattsOf(const QString &file, store::TrialId trial)
    {
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        if (!reader)
            return {};
        for (const store::SeriesRecord &series : campaignIn(file).series) {
            if (series.trial != trial || series.descriptor.name != u"watts")
                continue;
            if (const Result<series::SharedSamples> samples = reader->samples(series.id))
                return **samples;
        }
        return {};
    }

    ProgramHome m_home;
};

QTEST_GUILESS_MAIN(TestMeterGap)
#include "tst_metergap.moc"
