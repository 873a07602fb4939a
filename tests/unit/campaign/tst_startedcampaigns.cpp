// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/startedcampaigns.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <optional>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt::campaign;

class TestStartedCampaigns : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    static QString uuid() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

    /// Devices of a plan: a board with a disk of its own, and this computer.
    static std::vector<DevicePlan> devices()
    {
        DevicePlan board;
        board.name = u"board"_s;
        board.host = u"board.lab"_s;
        board.user = u"pi"_s;
        board.folder = u"/mnt/ssd"_s;
        DevicePlan here;
        here.name = u"here"_s;
        here.thisComputer = true;
        return {board, here};
    }

    static QStringList deserted(const StartedCampaigns &started)
    {
        return started.deserted(devices().front()).campaigns;
    }

    [[nodiscard]] QString path() const { return m_folder->filePath(u"some/where"_s); }

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void oneThatIsWorkedOnIsNotDeserted()
    {
        const StartedCampaigns started(path());
        QCOMPARE(deserted(started), QStringList());
        const QString campaign = uuid();
        auto hold = started.begin(campaign, devices());
        QVERIFY(hold && !hold->isResumed());
        QCOMPARE(deserted(started), QStringList());
        QVERIFY(!StartedCampaigns(path()).begin(campaign, devices())); // another process
        QVERIFY(started.begin(uuid(), devices()));
        hold.reset();
        QVERIFY(deserted(started).contains(campaign));
        // Whoever resumes it works on it again, and ends it cleanly.
        hold = started.begin(campaign, devices());
        QVERIFY(hold);
        QVERIFY(!deserted(started).contains(campaign));
        hold->settle();
        hold.reset();
        QVERIFY(!deserted(started).contains(campaign));
    }

    void oneWhoseProcessDiedIsDeserted()
    {
        const StartedCampaigns started(path());
        const QString campaign = uuid();
        const pid_t child = fork();
        if (child == 0) {
            const auto hold = started.begin(campaign, devices());
            _exit(hold ? 0 : 1); // as killed: nothing is tidied up
        }
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY(QFile::exists(path() + u'/' + campaign + u".lock"_s));
        QCOMPARE(deserted(started), QStringList{campaign});
        QCOMPARE(deserted(started), QStringList{campaign}); // looking changes nothing
    }

    void eachDeviceIsTidiedByItself()
    {
        const StartedCampaigns started(path());
        const QString one = uuid();
        const QString two = uuid();
        QVERIFY(started.begin(one, devices()));
        QVERIFY(started.begin(two, {devices().back()}));
        QCOMPARE(deserted(started), QStringList{one});
        QCOMPARE(started.deserted(devices().front()).folders, QStringList{u"/mnt/ssd"_s});
        QCOMPARE(started.deserted(devices().back()).campaigns.size(), 2);
        QVERIFY(started.deserted(devices().back()).folders.isEmpty());
        // By how it is reached, not by what it is called.
        DevicePlan other = devices().front();
        other.name = u"another"_s;
        QCOMPARE(started.deserted(other).campaigns, QStringList{one});
        other.port = 2222;
        QVERIFY(started.deserted(other).campaigns.isEmpty());
        StartedCampaigns::tidied(started.deserted(devices().front()), {two}, devices().front());
        QVERIFY(deserted(started).isEmpty());
        QCOMPARE(started.deserted(devices().back()).campaigns.size(), 2);
        // Nobody begins to work on what is being removed.
        {
            const StartedCampaigns::Deserted all = started.deserted(devices().back());
            const StartedCampaigns elsewhere(path()); // of another process
            QVERIFY(!elsewhere.begin(one, devices()));
            QVERIFY(elsewhere.deserted(devices().back()).campaigns.isEmpty());
            // Two devices are tidied up at once.
            QCOMPARE(deserted(started), QStringList());
            QCOMPARE(started.deserted(devices().back()).campaigns.size(), 2);
            StartedCampaigns::tidied(all, {two}, devices().back());
        }
        QCOMPARE(QDir(path()).entryList(QDir::Files), QStringList{two});
        StartedCampaigns::tidied(started.deserted(devices().back()), {}, devices().back());
        QCOMPARE(QDir(path()).entryList(QDir::Files), QStringList());
    }

    void oneThatIsResumedWhileItIsTidiedUpIsWorkedOn()
    {
        const StartedCampaigns started(path());
        const QString campaign = uuid();
        QVERIFY(started.begin(campaign, devices()));
        std::optional<StartedCampaigns::Deserted> tidying = started.deserted(devices().front());
        const auto hold = started.begin(campaign, devices());
        QVERIFY(hold && hold->isResumed());
        tidying.reset();
        QVERIFY(deserted(started).isEmpty());
        QVERIFY(StartedCampaigns(path()).deserted(devices().front()).campaigns.isEmpty());
    }

    void twoFoldersOfOneMachineAreBothKnown()
    {
        const StartedCampaigns started(path());
        DevicePlan other = devices().front();
        other.name = u"the same"_s;
        other.folder = u"/mnt/nvme"_s;
        QVERIFY(started.begin(uuid(), {devices().front(), other}));
        QCOMPARE(started.deserted(other).folders, (QStringList{u"/mnt/ssd"_s, u"/mnt/nvme"_s}));
    }

    void aMarkThatCantBeReadIsNoDeviceOfOurs()
    {
        const StartedCampaigns started(path());
        const QString campaign = uuid();
        QVERIFY(started.begin(campaign, devices()));
        QFile mark(path() + u'/' + campaign);
        QVERIFY(mark.resize(10));
        QVERIFY(deserted(started).isEmpty());
        QVERIFY(mark.exists());
        // The campaign itself is worked on all the same, and knows that it was begun before.
        const auto hold = started.begin(campaign, devices());
        QVERIFY(hold && hold->isResumed());
    }

    void oneFromAMonthAgoIsForgotten()
    {
        const StartedCampaigns started(path());
        const QString campaign = uuid();
        QVERIFY(started.begin(campaign, devices()));
        QFile mark(path() + u'/' + campaign);
        QVERIFY(mark.open(QIODevice::ReadWrite));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(mark.setFileTime(now.addDays(-29), QFileDevice::FileModificationTime));
        QCOMPARE(deserted(started), QStringList{campaign});
        QVERIFY(mark.setFileTime(now.addDays(-31), QFileDevice::FileModificationTime));
        QCOMPARE(deserted(started), QStringList());
        QVERIFY(!mark.exists());
    }

    void whatIsNoMarkIsLeftAlone()
    {
        QVERIFY(QDir().mkpath(path()));
        const QStringList names{u"notes"_s, uuid() + u".old"_s, uuid().toUpper(),
                                QUuid::createUuid().toString(), u"a,b"_s};
        for (const QString &name : names) {
            QFile file(path() + u'/' + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const StartedCampaigns started(path());
        QCOMPARE(deserted(started), QStringList());
        QCOMPARE(QDir(path()).entryList(QDir::Files).size(), names.size());
        for (const QString &name : {QString(), u"../x"_s, u"{}"_s, uuid().toUpper()})
            QVERIFY(!started.begin(name, devices()));
    }

    void aFolderThatCantBeMadeCostsNothing()
    {
        QFile file(m_folder->filePath(u"some"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const StartedCampaigns started(path());
        QVERIFY(!started.begin(uuid(), devices()));
        QCOMPARE(deserted(started), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestStartedCampaigns)
#include "tst_startedcampaigns.moc"
