// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/budget.h"

#include "core/benchmark/size.h"
#include "core/runtime/text.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr int kMostCpus = 1024;

} // namespace

Result<QList<int>> cpuNumbers(const QString &list)
{
    static const QRegularExpression part(u"^(\\d{1,4})(?:-(\\d{1,4}))?$"_s);
    QList<int> numbers;
    for (const QString &word : list.split(u',')) {
        const QRegularExpressionMatch match = part.match(word.trimmed());
        const int first = match.captured(1).toInt();
        const int last = match.captured(2).isEmpty() ? first : match.captured(2).toInt();
        if (!match.hasMatch() || last < first || last >= kMostCpus) {
            return failure(ErrorCode::InvalidInput,
                           Runtimes::tr("\"%1\" is no list of processors").arg(list), QString(),
                           QString(), Runtimes::tr("Write it as the kernel does, such as 0-1,3."));
        }
        for (int number = first; number <= last; ++number)
            numbers.append(number);
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

Result<void> checkBudget(const Budget &budget, const device::Profile &profile)
{
    const QString what = Runtimes::tr("the trials can't be held to their budget");
    if (!budget.cpus.isEmpty()) {
        RUNWATT_TRY(const QList<int> numbers, cpuNumbers(budget.cpus));
        if (profile.cpuCount > 0 && numbers.last() >= profile.cpuCount) {
            return failure(ErrorCode::InvalidInput, what, profile.device,
                           Runtimes::tr("it has no processor %1, only 0 to %2")
                               .arg(numbers.last())
                               .arg(profile.cpuCount - 1),
                           Runtimes::tr("Choose processors that every device has."));
        }
    }
    if (budget.memoryBytes == 0)
        return {};
    if (profile.memoryBytes > 0 && budget.memoryBytes >= profile.memoryBytes) {
        return failure(ErrorCode::InvalidInput, what, profile.device,
                       Runtimes::tr("it has only %1").arg(benchmark::sizeText(profile.memoryBytes)),
                       Runtimes::tr("Choose less memory than every device has."));
    }
    const device::Capability able = profile.capability(u"budget"_s);
    if (able.state == device::Capability::State::Ready)
        return {};
    return failure(ErrorCode::Unsupported, what, profile.device, able.reason, able.remedy);
}

QList<device::Fact> factsOf(const Budget &budget)
{
    QList<device::Fact> facts;
    if (!budget.cpus.isEmpty())
        facts.append({u"budget.cpus"_s, Runtimes::tr("Processors"), budget.cpus});
    if (budget.memoryBytes > 0)
        facts.append(
            {u"budget.memory"_s, Runtimes::tr("Memory"), QString::number(budget.memoryBytes)});
    return facts;
}

} // namespace runwatt::runtime
