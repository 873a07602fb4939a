// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A link that breaks in mid-trial, under the built program: the device is a real sshd behind a
// proxy that the test cuts.
#include "programrun.h"
#include "tests/support/patience.h"
#include "tests/support/tcpproxy.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using store::TrialState;

class TestLink : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_home.isValid());
        QVERIFY2(m_fixture.start(), qPrintable(m_fixture.problem()));
        m_server = &m_fixture.server();
        m_proxy = std::make_unique<TcpProxy>(m_server->port());
        const QByteArray known = ssh::readAll(m_server->knownHostsFile());
        const QByteArray direct = ':' + QByteArray::number(m_server->port()) + ' ';
        const QByteArray proxied = ':' + QByteArray::number(m_proxy->port()) + ' ';
        m_home.write(u".ssh/known_hosts"_s, QByteArray(known).replace(direct, proxied));
    }

    void aTrialThatTheLinkInterruptsIsKeptAndRunAgain()
    {
        const QString file = m_home.path(u"cut.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(4), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        const QList<qint64> first = benchmarkProcesses();
        QVERIFY(!first.isEmpty());
        // The device's half stays open: it does not know, so what runs there goes on.
        m_proxy->cutClients();
        QVERIFY2(run.waitFor([&] { return run.errors().contains("Link lost"); }),
                 run.errors().constData());
        QVERIFY2(run.waitFor([&] { return countTrials(file, TrialState::Interrupted) == 1; }),
                 run.errors().constData());
        // Once the second attempt runs, nothing of the first may run beside it.
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        const QList<qint64> second = benchmarkProcesses();
        for (const qint64 pid : first)
            QVERIFY(!second.contains(pid));
        QVERIFY2(run.finish() == 0, run.errors().constData());

        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        QCOMPARE(data.trials.at(0).state, TrialState::Interrupted);
        QVERIFY(data.trials.at(0).error.contains(u"link"_s));
        QCOMPARE(data.trials.at(1).state, TrialState::Complete);
        QCOMPARE(data.trials.at(1).attempt, 2);
        QCOMPARE(data.trials.at(1).position, data.trials.at(0).position);
        QVERIFY(std::none_of(data.summaries.cbegin(), data.summaries.cend(),
                             [&data](const store::SummaryRecord &summary) {
                                 return summary.trial == data.trials.at(0).id;
                             }));
        QVERIFY(std::any_of(
            data.events.cbegin(), data.events.cend(),
            [](const store::EventRecord &event) { return event.text == u"The link is back"_s; }));
        QTRY_COMPARE(commandsOnTheDevice(), QStringList());
        QCOMPARE(foldersOnTheDevice(), QStringList());
    }

    void aLinkThatStaysAwayEndsWhenAskedAndTheCampaignIsResumed()
    {
        const QString file = m_home.path(u"gone.runwatt"_s);
        {
            ProgramRun run(m_home, {u"run"_s, writePlan(6), u"-o"_s, file});
            QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                     run.errors().constData());
            m_proxy->refuse();
            m_proxy->cutClients();
            QVERIFY2(run.waitFor([&] { return run.errors().contains("Link lost"); }),
                     run.errors().constData());
            run.signal(SIGINT);
            QVERIFY2(run.finish() == 130, run.errors().constData());
            QVERIFY2(run.errors().contains("Interrupted after 0 of 1 trials"),
                     run.errors().constData());
            QVERIFY2(run.errors().contains(QByteArray("--output " + file.toUtf8())),
                     run.errors().constData());
            QVERIFY2(run.errors().contains("the campaign's folder is left on the device"),
                     run.errors().constData());
        }
        QCOMPARE(countTrials(file, TrialState::Interrupted), 1);
        m_proxy->allow();
        // What still runs there from before the cut must not be measured with: neither the
        // benchmark nor what sampled it.
        const QList<qint64> left = idsOf(commandsOnTheDevice());
        const QList<qint64> first = benchmarkProcesses();
        QVERIFY(!first.isEmpty() && left.size() > first.size());
        ProgramRun resumed(m_home, {u"run"_s, writePlan(6), u"-o"_s, file});
        QVERIFY2(resumed.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 resumed.errors().constData());
        const QList<qint64> second = benchmarkProcesses();
        QVERIFY(!second.isEmpty());
        for (const qint64 pid : first)
            QVERIFY(!second.contains(pid));
        const QList<qint64> now = idsOf(commandsOnTheDevice());
        for (const qint64 pid : left)
            QVERIFY2(!now.contains(pid), commandsOnTheDevice().join(u'\n').toUtf8().constData());
        QVERIFY2(resumed.finish() == 0, resumed.errors().constData());
        QCOMPARE(countTrials(file, TrialState::Complete), 1);
        QCOMPARE(countTrials(file, TrialState::Interrupted), 1);
        QCOMPARE(foldersOnTheDevice(), QStringList());
        m_proxy->cutOrphans(); // what the device finds out by itself, later
        QTRY_COMPARE(commandsOnTheDevice(), QStringList());
    }

    void aDeviceWithAnotherKeyAfterTheCutEndsTheCampaignInWords()
    {
        ssh::Fixture other;
        QVERIFY2(other.start(), qPrintable(other.problem()));
        const QString file = m_home.path(u"other.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(4), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        m_proxy->setTarget(other.server().port());
        m_proxy->cut();
        QVERIFY2(run.finish() == 1, run.errors().constData());
        QVERIFY2(run.errors().contains("host key has changed"), run.errors().constData());
        QCOMPARE(countTrials(file, TrialState::Interrupted), 1);
        m_proxy->setTarget(m_server->port());
        QTRY_COMPARE(commandsOnTheDevice(), QStringList());
    }

private:
    [[nodiscard]] QString writePlan(int runTime) const
    {
        const QJsonObject device{{u"name"_s, u"board"_s},
                                 {u"host"_s, u"127.0.0.1"_s},
                                 {u"port"_s, m_proxy->port()},
                                 {u"user"_s, m_fixture.target().user},
                                 {u"identityFile"_s, m_fixture.target().identityFiles.front()},
                                 {u"folder"_s, m_home.path()}};
        const QJsonObject parameters{{u"operation"_s, u"read"_s},
                                     {u"requestSize"_s, 4096},
                                     {u"fileSize"_s, u"4 MiB"_s},
                                     {u"runTime"_s, runTime}};
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s, QJsonArray{device}},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"repetitions"_s, 1},
             {u"seed"_s, 1},
             {u"conditions"_s, QJsonObject{{u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}}}});
    }

    /// fio on the campaign's file, with the wrapper around it.
    [[nodiscard]] QList<qint64> benchmarkProcesses() const
    {
        QList<qint64> ids;
        const QByteArray found = ssh::toolOutput(
            u"pgrep"_s, {u"-f"_s, u"^fio .*"_s + QRegularExpression::escape(m_home.path())});
        for (const QByteArray &line : found.split('\n')) {
            if (!line.isEmpty())
                ids.append(line.toLongLong());
        }
        return ids;
    }

    /// Whatever lives below the device's server and is no part of sshd, by name.
    [[nodiscard]] QStringList commandsOnTheDevice() const
    {
        QStringList names;
        QSet<QByteArray> below{QByteArray::number(m_server->processId())};
        // By their ids, so parents mostly come first; once more for those that don't.
        const QList<QByteArray> all =
            ssh::toolOutput(u"ps"_s, {u"-eo"_s, u"pid=,ppid=,comm="_s}).split('\n');
        for (const QList<QByteArray> &round : {all, all}) {
            names.clear();
            for (const QByteArray &line : round) {
                const QByteArray entry = line.simplified();
                const QList<QByteArray> words = entry.split(' ');
                if (words.size() < 3 || entry.contains("<defunct>") || !below.contains(words.at(1)))
                    continue;
                below.insert(words.at(0));
                if (words.at(2) != "sshd")
                    names.append(QString::fromUtf8(entry));
            }
        }
        return names;
    }

    [[nodiscard]] static QList<qint64> idsOf(const QStringList &commands)
    {
        QList<qint64> ids;
        for (const QString &command : commands)
            ids.append(command.section(u' ', 0, 0).toLongLong());
        return ids;
    }

    [[nodiscard]] QStringList foldersOnTheDevice() const
    {
        return QDir(m_home.path()).entryList({u"runwatt-*"_s});
    }

    ProgramHome m_home;
    ssh::Fixture m_fixture;
    const ssh::PrivateServer *m_server = nullptr;
    std::unique_ptr<TcpProxy> m_proxy;
};

QTEST_GUILESS_MAIN(TestLink)
#include "tst_link.moc"
