// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/planrecords.h"
#include "core/store/reader.h"
#include "tests/unit/ssh/fixture.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace runwatt;
using namespace runwatt::campaign;

class TestPlanRecords : public QObject
{
    Q_OBJECT

private slots:

    void whatWasWrittenIsFoundAgain()
    {
        const Plan plan = makePlan();
        const Matrix matrix = *expand(plan);
        PlanRecords written;
        const store::CampaignData data = writtenWith(plan, matrix, &written);
        const Result<PlanRecords> adopted = adoptRecords(data, plan, matrix);
        QVERIFY(adopted);
        QCOMPARE(adopted->devices, written.devices);
        QCOMPARE(adopted->workloads, written.workloads);
        QCOMPARE(adopted->cells, written.cells);
        QCOMPARE(adopted->cells.size(), std::size_t(2));
    }

    void otherCellsThanThePlanGivesAreRefused()
    {
        const Plan plan = makePlan();
        const store::CampaignData data = writtenWith(plan, *expand(plan), nullptr);
        Plan fewer = plan;
        fewer.exclusions.push_back({QString(), QString(), expand(plan)->workloads.front().title});
        const Result<PlanRecords> adopted = adoptRecords(data, fewer, *expand(fewer));
        QVERIFY(!adopted);
        QCOMPARE(adopted.error().code, ErrorCode::Corrupt);
        QVERIFY(!adopted.error().remedy.isEmpty());
    }

    void aTrialInTheFileKeepsItsMarkInTheQueue()
    {
        const Plan plan = makePlan();
        const Matrix matrix = *expand(plan);
        store::CampaignData data;
        store::TrialRecord trial;
        trial.id = {7};
        trial.position = 1;
        trial.state = store::TrialState::Complete;
        trial.origin = Origin::Emulated;
        data.trials.push_back(trial);
        const QList<TrialStatus> queue = queueOf(plan, matrix, data);
        QVERIFY(queue.front().origin == Origin::Emulated);
        QVERIFY(queue.back().origin == Origin::Measured); // waits
    }

private:
    static Plan makePlan()
    {
        Plan plan;
        plan.title = u"records"_s;
        DevicePlan device;
        device.name = u"board"_s;
        device.host = u"192.0.2.7"_s;
        plan.devices.push_back(device);
        plan.runtimes = QStringList{u"NT"_s};
        plan.workloads.push_back({u"fio"_s, {{u"operation"_s, QJsonArray{u"read"_s, u"write"_s}}}});
        return plan;
    }

    /// What a new campaign's file holds once the plan's parts are written.
    static store::CampaignData
    writtenWith(const Plan &plan, const Matrix &matrix, PlanRecords *written)
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"records.runwatt"_s);
        store::CampaignRecord campaign;
        campaign.title = plan.title;
        auto made = ssh::await(store::CampaignWriter::create(file, campaign, StopToken()));
        const PlanRecords records = recordPlan(made->value().get(), plan, matrix);
        if (written)
            *written = records;
        ssh::await((*made)->get()->close(StopToken()));
        return store::CampaignReader::open(file)->data().value();
    }
};

QTEST_GUILESS_MAIN(TestPlanRecords)
#include "tst_planrecords.moc"
