// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What else keeps a device busy, on one whose processes are the test's alone.
#include "programrun.h"
#include "tests/support/namespacedevice.h"

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestForeignLoad : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        if (QStandardPaths::findExecutable(u"fio"_s).isEmpty())
            QSKIP("fio is not installed");
        QVERIFY(m_home.isValid());
        QVERIFY(QDir().mkpath(m_home.path(u"device"_s)));
        m_device = std::make_unique<NamespaceDevice>(m_home.path(u"device"_s));
        QVERIFY2(m_device->start("true"), m_device->log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_device->knownHost());
    }

    void theBusiestOfOthersIsToldByName()
    {
        QVERIFY(m_device->run("(awk 'BEGIN { while (1) {} }' &)"));
        const QString file = m_home.path(u"busy.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, planFile(), u"-o"_s, file});
        QVERIFY2(run.finish() == 0, run.errors().constData());
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(countTrials(data, store::TrialState::Complete), 1);
        const auto load = std::ranges::find(data.verdicts, u"foreign-load"_s,
                                            [](const auto &verdict) { return verdict.code; });
        QVERIFY(load != data.verdicts.cend());
        QVERIFY2(load->text.contains(u"awk"), qPrintable(load->text));
    }

private:
    [[nodiscard]] QString planFile() const
    {
        QJsonObject device = m_device->plan(u"board"_s);
        device.insert(u"folder"_s, m_home.path());
        return m_home.writePlan(u"plan.json"_s, oneTrial(device, 3));
    }

    ProgramHome m_home;
    std::unique_ptr<NamespaceDevice> m_device;
};

QTEST_GUILESS_MAIN(TestForeignLoad)
#include "tests/support/patience.h"
#include "tst_foreignload.moc"
