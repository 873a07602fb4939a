// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

namespace runwatt::app {

/// `runwatt check DEVICE`: connects, says what the device is and what it can do.
class CheckCommand final : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] Task<ExitCode>
    execute(const QCommandLineParser &parser, Terminal &terminal, StopToken stop) override;
};

} // namespace runwatt::app
