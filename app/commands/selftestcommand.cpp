// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/demo.h"
#include "app/headlessrun.h"
#include "app/text.h"
#include "core/figure/figure.h"
#include "core/store/reader.h"
#include "core/store/verify.h"
#include "widgets/plot/exportfigure.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

const QString kPreset = u"throughput-by-size"_s;

/// The demo, of one trial.
campaign::Plan selftestPlan()
{
    campaign::Plan plan = demoPlan(DemoLength::Short);
    plan.title = App::tr("Self-test");
    plan.workloads.front().parameters = {{u"pattern"_s, u"random"_s},
                                         {u"operation"_s, u"read"_s},
                                         {u"requestSize"_s, 4096},
                                         {u"fileSize"_s, 16 * 1024 * 1024},
                                         {u"runTime"_s, 2}};
    plan.conditions.idle = std::chrono::seconds(0);
    plan.conditions.dropCaches = false; // nothing of the computer is changed
    return plan;
}

/// One thing that was looked at.
struct Check
{
    QString name;
    Result<QString> outcome; ///< what was seen, or what is wrong
};

Error missing(const QString &what)
{
    return Error(ErrorCode::NotFound, what);
}

double valueOf(const store::CampaignData &data, const QString &measure)
{
    const auto found = std::ranges::find(data.summaries, measure, &store::SummaryRecord::measure);
    return found == data.summaries.end() ? 0 : found->value;
}

Result<QString> sshOutcome(const store::CampaignData &data)
{
    const auto kernel = std::ranges::find(data.facts, u"kernel"_s, &store::FactRecord::name);
    if (kernel == data.facts.end())
        return tl::make_unexpected(missing(App::tr("this computer did not say what it is")));
    return App::tr("this computer runs kernel %1").arg(kernel->value);
}

Result<QString> trialOutcome(const store::CampaignData &data)
{
    const double throughput = valueOf(data, u"throughput"_s);
    const bool isComplete =
        !data.trials.empty() && data.trials.back().state == store::TrialState::Complete;
    if (!isComplete || throughput <= 0)
        return tl::make_unexpected(missing(App::tr("the trial has no throughput")));
    return App::tr("%1 MB/s over a window of %2 s")
        .arg(throughput / 1e6, 0, 'f', 1)
        .arg(data.trials.back().window.seconds(), 0, 'f', 1);
}

Result<QString> meterOutcome(const store::CampaignData &data)
{
    const auto watts = std::ranges::find_if(data.series, [](const store::SeriesRecord &series) {
        return series.descriptor.name == "watts"_L1 && series.count > 0;
    });
    if (watts == data.series.end())
        return tl::make_unexpected(missing(App::tr("the meter gave no reading")));
    if (watts->descriptor.origin != Origin::Simulated)
        return tl::make_unexpected(missing(App::tr("its readings are not marked as simulated")));
    return App::tr("%n reading(s), marked %1", nullptr, static_cast<int>(watts->count))
        .arg(mark(Origin::Simulated));
}

Result<QString> fileOutcome(const QString &file)
{
    RUNWATT_TRY(const store::VerifyReport report, store::verify(file));
    if (!report.isSound())
        return tl::make_unexpected(missing(report.findings.front().text));
    return App::tr("sound, with %1 samples").arg(report.samples);
}

Result<QString> figureOutcome(const store::CampaignReader &reader,
                              const store::CampaignData &data,
                              const QString &folder)
{
    RUNWATT_TRY(const figure::Figure figure, figure::presetFigure(kPreset));
    const auto samples = [&reader](store::SeriesId series) { return reader.samples(series); };
    RUNWATT_TRY(const figure::FigureData drawn, figure::buildFigure(data, figure, samples));
    const QString name = folder + u"/figure.pdf"_s;
    RUNWATT_CHECK(plot::exportFigure(drawn, name, *plot::formatOf(name), plot::paperSize(drawn)));
    const qint64 bytes = QFileInfo(name).size();
    if (bytes <= 0)
        return tl::make_unexpected(missing(App::tr("the figure is empty")));
    return App::tr("a PDF of %1 kB").arg(static_cast<double>(bytes) / 1e3, 0, 'f', 1);
}

/// Looks at all that the campaign was to make.
Result<QList<Check>> look(const QString &file, const QString &folder)
{
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    RUNWATT_TRY(const store::CampaignData data, reader.data());
    return QList<Check>{{App::tr("SSH"), sshOutcome(data)},
                        {App::tr("fio"), trialOutcome(data)},
                        {App::tr("meter"), meterOutcome(data)},
                        {App::tr("campaign file"), fileOutcome(file)},
                        {App::tr("figure"), figureOutcome(reader, data, folder)}};
}

/// Writes a line for each; whether all is well.
bool tell(const QList<Check> &checks, Terminal &terminal)
{
    bool isWell = true;
    for (const Check &check : checks) {
        const bool passed = check.outcome.has_value();
        isWell = isWell && passed;
        terminal.write(
            u"%1  %2: %3\n"_s.arg(passed ? App::tr("ok    ") : App::tr("FAILED"), check.name,
                                  passed ? *check.outcome : check.outcome.error().text()));
    }
    return isWell;
}

QString summary()
{
    return App::tr("Try everything once on this computer, in less than half a minute.");
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        App::tr("Starts a private SSH server, runs one fio trial through it, reads the simulated "
                "meter, and writes a campaign file and a figure, all in a temporary folder. Says "
                "of each whether it is well; the exit code is 0 when all are. Also "
                "\"runwatt --selftest\"."));
}

Task<ExitCode> execute(const QCommandLineParser &parser, Terminal &terminal, StopToken stop)
{
    if (const QStringList others = parser.positionalArguments(); !others.isEmpty()) {
        const Error error(
            ErrorCode::InvalidInput,
            App::tr("\"%1\" is too much: the self-test takes no words.").arg(others.front()));
        terminal.error(error);
        co_return exitCodeFor(error);
    }
    const QTemporaryDir folder;
    if (!folder.isValid()) {
        terminal.error(Error(ErrorCode::System, App::tr("no temporary folder can be made"),
                             QDir::tempPath(), folder.errorString(),
                             App::tr("Let TMPDIR name a folder that you can write to.")));
        co_return ExitCode::Failed;
    }
    const QString file = folder.filePath(u"selftest.runwatt"_s);
    const campaign::Plan plan = selftestPlan();
    const QStringList again{u"selftest"_s};
    const ExitCode ran = co_await runHeadless(plan, file, again, &terminal, stop);
    if (ran != ExitCode::Done && ran != ExitCode::Findings)
        co_return ran;
    const Result<QList<Check>> checks = look(file, folder.path());
    if (!checks) {
        terminal.error(checks.error());
        co_return ExitCode::Failed;
    }
    co_return tell(*checks, terminal) ? ExitCode::Done : ExitCode::Failed;
}

} // namespace

Command selftestCommand()
{
    return {u"selftest"_s, summary, Needs::Painting, describe, execute};
}

} // namespace runwatt::app
