// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/feed.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace runwatt::live {

/// The table of processes as far as a file has it: the CPU of those that were worth a series, and
/// nothing else of them. What it tells depends on which samples were added, and not on how. GUI
/// thread.
class ReplayProcesses
{
public:
    void clear();

    /// A series of a trial that goes on; one that is of no process is passed over.
    void addSeries(const store::SeriesRecord &series);

    /// Samples of one of these, ascending, after those before.
    void append(store::SeriesId series, const series::Samples &samples);

    /// Its processes are gone.
    void endTrial(store::TrialId trial);

    /// The tables of the devices of which something was added or ended since the last call.
    [[nodiscard]] std::vector<campaign::ProcessTable> takeChanged();

private:
    struct Process
    {
        store::TrialId trial;
        campaign::ProcessRow row;
        TimeNs timeNs = -1; ///< of its newest sample; -1: none yet
    };

    QHash<store::SeriesId, Process> m_processes;
    QSet<QString> m_changed; ///< devices
};

} // namespace runwatt::live
