// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers that are no longer what was measured: the built program does not show them as if they
// were.
#include "programrun.h"
#include "tests/unit/store/alteredfile.h"
#include "tests/unit/store/storefixture.h"

#include <QJsonArray>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using store::test::alter;

class TestUnsound : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        store::test::makeCampaign(m_home.path(u"sound.runwatt"_s), 3);
    }

    void init()
    {
        QFile::remove(file());
        QVERIFY(QFile::copy(m_home.path(u"sound.runwatt"_s), file()));
    }

    void aSoundFileIsShownWithoutAWarning()
    {
        expectSound({u"compare"_s, file()});
        expectSound({u"compare"_s, file(), u"--list"_s});
        expectSound({u"figure"_s, file(), u"-o"_s, m_home.path(u"bars.csv"_s)});
        expectSound({u"figure"_s, file(), u"--preset"_s, u"timeline"_s, u"-o"_s,
                     m_home.path(u"time.csv"_s)});
    }

    void aChangedResultIsNamedByCompareAndFigure()
    {
        alter(file(), "UPDATE summary SET value = value * 10 WHERE trial = 2");
        const QByteArray table = expectUnsound({u"compare"_s, file()}, ": trial 2. ");
        QVERIFY2(table.contains("board") || table.contains("NT"), table.constData());
        // What is read by programs stays that and nothing else.
        const QByteArray json = expectUnsound({u"compare"_s, file(), u"--json"_s}, "trial 2");
        QVERIFY(QJsonDocument::fromJson(json).isObject());
        const QString figure = m_home.path(u"changed.csv"_s);
        expectUnsound({u"figure"_s, u"-q"_s, file(), u"-o"_s, figure}, "trial 2");
        QVERIFY(store::test::contents(figure).contains("NOT SOUND"));
    }

    void aChangedUnitOfASeriesIsNamed()
    {
        alter(file(), "UPDATE series SET unit = 'MB/s', origin = 'replayed' WHERE trial = 3");
        expectUnsound({u"compare"_s, file()}, "trial 3");
        ProgramRun verify(m_home, {u"verify"_s, file()});
        QCOMPARE(verify.finish(), 3);
        const QByteArray output = verify.output();
        QVERIFY2(output.contains("hash: trial 3: The trial's series"), output.constData());
    }

    void changedSamplesAreNamedByTheTimelineThatDrawsThem()
    {
        // A value of 1000.5 becomes 1.5 or so: nothing but the hash can tell.
        alter(file(),
              "UPDATE chunk SET samples = CAST(substr(samples, 1, 8) || x'000000000000f83f' || "
              "substr(samples, 17) AS BLOB) WHERE series = 1 AND number = 0");
        const QStringList timeline{u"figure"_s,   file(),  u"--preset"_s,
                                   u"timeline"_s, u"-o"_s, m_home.path(u"time.csv"_s)};
        expectUnsound(timeline, "trial 1"); // it draws the first where none is named
        expectUnsound(timeline + QStringList{u"--trial"_s, u"1"_s}, "trial 1");
        expectSound(timeline + QStringList{u"--trial"_s, u"2"_s});
    }

    void aFinishedCampaignThatWasChangedIsNotPassedByRun()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        const QString folder = m_home.path(u"work"_s);
        QVERIFY(QDir().mkpath(folder));
        const QJsonObject device{
            {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, folder}};
        const QJsonObject workload{{u"benchmark"_s, u"fio"_s},
                                   {u"parameters"_s,
                                    QJsonObject{{u"operation"_s, u"write"_s},
                                                {u"requestSize"_s, 4096},
                                                {u"fileSize"_s, u"1 MiB"_s},
                                                {u"runTime"_s, 2}}}};
        const QString plan = m_home.writePlan(
            u"plan.json"_s,
            {{u"title"_s, u"t"_s},
             {u"devices"_s, QJsonArray{device}},
             {u"workloads"_s, QJsonArray{workload}},
             {u"repetitions"_s, 1},
             {u"seed"_s, 1},
             {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}});
        const QString ran = m_home.path(u"ran.runwatt"_s);
        const QStringList arguments{u"run"_s, plan, u"-o"_s, ran};
        ProgramRun first(m_home, arguments);
        const int code = first.finish();
        QVERIFY2(code == 0 || code == 3, first.errors().constData());
        QVERIFY2(!first.errors().contains("not sound"), first.errors().constData());
        alter(ran, "UPDATE summary SET value = value * 10");
        ProgramRun again(m_home, arguments);
        QVERIFY2(again.finish() == 3, again.errors().constData());
        QVERIFY2(again.errors().contains("not sound; this is not what was written: trial 1"),
                 again.errors().constData());
    }

private:
    [[nodiscard]] QString file() const { return m_home.path(u"my campaign.runwatt"_s); }

    void expectSound(const QStringList &arguments)
    {
        ProgramRun run(m_home, arguments);
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QVERIFY2(!run.errors().contains("not sound"), run.errors().constData());
    }

    /// Done all the same, with a warning that has these words; gives what was written to stdout.
    QByteArray expectUnsound(const QStringList &arguments, const QByteArray &words)
    {
        ProgramRun run(m_home, arguments);
        const int code = run.finish();
        const QByteArray errors = run.errors();
        const QByteArray command = "runwatt verify '" + file().toUtf8() + '\'';
        [&] {
            QVERIFY2(code == 3, errors.constData());
            QVERIFY2(errors.contains(words), errors.constData());
            QVERIFY2(errors.contains(command), errors.constData());
        }();
        return run.output();
    }

    ProgramHome m_home;
};

QTEST_GUILESS_MAIN(TestUnsound)
#include "tst_unsound.moc"
