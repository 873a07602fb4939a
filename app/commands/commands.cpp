// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

namespace runwatt::app {

std::vector<Command> allCommands()
{
    return {checkCommand(), runCommand(),    compareCommand(), figureCommand(),  verifyCommand(),
            readCommand(),  rereadCommand(), demoCommand(),    selftestCommand()};
}

} // namespace runwatt::app
