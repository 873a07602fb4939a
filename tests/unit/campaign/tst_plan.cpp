// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/diskspace.h"
#include "core/campaign/matrix.h"
#include "core/campaign/plan.h"
#include "core/campaign/planfile.h"
#include "core/campaign/timeleft.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace runwatt;
using namespace runwatt::campaign;

namespace {

const QByteArray kPlan = R"({
 "title": "t",
 "devices": [{"name": "pi", "host": "pi.local", "user": "u"}],
 "workloads": [{"benchmark": "fio", "parameters": {
   "pattern": ["sequential", "random"], "operation": ["read", "write"],
   "requestSize": ["4 KiB", 131072], "runTime": 4, "fileSize": "64 MiB"}}],
 "repetitions": 3,
 "seed": 7
})";

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private slots:

    void aPlanSurvivesItsOwnFile()
    {
        const Result<Plan> plan = parsePlan(kPlan, QStringLiteral("plan.json"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        const Result<Plan> again = parsePlan(toFile(*plan), QStringLiteral("again.json"));
        QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
        QVERIFY(*plan == *again);
        QCOMPARE(planHash(toJson(*plan)), planHash(toJson(*again)));
    }

    void aListOfNoValueIsNamed()
    {
        const Result<Plan> plan = parsePlan(
            QByteArray(kPlan).replace("[\"sequential\", \"random\"]", "[]"), QStringLiteral("p"));
        const Error error = plan ? expand(*plan).error() : plan.error();
        QVERIFY2(error.text().contains(QStringLiteral("workloads[0].parameters.pattern")),
                 qPrintable(error.text()));
        QVERIFY2(error.text().contains(QStringLiteral("this list of values is empty")),
                 qPrintable(error.text()));
    }

    void preconditioningIsPartOfThePlan()
    {
        const auto with = [](const QByteArray &fields) {
            const QByteArray conditions = "\"conditions\": {" + fields + '}';
            return parsePlan(QByteArray(kPlan).replace("\"seed\": 7", conditions),
                             QStringLiteral("plan.json"));
        };
        using benchmark::Preconditioning;
        const Result<Plan> plan = with("\"precondition\": \"random\", \"preconditionPasses\": 3");
        QVERIFY(plan);
        QCOMPARE(plan->conditions.precondition,
                 (Preconditioning{Preconditioning::Kind::Random, 3}));
        QVERIFY(planFromJson(toJson(*plan))->conditions == plan->conditions);
        // A plan without keeps the hash that it had in earlier versions.
        const Result<Plan> without = with("\"precondition\": \"layout\"");
        QVERIFY(without);
        QVERIFY(!toJson(*without)[QStringLiteral("conditions")].toObject().contains(
            QStringLiteral("precondition")));
        QVERIFY(!with("\"precondition\": \"trim\""));
        QVERIFY(!with("\"preconditionPasses\": 21"));
    }

    void mistakesNameLineAndField_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("field");
        QTest::addRow("repetitions out of range")
            << QByteArray("\"repetitions\": 3") << QByteArray("\"repetitions\": 0") << "plan.json:7"
            << "repetitions";
        QTest::addRow("misspelt field")
            << QByteArray("\"repetitions\"") << QByteArray("\"repetition\"") << "plan.json:7"
            << "repetition";
        QTest::addRow("field of a device")
            << QByteArray("\"user\": \"u\"") << QByteArray("\"port\": 70000") << "plan.json:3"
            << "devices[0].port";
        QTest::addRow("field that is missing")
            << QByteArray("\"host\": \"pi.local\", ") << QByteArray() << "plan.json:3"
            << "devices[0].host";
        QTest::addRow("this computer and a host")
            << QByteArray("\"user\": \"u\"") << QByteArray("\"thisComputer\": true")
            << "plan.json:3"
            << "devices[0].host";
        QTest::addRow("field twice")
            << QByteArray("\"seed\": 7") << QByteArray("\"repetitions\": 3") << "plan.json:8"
            << "repetitions";
        QTest::addRow("field twice, the second with an escape")
            << QByteArray("\"user\": \"u\"") << QByteArray("\"\\u006eame\": \"other\"")
            << "plan.json:3"
            << "devices[0].name";
        QTest::addRow("runtime twice")
            << QByteArray("\"seed\": 7") << QByteArray("\"runtimes\": [\"NT\", \"NT\"]")
            << "plan.json:8"
            << "runtimes";
        QTest::addRow("budget without a unit that is known")
            << QByteArray("\"seed\": 7") << QByteArray("\"budget\": {\"memory\": \"512 MB\"}")
            << "plan.json:8"
            << "budget.memory";
        QTest::addRow("budget too small for anything")
            << QByteArray("\"seed\": 7") << QByteArray("\"budget\": {\"memory\": \"63 MiB\"}")
            << "plan.json:8"
            << "budget.memory";
        QTest::addRow("budget of processors that are none")
            << QByteArray("\"seed\": 7") << QByteArray("\"budget\": {\"cpus\": \"two\"}")
            << "plan.json:8"
            << "budget.cpus";
        QTest::addRow("container engine that is not known")
            << QByteArray("\"seed\": 7") << QByteArray("\"container\": {\"engine\": \"lxc\"}")
            << "plan.json:8"
            << "container.engine";
        QTest::addRow("root file system from a path that is not absolute")
            << QByteArray("\"seed\": 7") << QByteArray("\"root\": {\"from\": \"root.tar\"}")
            << "plan.json:8"
            << "root.from";
        QTest::addRow("root file system of NT that is not known")
            << QByteArray("\"seed\": 7") << QByteArray("\"native\": {\"root\": \"theirs\"}")
            << "plan.json:8"
            << "native.root";
        QTest::addRow("engine that knows no Kata")
            << QByteArray("\"seed\": 7")
            << QByteArray("\"container\": {\"kataEngine\": \"podman\"}") << "plan.json:8"
            << "container.kataEngine";
        QTest::addRow("storage that is not known")
            << QByteArray("\"seed\": 7") << QByteArray("\"container\": {\"kataStorage\": \"nvme\"}")
            << "plan.json:8"
            << "container.kataStorage";
        QTest::addRow("container network that is not known")
            << QByteArray("\"seed\": 7") << QByteArray("\"container\": {\"network\": \"macvlan\"}")
            << "plan.json:8"
            << "container.network";
        QTest::addRow("guest of no kind that is known")
            << QByteArray("\"seed\": 7") << QByteArray("\"guest\": {\"accelerator\": \"xen\"}")
            << "plan.json:8"
            << "guest.accelerator";
        QTest::addRow("guest with a cache mode that is none")
            << QByteArray("\"seed\": 7") << QByteArray("\"guest\": {\"cache\": \"some\"}")
            << "plan.json:8"
            << "guest.cache";
        QTest::addRow("guest too small for its kernel")
            << QByteArray("\"seed\": 7") << QByteArray("\"guest\": {\"memory\": \"64 MiB\"}")
            << "plan.json:8"
            << "guest.memory";
        QTest::addRow("guest's kernel somewhere")
            << QByteArray("\"seed\": 7") << QByteArray("\"guest\": {\"kernel\": \"vmlinuz\"}")
            << "plan.json:8"
            << "guest.kernel";
        QTest::addRow("not JSON") << QByteArray("\"seed\": 7") << QByteArray("\"seed\" 7")
                                  << "plan.json:8"
                                  << "JSON";
    }

    void mistakesNameLineAndField()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, where);
        QFETCH(QString, field);
        QByteArray json = kPlan;
        json.replace(from, to);
        const Result<Plan> plan = parsePlan(json, QStringLiteral("plan.json"));
        QVERIFY(!plan);
        QCOMPARE(plan.error().where, where);
        QVERIFY2(plan.error().what.contains(field), qPrintable(plan.error().what));
    }

    void whatNobodyCanMeanIsReadFromACampaignOfAnEarlierVersion()
    {
        Plan plan = *parsePlan(kPlan, QStringLiteral("plan.json"));
        plan.devices.front().thisComputer = true;
        plan.runtimes = {QStringLiteral("NT"), QStringLiteral("NT")};
        plan.exclusions.push_back({{}, {}, QStringLiteral("no such workload")});
        const Result<Plan> kept = planFromJson(toJson(plan));
        QVERIFY2(kept, kept ? "" : qPrintable(kept.error().text()));
        QVERIFY(*kept == plan);
        QVERIFY(expand(*kept));
    }

    void aPlanToRunMustDoAllThatItSays_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("field");
        const QByteArray seed = "\"seed\": 7";
        QTest::addRow("exclusion of a title that is none")
            << seed << QByteArray("\"exclusions\": [{\"workload\": \"fio random raed, 4 KiB\"}]")
            << 8 << "exclusions[0]: ";
        QTest::addRow("exclusion of a device that is none")
            << seed
            << QByteArray("\"exclusions\": [{\"runtime\": \"NT\",\n"
                          "\"workload\": \"fio random read, 4 KiB\"},\n{\"device\": \"nano\"}]")
            << 10 << "exclusions[1]: ";
        QTest::addRow("everything left out")
            << seed << QByteArray("\"exclusions\": [{\"device\": \"pi\"}]") << 8 << "exclusions: ";
        QTest::addRow("value of a parameter")
            << QByteArray("\"runTime\": 4") << QByteArray("\"runTime\": -4") << 6
            << "workloads[0].parameters.runTime: ";
        QTest::addRow("unknown parameter") << QByteArray("\"runTime\"") << QByteArray("\"runtime\"")
                                           << 6 << "workloads[0].parameters.runtime: ";
        QTest::addRow("unknown benchmark")
            << QByteArray("\"fio\"") << QByteArray("\"dd\"") << 4 << "workloads[0]: ";
    }

    void aPlanToRunMustDoAllThatItSays()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, line);
        QFETCH(QString, field);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("plan.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray json = kPlan;
        file.write(json.replace(from, to));
        file.close();
        const Result<Plan> refused = readPlanToRun(file.fileName());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QCOMPARE(refused.error().where, QString(file.fileName() + u':' + QString::number(line)));
        QVERIFY2(refused.error().what.startsWith(field), qPrintable(refused.error().what));
        // In the wizard it can be mended.
        QVERIFY(readPlanFile(file.fileName()));
    }

    void exclusionsThatLeaveNothingOutAreFoundAndDropped()
    {
        Plan plan = *parsePlan(kPlan, QStringLiteral("plan.json"));
        const Exclusion met{{}, {}, expand(plan)->workloads.front().title};
        plan.exclusions = {{{}, {}, QStringLiteral("gone")}, met, {{}, QStringLiteral("VM"), {}}};
        QCOMPARE(*idleExclusions(plan), (std::vector<std::size_t>{0, 2}));
        QCOMPARE(withoutIdleExclusions(plan).exclusions, std::vector<Exclusion>{met});
    }

    void aPlanWithoutASeedGetsOne()
    {
        QByteArray json = kPlan;
        json.replace(",\n \"seed\": 7", "");
        const Result<Plan> plan = parsePlan(json, QStringLiteral("plan.json"));
        QVERIFY(plan);
        QVERIFY(toJson(*plan).contains(QStringLiteral("seed")));
    }

    void repetitionsAreBlocksInAnOrderThatTheSeedDecides()
    {
        Plan plan = *parsePlan(kPlan, QStringLiteral("plan.json"));
        const Result<Matrix> matrix = expand(plan);
        QVERIFY2(matrix, matrix ? "" : qPrintable(matrix.error().text()));
        QCOMPARE(matrix->workloads.size(), std::size_t(8));
        QCOMPARE(matrix->trials.size(), std::size_t(24));
        for (std::size_t block = 0; block < 3; ++block) {
            QSet<int> cells;
            for (std::size_t i = 0; i < 8; ++i) {
                const PlannedTrial &trial = matrix->trials[block * 8 + i];
                QCOMPARE(trial.repetition, static_cast<int>(block) + 1);
                QCOMPARE(trial.position, static_cast<int>(block * 8 + i) + 1);
                cells.insert(trial.cell);
            }
            QCOMPARE(cells.size(), 8);
        }
        const auto order = [](const Matrix &of) {
            QList<int> cells;
            for (const PlannedTrial &trial : of.trials)
                cells.append(trial.cell);
            return cells;
        };
        QCOMPARE(order(*expand(plan)), order(*matrix));
        plan.seed = 8;
        QVERIFY(order(*expand(plan)) != order(*matrix));
    }

    void exclusionsLeaveCellsOut()
    {
        Plan plan = *parsePlan(kPlan, QStringLiteral("plan.json"));
        Exclusion rule;
        rule.workload = expand(plan)->workloads.front().title;
        plan.exclusions.push_back(rule);
        QCOMPARE(expand(plan)->cells.size(), std::size_t(7));
        plan.exclusions.front() = Exclusion{QStringLiteral("pi"), {}, {}};
        QVERIFY(!expand(plan));
    }

    void workloadsOfOneTitleAreToldApartByWhatDiffers()
    {
        QByteArray json = kPlan;
        json.replace("\"64 MiB\"", "[\"64 MiB\", \"1 GiB\"]");
        Plan plan = *parsePlan(json, QStringLiteral("plan.json"));
        const Matrix matrix = *expand(plan);
        QSet<QString> titles;
        for (const Workload &workload : matrix.workloads)
            titles.insert(workload.title);
        QCOMPARE(titles.size(), 16);
        QVERIFY(titles.contains(QStringLiteral("fio random read, 4 KiB, file of 1 GiB")));
        // So one of them can be left out, and only that one.
        plan.exclusions.push_back({{}, {}, *titles.cbegin()});
        QCOMPARE(expand(plan)->cells.size(), std::size_t(15));
    }

    void aTitleThatIsAloneSaysNoMoreThanItMust()
    {
        const Matrix matrix = *expand(*parsePlan(kPlan, QStringLiteral("plan.json")));
        for (const Workload &workload : matrix.workloads)
            QVERIFY2(!workload.title.contains(QStringLiteral("file")), qPrintable(workload.title));
    }

    void eachDeviceNeedsTheFilesOfItsOwnCellsAlone()
    {
        constexpr qint64 kMebibyte = 1024 * 1024;
        Plan plan = *parsePlan(kPlan, QStringLiteral("plan.json"));
        DevicePlan other = plan.devices.front();
        other.name = QStringLiteral("nano");
        plan.devices.push_back(other);
        WorkloadPlan large = plan.workloads.front();
        large.parameters.insert(QStringLiteral("fileSize"), QStringLiteral("1 GiB"));
        large.parameters.insert(QStringLiteral("requestSize"), QStringLiteral("8 KiB"));
        plan.workloads.push_back(large);
        const auto needs = [&plan] { return estimate(plan, *expand(plan)).diskBytes; };
        const std::vector<qint64> both{1088 * kMebibyte, 1088 * kMebibyte};
        QCOMPARE(needs(), both);
        const Matrix matrix = *expand(plan);
        for (const Workload &workload : matrix.workloads) {
            if (workload.title.contains(QStringLiteral("8 KiB")))
                plan.exclusions.push_back({QStringLiteral("nano"), {}, workload.title});
        }
        const std::vector<qint64> smaller{1088 * kMebibyte, 64 * kMebibyte};
        QCOMPARE(needs(), smaller);
    }

    void whatExactlyFitsIsLetIn()
    {
        device::Storage storage;
        storage.folder = QStringLiteral("/data");
        storage.freeBytes = 100;
        QVERIFY(checkDiskSpace(QStringLiteral("pi"), storage, 100));
        const Result<void> refused = checkDiskSpace(QStringLiteral("pi"), storage, 101);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NoSpace);
        QVERIFY(refused.error().text().contains(QStringLiteral("pi: /data")));
        QVERIFY(!refused.error().remedy.isEmpty());
    }

    void aWrongParameterIsNamed()
    {
        QByteArray json = kPlan;
        json.replace("\"runTime\": 4", "\"runTime\": -4");
        const Result<Matrix> matrix = expand(*parsePlan(json, QStringLiteral("plan.json")));
        QVERIFY(!matrix);
        QVERIFY2(matrix.error().where.contains(QStringLiteral("runTime")),
                 qPrintable(matrix.error().text()));
    }

    void timeLeftFollowsWhatWasSeen()
    {
        const Plan plan = *parsePlan(kPlan, QStringLiteral("plan.json"));
        const Matrix matrix = *expand(plan);
        TimeLeft left(plan, matrix);
        std::vector<std::size_t> rest;
        for (std::size_t i = 4; i < matrix.trials.size(); ++i)
            rest.push_back(i);
        const TimeLeft::Range before = left.remaining(rest, std::chrono::nanoseconds(0));
        QVERIFY(before.low.count() > 0);
        QVERIFY(before.low <= before.high);
        for (std::size_t i = 0; i < 4; ++i)
            left.add(i, std::chrono::seconds(100));
        const TimeLeft::Range after = left.remaining(rest, std::chrono::nanoseconds(0));
        QVERIFY(after.low > before.low);
        QCOMPARE(after.low, after.high);
        QCOMPARE(after.low.count(), 2000);
        // However long the running one takes, the others are still to come.
        QCOMPARE(left.remaining(rest, std::chrono::hours(1)).low.count(), 1900);
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
