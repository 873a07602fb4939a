// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/unit/runtime/measureddevice.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::runtime;

/// The native runtime's whole life over a real sshd, with exact stamps and without.
class TestNative : public QObject
{
    Q_OBJECT

private:
    MeasuredDevice m_device;

    std::unique_ptr<Runtime> native(bool python)
    {
        auto made = makeRuntime(u"NT"_s, m_device.place(python));
        return made ? std::move(*made) : nullptr;
    }

    static void addInterpreters()
    {
        QTest::addColumn<bool>("python");
        QTest::addRow("python3") << true;
        QTest::addRow("plain sh") << false;
    }

private slots:

    void initTestCase() { QVERIFY2(m_device.open(), qPrintable(m_device.fixture.problem())); }

    void aCommandRunsBetweenItsStartAndItsEnd_data() { addInterpreters(); }

    void aCommandRunsBetweenItsStartAndItsEnd()
    {
        QFETCH(bool, python);
        const std::unique_ptr<Runtime> runtime = native(python);
        QVERIFY(runtime);
        QCOMPARE(runtime->origin(), Origin::Measured);
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->prepare(StopToken()))));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->start(StopToken()))));
        const auto cost = ssh::await(runtime->cost(StopToken()));
        QVERIFY(cost && *cost && (**cost).startUpNs);
        QVERIFY(*(**cost).startUpNs >= 0);
        QVERIFY(!(**cost).memoryBytes); // no process of its own
        const TimeNs before = steadyNowNs();
        // Words with everything that a shell would take for its own.
        ToolRun run(runtime->run({u"printf"_s, u"%s|"_s, u"a b"_s, u"$(id)"_s, u"it's; \"x\""_s},
                                 u"printf"_s),
                    &m_device.clock);
        QByteArray text;
        connect(&run, &ToolRun::output, this,
                [&text](const QByteArray &bytes, TimeNs) { text += bytes; });
        const auto end = ssh::await(run.finish(StopToken()));
        const TimeNs after = steadyNowNs();
        QVERIFY2(m_device.fixture.keep(end), qPrintable(m_device.fixture.problem()));
        QCOMPARE(text, "a b|$(id)|it's; \"x\"|");
        QCOMPARE((*end)->status, 0);
        QVERIFY((*end)->startSteadyNs && (*end)->exitSteadyNs);
        const TimeNs slack =
            m_device.clock.uncertaintyNs(after) + 20 * kNsPerMs; // sh counts in 10 ms
        QVERIFY(*(*end)->startSteadyNs >= before - slack);
        QVERIFY(*(*end)->exitSteadyNs <= after + slack);
        QVERIFY(*(*end)->exitSteadyNs >= *(*end)->startSteadyNs);
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->stop(StopToken()))));
        QVERIFY(m_device.fixture.keep(ssh::await(runtime->clean(StopToken()))));
    }

    void whatACommandStartedGoesWithIt_data() { addInterpreters(); }

    void whatACommandStartedGoesWithIt()
    {
        QFETCH(bool, python);
        const std::unique_ptr<Runtime> runtime = native(python);
        ToolRun run(runtime->run({u"sh"_s, u"-c"_s, u"sleep 600 & echo $!; wait"_s}, u"sleep"_s),
                    &m_device.clock);
        QByteArray text;
        connect(&run, &ToolRun::output, this,
                [&text](const QByteArray &bytes, TimeNs) { text += bytes; });
        QTRY_VERIFY(text.endsWith('\n'));
        const QString child = u"/proc/%1"_s.arg(text.trimmed().toLongLong());
        QVERIFY(QFile::exists(child));
        QVERIFY(m_device.fixture.keep(ssh::await(run.stop(StopToken()))));
        QTRY_VERIFY(!QFile::exists(child));
    }

    void aMissingCommandTellsItsStatusAndItsWords_data() { addInterpreters(); }

    void aMissingCommandTellsItsStatusAndItsWords()
    {
        QFETCH(bool, python);
        const std::unique_ptr<Runtime> runtime = native(python);
        ToolRun run(runtime->run({u"no-such-command-here"_s}, u"missing"_s), &m_device.clock);
        const auto end = ssh::await(run.finish(StopToken()));
        QVERIFY2(m_device.fixture.keep(end), qPrintable(m_device.fixture.problem()));
        QCOMPARE((*end)->status, 127);
        QVERIFY2((*end)->errorTail.contains("no-such-command-here"), (*end)->errorTail.constData());
    }

    void aRuntimeThatThereIsNotIsRefusedInWords()
    {
        const auto made = makeRuntime(u"ZZ"_s, m_device.place(true));
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Unsupported);
        QVERIFY(!made.error().text().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNative)
#include "tst_native.moc"
