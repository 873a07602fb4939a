// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two campaigns that want one device: the second waits for the first, says for whom, and then runs.
#include "programrun.h"

#include <QJsonArray>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestTurns : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_first.isValid() && m_second.isValid() && m_disk.isValid());
    }

    void theSecondWaitsForTheFirstAndThenRuns()
    {
        const QString one = m_first.path(u"one.runwatt"_s);
        const QString two = m_second.path(u"two.runwatt"_s);
        ProgramRun first(m_first, {u"run"_s, planFile(m_first, u"The first"_s, 60), u"-o"_s, one});
        QVERIFY2(first.waitFor([&] { return isMeasuring(one); }), first.errors().constData());
        ProgramRun second(m_second,
                          {u"run"_s, planFile(m_second, u"The second"_s, 1), u"-o"_s, two});
        QVERIFY2(second.waitFor([&] { return said(two).contains(u"\"The first\" from "_s); }),
                 second.errors().constData());
        QVERIFY(!isMeasuring(two));
        // Whoever has the turn loses it also by dying.
        first.signal(SIGKILL);
        const int code = second.finish();
        QVERIFY2(code == 0, second.errors().constData());
        QCOMPARE(countTrials(campaignIn(two), store::TrialState::Complete), 1);
    }

    void whoWaitsCanBeStopped()
    {
        const QString one = m_first.path(u"three.runwatt"_s);
        const QString two = m_second.path(u"four.runwatt"_s);
        ProgramRun first(m_first, {u"run"_s, planFile(m_first, u"The third"_s, 60), u"-o"_s, one});
        QVERIFY2(first.waitFor([&] { return isMeasuring(one); }), first.errors().constData());
        ProgramRun second(m_second,
                          {u"run"_s, planFile(m_second, u"The fourth"_s, 1), u"-o"_s, two});
        QVERIFY2(second.waitFor([&] { return said(two).contains(u"\"The third\" from "_s); }),
                 second.errors().constData());
        second.signal(SIGINT);
        QCOMPARE(second.finish(), 130);
        QVERIFY(isMeasuring(one)); // undisturbed
        first.signal(SIGINT);
        QCOMPARE(first.finish(), 130);
        for (const QString &file : {one, two})
            QVERIFY(
                !QDir(m_disk.filePath(u"runwatt-"_s + campaignIn(file).campaign.uuid)).exists());
    }

    void whatAKilledOneLeftGoesWithTheNextOfTheSameUser()
    {
        const QString dead = m_first.path(u"dead.runwatt"_s);
        ProgramRun killed(m_first, {u"run"_s, planFile(m_first, u"Dead"_s, 60), u"-o"_s, dead});
        QVERIFY2(killed.waitFor([&] { return isMeasuring(dead); }), killed.errors().constData());
        killed.signal(SIGKILL);
        QCOMPARE(killed.finish(), -1);
        const QString left = m_disk.filePath(u"runwatt-"_s + campaignIn(dead).campaign.uuid);
        QVERIFY(QDir(left).exists());
        // Whoever did not begin it can't know that nobody goes on with it.
        const QString others = m_second.path(u"others.runwatt"_s);
        ProgramRun other(m_second,
                         {u"run"_s, planFile(m_second, u"Another's"_s, 1), u"-o"_s, others});
        QVERIFY2(other.finish() == 0, other.errors().constData());
        QVERIFY(QDir(left).exists());
        const QString next = m_first.path(u"next.runwatt"_s);
        ProgramRun own(m_first, {u"run"_s, planFile(m_first, u"Next"_s, 1), u"-o"_s, next});
        QVERIFY2(own.finish() == 0, own.errors().constData());
        QVERIFY(!QDir(left).exists());
        QVERIFY2(said(next).contains(left), qPrintable(said(next)));
    }

private:
    /// What the events of a campaign say, as far as it has any.
    static QString said(const QString &file)
    {
        QString text;
        if (!QFile::exists(file))
            return text;
        for (const store::EventRecord &event : campaignIn(file).events)
            text += event.text + u'\n';
        return text;
    }

    [[nodiscard]] QString planFile(const ProgramHome &home, const QString &title, int runTime) const
    {
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"4 MiB"_s},
                                     {u"runTime"_s, runTime}};
        return home.writePlan(
            u"plan.json"_s,
            {{u"title"_s, title},
             {u"devices"_s,
              QJsonArray{QJsonObject{{u"name"_s, u"here"_s},
                                     {u"thisComputer"_s, true},
                                     {u"folder"_s, m_disk.path()}}}},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"repetitions"_s, 1},
             {u"seed"_s, 1},
             {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}});
    }

    ProgramHome m_first;
    ProgramHome m_second;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
};

QTEST_GUILESS_MAIN(TestTurns)
#include "tests/support/patience.h"
#include "tst_turns.moc"
