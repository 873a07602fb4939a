// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/text.h"
#include "core/store/verify.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

QString lineOf(const store::VerifyFinding &finding)
{
    const QString about =
        finding.trial.isValid() ? App::tr("trial %1: ").arg(finding.trial.value) : QString();
    return u"  "_s + toWord(finding.kind) + u": "_s + about + finding.text + u'\n';
}

QString textOf(const store::VerifyReport &report)
{
    QString text = report.file + u": "_s + report.title;
    if (!report.origins.empty())
        text += u" ("_s + marks(report.origins) + u')';
    text += u'\n';
    text += App::tr("  %1 trials, %2 of them complete; %3 series, %4 samples")
                .arg(report.trials)
                .arg(report.completeTrials)
                .arg(report.series)
                .arg(report.samples)
        + u'\n';
    for (const store::VerifyFinding &finding : report.findings)
        text += lineOf(finding);
    text += (report.isSound() ? App::tr("Sound: the file is what was written.")
                              : App::tr("Not sound: do not rely on what is named above."))
        + u'\n';
    return text;
}

QByteArray jsonOf(const store::VerifyReport &report)
{
    QJsonArray findings;
    for (const store::VerifyFinding &finding : report.findings) {
        findings.append(QJsonObject{{u"kind"_s, toWord(finding.kind)},
                                    {u"trial"_s, finding.trial.value},
                                    {u"text"_s, finding.text}});
    }
    const QJsonObject object{
        {u"file"_s, report.file},
        {u"title"_s, report.title},
        {u"origin"_s, toWord(furthest(report.origins))},
        {u"origins"_s, QJsonArray::fromStringList(toWords(report.origins))},
        {u"sound"_s, report.isSound()},
        {u"trials"_s, report.trials},
        {u"completeTrials"_s, report.completeTrials},
        {u"series"_s, report.series},
        {u"samples"_s, report.samples},
        {u"findings"_s, findings},
    };
    return QJsonDocument(object).toJson();
}

QString summary()
{
    return App::tr("Check that a campaign file is whole and what was written.");
}

void describe(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"FILE"_s, App::tr("A campaign (name.runwatt)."), u"FILE"_s);
    parser.addOption({u"json"_s, App::tr("Write the report as JSON.")});
}

Task<ExitCode> execute(const QCommandLineParser &parser, Terminal &terminal, StopToken /*stop*/)
{
    const Result<QString> file = onlyArgument(parser, App::tr("a campaign file"));
    const Result<store::VerifyReport> report =
        file ? store::verify(*file) : tl::make_unexpected(file.error());
    if (!report) {
        Error error = report.error();
        if (error.code == ErrorCode::Corrupt) // whose usual remedy is this command
            error.remedy = App::tr("Nothing in it can be read. Use a copy if there is one.");
        terminal.error(error);
        co_return exitCodeFor(report.error());
    }
    if (parser.isSet(u"json"_s))
        terminal.write(jsonOf(*report));
    else
        terminal.write(textOf(*report));
    co_return report->isSound() ? ExitCode::Done : ExitCode::Findings;
}

} // namespace

Command verifyCommand()
{
    return {u"verify"_s, summary, Needs::Core, describe, execute};
}

} // namespace runwatt::app
