// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/commands/commands.h"
#include "app/demo.h"
#include "app/headlessrun.h"
#include "app/text.h"
#include "core/analysis/comparison.h"
#include "core/analysis/comparisontext.h"
#include "core/figure/figure.h"
#include "core/store/reader.h"
#include "widgets/plot/exportfigure.h"

#include <QDateTime>
#include <QDir>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

Result<QString> makeFolder(const QString &wish)
{
    const QString folder = wish.isEmpty()
        ? QString(QDir::homePath() + u"/runwatt-demo-"
                  + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"))
        : QDir(wish).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(ErrorCode::PermissionDenied, App::tr("the folder can't be made"), folder,
                       QString(), App::tr("Name another with --output."));
    return folder;
}

/// Where the benchmark's file lay. A resumed campaign may name more than one place.
QStringList storageOf(const store::CampaignData &data)
{
    QStringList lines;
    for (const store::FactRecord &fact : data.facts) {
        if (fact.name == "storage.folder"_L1)
            lines.append(App::tr("Benchmark's file in: %1").arg(fact.value));
        else if (fact.name == "storage.filesystem"_L1)
            lines.append(App::tr("File system: %1").arg(fact.value));
    }
    lines.removeDuplicates();
    return lines;
}

/// The tables and figures of the campaign; those that it has nothing for are told and left out.
Result<void> show(const QString &folder, const QString &file, Terminal &terminal)
{
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    RUNWATT_TRY(const store::CampaignData data, reader.data());
    for (const char *measure : {"throughput", "watts.mean"}) {
        analysis::ComparisonRequest request;
        request.measure = QLatin1String(measure);
        request.axis = u"operation"_s;
        request.seriesBy = u"runtime"_s;
        const Result<analysis::Comparison> comparison = analysis::compare(data, request);
        terminal.write(comparison ? QString(analysis::toTable(*comparison) + u'\n')
                                  : QString(comparison.error().text() + u'\n'));
    }
    for (const QString &line : storageOf(data))
        terminal.write(line + u'\n');
    const auto samples = [&reader](store::SeriesId series) { return reader.samples(series); };
    for (const figure::Preset &preset : figure::presets()) {
        RUNWATT_TRY(const figure::Figure figure, figure::presetFigure(preset.name));
        const Result<figure::FigureData> drawn = figure::buildFigure(data, figure, samples);
        if (!drawn) {
            terminal.note(
                drawn.error().code == ErrorCode::NotFound
                    ? App::tr("Figure left out, as no trial has its measure: %1").arg(preset.name)
                    : u"%1: %2"_s.arg(preset.name, drawn.error().text()));
            continue;
        }
        for (const QString &ending : {u".pdf"_s, u".svg"_s, u".png"_s, u".csv"_s}) {
            const QString name = folder + u'/' + preset.name + ending;
            RUNWATT_CHECK(
                plot::exportFigure(*drawn, name, *plot::formatOf(name), plot::paperSize(*drawn)));
        }
    }
    terminal.write(App::tr("Campaign and figures: %1").arg(folder) + u'\n');
    return {};
}

/// The words of the command line.
struct Words
{
    QString folder; ///< empty: one is made
    DemoLength length = DemoLength::Whole;
    bool isHeadless = false; ///< also where there is a display
};

Result<Words> wordsOf(const QCommandLineParser &parser)
{
    if (const QStringList others = parser.positionalArguments(); !others.isEmpty())
        return failure(
            ErrorCode::InvalidInput,
            App::tr("\"%1\" is too much: the demo takes options only.").arg(others.front()));
    Words words;
    words.folder = parser.value(u"output"_s);
    if (parser.isSet(u"short"_s))
        words.length = DemoLength::Short;
    // A window keeps its campaigns where the person saves them, not in a folder that was named
    // here.
    words.isHeadless = parser.isSet(u"headless"_s) || parser.isSet(u"output"_s);
    return words;
}

QString summary()
{
    return App::tr("Measure this computer for less than five minutes and draw figures.");
}

void describe(QCommandLineParser &parser)
{
    parser.addOptions({
        {{u"o"_s, u"output"_s},
         App::tr("Folder for the campaign and its figures; an interrupted demo in it is resumed. "
                 "Without it, a new one in the home folder. Implies --headless."),
         App::tr("folder")},
        {u"headless"_s,
         App::tr("Run in the terminal also where there is a display; else its window is opened "
                 "there, on the demo's review page.")},
        {u"short"_s,
         App::tr("One repetition of two seconds instead of three of four: whether all works here, "
                 "in a minute or two.")},
    });
}

Task<ExitCode> execute(const QCommandLineParser &parser, Terminal &terminal, StopToken stop)
{
    const Result<Words> words = wordsOf(parser);
    if (!words) {
        terminal.error(words.error());
        co_return exitCodeFor(words.error());
    }
    const Result<QString> folder = makeFolder(words->folder);
    if (!folder) {
        terminal.error(folder.error());
        co_return exitCodeFor(folder.error());
    }
    const QString file = *folder + u"/demo.runwatt";
    terminal.note(App::tr("Looking at what this computer can run ..."));
    const auto services = headlessServices(&terminal);
    const Result<FittedDemo> fitted = co_await fitDemoHere(demoPlan(words->length), services, stop);
    if (!fitted) {
        terminal.error(fitted.error());
        co_return exitCodeFor(fitted.error());
    }
    for (const QString &sentence : fitted->leftOut)
        terminal.note(sentence);
    QStringList again{u"demo"_s, u"--output"_s, *folder};
    if (words->length == DemoLength::Short)
        again.append(u"--short"_s);
    const ExitCode code = co_await runHeadless(fitted->plan, file, again, &terminal, stop);
    if (code != ExitCode::Done && code != ExitCode::Findings)
        co_return code;
    if (const Result<void> shown = show(*folder, file, terminal); !shown) {
        terminal.error(shown.error());
        co_return exitCodeFor(shown.error());
    }
    co_return code;
}

} // namespace

Command demoCommand()
{
    return {u"demo"_s, summary, Needs::Painting, describe, execute};
}

std::optional<campaign::Plan> demoWindowPlan(const QStringList &arguments)
{
    QCommandLineParser parser;
    describeTo(parser, demoCommand());
    if (!parser.parse(arguments))
        return {};
    const Result<Words> words = wordsOf(parser);
    if (!words || words->isHeadless)
        return {};
    return demoPlan(words->length);
}

} // namespace runwatt::app
