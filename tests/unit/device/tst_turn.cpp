// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/turn.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::device;

/// Whose turn it is on a device, over a real sshd with this computer behind it.
class TestTurn : public QObject
{
    Q_OBJECT

private:
    using Outcome = std::optional<Result<std::shared_ptr<TurnHold>>>;

    ssh::Fixture m_fixture;
    std::unique_ptr<ssh::Connection> m_first;
    std::unique_ptr<ssh::Connection> m_second;
    QTemporaryDir m_place{u"/var/tmp/runwatt-test-XXXXXX"_s};
    QStringList m_awaited;

    [[nodiscard]] QString folder() const { return m_place.filePath(u"turns"_s); }

    Task<void> take(ssh::Connection *connection, QString who, StopToken stop, Outcome *outcome)
    {
        const std::function<void(const QString &)> waits = [this](const QString &holder) {
            m_awaited.append(holder);
        };
        *outcome = co_await holdTurn(connection, u"here"_s, who, waits, stop);
    }

    static bool isHeld(const Outcome &outcome)
    {
        return outcome && *outcome && (**outcome)->isHeld();
    }

private slots:

    void initTestCase()
    {
        QVERIFY(m_place.isValid());
        qputenv("RUNWATT_TURNS", folder().toUtf8());
        QVERIFY(m_fixture.start());
    }

    void init()
    {
        m_awaited.clear();
        m_first = m_fixture.connected();
        m_second = m_fixture.connected();
        QVERIFY2(m_first && m_second, qPrintable(m_fixture.problem()));
    }

    void theSecondWaitsAndIsToldForWhom()
    {
        Outcome first;
        Outcome second;
        AsyncScope scope;
        scope.start(take(m_first.get(), u"\"it's\" first\n"_s, scope.token(), &first));
        QTRY_VERIFY(isHeld(first));
        scope.start(take(m_second.get(), u"second"_s, scope.token(), &second));
        QTRY_COMPARE(m_awaited, QStringList(u"\"it's\" first"_s));
        QVERIFY(!second);
        first.reset();
        QTRY_VERIFY(isHeld(second));
        second.reset();
        QTRY_VERIFY(!QDir(folder()).exists()); // nothing is left
    }

    void itGoesWithTheConnectionOfWhoHadIt()
    {
        Outcome first;
        Outcome second;
        AsyncScope scope;
        scope.start(take(m_first.get(), u"first"_s, scope.token(), &first));
        QTRY_VERIFY(isHeld(first));
        scope.start(take(m_second.get(), u"second"_s, scope.token(), &second));
        QTRY_COMPARE(m_awaited.size(), 1);
        m_first->close();
        QTRY_VERIFY(isHeld(second));
        QVERIFY(!isHeld(first));
    }

    void whoWaitsCanStop()
    {
        StopSource source;
        Outcome first;
        Outcome second;
        AsyncScope scope;
        scope.start(take(m_first.get(), u"first"_s, scope.token(), &first));
        QTRY_VERIFY(isHeld(first));
        scope.start(take(m_second.get(), u"second"_s, source.token(), &second));
        QTRY_COMPARE(m_awaited.size(), 1);
        source.requestStop();
        QTRY_VERIFY(second.has_value());
        QVERIFY(!*second);
        QCOMPARE(second->error().code, ErrorCode::Cancelled);
        QVERIFY(isHeld(first));
    }

    void aLinkInItsPlaceIsNotFollowed()
    {
        QVERIFY(QDir().mkpath(folder()));
        const QString victim = m_place.filePath(u"victim"_s);
        QVERIFY(ssh::writeAll(victim, "mine"));
        QVERIFY(QFile::link(victim, folder() + u"/lock"));
        Outcome outcome;
        AsyncScope scope;
        scope.start(take(m_first.get(), u"first"_s, scope.token(), &outcome));
        QTRY_VERIFY(outcome.has_value());
        QVERIFY(!*outcome);
        QCOMPARE(outcome->error().code, ErrorCode::Unsupported);
        QCOMPARE(ssh::readAll(victim), "mine");
        QVERIFY(QDir(folder()).removeRecursively());
    }
};

QTEST_GUILESS_MAIN(TestTurn)
#include "tst_turn.moc"
