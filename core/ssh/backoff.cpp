// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/backoff.h"

namespace runwatt::ssh {

namespace {

constexpr Milliseconds kFirstPause{500};
constexpr Milliseconds kLongestPause{30000};

} // namespace

Milliseconds pauseBeforeAttempt(int attempt)
{
    Milliseconds pause = kFirstPause;
    for (int i = 0; i < attempt; ++i) {
        pause *= 2;
        if (pause >= kLongestPause)
            return kLongestPause;
    }
    return pause;
}

} // namespace runwatt::ssh
