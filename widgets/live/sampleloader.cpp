// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/live/sampleloader.h"

#include "core/store/reader.h"

namespace runwatt::live {

namespace {

constexpr qsizetype kSeriesAtOnce = 16;

struct LoadedSeries
{
    LoadedSeries(store::SeriesId id, series::SharedSamples values)
        : series(id)
        , samples(std::move(values))
    { }

    store::SeriesId series;
    series::SharedSamples samples;
};

using Loaded = std::vector<LoadedSeries>;

Result<Loaded> read(const QString &file, const QList<store::SeriesId> &wanted)
{
    RUNWATT_TRY(const store::CampaignReader reader, store::CampaignReader::open(file));
    Loaded loaded;
    for (const store::SeriesId series : wanted) {
        RUNWATT_TRY(series::SharedSamples samples, reader.samples(series));
        loaded.emplace_back(series, std::move(samples));
    }
    return loaded;
}

} // namespace

SampleLoader::SampleLoader(QObject *parent)
    : QObject(parent)
{
    // One at a time: a disk reads no faster for two.
    m_pool.setMaxThreadCount(1);
}

void SampleLoader::setFile(const QString &file)
{
    m_file = file;
    m_queue.clear();
    ++m_fileNumber;
}

void SampleLoader::request(const QList<store::SeriesId> &series)
{
    if (m_file.isEmpty())
        return;
    m_queue.append(series);
    if (m_scope.running() == 0)
        m_scope.start(readAll());
}

Task<void> SampleLoader::readAll()
{
    const StopToken stop = m_scope.token();
    while (!m_queue.isEmpty() && !stop.stopRequested()) {
        const QList<store::SeriesId> wanted = m_queue.first(qMin(kSeriesAtOnce, m_queue.size()));
        m_queue.remove(0, wanted.size());
        const int fileNumber = m_fileNumber;
        auto job = [file = m_file, wanted] { return read(file, wanted); };
        const Result<Result<Loaded>> outcome = co_await onWorker(std::move(job), stop, &m_pool);
        if (!outcome)
            co_return; // stopped
        if (fileNumber != m_fileNumber)
            continue;
        if (!*outcome) {
            m_queue.clear();
            emit failed(outcome->error());
            co_return;
        }
        for (const LoadedSeries &series : **outcome)
            emit loaded(series.series, series.samples);
    }
}

} // namespace runwatt::live
