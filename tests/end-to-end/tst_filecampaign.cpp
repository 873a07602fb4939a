// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a campaign of a real fio does with its file: preconditions it once, reads back what was
// written, and runs buffered where direct can't be.
#include "programrun.h"
#include "tests/support/patience.h"
#include "tests/unit/store/alteredfile.h"

#include <QJsonArray>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestFileCampaign : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_home.isValid() && QDir().mkpath(m_home.path(u"work"_s)));
    }

    void aFileIsPreconditionedOnceForAllItsTrials()
    {
        QJsonObject plan = planOf({{u"operation"_s, QJsonArray{u"read"_s, u"write"_s}}});
        QJsonObject conditions = plan[u"conditions"_s].toObject();
        conditions[u"precondition"_s] = u"random"_s;
        conditions[u"preconditionPasses"_s] = 2;
        plan[u"conditions"_s] = conditions;
        plan[u"repetitions"_s] = 2;
        const store::CampaignData data = run(u"precondition"_s, plan);
        QCOMPARE(data.trials.size(), std::size_t{4});
        const QStringList done = facts(data, u"file.preconditioned"_s);
        QCOMPARE(done.size(), 1);
        QVERIFY2(
            done.constFirst().startsWith(u"sequential, sequential, random, random: 8 MiB in "_s),
            qPrintable(done.constFirst()));
        qInfo("%s", qPrintable(done.constFirst()));
    }

    void whatWasWrittenIsReadBack()
    {
        const store::CampaignData data =
            run(u"verify"_s, planOf({{u"operation"_s, u"write"_s}, {u"verify"_s, u"crc32c"_s}}, 2));
        for (const store::TrialRecord &trial : data.trials)
            QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(trial.error));
        QCOMPARE(facts(data, u"fio.verify"_s),
                 QStringList({u"crc32c, 2 MiB, as written"_s, u"crc32c, 2 MiB, as written"_s}));
        QCOMPARE(facts(data, u"file.preconditioned"_s).size(), 1); // its checksums
    }

    void damageFailsTheTrialWithItsReason()
    {
        // A fio that changes a byte of the file before it reads it back.
        const QByteArray real = QStandardPaths::findExecutable(u"fio"_s).toUtf8();
        const QString fio = m_home.write(
            u"bin/fio"_s,
            "#!/bin/bash\nfor word; do case $word in --filename=*) file=${word#*=};; esac; done\n"
            "case \"$*\" in *--name=runwatt-verify*) printf x | dd of=\"$file\" bs=1 seek=6000 "
            "conv=notrunc status=none;; esac\nexec "
                + real + " \"$@\"\n");
        QVERIFY(QFile::setPermissions(fio, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const store::CampaignData data =
            run(u"damage"_s, planOf({{u"operation"_s, u"write"_s}, {u"verify"_s, u"crc32c"_s}}, 2));
        QVERIFY(QFile::remove(fio));
        if (facts(data, u"fio.verify"_s).size() == 2)
            QSKIP("a login here has a PATH of its own, so the fio of the test was not run");
        for (const store::TrialRecord &trial : data.trials) {
            QCOMPARE(trial.state, store::TrialState::Failed);
            QVERIFY2(trial.error.contains(u"other data were read back than were written"),
                     qPrintable(trial.error));
            QVERIFY2(trial.error.contains(u"offset 4096"), qPrintable(trial.error));
        }
        // Its contents are in doubt: each trial gets a file of its own.
        QCOMPARE(facts(data, u"file.preconditioned"_s).size(), 2);
        const Result<store::CampaignReader> reader =
            store::CampaignReader::open(m_home.path(u"damage.runwatt"_s));
        QVERIFY(reader);
        for (const QString &name :
             {u"fio.stdout"_s, u"fio.verify.stdout"_s, u"fio.verify.stderr"_s})
            QVERIFY2(!reader->rawOutput(data.trials.front().id, name)->isEmpty(), qPrintable(name));
    }

    void directThatCantBeIsBufferedAndSaysSo()
    {
        const store::CampaignData data = run(
            u"direct"_s, planOf({{u"direct"_s, true}, {u"requestSize"_s, QJsonArray{256, 4096}}}));
        QVERIFY2(m_errors.contains("requests of 256 B go through the page cache instead"),
                 m_errors.constData()); // before the first trial
        std::map<qint64, QStringList> verdicts; // by request size
        for (const store::VerdictRecord &verdict : data.verdicts) {
            const store::CellRecord *cell = data.find(data.find(verdict.trial)->cell);
            const QJsonObject parameters = data.find(cell->workload)->parameters;
            QVERIFY(parameters.value(u"direct"_s).toBool()); // as it was asked
            verdicts[parameters.value(u"requestSize"_s).toInteger()].append(verdict.code);
        }
        QVERIFY2(verdicts[256].contains(u"not-direct"_s), qPrintable(verdicts[256].join(u' ')));
        QVERIFY(facts(data, u"fio.not-direct"_s).constFirst().contains(u"256 B"_s));
        ProgramRun compare(m_home,
                           {u"compare"_s, m_home.path(u"direct.runwatt"_s), u"--by"_s,
                            u"requestSize"_s, u"--csv"_s});
        QCOMPARE(compare.finish(), 0);
        QVERIFY(compare.output().contains("not-direct"));
    }

    void aDistributionIsCompared()
    {
        ProgramRun compare(m_home,
                           {u"compare"_s, m_home.path(u"direct.runwatt"_s), u"--measure"_s,
                            u"latency.distribution"_s, u"--by"_s, u"percentile,requestSize"_s,
                            u"--csv"_s});
        QCOMPARE(compare.finish(), 0);
        const QByteArray table = compare.output();
        for (const char *percentile : {"50", "99", "99.9", "99.99"})
            QVERIFY2(table.contains(percentile), table.constData());
        QCOMPARE(table.count("latency.distribution"), 2 * 17);
    }

    void howLongRequestsTookIsKeptAndDrawn()
    {
        const QString file = m_home.path(u"direct.runwatt"_s);
        const store::CampaignReader reader = store::CampaignReader::open(file).value();
        const store::CampaignData data = reader.data().value();
        QCOMPARE(data.histograms.size(), data.trials.size());
        for (const store::HistogramRecord &record : data.histograms) {
            QCOMPARE(record.histogram.detail, u"read"_s);
            const auto iops = std::ranges::find_if(data.summaries, [&](const auto &row) {
                return row.trial == record.trial && row.measure == u"iops"_s;
            });
            const auto seconds = std::ranges::find_if(data.summaries, [&](const auto &row) {
                return row.trial == record.trial && row.measure == u"runtime"_s;
            });
            QVERIFY(iops != data.summaries.end() && seconds != data.summaries.end());
            // Each request is in one of fio's own bins, which are finer than its coarse ones.
            QVERIFY(
                qAbs(series::countIn(record.histogram.bins) / (iops->value * seconds->value) - 1)
                < 0.01);
            QVERIFY(record.histogram.bins.size() > 40);
        }
        const QString drawn = m_home.path(u"histogram.csv"_s);
        ProgramRun figure(m_home,
                          {u"figure"_s, file, u"--preset"_s, u"latency-histogram"_s, u"-o"_s, drawn,
                           u"-o"_s, m_home.path(u"histogram.pdf"_s)});
        QCOMPARE(figure.finish(), 0);
        QVERIFY(store::test::contents(drawn).contains("# measure: latency.histogram"));
        QVERIFY(store::test::contents(m_home.path(u"histogram.pdf"_s)).startsWith("%PDF"));
        ProgramRun again(m_home, {u"reread"_s, file});
        QCOMPARE(again.finish(), 0);
        store::test::alter(file,
                           "UPDATE histogram SET bins = (SELECT bins FROM histogram WHERE id "
                           "= 2) WHERE id = 1");
        ProgramRun differs(m_home, {u"reread"_s, file});
        QCOMPARE(differs.finish(), 3);
        QVERIFY2(differs.output().contains("latency.histogram"), differs.output().constData());
        ProgramRun verify(m_home, {u"verify"_s, file});
        QVERIFY(verify.finish() != 0);
        QVERIFY(verify.output().contains("results are not those"));
    }

private:
    QJsonObject planOf(QJsonObject parameters, int repetitions = 1) const
    {
        const QJsonObject device{{u"name"_s, u"here"_s},
                                 {u"thisComputer"_s, true},
                                 {u"folder"_s, m_home.path(u"work"_s)}};
        QJsonObject plan = oneTrial(device, 1);
        parameters[u"fileSize"_s] = u"2 MiB"_s;
        parameters[u"runTime"_s] = 1;
        plan[u"workloads"_s] =
            QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}};
        plan[u"repetitions"_s] = repetitions;
        return plan;
    }

    store::CampaignData run(const QString &name, const QJsonObject &plan)
    {
        const QString file = m_home.path(name + u".runwatt"_s);
        ProgramRun program(m_home,
                           {u"run"_s, m_home.writePlan(name + u".json"_s, plan), u"-o"_s, file});
        program.finish();
        m_errors = program.errors();
        const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
        if (!reader)
            qFatal("%s", m_errors.constData());
        return reader->data().value();
    }

    static QStringList facts(const store::CampaignData &data, const QString &name)
    {
        QStringList values;
        for (const store::RuntimeFactRecord &fact : data.runtimeFacts) {
            if (fact.name == name)
                values.append(fact.value);
        }
        return values;
    }

    ProgramHome m_home;
    QByteArray m_errors;
};

QTEST_GUILESS_MAIN(TestFileCampaign)
#include "tst_filecampaign.moc"
