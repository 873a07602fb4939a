// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/pathoffloads.h"
#include "tests/support/patience.h"
#include "tests/unit/ssh/fixture.h"
#include "tests/unit/ssh/tools.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

/// The offloads of the ways to a peer, over a real sshd, where programs of this test's stand for ip
/// and ethtool.
class TestPathOffloads : public QObject
{
    Q_OBJECT

private:
    ssh::Fixture m_fixture;
    std::unique_ptr<ssh::Connection> m_connection;
    QTemporaryDir m_programs{u"/var/tmp/runwatt-test-XXXXXX"_s};
    device::Profile m_profile;

    void addProgram(const QString &name, const QByteArray &lines)
    {
        QFile file(m_programs.filePath(name));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("#!/bin/sh\n" + lines);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    bool hold(PathOffloads &offloads, int device, const QString &address)
    {
        return m_fixture.keep(
            ssh::await(offloads.hold(device, m_connection.get(), m_profile, address, StopToken())));
    }

    bool release(PathOffloads &offloads)
    {
        const auto released = [](PathOffloads *held) -> Task<bool> {
            co_await held->release(StopToken());
            co_return true;
        };
        return ssh::await(released(&offloads)).has_value();
    }

    /// Of an interface; switching takes a moment.
    [[nodiscard]] QByteArray state(const QString &interface) const
    {
        return ssh::readAll(m_programs.filePath(interface)).trimmed();
    }

private slots:

    void initTestCase()
    {
        QVERIFY(m_programs.isValid());
        const QByteArray folder = m_programs.path().toUtf8();
        addProgram(u"ip"_s,
                   "case \"$*\" in\n"
                   "*'route get 192.0.2.'*) echo \"$4 dev wire0 src 1\" ;;\n"
                   "*'route get 198.51.100.'*) echo \"$4 dev wire1 src 1\" ;;\nesac\n");
        addProgram(u"ethtool"_s,
                   "cd " + folder
                       + "\n[ -f \"$2\" ] || exit 1\ncase $1 in\n"
                         "-K) sleep 0.3; echo \"$4\" >\"$2\" ;;\n"
                         "-k) echo \"tcp-segmentation-offload: $(cat \"$2\")\" ;;\nesac\n");
        for (const QString &interface : {u"wire0"_s, u"wire1"_s})
            QVERIFY(ssh::writeAll(m_programs.filePath(interface), "on\n"));
        qputenv("PATH", m_programs.path().toUtf8() + ':' + qgetenv("PATH"));
        if (!m_fixture.start())
            QSKIP(qPrintable(m_fixture.problem()));
        m_connection = m_fixture.connected();
        QVERIFY2(m_connection, qPrintable(m_fixture.problem()));
        m_profile.device = u"here"_s;
        m_profile.isRoot = true; // the programs need no root
    }

    void eachDeviceHasItsOwnProblem()
    {
        PathOffloads offloads(device::Offloads::Off);
        QVERIFY(!hold(offloads, 1, u"203.0.113.1"_s));
        const QString problem = offloads.problemOf(1);
        QVERIFY2(problem.contains(u"which interface leads to the peer"), qPrintable(problem));
        QVERIFY2(hold(offloads, 0, u"192.0.2.2"_s), qPrintable(m_fixture.problem()));
        QCOMPARE(state(u"wire0"_s), "off");
        QCOMPARE(offloads.problemOf(0), QString());
        QCOMPARE(offloads.problemOf(1), problem);
        QVERIFY(!offloads.isLost(0) && !offloads.isLost(1) && !offloads.isLost(2));
        // As after its link was lost.
        QVERIFY2(hold(offloads, 1, u"198.51.100.2"_s), qPrintable(m_fixture.problem()));
        QCOMPARE(offloads.problemOf(1), QString());
        QVERIFY(release(offloads));
    }

    /// Another campaign may have the device from then on.
    void onceReleasedTheyAreBack()
    {
        PathOffloads offloads(device::Offloads::Off);
        QVERIFY2(hold(offloads, 0, u"192.0.2.2"_s), qPrintable(m_fixture.problem()));
        QCOMPARE(state(u"wire0"_s), "off");
        QVERIFY(release(offloads));
        QCOMPARE(state(u"wire0"_s), "on");
    }
};

QTEST_GUILESS_MAIN(TestPathOffloads)
#include "tst_pathoffloads.moc"
