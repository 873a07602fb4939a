// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Commands of a person's own, and idle, on this computer through its private SSH server.
#include "programrun.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestOwnCampaign : public QObject
{
    Q_OBJECT

private:
    QString writtenPlan(const QString &name,
                        const QJsonArray &workloads,
                        const QJsonObject &conditions = {}) const
    {
        const QJsonObject device{
            {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, m_home.path()}};
        QJsonObject plan = oneTrial(device, 1);
        plan.insert(u"workloads"_s, workloads);
        if (!conditions.isEmpty())
            plan.insert(u"conditions"_s, conditions);
        return m_home.writePlan(name, plan);
    }

    static QJsonObject workload(const QString &benchmark, const QJsonObject &parameters)
    {
        return {{u"benchmark"_s, benchmark}, {u"parameters"_s, parameters}};
    }

    /// Of the only trial with a workload of this title.
    static const store::TrialRecord *trialOf(const store::CampaignData &data, const QString &title)
    {
        for (const store::TrialRecord &trial : data.trials) {
            if (data.find(data.find(trial.cell)->workload)->title == title)
                return &trial;
        }
        return nullptr;
    }

    [[nodiscard]] QByteArray compared(const QString &measure, const QString &by)
    {
        ProgramRun run(m_home, {u"compare"_s, m_file, u"--measure"_s, measure, u"--by"_s, by});
        return run.finish() == 0 ? run.output() : run.errors();
    }

    ProgramHome m_home;
    QString m_file;

private slots:

    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        m_file = m_home.path(u"own.runwatt"_s);
        // Each second a line, and JSON behind them. Its values would end the quotes of a shell.
        const QString program =
            u"sh -c 'for second in 1 2 3; do sleep 1; echo \"now $1$1.5 MB/s\"; done\necho \"{\\\"result\\\": [{\\\"rate\\\": $1}, {\\\"word\\\": \\\"$2\\\"}]}\"' own {rate} {word}"_s;
        const QJsonObject throughput{{u"title"_s, u"rated"_s},
                                     {u"command"_s, program},
                                     {u"rate"_s, QJsonArray{100, 300}},
                                     {u"word"_s, u"it's $(reboot)"_s},
                                     {u"live"_s, u"^now (?<value>[0-9.]+) MB/s$"_s},
                                     {u"json"_s, u"result[0].rate"_s},
                                     {u"measure"_s, u"throughput"_s},
                                     {u"unit"_s, u"MB/s"_s},
                                     {u"tools"_s, u"sh sleep"_s},
                                     {u"seconds"_s, 4}};
        const QJsonObject files{{u"title"_s, u"filed"_s},
                                {u"command"_s,
                                 u"sh -c 'ls \"$1\" && echo 7 >\"$1\"/x && cat \"$1\"/x' own "
                                 "{path}"_s},
                                {u"final"_s, u"^(?<value>[0-9]+)$"_s},
                                {u"measure"_s, u"own.count"_s},
                                {u"seconds"_s, 1}};
        const QJsonObject silent{
            {u"title"_s, u"silent"_s}, {u"command"_s, u"sleep 2"_s}, {u"seconds"_s, 2}};
        const QString plan = writtenPlan(
            u"own.json"_s,
            {workload(u"idle"_s, {{u"runTime"_s, 3}}), workload(u"command"_s, throughput),
             workload(u"command"_s, files), workload(u"command"_s, silent)});
        ProgramRun run(m_home, {u"run"_s, plan, u"-o"_s, m_file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QCOMPARE(countTrials(m_file, store::TrialState::Complete), 5);
    }

    void idleHasAWindowAndNoThroughput()
    {
        const store::CampaignData data = campaignIn(m_file);
        const store::TrialRecord *idle = trialOf(data, u"idle"_s);
        QVERIFY(idle);
        const double took = valueOf(data, idle->id, u"runtime"_s);
        QVERIFY2(took >= 2.98, QByteArray::number(took).constData());
        QVERIFY(idle->window.seconds() >= 2.9);
        QCOMPARE(valueOf(data, idle->id, u"throughput"_s), -1.0);
        QVERIFY(valueOf(data, idle->id, u"cpu.user"_s) >= 0);
        QVERIFY(valueOf(data, idle->id, u"cpu.busy"_s) >= 0);
    }

    void everyTrialIsMeasured()
    {
        const store::CampaignData data = campaignIn(m_file);
        for (const store::TrialRecord &trial : data.trials) {
            const auto phase =
                std::find_if(data.phases.cbegin(), data.phases.cend(), [&trial](const auto &one) {
                    return one.trial == trial.id && one.phase == store::Phase::Measure;
                });
            QVERIFY(phase != data.phases.cend());
            QCOMPARE(phase->beginNs, trial.window.beginNs);
            QCOMPARE(phase->endNs, trial.window.endNs);
        }
    }

    void liveValuesAreKept()
    {
        const Result<store::CampaignReader> reader = store::CampaignReader::open(m_file);
        QVERIFY(reader);
        const store::CampaignData data = campaignIn(m_file);
        int seen = 0;
        for (const store::SeriesRecord &series : data.series) {
            if (series.descriptor.source != u"command")
                continue;
            QCOMPARE(series.descriptor.name, u"throughput"_s);
            QCOMPARE(series.descriptor.unit, u"B/s"_s);
            const Result<series::SharedSamples> samples = reader->samples(series.id);
            QVERIFY(samples);
            QCOMPARE((*samples)->size(), std::size_t(3));
            const series::Window window = data.find(series.trial)->window;
            for (const series::Sample &sample : **samples) {
                QVERIFY(window.contains(sample.timeNs));
                QVERIFY(sample.value == 100100.5e6 || sample.value == 300300.5e6);
            }
            ++seen;
        }
        QCOMPARE(seen, 2);
    }

    void readAgainItIsTheSame()
    {
        // Also a measure of a name of one's own, and a command that printed nothing.
        ProgramRun run(m_home, {u"reread"_s, m_file, u"--json"_s});
        const int code = run.finish();
        const QByteArray json = run.output();
        QVERIFY2(code == 0, QByteArray(json + run.errors()).constData());
        const QJsonObject told = QJsonDocument::fromJson(json).object();
        int seen = 0;
        for (const QJsonValue &trial : told.value(u"trials"_s).toArray()) {
            if (trial[u"workload"_s].toString() != u"silent")
                continue;
            ++seen;
            // What mpstat printed meanwhile is read all the same.
            if (!QStandardPaths::findExecutable(u"mpstat"_s).isEmpty())
                QVERIFY(trial[u"equal"_s].toInt() > 0);
        }
        QCOMPARE(seen, 1);
    }

    void resultsAreCompared()
    {
        const QByteArray table = compared(u"throughput"_s, u"rate"_s);
        QVERIFY2(table.startsWith("throughput in MB/s"), table.constData());
        const QByteArrayList lines = table.trimmed().split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY2(lines.at(3).simplified().contains(" 100.0 100.0"), table.constData());
        QVERIFY2(lines.at(4).simplified().contains(" 300.0 300.0"), table.constData());
        // What else was measured, under its own name.
        const QByteArray counts = compared(u"own.count"_s, u"workload"_s);
        QVERIFY2(counts.contains("filed") && counts.contains("7"), counts.constData());
        const QByteArray times = compared(u"runtime"_s, u"workload"_s);
        QVERIFY2(times.contains("idle") && !times.contains("rated"), times.constData());
    }

    void aProgramThatIsMissingIsSaidBeforeTheFirstTrial_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("tools");
        QTest::addColumn<QByteArray>("missing");
        QTest::newRow("by its name")
            << u"runwatt-has-none"_s << QString() << QByteArray("runwatt-has-none");
        QTest::newRow("in its folder")
            << u"/opt/runwatt/none"_s << QString() << QByteArray("/opt/runwatt/none");
        QTest::newRow("among the tools")
            << u"sh -c 'runwatt-has-none; echo 5'"_s << u"sh runwatt-has-none"_s
            << QByteArray("runwatt-has-none");
    }

    void aProgramThatIsMissingIsSaidBeforeTheFirstTrial()
    {
        QFETCH(const QString, command);
        QFETCH(const QString, tools);
        QFETCH(const QByteArray, missing);
        const QJsonObject own{{u"command"_s, command}, {u"tools"_s, tools}, {u"seconds"_s, 1}};
        const QString plan =
            writtenPlan(u"missing.json"_s,
                        {workload(u"idle"_s, {{u"runTime"_s, 1}}), workload(u"command"_s, own)});
        const QByteArray words = missing + " is not installed";
        // The check of a device does, too, when it is told of the plan.
        ProgramRun check(m_home, {u"check"_s, u"this-computer"_s, u"--plan"_s, plan});
        QCOMPARE(check.finish(), 3);
        const QByteArray checked = check.output();
        QVERIFY2(checked.contains(QByteArray("missing  Program " + missing + ": " + words)),
                 checked.constData());
        QVERIFY2(checked.contains("ready    Program sleep\n"), checked.constData());
        const QString file = m_home.path(u"missing.runwatt"_s);
        QFile::remove(file);
        ProgramRun run(m_home, {u"run"_s, plan, u"-o"_s, file});
        QCOMPARE(run.finish(), 1);
        const QByteArray errors = run.errors();
        QVERIFY2(errors.contains(QByteArray(missing + " can't be run")) && errors.contains(words),
                 errors.constData());
        QVERIFY(campaignIn(file).trials.empty());
    }

    void aProgramWhereAContainerHasAnotherFolderIsRefused()
    {
        const QTemporaryDir folder(u"/tmp/runwatt-own-XXXXXX"_s);
        const QString tool = folder.filePath(u"tool"_s);
        QFile script(tool);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\necho 5\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::Permissions(0x7755)));
        const QJsonObject own{{u"command"_s, tool}, {u"seconds"_s, 1}};
        QFile plan(writtenPlan(u"hidden.json"_s, {workload(u"command"_s, own)}));
        QVERIFY(plan.open(QIODevice::ReadWrite));
        QJsonObject object = QJsonDocument::fromJson(plan.readAll()).object();
        object.insert(u"runtimes"_s, QJsonArray{u"RC"_s});
        QVERIFY(plan.resize(0) && plan.seek(0) && plan.write(QJsonDocument(object).toJson()) > 0);
        plan.close();
        ProgramRun run(m_home,
                       {u"run"_s, plan.fileName(), u"-o"_s, m_home.path(u"hidden.runwatt"_s)});
        QCOMPARE(run.finish(), 1);
        const QByteArray errors = run.errors();
        if (errors.contains("RC can't") || errors.contains("runc"))
            QSKIP("there is no runc here");
        QVERIFY2(errors.contains("can't be had inside, where /tmp is another"), errors.constData());
    }

    void whatGoesWrongIsSaid_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("a status") << u"sh -c 'echo 5; echo the disk is gone >&2; exit 3'"_s
                                  << QStringList{u"status 3"_s, u"the disk is gone"_s};
        QTest::newRow("a status and no value")
            << u"sh -c 'echo the disk is gone >&2; exit 3'"_s
            << QStringList{u"printed nothing"_s, u"status 3"_s, u"the disk is gone"_s};
        QTest::newRow("a count below the reason")
            << u"sh -c 'echo the disk is full >&2; echo 24 records >&2; exit 1'"_s
            << QStringList{u"status 1"_s, u"the disk is full"_s, u"24 records"_s};
        QTest::newRow("nothing") << u"true"_s << QStringList{u"printed nothing"_s};
        QTest::newRow("killed") << u"sh -c 'echo 5; kill -9 $$'"_s
                                << QStringList{u"was ended by signal 9"_s, u"raw output"_s};
        QTest::newRow("no match") << u"echo five"_s
                                  << QStringList{u"no line of the output matches"_s, u"five"_s};
    }

    void whatGoesWrongIsSaid()
    {
        QFETCH(const QString, command);
        QFETCH(const QStringList, words);
        const QString name = QString::fromUtf8(QTest::currentDataTag()).replace(u' ', u'-');
        const QString file = m_home.path(name + u".runwatt"_s);
        const QString plan = writtenPlan(
            name + u".json"_s,
            {workload(u"command"_s, {{u"command"_s, command}, {u"final"_s, u"^(?<value>\\d)"_s}})});
        ProgramRun run(m_home, {u"run"_s, plan, u"-o"_s, file});
        run.finish();
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 0);
        QVERIFY2(!data.trials.empty(), run.errors().constData());
        for (const QString &each : words)
            QVERIFY2(data.trials.back().error.contains(each), qPrintable(data.trials.back().error));
    }

    void aToolThatDoesNotEndIsGivenUpAndTheCampaignGoesOn()
    {
        const QString file = m_home.path(u"endless.runwatt"_s);
        const QJsonObject endless{{u"title"_s, u"endless"_s},
                                  {u"command"_s, u"sh -c 'echo 5; exec sleep 1000'"_s},
                                  {u"final"_s, u"^(?<value>\\d)"_s},
                                  {u"seconds"_s, 1}};
        const QString plan = writtenPlan(
            u"endless.json"_s,
            {workload(u"command"_s, endless), workload(u"idle"_s, {{u"runTime"_s, 1}})},
            {{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}, {u"patienceSeconds"_s, 2}});
        ProgramRun run(m_home, {u"run"_s, plan, u"-o"_s, file});
        run.finish();
        const store::CampaignData data = campaignIn(file);
        const store::TrialRecord *given = trialOf(data, u"endless"_s);
        QVERIFY2(given, run.errors().constData());
        QCOMPARE(given->state, store::TrialState::Failed);
        QVERIFY2(given->error.contains(u"command did not end"_s), qPrintable(given->error));
        QVERIFY2(given->error.contains(u"stopped after 5 s; 1 s were expected"_s),
                 qPrintable(given->error));
        const store::TrialRecord *next = trialOf(data, u"idle"_s);
        QVERIFY(next);
        QCOMPARE(next->state, store::TrialState::Complete);
    }
};

QTEST_GUILESS_MAIN(TestOwnCampaign)
#include "tst_owncampaign.moc"
