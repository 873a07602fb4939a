// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/replayloader.h"

#include <algorithm>

namespace runwatt::live {

namespace {

using SharedScript = std::shared_ptr<const ReplayScript>;
using SharedBlock = std::shared_ptr<const ReplayBlock>;

Result<SharedScript> scriptOf(const store::CampaignData &data, const QString &file)
{
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    RUNWATT_TRY(std::vector<store::ChunkSpan> chunks, reader.chunks());
    return std::make_shared<const ReplayScript>(data, std::move(chunks));
}

Result<SharedBlock> blockOf(const BlockPlan &plan, const QString &file)
{
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    auto block = std::make_shared<ReplayBlock>();
    block->untilNs = plan.untilNs;
    for (const BlockPlan::Part &part : plan.parts) {
        RUNWATT_TRY(const series::SharedSamples all,
                    reader.samples(part.series, part.firstChunk, part.lastChunk));
        auto samples = std::make_shared<series::Samples>();
        std::ranges::copy_if(
            *all, std::back_inserter(*samples), [&plan](const series::Sample &sample) {
                return sample.timeNs > plan.afterNs && sample.timeNs <= plan.untilNs;
            });
        if (!std::ranges::is_sorted(*samples, {}, &series::Sample::timeNs))
            std::ranges::stable_sort(*samples, {}, &series::Sample::timeNs);
        if (!samples->empty())
            block->parts.emplace_back(part.series, std::move(samples));
    }
    return SharedBlock(std::move(block));
}

} // namespace

ReplayLoader::ReplayLoader(QObject *parent)
    : QObject(parent)
{
    // One at a time: a disk reads no faster for two.
    m_pool.setMaxThreadCount(1);
}

void ReplayLoader::open(const std::shared_ptr<const store::CampaignData> &data, const QString &file)
{
    forget();
    m_file = file;
    m_scope.start(readScript(data, m_request));
}

void ReplayLoader::read(std::vector<BlockPlan> plans)
{
    m_scope.start(readBlocks(std::move(plans), m_request));
}

Task<void> ReplayLoader::readScript(std::shared_ptr<const store::CampaignData> data, int request)
{
    const StopToken stop = m_scope.token();
    auto job = [data, file = m_file] { return scriptOf(*data, file); };
    const Result<Result<SharedScript>> outcome = co_await onWorker(std::move(job), stop, &m_pool);
    if (!outcome || request != m_request)
        co_return;
    if (*outcome)
        emit scriptReady(**outcome);
    else
        emit failed(outcome->error());
}

Task<void> ReplayLoader::readBlocks(std::vector<BlockPlan> plans, int request)
{
    const StopToken stop = m_scope.token();
    for (const BlockPlan &plan : plans) {
        if (request != m_request)
            co_return;
        auto job = [plan, file = m_file] { return blockOf(plan, file); };
        const Result<Result<SharedBlock>> outcome =
            co_await onWorker(std::move(job), stop, &m_pool);
        if (!outcome || request != m_request)
            co_return;
        if (!*outcome) {
            emit failed(outcome->error());
            co_return;
        }
        emit blockReady(**outcome);
    }
}

} // namespace runwatt::live
