// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shellquote.h"
#include "tests/unit/ssh/fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace runwatt;
using namespace runwatt::ssh;
using namespace std::chrono_literals;

class TestRun : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { QVERIFY2(m_fixture.start(), qPrintable(m_fixture.problem())); }

    void aCommandGivesItsOutputsApartAndItsStatus()
    {
        const auto connection = m_fixture.connected();
        QVERIFY(connection);
        const auto result = m_fixture.run(*connection, "echo out; echo err >&2; exit 3");
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->standardOutput, QByteArray("out\n"));
        QCOMPARE(result->standardError, QByteArray("err\n"));
        QCOMPARE(result->end.exitStatus, 3);
        QCOMPARE(result->end.reason, ProcessEnd::Reason::Exited);
        QVERIFY(!result->succeeded());
        QVERIFY(!result->check(QStringLiteral("x")));
    }

    void aKilledCommandIsNotTakenForASuccess()
    {
        const auto connection = m_fixture.connected();
        QVERIFY(connection);
        for (const Supervision supervision : {Supervision::Group, Supervision::None}) {
            Command command("kill -KILL $$");
            command.supervision = supervision;
            const auto result = m_fixture.run(*connection, command);
            QVERIFY2(result, qPrintable(m_fixture.problem()));
            QCOMPARE(result->end.reason, ProcessEnd::Reason::Signalled);
            QCOMPARE(result->end.exitSignal, QStringLiteral("KILL"));
            QVERIFY(!result->succeeded());
        }
    }

    void inputIsFollowedByItsEnd()
    {
        const auto connection = m_fixture.connected();
        QVERIFY(connection);
        Command command("wc -c");
        command.input = QByteArray(3'000'000, 'x');
        const auto result = m_fixture.run(*connection, command);
        QVERIFY2(result, qPrintable(m_fixture.problem()));
        QCOMPARE(result->standardOutput.trimmed(), QByteArray("3000000"));
    }

private:
    Fixture m_fixture;
};

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
