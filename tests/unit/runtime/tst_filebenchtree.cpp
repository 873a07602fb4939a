// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the Filebench that a device has gets into the root file systems of runtimes. Here it is
// another program, under its name and in the folder where Runwatt builds it.
#include "core/device/scripts.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestFilebenchTree : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_said;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    [[nodiscard]] QString filebench() const { return path(u"home/.cache/runwatt/filebench"_s); }

    bool has(const QString &tree, const QString &file) const
    {
        return QFile::exists(path(tree) + file);
    }

    /// Runs a script of the device's with the home of the test; true when it succeeded.
    bool make(const QString &script, const QStringList &words)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, path(u"home"_s));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        const QStringList all = device::scriptCommand(script, device::Interpreter::Shell, words);
        process.start(all.first(), all.mid(1));
        if (!process.waitForFinished(kHangMs))
            return false;
        m_said = process.readAllStandardOutput();
        return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    /// Of what `programs` of this computer need; empty when it failed.
    QString packed(const QStringList &programs)
    {
        const QString tar = path(u"base.tar"_s);
        if (!make(u"rootfs"_s, QStringList{{}, path(u"base"_s), u"/mnt/x"_s} + programs)
            || QProcess::execute(u"tar"_s, {u"-C"_s, path(u"base"_s), u"-cf"_s, tar, u"."_s}) != 0)
            return {};
        return tar;
    }

private slots:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(u"/var/tmp/runwatt-test-XXXXXX"_s);
        QVERIFY(m_folder->isValid());
        const QDir folder(filebench());
        QVERIFY(folder.mkpath(u"bin"_s) && folder.mkpath(u"share/filebench/workloads"_s));
        // A script would need another program, and what is asked for is that of a program in C.
        QVERIFY(QFile::copy(QStandardPaths::findExecutable(u"cat"_s),
                            folder.filePath(u"bin/filebench"_s)));
        QFile model(folder.filePath(u"share/filebench/workloads/any.f"_s));
        QVERIFY(model.open(QIODevice::WriteOnly) && model.write("run 1\n") > 0);
        if (!QStandardPaths::findExecutable(u"filebench"_s).isEmpty())
            QSKIP("this computer has a Filebench of its own, which comes first");
    }

    void aTreeOfProgramsHasItWithItsFolder()
    {
        QVERIFY2(make(u"rootfs"_s, {{}, path(u"tree"_s), u"/mnt/x"_s, u"filebench"_s}),
                 m_said.constData());
        QVERIFY(has(u"tree"_s, filebench() + u"/bin/filebench"_s));
        QVERIFY(has(u"tree"_s, filebench() + u"/share/filebench/workloads/any.f"_s));
        QCOMPARE(QFile::symLinkTarget(path(u"tree/usr/bin/filebench"_s)),
                 filebench() + u"/bin/filebench"_s);
    }

    void aProgramWithItsFolderIsAtItsPlace()
    {
        const QString sum = QStandardPaths::findExecutable(u"sum"_s);
        QVERIFY2(make(u"rootfs"_s, {{}, path(u"tree"_s), u"/mnt/x"_s, sum}), m_said.constData());
        QVERIFY(has(u"tree"_s, sum));
        QVERIFY(!make(u"rootfs"_s, {{}, path(u"other"_s), u"/mnt/x"_s, u"/opt/none/such"_s}));
        QVERIFY2(m_said.contains("/opt/none/such is not installed"), m_said.constData());
    }

    void aTarWithoutItGetsTheDevicesOwn()
    {
        const QString tar = packed({u"cat"_s});
        QVERIFY2(!tar.isEmpty(), m_said.constData());
        QVERIFY2(make(u"roottree"_s, {path(u"tree"_s), u"/mnt/x"_s, tar, u"cat"_s, u"filebench"_s}),
                 m_said.constData());
        QVERIFY(has(u"tree"_s, filebench() + u"/bin/filebench"_s));
        QVERIFY(has(u"tree"_s, filebench() + u"/share/filebench/workloads/any.f"_s));
        // Others are not taken from the device.
        QVERIFY(!make(u"roottree"_s, {path(u"other"_s), u"/mnt/x"_s, tar, u"sum"_s}));
        QVERIFY2(m_said.contains("sum is not in "), m_said.constData());
    }

    void aTarWithoutWhatItAsksForIsRefused()
    {
        const QString tar = packed({u"cat"_s});
        QVERIFY2(!tar.isEmpty(), m_said.constData());
        // What asks for more than the C library.
        const QString more = QStandardPaths::findExecutable(u"ls"_s);
        const QString own = filebench() + u"/bin/filebench"_s;
        QVERIFY(QFile::remove(own) && QFile::copy(more, own));
        if (make(u"roottree"_s, {path(u"tree"_s), u"/mnt/x"_s, tar, u"filebench"_s}))
            QSKIP("ls needs no more than cat here");
        QVERIFY2(m_said.contains(" lacks /") && m_said.contains("asks for"), m_said.constData());
    }

    void withoutOneItIsSaid()
    {
        const QString tar = packed({u"cat"_s});
        QVERIFY(QDir(filebench()).removeRecursively());
        QVERIFY(!make(u"roottree"_s, {path(u"tree"_s), u"/mnt/x"_s, tar, u"filebench"_s}));
        QVERIFY2(m_said.contains("filebench is not in "), m_said.constData());
        QVERIFY(!make(u"rootfs"_s, {{}, path(u"tree"_s), u"/mnt/x"_s, u"filebench"_s}));
        QVERIFY2(m_said.contains("filebench is not installed"), m_said.constData());
    }
};

QTEST_GUILESS_MAIN(TestFilebenchTree)
#include "tst_filebenchtree.moc"
