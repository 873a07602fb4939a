// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/workloadnotes.h"

#include "core/benchmark/size.h"
#include "core/campaign/text.h"
#include "core/runtime/runtime.h"

#include <map>

namespace runwatt::campaign {

namespace {

/// Below twice the memory, half of all random reads and more are found in it.
constexpr qint64 kEnoughTimes = 2;

/// A memory that may hold a file, as far as it decides about the sentence.
struct Cache
{
    enum class Where {
        Device, ///< its page cache, which the runtime uses itself
        Guest,
        Below ///< the device's page cache, in which a guest's disk lies
    };

    Where where = Where::Device;
    qint64 bytes = 0;

    auto operator<=>(const Cache &) const = default;
};

/// The caches that serve a workload's reads in a runtime.
std::vector<Cache>
cachesOf(const Plan &plan, const QString &runtime, bool isDirect, qint64 memoryBytes)
{
    std::vector<Cache> caches;
    const auto add = [&caches](Cache::Where where, qint64 bytes) {
        if (bytes > 0)
            caches.push_back({where, bytes});
    };
    if (!runtime::hasGuest(runtime) && runtime != u"KC") {
        const qint64 budget = plan.budget.memoryBytes;
        const bool isLimited = budget > 0 && (memoryBytes == 0 || budget < memoryBytes);
        if (!isDirect)
            add(Cache::Where::Device, isLimited ? budget : memoryBytes);
        return caches;
    }
    if (!isDirect && runtime != u"KC")
        add(Cache::Where::Guest, runtime::guestMemory(plan.guest, plan.budget));
    const bool isPast =
        runtime != u"FC" && runtime != u"KC" && plan.guest.cache == runtime::DiskCache::None;
    if (!isPast)
        add(Cache::Where::Below, memoryBytes);
    return caches;
}

QString sentenceOf(const QString &runtimes, qint64 fileBytes, const Cache &cache)
{
    const QString file = benchmark::sizeText(fileBytes);
    constexpr qint64 kGiB = qint64{1} << 30;
    const QString memory = cache.bytes >= 10 * kGiB
        ? QStringLiteral("%1 GiB").arg(cache.bytes / kGiB)
        : QStringLiteral("%1 MiB").arg(cache.bytes >> 20);
    const bool fits = fileBytes <= cache.bytes;
    switch (cache.where) {
    case Cache::Where::Device:
        return (fits
                    ? Campaign::tr("%1: a file of %2 fits into the page cache (%3 of memory). Once "
                                   "it is there, reads measure memory and not the storage, and "
                                   "buffered writes may be done before they reach it.")
                    : Campaign::tr("%1: a file of %2 is less than twice the memory (%3), so much "
                                   "of it stays in the page cache: reads measure both memory and "
                                   "storage."))
            .arg(runtimes, file, memory);
    case Cache::Where::Guest:
        return (fits ? Campaign::tr("%1: a file of %2 fits into the page cache of the guest (%3 of "
                                    "memory): reads and buffered writes may never leave the guest.")
                     : Campaign::tr("%1: a file of %2 is less than twice the guest's memory (%3), "
                                    "so much of it stays in the guest's page cache."))
            .arg(runtimes, file, memory);
    case Cache::Where::Below:
        break;
    }
    return (fits ? Campaign::tr("%1: the device's page cache lies below it, and a file of %2 fits "
                                "into that (%3 of memory). Also direct I/O may be served from it.")
                 : Campaign::tr(
                     "%1: the device's page cache lies below it, and a file of %2 is less "
                     "than twice that memory (%3), so much of it stays there, also with "
                     "direct I/O."))
        .arg(runtimes, file, memory);
}

} // namespace

QStringList concessionNotes(const Plan & /*plan*/, const Matrix &matrix, std::size_t device)
{
    QStringList notes;
    for (const Cell &cell : matrix.cells) {
        if (cell.device != static_cast<int>(device))
            continue;
        const Workload &workload = matrix.workloads[static_cast<std::size_t>(cell.workload)];
        const auto concession =
            benchmark::findBenchmark(workload.benchmark)->concession(workload.parameters);
        if (!concession)
            continue;
        const QString note = Campaign::tr("%1: %2").arg(workload.title, concession->why);
        if (!notes.contains(note))
            notes.append(note);
    }
    return notes;
}

QStringList
cacheNotes(const Plan &plan, const Matrix &matrix, std::size_t device, qint64 memoryBytes)
{
    std::map<std::pair<qint64, Cache>, QStringList> runtimes; // by file size and cache
    for (const Cell &cell : matrix.cells) {
        const Workload &workload = matrix.workloads[static_cast<std::size_t>(cell.workload)];
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
        const qint64 fileBytes = benchmark->estimate(workload.parameters).diskBytes;
        if (cell.device != static_cast<int>(device) || fileBytes == 0)
            continue;
        const bool isDirect = benchmark->goesPastCache(workload.parameters);
        for (const Cache &cache : cachesOf(plan, cell.runtime, isDirect, memoryBytes)) {
            QStringList &codes = runtimes[{fileBytes, cache}];
            if (fileBytes < kEnoughTimes * cache.bytes && !codes.contains(cell.runtime))
                codes.append(cell.runtime);
        }
    }
    QStringList notes;
    for (const auto &[key, codes] : runtimes) {
        if (!codes.isEmpty())
            notes.append(sentenceOf(codes.join(QStringLiteral(", ")), key.first, key.second));
    }
    return notes;
}

} // namespace runwatt::campaign
