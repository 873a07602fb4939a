// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal.h"
#include "core/base/async.h"

#include <QCommandLineParser>
#include <QString>

#include <vector>

namespace runwatt::app {

/// What the program returns to the shell; documented in --help.
enum class ExitCode {
    Done = 0,
    Failed = 1, ///< it could not be done; stderr says why
    Usage = 2, ///< the command line or the plan cannot be used as it is
    Findings = 3, ///< done, but trials failed or lack something, or a file is not sound
    Interrupted = 130 ///< stopped by the person (SIGINT, SIGTERM); can be resumed
};

/// What a command needs of Qt.
enum class Needs {
    Core, ///< an event loop
    Painting ///< fonts and painters, but no display
};

/// One command of the command line. To add one: a file in app/commands, a line in commands.h and
/// one in commands.cpp.
struct Command
{
    QString name; ///< the word on the command line: "compare"

    /// One line for the list of commands, translated.
    QString (*summary)();

    Needs needs;

    /// Adds options and positional arguments, with their help. --help, --version and --quiet
    /// are there already.
    void (*describe)(QCommandLineParser &parser);

    /// Runs in the main thread, in an event loop, with arguments that the parser accepted
    /// (positional ones are not counted yet: see onlyArgument()). Ends soon after `stop` is
    /// requested, with Interrupted. `parser` and `terminal` outlive the task.
    Task<ExitCode> (*execute)(const QCommandLineParser &parser, Terminal &terminal, StopToken stop);
};

/// All commands, in the order of --help.
[[nodiscard]] std::vector<Command> allCommands();

/// The single positional argument; InvalidInput, in words, when there is none or more than one.
/// `what` names it: "a campaign file".
[[nodiscard]] Result<QString> onlyArgument(const QCommandLineParser &parser, const QString &what);

/// The word after --detail, as of analysis::ComparisonRequest: the empty word, where it is given,
/// is the value without a detail.
[[nodiscard]] QString detailOf(const QCommandLineParser &parser);

/// The exit code for an error: Usage for InvalidInput from the words of the command line or of a
/// plan, Interrupted for Cancelled, else Failed.
[[nodiscard]] ExitCode exitCodeFor(const Error &error);

} // namespace runwatt::app
