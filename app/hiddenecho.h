// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace runwatt::app {

/// While it lives, what is typed on a terminal is not shown, and Ctrl-Z and Ctrl-\ do not hand the
/// terminal to the shell in that state. One object at a time, main thread.
class HiddenEcho
{
public:
    /// `terminal` is a descriptor of it, in whose foreground the program is, and which outlives
    /// this.
    explicit HiddenEcho(int terminal);
    ~HiddenEcho();
    Q_DISABLE_COPY_MOVE(HiddenEcho)
};

/// Ends the hiding, if there is one, and drops what was typed and not read: half a passphrase is no
/// command for the shell. May be called by a signal handler, in any thread.
void showEcho() noexcept;

} // namespace runwatt::app
