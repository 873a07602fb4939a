// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "app/commands/commands.h"
#include "app/display.h"
#include "app/interruption.h"
#include "app/text.h"
#include "app/window.h"
#include "core/base/language.h"

#include <QApplication>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

/// Of what goes to a terminal or a pipe: tables in columns, and messages that scripts may look for.
const QString kTerminalLanguage = u"en"_s;

int valueOf(ExitCode code)
{
    return static_cast<int>(code);
}

int misunderstood(const QString &problem, const QString &help)
{
    Terminal(Verbosity::Normal).error(problem + u'\n' + App::tr("Try \"%1\".").arg(help));
    return valueOf(ExitCode::Usage);
}

Task<void> execute(const Command *command,
                   const QCommandLineParser *parser,
                   Terminal *terminal,
                   StopToken stop,
                   std::optional<ExitCode> *code)
{
    *code = co_await command->execute(*parser, *terminal, stop);
    const bool isDone = *code == ExitCode::Done || *code == ExitCode::Findings;
    if (const std::optional<Error> &error = terminal->unwritten(); error && isDone) {
        terminal->error(*error);
        *code = ExitCode::Failed;
    }
    QCoreApplication::exit(valueOf(**code));
}

/// In the event loop of an application that exists already.
int runCommand(const Invocation &invocation)
{
    QCommandLineParser parser;
    describeTo(parser, *invocation.command);
    if (!parser.parse(invocation.arguments))
        return misunderstood(parser.errorText(),
                             u"runwatt "_s + invocation.command->name + u" --help"_s);
    Terminal terminal(invocation.verbosity);
    const Interruption interruption;
    std::optional<ExitCode> code;
    // Declared last: it ends the task before what the task uses goes.
    AsyncScope scope(interruption.token());
    scope.start(execute(invocation.command, &parser, &terminal, scope.token(), &code));
    return code ? valueOf(*code) : QCoreApplication::exec();
}

/// The demo alone has a window, where there is a display.
std::optional<campaign::Plan> planForWindow(const Invocation &invocation)
{
    if (invocation.command->name != "demo"_L1 || !displayAvailable())
        return {};
    return demoWindowPlan(invocation.arguments);
}

int runInvocation(int &argc, char **argv, const Invocation &invocation)
{
    if (invocation.action == Action::Window) {
        QApplication application(argc, argv);
        return openWindow(invocation.file, invocation.replaySpeed);
    }
    WindowOptions options;
    options.demo = planForWindow(invocation);
    if (options.demo) {
        QApplication application(argc, argv);
        return runWindow(application, options);
    }
    if (invocation.command->needs == Needs::Core) {
        QCoreApplication application(argc, argv);
        installLanguage(application, kTerminalLanguage);
        return runCommand(invocation);
    }
    // Painting into files needs Qt Gui, but must not need a display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Nor a session: without one (sudo, cron) Qt would warn that XDG_RUNTIME_DIR is not set.
    QLoggingCategory::setFilterRules(u"default.warning=false"_s);
    QApplication application(argc, argv);
    installLanguage(application, kTerminalLanguage);
    QLoggingCategory::setFilterRules(QString());
    return runCommand(invocation);
}

/// Without a display the demo runs headless; a campaign cannot be opened.
Result<Invocation> withoutDisplay(const Invocation &invocation, const std::vector<Command> &all)
{
    Invocation demo = understand({u"demo"_s}, all);
    demo.verbosity = invocation.verbosity;
    if (invocation.file.isEmpty() && demo.action == Action::Command)
        return demo;
    return failure(ErrorCode::Unsupported, App::tr("There is no display to open a window on."),
                   invocation.file, QString(),
                   App::tr("\"runwatt --help\" lists what works without one."));
}

void showHelp(const Invocation &invocation, const std::vector<Command> &all)
{
    Terminal(Verbosity::Normal)
        .write(invocation.command == nullptr ? helpText(all) : helpText(*invocation.command));
}

} // namespace

int runProgram(int &argc, char **argv)
{
    QCoreApplication::setApplicationName(u"runwatt"_s);
    QCoreApplication::setOrganizationName(u"runwatt"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RUNWATT_VERSION));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const std::vector<Command> all = allCommands();
    Invocation invocation = understand(arguments, all);
    if (invocation.action == Action::Window && !displayAvailable()) {
        const Result<Invocation> instead = withoutDisplay(invocation, all);
        if (!instead) {
            Terminal(Verbosity::Normal).error(instead.error());
            return valueOf(ExitCode::Failed);
        }
        invocation = *instead;
    }
    switch (invocation.action) {
    case Action::Help: {
        const QCoreApplication application(argc, argv); // its name is in the usage line
        showHelp(invocation, all);
        return valueOf(ExitCode::Done);
    }
    case Action::Version:
        Terminal(Verbosity::Normal).write(u"runwatt " RUNWATT_VERSION "\n"_s);
        return valueOf(ExitCode::Done);
    case Action::Misunderstood:
        return misunderstood(invocation.problem, u"runwatt --help"_s);
    case Action::Command:
    case Action::Window:
        break;
    }
    return runInvocation(argc, argv, invocation);
}

} // namespace runwatt::app
