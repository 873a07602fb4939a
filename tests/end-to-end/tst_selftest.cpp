// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programrun.h"

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

/// What a packager asks of the installed program.
class TestSelftest : public QObject
{
    Q_OBJECT

private slots:

    void everyPartIsTriedAndNothingIsLeft()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        ProgramHome home;
        QVERIFY(home.isValid());
        ProgramRun run(home, {u"--selftest"_s});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        const QByteArray output = run.output();
        QCOMPARE(output.count("ok  "), 5);
        QVERIFY2(!output.contains("FAILED") && output.contains("SIMULATED"), output.constData());
        // Only the private server's keys stay; the campaign and the figure were in a folder that is
        // gone.
        QVERIFY(QDir(home.path()).entryList({u"*.runwatt"_s, u"*.pdf"_s}).isEmpty());
    }

    void withoutFioItSaysWhatIsMissing()
    {
        ProgramHome home;
        QVERIFY(home.isValid());
        // First in the PATH, and so before the real one.
        home.write(u"bin/fio"_s, "#!/bin/sh\necho fio is broken >&2\nexit 1\n");
        QVERIFY(QFile::setPermissions(home.path(u"bin/fio"_s),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        ProgramRun run(home, {u"selftest"_s});
        QVERIFY(run.finish() == 1);
        const QByteArray output = run.output();
        QVERIFY2(output.contains("FAILED  fio"), QByteArray(output + run.errors()).constData());
    }

    void wordsAreRefused()
    {
        ProgramHome home;
        ProgramRun run(home, {u"selftest"_s, u"now"_s});
        QCOMPARE(run.finish(), 2);
        QVERIFY(run.errors().contains("now"));
    }
};

QTEST_GUILESS_MAIN(TestSelftest)
#include "tst_selftest.moc"
