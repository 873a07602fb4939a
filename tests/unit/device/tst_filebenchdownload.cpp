// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A source of Filebench that the device downloads by itself: by its own curl or wget, over real TLS
// and a redirection, from a server on this computer that the device takes for github.com. What is
// built of it is a stand-in; a real one where RUNWATT_FILEBENCH_SOURCE names the file of a release.
#include "core/base/shellquote.h"
#include "core/device/filebenchsource.h"
#include "tests/support/filebenchtar.h"
#include "tests/support/namespacedevice.h"
#include "tests/support/ownnetwork.h"
#include "tests/support/patience.h"
#include "tests/unit/device/filebenchbuilding.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;
using Stage = InstallStep::Stage;

class TestFilebenchDownload : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        QString obstacle = OwnNetwork::enter(); // port 443 may be somebody's in this one
        for (const QString &program : {u"cc"_s, u"make"_s, u"bison"_s, u"flex"_s, u"openssl"_s,
                                       u"curl"_s, u"wget"_s, u"python3"_s}) {
            if (obstacle.isEmpty() && QStandardPaths::findExecutable(program).isEmpty())
                obstacle = program + u" is not installed"_s;
        }
        if (!obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_folder.isValid() && QDir().mkpath(home()));
        m_source = FilebenchTar::standIn(m_folder.path());
        QVERIFY(!m_source.isEmpty());
        QCOMPARE(run(u"openssl"_s,
                     {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s,
                      path(u"key.pem"_s), u"-out"_s, certificate(), u"-days"_s, u"2"_s, u"-subj"_s,
                      u"/CN=github.com"_s, u"-addext"_s,
                      u"subjectAltName=DNS:github.com,DNS:codeload.github.com"_s}),
                 0);
        QVERIFY(ssh::writeAll(path(u"hosts"_s),
                              "127.0.0.1 localhost github.com codeload.github.com\n"));
        QVERIFY(ssh::writeAll(path(u"cover"_s), {}));
        m_device.setHome(home());
        QVERIFY2(m_device.start("mount --bind " + shellQuote(path(u"hosts"_s)) + " /etc/hosts\n"),
                 m_device.log().constData());
        m_connection = m_fixture.connected(m_device.target());
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
        m_building.connection = m_connection.get();
        m_building.profile.device = u"board"_s;
        m_building.profile.homeFolder = home();
    }

    void init()
    {
        trustServer(true);
        QFile::remove(path(u"slow"_s));
        QFile::remove(path(u"agents"_s));
    }

    void cleanup()
    {
        m_server.kill();
        m_server.waitForFinished(kHangMs);
        for (const QString &program : std::as_const(m_covered))
            QVERIFY(m_device.run("umount " + shellQuote(program)));
        m_covered.clear();
        QDir(m_building.installed()).removeRecursively();
    }

    void itIsDownloadedAndBuilt_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("curl") << u"curl"_s;
        QTest::newRow("wget") << u"wget"_s;
    }

    void itIsDownloadedAndBuilt()
    {
        QFETCH(const QString, program);
        if (program != u"curl")
            cover(u"curl"_s);
        QVERIFY(serve(m_source));
        QCOMPARE(m_building.build(sourceFrom(m_source)), u"ok"_s);
        QVERIFY(QFile::exists(m_building.installed() + u"/bin/filebench"_s));
        QCOMPARE(m_building.left(), QStringList());
        QCOMPARE(m_building.stages(),
                 (QList<Stage>{Stage::Downloading, Stage::Configuring, Stage::Building}));
        const QByteArray agents = ssh::readAll(path(u"agents"_s)).toLower();
        QCOMPARE(agents.count(program.toLatin1()), 2); // at github.com, and where that sent it
        QCOMPARE(agents.count('\n'), 2);
    }

    void aReleaseIsTheFileThatItsAuthorsPublished()
    {
        const QString real = FilebenchTar::real();
        const QString served = real.isEmpty() ? m_source : real;
        const Result<FilebenchSource> known = filebenchSourceIn(served);
        QVERIFY(known.has_value());
        QVERIFY(serve(served));
        for (const FilebenchSource &release : filebenchReleases()) {
            const QString said = m_building.build(release);
            if (release.sha256 == known->sha256) {
                QCOMPARE(said, u"ok"_s);
                continue;
            }
            QVERIFY2(said.contains(u"another file"_s) && said.contains(known->sha256),
                     qPrintable(said));
            QCOMPARE(m_building.left(), QStringList());
        }
    }

    void aServerThatCannotProveItsNameIsRefused()
    {
        trustServer(false);
        QVERIFY(serve(m_source));
        const QString said = m_building.build(sourceFrom(m_source));
        QVERIFY2(said.contains(u"can't download"_s), qPrintable(said));
        QCOMPARE(m_building.left(), QStringList());
        QVERIFY(!QFile::exists(m_building.installed()));
    }

    void aStopEndsTheDownload()
    {
        QVERIFY(ssh::writeAll(path(u"slow"_s), {}));
        QVERIFY(serve(m_source));
        StopSource source;
        AsyncScope scope;
        const QString folder = QFileInfo(m_building.installed()).path();
        // It comes: curl keeps the little that there is to itself so far.
        const auto isDue = [folder] {
            for (const QFileInfo &making : QDir(folder).entryInfoList(QDir::Dirs)) {
                if (QFile::exists(making.filePath() + u"/source.tar.gz"_s))
                    return true;
            }
            return false;
        };
        scope.start(test::stopWhen(isDue, &source, scope.token()));
        const QString said = m_building.build(sourceFrom(m_source), source.token());
        QVERIFY2(said != u"ok"_s, qPrintable(said));
        QTRY_COMPARE(m_building.left(), QStringList());
        QTRY_VERIFY(m_device.run("! pgrep -x 'curl|wget'"));
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    [[nodiscard]] QString home() const { return path(u"home"_s); }

    [[nodiscard]] QString certificate() const { return path(u"cert.pem"_s); }

    static int run(const QString &program, const QStringList &words)
    {
        QProcess process;
        process.start(program, words);
        return process.waitForFinished(kHangMs) ? process.exitCode() : -1;
    }

    /// All of this name in the device's PATH, until cleanup().
    void cover(const QString &program)
    {
        for (const QString &folder : qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts)) {
            const QString file = QFileInfo(folder + u'/' + program).canonicalFilePath();
            if (file.isEmpty() || m_covered.contains(file))
                continue;
            QVERIFY(m_device.run("mount --bind " + shellQuote(path(u"cover"_s)) + ' '
                                 + shellQuote(file)));
            m_covered.append(file);
        }
    }

    /// By the files in which curl and wget look for what they trust.
    void trustServer(bool trusts)
    {
        const QByteArray file = certificate().toUtf8() + '\n';
        const QByteArray curl = "cacert = " + file;
        const QByteArray wget = "ca_certificate = " + file;
        QVERIFY(ssh::writeAll(home() + u"/.curlrc"_s, trusts ? curl : QByteArray()));
        QVERIFY(ssh::writeAll(home() + u"/.wgetrc"_s, trusts ? wget : QByteArray()));
    }

    bool serve(const QString &file)
    {
        m_server.start(u"python3"_s, {QStringLiteral(RUNWATT_TLS_SERVER), m_folder.path(), file});
        return QTest::qWaitFor([this] { return m_server.canReadLine(); }, kHangMs);
    }

    /// An address of github.com that gives this file.
    static FilebenchSource sourceFrom(const QString &file)
    {
        FilebenchSource source = *filebenchSourceIn(file);
        source.file.clear();
        source.address = u"https://github.com/filebench/filebench/any.tar.gz"_s;
        return source;
    }

    QTemporaryDir m_folder{u"/var/tmp/runwatt-filebench-XXXXXX"_s};
    ssh::Fixture m_fixture;
    NamespaceDevice m_device{m_folder.path()};
    std::unique_ptr<ssh::Connection> m_connection;
    test::FilebenchBuilding m_building;
    QProcess m_server;
    QString m_source;
    QStringList m_covered;
};

QTEST_GUILESS_MAIN(TestFilebenchDownload)
#include "tst_filebenchdownload.moc"
