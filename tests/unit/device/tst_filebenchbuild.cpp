// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filebench built from a source over a real sshd, into a home of the test's own: that of a stand-in
// always, a real one where RUNWATT_FILEBENCH_SOURCE names its tar.gz.
#include "core/device/scripts.h"
#include "tests/support/filebenchtar.h"
#include "tests/support/patience.h"
#include "tests/unit/device/filebenchbuilding.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;
using Stage = InstallStep::Stage;

class TestFilebenchBuild : public QObject
{
    Q_OBJECT

private:
    ssh::Fixture m_fixture;
    std::unique_ptr<ssh::Connection> m_connection;
    std::unique_ptr<QTemporaryDir> m_folder;
    test::FilebenchBuilding m_building;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    [[nodiscard]] QString installed() const { return m_building.installed(); }

    QString build(const FilebenchSource &source, const StopToken &stop = {})
    {
        return m_building.build(source, stop);
    }

    QString build(const QString &file, const StopToken &stop = {})
    {
        const Result<FilebenchSource> source = filebenchSourceIn(file);
        return source ? build(*source, stop) : source.error().text();
    }

    /// What it says of itself, if it is there.
    [[nodiscard]] QByteArray version() const
    {
        QProcess process;
        process.start(installed() + u"/bin/filebench"_s, {u"-h"_s});
        process.waitForFinished(kHangMs);
        return process.readAllStandardOutput() + process.readAllStandardError();
    }

    [[nodiscard]] QStringList left() const { return m_building.left(); }

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
        process.waitForFinished(kHangMs);
        return !process.readAllStandardOutput().trimmed().isEmpty();
    }

private slots:

    void initTestCase()
    {
        for (const QString &program : {u"cc"_s, u"make"_s, u"bison"_s, u"flex"_s}) {
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
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt-filebench-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        m_building = {m_connection.get(), Profile(), {}};
        m_building.profile.device = u"here"_s;
        m_building.profile.homeFolder = path(u"home"_s);
    }

    void cleanup() { m_folder.reset(); }

    void itIsBuiltStepByStep()
    {
        QCOMPARE(build(FilebenchTar::standIn(m_folder->path())), u"ok"_s);
        QVERIFY2(version().contains("Filebench version 1.5-alpha3 (stand-in)"),
                 version().constData());
        QVERIFY(QFile::exists(installed() + u"/share/filebench/workloads/any.f"_s));
        QCOMPARE(left(), QStringList());
        const bool hasPercent = std::ranges::any_of(m_building.steps, [](const InstallStep &step) {
            return step.stage == Stage::Building && step.percent == 100;
        });
        QCOMPARE(m_building.stages(),
                 (QList<Stage>{Stage::Sending, Stage::Configuring, Stage::Building}));
        QVERIFY(hasPercent);
    }

    void aRealOneIsBuilt()
    {
        if (FilebenchTar::real().isEmpty())
            QSKIP("RUNWATT_FILEBENCH_SOURCE names no source of Filebench");
        QCOMPARE(build(FilebenchTar::real()), u"ok"_s);
        QVERIFY2(version().contains("ilebench"), version().constData());
        QVERIFY(!version().contains("stand-in"));
        QVERIFY(QFile::exists(installed() + u"/share/filebench/workloads/varmail.f"_s));
        QCOMPARE(left(), QStringList());
    }

    void aNewOneTakesTheOldOnesPlace()
    {
        const QString file = FilebenchTar::standIn(m_folder->path());
        QCOMPARE(build(file), u"ok"_s);
        QFile old(installed() + u"/old"_s);
        QVERIFY(old.open(QIODevice::WriteOnly));
        QCOMPARE(build(file), u"ok"_s);
        QVERIFY(!old.exists());
        QVERIFY(!version().isEmpty());
        QCOMPARE(left(), QStringList());
    }

    void aStopEndsTheBuildOnTheDevice()
    {
        const QString whole = FilebenchTar::standIn(m_folder->path());
        QCOMPARE(build(whole), u"ok"_s);
        // A compiler that goes on reading what never ends.
        const QByteArray pipe = path(u"pipe"_s).toUtf8();
        QCOMPARE(QProcess::execute(u"mkfifo"_s, {path(u"pipe"_s)}), 0);
        const QString endless =
            FilebenchTar::standIn(m_folder->path(), "#include \"" + pipe + "\"\n");
        StopSource source;
        AsyncScope scope;
        const auto isDue = [this] {
            return std::ranges::any_of(m_building.steps, [](const InstallStep &step) {
                return step.line.startsWith(u"cc -c"_s);
            });
        };
        scope.start(test::stopWhen(isDue, &source, scope.token()));
        const QString said = build(endless, source.token());
        QVERIFY2(said != u"ok"_s, qPrintable(said));
        QTRY_VERIFY(!runsHere());
        QTRY_COMPARE(left(), QStringList());
        QVERIFY(!version().isEmpty()); // the one before stays
    }

    void whatACompilerSaysIsTold()
    {
        const QString said =
            build(FilebenchTar::standIn(m_folder->path(), "int main = nowhere;\n"));
        QVERIFY2(said.contains(u"vars.c:1"_s) && said.contains(u"nowhere"_s), qPrintable(said));
        QVERIFY(!QFile::exists(installed()));
        QCOMPARE(left(), QStringList());
    }

    void whatTheDeviceLacksIsNamed()
    {
        // A device with a shell and little more.
        QVERIFY(QDir(m_folder->path()).mkdir(u"bin"_s));
        for (const QString &program :
             {u"sh"_s, u"tar"_s, u"gzip"_s, u"rm"_s, u"make"_s, u"flex"_s, u"sha256sum"_s}) {
            const QString found = QStandardPaths::findExecutable(program);
            QVERIFY(QFile::link(found, path(u"bin/"_s + program)));
        }
        QProcess process;
        QProcessEnvironment environment;
        environment.insert(u"PATH"_s, path(u"bin"_s));
        process.setProcessEnvironment(environment);
        const QStringList words = scriptCommand(u"buildfilebench"_s, Interpreter::Shell,
                                                {installed(), path(u"source"_s), u"0"_s});
        process.start(path(u"bin/sh"_s), words.mid(1));
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
        QCOMPARE(process.exitCode(), 3);
        QCOMPARE(process.readAllStandardOutput().trimmed(), "E: gcc libc6-dev bison");
        QVERIFY(!QFile::exists(path(u"home"_s)));
    }

    void aSourceThatIsAnotherIsRefused()
    {
        Result<FilebenchSource> source = filebenchSourceIn(FilebenchTar::standIn(m_folder->path()));
        QVERIFY(source);
        QCOMPARE(source->version, QString());
        QVERIFY(source->bytes > 1000);
        const QString sum = std::exchange(source->sha256, QString(64, u'0'));
        const QString said = build(*source);
        QVERIFY2(said.contains(sum) && said.contains(QString(64, u'0')), qPrintable(said));
        QVERIFY(!QFile::exists(installed()));
        QCOMPARE(left(), QStringList());
    }

    void aDownloadThatFailsSaysWhatToDo()
    {
        if (QStandardPaths::findExecutable(u"curl"_s).isEmpty()
            && QStandardPaths::findExecutable(u"wget"_s).isEmpty())
            QSKIP("neither curl nor wget is installed");
        FilebenchSource source = filebenchReleases().first();
        source.address = u"https://127.0.0.1:1/source.tar.gz"_s;
        const QString said = build(source);
        QVERIFY2(said.contains(source.address) && said.contains(u"on this computer"_s),
                 qPrintable(said));
        QCOMPARE(m_building.steps.first().stage, Stage::Downloading);
        QCOMPARE(left(), QStringList());
    }

    void whatIsNoSourceIsRefused()
    {
        QVERIFY(!filebenchSourceIn(path(u"nothing"_s)));
        QVERIFY(!filebenchSourceIn(m_folder->path()));
        QFile text(path(u"text"_s));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no gzip") > 0 && text.flush());
        QVERIFY(!filebenchSourceIn(text.fileName()));
        QVERIFY(text.resize(65LL * 1024 * 1024));
        QVERIFY(filebenchSourceIn(text.fileName()).error().text().contains(u"larger"_s));
        // A gzip of something else.
        QVERIFY(QDir(m_folder->path()).mkdir(u"other"_s));
        const QString other = path(u"other.tar.gz"_s);
        QCOMPARE(
            QProcess::execute(u"tar"_s, {u"-C"_s, m_folder->path(), u"-czf"_s, other, u"other"_s}),
            0);
        const QString said = build(other);
        QVERIFY2(said.contains(u"no source of Filebench"_s), qPrintable(said));
        QCOMPARE(left(), QStringList());
    }

    void itsPackagesAreThoseThatTheProbeMisses()
    {
        Profile known;
        QCOMPARE(filebenchBuildPackages(known), QStringList());
        known.facts = {{u"build.lacks"_s, {}, u"gcc libc6-dev flex"_s}};
        QCOMPARE(filebenchBuildPackages(known), (QStringList{u"gcc"_s, u"libc6-dev"_s, u"flex"_s}));
    }
};

QTEST_GUILESS_MAIN(TestFilebenchBuild)
#include "tst_filebenchbuild.moc"
