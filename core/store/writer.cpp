// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer.h"

#include "core/store/storeworker.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThread>

namespace runwatt::store {

class CampaignWriterPrivate
{
public:
    /// Queues a change for the store thread.
    void change(StoreWorker::Change change) const
    {
        QMetaObject::invokeMethod(
            worker, [worker = worker, change = std::move(change)] { worker->apply(change); });
    }

    /// Queues a question; the answer is an awaitable away.
    template<typename T>
    Task<Result<T>> ask(std::function<Result<T>(StoreWorker &)> question, StopToken stop)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QFutureWatcher<Result<T>> watcher;
        promise->start();
        watcher.setFuture(promise->future());
        QMetaObject::invokeMethod(worker, [worker = worker, promise, question] {
            promise->addResult(question(*worker));
            promise->finish();
        });
        const Wake wake = co_await until(&watcher, &QFutureWatcherBase::finished, stop);
        if (wake != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
        co_return watcher.future().takeResult();
    }

    template<typename AnyId>
    static AnyId next(AnyId &last)
    {
        ++last.value;
        return last;
    }

    void countFrom(const CampaignData &opened)
    {
        const auto last = [](const auto &rows, auto &id) {
            if (!rows.empty())
                id = rows.back().id;
        };
        last(opened.devices, device);
        last(opened.meters, meter);
        last(opened.workloads, workload);
        last(opened.cells, cell);
        last(opened.trials, trial);
        last(opened.series, series);
    }

    QString file;
    QThread thread;
    StoreWorker *worker = nullptr;
    CampaignData data;
    CampaignClock clock;
    // The last ids that were given out.
    DeviceId device;
    MeterId meter;
    WorkloadId workload;
    CellId cell;
    TrialId trial;
    SeriesId series;
};

namespace {

template<typename Record>
StoreWorker::Change inserting(Record record)
{
    return [record = std::move(record)](StoreSession &session) { return session.insert(record); };
}

} // namespace

CampaignWriter::CampaignWriter(QString file)
    : d(std::make_unique<CampaignWriterPrivate>())
{
    d->file = std::move(file);
    d->worker = new StoreWorker;
    d->worker->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    connect(d->worker, &StoreWorker::failed, this, &CampaignWriter::failed);
    d->thread.setObjectName(QStringLiteral("runwatt-store"));
    d->thread.start();
}

CampaignWriter::~CampaignWriter()
{
    // Queued behind every change: a plain quit() would overtake them.
    QMetaObject::invokeMethod(d->worker, [] { QThread::currentThread()->quit(); });
    d->thread.wait();
}

Task<Result<std::unique_ptr<CampaignWriter>>> CampaignWriter::begin(
    QString file, std::function<Result<std::unique_ptr<StoreSession>>()> opener, StopToken stop)
{
    std::unique_ptr<CampaignWriter> writer(new CampaignWriter(std::move(file)));
    std::function<Result<StoreWorker::Opened>(StoreWorker &)> question =
        [opener](StoreWorker &worker) { return worker.open(opener); };
    RUNWATT_CO_TRY(StoreWorker::Opened opened,
                   co_await writer->d->ask<StoreWorker::Opened>(question, stop));
    writer->d->data = std::move(opened.data);
    writer->d->clock = opened.clock;
    writer->d->countFrom(writer->d->data);
    co_return writer;
}

Task<Result<std::unique_ptr<CampaignWriter>>>
CampaignWriter::create(const QString &file, CampaignRecord campaign, StopToken stop)
{
    return begin(
        file,
        [file, campaign = std::move(campaign)] { return StoreSession::create(file, campaign); },
        std::move(stop));
}

Task<Result<std::unique_ptr<CampaignWriter>>> CampaignWriter::open(const QString &file,
                                                                   StopToken stop)
{
    return begin(
        file, [file] { return StoreSession::open(file); }, std::move(stop));
}

const CampaignData &CampaignWriter::initialData() const
{
    return d->data;
}

CampaignClock CampaignWriter::clock() const
{
    return d->clock;
}

QString CampaignWriter::file() const
{
    return d->file;
}

DeviceId CampaignWriter::add(DeviceRecord record)
{
    record.id = d->next(d->device);
    d->change(inserting(std::move(record)));
    return d->device;
}

MeterId CampaignWriter::add(MeterRecord record)
{
    record.id = d->next(d->meter);
    d->change(inserting(std::move(record)));
    return d->meter;
}

WorkloadId CampaignWriter::add(WorkloadRecord record)
{
    record.id = d->next(d->workload);
    d->change(inserting(std::move(record)));
    return d->workload;
}

CellId CampaignWriter::add(CellRecord record)
{
    record.id = d->next(d->cell);
    d->change(inserting(std::move(record)));
    return d->cell;
}

TrialId CampaignWriter::add(TrialRecord record)
{
    record.id = d->next(d->trial);
    d->change(inserting(std::move(record)));
    return d->trial;
}

SeriesId CampaignWriter::add(SeriesRecord record)
{
    record.id = d->next(d->series);
    d->change(inserting(std::move(record)));
    return d->series;
}

void CampaignWriter::add(FactRecord record)
{
    d->change(inserting(std::move(record)));
}

void CampaignWriter::add(RuntimeFactRecord record)
{
    d->change(inserting(std::move(record)));
}

void CampaignWriter::add(SummaryRecord record)
{
    d->change(inserting(std::move(record)));
}

void CampaignWriter::add(VerdictRecord record)
{
    d->change(inserting(std::move(record)));
}

void CampaignWriter::add(EventRecord record)
{
    d->change(inserting(std::move(record)));
}

void CampaignWriter::update(TrialRecord record)
{
    d->change(
        [record = std::move(record)](StoreSession &session) { return session.update(record); });
}

void CampaignWriter::put(PhaseRecord record)
{
    d->change([record](StoreSession &session) { return session.put(record); });
}

void CampaignWriter::append(SeriesId series, series::SharedSamples samples)
{
    d->change([series, samples = std::move(samples)](StoreSession &session) {
        return session.append(series, *samples);
    });
}

void CampaignWriter::appendRawOutput(TrialId trial, QString name, QByteArray bytes)
{
    d->change([trial, name = std::move(name), bytes = std::move(bytes)](StoreSession &session) {
        return session.appendRaw(trial, name, bytes);
    });
}

void CampaignWriter::completeTrial(TrialRecord trial,
                                   std::vector<SummaryRecord> summaries,
                                   std::vector<VerdictRecord> verdicts,
                                   std::vector<HistogramRecord> histograms)
{
    d->change([trial = std::move(trial), summaries = std::move(summaries),
               verdicts = std::move(verdicts),
               histograms = std::move(histograms)](StoreSession &session) {
        return session.complete(trial, summaries, verdicts, histograms);
    });
}

Task<Result<void>> CampaignWriter::flush(StopToken stop)
{
    return d->ask<void>([](StoreWorker &worker) { return worker.commit(); }, std::move(stop));
}

Task<Result<void>> CampaignWriter::close(StopToken stop)
{
    return d->ask<void>([](StoreWorker &worker) { return worker.close(); }, std::move(stop));
}

} // namespace runwatt::store
