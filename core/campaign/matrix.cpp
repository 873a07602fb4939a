// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/matrix.h"

#include "core/benchmark/benchmark.h"
#include "core/campaign/peerfields.h"
#include "core/campaign/text.h"
#include "core/runtime/runtime.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace runwatt::campaign {

namespace {

constexpr std::size_t kMostWorkloads = 10000;
constexpr std::size_t kMostTrials = 1000000;

/// What a trial takes beside the benchmark's own time: connecting its processes, laying out and
/// dropping caches at the best, and on a slow card at the worst.
constexpr std::chrono::seconds kLeastOverhead{2};
/// What a guest takes to boot and to let one in, at the best and at the worst.
constexpr std::chrono::seconds kQuickBoot{3};
constexpr std::chrono::seconds kSlowBoot{15};
constexpr std::chrono::seconds kQuickEmulatedBoot{6};
constexpr std::chrono::seconds kSlowEmulatedBoot{40};
constexpr qint64 kSlowCardBytesPerSecond = 10'000'000;
/// Samples of about 60 series a second at 16 bytes, before raw output.
constexpr qint64 kFileBytesPerSecond = 4000;

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014): small,
/// and the same everywhere, so that a seed gives the same order on every machine.
class SplitMix64
{
public:
    explicit SplitMix64(std::uint64_t seed)
        : m_state(seed)
    { }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    /// Below `bound`, without bias: values from the incomplete last stretch are thrown away.
    std::uint64_t below(std::uint64_t bound)
    {
        const std::uint64_t first = (0 - bound) % bound;
        std::uint64_t value = next();
        while (value < first)
            value = next();
        return value % bound;
    }

private:
    std::uint64_t m_state;
};

/// The parameter that is a list of nothing, of which no workload could be made; empty without one.
QString emptyList(const QJsonObject &parameters)
{
    for (auto it = parameters.constBegin(); it != parameters.constEnd(); ++it) {
        if (it->isArray() && it->toArray().isEmpty())
            return it.key();
    }
    return {};
}

/// Every combination of the parameters that are lists, which are not empty.
std::vector<QJsonObject> combinations(const QJsonObject &parameters)
{
    std::vector<QJsonObject> all{QJsonObject()};
    for (auto it = parameters.constBegin(); it != parameters.constEnd(); ++it) {
        const QJsonArray choices =
            it->isArray() ? it->toArray() : QJsonArray{QJsonValue(it.value())};
        std::vector<QJsonObject> next;
        for (const QJsonObject &sofar : all) {
            for (const auto &choice : choices) {
                QJsonObject one = sofar;
                one.insert(it.key(), choice);
                next.push_back(one);
            }
            if (next.size() > kMostWorkloads)
                return next;
        }
        all = std::move(next);
    }
    return all;
}

/// Workloads of one title get what differs between them behind it: exclusions, tables and people go
/// by the title.
void tellApart(std::vector<Workload> &workloads)
{
    QHash<QString, std::vector<Workload *>> byTitle;
    for (Workload &workload : workloads)
        byTitle[workload.title].push_back(&workload);
    for (const std::vector<Workload *> &alike : std::as_const(byTitle)) {
        if (alike.size() < 2)
            continue;
        const QJsonObject first = alike.front()->parameters;
        for (const QString &parameter : first.keys()) {
            const auto same = [&](const Workload *other) {
                return other->parameters.value(parameter) == first.value(parameter);
            };
            if (std::all_of(alike.cbegin(), alike.cend(), same))
                continue;
            for (Workload *workload : alike) {
                workload->title += u", "
                    + benchmark::findBenchmark(workload->benchmark)
                          ->detail(parameter, workload->parameters);
            }
        }
    }
}

Result<std::vector<Workload>> workloadsOf(const Plan &plan)
{
    std::vector<Workload> workloads;
    for (std::size_t i = 0; i < plan.workloads.size(); ++i) {
        const WorkloadPlan &entry = plan.workloads[i];
        const QString where = QStringLiteral("workloads[%1]").arg(i);
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(entry.benchmark);
        if (benchmark == nullptr) {
            return failure(
                ErrorCode::InvalidInput,
                Campaign::tr("\"%1\" is not a benchmark of this version").arg(entry.benchmark),
                where);
        }
        if (const QString empty = emptyList(entry.parameters); !empty.isEmpty()) {
            return failure(ErrorCode::InvalidInput, Campaign::tr("this list of values is empty"),
                           QString(where + u".parameters." + empty), QString(),
                           Campaign::tr("Write a value into it, or leave the parameter out."));
        }
        const std::vector<QJsonObject> all = combinations(entry.parameters);
        if (all.size() + workloads.size() > kMostWorkloads) {
            return failure(ErrorCode::InvalidInput,
                           Campaign::tr("more than %1 workloads").arg(kMostWorkloads), where);
        }
        for (const QJsonObject &parameters : all) {
            Result<QJsonObject> completed = benchmark->completed(parameters);
            if (!completed) {
                Error error = std::move(completed).error();
                error.where = where + u".parameters." + error.where;
                return tl::make_unexpected(std::move(error));
            }
            Workload workload{benchmark->title(*completed), entry.benchmark, *completed};
            if (std::find(workloads.cbegin(), workloads.cend(), workload) == workloads.cend())
                workloads.push_back(std::move(workload));
        }
    }
    tellApart(workloads);
    return workloads;
}

bool matches(const Exclusion &rule, const Plan &plan, const Matrix &matrix, const Cell &cell)
{
    const auto fits = [](const QString &pattern, const QString &value) {
        return pattern.isEmpty() || pattern == value;
    };
    return fits(rule.device, plan.devices[static_cast<std::size_t>(cell.device)].name)
        && fits(rule.runtime, cell.runtime)
        && fits(rule.workload, matrix.workloads[static_cast<std::size_t>(cell.workload)].title);
}

bool isExcluded(const Plan &plan, const Matrix &matrix, const Cell &cell)
{
    return std::any_of(plan.exclusions.cbegin(), plan.exclusions.cend(),
                       [&](const Exclusion &rule) { return matches(rule, plan, matrix, cell); });
}

void addCells(const Plan &plan, Matrix &matrix)
{
    for (std::size_t device = 0; device < plan.devices.size(); ++device) {
        for (const QString &runtime : plan.runtimes) {
            for (std::size_t workload = 0; workload < matrix.workloads.size(); ++workload) {
                const Cell cell{static_cast<int>(device), runtime, static_cast<int>(workload)};
                if (!isExcluded(plan, matrix, cell))
                    matrix.cells.push_back(cell);
            }
        }
    }
}

void addTrials(const Plan &plan, Matrix &matrix)
{
    SplitMix64 random(plan.seed);
    std::vector<int> block(matrix.cells.size());
    int position = 0;
    for (int repetition = 1; repetition <= plan.repetitions; ++repetition) {
        for (std::size_t i = 0; i < block.size(); ++i)
            block[i] = static_cast<int>(i);
        for (std::size_t i = block.size(); i > 1; --i)
            std::swap(block[i - 1], block[static_cast<std::size_t>(random.below(i))]);
        for (const int cell : block)
            matrix.trials.push_back({cell, repetition, ++position});
    }
}

bool sharesFiles(const QString &runtime)
{
    return !runtime::hasGuest(runtime);
}

/// How often a plan has each file overwritten before its first trial.
qint64 overwrites(const Plan &plan)
{
    using Kind = benchmark::Preconditioning::Kind;
    const benchmark::Preconditioning &asked = plan.conditions.precondition;
    return asked.kind == Kind::Layout ? 0 : asked.passes * (asked.kind == Kind::Random ? 2 : 1);
}

} // namespace

Result<Matrix> expand(const Plan &plan)
{
    Matrix matrix;
    RUNWATT_TRY(matrix.workloads, workloadsOf(plan));
    addCells(plan, matrix);
    if (matrix.cells.empty()) {
        return failure(
            ErrorCode::InvalidInput, Campaign::tr("no cell is left to run"), QString(),
            Campaign::tr("the exclusions leave nothing of devices x runtimes x workloads"));
    }
    if (matrix.cells.size() * static_cast<std::size_t>(plan.repetitions) > kMostTrials)
        return failure(ErrorCode::InvalidInput,
                       Campaign::tr("more than %1 trials").arg(kMostTrials),
                       QStringLiteral("repetitions"));
    addTrials(plan, matrix);
    RUNWATT_CHECK(checkPeer(plan, matrix));
    for (std::size_t device = 0; device < plan.devices.size(); ++device) {
        const auto isGuestThere = [device](const Cell &cell) {
            return cell.device == static_cast<int>(device) && runtime::hasGuest(cell.runtime);
        };
        if (std::ranges::none_of(matrix.cells, isGuestThere))
            continue;
        if (Result<void> fits = runtime::checkGuestDisk(plan.guest, fileBytesOn(matrix, device));
            !fits) {
            fits.error().where = QStringLiteral("guest.disk");
            return tl::make_unexpected(fits.error());
        }
    }
    return matrix;
}

Result<std::vector<std::size_t>> idleExclusions(const Plan &plan)
{
    Plan whole = plan;
    whole.exclusions.clear();
    whole.repetitions = 1;
    RUNWATT_TRY(const Matrix matrix, expand(whole));
    std::vector<std::size_t> idle;
    for (std::size_t i = 0; i < plan.exclusions.size(); ++i) {
        const bool isMet =
            std::any_of(matrix.cells.cbegin(), matrix.cells.cend(), [&](const Cell &cell) {
                return matches(plan.exclusions[i], plan, matrix, cell);
            });
        if (!isMet)
            idle.push_back(i);
    }
    return idle;
}

Plan withoutIdleExclusions(Plan plan)
{
    const Result<std::vector<std::size_t>> idle = idleExclusions(plan);
    if (!idle)
        return plan;
    std::vector<Exclusion> kept;
    for (std::size_t i = 0; i < plan.exclusions.size(); ++i) {
        if (!std::binary_search(idle->cbegin(), idle->cend(), i))
            kept.push_back(plan.exclusions[i]);
    }
    plan.exclusions = std::move(kept);
    return plan;
}

qint64 fileBytesOn(const Matrix &matrix, std::size_t device)
{
    std::set<std::pair<qint64, QString>> files; // one serves all workloads that want such a file
    for (const Cell &cell : matrix.cells) {
        const Workload &workload = matrix.workloads[static_cast<std::size_t>(cell.workload)];
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
        if (cell.device == static_cast<int>(device) && benchmark != nullptr)
            files.emplace(benchmark->estimate(workload.parameters).diskBytes,
                          benchmark->fileContents(workload.parameters));
    }
    return std::accumulate(files.cbegin(), files.cend(), qint64(0),
                           [](qint64 sum, const auto &file) { return sum + file.first; });
}

Estimate estimate(const Plan &plan, const Matrix &matrix)
{
    Estimate total;
    std::vector<std::set<QString>> runtimesOfDevices(plan.devices.size());
    for (const PlannedTrial &trial : matrix.trials) {
        const Cell &cell = matrix.cells[static_cast<std::size_t>(trial.cell)];
        const Workload &workload = matrix.workloads[static_cast<std::size_t>(cell.workload)];
        const benchmark::Benchmark *benchmark = benchmark::findBenchmark(workload.benchmark);
        if (benchmark == nullptr)
            continue;
        const benchmark::Estimate one = benchmark->estimate(workload.parameters);
        const std::chrono::seconds least =
            one.duration + plan.conditions.idle + plan.conditions.coolDown + kLeastOverhead;
        const std::chrono::seconds layout{(one.diskBytes + one.readBackBytes)
                                          / kSlowCardBytesPerSecond};
        const std::chrono::seconds heat = plan.conditions.coolDownCelsius > 0
            ? plan.conditions.coolDownLimit
            : std::chrono::seconds(0);
        const bool isEmulated = plan.guest.accelerator == runtime::Accelerator::Tcg;
        std::chrono::seconds quickBoot{0};
        std::chrono::seconds slowBoot{0};
        if (runtime::hasGuest(cell.runtime)) {
            quickBoot = isEmulated ? kQuickEmulatedBoot : kQuickBoot;
            slowBoot = isEmulated ? kSlowEmulatedBoot : kSlowBoot;
        }
        total.shortest += least + quickBoot;
        total.longest += least + least / 4 + layout + heat + slowBoot;
        runtimesOfDevices[static_cast<std::size_t>(cell.device)].insert(cell.runtime);
        ++total.trials;
    }
    for (std::size_t device = 0; device < plan.devices.size(); ++device) {
        const qint64 fileBytes = fileBytesOn(matrix, device);
        const std::set<QString> &codes = runtimesOfDevices[device];
        const bool isShared = std::any_of(codes.cbegin(), codes.cend(), sharesFiles);
        const auto copies = static_cast<qint64>(
            std::count_if(codes.cbegin(), codes.cend(), runtime::hasGuest) + (isShared ? 1 : 0));
        total.longest +=
            std::chrono::seconds(copies * overwrites(plan) * fileBytes / kSlowCardBytesPerSecond);
        // Guests have files of their own.
        qint64 bytes = std::all_of(codes.cbegin(), codes.cend(), runtime::hasGuest) ? 0 : fileBytes;
        for (const QString &code : codes)
            bytes += runtime::diskBytesOf(code, plan.root, plan.native, plan.container, plan.guest,
                                          fileBytes);
        total.diskBytes.push_back(bytes);
    }
    total.campaignFileBytes = total.longest.count() * kFileBytesPerSecond + 200'000;
    return total;
}

} // namespace runwatt::campaign
