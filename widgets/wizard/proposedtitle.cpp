// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/proposedtitle.h"

#include "core/benchmark/benchmark.h"
#include "widgets/wizard/text.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::wizard {

namespace {

QString measuredBy(const QString &name)
{
    const benchmark::Benchmark *benchmark = benchmark::findBenchmark(name);
    // What a command of the person's own does in its folder, nobody here knows.
    if (benchmark == nullptr || name == u"command")
        return Wizard::tr("Own commands");
    switch (benchmark->subject()) {
    case benchmark::Subject::File:
    case benchmark::Subject::Folder:
        return Wizard::tr("File I/O");
    case benchmark::Subject::Peer:
        return Wizard::tr("Network");
    case benchmark::Subject::Nothing:
        break;
    }
    return Wizard::tr("CPU");
}

QString measuredIn(const campaign::Plan &plan)
{
    QStringList kinds;
    for (const campaign::WorkloadPlan &set : plan.workloads)
        kinds.append(measuredBy(set.benchmark));
    kinds.removeDuplicates();
    return kinds.size() == 1 ? kinds.front() : Wizard::tr("Benchmarks");
}

} // namespace

QString proposedTitle(const campaign::Plan &plan)
{
    constexpr qsizetype kMostNamed = 2;
    QStringList names;
    for (const campaign::DevicePlan &device : plan.devices)
        names.append(device.name);
    if (names.isEmpty())
        return {};
    const QString where = names.size() <= kMostNamed
        ? names.join(u", "_s)
        : Wizard::tr("%n device(s)", "on which a campaign measures",
                     static_cast<int>(names.size()));
    return Wizard::tr("%1 on %2", "what a campaign measures, and on which devices")
        .arg(measuredIn(plan), where);
}

} // namespace runwatt::wizard
