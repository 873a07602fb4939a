// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "widgets/live/replayscript.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <utility>
#include <vector>

namespace runwatt::live {

/// The samples that a BlockPlan asked for, each series in the order of time.
struct ReplayBlock
{
    TimeNs untilNs = 0; ///< inclusive
    std::vector<std::pair<store::SeriesId, series::SharedSamples>> parts;
};

/// Reads a campaign for its replay on a worker: never writes, and holds no more than one block.
/// What was asked for before the last forget() is not delivered. GUI thread.
class ReplayLoader : public QObject
{
    Q_OBJECT

public:
    explicit ReplayLoader(QObject *parent = nullptr);

    /// Which campaign, and what is known of it. scriptReady() answers.
    void open(const std::shared_ptr<const store::CampaignData> &data, const QString &file);

    /// Reads these, one after another, each answered by blockReady().
    void read(std::vector<BlockPlan> plans);

    void forget() { ++m_request; }

signals:
    void scriptReady(const std::shared_ptr<const runwatt::live::ReplayScript> &script);
    void blockReady(const std::shared_ptr<const runwatt::live::ReplayBlock> &block);
    void failed(const runwatt::Error &error);

private:
    Task<void> readScript(std::shared_ptr<const store::CampaignData> data, int request);
    Task<void> readBlocks(std::vector<BlockPlan> plans, int request);

    QString m_file;
    QThreadPool m_pool;
    int m_request = 0;
    AsyncScope m_scope; // last: its end needs the other members
};

} // namespace runwatt::live
