// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "core/campaign/plan.h"

#include <QStringList>

#include <optional>

namespace runwatt::app {

/// `runwatt check DEVICE`: connects, says what the device is and what it can do.
[[nodiscard]] Command checkCommand();

/// `runwatt run PLAN.json --output FILE.runwatt`: runs a campaign, or resumes the one in FILE.
[[nodiscard]] Command runCommand();

/// `runwatt compare FILE`: a campaign's trials as a table, CSV or JSON.
[[nodiscard]] Command compareCommand();

/// `runwatt figure FILE --preset NAME --output x.pdf`: a chart of a campaign as a file.
[[nodiscard]] Command figureCommand();

/// `runwatt verify FILE`: whether a campaign file is what was written.
[[nodiscard]] Command verifyCommand();

/// `runwatt read TOOL FILE`: what Runwatt makes of a tool's output, as text, CSV or JSON.
[[nodiscard]] Command readCommand();

/// `runwatt reread CAMPAIGN`: whether the readers still make of the output in a campaign file what
/// it keeps.
[[nodiscard]] Command rereadCommand();

/// `runwatt demo`: the demo campaign on this computer, with its table on the terminal, and its
/// figures and its file in a folder that it names. With a display and without a word that asks for
/// this, its window is opened instead: demoWindowPlan().
[[nodiscard]] Command demoCommand();

/// `runwatt selftest`, also `runwatt --selftest`: every part once on this computer, and whether
/// each is well.
[[nodiscard]] Command selftestCommand();

/// The plan that the window is to be opened on, where there is a display, when `runwatt demo` is
/// given these words; none when they ask for files or are not understood, which demoCommand()
/// tells.
[[nodiscard]] std::optional<campaign::Plan> demoWindowPlan(const QStringList &arguments);

} // namespace runwatt::app
