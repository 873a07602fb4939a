// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/ssh/connection.h"

#include <QString>
#include <QTimer>

#include <functional>
#include <memory>

namespace runwatt::device {

/// A campaign's turn on a device, for as long as this lives: two that measure at once would measure
/// each other. It holds among all users of the device, and ends also when Runwatt dies, the link
/// breaks, or nothing is heard of this computer for two minutes. I/O thread.
class TurnHold
{
public:
    explicit TurnHold(std::shared_ptr<ssh::Process> process);
    ~TurnHold();
    TurnHold(const TurnHold &) = delete;
    TurnHold &operator=(const TurnHold &) = delete;

    /// False once the link or the device took it away.
    [[nodiscard]] bool isHeld() const { return !m_process->isFinished(); }

private:
    std::shared_ptr<ssh::Process> m_process;
    QTimer m_beat;
};

/// Waits for the turn, as long as it takes, on the device `device`. `who`: what others that wait
/// are told, one line; `waits` is called with the same of the campaign that has it, which may be
/// empty. Unsupported where the device has no way to tell whose turn it is.
[[nodiscard]] Task<Result<std::shared_ptr<TurnHold>>>
holdTurn(ssh::Connection *connection,
         QString device,
         QString who,
         std::function<void(const QString &)> waits,
         StopToken stop);

} // namespace runwatt::device
