// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bytesource.h"
#include "app/commands/commands.h"
#include "app/outputreport.h"
#include "app/text.h"
#include "core/campaign/outputreader.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

/// Enough for a minute of any tool, and so for all that it tells of its parameters.
constexpr qsizetype kHeadBytes = 256 * 1024;

/// The words of the command line, understood.
struct ReadRequest
{
    ReadRequest() = default; // no aggregate: see core/base/async.h

    QString tool;
    QString file;
    QJsonObject parameters;
    OutputReport::Form form = OutputReport::Form::Text;
};

/// What a word of the command line is in a plan: a number, true or false, or text.
QJsonValue jsonOf(const QString &word)
{
    bool isNumber = false;
    const qint64 number = word.toLongLong(&isNumber);
    if (isNumber)
        return number;
    if (word == "true"_L1 || word == "false"_L1)
        return word == "true"_L1;
    return word;
}

Result<QJsonObject> parametersOf(const QStringList &words)
{
    QJsonObject parameters;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals < 1)
            return failure(
                ErrorCode::InvalidInput,
                App::tr("\"%1\" is no parameter: write NAME=VALUE, as in a plan.").arg(word));
        parameters[word.first(equals)] = jsonOf(word.sliced(equals + 1));
    }
    return parameters;
}

Result<ReadRequest> requestOf(const QCommandLineParser &parser)
{
    ReadRequest request;
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 2)
        return failure(ErrorCode::InvalidInput,
                       App::tr("Name a tool and a file of its output, or - for standard input."),
                       QString(), QString(),
                       App::tr("The tools are %1.").arg(campaign::readableTools().join(", "_L1)));
    request.tool = arguments.at(0);
    request.file = arguments.at(1);
    RUNWATT_TRY(request.parameters, parametersOf(parser.values(u"parameter"_s)));
    if (parser.isSet(u"csv"_s) && parser.isSet(u"json"_s))
        return failure(ErrorCode::InvalidInput, App::tr("Choose one of --csv and --json."));
    if (parser.isSet(u"csv"_s))
        request.form = OutputReport::Form::Csv;
    else if (parser.isSet(u"json"_s))
        request.form = OutputReport::Form::Json;
    // Before the file: a mistake in the words should not wait for a pipe.
    RUNWATT_CHECK(campaign::makeOutputReader(request.tool, request.parameters, QByteArray()));
    return request;
}

/// What to have the tool print, for one who has another form of its output.
QString formRead(const QString &tool)
{
    if (tool == u"fio")
        return App::tr("Runwatt reads fio's JSON: --output-format=json, or json+.");
    if (tool == u"netperf")
        return App::tr("Runwatt reads what netperf's \"-k\" prints, with ELAPSED_TIME, THROUGHPUT "
                       "and THROUGHPUT_UNITS in any order, and not its table.");
    if (tool == u"iperf3")
        return App::tr("Runwatt reads iperf3's text, without -J, --bidir and --timestamps.");
    if (tool == u"pidstat")
        return App::tr("Runwatt reads pidstat's text in intervals, with -h or without, and without "
                       "--human.");
    if (tool == u"mpstat")
        return App::tr("Runwatt reads mpstat's text or JSON, in intervals.");
    return {};
}

Task<Result<void>> readAll(ReadRequest request, Terminal *terminal, StopToken stop)
{
    RUNWATT_CO_TRY(const std::unique_ptr<ByteSource> source, ByteSource::open(request.file));
    // However the bytes come in, the beginning is the same.
    QByteArray head;
    bool atEnd = false;
    while (!atEnd && head.size() < kHeadBytes) {
        RUNWATT_CO_TRY(const QByteArray bytes, co_await source->read(stop));
        head += bytes;
        atEnd = bytes.isEmpty();
    }
    RUNWATT_CO_TRY(const std::unique_ptr<campaign::OutputReader> reader,
                   campaign::makeOutputReader(request.tool, request.parameters,
                                              head.first(std::min(head.size(), kHeadBytes))));
    const std::unique_ptr<OutputReport> report = OutputReport::make(request.form, *terminal);
    report->begin(request.tool);
    report->add(reader->feed(std::exchange(head, {})));
    while (!atEnd) {
        RUNWATT_CO_TRY(const QByteArray bytes, co_await source->read(stop));
        report->add(reader->feed(bytes));
        atEnd = bytes.isEmpty();
    }
    const campaign::OutputEnd end = reader->finish();
    report->add(end.rows);
    report->end(reader->toolVersion(), end);
    if (end.summaries)
        co_return {};
    // The tool's fault, or its output's, never that of the command line.
    Error error = end.summaries.error();
    error.code = ErrorCode::System;
    error.where = request.tool;
    error.remedy = QStringList{error.remedy, formRead(request.tool)}.join(u' ').trimmed();
    co_return tl::make_unexpected(std::move(error));
}

QString summary()
{
    return App::tr("Read a tool's output as Runwatt does: samples and summary.");
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(
        u"TOOL"_s, App::tr("Whose output it is: %1.").arg(campaign::readableTools().join(", "_L1)),
        u"TOOL"_s);
    QStringList forms{App::tr("What the tool printed; - for standard input.")};
    for (const QString &tool : campaign::readableTools())
        forms.append(formRead(tool));
    forms.removeAll(QString());
    parser.addPositionalArgument(u"FILE"_s, forms.join(u' '), u"FILE"_s);
    parser.addOptions({
        {u"parameter"_s,
         App::tr(
             "One of the run's parameters, as in a plan: runTime=30, test=TCP_RR; of mpstat and "
             "pidstat interval=1 (s). May be given several times. What is not given is taken "
             "from the output, as far as that tells."),
         App::tr("NAME=VALUE")},
        {u"csv"_s, App::tr("Write CSV (RFC 4180) with every digit, in SI units.")},
        {u"json"_s, App::tr("Write JSON with every single value.")},
    });
}

Task<ExitCode> execute(const QCommandLineParser &parser, Terminal &terminal, StopToken stop)
{
    const Result<ReadRequest> request = requestOf(parser);
    if (!request) {
        terminal.error(request.error());
        co_return ExitCode::Usage;
    }
    const Result<void> done = co_await readAll(*request, &terminal, stop);
    if (!done) {
        terminal.error(oneLine(done.error().text()));
        co_return exitCodeFor(done.error());
    }
    co_return ExitCode::Done;
}

} // namespace

Command readCommand()
{
    return {u"read"_s, summary, Needs::Core, describe, execute};
}

} // namespace runwatt::app
