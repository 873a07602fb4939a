// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

namespace runwatt::app {

/// `runwatt figure FILE --preset NAME --output x.pdf`: a chart of a campaign as a file.
class FigureCommand final : public Command
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;

    [[nodiscard]] Needs needs() const override { return Needs::Painting; }

    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] Task<ExitCode>
    execute(const QCommandLineParser &parser, Terminal &terminal, StopToken stop) override;
};

} // namespace runwatt::app
