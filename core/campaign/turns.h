// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/devicesession.h"

#include <QString>

#include <map>

namespace runwatt::campaign {

/// The turns of a campaign on all machines that it works on. I/O thread.
class Turns
{
public:
    /// Who waits for one of them is told the campaign's title.
    explicit Turns(QString title)
        : m_title(std::move(title))
    { }

    /// A session that is connected, and outlives this. One machine under two names has one turn.
    void add(DeviceSession *session);

    /// Takes those that are lacking, or went with a link; not those of a machine whose link is
    /// away, which are taken before its own next trial.
    Task<Result<void>> take(StopToken stop);

    /// Whether there are any that take() would take.
    [[nodiscard]] bool areLacking() const;

    void release();

private:
    QString m_title;
    std::map<QString, DeviceSession *> m_sessions; ///< by what a machine calls its present boot
};

} // namespace runwatt::campaign
