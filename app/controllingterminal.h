// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/ssh/interaction.h"

#include <QByteArray>

#include <memory>

namespace runwatt::app {

/// The terminal that the program was started on, wherever its standard streams lead. Blocks
/// nothing. Used in the main thread; a task of it ends before it does.
class ControllingTerminal
{
public:
    using Echo = ssh::KeyboardPrompt::Echo;

    /// Null when there is none, and while the program is in its background: who sits there speaks
    /// to another.
    [[nodiscard]] static std::unique_ptr<ControllingTerminal> open();

    ~ControllingTerminal();
    Q_DISABLE_COPY_MOVE(ControllingTerminal)

    /// Writes `text`. Errors as of ask().
    Task<Result<void>> say(QByteArray text, StopToken stop);

    /// Writes `text`, then gives the line that is typed, without its newline. What was typed before
    /// is dropped: it answers nothing. Errors: Cancelled; NotFound (without a text) when the
    /// terminal or its input has ended.
    Task<Result<QByteArray>> ask(QByteArray text, Echo echo, StopToken stop);

private:
    explicit ControllingTerminal(int descriptor);

    Task<Result<QByteArray>> readLine(StopToken stop);

    int m_descriptor;
};

} // namespace runwatt::app
