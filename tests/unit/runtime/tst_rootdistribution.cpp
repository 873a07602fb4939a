// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"
#include "core/runtime/rootdistribution.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;
using namespace std::chrono_literals;

/// Root file systems of the device's distribution, made by a real mmdebstrap from where this
/// machine's apt gets its packages.
class TestRootDistribution : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_home; ///< of the user, as far as the place is told
    QString m_tag;

    RuntimePlace place()
    {
        RuntimePlace place = m_device.place();
        place.profile.homeFolder = m_home->path();
        place.folder = m_home->filePath(u"campaign"_s);
        place.tag = m_tag;
        return place;
    }

    std::optional<Result<QString>>
    make(const RuntimePlace &place, const RootPackages &packages, StopToken stop = {})
    {
        return ssh::await(makeDistributionTar(place, packages, std::move(stop)), 1h);
    }

    QStringList kept() const
    {
        return QDir(m_home->filePath(u".cache/runwatt/roots"_s))
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    /// What is half made, or at work on it.
    QByteArray traces()
    {
        // Not sudo's own note of these words, which have the tag too.
        return m_device.asRoot(
            u"ls -d /var/tmp/runwatt/%1 2>/dev/null; grep -slz -- '^TMPDIR=/var/tmp/runwatt/%1' "
            "/proc/[0-9]*/environ; true"_s.arg(m_tag));
    }

private slots:

    void initTestCase()
    {
        QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem()));
        if (m_device.asUser(u"PATH=$PATH:/usr/sbin; command -v mmdebstrap"_s).isEmpty())
            QSKIP("mmdebstrap is not installed");
        if (!device::rootPrefix(m_device.profile))
            QSKIP("needs root, or sudo that asks for nothing");
        m_home = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_home->isValid());
    }

    void init()
    {
        m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        QVERIFY(QDir(m_home->path()).mkpath(u"campaign"_s));
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem();
        QTRY_COMPARE(traces(), "");
    }

    void whatItsDistributionLacksIsNamed()
    {
        const auto made = make(place(), {{u"no-such-package-here"_s}, {}});
        QVERIFY(made && !*made);
        QCOMPARE(made->error().code, ErrorCode::System);
        if (made->error().why.contains(u"apt-get update"_s))
            QSKIP("this machine's apt can't be reached");
        QVERIFY2(made->error().why.contains(u"no-such-package-here"_s),
                 qPrintable(made->error().text()));
        QCOMPARE(kept().size(), 1); // the log, which the words name
        QVERIFY(kept().front().endsWith(u".log"_s));
        QVERIFY2(made->error().why.contains(kept().front()), qPrintable(made->error().text()));
    }

    void aStopEndsItAndLeavesNothing()
    {
        RuntimePlace stopped = place();
        StopSource source;
        QStringList told;
        stopped.tell = [&](const QString &words) {
            told.append(words);
            if (told.size() == 2) // it has the lists, and downloads
                source.requestStop();
        };
        const auto made = make(stopped, {{u"hello"_s}, {}}, source.token());
        if (told.size() < 2)
            QSKIP("this machine's apt can't be reached");
        QVERIFY(made && !*made);
        QCOMPARE(made->error().code, ErrorCode::Cancelled);
        QTRY_COMPARE(traces(), "");
        QTRY_VERIFY(kept().filter(u".making"_s).isEmpty());
        QVERIFY(kept().filter(u".tar"_s).isEmpty());
    }

    void itIsMadeOnceKeptAndRemovedWhenAsked()
    {
        RuntimePlace first = place();
        QStringList told;
        first.tell = [&told](const QString &words) { told.append(words); };
        // With one that it has, and one that it has not.
        const RootPackages packages{{u"fio"_s}, {u"hostname"_s, u"no-such-package-here"_s}};
        const auto made = make(first, packages);
        if (made && !*made && made->error().why.contains(u"apt-get update"_s))
            QSKIP("this machine's apt can't be reached");
        QVERIFY2(m_device.fixture.keep(made), qPrintable(m_device.fixture.problem()));
        QVERIFY(told.size() >= 4);
        QCOMPARE(traces(), "");
        const QString tar = **made;
        QVERIFY(tar.startsWith(m_home->path()) && QFileInfo(tar).size() > 10'000'000);
        QCOMPARE(kept().filter(u".tar"_s), QStringList{QFileInfo(tar).fileName()});
        // A second campaign has it without mmdebstrap.
        told.clear();
        const auto again = make(first, packages);
        QVERIFY(again && *again && **again == tar);
        QCOMPARE(told, QStringList());

        if (m_device.profile.capability(u"RC"_s).state == device::Capability::State::Ready) {
            RuntimePlace second = place();
            second.root = {RootSource::Tar, tar};
            second.tools = QStringList{u"fio"_s};
            auto runtime = makeRuntime(u"RC"_s, second);
            QVERIFY(runtime);
            QVERIFY2(m_device.start(**runtime), qPrintable(m_device.fixture.problem()));
            const QString file = m_home->filePath(u"campaign/data-1048576"_s);
            const MeasuredDevice::Outcome fio =
                m_device.run(**runtime,
                             {u"fio"_s, u"--name=x"_s, QString(u"--filename="_s + file),
                              u"--size=1M"_s, u"--rw=write"_s, u"--output-format=json"_s});
            QVERIFY(fio.end && fio.end->status == 0);
            QVERIFY(fio.output.contains("\"fio version\""));
            QCOMPARE(QFileInfo(file).size(), 1024 * 1024);
            const MeasuredDevice::Outcome is =
                m_device.run(**runtime, {u"cat"_s, u"/etc/os-release"_s});
            QCOMPARE(is.output.trimmed(), m_device.asUser(u"cat /etc/os-release"_s));
            QVERIFY(m_device.fixture.keep(ssh::await((**runtime).stop(StopToken()))));
        }

        const auto left = [this](device::LeftoverCare care) {
            // Containers are all of this computer's, not the test's own.
            device::Profile profile = m_device.profile;
            profile.isRoot = false;
            profile.hasSudo = false;
            return ssh::await(device::leftovers(m_device.connection.get(), profile,
                                                {m_home->filePath(u".cache/runwatt"_s)}, care,
                                                StopToken()));
        };
        const auto found = left(device::LeftoverCare::Look);
        QVERIFY2(m_device.fixture.keep(found), qPrintable(m_device.fixture.problem()));
        const auto isOurs = [&tar](const device::Leftover &leftover) {
            return leftover.kind == device::Leftover::Kind::Kept && leftover.path == tar
                && leftover.bytes > 10'000'000;
        };
        QVERIFY(std::any_of((**found).cbegin(), (**found).cend(), isOurs));
        QVERIFY(QFileInfo::exists(tar));
        const auto removed = left(device::LeftoverCare::Remove);
        QVERIFY2(m_device.fixture.keep(removed), qPrintable(m_device.fixture.problem()));
        QVERIFY(std::any_of((**removed).cbegin(), (**removed).cend(), isOurs));
        QCOMPARE(kept(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestRootDistribution)
#include "tst_rootdistribution.moc"
