// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

int main(int argc, char **argv)
{
    return runwatt::app::runProgram(argc, argv);
}
