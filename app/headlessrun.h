// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "app/terminal.h"
#include "core/campaign/plan.h"
#include "core/campaign/services.h"

#include <QString>

#include <memory>

namespace runwatt::app {

/// Services for a run without a window: questions are asked on the terminal that the program was
/// started on, and answered with an Error in words where there is none.
[[nodiscard]] std::shared_ptr<campaign::RunnerServices> headlessServices(Terminal *terminal);

/// Runs or resumes a campaign with progress on the terminal. On `stop` the running trial is marked
/// interrupted and Interrupted is given; Findings when trials failed or lack what the plan asks
/// for. `again` are the program's arguments that go on with the campaign, for the message that says
/// how.
[[nodiscard]] Task<ExitCode> runHeadless(
    campaign::Plan plan, QString file, QStringList again, Terminal *terminal, StopToken stop);

} // namespace runwatt::app
