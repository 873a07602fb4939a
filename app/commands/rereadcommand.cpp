// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/outputreport.h"
#include "app/text.h"
#include "core/campaign/reread.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

/// All that was read again.
struct Reread
{
    std::vector<campaign::RereadTrial> trials;
    qsizetype left = 0; ///< trials without a result, which have nothing to hold against

    [[nodiscard]] qsizetype same() const
    {
        return std::ranges::count_if(trials, &campaign::RereadTrial::isSame);
    }

    [[nodiscard]] qsizetype refused() const
    {
        return std::ranges::count_if(
            trials, [](const campaign::RereadTrial &trial) { return trial.refusal.has_value(); });
    }
};

Result<store::TrialId> chosenTrial(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"trial"_s))
        return store::TrialId();
    bool isNumber = false;
    const store::TrialId trial{parser.value(u"trial"_s).toLongLong(&isNumber)};
    if (!isNumber || trial.value < 1)
        return failure(ErrorCode::InvalidInput,
                       App::tr("\"%1\" is no trial's number.").arg(parser.value(u"trial"_s)));
    return trial;
}

Result<void> checkChosen(store::TrialId chosen, const store::CampaignData &data)
{
    if (!chosen.isValid())
        return {};
    const store::TrialRecord *trial = data.find(chosen);
    if (trial == nullptr)
        return failure(ErrorCode::InvalidInput,
                       App::tr("The campaign has no trial %1.").arg(chosen.value));
    if (trial->state != store::TrialState::Complete)
        return failure(
            ErrorCode::InvalidInput,
            App::tr("Trial %1 is not complete, so it has no summaries.").arg(chosen.value));
    return {};
}

QString shown(const std::optional<double> &value, const QString &unit)
{
    return value ? shownValue(*value, unit) : u"–"_s;
}

/// Two that look alike in four digits are shown in full.
QStringList shownPair(const campaign::SummaryDifference &difference)
{
    QStringList pair{shown(difference.kept, difference.unit),
                     shown(difference.again, difference.unit)};
    if (pair.front() == pair.back())
        pair = {exactNumber(difference.kept.value_or(0)) + u' ' + difference.unit,
                exactNumber(difference.again.value_or(0)) + u' ' + difference.unit};
    return pair;
}

QString textOf(const campaign::RereadTrial &trial)
{
    const QString head =
        App::tr("trial %1, %2: ").arg(trial.trial.value).arg(oneLine(trial.workload));
    if (trial.refusal)
        return head + App::tr("refused: %1").arg(oneLine(trial.refusal->text())) + u'\n';
    if (trial.isSame())
        return head + App::tr("%1 summaries, all the same").arg(trial.equal) + u'\n';
    QList<QStringList> rows{{QString(), QString(), App::tr("kept"), App::tr("read again")}};
    for (const campaign::SummaryDifference &difference : trial.differences)
        rows.append(QStringList{oneLine(difference.measure), oneLine(difference.detail)}
                    + shownPair(difference));
    QList<qsizetype> widths(rows.front().size(), 0);
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths.at(column), row.at(column).size());
    }
    QString text = head
        + App::tr("%1 of %2 summaries differ")
              .arg(trial.differences.size())
              .arg(static_cast<qsizetype>(trial.differences.size()) + trial.equal)
        + u'\n';
    for (const QStringList &row : rows)
        text += u"  "_s + row.at(0).leftJustified(widths.at(0)) + u"  "_s
            + row.at(1).leftJustified(widths.at(1)) + u"  "_s
            + row.at(2).rightJustified(widths.at(2)) + u"  "_s
            + row.at(3).rightJustified(widths.at(3)) + u'\n';
    return text;
}

QString textOf(const Reread &reread)
{
    QString text;
    for (const campaign::RereadTrial &trial : reread.trials)
        text += textOf(trial);
    const auto count = static_cast<qsizetype>(reread.trials.size());
    return text
        + App::tr("%1 trials read again: %2 the same, %3 differ, %4 refused; %5 without a result "
                  "left out")
              .arg(count)
              .arg(reread.same())
              .arg(count - reread.same() - reread.refused())
              .arg(reread.refused())
              .arg(reread.left)
        + u'\n';
}

QJsonValue jsonOf(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QByteArray jsonOf(const Reread &reread, const QString &file)
{
    QJsonArray trials;
    for (const campaign::RereadTrial &trial : reread.trials) {
        QJsonArray differences;
        for (const campaign::SummaryDifference &difference : trial.differences)
            differences.append(QJsonObject{{u"measure"_s, oneLine(difference.measure)},
                                           {u"detail"_s, oneLine(difference.detail)},
                                           {u"unit"_s, oneLine(difference.unit)},
                                           {u"kept"_s, jsonOf(difference.kept)},
                                           {u"again"_s, jsonOf(difference.again)}});
        trials.append(QJsonObject{
            {u"trial"_s, trial.trial.value},
            {u"workload"_s, oneLine(trial.workload)},
            {u"equal"_s, trial.equal},
            {u"differences"_s, differences},
            {u"refusal"_s,
             trial.refusal ? QJsonValue(oneLine(trial.refusal->text())) : QJsonValue()}});
    }
    const auto count = static_cast<qsizetype>(reread.trials.size());
    return QJsonDocument(QJsonObject{{u"file"_s, file},
                                     {u"trials"_s, trials},
                                     {u"same"_s, reread.same()},
                                     {u"differ"_s, count - reread.same() - reread.refused()},
                                     {u"refused"_s, reread.refused()},
                                     {u"leftOut"_s, reread.left}})
        .toJson();
}

Task<Result<ExitCode>> run(const QCommandLineParser *parser, Terminal *terminal, StopToken stop)
{
    RUNWATT_CO_TRY(const QString file, onlyArgument(*parser, App::tr("a campaign file")));
    RUNWATT_CO_TRY(const store::TrialId chosen, chosenTrial(*parser));
    RUNWATT_CO_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    if (reader.isNewer())
        terminal->note(reader.message());
    RUNWATT_CO_TRY(const store::CampaignData data, reader.data());
    RUNWATT_CO_CHECK(checkChosen(chosen, data));
    Reread all;
    for (const store::TrialRecord &trial : data.trials) {
        if (chosen.isValid() && trial.id != chosen)
            continue;
        if (trial.state != store::TrialState::Complete) {
            ++all.left;
            continue;
        }
        // A campaign may hold hours of output: between trials a stop is heard.
        const Wake wake = co_await delay(Milliseconds(0), stop);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        RUNWATT_CO_TRY(campaign::RereadTrial read, campaign::reread(reader, data, trial));
        all.trials.push_back(std::move(read));
    }
    if (parser->isSet(u"json"_s))
        terminal->write(jsonOf(all, file));
    else
        terminal->write(textOf(all));
    const bool isSame = all.same() == static_cast<qsizetype>(all.trials.size());
    co_return isSame ? ExitCode::Done : ExitCode::Findings;
}

QString summary()
{
    return App::tr("Read the output kept in a campaign again, and tell what differs.");
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, App::tr("A campaign (name.runwatt)."), u"FILE"_s);
    parser.addOptions({
        {u"trial"_s, App::tr("Only this trial: its number, as in \"compare --csv\"."),
         App::tr("number")},
        {u"json"_s, App::tr("Write the report as JSON.")},
    });
}

Task<ExitCode> execute(const QCommandLineParser &parser, Terminal &terminal, StopToken stop)
{
    const Result<ExitCode> done = co_await run(&parser, &terminal, stop);
    if (!done) {
        terminal.error(done.error());
        co_return exitCodeFor(done.error());
    }
    co_return *done;
}

} // namespace

Command rereadCommand()
{
    return {u"reread"_s, summary, Needs::Core, describe, execute};
}

} // namespace runwatt::app
