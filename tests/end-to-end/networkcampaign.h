// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programrun.h"

#include <QMap>

namespace runwatt {

/// A line of shell in the device's network, where the peer's has a name.
[[nodiscard]] inline bool inNetwork(const QByteArray &line)
{
    return QProcess::execute(QStringLiteral("sh"),
                             {QStringLiteral("-c"), QString::fromLatin1(line)})
        == 0;
}

/// A workload of a benchmark with but this parameter, in seconds.
[[nodiscard]] inline QJsonObject networkWorkload(const QString &benchmark, int runTime)
{
    const QJsonObject parameters{{QStringLiteral("runTime"), runTime}};
    return {{QStringLiteral("benchmark"), benchmark}, {QStringLiteral("parameters"), parameters}};
}

/// A plan of one repetition for a device with these workloads and runtimes, of which all with a
/// network of their own are on bridges.
[[nodiscard]] inline QJsonObject networkPlan(const QJsonObject &device,
                                             const QJsonObject &peer,
                                             const QJsonArray &workloads,
                                             const QJsonArray &runtimes)
{
    return {
        {QStringLiteral("devices"), QJsonArray{device}},
        {QStringLiteral("peer"), peer},
        {QStringLiteral("runtimes"), runtimes},
        {QStringLiteral("workloads"), workloads},
        {QStringLiteral("repetitions"), 1},
        {QStringLiteral("seed"), 1},
        {QStringLiteral("budget"), QJsonObject{{QStringLiteral("cpus"), QStringLiteral("0")}}},
        {QStringLiteral("container"),
         QJsonObject{{QStringLiteral("network"), QStringLiteral("bridge")}}},
        {QStringLiteral("guest"),
         QJsonObject{{QStringLiteral("accelerator"), QStringLiteral("tcg")},
                     {QStringLiteral("network"), QStringLiteral("bridge")},
                     {QStringLiteral("memory"), QStringLiteral("384 MiB")}}},
        {QStringLiteral("conditions"),
         QJsonObject{{QStringLiteral("idleSeconds"), 0}, {QStringLiteral("dropCaches"), false}}}};
}

/// What a campaign of this plan measures, in a file of its own.
[[nodiscard]] inline store::CampaignData
measuredNetwork(const ProgramHome &home, const QJsonObject &plan, int limitMs)
{
    const QString file = home.path(QStringLiteral("network.runwatt"));
    QFile::remove(file);
    ProgramRun run(home,
                   {QStringLiteral("run"), home.writePlan(QStringLiteral("plan.json"), plan),
                    QStringLiteral("-o"), file});
    const int status = run.finish(limitMs);
    const store::CampaignData data = campaignIn(file);
    if (status != 0)
        qWarning("%s",
                 data.trials.empty() ? run.errors().constData()
                                     : qPrintable(data.trials.back().error));
    return data;
}

/// The plan with all offloads switched off.
[[nodiscard]] inline QJsonObject withoutOffloads(QJsonObject plan)
{
    QJsonObject conditions = plan.value(QStringLiteral("conditions")).toObject();
    conditions.insert(QStringLiteral("offloads"), QStringLiteral("off"));
    plan.insert(QStringLiteral("conditions"), conditions);
    return plan;
}

/// That a trial was measured live, its way by its runtime, and each hop of that told.
inline void expectMeasured(const QString &file,
                           const store::CampaignData &data,
                           const store::TrialRecord &trial)
{
    const store::CellRecord &cell = *data.find(trial.cell);
    const QString benchmark = data.find(cell.workload)->benchmark;
    const QString which = benchmark + u" in " + cell.runtime + u": ";
    QVERIFY2(trial.state == store::TrialState::Complete, qPrintable(which + trial.error));
    const double throughput = valueOf(data, trial.id, QStringLiteral("network.throughput"));
    QVERIFY2(throughput > 1e5, qPrintable(which + QString::number(throughput)));
    QVERIFY2(valueOf(data, trial.id, QStringLiteral("bytes")) > 1e4, qPrintable(which));
    const QString path = factOf(data, trial.id, QStringLiteral("network.path"));
    QVERIFY2(path.contains(QStringLiteral("up0 (veth)"))
                 && path.contains(QStringLiteral("(bridge)")) == (cell.runtime != u"NT")
                 && path.contains(QStringLiteral("(tap)")) == (cell.runtime == u"QM"),
             qPrintable(which + path));
    for (const QString &hop : path.split(QStringLiteral(", "))) {
        const QString name = QStringLiteral("network.") + hop.section(u' ', 0, 0);
        QCOMPARE(QString(u'(' + factOf(data, trial.id, name + QStringLiteral(".kind")) + u')'),
                 hop.section(u' ', 1));
        QCOMPARE(factOf(data, trial.id, name + QStringLiteral(".mtu")), QStringLiteral("1500"));
        QVERIFY(!factOf(data, trial.id, name + QStringLiteral(".speed")).isEmpty());
        QVERIFY(factOf(data, trial.id, name + QStringLiteral(".offloads"))
                    .contains(QStringLiteral("tso=")));
    }
    const Result<store::CampaignReader> reader = store::CampaignReader::open(file);
    QVERIFY(reader);
    const auto outputs = reader->rawOutputNames(trial.id);
    QVERIFY2(outputs && outputs->contains(QString(benchmark + u".server")), qPrintable(which));
    // Live, and not only at the end.
    std::size_t samples = 0;
    for (const store::SeriesRecord &series : data.series) {
        if (series.trial != trial.id || series.descriptor.name != u"network.throughput")
            continue;
        QCOMPARE(series.descriptor.unit, QStringLiteral("bit/s"));
        const auto read = reader->samples(series.id);
        QVERIFY(read);
        samples += (*read)->size();
    }
    QVERIFY2(samples >= 2, qPrintable(which + QString::number(samples)));
}

/// That each of the runtimes, by name, has tried the way once, from inside, and told what it has
/// there.
inline void expectTriedFromInside(const store::CampaignData &data, const QStringList &runtimes)
{
    QStringList tried;
    for (const store::RuntimeFactRecord &fact : data.runtimeFacts) {
        if (fact.name != u"network.preflight")
            continue;
        tried.append(fact.runtime);
        qInfo("%s: %s", qPrintable(fact.runtime), qPrintable(fact.value));
        QCOMPARE(fact.value, factOf(data, fact.trial, QStringLiteral("network.path")));
        QCOMPARE(!factOf(data, fact.trial, QStringLiteral("network.inside.eth0.mtu")).isEmpty(),
                 fact.runtime != u"NT");
        // The receive offload of a card's own is told by ethtool alone, which came with the
        // device's.
        if (fact.runtime == u"NT"
            || QStandardPaths::findExecutable(QStringLiteral("ethtool")).isEmpty())
            continue;
        const QString inside =
            factOf(data, fact.trial, QStringLiteral("network.inside.eth0.offloads"));
        QVERIFY2(inside.contains(QStringLiteral("lro=")), qPrintable(inside));
    }
    tried.sort();
    QCOMPARE(tried, runtimes);
}

/// The kinds of the device's interfaces on a trial's way, sorted; "KIND with NAME=on" where one had
/// an offload, when the way was tried or while it was measured.
[[nodiscard]] inline QStringList kindsWithoutOffloads(const store::CampaignData &data,
                                                      store::TrialId trial)
{
    QMap<QString, QString> kinds;
    for (const store::RuntimeFactRecord &fact : data.runtimeFacts) {
        if (fact.trial != trial || !fact.name.endsWith(QStringLiteral(".offloads"))
            || fact.name.startsWith(QStringLiteral("network.inside.")))
            continue;
        const QString hop = fact.name.chopped(9);
        QString &kind = kinds[hop];
        if (kind.isEmpty())
            kind = factOf(data, trial, hop + QStringLiteral(".kind"));
        qInfo("%s (%s): %s", qPrintable(hop), qPrintable(kind), qPrintable(fact.value));
        for (const QString &offload : {QStringLiteral("tso=on"), QStringLiteral("gso=on")}) {
            if (fact.value.contains(offload))
                kind += QStringLiteral(" with ") + offload;
        }
    }
    QStringList sorted = kinds.values();
    sorted.sort();
    return sorted;
}

} // namespace runwatt
