// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A campaign of a real fio is read again by the built program: what is as it was is told, and what
// was changed.
#include "programrun.h"
#include "tests/unit/store/alteredfile.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using store::test::alter;

class TestReread : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_home.isValid());
        const QString folder = m_home.path(u"work"_s);
        QVERIFY(QDir().mkpath(folder));
        const QJsonObject device{
            {u"name"_s, u"here"_s}, {u"thisComputer"_s, true}, {u"folder"_s, folder}};
        const QString plan = m_home.writePlan(u"plan.json"_s, oneTrial(device, 2));
        ProgramRun run(m_home, {u"run"_s, plan, u"-o"_s, m_home.path(u"whole.runwatt"_s)});
        const int code = run.finish();
        QVERIFY2(code == 0 || code == 3, run.errors().constData());
        QCOMPARE(countTrials(m_home.path(u"whole.runwatt"_s), store::TrialState::Complete), 1);
    }

    void init()
    {
        QFile::remove(file());
        QVERIFY(QFile::copy(m_home.path(u"whole.runwatt"_s), file()));
    }

    void whatIsAsItWasIsTheSameAndTheFileStays()
    {
        const QByteArray before = store::test::contents(file());
        const QByteArray text = reread(0);
        QVERIFY2(text.contains("all the same"), text.constData());
        QVERIFY2(text.endsWith("1 trials read again: 1 the same, 0 differ, 0 refused; 0 without a "
                               "result left out\n"),
                 text.constData());
        const QJsonObject json = object(reread(0, {u"--json"_s}));
        QCOMPARE(json.value(u"same"_s).toInt(), 1);
        // All of fio's own, and mpstat's columns of all cores and of one at the least.
        const int sampled = hasMpstat() ? 20 : 0;
        QVERIFY(firstTrial(json).value(u"equal"_s).toInt() >= 8 + sampled);
        QCOMPARE(firstTrial(json).value(u"differences"_s).toArray(), QJsonArray());
        QVERIFY(reread(0, {u"--trial"_s, u"1"_s}).contains("1 the same"));
        QCOMPARE(store::test::contents(file()), before);
    }

    void aChangedSummaryIsTold()
    {
        alter(file(), "UPDATE summary SET value = 2 * value WHERE measure = 'throughput'");
        const QByteArray text = reread(3);
        for (const char *words : {"throughput", "kept", "read again", "0 the same, 1 differ"})
            QVERIFY2(text.contains(words), text.constData());
        const QJsonObject json = object(reread(3, {u"--json"_s}));
        const QJsonArray differences = firstTrial(json).value(u"differences"_s).toArray();
        QCOMPARE(differences.size(), 1);
        QCOMPARE(differences.at(0)[u"measure"_s].toString(), u"throughput"_s);
        QCOMPARE(differences.at(0)[u"kept"_s].toDouble(),
                 2 * differences.at(0)[u"again"_s].toDouble());
    }

    void aChangedMeanOfMpstatIsToldAndALostSampleToo()
    {
        if (!hasMpstat())
            QSKIP("mpstat is not installed");
        alter(file(),
              "UPDATE summary SET value = value + 1 WHERE measure = 'mpstat.idle' AND "
              "detail = 'all'");
        QJsonArray differences =
            firstTrial(object(reread(3, {u"--json"_s}))).value(u"differences"_s).toArray();
        QCOMPARE(differences.size(), 1);
        QCOMPARE(differences.at(0)[u"measure"_s].toString(), u"mpstat.idle"_s);
        QVERIFY(qAbs(differences.at(0)[u"kept"_s].toDouble()
                     - differences.at(0)[u"again"_s].toDouble() - 1)
                < 1e-6);
        QFile::remove(file());
        QVERIFY(QFile::copy(m_home.path(u"whole.runwatt"_s), file()));
        // The last sample of one core's column: 16 bytes.
        alter(file(),
              "UPDATE chunk SET count = count - 1, samples = substr(samples, 1, length(samples) - "
              "16) WHERE series = "
              "(SELECT id FROM series WHERE name = 'mpstat.sys' AND detail = '0')");
        differences =
            firstTrial(object(reread(3, {u"--json"_s}))).value(u"differences"_s).toArray();
        QCOMPARE(differences.size(), 1);
        QCOMPARE(differences.at(0)[u"measure"_s].toString(), u"mpstat.sys (samples)"_s);
        QCOMPARE(differences.at(0)[u"kept"_s].toInt() + 1, differences.at(0)[u"again"_s].toInt());
    }

    void aChangeThatFourDigitsHideIsToldInFull()
    {
        alter(file(), "UPDATE summary SET value = value * 1.0000001 WHERE measure = 'iops'");
        const QByteArray text = reread(3);
        const QByteArray line = text.mid(text.indexOf("  iops")).split('\n').first();
        const QByteArrayList words = line.simplified().split(' ');
        QCOMPARE(words.size(), 6); // iops, read, and two numbers with their units
        QVERIFY2(words.at(2) != words.at(4), line.constData());
        // Within rounding is the same.
        QFile::remove(file());
        QVERIFY(QFile::copy(m_home.path(u"whole.runwatt"_s), file()));
        alter(file(), "UPDATE summary SET value = value * (1 + 1e-14) WHERE measure = 'iops'");
        reread(0);
    }

    void summariesThatAreMissingOrTooManyAreTold()
    {
        alter(file(), "DELETE FROM summary WHERE measure = 'latency.p99'");
        alter(file(), "UPDATE summary SET detail = 'write' WHERE measure = 'bytes'");
        const QJsonObject json = object(reread(3, {u"--json"_s}));
        int withoutKept = 0;
        int withoutAgain = 0;
        for (const QJsonValue &one : firstTrial(json).value(u"differences"_s).toArray()) {
            withoutKept += one[u"kept"_s].isNull() ? 1 : 0;
            withoutAgain += one[u"again"_s].isNull() ? 1 : 0;
        }
        QCOMPARE(withoutKept, 2);
        QCOMPARE(withoutAgain, 1);
    }

    void whatAReaderRefusesIsTold()
    {
        alter(file(), "UPDATE workload SET parameters = json_set(parameters, '$.runTime', 50)");
        QByteArray text = reread(3);
        QVERIFY2(text.contains("ended too early"), text.constData());
        QVERIFY2(text.contains("1 refused"), text.constData());
        alter(file(), "UPDATE workload SET parameters = json_set(parameters, '$.runTime', 'x')");
        QVERIFY(reread(3).contains("runTime"));
        alter(file(), "DELETE FROM raw_output");
        alter(file(), "UPDATE workload SET parameters = json_set(parameters, '$.runTime', 2)");
        text = reread(3);
        QVERIFY2(text.contains("no output named \"fio.stdout\""), text.constData());
        alter(file(), "UPDATE workload SET benchmark = 'dd' || char(27) || '[2J'");
        text = reread(3);
        QVERIFY2(text.contains("does not know") && !text.contains('\x1b'), text.constData());
    }

    void outputThatCantBeUnpackedIsItsTrialsRefusal()
    {
        alter(file(), "UPDATE raw_output SET bytes = x'00010203' WHERE name = 'fio.stdout'");
        const QByteArray text = reread(3);
        QVERIFY2(text.contains("1 refused"), text.constData());
        QVERIFY(firstTrial(object(reread(3, {u"--json"_s}))).value(u"refusal"_s).isString());
    }

    void trialsWithoutAResultAreLeftOut()
    {
        alter(file(), "UPDATE trial SET state = 'failed'");
        QVERIFY(reread(0).contains("0 trials read again"));
        QVERIFY(errorsOf({u"reread"_s, file(), u"--trial"_s, u"1"_s}, 2).contains("not complete"));
    }

    void mistakesOnTheCommandLineEndWithTwo()
    {
        QVERIFY(errorsOf({u"reread"_s}, 2).contains("campaign file"));
        QVERIFY(errorsOf({u"reread"_s, file(), file()}, 2).contains("too much"));
        QVERIFY(errorsOf({u"reread"_s, file(), u"--trial"_s, u"99"_s}, 2).contains("no trial 99"));
        QVERIFY(errorsOf({u"reread"_s, file(), u"--trial"_s, u"x"_s}, 2).contains("\"x\""));
        QVERIFY(errorsOf({u"reread"_s, u"/nowhere"_s}, 1).contains("no such file"));
    }

private:
    static bool hasMpstat() { return !QStandardPaths::findExecutable(u"mpstat"_s).isEmpty(); }

    [[nodiscard]] QString file() const { return m_home.path(u"copy.runwatt"_s); }

    /// What it prints; empty when it ends with another code.
    QByteArray reread(int code, const QStringList &options = {})
    {
        ProgramRun run(m_home, QStringList{u"reread"_s, file()} + options);
        const int ended = run.finish();
        const QByteArray output = run.output();
        [&] { QVERIFY2(ended == code, QByteArray(output + run.errors()).constData()); }();
        return ended == code ? output : QByteArray();
    }

    QByteArray errorsOf(const QStringList &arguments, int code)
    {
        ProgramRun run(m_home, arguments);
        return run.finish() == code ? run.errors() : QByteArray();
    }

    static QJsonObject object(const QByteArray &json)
    {
        return QJsonDocument::fromJson(json).object();
    }

    static QJsonObject firstTrial(const QJsonObject &json)
    {
        return json.value(u"trials"_s).toArray().at(0).toObject();
    }

    ProgramHome m_home;
};

QTEST_GUILESS_MAIN(TestReread)
#include "tst_reread.moc"
