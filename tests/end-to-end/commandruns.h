// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writer.h"
#include "tests/support/patience.h"
#include "tests/unit/store/storefixture.h"

#include <QProcess>
#include <QTest>

/// What the tests of the command line share: a run of the built program, and a campaign for it.
namespace runwatt::commands {

using namespace runwatt::store;
using namespace runwatt::store::test;
using namespace Qt::Literals::StringLiterals;

/// What a run of the program told.
struct Outcome
{
    int code = -1;
    QString output;
    QString errors;
};

/// Runs the program without a display, its results into `output` where that is named.
inline Outcome runProgram(const QStringList &arguments, const QString &output = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    if (!output.isEmpty())
        process.setStandardOutputFile(output);
    process.start(qEnvironmentVariable("RUNWATT_PROGRAM", QStringLiteral(RUNWATT_PROGRAM)),
                  arguments);
    [&process] { QTRY_COMPARE(process.state(), QProcess::NotRunning); }();
    Outcome outcome;
    outcome.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    outcome.output = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

/// Two runtimes and two request sizes, `trials` complete trials each.
inline void makeMatrix(const QString &file, int trials)
{
    auto writer = result(CampaignWriter::create(file, someCampaign(), {})).value();
    const Setup ids = addSetup(*writer);
    WorkloadRecord larger;
    larger.title = u"fio random write, 128 KiB"_s;
    larger.benchmark = u"fio"_s;
    larger.parameters = {{u"requestSize"_s, 131072}};
    const WorkloadId workloads[] = {ids.workload, writer->add(larger)};
    int repetition = 0;
    for (const QString &runtime : {u"VM"_s, u"NT"_s}) {
        for (const WorkloadId workload : workloads) {
            CellRecord cell;
            cell.device = ids.device;
            cell.runtime = runtime;
            cell.workload = workload;
            const CellId id = writer->add(cell);
            for (int trial = 0; trial < trials; ++trial)
                addCompleteTrial(*writer, id, ++repetition, 20);
        }
    }
    QVERIFY(result(writer->close({})).has_value());
}

} // namespace runwatt::commands
