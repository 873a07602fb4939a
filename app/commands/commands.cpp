// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/commands/checkcommand.h"
#include "app/commands/comparecommand.h"
#include "app/commands/democommand.h"
#include "app/commands/figurecommand.h"
#include "app/commands/runcommand.h"
#include "app/commands/verifycommand.h"

namespace runwatt::app {

std::vector<std::unique_ptr<Command>> commands()
{
    std::vector<std::unique_ptr<Command>> all;
    all.push_back(std::make_unique<CheckCommand>());
    all.push_back(std::make_unique<RunCommand>());
    all.push_back(std::make_unique<CompareCommand>());
    all.push_back(std::make_unique<FigureCommand>());
    all.push_back(std::make_unique<VerifyCommand>());
    all.push_back(std::make_unique<DemoCommand>());
    return all;
}

} // namespace runwatt::app
