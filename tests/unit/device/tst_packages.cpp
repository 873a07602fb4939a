// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Packages installed over a real sshd by the real apt-get and dpkg, from a repository of our own
// into a file tree of its own: nothing is installed on the computer that runs the test.
#include "core/device/capabilities.h"
#include "core/device/packages.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;
using Stage = InstallStep::Stage;

class TestPackages : public QObject
{
    Q_OBJECT

private:
    ssh::Fixture m_fixture;
    std::unique_ptr<ssh::Connection> m_connection;
    std::unique_ptr<QTemporaryDir> m_folder;
    QList<InstallStep> m_steps;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    bool write(const QString &name, const QByteArray &contents, bool isProgram = false) const
    {
        const QString file = path(name);
        if (!QDir().mkpath(file.section(u'/', 0, -2)))
            return false;
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(contents) == contents.size()
            && (!isProgram
                || out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    /// A package rwtest, which ends its installation only when the file "go" is there.
    bool makeRepository() const
    {
        const QByteArray control = "Package: rwtest\nVersion: 1\nArchitecture: all\n"
                                   "Maintainer: Runwatt <test@example.org>\nDescription: test\n";
        const QByteArray waiting = "#!/bin/sh\nset -e\necho configuring\nwhile [ ! -e '"
            + path(u"go"_s).toUtf8() + "' ]; do sleep 0.1; done\n";
        const QString package = path(u"repository/rwtest_1_all.deb"_s);
        if (!write(u"package/DEBIAN/control"_s, control)
            || !write(u"package/DEBIAN/postinst"_s, waiting, true)
            || !QFile::setPermissions(path(u"package/DEBIAN/postinst"_s),
                                      QFile::Permissions(0x7755))
            || !QFile::setPermissions(path(u"package/DEBIAN"_s), QFile::Permissions(0x7755))
            || !write(u"package/usr/share/rwtest/there"_s, "yes\n")
            || !QDir().mkpath(path(u"repository"_s))
            || QProcess::execute(u"dpkg-deb"_s, {u"-b"_s, path(u"package"_s), package}) != 0)
            return false;
        QFile made(package);
        if (!made.open(QIODevice::ReadOnly))
            return false;
        const QByteArray bytes = made.readAll();
        return write(
            u"repository/Packages"_s,
            control + "Filename: ./rwtest_1_all.deb\nSize: " + QByteArray::number(bytes.size())
                + "\nSHA256: " + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()
                + "\n");
    }

    /// The real apt-get, bound to the folder; `before` is shell text that runs first.
    [[nodiscard]] QString apt(const QByteArray &before = {}) const
    {
        const QByteArray script =
            "#!/bin/sh\n" + before + "\nt='" + m_folder->path().toUtf8() + R"sh('
exec apt-get -o Dir::State="$t/state" -o Dir::State::status="$t/root/var/lib/dpkg/status" \
    -o Dir::Cache="$t/cache" -o Dir::Etc::SourceList="$t/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::Etc::Parts=/dev/null -o Dir::Log="$t/log" -o Debug::NoLocking=true -o APT::Sandbox::User=root \
    -o Dpkg::Options::="--root=$t/root" -o Dpkg::Options::=--force-not-root \
    -o Dpkg::Options::=--force-script-chrootless -o Dpkg::Options::=--log=/dev/null "$@"
)sh";
        return write(u"apt-get"_s, script, true) ? path(u"apt-get"_s) : QString();
    }

    static Profile profile(const QString &apt)
    {
        Profile known;
        known.device = u"here"_s;
        known.isRoot = true; // it needs none to write to a folder of one's own
        known.facts = {{u"apt"_s, u"Package manager"_s, apt}};
        return known;
    }

    /// "ok", or what went wrong, as a person is told.
    QString install(const Profile &known, const QStringList &packages, StopToken stop = {})
    {
        m_steps.clear();
        const auto result = ssh::await(installPackages(
            m_connection.get(), known, packages,
            [this](const InstallStep &step) { m_steps.append(step); }, stop, StopToken()));
        if (!result)
            return u"no answer"_s;
        return *result ? u"ok"_s : result->error().text();
    }

    [[nodiscard]] bool isInstalled() const
    {
        QFile status(path(u"root/var/lib/dpkg/status"_s));
        return status.open(QIODevice::ReadOnly)
            && status.readAll().contains("Package: rwtest\nStatus: install ok installed\n");
    }

    [[nodiscard]] bool runsHere() const
    {
        QProcess process; // which must not find itself
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"FOLDER"_s, m_folder->path());
        process.setProcessEnvironment(environment);
        process.start(u"sh"_s,
                      {u"-c"_s,
                       u"for p in /proc/[0-9]*; do case $(tr '\\0' ' ' 2>/dev/null <$p/cmdline) in "
                       "*\"$FOLDER\"*) echo $p ;; esac; done"_s});
        process.waitForFinished(120000);
        return !process.readAllStandardOutput().trimmed().isEmpty();
    }

private slots:

    void initTestCase()
    {
        for (const QString &program : {u"apt-get"_s, u"dpkg-deb"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed"));
        }
        if (!m_fixture.start())
            QSKIP(qPrintable(m_fixture.problem()));
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt-apt-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        for (const char *folder : {"state/lists/partial", "cache/archives/partial", "log",
                                   "root/var/lib/dpkg/updates", "root/var/lib/dpkg/info"})
            QVERIFY(QDir().mkpath(path(QLatin1String(folder))));
        QVERIFY(write(u"root/var/lib/dpkg/status"_s, {}));
        QVERIFY(write(u"sources.list"_s,
                      "deb [trusted=yes] copy:" + path(u"repository"_s).toUtf8() + " ./\n"));
        QVERIFY(makeRepository());
    }

    void cleanup() { m_folder.reset(); }

    void aPackageIsInstalledAndEachStepTold()
    {
        QVERIFY(write(u"go"_s, {}));
        QCOMPARE(install(profile(apt()), {u"rwtest"_s}), u"ok"_s);
        QVERIFY(isInstalled());
        QVERIFY(QFile::exists(path(u"root/usr/share/rwtest/there"_s)));
        QList<Stage> stages;
        for (const InstallStep &step : std::as_const(m_steps)) {
            if (stages.isEmpty() || stages.last() != step.stage)
                stages.append(step.stage);
            QVERIFY(step.percent >= -1 && step.percent <= 100);
            QVERIFY2(!step.line.contains(u"status:"_s), qPrintable(step.line));
        }
        // Its lists were empty: they are fetched, and it is tried once more.
        QCOMPARE(stages,
                 (QList<Stage>{Stage::Downloading, Stage::Lists, Stage::Downloading,
                               Stage::Installing}));
        QCOMPARE(m_steps.last().percent, 80);
        // A package's script said it: it has somewhere to say it, or it would have failed.
        QVERIFY(std::any_of(m_steps.cbegin(), m_steps.cend(),
                            [](const InstallStep &step) { return step.line == u"configuring"; }));
        // A second time changes nothing, and fetches no lists.
        QCOMPARE(install(profile(apt()), {u"rwtest"_s}), u"ok"_s);
        for (const InstallStep &step : std::as_const(m_steps))
            QVERIFY(step.stage != Stage::Lists);
    }

    void whatAptSaysIsTold()
    {
        const QString said = install(profile(apt()), {u"nosuch"_s, u"-o Dir::Log=/nowhere"_s});
        QVERIFY2(said.contains(u"here"_s) && said.contains(u"Unable to locate package nosuch"_s),
                 qPrintable(said));
        QVERIFY(!isInstalled());
    }

    void whatCanNotBeInstalledIsSaidBeforehand()
    {
        Profile known = profile(QString());
        QString said = install(known, {u"fio"_s});
        QVERIFY2(said.contains(u"no apt-get"_s) && said.contains(u"fio"_s), qPrintable(said));
        known = profile(apt());
        known.isRoot = false;
        said = install(known, {u"fio"_s});
        QVERIFY2(said.contains(u"sudo asks for a password"_s), qPrintable(said));
        QVERIFY(m_steps.isEmpty());
        QCOMPARE(install(profile(apt()), {}), u"ok"_s);
        QVERIFY(m_steps.isEmpty());
    }

    void aStopEndsTheDownload()
    {
        StopSource source;
        const Profile known = profile(apt("case \"$*\" in *--download-only*) : >'"
                                          + path(u"begun"_s).toUtf8() + "'; sleep 100 ;; esac"));
        AsyncScope scope;
        scope.start(
            [](std::function<bool()> isDue, StopSource *asked, StopToken life) -> Task<void> {
                while (!isDue()) {
                    const Wake wake = co_await delay(Milliseconds(20), life);
                    Q_UNUSED(wake)
                }
                asked->requestStop();
            }([this] { return QFile::exists(path(u"begun"_s)); }, &source, scope.token()));
        QVERIFY(install(known, {u"rwtest"_s}, source.token()) != u"ok"_s);
        QTRY_VERIFY(!runsHere());
        QVERIFY(!isInstalled());
    }

    void aStopLeavesWhatIsBeingInstalledToItsEnd()
    {
        StopSource source;
        AsyncScope scope;
        // Unpacked, and in the middle of its own script.
        const auto isDue = [this] { return QFile::exists(path(u"root/usr/share/rwtest/there"_s)); };
        scope.start([](std::function<bool()> due, StopSource *asked, StopToken life) -> Task<void> {
            while (!due()) {
                const Wake wake = co_await delay(Milliseconds(20), life);
                Q_UNUSED(wake)
            }
            asked->requestStop();
        }(isDue, &source, scope.token()));
        const QString said = install(profile(apt()), {u"rwtest"_s}, source.token());
        QVERIFY2(said.contains(u"too late to stop"_s), qPrintable(said));
        QCOMPARE(m_steps.last().stage, Stage::Installing);
        QTest::qWait(4000); // the grace before a command that is stopped gets killed, and more
        QVERIFY(!isInstalled());
        QVERIFY(runsHere());
        QVERIFY(write(u"go"_s, {}));
        QTRY_VERIFY(isInstalled());
        QTRY_VERIFY(!runsHere());
    }

    void statusLinesBecomePercentages()
    {
        InstallReader reader;
        QList<InstallStep> steps =
            reader.feed("runwatt: downloading\nE: first try\nrunwatt: lists\n"
                        "dlstatus:1:8.4:Retrieving file 1 of 3\ndlstat");
        QCOMPARE(steps.size(), 4);
        QCOMPARE(steps.at(1).line, u"E: first try"_s);
        QCOMPARE(steps.at(3).percent, 8);
        QCOMPARE(steps.at(3).line, QString());
        QCOMPARE(reader.complaint(), QString());
        steps = reader.feed("us:1:8.41:Retrieving\nrunwatt: installing\n"
                            "pmstatus:libc6:amd64:40.0000:Installing\npmstatus:odd\n\n");
        QCOMPARE(steps.size(), 3); // the same percentage is no step
        QCOMPARE(steps.at(0).percent, -1);
        QCOMPARE(steps.at(1).percent, 40);
        QCOMPARE(steps.at(2).percent, -1);
        steps = reader.feed("E: one\nE: two\nE: three\nE: four\ndpkg: error: five\n");
        QCOMPARE(reader.complaint(), u"E: two E: three E: four dpkg: error: five"_s);
        steps = reader.feed(QByteArray(10000, 'x'));
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps.first().line.size(), 4096);
    }

    void onlyWhatMendsSomethingAndStartsNoServiceIsOffered()
    {
        Profile known = profile(u"/usr/bin/apt-get"_s);
        known.architecture = u"x86_64"_s;
        known.capabilities = capabilitiesOf(known);
        QCOMPARE(installablePackages(known),
                 (QStringList{u"runc"_s, u"qemu-system-x86"_s, u"fio"_s, u"iperf3"_s, u"sysstat"_s,
                              u"python3-minimal"_s}));
        known.facts.append({u"guest.lacks"_s, QString(), u"cpio sshd"_s});
        known.capabilities = capabilitiesOf(known);
        QVERIFY(!installablePackages(known).contains(u"openssh-server"_s));
        QVERIFY(!installablePackages(known).contains(u"qemu-system-x86"_s)); // of no use without
        known.facts.append({u"tool.runc"_s, QString(), u"/usr/sbin/runc 1.1"_s});
        known.capabilities = capabilitiesOf(known);
        QVERIFY(!installablePackages(known).contains(u"runc"_s));
        known.isRoot = false;
        QCOMPARE(installablePackages(known), QStringList());
        known.hasSudo = true;
        QVERIFY(installablePackages(known).contains(u"fio"_s));
        known.facts.removeFirst(); // no apt-get
        QCOMPARE(installablePackages(known), QStringList());
    }

    void theToolsOfNetworksAreToldEachForItself()
    {
        Profile known = profile(u"/usr/bin/apt-get"_s);
        known.capabilities = capabilitiesOf(known);
        for (const QString &name : {u"netperf"_s, u"iperf3"_s}) {
            const Capability missing = known.capability(name);
            QVERIFY(missing.state == Capability::State::Missing);
            QVERIFY(missing.reason.contains(name));
            QVERIFY(missing.remedy.endsWith(u"sudo apt install "_s + name));
        }
        // Its component may be no source of the device's, and then apt-get would install nothing.
        QVERIFY(known.capability(u"netperf"_s).reason.contains(u"non-free"_s));
        QVERIFY(!installablePackages(known).contains(u"netperf"_s));
        known.facts.append({u"tool.netperf"_s, QString(), u"/usr/bin/netperf"_s});
        known.capabilities = capabilitiesOf(known);
        QVERIFY(known.capability(u"netperf"_s).state == Capability::State::Ready);
        QVERIFY(known.capability(u"netperf"_s).reason.isEmpty());
        QVERIFY(known.capability(u"iperf3"_s).state == Capability::State::Missing);
    }
};

QTEST_GUILESS_MAIN(TestPackages)
#include "tst_packages.moc"
