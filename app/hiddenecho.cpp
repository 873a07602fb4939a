// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hiddenecho.h"

#include <atomic>

#include <termios.h>
#include <unistd.h>

namespace runwatt::app {

namespace {

// A signal handler may only touch what is static, and call what POSIX names for it: all of the
// functions below are.
std::atomic<int> hiddenOn{-1};
termios before{};

static_assert(std::atomic<int>::is_always_lock_free);

} // namespace

HiddenEcho::HiddenEcho(int terminal)
{
    if (tcgetattr(terminal, &before) != 0)
        return;
    termios hidden = before;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    hidden.c_lflag |= ECHONL; // the newline alone is seen
    hidden.c_cc[VSUSP] = _POSIX_VDISABLE;
    hidden.c_cc[VQUIT] = _POSIX_VDISABLE;
    hiddenOn = terminal; // first: a signal in between has it put back
    tcsetattr(terminal, TCSANOW, &hidden);
}

HiddenEcho::~HiddenEcho()
{
    showEcho();
}

void showEcho() noexcept
{
    const int terminal = hiddenOn.exchange(-1);
    // In the background the terminal is another's, who has set it to its own liking; and setting it
    // would stop the program.
    if (terminal < 0 || tcgetpgrp(terminal) != getpgrp())
        return;
    tcflush(terminal, TCIFLUSH);
    tcsetattr(terminal, TCSANOW, &before);
}

} // namespace runwatt::app
