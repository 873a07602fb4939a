// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace runwatt::app {

/// Runs the program from its command line to its exit code: the only thing main() does.
[[nodiscard]] int runProgram(int &argc, char **argv);

} // namespace runwatt::app
