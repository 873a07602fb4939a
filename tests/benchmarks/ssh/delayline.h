// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <thread>

namespace runwatt::bench {

/// A long cable: 127.0.0.1:port() leads to another port of this computer, and every byte arrives
/// `oneWay` later, as many as are sent. (netem would be the usual tool; not every kernel has it.)
/// A thread of its own moves the bytes.
class DelayLine
{
public:
    DelayLine(quint16 targetPort, TimeNs oneWay);
    ~DelayLine();
    Q_DISABLE_COPY_MOVE(DelayLine)

    /// 0 when it could not be set up.
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_listener;
    int m_end; ///< readable once the thread should end
    quint16 m_port = 0;
    std::jthread m_thread;
};

} // namespace runwatt::bench
