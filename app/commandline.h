// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace runwatt::app {

/// What is to be done.
enum class Action {
    Help,
    Version,
    Command, ///< run `command` with `arguments`
    Window, ///< open the window, on `file` if there is one
    Misunderstood ///< `problem` says why
};

/// A command line, understood. Needs no QCoreApplication, so that it can decide which kind to make.
struct Invocation
{
    Action action = Action::Window;
    const Command *command = nullptr; ///< also for Help: the one that help is asked for
    QStringList arguments; ///< of the command, with its name first, as QCommandLineParser wants it
    QString file; ///< for Window
    std::optional<int> replaySpeed; ///< for Window: replay the file, 1 to 100 times as fast
    QString problem; ///< for Misunderstood
    Verbosity verbosity = Verbosity::Normal;
};

/// `arguments` without the program's name; without any, the window is asked for. `commands` must
/// outlive the result.
[[nodiscard]] Invocation understand(const QStringList &arguments,
                                    const std::vector<Command> &commands);

/// A parser with the command's options and those that every command has. Without a command, the
/// arguments of the program itself.
void describeTo(QCommandLineParser &parser, const Command &command);

/// The text of `runwatt --help`: usage, commands, exit codes.
[[nodiscard]] QString helpText(const std::vector<Command> &commands);

/// The text of `runwatt COMMAND --help`.
[[nodiscard]] QString helpText(const Command &command);

} // namespace runwatt::app
