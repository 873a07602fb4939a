// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What `runwatt demo` does with its words where there is a display, and where there is none.
#include "app/commandline.h"
#include "app/commands/commands.h"
#include "app/demo.h"
#include "core/campaign/matrix.h"
#include "tests/end-to-end/programrun.h"

using namespace runwatt;
using namespace Qt::Literals::StringLiterals;

class TestDemoWords : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY(m_home.isValid()); }

    void theGuideTellsTheNumberOfTrials()
    {
        const auto trialsOf = [](app::DemoLength length) {
            campaign::Plan plan = app::demoPlan(length);
            plan.runtimes = {u"NT"_s, u"RC"_s, u"QM"_s}; // all that fitDemo() may choose
            return campaign::expand(plan)->trials.size();
        };
        const auto ofShort = trialsOf(app::DemoLength::Short);
        const auto ofWhole = trialsOf(app::DemoLength::Whole);
        const QList<std::pair<QString, QString>> guides{
            {u"../../resources/guide/talk.md"_s, u"%1 trials"_s},
            {u"../../resources/guide/ko/talk.md"_s, u"시행 %1회"_s}};
        for (const auto &[name, words] : guides) {
            QFile file(QFINDTESTDATA(name));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
            const QString text = QString::fromUtf8(file.readAll());
            QVERIFY2(text.contains(words.arg(ofShort)), qPrintable(words.arg(ofShort)));
            QVERIFY2(text.contains(words.arg(ofWhole)), qPrintable(words.arg(ofWhole)));
        }
    }

    void noWordIsLostOnAWindow_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("errors");
        QTest::newRow("unknown option")
            << QStringList{u"--bogus"_s} << 2 << QByteArray() << QByteArray("bogus");
        QTest::newRow("a word") << QStringList{u"extra"_s} << 2 << QByteArray()
                                << QByteArray("\"extra\" is too much");
        QTest::newRow("help") << QStringList{u"--help"_s} << 0 << QByteArray("Usage: ")
                              << QByteArray();
        QTest::newRow("version") << QStringList{u"--version"_s} << 0 << QByteArray("runwatt ")
                                 << QByteArray();
        // /dev/null is no folder, for root neither.
        QTest::newRow("output") << QStringList{u"--output"_s, u"/dev/null/x"_s} << 1 << QByteArray()
                                << QByteArray("/dev/null/x: the folder can't be made");
        QTest::newRow("headless") << QStringList{u"--short"_s, u"--headless"_s, u"-o"_s,
                                                 u"/dev/null/y"_s}
                                  << 1 << QByteArray()
                                  << QByteArray("/dev/null/y: the folder can't be made");
    }

    void noWordIsLostOnAWindow()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        QFETCH(const QByteArray, output);
        QFETCH(const QByteArray, errors);
        for (const Screen screen : {Screen::Absent, Screen::Offscreen}) {
            ProgramRun run(m_home, QStringList{u"demo"_s} + arguments, screen);
            QCOMPARE(run.finish(), code); // a window would stay
            const QByteArray written = run.output();
            QVERIFY2(written.startsWith(output), written.constData());
            QCOMPARE(written.isEmpty(), output.isEmpty());
            const QByteArray told = run.errors();
            QVERIFY2(told.contains(errors), told.constData());
            QCOMPARE(told.isEmpty(), errors.isEmpty());
        }
    }

    void filesAreWantedOfATerminalAndElseAWindow()
    {
        QVERIFY(app::demoWindowPlan({u"demo"_s}));
        QVERIFY(app::demoWindowPlan({u"demo"_s, u"--quiet"_s}));
        QVERIFY(!app::demoWindowPlan({u"demo"_s, u"--headless"_s}));
        QVERIFY(!app::demoWindowPlan({u"demo"_s, u"--output"_s, u"x"_s}));
        QVERIFY(!app::demoWindowPlan({u"demo"_s, u"-ox"_s, u"--short"_s}));
    }

    void theShortDemoMeasuresTheSameCellsOnce()
    {
        const std::optional<campaign::Plan> whole = app::demoWindowPlan({u"demo"_s});
        std::optional<campaign::Plan> quick = app::demoWindowPlan({u"demo"_s, u"--short"_s});
        QVERIFY(whole && quick);
        QCOMPARE(whole->repetitions, 3);
        QCOMPARE(quick->repetitions, 1);
        QVERIFY(quick->title != whole->title);
        // All else is the same.
        quick->repetitions = whole->repetitions;
        quick->title = whole->title;
        QJsonObject &parameters = quick->workloads.front().parameters;
        QCOMPARE(parameters.value(u"runTime"_s).toInt(), 2);
        parameters.insert(u"runTime"_s, 4);
        QVERIFY(*quick == *whole);
    }

    /// `runwatt --quiet` without a display runs the demo, quietly.
    void quietAheadOfNothingIsKept()
    {
        const std::vector<app::Command> all = app::allCommands();
        QCOMPARE(app::understand({u"--quiet"_s}, all).verbosity, app::Verbosity::Quiet);
        QCOMPARE(app::understand({u"-q"_s, u"demo"_s}, all).verbosity, app::Verbosity::Quiet);
        QCOMPARE(app::understand({}, all).verbosity, app::Verbosity::Normal);
        const app::Invocation replay =
            app::understand({u"a.runwatt"_s, u"--replay"_s, u"20"_s}, all);
        QCOMPARE(replay.action, app::Action::Window);
        QCOMPARE(replay.file, u"a.runwatt"_s);
        QCOMPARE(replay.replaySpeed, 20);
        QCOMPARE(app::understand({u"a.runwatt"_s, u"--replay"_s}, all).replaySpeed, 1);
        QVERIFY(!app::understand({u"a.runwatt"_s}, all).replaySpeed);
    }

private:
    ProgramHome m_home;
};

QTEST_GUILESS_MAIN(TestDemoWords)
#include "tst_demowords.moc"
