// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

namespace runwatt {

/// How long a test waits for what comes sooner or later before it calls that a hang. A process that
/// waits for a busy disk, even one that was killed, takes as long as the disk does. QtTest then
/// waits for twice as long again, to tell whether more patience would have helped: all of it is
/// less than the 300 s after which CTest ends a program, whose words would be lost.
inline constexpr int kHangMs = 80'000;

} // namespace runwatt

// QtTest's own limit for these is 5 s, which a stalled disk outlasts.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT((expr), runwatt::kHangMs)
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT((expr), message, runwatt::kHangMs)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT((expr), (expected), runwatt::kHangMs)
