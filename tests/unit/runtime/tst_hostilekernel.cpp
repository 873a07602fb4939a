// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/runtime/measureddevice.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// Names of a guest's kernel and of the campaign's folder that a shell or QEMU could take for more
/// than names: they are refused in words, or they work, and nothing of them is done.
class TestHostileKernel : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;
    QTemporaryDir m_base{u"/var/tmp/runwatt-hostile-XXXXXX"_s};

    RuntimePlace place(const QString &folder)
    {
        RuntimePlace place = m_device.place();
        place.folder = folder;
        place.tag = u"runwatt-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
        place.tools = QStringList{u"cat"_s};
        place.guest.accelerator = Accelerator::Tcg;
        place.guest.memoryBytes = 384LL * 1024 * 1024;
        place.budget.cpus = MeasuredDevice::otherProcessor();
        place.fileBytes = 1024 * 1024;
        return place;
    }

    /// What a name would make if any of it was done, where a command or script of ours may be run.
    QByteArray done()
    {
        return m_device.asUser(
            u"ls -d done ~/done /done '%1/done' '%1/folder/done' 2>/dev/null"_s.arg(m_base.path()));
    }

private slots:

    void initTestCase()
    {
        QVERIFY(m_base.isValid());
        QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem()));
        const device::Capability able = m_device.profile.capability(u"QM"_s);
        if (able.state == device::Capability::State::Missing)
            QSKIP(qPrintable(able.reason));
        QVERIFY(QDir(m_base.path()).mkdir(u"folder"_s));
    }

    void aKernelsNameIsNoMoreThanAName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("spaces") << u" a kernel  of spaces "_s;
        QTest::newRow("quotes") << u"it's a \"kernel\" `touch done`"_s;
        QTest::newRow("substitution") << u"$(touch done) ${HOME}"_s;
        QTest::newRow("a second line") << u"kernel\ntouch done\n"_s;
        QTest::newRow("leading dash") << u"-n -rf --help"_s;
        QTest::newRow("QEMU's commas") << u"k,,readonly=on,file=done,if=none"_s;
        QTest::newRow("more than one command") << u"k; touch done & touch done | touch done"_s;
        QTest::newRow("pattern") << u"[a-z]*?{a,b}~!#%\\"_s;
        QTest::newRow("255 bytes") << QString(255, u'k');
    }

    void aKernelsNameIsNoMoreThanAName()
    {
        QFETCH(QString, name);
        const QString kernel = m_base.filePath(name);
        QFile file(kernel);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no kernel") > 0);
        file.close();
        const QString folder = m_base.filePath(u"folder"_s);
        RuntimePlace here = place(folder);
        here.guest.kernel = kernel;
        // What it would touch is beside it wherever it is run.
        const QDir::Filters all = QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden;
        const QStringList before = QDir(m_base.path()).entryList(all);
        auto made = makeRuntime(u"QM"_s, here);
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        const auto prepared = ssh::await((*made)->prepare(StopToken()));
        QVERIFY(prepared && !*prepared);
        const Error &error = prepared->error();
        QVERIFY2(!error.why.isEmpty(), qPrintable(error.text()));
        // It is about the kernel, which is none: the name itself has done no harm on the way.
        QVERIFY2(!error.why.contains(u"syntax error"_s) && !error.why.contains(u"not found"_s)
                     && !error.why.contains(u"usage"_s, Qt::CaseInsensitive),
                 qPrintable(error.text()));
        QCOMPARE(QDir(m_base.path()).entryList(all), before);
        QCOMPARE(done(), "");
        QVERIFY(QFile::remove(kernel));
    }

    void aFoldersNameIsNoMoreThanANameToAGuest()
    {
        const QString folder =
            m_base.filePath(u" -n it's, \"so\",,if=none;$(touch done)`touch done`*"_s);
        QVERIFY(QDir().mkpath(folder));
        auto made = makeRuntime(u"QM"_s, place(folder));
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        QVERIFY2(m_device.start(**made), qPrintable(m_device.fixture.problem()));
        const MeasuredDevice::Outcome said = m_device.run(
            **made, {u"sh"_s, u"-c"_s, u"[ -d \"$1\" ] && echo there"_s, u"x"_s, folder});
        QCOMPARE(said.output, "there\n");
        QVERIFY(m_device.fixture.keep(ssh::await((*made)->stop(StopToken()))));
        QVERIFY(m_device.fixture.keep(ssh::await((*made)->clean(StopToken()))));
        QCOMPARE(done(), "");
    }
};

QTEST_GUILESS_MAIN(TestHostileKernel)
#include "tst_hostilekernel.moc"
