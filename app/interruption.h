// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"

#include <QSocketNotifier>

#include <memory>

namespace runwatt::app {

/// Turns the first SIGINT or SIGTERM into a request to stop, delivered in the event loop; a second
/// one ends the program at once, as it would without this. One object at a time, main thread.
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Q_DISABLE_COPY_MOVE(Interruption)

    [[nodiscard]] StopToken token() const { return m_source.token(); }

private:
    StopSource m_source;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace runwatt::app
