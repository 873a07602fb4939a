// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/text.h"
#include "core/analysis/comparison.h"
#include "core/analysis/comparisontext.h"
#include "core/store/reader.h"
#include "core/store/verify.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

/// "95" and "0.95" both mean 95 %.
Result<double> confidenceOf(const QString &text)
{
    bool isNumber = false;
    double value = text.toDouble(&isNumber);
    if (value > 1)
        value /= 100;
    if (!isNumber || !(value > 0 && value < 1))
        return failure(ErrorCode::InvalidInput,
                       App::tr("\"%1\" is no confidence: name a percentage such as 95.").arg(text));
    return value;
}

Result<analysis::ComparisonRequest> requestOf(const QCommandLineParser &parser)
{
    analysis::ComparisonRequest request;
    request.measure = parser.value(u"measure"_s);
    request.detail = detailOf(parser);
    request.filters = parser.values(u"filter"_s);
    RUNWATT_TRY(request.confidence, confidenceOf(parser.value(u"confidence"_s)));
    const QStringList factors = parser.value(u"by"_s).split(u',', Qt::SkipEmptyParts);
    const std::array<QString *, 3> places{&request.axis, &request.seriesBy, &request.panelBy};
    if (factors.size() > static_cast<qsizetype>(places.size()))
        return failure(ErrorCode::InvalidInput, App::tr("Compare by three factors at most."));
    for (qsizetype i = 0; i < factors.size(); ++i)
        *places[static_cast<std::size_t>(i)] = factors.at(i).trimmed();
    return request;
}

/// Unlike trials are not averaged silently: what differs within the cells gets columns of its own,
/// as far as there is room.
void separateUnlike(analysis::ComparisonRequest &request, const QStringList &mixed)
{
    QStringList missing;
    for (const QString &factor : mixed) {
        const QString column =
            factor == "device"_L1 || factor == "runtime"_L1 ? factor : u"workload"_s;
        if (!missing.contains(column))
            missing.prepend(column);
    }
    for (QString *place : {&request.panelBy, &request.seriesBy, &request.axis}) {
        if (place->isEmpty() && !missing.isEmpty())
            *place = missing.takeLast();
    }
}

/// A measure, a detail or a filter that the file has not is the command line's mistake.
Error ofWords(Error error)
{
    if (error.code == ErrorCode::NotFound)
        error.code = ErrorCode::InvalidInput;
    return error;
}

Result<analysis::Comparison> compareFile(const store::CampaignData &data,
                                         analysis::ComparisonRequest request)
{
    RUNWATT_TRY(analysis::Comparison comparison, analysis::compare(data, request));
    if (comparison.mixed.isEmpty())
        return comparison;
    separateUnlike(request, comparison.mixed);
    return analysis::compare(data, request);
}

QString listOf(const store::CampaignData &data)
{
    QString text = App::tr("Measures of complete trials:") + u'\n';
    for (const analysis::Measure &measure : analysis::measures(data)) {
        text += u"  "_s + measure.name;
        if (!measure.unit.isEmpty())
            text += u" ("_s + measure.unit + u')';
        if (!measure.details.isEmpty())
            text += u": "_s + measure.details.join(", "_L1);
        text += u'\n';
    }
    text += App::tr("Factors:") + u'\n';
    for (const QString &factor : analysis::factors(data)) {
        QStringList labels;
        for (const analysis::FactorValue &value : analysis::factorValues(data, factor))
            labels.append(value.label);
        text += u"  "_s + factor + u": "_s + labels.join(u" | "_s) + u'\n';
    }
    return text;
}

/// A table of numbers that are not what was measured must not look like any other.
Result<ExitCode> tellSoundness(const QString &file, Terminal &terminal)
{
    RUNWATT_TRY(const QString warning, store::soundnessWarning(file));
    if (warning.isEmpty())
        return ExitCode::Done;
    terminal.error(warning);
    return ExitCode::Findings;
}

Result<ExitCode> run(const QCommandLineParser &parser, Terminal &terminal)
{
    RUNWATT_TRY(const QString file, onlyArgument(parser, App::tr("a campaign file")));
    RUNWATT_TRY(const analysis::ComparisonRequest request, requestOf(parser));
    if (parser.isSet(u"csv"_s) && parser.isSet(u"json"_s))
        return failure(ErrorCode::InvalidInput, App::tr("Choose one of --csv and --json."));
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    if (reader.isNewer())
        terminal.note(reader.message());
    RUNWATT_TRY(const store::CampaignData data, reader.data());
    if (parser.isSet(u"list"_s)) {
        terminal.write(listOf(data));
        return tellSoundness(file, terminal);
    }
    const Result<analysis::Comparison> comparison = compareFile(data, request);
    if (!comparison) {
        if (const Result<QString> warning = store::soundnessWarning(file);
            warning && !warning->isEmpty())
            terminal.error(*warning); // it may be why
        return tl::make_unexpected(ofWords(comparison.error()));
    }
    if (parser.isSet(u"csv"_s))
        terminal.write(analysis::toCsv(*comparison));
    else if (parser.isSet(u"json"_s))
        terminal.write(analysis::toJson(*comparison));
    else
        terminal.write(analysis::toTable(*comparison));
    return tellSoundness(file, terminal);
}

QString summary()
{
    return App::tr("Bring a campaign's trials into a table.");
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, App::tr("A campaign (name.runwatt)."), u"FILE"_s);
    parser.addOptions({
        {u"measure"_s, App::tr("What to compare, for example latency.p99 or energy.perbyte."),
         App::tr("name"), u"throughput"_s},
        {u"by"_s,
         App::tr(
             "One to three factors, with commas between, for example requestSize,runtime. Trials "
             "that differ otherwise get columns of their own."),
         App::tr("factors"), u"runtime"_s},
        {u"detail"_s,
         App::tr("Which of several values: read, write, a meter's name; none: the one without a "
                 "name."),
         App::tr("name")},
        {u"filter"_s,
         App::tr("Only trials with factor=value; several values of one factor add up, several "
                 "factors restrict."),
         App::tr("filter")},
        {u"confidence"_s, App::tr("Of the interval of the mean, in percent."), App::tr("percent"),
         u"95"_s},
        {u"csv"_s, App::tr("Write CSV (RFC 4180) with every digit, in SI units.")},
        {u"json"_s, App::tr("Write JSON with every single value.")},
        {u"list"_s, App::tr("List the measures and factors that FILE has, and stop.")},
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

Command compareCommand()
{
    return {u"compare"_s, summary, Needs::Core, describe, execute};
}

} // namespace runwatt::app
