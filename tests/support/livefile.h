// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/store/reader.h"
#include "core/store/writer.h"
#include "tests/support/livecampaign.h"

#include <QDeadlineTimer>
#include <QEventLoop>

#include <memory>

namespace runwatt::test {

/// The campaign in a file, as a writer leaves it; ids are given out in the same order.
inline Task<void> writeLiveCampaign(const LiveCampaign &source, QString file, bool *written)
{
    store::CampaignRecord record = source.data.campaign;
    auto created = co_await store::CampaignWriter::create(file, std::move(record), StopToken());
    if (!created)
        co_return;
    store::CampaignWriter &writer = **created;
    const auto addAll = [&writer](const auto &rows) {
        for (const auto &row : rows)
            writer.add(row);
    };
    addAll(source.data.devices);
    addAll(source.data.meters);
    addAll(source.data.workloads);
    addAll(source.data.cells);
    addAll(source.data.trials);
    for (const auto &row : source.data.phases)
        writer.put(row);
    addAll(source.data.series);
    addAll(source.data.summaries);
    addAll(source.data.verdicts);
    addAll(source.data.events);
    for (const auto &trial : source.trials) {
        for (const auto &[id, samples] : trial.samples)
            writer.append(store::SeriesId{id}, std::make_shared<const series::Samples>(samples));
    }
    const Result<void> closed = co_await writer.close(StopToken());
    *written = closed.has_value();
}

/// What a reader finds of the campaign in its file; null when that could not be written or read
/// within `limitMs`.
inline std::shared_ptr<const store::CampaignData>
throughFile(const LiveCampaign &source, const QString &file, int limitMs)
{
    bool written = false;
    AsyncScope scope;
    scope.start(writeLiveCampaign(source, file, &written));
    QEventLoop loop;
    for (const QDeadlineTimer limit(limitMs); !written && !limit.hasExpired();)
        loop.processEvents(QEventLoop::AllEvents, 20);
    const auto reader = store::CampaignReader::open(file);
    if (!written || !reader)
        return nullptr;
    const Result<store::CampaignData> data = reader->data();
    return data ? std::make_shared<const store::CampaignData>(*data) : nullptr;
}

} // namespace runwatt::test
