// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/text.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

const Command *findCommand(const QString &word, const std::vector<Command> &commands)
{
    const auto found = std::ranges::find(commands, word, &Command::name);
    return found == commands.end() ? nullptr : &*found;
}

bool looksLikeCampaign(const QString &word)
{
    return word.endsWith(".runwatt"_L1, Qt::CaseInsensitive) || QFileInfo(word).isFile();
}

Invocation misunderstood(const QString &problem)
{
    Invocation invocation;
    invocation.action = Action::Misunderstood;
    invocation.problem = problem;
    return invocation;
}

Invocation withCommand(const Command *command, const QStringList &rest)
{
    Invocation invocation;
    invocation.command = command;
    // Words after "--" are arguments, whatever they look like.
    const QStringList options = rest.mid(0, rest.indexOf(u"--"_s));
    if (options.contains(u"--help"_s) || options.contains(u"-h"_s)) {
        invocation.action = Action::Help;
        return invocation;
    }
    if (options.contains(u"--version"_s) || options.contains(u"-v"_s)) {
        invocation.action = Action::Version;
        return invocation;
    }
    invocation.action = Action::Command;
    invocation.arguments = QStringList{command->name} + rest;
    if (options.contains(u"--quiet"_s) || options.contains(u"-q"_s))
        invocation.verbosity = Verbosity::Quiet;
    return invocation;
}

Invocation withReplay(Invocation invocation, QStringList words)
{
    invocation.replaySpeed = 1;
    if (!words.isEmpty()) {
        bool isNumber = false;
        const QString word = words.takeFirst();
        const int speed = word.toInt(&isNumber);
        if (!isNumber || speed < 1 || speed > 100)
            return misunderstood(
                App::tr("A replay's speed is a whole number from 1 to 100, not \"%1\".").arg(word));
        invocation.replaySpeed = speed;
    }
    if (!words.isEmpty())
        return misunderstood(App::tr("\"%1\" is too much after --replay.").arg(words.front()));
    return invocation;
}

} // namespace

Invocation understand(const QStringList &arguments, const std::vector<Command> &commands)
{
    Invocation invocation;
    // --quiet may also stand before the command.
    QStringList words = arguments;
    QStringList ahead;
    while (!words.isEmpty() && (words.front() == "--quiet"_L1 || words.front() == "-q"_L1))
        ahead.append(words.takeFirst());
    if (!ahead.isEmpty())
        invocation.verbosity = Verbosity::Quiet;
    if (words.isEmpty())
        return invocation;
    QString first = words.takeFirst();
    if (first == "--selftest"_L1) // as packagers know it
        first = u"selftest"_s;
    if (first == "--help"_L1 || first == "-h"_L1 || first == "help"_L1) {
        invocation.action = Action::Help;
        if (words.isEmpty())
            return invocation;
        invocation.command = findCommand(words.front(), commands);
        if (invocation.command == nullptr)
            return misunderstood(App::tr("There is no command \"%1\".").arg(words.front()));
        return invocation;
    }
    if (first == "--version"_L1 || first == "-v"_L1) {
        invocation.action = Action::Version;
        return invocation;
    }
    if (const Command *command = findCommand(first, commands))
        return withCommand(command, ahead + words);
    if (first == "--replay"_L1)
        return misunderstood(
            App::tr("The campaign comes before --replay: runwatt FILE --replay [SPEED]."));
    if (first.startsWith(u'-'))
        return misunderstood(App::tr("There is no option \"%1\".").arg(first));
    if (!looksLikeCampaign(first))
        return misunderstood(
            App::tr("\"%1\" is neither a command nor a campaign file.").arg(first));
    invocation.file = first;
    if (!words.isEmpty() && words.front() == "--replay"_L1) {
        words.removeFirst();
        return withReplay(invocation, words);
    }
    if (!words.isEmpty())
        return misunderstood(
            App::tr("Open one campaign at a time; \"%1\" is too much.").arg(words.front()));
    return invocation;
}

void describeTo(QCommandLineParser &parser, const Command &command)
{
    parser.setApplicationDescription(command.summary());
    parser.addOption({{u"q"_s, u"quiet"_s},
                      App::tr("Write neither progress nor warnings to stderr, but errors.")});
    parser.addOption({{u"h"_s, u"help"_s}, App::tr("Show this help.")});
    parser.addOption({{u"v"_s, u"version"_s}, App::tr("Say which version this is.")});
    command.describe(parser);
}

QString helpText(const std::vector<Command> &commands)
{
    QString text =
        App::tr("Runwatt measures runtimes on edge devices: throughput, CPU and watts on one "
                "time axis.")
        + u"\n\n"_s + App::tr("Usage:") + u'\n';
    qsizetype width = 0;
    for (const Command &command : commands)
        width = std::max(width, command.name.size());
    // QStringBuilder's expressions must not outlive the call: these give a QString.
    const auto line = [](const QString &left, const QString &right) -> QString {
        return u"  "_s + left.leftJustified(30) + u' ' + right + u'\n';
    };
    text += line(u"runwatt"_s, App::tr("open the window; without a display, run the demo"));
    text += line(u"runwatt FILE.runwatt"_s, App::tr("open the window on a campaign"));
    text += line(u"runwatt FILE --replay [SPEED]"_s,
                 App::tr("replay it there, 1 to 100 times as fast as it was"));
    text += line(u"runwatt COMMAND ..."_s,
                 App::tr("work without a window (demo: see \"runwatt demo --help\")"));
    text += line(u"runwatt COMMAND --help"_s, App::tr("say what a command takes"));
    text += line(u"runwatt --selftest"_s, App::tr("try everything once on this computer"));
    text += line(u"runwatt --version"_s, App::tr("say which version this is"));
    text += u'\n' + App::tr("Commands:") + u'\n';
    for (const Command &command : commands)
        text += u"  "_s + command.name.leftJustified(width) + u"  "_s + command.summary() + u'\n';
    text += u'\n'
        + App::tr("Results go to stdout, progress and errors to stderr; -q or --quiet leaves "
                  "progress and warnings out.")
        + u"\n\n"_s + App::tr("Exit codes:") + u'\n';
    const auto code = [](ExitCode exitCode, const QString &meaning) -> QString {
        return QString::number(static_cast<int>(exitCode)).rightJustified(5) + u"  "_s + meaning
            + u'\n';
    };
    text += code(ExitCode::Done, App::tr("done"));
    text += code(ExitCode::Failed, App::tr("failed; stderr says why and what to do"));
    text +=
        code(ExitCode::Usage,
             App::tr("the command line or the plan is wrong: a word, name or value in it can't be "
                     "used; nothing was started"));
    text += code(
        ExitCode::Findings,
        App::tr("done, but trials failed, lack what the plan asks for, or something was found"));
    text += code(ExitCode::Interrupted, App::tr("interrupted; a campaign can be resumed"));
    return text;
}

QString helpText(const Command &command)
{
    QCommandLineParser parser;
    describeTo(parser, command);
    QString text = parser.helpText();
    // The parser names the executable; the command belongs to the usage.
    const qsizetype usage = text.indexOf(u" [options]"_s);
    if (usage >= 0)
        text.insert(usage, u' ' + command.name);
    return text;
}

} // namespace runwatt::app
