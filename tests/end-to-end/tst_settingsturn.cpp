// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device whose link is cut, and whose turn another campaign has when it is back: no setting of it
// is changed meanwhile.
#include "programrun.h"
#include "tests/support/namespacedevice.h"
#include "tests/support/patience.h"
#include "tests/support/tcpproxy.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestSettingsTurn : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        qputenv("RUNWATT_TURNS", turns().toUtf8());
        QVERIFY(QDir().mkpath(m_home.path(u"device"_s)));
        QVERIFY(QDir().mkpath(m_home.path(u"cpu/cpu0/cpufreq"_s)));
        m_home.write(u"cpu/online"_s, "0\n");
        m_home.write(u"cpu/possible"_s, "0\n");
        m_home.write(u"cpu/present"_s, "0\n");
        m_home.write(u"cpu/cpu0/cpufreq/scaling_available_governors"_s, "performance powersave\n");
        m_home.write(u"cpu/cpu0/cpufreq/scaling_governor"_s, "powersave\n");
        m_device = std::make_unique<NamespaceDevice>(m_home.path(u"device"_s));
        QVERIFY2(m_device->start("mount --bind " + m_home.path(u"cpu"_s).toUtf8()
                                 + " /sys/devices/system/cpu\n"),
                 m_device->log().constData());
        const int port = m_device->plan(u"board"_s).value(u"port"_s).toInt();
        m_proxy = std::make_unique<TcpProxy>(quint16(port));
        const QByteArray direct = ':' + QByteArray::number(port) + ' ';
        const QByteArray proxied = ':' + QByteArray::number(m_proxy->port()) + ' ';
        m_home.write(u".ssh/known_hosts"_s, m_device->knownHost().replace(direct, proxied));
    }

    void theGovernorIsSetAgainOnlyWhenTheTurnIsTheCampaignsAgain()
    {
        const QString file = m_home.path(u"cut.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(), u"-o"_s, file});
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        QCOMPARE(governor(), "performance");
        m_proxy->refuse();
        m_proxy->cut();
        QTRY_COMPARE(governor(), "powersave");
        QTRY_VERIFY(!QDir(turns()).exists());
        // Another campaign's, as turn.sh takes it.
        const QByteArray lock = turns().toUtf8() + "/lock";
        QVERIFY(m_device->run("mkdir " + turns().toUtf8() + " && echo another >" + lock
                              + " && exec 8<" + lock + " && flock 8"));
        m_proxy->allow();
        QVERIFY2(run.waitFor([&] {
            return isSaid(file, u"Waiting for another campaign there: another"_s);
        }),
                 run.errors().constData());
        QCOMPARE(governor(), "powersave");
        QVERIFY(m_device->run("rm " + lock + " && exec 8<&-"));
        QVERIFY2(run.waitFor([&] { return isInPhase(file, store::Phase::Measure); }),
                 run.errors().constData());
        QCOMPARE(governor(), "performance");
        QVERIFY2(run.finish() == 0, run.errors().constData());
        QTRY_COMPARE(governor(), "powersave");
    }

private:
    [[nodiscard]] QString turns() const { return m_home.path(u"turns"_s); }

    [[nodiscard]] QByteArray governor() const
    {
        return ssh::readAll(m_home.path(u"cpu/cpu0/cpufreq/scaling_governor"_s)).trimmed();
    }

    static bool isSaid(const QString &file, const QString &text)
    {
        const store::CampaignData data = campaignIn(file);
        return std::ranges::any_of(
            data.events, [&text](const store::EventRecord &event) { return event.text == text; });
    }

    [[nodiscard]] QString writePlan() const
    {
        QJsonObject device = m_device->plan(u"board"_s);
        device.insert(u"port"_s, m_proxy->port());
        device.insert(u"folder"_s, m_home.path());
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"1 MiB"_s},
                                     {u"runTime"_s, 8}};
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s, QJsonArray{device}},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}}}},
             {u"repetitions"_s, 1},
             {u"seed"_s, 1},
             {u"conditions"_s,
              QJsonObject{{u"idleSeconds"_s, 0},
                          {u"dropCaches"_s, false},
                          {u"governor"_s, u"performance"_s}}}});
    }

    ProgramHome m_home;
    std::unique_ptr<NamespaceDevice> m_device;
    std::unique_ptr<TcpProxy> m_proxy;
};

QTEST_GUILESS_MAIN(TestSettingsTurn)
#include "tst_settingsturn.moc"
