// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestimages.h"
#include "core/runtime/guestoptions.h"
#include "tests/support/namespacedevice.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// A root file system and a guest's images on a device whose disk, a real file system, is full in
/// the midst of it: over a real sshd. No guest boots.
class TestMakingOnFullDisk : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_keys{u"/var/tmp/runwatt-test-XXXXXX"_s};
    NamespaceDevice m_namespace{m_keys.path()};
    MeasuredDevice m_device;

    /// Where the device's disk is. The space is to be quoted.
    [[nodiscard]] QString disk() const { return m_keys.filePath(u"small disk"_s); }

    RuntimePlace place()
    {
        RuntimePlace place = m_device.place();
        place.folder = disk() + u"/runwatt-1"_s;
        place.keptFolder = disk() + u"/kept-0"_s;
        place.tag = u"runwatt-1"_s;
        place.tools = QStringList{u"fio"_s} + guestPrograms();
        place.fileBytes = 4 << 20;
        return place;
    }

    GuestMachine machine(const RuntimePlace &place) const
    {
        GuestMachine machine;
        machine.code = u"VM"_s;
        machine.architecture = m_device.profile.architecture;
        machine.name = place.tag;
        machine.options.kernel = m_device.profile.fact(u"guest.kernel"_s);
        machine.folder = place.folder + u"/guest-VM"_s;
        machine.rootImage = place.folder + u"/rootfs.img"_s;
        return machine;
    }

    /// The tree and then all that a guest starts from, as Guest::prepare() asks for it.
    std::optional<Error> makeAll()
    {
        const RuntimePlace at = place();
        const auto root = ssh::await(makeRootFilesystem(at, rootRequestOf(at), StopToken()));
        if (!root || !*root)
            return root ? root->error() : Error(ErrorCode::Timeout, u"no answer"_s);
        const auto made = ssh::await(makeGuestImages(at, machine(at), **root, KernelWish(),
                                                     {{u"address"_s, "\n"}}, StopToken()),
                                     Milliseconds(120'000));
        if (!made || !*made)
            return made ? made->error() : Error(ErrorCode::Timeout, u"no answer"_s);
        return std::nullopt;
    }

    /// What is there without the rest, a path a line.
    QByteArray halfMade()
    {
        return m_device.asUser(
            u"cd '%1' || exit; find . -name '*.making*'; "
            "[ ! -e runwatt-1/rootfs ] || [ -e runwatt-1/rootfs.made ] || echo rootfs; "
            "ls runwatt-1/rootfs.sources 2>/dev/null; "
            "for guest in runwatt-1/guest-VM; do [ ! -e $guest/data.img ] && "
            "[ ! -e $guest/kernel ] && [ ! -e $guest/initrd ] && [ ! -e $guest/base ] || "
            "echo $guest; done; "
            "for kept in kept-0/*; do [ ! -e \"$kept\" ] || [ \"$(grep -c -e '^identity .' -e "
            "'^asked .' -e '^sha256 .' -e '^bytes .' $kept/made)\" = 4 ] || echo $kept; "
            "[ -e $kept/image ] && [ ! -e $kept/image.made ] && echo $kept/image; done"_s.arg(
                disk()));
    }

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_keys.isValid());
        QVERIFY(QDir().mkpath(disk()));
        // An unpacked server is on nobody's PATH, and a guest needs it.
        QVERIFY(QDir().mkpath(m_keys.filePath(u"bin"_s)));
        QVERIFY(
            QFile::link(ssh::PrivateServer::findServerProgram(), m_keys.filePath(u"bin/sshd"_s)));
        const QByteArray setUp = "mount --bind " + m_keys.path().toUtf8()
            + "/bin /usr/local/sbin\nmount -t tmpfs -o mode=777,size=4M none '" + disk().toUtf8()
            + "'\n";
        QVERIFY2(m_namespace.start(setUp), m_namespace.log().constData());
        QVERIFY2(m_device.open(m_namespace.target()), qPrintable(m_device.fixture.problem()));
        const device::Capability able = m_device.profile.capability(u"VM"_s);
        if (m_device.profile.fact(u"guest.kernel"_s).isEmpty()
            || able.state == device::Capability::State::Missing)
            QSKIP(qPrintable(able.reason));
    }

    void init() { QVERIFY(m_namespace.run("rm -rf '" + disk().toUtf8() + "'/*")); }

    void whereverSpaceRunsOutItIsSaidAndNothingHalfMadeStays()
    {
        QStringList failed;
        std::optional<Error> error;
        for (int mebibytes = 4; mebibytes <= 1024; mebibytes += 36) {
            QVERIFY(m_namespace.run("mount -o remount,size=" + QByteArray::number(mebibytes) + "M '"
                                    + disk().toUtf8() + "'"));
            error = makeAll();
            if (!error)
                break;
            QCOMPARE(halfMade(), "");
            QVERIFY2(error->code == ErrorCode::NoSpace, qPrintable(error->text()));
            QVERIFY2(error->where.startsWith(u"here: "_s + place().folder),
                     qPrintable(error->text()));
            QVERIFY2(error->why.contains(u"its file system is full"_s)
                         && error->why.contains(u"No space left on device"_s),
                     qPrintable(error->text()));
            QVERIFY2(error->remedy.contains(u"Free space on the device"_s),
                     qPrintable(error->text()));
            if (!failed.contains(error->what))
                failed.append(error->what);
        }
        QVERIFY2(!error, qPrintable(error ? error->text() : QString()));
        QCOMPARE(failed,
                 QStringList({u"the root file system can't be made"_s,
                              u"the guest's disks can't be made"_s}));
        // And whole is what is there then.
        const QByteArray checked =
            m_device.asUser(u"cd '%1' && e2fsck -fn rootfs.img >/dev/null 2>&1 && "
                            "e2fsck -fn guest-VM/data.img >/dev/null 2>&1 && cpio -t --quiet "
                            "<guest-VM/initrd >/dev/null && "
                            "ls -A guest-VM && ls ../kept-0 | wc -l"_s.arg(place().folder));
        QCOMPARE(checked, "data.img\ninitrd\nkernel\n2");
    }

    void filesThatAFileSystemHasNoInodesForAreToldApart()
    {
        // Room enough, as whoever looks at its free space sees.
        QVERIFY(
            m_namespace.run("mount -o remount,size=1024M,nr_inodes=40 '" + disk().toUtf8() + "'"));
        const std::optional<Error> error = makeAll();
        QVERIFY(error);
        QVERIFY2(error->code == ErrorCode::NoSpace
                     && error->why.contains(u"no inode left for one more file"_s),
                 qPrintable(error->text()));
        QCOMPARE(halfMade(), "");
        QVERIFY(m_namespace.run("mount -o remount,nr_inodes=100000 '" + disk().toUtf8() + "'"));
        const std::optional<Error> again = makeAll();
        QVERIFY2(!again, qPrintable(again ? again->text() : QString()));
    }

    void whatIsKeptForTheNextCampaignIsWholeOrNotThere()
    {
        const QByteArray remount =
            "mount -o remount,size=1024M,nr_inodes=%1 '" + disk().toUtf8() + "'";
        QVERIFY(m_namespace.run(QByteArray(remount).replace("%1", "100000")));
        const RuntimePlace at = place();
        const auto makeTree = [&at] {
            return ssh::await(makeRootFilesystem(at, rootRequestOf(at), StopToken()));
        };
        const auto whole = makeTree();
        QVERIFY2(m_device.fixture.keep(whole), qPrintable(m_device.fixture.problem()));
        const int used =
            m_device.asUser(u"stat -f -c '%c %d' '%1' | awk '{print $1 - $2}'"_s.arg(disk()))
                .toInt();
        QVERIFY(used > 100);
        // So scarce that the last of its files can't be.
        for (int less = 1; less <= 4; ++less) {
            init();
            QVERIFY(m_namespace.run(
                QByteArray(remount).replace("%1", QByteArray::number(used - less))));
            const auto made = makeTree();
            QVERIFY2(m_device.fixture.keep(made), qPrintable(m_device.fixture.problem()));
            QCOMPARE(halfMade(), "");
            QCOMPARE((**made).sha256, (**whole).sha256);
        }
    }
};

QTEST_GUILESS_MAIN(TestMakingOnFullDisk)
#include "tst_makingonfulldisk.moc"
