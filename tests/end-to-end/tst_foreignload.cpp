// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What else keeps a device busy, and what keeps it from being seen, on one whose processes are the
// test's alone.
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

    void aTrialWhoseHelperWasKilledIsNotObserved()
    {
        // The workload itself does that, so that it is in its window.
        const QString command = u"sh -c 'for p in /proc/[0-9]*; do if grep -aq \"def "
                                u"control[_]group\" $p/cmdline; then "
                                "kill -9 $(basename $p); echo killed 1; fi; done; sleep 8'"_s;
        const QJsonObject parameters{{u"title"_s, u"kills"_s},
                                     {u"command"_s, command},
                                     {u"final"_s, u"^killed (?<value>[0-9]+)$"_s},
                                     {u"measure"_s, u"own.count"_s},
                                     {u"seconds"_s, 8}};
        QJsonObject device = m_device->plan(u"board"_s);
        device.insert(u"folder"_s, m_home.path());
        QJsonObject plan = oneTrial(device, 8);
        plan.insert(
            u"workloads"_s,
            QJsonArray{QJsonObject{{u"benchmark"_s, u"command"_s}, {u"parameters"_s, parameters}}});
        const QString file = m_home.path(u"unseen.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, m_home.writePlan(u"unseen.json"_s, plan), u"-o"_s, file});
        run.finish();
        const store::CampaignData data = campaignIn(file);
        QVERIFY2(countTrials(data, store::TrialState::Complete) == 1, run.errors().constData());
        QStringList known;
        for (const store::VerdictRecord &verdict : data.verdicts)
            known.append(verdict.code + u": " + verdict.text);
        qInfo("%s", qPrintable(known.join(u'\n')));
        QVERIFY(known.join(u'\n').contains(u"not-observed"));
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
