// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/ssh/interaction.h"

#include <memory>

namespace runwatt::app {

class Terminal;

/// Asks on the terminal that the program was started on what a login needs to know, one question at
/// a time; where there is none, or its input ends, all is answered as by ssh::RefusingInteraction.
/// Lives in the main thread and blocks nothing.
class TerminalInteraction final : public ssh::Interaction
{
public:
    /// `terminal` is where the command tells its progress: it keeps still while a question stands.
    /// It outlives every question.
    explicit TerminalInteraction(Terminal *terminal);

    /// Ends the questions that still stand, as cancelled.
    ~TerminalInteraction() override;
    Q_DISABLE_COPY_MOVE(TerminalInteraction)

    Task<Result<ssh::HostKeyAnswer>> unknownHostKey(ssh::HostKeyQuestion question,
                                                    StopToken stop) override;
    Task<Result<QString>> passphrase(QString keyFile, ssh::Asking asking, StopToken stop) override;
    Task<Result<QString>> password(QString userAtHost, ssh::Asking asking, StopToken stop) override;
    Task<Result<QStringList>> keyboardInteractive(ssh::KeyboardPrompts prompts,
                                                  StopToken stop) override;

private:
    class Turn;

    /// Waits until no other question stands. Errors: Cancelled; NotFound without a terminal.
    Task<Result<std::unique_ptr<Turn>>> begin(StopToken stop);
    Task<Result<ssh::HostKeyAnswer>> askHostKey(ssh::HostKeyQuestion question, StopToken stop);
    Task<Result<QString>> askSecret(QString text, StopToken stop);
    Task<Result<QStringList>> askPrompts(ssh::KeyboardPrompts prompts, StopToken stop);

    Terminal *m_terminal;
    ssh::RefusingInteraction m_nobody;
    bool m_isAsking = false;
    Notifier m_asked; ///< a question no longer stands
    StopSource m_end;
};

} // namespace runwatt::app
