// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a campaign left that was killed, on a device that can't be reached for a while.
#include "programrun.h"
#include "tests/support/namespacedevice.h"

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestDeserted : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_home.isValid() && m_disk.isValid());
        QVERIFY(QDir().mkpath(m_home.path(u"device"_s)));
        m_device = std::make_unique<NamespaceDevice>(m_home.path(u"device"_s));
        QVERIFY2(m_device->start("true"), m_device->log().constData());
    }

    void itGoesWhenTheDeviceIsReachedAgain()
    {
        beReachable(true);
        const QString dead = m_home.path(u"dead.runwatt"_s);
        const QString plan = planFile(60);
        ProgramRun killed(m_home, {u"run"_s, plan, u"-o"_s, dead});
        QVERIFY2(killed.waitFor([&] { return isMeasuring(dead); }), killed.errors().constData());
        killed.signal(SIGKILL);
        QCOMPARE(killed.finish(), -1);
        const QString uuid = campaignIn(dead).campaign.uuid;
        const QString left = m_disk.filePath(u"runwatt-"_s + uuid);
        const QString mark = m_home.path(u".local/state/runwatt/campaigns/"_s + uuid);
        QVERIFY(QDir(left).exists() && QFile::exists(mark));

        // To go on with it tidies up nothing that it does not reach.
        beReachable(false);
        ProgramRun resumed(m_home, {u"run"_s, plan, u"-o"_s, dead});
        QVERIFY(resumed.finish() > 0);
        QVERIFY(QDir(left).exists() && QFile::exists(mark));

        beReachable(true);
        const QString next = m_home.path(u"next.runwatt"_s);
        ProgramRun other(m_home, {u"run"_s, planFile(1), u"-o"_s, next});
        QVERIFY2(other.finish() == 0, other.errors().constData());
        QVERIFY(!QDir(left).exists());
        QVERIFY(!QFile::exists(
            m_home.path(u".local/state/runwatt/campaigns/"_s + campaignIn(next).campaign.uuid)));
    }

    void oneThatFindsNoWayToItsDeviceLeavesNoMark()
    {
        const QStringList before = marks();
        m_home.write(u".ssh/config"_s, "Host behind\n  ProxyCommand nc %h %p\n");
        const QString file = m_home.path(u"behind.runwatt"_s);
        ProgramRun run(m_home,
                       {u"run"_s, planFile(1, {{u"name"_s, u"behind"_s}, {u"host"_s, u"behind"_s}}),
                        u"-o"_s, file});
        QVERIFY(run.finish() > 0);
        QVERIFY2(run.errors().contains("ProxyCommand"), run.errors().constData());
        QCOMPARE(marks(), before);
    }

private:
    /// Without its host key nobody logs in there.
    void beReachable(bool isReachable) const
    {
        m_home.write(u".ssh/known_hosts"_s, isReachable ? m_device->knownHost() : QByteArray());
    }

    [[nodiscard]] QStringList marks() const
    {
        return QDir(m_home.path(u".local/state/runwatt/campaigns"_s)).entryList(QDir::Files);
    }

    [[nodiscard]] QString planFile(int runTime) const
    {
        return planFile(runTime, m_device->plan(u"board"_s));
    }

    [[nodiscard]] QString planFile(int runTime, QJsonObject device) const
    {
        device.insert(u"folder"_s, m_disk.path());
        return m_home.writePlan(u"plan-%1.json"_s.arg(runTime), oneTrial(device, runTime));
    }

    ProgramHome m_home;
    QTemporaryDir m_disk{u"/var/tmp/runwatt-test-XXXXXX"_s};
    std::unique_ptr<NamespaceDevice> m_device;
};

QTEST_GUILESS_MAIN(TestDeserted)
#include "tests/support/patience.h"
#include "tst_deserted.moc"
