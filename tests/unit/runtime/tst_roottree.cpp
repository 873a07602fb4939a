// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/rootfilesystem.h"
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"
#include "tests/unit/ssh/tools.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

namespace {

/// Writes a tar, member by member, for what no tar would pack. $1: its file; else lines of
/// "KIND PATH TEXT", where the text is a file's contents or a link's target.
constexpr auto kPack = R"(
import io, sys, tarfile
kinds = {"folder": tarfile.DIRTYPE, "link": tarfile.SYMTYPE, "hard": tarfile.LNKTYPE,
         "device": tarfile.CHRTYPE, "fifo": tarfile.FIFOTYPE}
with tarfile.open(sys.argv[1], "w") as tar:
    for line in sys.argv[2].splitlines():
        kind, path, text = (line + "  ").split(" ", 2)
        member = tarfile.TarInfo(path)
        member.mode = 0o4755
        text = text.strip().encode()
        if kind in kinds:
            member.type = kinds[kind]
            member.linkname = text.decode()
            tar.addfile(member)
        else:
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))
)";

} // namespace

/// Root file systems from a tar that a person has made, hostile ones included.
class TestRootTree : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    RuntimePlace place(const QString &tar)
    {
        RuntimePlace place = m_device.place();
        place.folder = path(u"campaign"_s);
        place.tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        place.root = {RootSource::Tar, tar};
        return place;
    }

    std::optional<Result<RootFilesystem>> make(const RuntimePlace &place, RootRequest request)
    {
        return ssh::await(makeRootFilesystem(place, std::move(request), StopToken()));
    }

    /// Packs members as kPack takes them.
    QString packed(const QString &members)
    {
        const QString tar = path(u"hostile.tar"_s);
        const QByteArray line =
            shellCommand({u"python3"_s, u"-I"_s, u"-c"_s, QString::fromUtf8(kPack), tar, members});
        m_device.asUser(QString::fromUtf8(line));
        return tar;
    }

private slots:

    void initTestCase()
    {
        QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem()));
        if (!m_device.profile.hasPython)
            QSKIP("python3 is not installed");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt it's-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        QVERIFY(QDir(m_folder->path()).mkpath(u"campaign"_s));
        QVERIFY(QDir(m_folder->path()).mkpath(u"outside"_s));
        QFile file(path(u"outside/file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("as it was");
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo() << m_device.fixture.problem();
        // Whatever a tar had in it.
        QCOMPARE(QDir(path(u"outside"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"file"_s});
        QFile file(path(u"outside/file"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "as it was");
    }

    void aWorkloadRunsInATreeThatAPersonHasPacked()
    {
        if (m_device.profile.capability(u"RC"_s).state != device::Capability::State::Ready)
            QSKIP(qPrintable(m_device.profile.capability(u"RC"_s).reason));
        // Of the device's programs here: what it has in it is the person's affair.
        RuntimePlace own = place({});
        own.root = {};
        own.tools = QStringList{u"fio"_s};
        RootRequest request = rootRequestOf(own);
        request.folder = path(u"packed"_s);
        const auto first = make(own, request);
        QVERIFY2(m_device.fixture.keep(first), qPrintable(m_device.fixture.problem()));
        const QString tar = path(u"a root.tar"_s);
        QCOMPARE(m_device.asUser(QString::fromUtf8(shellCommand({u"tar"_s, u"-c"_s, u"-f"_s, tar,
                                                                 u"-C"_s, request.folder, u"."_s})
                                                   + " && echo packed")),
                 "packed");
        RuntimePlace other = place(tar);
        other.tools = own.tools;
        auto runtime = makeRuntime(u"RC"_s, other);
        QVERIFY(runtime);
        QVERIFY2(m_device.start(**runtime), qPrintable(m_device.fixture.problem()));
        const QString file = path(u"campaign/data-1048576"_s);
        const MeasuredDevice::Outcome fio =
            m_device.run(**runtime,
                         {u"fio"_s, u"--name=x"_s, QString(u"--filename="_s + file), u"--size=1M"_s,
                          u"--rw=write"_s, u"--output-format=json"_s});
        QVERIFY(fio.end && fio.end->status == 0);
        QVERIFY(fio.output.contains("\"fio version\""));
        QCOMPARE(QFileInfo(file).size(), 1024 * 1024);
        for (const device::Fact &fact : (**runtime).facts()) {
            if (fact.name == u"rootfs.sha256")
                QCOMPARE(fact.value, (**first).sha256); // the same files
        }
        QVERIFY(m_device.fixture.keep(ssh::await((**runtime).stop(StopToken()))));
        // What it lacks is named, and where.
        other.tools = QStringList{u"no-such-tool-here"_s};
        const auto lacking = make(other, rootRequestOf(other));
        QVERIFY(lacking && !*lacking);
        QCOMPARE(lacking->error().code, ErrorCode::ToolMissing);
        QVERIFY2(lacking->error().why.contains(u"no-such-tool-here is not in "_s + tar),
                 qPrintable(lacking->error().text()));
    }

    void aTarForAnotherProcessorIsSaidToBeSo()
    {
        // The head of a program: ELF of 64 bits, for RISC-V.
        QByteArray head = QByteArray::fromHex("7f454c46020101") + QByteArray(9, '\0')
            + QByteArray::fromHex("0200f300") + QByteArray(44, '\0');
        if (QSysInfo::currentCpuArchitecture() == u"riscv64")
            head.replace(18, 1, QByteArray::fromHex("b7")); // aarch64
        QVERIFY(QDir(m_folder->path()).mkpath(u"foreign/bin"_s));
        const QString shell = path(u"foreign/bin/sh"_s);
        QVERIFY(ssh::writeAll(shell, head));
        QVERIFY(QFile::setPermissions(shell, QFile::ReadOwner | QFile::ExeOwner));
        const QString tar = path(u"foreign.tar"_s);
        m_device.asUser(QString::fromUtf8(
            shellCommand({u"tar"_s, u"-cf"_s, tar, u"-C"_s, path(u"foreign"_s), u"."_s})));
        const RuntimePlace foreign = place(tar);
        const auto made = make(foreign, rootRequestOf(foreign));
        QVERIFY(made && !*made);
        QVERIFY2(made->error().why.contains(QString(tar + u" is for "))
                     && made->error().why.contains(m_device.profile.architecture),
                 qPrintable(made->error().text()));
    }

    void aProgramThatWouldBeHiddenInsideIsRefused_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QString>("hidden");
        const QString sh = u"file usr/bin/sh x\n"_s;
        const QString inTmp = sh + u"file tmp/tool x"_s;
        QTest::newRow("there") << inTmp << u"/tmp/tool"_s << u"/tmp"_s;
        QTest::newRow("by a link") << QString(sh + u"link opt/tool /run/tool\nfile run/tool x"_s)
                                   << u"/opt/tool"_s << u"/run"_s;
        QTest::newRow("by a link upwards")
            << QString(inTmp + u"\nlink opt/tool ../tmp/tool"_s) << u"/opt/tool"_s << u"/tmp"_s;
        QTest::newRow("by a folder that is a link")
            << QString(inTmp + u"\nlink opt tmp"_s) << u"/opt/tool"_s << u"/tmp"_s;
        QTest::newRow("two slashes") << inTmp << u"//tmp/tool"_s << u"/tmp"_s;
        QTest::newRow("upwards") << inTmp << u"/run/../tmp/./tool"_s << u"/tmp"_s;
    }

    void aProgramThatWouldBeHiddenInsideIsRefused()
    {
        QFETCH(const QString, members);
        QFETCH(const QString, tool);
        QFETCH(const QString, hidden);
        const RuntimePlace tree = place(packed(members));
        RootRequest request = rootRequestOf(tree);
        request.programs = {tool};
        const auto refused = make(tree, request);
        QVERIFY(refused && !*refused);
        const QString words =
            u"%1 of %2 can't be had inside, where %3 is another"_s.arg(tool, tree.root.tar, hidden);
        QVERIFY2(refused->error().text().contains(words), qPrintable(refused->error().text()));
    }

    void aProgramOfTheDeviceThatWouldBeHiddenInsideIsRefused_data()
    {
        QTest::addColumn<QString>("spelling"); // %1: a folder below /tmp; empty: the link
        QTest::addColumn<bool>("isHidden");
        QTest::newRow("there") << u"/tmp/%1/tool"_s << true;
        QTest::newRow("two slashes") << u"//tmp//%1/tool"_s << true;
        QTest::newRow("upwards") << u"/run/../tmp/%1/./tool"_s << true;
        QTest::newRow("above the root") << u"/../tmp/%1/tool"_s << true;
        QTest::newRow("by a link from elsewhere") << QString() << false;
    }

    void aProgramOfTheDeviceThatWouldBeHiddenInsideIsRefused()
    {
        QFETCH(const QString, spelling);
        QFETCH(const bool, isHidden);
        const QTemporaryDir folder(u"/tmp/runwatt-tool-XXXXXX"_s);
        const QString tool = folder.filePath(u"tool"_s);
        QVERIFY(ssh::writeAll(tool, "#!/bin/sh\n"));
        QVERIFY(QFile::setPermissions(tool, QFile::Permissions(0x7755)));
        const QString link = path(u"link"_s);
        QVERIFY(QFile::link(tool, link));
        RuntimePlace own = place({});
        own.root = {};
        RootRequest request = rootRequestOf(own);
        const QString name = folder.path().section(u'/', -1);
        const QString program = spelling.isEmpty() ? link : QString(spelling.arg(name));
        request.programs = {program};
        const auto made = make(own, request);
        QVERIFY(made);
        if (!isHidden) {
            QVERIFY2(*made, qPrintable(m_device.fixture.problem()));
            QVERIFY(QFileInfo(request.folder + link).isExecutable());
            return;
        }
        QVERIFY(!*made);
        const QString words = program + u" can't be had inside, where /tmp is another"_s;
        QVERIFY2(made->error().text().contains(words), qPrintable(made->error().text()));
    }

    void aTarThatIsNotThereIsNamed()
    {
        const RuntimePlace lacking = place(path(u"none.tar"_s));
        const auto made = make(lacking, rootRequestOf(lacking));
        QVERIFY(made && !*made);
        QVERIFY2(made->error().why.contains(u"there is no file "_s + path(u"none.tar"_s)),
                 qPrintable(made->error().text()));
    }

    void aHostileTarWritesNothingOutside_data()
    {
        // $: the folder outside. What is left out of a tree harms nothing; the rest is refused.
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("refusal");
        const QString sh = u"folder usr\nfolder usr/bin\nfolder etc\nfile usr/bin/sh #!\n"_s;
        const QString unpacked = u"can't be unpacked"_s;
        QTest::newRow("absolute path") << sh + u"file $/new evil"_s << QString();
        QTest::newRow("path upwards") << sh + u"file ../../outside/new evil"_s << unpacked;
        QTest::newRow("through a link") << sh + u"link x $\nfile x/new evil"_s << unpacked;
        QTest::newRow("through two links")
            << sh + u"link x ..\nlink y x/../../outside\nfile y/new evil"_s << unpacked;
        QTest::newRow("over a hard link") << sh + u"hard x $/file\nfile x evil"_s << unpacked;
        QTest::newRow("over a hard link upwards")
            << sh + u"hard x ../../outside/file\nfile x evil"_s << unpacked;
        QTest::newRow("etc elsewhere")
            << u"file usr/bin/sh #!\nlink etc $"_s << u"its /etc leads out of it"_s;
        QTest::newRow("programs elsewhere")
            << u"link usr ../../outside\nfile bin/sh #!"_s << u"its /usr/bin leads out of it"_s;
        QTest::newRow("mount point elsewhere") << sh + u"link data $"_s << u"its /data/x leads"_s;
        QTest::newRow("passwd elsewhere") << sh + u"link etc/passwd $/file"_s << QString();
        QTest::newRow("passwd that is none") << sh + u"folder etc/passwd"_s << u"is no file"_s;
        QTest::newRow("devices and rights")
            << sh + u"folder dev\ndevice dev/null\nfifo x\nfile usr/bin/su #!"_s << QString();
    }

    void aHostileTarWritesNothingOutside()
    {
        QFETCH(QString, members);
        QFETCH(const QString, refusal);
        members.replace(u'$', path(u"outside"_s));
        const RuntimePlace hostile = place(packed(members));
        RootRequest request;
        request.folder = path(u"campaign/rootfs"_s);
        request.mountPoint = u"/data/x"_s;
        request.source = hostile.root;
        const auto made = make(hostile, request);
        QVERIFY(made);
        if (!refusal.isEmpty()) {
            QVERIFY(!*made);
            QVERIFY2(made->error().why.contains(refusal), qPrintable(made->error().text()));
            return;
        }
        QVERIFY2(m_device.fixture.keep(made), qPrintable(m_device.fixture.problem()));
        QVERIFY(QFileInfo(request.folder + request.mountPoint).isDir());
        const QString all = QString::fromUtf8(shellQuote(request.folder));
        QCOMPARE(m_device.asUser(
                     u"find %1 ! -type f ! -type d ! -type l; find %1 -perm /6000"_s.arg(all)),
                 "");
        QVERIFY(!QFileInfo(request.folder + u"/etc/passwd"_s).isSymLink());
    }
};

QTEST_GUILESS_MAIN(TestRootTree)
#include "tst_roottree.moc"
