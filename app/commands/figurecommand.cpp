// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/text.h"
#include "core/base/language.h"
#include "core/figure/figure.h"
#include "core/store/reader.h"
#include "core/store/verify.h"
#include "widgets/plot/exportfigure.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

/// A file to write and its kind, known before anything is computed.
using Output = std::pair<QString, plot::ExportFormat>;

Result<std::vector<Output>> outputsOf(const QCommandLineParser &parser)
{
    std::vector<Output> outputs;
    for (const QString &file : parser.values(u"output"_s)) {
        const std::optional<plot::ExportFormat> format = plot::formatOf(file);
        if (!format)
            return failure(ErrorCode::InvalidInput,
                           App::tr("\"%1\" does not say which kind of file it is.").arg(file),
                           QString(), QString(), App::tr("End it with .pdf, .svg, .png or .csv."));
        outputs.emplace_back(file, *format);
    }
    if (outputs.empty())
        return failure(ErrorCode::InvalidInput, App::tr("Name a file to write with --output."));
    return outputs;
}

Result<figure::Width> widthOf(const QString &word)
{
    for (const figure::Width width : {figure::Width::Column, figure::Width::Page}) {
        if (toWord(width) == word)
            return width;
    }
    return failure(ErrorCode::InvalidInput,
                   App::tr("\"%1\" is no width: choose column (3.3 in) or page (7 in).").arg(word));
}

/// The figure asked for. A name that is none is the command line's mistake.
Result<figure::Figure> figureOf(const QCommandLineParser &parser)
{
    QString preset = parser.value(u"preset"_s);
    if (preset.isEmpty())
        preset = figure::presets().front().name;
    Result<figure::Figure> figure = figure::presetFigure(preset);
    if (!figure) {
        Error error = std::move(figure).error();
        error.code = ErrorCode::InvalidInput;
        return tl::make_unexpected(std::move(error));
    }
    RUNWATT_TRY(figure->width, widthOf(parser.value(u"width"_s)));
    figure->language = parser.value(u"language"_s);
    if (!figure->language.isEmpty() && QLocale(figure->language) == QLocale::c())
        return failure(
            ErrorCode::InvalidInput,
            App::tr("\"%1\" is no language: name one such as en or ko.").arg(figure->language));
    if (parser.isSet(u"detail"_s)) {
        if (figure->kind == figure::Kind::Timeline)
            return failure(ErrorCode::InvalidInput, App::tr("\"%1\" shows all values.").arg(preset),
                           QString(), QString(), App::tr("Leave --detail out."));
        figure->request.detail = detailOf(parser);
    }
    if (!parser.isSet(u"trial"_s))
        return figure;
    if (figure->kind != figure::Kind::Timeline)
        return failure(ErrorCode::InvalidInput, App::tr("\"%1\" shows all trials.").arg(preset),
                       QString(), QString(),
                       App::tr("Leave --trial out, or choose --preset timeline."));
    bool isNumber = false;
    figure->trial = {parser.value(u"trial"_s).toLongLong(&isNumber)};
    if (!isNumber || figure->trial.value < 1)
        return failure(ErrorCode::InvalidInput,
                       App::tr("\"%1\" is no trial's number.").arg(parser.value(u"trial"_s)));
    return figure;
}

QString presetList()
{
    QString text;
    for (const figure::Preset &preset : figure::presets())
        text += preset.name.leftJustified(24) + u' ' + preset.description + u'\n';
    return text;
}

/// The trial whose samples a figure draws; none for one that draws summaries.
store::TrialId drawnTrial(const figure::Figure &figure, const store::CampaignData &campaign)
{
    if (figure.kind != figure::Kind::Timeline || figure.trial.isValid())
        return figure.trial;
    const auto complete =
        std::ranges::find(campaign.trials, store::TrialState::Complete, &store::TrialRecord::state);
    return complete == campaign.trials.end() ? store::TrialId() : complete->id;
}

/// The language of a figure's texts: its own where Runwatt has texts in it ("ko", "ko_KR"), else
/// that of the command line.
QString textLanguage(const QString &language)
{
    const QString code = QLocale(language).name().section(u'_', 0, 0); // "KO" and "kor", too
    return languages().contains(code) ? code : QString();
}

/// The figure's data, with the texts in its language; what fails is said in that of the command
/// line.
Result<figure::FigureData> build(const store::CampaignData &campaign,
                                 const figure::Figure &figure,
                                 const figure::SamplesSource &samples)
{
    {
        const LanguageInForce texts(*QCoreApplication::instance(), textLanguage(figure.language));
        const Result<figure::FigureData> data = figure::buildFigure(campaign, figure, samples);
        if (data)
            return data;
    }
    return figure::buildFigure(campaign, figure, samples);
}

/// Draws it likewise, and writes it.
Result<void> write(const figure::FigureData &data, const Output &output)
{
    const auto draw = [&data, &output] {
        const LanguageInForce texts(*QCoreApplication::instance(), textLanguage(data.language));
        return plot::drawFigure(data, output.second, plot::paperSize(data));
    };
    RUNWATT_TRY(const plot::Encode encode, draw());
    RUNWATT_TRY(const QByteArray bytes, encode());
    return plot::writeFigure(bytes, output.first);
}

Result<ExitCode> run(const QCommandLineParser &parser, Terminal &terminal)
{
    if (parser.isSet(u"list"_s)) {
        terminal.write(presetList());
        return ExitCode::Done;
    }
    RUNWATT_TRY(const QString file, onlyArgument(parser, App::tr("a campaign file")));
    RUNWATT_TRY(const std::vector<Output> outputs, outputsOf(parser));
    RUNWATT_TRY(const figure::Figure figure, figureOf(parser));
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    if (reader.isNewer())
        terminal.note(reader.message());
    RUNWATT_TRY(store::CampaignData campaign, reader.data());
    // Before it is drawn, so that the figure itself says it.
    RUNWATT_TRY(const QString warning, store::soundnessWarning(file, drawnTrial(figure, campaign)));
    campaign.unsound = warning;
    const auto samples = [&reader](store::SeriesId series) { return reader.samples(series); };
    Result<figure::FigureData> data = build(campaign, figure, samples);
    if (!data) {
        if (!warning.isEmpty())
            terminal.error(warning); // it may be why
        Error error = std::move(data).error();
        // A detail that the file has not is the command line's mistake.
        if (error.code == ErrorCode::NotFound && parser.isSet(u"detail"_s))
            error.code = ErrorCode::InvalidInput;
        return tl::make_unexpected(std::move(error));
    }
    for (const Output &output : outputs) {
        RUNWATT_CHECK(write(*data, output));
        const QString written = data->mark.isEmpty()
            ? App::tr("Wrote %1").arg(output.first)
            : App::tr("Wrote %1 (%2)").arg(output.first, data->mark);
        terminal.note(written);
    }
    if (warning.isEmpty())
        return ExitCode::Done;
    terminal.error(warning);
    return ExitCode::Findings;
}

QString summary()
{
    return App::tr("Draw a campaign's results into a file, for a paper.");
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, App::tr("A campaign (name.runwatt)."), u"FILE"_s);
    parser.addOptions({
        {u"preset"_s, App::tr("Which figure; --list names them. Without it, the first."),
         App::tr("name")},
        {{u"o"_s, u"output"_s},
         App::tr(
             "The file to write; .pdf, .svg, .png or .csv says which kind. May be given several "
             "times."),
         App::tr("file")},
        {u"width"_s, App::tr("On paper: column (3.3 in) or page (7 in)."), App::tr("width"),
         u"column"_s},
        {u"trial"_s, App::tr("For a figure of one trial: its number, as in \"compare --csv\"."),
         App::tr("number")},
        {u"detail"_s,
         App::tr("Which of several values: read, write, a meter's name; none: the one without a "
                 "name."),
         App::tr("name")},
        {u"language"_s, App::tr("Of texts (en, ko) and numbers. Without it, English."),
         App::tr("language")},
        {u"list"_s, App::tr("List the figures there are, and stop.")},
    });
}

Task<ExitCode> execute(const QCommandLineParser &parser, Terminal &terminal, StopToken /*stop*/)
{
    const Result<ExitCode> done = run(parser, terminal);
    if (!done) {
        terminal.error(done.error());
        co_return exitCodeFor(done.error());
    }
    co_return *done;
}

} // namespace

Command figureCommand()
{
    return {u"figure"_s, summary, Needs::Painting, describe, execute};
}

} // namespace runwatt::app
