// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"

namespace runwatt::app {

/// `runwatt --demo` without a display: the demo campaign on this computer, with its table on the
/// terminal, and its figures and its file in a folder that it names.
class DemoCommand final : public Command
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
