// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/headlessrun.h"
#include "app/text.h"
#include "core/campaign/plan.h"
#include "core/campaign/planfile.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

struct Job
{
    campaign::Plan plan;
    QString file;
    QString planFile;
};

Result<Job> jobOf(const QCommandLineParser &parser)
{
    Job job;
    RUNWATT_TRY(job.planFile, onlyArgument(parser, App::tr("a plan (PLAN.json)")));
    RUNWATT_TRY(job.plan, campaign::readPlanToRun(job.planFile));
    job.file = parser.value(u"output"_s);
    if (job.file.isEmpty())
        job.file = QFileInfo(job.planFile).completeBaseName() + u".runwatt";
    return job;
}

QString summary()
{
    return App::tr("Run a campaign from a plan, or resume it.");
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        u"PLAN.json"_s, App::tr("The plan; resources/guide/plan.md describes it."), u"PLAN.json"_s);
    parser.addOption(
        {{u"o"_s, u"output"_s},
         App::tr("The campaign file; resumed when it exists. Without it, the plan's name "
                 "with .runwatt."),
         App::tr("file")});
}

Task<ExitCode> execute(const QCommandLineParser &parser, Terminal &terminal, StopToken stop)
{
    const Result<Job> job = jobOf(parser);
    if (!job) {
        terminal.error(job.error());
        co_return exitCodeFor(job.error());
    }
    const QStringList again{u"run"_s, job->planFile, u"--output"_s, job->file};
    const ExitCode code = co_await runHeadless(job->plan, job->file, again, &terminal, stop);
    co_return code;
}

} // namespace

Command runCommand()
{
    return {u"run"_s, summary, Needs::Core, describe, execute};
}

} // namespace runwatt::app
