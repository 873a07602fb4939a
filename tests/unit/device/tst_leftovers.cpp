// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"
#include "core/device/probe.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUuid>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;

/// What earlier campaigns have left in a folder, over a real sshd. Containers are tested with their
/// runtime.
class TestLeftovers : public QObject
{
    Q_OBJECT

private:
    ssh::Fixture m_fixture;
    std::unique_ptr<ssh::Connection> m_connection;
    Profile m_profile;
    std::unique_ptr<QTemporaryDir> m_folder;

    static QString uuid() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

    /// A folder with a file of 1 MiB; its path.
    QString make(const QString &name)
    {
        const QString path = m_folder->filePath(name);
        if (!QDir().mkpath(path))
            return {};
        QFile file(path + u"/data-1048576"_s);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QByteArray(1 << 20, 'x'));
        return path;
    }

    QStringList look(LeftoverCare care)
    {
        const auto found = ssh::await(leftovers(m_connection.get(), m_profile,
                                                QStringList{m_folder->path()}, care, StopToken()));
        if (!m_fixture.keep(found))
            return {u"failed: "_s + m_fixture.problem()};
        QStringList paths;
        for (const Leftover &leftover : **found) {
            paths.append(leftover.path);
            if (leftover.kind != Leftover::Kind::Folder || leftover.bytes < (1 << 20))
                paths.append(u"wrong: %1 bytes"_s.arg(leftover.bytes));
        }
        paths.sort();
        return paths;
    }

private slots:

    void initTestCase()
    {
        if (!m_fixture.start())
            QSKIP(qPrintable(m_fixture.problem()));
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
        const auto profile = ssh::await(probe(m_connection.get(), u"here"_s, StopToken()));
        QVERIFY2(m_fixture.keep(profile), qPrintable(m_fixture.problem()));
        m_profile = **profile;
        // Containers are all of this computer's, not the test's own.
        m_profile.isRoot = false;
        m_profile.hasSudo = false;
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
    }

    void whatNobodyWorksOnIsFound()
    {
        QCOMPARE(look(LeftoverCare::Look), QStringList());
        const QString left = make(u"runwatt-"_s + uuid());
        QVERIFY(!left.isEmpty());
        QCOMPARE(look(LeftoverCare::Look), QStringList{left});
        QVERIFY(QDir(left).exists());
    }

    void whatIsNotOursIsNeverTouched()
    {
        const QString elsewhere = make(u"elsewhere"_s);
        const QString link = m_folder->filePath(u"runwatt-"_s + uuid());
        QVERIFY(QFile::link(elsewhere, link));
        const QString file = m_folder->filePath(u"runwatt-"_s + uuid());
        QFile made(file);
        QVERIFY(made.open(QIODevice::WriteOnly));
        const QStringList others{make(u"runwatt-notes"_s), make(u"runwatt-"_s + uuid() + u"-old"_s),
                                 make(u"runwatt-"_s + uuid().toUpper()), make(u"runwatt-"_s),
                                 elsewhere};
        QCOMPARE(look(LeftoverCare::Look), QStringList());
        QCOMPARE(look(LeftoverCare::Remove), QStringList());
        for (const QString &other : others)
            QVERIFY2(QFile::exists(other + u"/data-1048576"_s), qPrintable(other));
        QVERIFY(QFile::exists(link) && QFile::exists(file));
    }

    void whatIsKeptForTheNextCampaignIsToldApart()
    {
        const QString kept = make(u"kept-"_s + m_profile.fact(u"uid"_s));
        const QString others = make(u"kept-4294967294"_s);
        const auto look = [this](LeftoverCare care) {
            const auto found = ssh::await(leftovers(
                m_connection.get(), m_profile, QStringList{m_folder->path()}, care, StopToken()));
            return m_fixture.keep(found) ? **found : QList<Leftover>();
        };
        const QList<Leftover> found = look(LeftoverCare::Look);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().kind, Leftover::Kind::Kept);
        QCOMPARE(found.front().path, kept);
        QVERIFY(found.front().bytes >= 1 << 20);
        QCOMPARE(look(LeftoverCare::Remove).size(), 1);
        QVERIFY(!QDir(kept).exists());
        QVERIFY(QDir(others).exists());
    }

    void ofSomeCampaignsOnlyTheirOwnIsRemoved()
    {
        const QString dead = uuid();
        const QString others = make(u"runwatt-"_s + uuid());
        const QString kept = make(u"kept-"_s + m_profile.fact(u"uid"_s));
        const QString path = make(u"runwatt-"_s + dead);
        QStringList workedOn;
        const auto removeOf = [this, &workedOn](const QStringList &campaigns) {
            QStringList paths{u"failed"_s};
            const auto removed =
                ssh::await(removeLeftoversOf(campaigns, m_connection.get(), m_profile,
                                             QStringList{m_folder->path()}, StopToken()));
            if (!m_fixture.keep(removed))
                return paths;
            paths.clear();
            workedOn = (*removed)->workedOn;
            for (const Leftover &leftover : (*removed)->leftovers)
                paths.append(leftover.path);
            return paths;
        };
        QCOMPARE(removeOf({}), QStringList());
        QCOMPARE(removeOf({uuid(), dead.left(35)}), QStringList());
        QCOMPARE(removeOf({uuid(), dead, uuid()}), QStringList{path});
        QVERIFY(!QDir(path).exists());
        QVERIFY(QDir(others).exists() && QDir(kept).exists());
        QVERIFY(workedOn.isEmpty());
        // Not even then when somebody works on it.
        QVERIFY(!make(u"runwatt-"_s + dead).isEmpty());
        auto worker = m_fixture.connection(m_fixture.target());
        worker->setOwner({dead.toLatin1(), "1"});
        QVERIFY2(m_fixture.open(*worker), qPrintable(m_fixture.problem()));
        QCOMPARE(removeOf({uuid(), dead}), QStringList());
        QCOMPARE(workedOn, QStringList{dead});
        QVERIFY(QDir(path).exists());
    }

    void aCampaignThatIsWorkedOnKeepsItsOwn()
    {
        const QString campaign = uuid();
        const QString path = make(u"runwatt-"_s + campaign);
        auto worker = m_fixture.connection(m_fixture.target());
        worker->setOwner({campaign.toLatin1(), "1"});
        QVERIFY2(m_fixture.open(*worker), qPrintable(m_fixture.problem()));
        QCOMPARE(look(LeftoverCare::Look), QStringList());
        worker->close();
        QTRY_COMPARE(look(LeftoverCare::Look), QStringList{path});
    }

    void theUsualFoldersAreLookedInToo()
    {
        m_profile.homeFolder = u"/home/pi"_s;
        QCOMPARE(campaignFolders(m_profile, u"/mnt/ssd"_s),
                 (QStringList{u"/var/tmp/runwatt"_s, u"/home/pi/.cache/runwatt"_s, u"/mnt/ssd"_s}));
        QCOMPARE(campaignFolders(m_profile, {}).size(), 2);
    }

    void whatIsKeptForFurtherCampaignsIsToldAndRemovedToo()
    {
        const QString base = m_folder->filePath(u".cache/runwatt"_s);
        const QString key = u"0123456789abcdef01234567"_s;
        const auto file = [](const QString &folder, const QString &name) {
            const QString path = folder + u"/roots/"_s + name;
            QFile made(path);
            const bool isMade = QDir().mkpath(folder + u"/roots"_s)
                && made.open(QIODevice::WriteOnly) && made.write(QByteArray(1 << 20, 'x')) > 0;
            return isMade ? path : QString();
        };
        const QString tar = file(base, u"bookworm-amd64-%1.tar"_s.arg(key));
        // A process id that there is none of, and one that is at work.
        const QString half = file(base, u"bookworm-amd64-%1.4194305.making"_s.arg(key));
        const QStringList others{
            file(base, u"bookworm-amd64-%1.%2.making"_s.arg(key).arg(getpid())),
            file(base, u"mine.tar"_s), file(base, u"my-0123.tar"_s),
            file(m_folder->path(), u"bookworm-amd64-%1.tar"_s.arg(key))};
        QVERIFY(!tar.isEmpty() && !half.isEmpty() && !others.contains(QString()));
        for (const LeftoverCare care : {LeftoverCare::Look, LeftoverCare::Remove}) {
            const auto found =
                ssh::await(leftovers(m_connection.get(), m_profile,
                                     QStringList{base, m_folder->path()}, care, StopToken()));
            QVERIFY2(m_fixture.keep(found), qPrintable(m_fixture.problem()));
            QStringList paths;
            for (const Leftover &leftover : **found) {
                paths.append(leftover.path);
                QCOMPARE(leftover.kind, Leftover::Kind::Kept);
                QCOMPARE(toWord(leftover.kind), u"kept"_s);
                QVERIFY(leftover.bytes >= 1 << 20);
            }
            QCOMPARE(paths, (QStringList{tar, half}));
            const bool isRemoved = care == LeftoverCare::Remove;
            QVERIFY(QFile::exists(tar) != isRemoved && QFile::exists(half) != isRemoved);
        }
        for (const QString &other : others)
            QVERIFY2(QFile::exists(other), qPrintable(other));
    }

    void itIsRemovedWhenAsked()
    {
        const QString first = make(u"runwatt-"_s + uuid());
        const QString second = make(u"runwatt-"_s + uuid());
        QStringList both{first, second};
        both.sort();
        QCOMPARE(look(LeftoverCare::Remove), both);
        QVERIFY(!QFile::exists(first) && !QFile::exists(second));
        QCOMPARE(look(LeftoverCare::Look), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
