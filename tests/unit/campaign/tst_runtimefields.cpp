// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/matrix.h"
#include "core/campaign/plan.h"

#include <QJsonObject>
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

/// What a plan says of its runtimes: budget, guests, containers, root file systems.
class TestRuntimeFields : public QObject
{
    Q_OBJECT

private:
    static Result<Plan> planWith(const QByteArray &guestNetwork,
                                 const QByteArray &network,
                                 const QByteArray &runtimes = "[\"VM\"]")
    {
        QByteArray json = kPlan;
        json.replace("\"user\": \"u\"",
                     QByteArray("\"user\": \"u\", \"guestNetwork\": " + guestNetwork));
        json.replace("\"seed\": 7",
                     QByteArray("\"seed\": 7, \"runtimes\": " + runtimes
                                + ", \"guest\": {\"network\": \"" + network + "\"}"));
        return parsePlan(json, QStringLiteral("plan.json"));
    }

private slots:

    void theBudgetIsKept()
    {
        QByteArray json = kPlan;
        json.replace("\"seed\": 7",
                     "\"seed\": 7, \"budget\": {\"cpus\": \"0-1\", \"memory\": \"1 GiB\"}");
        const Result<Plan> plan = parsePlan(json, QStringLiteral("plan.json"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(plan->budget.cpus, QStringLiteral("0-1"));
        QCOMPARE(plan->budget.memoryBytes, 1LL << 30);
        const Result<Plan> kept = planFromJson(toJson(*plan));
        QVERIFY(kept && *kept == *plan);
        // A plan without one is the same, and has the same hash, as before there were any.
        QVERIFY(!toJson(Plan()).contains(QStringLiteral("budget")));
    }

    void whatIsAskedOfGuestsIsKept()
    {
        QByteArray json = kPlan;
        json.replace(
            "\"seed\": 7",
            "\"seed\": 7, \"guest\": {\"accelerator\": \"tcg\", \"cache\": \"unsafe\", "
            "\"memory\": \"1 GiB\", \"kernel\": \"/boot/vmlinuz\", \"network\": \"bridge\", "
            "\"firecrackerCache\": \"Writeback\", \"firecrackerEngine\": \"Async\", "
            "\"firecrackerJailer\": true, \"vcpus\": 3, \"disk\": \"2 GiB\", "
            "\"diskBacking\": \"preallocated\"}");
        const Result<Plan> plan = parsePlan(json, QStringLiteral("plan.json"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(plan->guest.accelerator, runtime::Accelerator::Tcg);
        QCOMPARE(plan->guest.cache, runtime::DiskCache::Unsafe);
        QCOMPARE(plan->guest.memoryBytes, 1LL << 30);
        QCOMPARE(plan->guest.kernel, QStringLiteral("/boot/vmlinuz"));
        QCOMPARE(plan->guest.network, runtime::GuestNetwork::Bridge);
        QCOMPARE(plan->guest.firecrackerCache, runtime::FirecrackerCache::Writeback);
        QCOMPARE(plan->guest.firecrackerEngine, runtime::FirecrackerEngine::Async);
        QVERIFY(plan->guest.firecrackerJailer);
        QCOMPARE(plan->guest.processors, 3);
        QCOMPARE(plan->guest.diskBytes, 2LL << 30);
        QCOMPARE(plan->guest.diskBacking, runtime::DiskBacking::Preallocated);
        const Result<Plan> kept = planFromJson(toJson(*plan));
        QVERIFY(kept && *kept == *plan);
        // As with the budget: plans of before keep their hash.
        QVERIFY(!toJson(Plan()).contains(QStringLiteral("guest")));
        Plan emulated;
        emulated.guest.accelerator = runtime::Accelerator::Tcg;
        QCOMPARE(toJson(emulated)[QStringLiteral("guest")].toObject().keys(),
                 (QStringList{QStringLiteral("accelerator"), QStringLiteral("cache")}));
    }

    void aDiskTooSmallForTheFilesIsSaidBeforeAnythingRuns()
    {
        Plan plan = *parsePlan(kPlan, QStringLiteral("plan.json"));
        plan.guest.diskBytes = 1 << 20;
        QVERIFY(expand(plan)); // without guests nobody has such a disk
        plan.runtimes.append(QStringLiteral("VM"));
        const Result<Matrix> matrix = expand(plan);
        QVERIFY(!matrix);
        QCOMPARE(matrix.error().where, QStringLiteral("guest.disk"));
        plan.guest.diskBytes = 1LL << 40;
        const Result<Matrix> larger = expand(plan);
        QVERIFY2(larger, larger ? "" : qPrintable(larger.error().text()));
        // It is counted as it will be.
        QVERIFY(estimate(plan, *larger).diskBytes.front() > 1LL << 40);
    }

    void whereADevicesGuestsAreIsKept()
    {
        const QString field = QStringLiteral("guestNetwork");
        const Result<Plan> plan =
            planWith("{\"interface\": \"br0\", \"address\": \"192.0.2.30/24\", "
                     "\"gateway\": \"192.0.2.1\"}",
                     "bridge");
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        const runtime::GuestAddress expected{QStringLiteral("br0"), QStringLiteral("192.0.2.30/24"),
                                             QStringLiteral("192.0.2.1")};
        QCOMPARE(plan->devices.front().guestNetwork, expected);
        QCOMPARE(guestOptionsOn(*plan, plan->devices.front()).onDevice, expected);
        QCOMPARE(toJson(*plan)[QStringLiteral("devices")][0][field].toObject().size(), 3);
        const Result<Plan> kept = planFromJson(toJson(*plan));
        QVERIFY(kept && *kept == *plan);
        // The interface of the default route need not be named, nor a way out.
        const Result<Plan> least = planWith("{\"address\": \"192.0.2.30/24\"}", "macvtap");
        QVERIFY2(least, least ? "" : qPrintable(least.error().text()));
        QCOMPARE(least->guest.network, runtime::GuestNetwork::Macvtap);
        QCOMPARE(toJson(*least)[QStringLiteral("devices")][0][field].toObject().keys(),
                 QStringList{QStringLiteral("address")});
        // What says nothing of it keeps its hash, and is Runwatt's own bridge.
        const Result<Plan> own = planWith("{}", "bridge");
        QVERIFY2(own, own ? "" : qPrintable(own.error().text()));
        QVERIFY(!toJson(*own)[QStringLiteral("devices")][0].toObject().contains(field));
        QVERIFY(!runtime::hasSecondCard(guestOptionsOn(*own, own->devices.front())));
    }

    void whereGuestsCannotBeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QByteArray>("network");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QByteArray &where, const QByteArray &network,
                            const QString &said) {
            QTest::newRow(name) << where << network << said;
        };
        const QString address = QStringLiteral("devices[0].guestNetwork.address: ");
        row("no address", "{\"interface\": \"eth0\"}", "macvtap",
            address + QStringLiteral("is missing"));
        row("nothing of it", "{}", "macvtap", address + QStringLiteral("is missing"));
        row("no bridge", "{\"address\": \"192.0.2.30/24\"}", "bridge",
            QStringLiteral("devices[0].guestNetwork.interface: is missing"));
        row("no second card", "{\"address\": \"192.0.2.30/24\"}", "tap",
            QStringLiteral("devices[0].guestNetwork: guests have no second card"));
        row("a hostile name", "{\"interface\": \"a;reboot\"}", "macvtap",
            QStringLiteral("devices[0].guestNetwork.interface: is not the name"));
        row("an unknown field", "{\"dhcp\": true}", "macvtap", QStringLiteral("dhcp"));
    }

    void whereGuestsCannotBeIsRefused()
    {
        QFETCH(const QByteArray, where);
        QFETCH(const QByteArray, network);
        QFETCH(const QString, said);
        const Result<Plan> plan = planWith(where, network);
        QVERIFY(!plan);
        QVERIFY2(plan.error().text().contains(said), qPrintable(plan.error().text()));
    }

    void firecrackerCannotHaveAMacvtap()
    {
        const QByteArray where = "{\"address\": \"192.0.2.30/24\"}";
        const Result<Plan> plan = planWith(where, "macvtap", "[\"VM\", \"FC\"]");
        QVERIFY(!plan);
        QVERIFY2(plan.error().text().contains(QStringLiteral("guest.network: Firecracker can't")),
                 qPrintable(plan.error().text()));
        QVERIFY(plan.error().remedy.contains(QStringLiteral("bridge")));
        // As the wizard leaves it out where it can't be.
        const Result<Plan> without =
            planWith(where, "macvtap", "[\"VM\", \"FC\"], \"exclusions\": [{\"runtime\": \"FC\"}]");
        QVERIFY2(without, without ? "" : qPrintable(without.error().text()));
        // Nobody needs an address for guests that there are none of.
        QVERIFY(planWith("{}", "macvtap", "[\"NT\"]"));
    }

    void theContainersEngineIsKept()
    {
        QByteArray json = kPlan;
        json.replace("\"seed\": 7", "\"seed\": 7, \"container\": {\"engine\": \"podman\"}");
        const Result<Plan> plan = parsePlan(json, QStringLiteral("plan.json"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(plan->container.engine, runtime::Engine::Podman);
        const Result<Plan> kept = planFromJson(toJson(*plan));
        QVERIFY(kept && *kept == *plan);
        QVERIFY(!toJson(Plan()).contains(QStringLiteral("container")));
        // A plan of before there was a choice for Kata keeps its hash.
        const QString container = QStringLiteral("container");
        QVERIFY(!toJson(*plan)[container].toObject().contains(QStringLiteral("kataEngine")));
        Plan other = *plan;
        other.container.kataEngine = runtime::Engine::Docker;
        QVERIFY(!toJson(*plan)[container].toObject().contains(QStringLiteral("kataStorage")));
        other.container.kataStorage = runtime::KataStorage::Block;
        QCOMPARE(toJson(other)[container].toObject()[QStringLiteral("kataStorage")].toString(),
                 QStringLiteral("block"));
        const Result<Plan> again = planFromJson(toJson(other));
        QVERIFY(again);
        QCOMPARE(*again, other);
    }

    void theContainersNetworkIsKept()
    {
        const QString container = QStringLiteral("container");
        const QString network = QStringLiteral("network");
        for (const QString &word :
             {QStringLiteral("host"), QStringLiteral("bridge"), QStringLiteral("none")}) {
            QByteArray json = kPlan;
            json.replace("\"seed\": 7",
                         QByteArray("\"seed\": 7, \"container\": {\"network\": \"" + word.toLatin1()
                                    + "\"}"));
            const Result<Plan> plan = parsePlan(json, QStringLiteral("plan.json"));
            QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
            QVERIFY(plan->container.network && toWord(*plan->container.network) == word);
            QCOMPARE(toJson(*plan)[container].toObject()[network].toString(), word);
            const Result<Plan> kept = planFromJson(toJson(*plan));
            QVERIFY(kept && *kept == *plan);
        }
        // Said is something else than not said, which is different for RC and KC, and keeps the
        // hash of plans of before there was a choice.
        Plan plan;
        plan.container.engine = runtime::Engine::Podman;
        QCOMPARE(toJson(plan)[container].toObject().keys(), QStringList{QStringLiteral("engine")});
        QCOMPARE(runtime::networkOf(plan.container, QStringLiteral("RC")),
                 runtime::ContainerNetwork::Host);
        QCOMPARE(runtime::networkOf(plan.container, QStringLiteral("KC")),
                 runtime::ContainerNetwork::None);
    }

    void nativeRunsInTheDevicesOwnRootFileSystemUnlessAsked()
    {
        QByteArray json = kPlan;
        json.replace("\"seed\": 7", "\"seed\": 7, \"native\": {\"root\": \"common\"}");
        const Result<Plan> plan = parsePlan(json, QStringLiteral("plan.json"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(plan->native.root, runtime::NativeRoot::Common);
        const Result<Plan> kept = planFromJson(toJson(*plan));
        QVERIFY(kept && *kept == *plan);
        // What says nothing of it keeps its hash.
        QVERIFY(!toJson(Plan()).contains(QStringLiteral("native")));
    }

    void theRootFileSystemIsOfTheDevicesProgramsUnlessAsked_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<runtime::RootSource>("source");
        QTest::newRow("distribution")
            << QByteArray("distribution") << runtime::RootSource::Distribution;
        QTest::newRow("tar") << QByteArray("/home/pi/it's a root.tar") << runtime::RootSource::Tar;
    }

    void theRootFileSystemIsOfTheDevicesProgramsUnlessAsked()
    {
        QFETCH(const QByteArray, word);
        QFETCH(const runtime::RootSource, source);
        QByteArray json = kPlan;
        const QByteArray field = "\"seed\": 7, \"root\": {\"from\": \"" + word + "\"}";
        json.replace("\"seed\": 7", field);
        const Result<Plan> plan = parsePlan(json, QStringLiteral("plan.json"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().text()));
        QCOMPARE(plan->root.from, source);
        QCOMPARE(runtime::toWord(plan->root), QString::fromUtf8(word));
        const Result<Plan> kept = planFromJson(toJson(*plan));
        QVERIFY(kept && *kept == *plan);
        // What says nothing of it keeps its hash.
        QVERIFY(!toJson(Plan()).contains(QStringLiteral("root")));
    }
};

QTEST_GUILESS_MAIN(TestRuntimeFields)
#include "tst_runtimefields.moc"
