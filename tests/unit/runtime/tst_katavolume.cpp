// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"
#include "tests/support/katadevice.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// A Kata container's disk of its own: a real ext4 on a real loop device, with a real containerd
/// over a real sshd, and a stand-in for Kata that is strict about what it is told of the disk.
class TestKataVolume : public QObject
{
    Q_OBJECT

private:
    KataDevice m_kata;
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_tag;

    RuntimePlace place()
    {
        RuntimePlace place = m_device.place();
        place.folder = m_folder->path();
        place.tag = m_tag;
        place.tools = QStringList{u"fio"_s};
        place.container.kataStorage = KataStorage::Block;
        place.fileBytes = 4 << 20;
        return place;
    }

    static std::unique_ptr<Runtime> container(const RuntimePlace &place)
    {
        auto made = makeRuntime(u"KC"_s, place);
        if (!made)
            qInfo() << made.error().text();
        return made ? std::move(*made) : nullptr;
    }

    /// What containerd has of ours.
    QByteArray traces() { return m_device.asRoot(QString::fromUtf8(KataDevice::tracesCommand())); }

    /// What there is of its disks.
    QByteArray disks() { return m_device.asRoot(QString::fromUtf8(KataDevice::disksCommand())); }

private slots:

    void initTestCase()
    {
        const QString obstacle = KataDevice::obstacle();
        if (!obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY2(m_kata.start(), m_kata.log().constData());
        QVERIFY2(m_device.open(m_kata.device().target()), qPrintable(m_device.fixture.problem()));
        const device::Capability able = m_device.profile.capability(u"KC"_s);
        QVERIFY2(able.state == device::Capability::State::Limited, qPrintable(able.reason));
        if (m_device.profile.fact(u"loop"_s).isEmpty())
            QSKIP("there are no loop devices here");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's, \"so\"-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        m_tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem();
        else if (m_device.connection)
            QCOMPARE(traces(), "");
    }

    void onADiskOfItsOwnFilesStayAndTheDeviceSeesNone()
    {
        const std::unique_ptr<Runtime> runtime = container(place());
        QVERIFY(runtime && m_device.start(*runtime));
        QVERIFY(!runtime->sharesFiles());
        const QString file = m_folder->filePath(u"data-1048576"_s);
        const MeasuredDevice::Outcome fio =
            m_device.run(*runtime,
                         {u"fio"_s, u"--name=x"_s, QString(u"--filename="_s + file), u"--size=1M"_s,
                          u"--rw=write"_s, u"--output-format=json"_s});
        QVERIFY(fio.end && fio.end->status == 0);
        QVERIFY(!QFileInfo::exists(file));
        QCOMPARE(QDir(m_folder->filePath(u"volume"_s)).count(), 2U); // "." and ".."
        QMap<QString, QString> facts;
        for (const device::Fact &fact : runtime->facts())
            facts.insert(fact.name, fact.value);
        QCOMPARE(facts.value(u"kata.storage"_s), u"block"_s);
        QCOMPARE(facts.value(u"kata.files"_s), u"ext4"_s);
        QCOMPARE(facts.value(u"kata.volume.file-system"_s), u"ext4"_s);
        QVERIFY2(facts.value(u"kata.volume"_s).startsWith(u"/dev/loop"_s),
                 qPrintable(facts.value(u"kata.volume"_s)));
        QCOMPARE(facts.value(u"kata.volume.bytes"_s).toLongLong(),
                 QFileInfo(m_folder->filePath(u"kata-data.img"_s)).size());
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        QCOMPARE(disks(), "");

        // The next trial's container has what the first has laid out, as the same user's.
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->start(StopToken()))));
        const MeasuredDevice::Outcome again = m_device.run(
            *runtime,
            {u"sh"_s, u"-c"_s, u"[ -O \"$1\" ] && [ -s \"$1\" ] && echo its"_s, u"x"_s, file});
        QCOMPARE(again.output.trimmed(), "its");
        QVERIFY(m_device.end(*runtime));
        QCOMPARE(disks(), "");
    }

    void aDiskThatNobodyWorksOnIsListedAndRemoved()
    {
        RuntimePlace there = place();
        there.folder = m_folder->filePath(m_tag);
        QVERIFY(QDir().mkdir(there.folder));
        {
            const std::unique_ptr<Runtime> runtime = container(there);
            QVERIFY(runtime && m_device.start(*runtime));
            m_device.connection->close();
        }
        m_device.connection = m_device.fixture.connected(m_kata.device().target());
        QVERIFY2(m_device.connection, qPrintable(m_device.fixture.problem()));
        // The container itself goes with the connection.
        QTRY_COMPARE(m_device.asRoot(u"ctr --namespace runwatt containers list -q"_s), "");
        m_device.asRoot(u"ctr namespaces remove runwatt"_s);
        // What is not ours stays.
        const QString others =
            u"truncate -s 1M '%1/kata-data.img' && losetup --find --show "
            "'%1/kata-data.img'"_s.arg(m_folder->path().replace(u'\'', u"'\\''"_s));
        const QByteArray other = m_device.asRoot(others);
        QVERIFY2(other.startsWith("/dev/loop"), other.constData());
        QCOMPARE(disks().count('\n'), 2);
        const QStringList found =
            m_device.leftovers(m_tag, {}, device::LeftoverCare::Remove).filter(u"disk "_s);
        QCOMPARE(found.size(), 2);
        QVERIFY(found.front().startsWith(u"disk loop"_s));
        QCOMPARE(found.back(), u"disk volume:"_s + m_tag);
        QVERIFY2(disks().endsWith("/kata-data.img") && !disks().contains(m_tag.toUtf8()),
                 disks().constData());
        QCOMPARE(m_device.asRoot(u"losetup -d "_s + QString::fromUtf8(other) + u" && echo gone"),
                 "gone");
    }

    void aDiskThatKataDoesNotTakeIsNoTrialAndSaidBeforeWhereItIsKnown()
    {
        RuntimePlace there = place();
        const std::unique_ptr<Runtime> runtime = container(there);
        QVERIFY(runtime);
        // As somebody changes it in mid-campaign.
        QVERIFY(m_kata.setDropIn("[hypervisor.qemu]\ndisable_block_device_use = true\n"));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->prepare(StopToken()))));
        const auto started = ssh::await(runtime->start(StopToken()));
        QVERIFY(started && !*started);
        QVERIFY2(started->error().what.contains(u"has not taken its disk"_s),
                 qPrintable(started->error().text()));
        QVERIFY(m_device.end(*runtime));
        QCOMPARE(disks(), "");
        const auto probed =
            ssh::await(device::probe(m_device.connection.get(), u"here"_s, StopToken()));
        QVERIFY(m_kata.setDropIn({}));
        QVERIFY(probed && *probed);
        there.profile = **probed;
        const auto made = makeRuntime(u"KC"_s, there);
        QVERIFY(!made);
        QVERIFY2(made.error().why.contains(u"disable_block_device_use"_s),
                 qPrintable(made.error().text()));
    }
};

QTEST_GUILESS_MAIN(TestKataVolume)
#include "tst_katavolume.moc"
