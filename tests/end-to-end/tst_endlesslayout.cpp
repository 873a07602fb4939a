// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device whose storage takes no more writes: the file is never made, and the campaign goes on.
#include "programrun.h"
#include "tests/support/namespacedevice.h"
#include "tests/support/patience.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;

class TestEndlessLayout : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase()
    {
        m_fio = QStandardPaths::findExecutable(u"fio"_s);
        if (m_fio.isEmpty())
            QSKIP("fio is not installed");
        if (const QString obstacle = NamespaceDevice::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        QVERIFY(m_home.isValid());
        QVERIFY(QDir().mkpath(m_home.path(u"device"_s)));
        QVERIFY(QDir().mkpath(m_home.path(u"bin"_s)));
        // The real one, but for the making of files, of which it writes a part and no more.
        const QString program = m_home.path(u"bin/fio"_s);
        m_home.write(
            u"bin/fio"_s,
            "#!/bin/sh\ncase \" $* \" in *' --create_only=1 '*) exec sleep 1000 ;; esac\nexec "
                + m_fio.toUtf8() + " \"$@\"\n");
        QVERIFY(QFile::setPermissions(program,
                                      QFile::permissions(program) | QFile::ExeOwner
                                          | QFile::ExeGroup | QFile::ExeOther));
        m_device = std::make_unique<NamespaceDevice>(m_home.path(u"device"_s));
        QVERIFY2(m_device->start("mount --bind " + m_home.path(u"bin"_s).toUtf8()
                                 + " /usr/local/sbin\n"),
                 m_device->log().constData());
        m_home.write(u".ssh/known_hosts"_s, m_device->knownHost());
    }

    void aFileThatIsNeverMadeIsGivenUpAndTheCampaignGoesOn()
    {
        const QString file = m_home.path(u"endless.runwatt"_s);
        ProgramRun run(m_home, {u"run"_s, writePlan(), u"-o"_s, file});
        run.finish();
        const store::CampaignData data = campaignIn(file);
        QCOMPARE(data.trials.size(), std::size_t(2));
        for (const store::TrialRecord &trial : data.trials) {
            const store::CellRecord *cell = data.find(trial.cell);
            const bool needsFile = data.find(cell->workload)->benchmark == u"fio";
            QCOMPARE(trial.state,
                     needsFile ? store::TrialState::Failed : store::TrialState::Complete);
            if (!needsFile)
                continue;
            for (const QString &part : {u"file was not made in time"_s, u"board: "_s,
                                        u"given up after 6 s"_s, u"patienceSeconds"_s})
                QVERIFY2(trial.error.contains(part), qPrintable(trial.error));
        }
    }

private:
    [[nodiscard]] QString writePlan() const
    {
        QJsonObject device = m_device->plan(u"board"_s);
        device.insert(u"folder"_s, m_home.path());
        const QJsonObject parameters{{u"requestSize"_s, 4096},
                                     {u"operation"_s, u"read"_s},
                                     {u"fileSize"_s, u"1 MiB"_s},
                                     {u"runTime"_s, 1}};
        return m_home.writePlan(
            u"plan.json"_s,
            {{u"devices"_s, QJsonArray{device}},
             {u"workloads"_s,
              QJsonArray{QJsonObject{{u"benchmark"_s, u"fio"_s}, {u"parameters"_s, parameters}},
                         QJsonObject{{u"benchmark"_s, u"idle"_s},
                                     {u"parameters"_s, QJsonObject{{u"runTime"_s, 1}}}}}},
             {u"repetitions"_s, 1},
             {u"seed"_s, 1},
             {u"conditions"_s,
              QJsonObject{
                  {u"idleSeconds"_s, 0}, {u"dropCaches"_s, false}, {u"patienceSeconds"_s, 2}}}});
    }

    ProgramHome m_home;
    QString m_fio;
    std::unique_ptr<NamespaceDevice> m_device;
};

QTEST_GUILESS_MAIN(TestEndlessLayout)
#include "tst_endlesslayout.moc"
