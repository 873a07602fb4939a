// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/runtimefields.h"

#include "core/benchmark/size.h"
#include "core/campaign/text.h"

#include <optional>

namespace runwatt::campaign {

runtime::Budget readBudget(JsonFields fields)
{
    runtime::Budget budget;
    budget.cpus = fields.string(QStringLiteral("cpus"));
    if (!budget.cpus.isEmpty()) {
        const Result<QList<int>> numbers = runtime::cpuNumbers(budget.cpus);
        if (!numbers)
            fields.report(QStringLiteral("cpus"), numbers.error().what, numbers.error().remedy);
    }
    if (const QString memory = fields.string(QStringLiteral("memory")); !memory.isEmpty()) {
        const std::optional<qint64> bytes = benchmark::parseSize(memory);
        if (bytes && *bytes >= runtime::Budget::kLeastMemory)
            budget.memoryBytes = *bytes;
        else
            fields.report(QStringLiteral("memory"),
                          Campaign::tr("must be a size, at least %1")
                              .arg(benchmark::sizeText(runtime::Budget::kLeastMemory)),
                          Campaign::tr("Write it with a unit, such as \"512 MiB\"."));
    }
    fields.finish();
    return budget;
}

QJsonObject budgetToJson(const runtime::Budget &budget)
{
    QJsonObject json;
    if (!budget.cpus.isEmpty())
        json.insert(QStringLiteral("cpus"), budget.cpus);
    if (budget.memoryBytes > 0)
        json.insert(QStringLiteral("memory"), benchmark::sizeText(budget.memoryBytes));
    return json;
}

runtime::GuestOptions readGuest(JsonFields fields)
{
    runtime::GuestOptions guest;
    const QString accelerator =
        fields.string(QStringLiteral("accelerator"), runtime::toWord(guest.accelerator));
    if (const auto known = runtime::acceleratorFromWord(accelerator))
        guest.accelerator = *known;
    else
        fields.report(QStringLiteral("accelerator"),
                      Campaign::tr("\"%1\" is not known").arg(accelerator),
                      Campaign::tr("Known: %1.").arg(QStringLiteral("kvm, tcg")));
    const QString cache = fields.string(QStringLiteral("cache"), runtime::toWord(guest.cache));
    if (const auto known = runtime::diskCacheFromWord(cache))
        guest.cache = *known;
    else
        fields.report(QStringLiteral("cache"), Campaign::tr("\"%1\" is not known").arg(cache),
                      Campaign::tr("Known: %1.").arg(QStringLiteral("none, writeback, unsafe")));
    if (const QString memory = fields.string(QStringLiteral("memory")); !memory.isEmpty()) {
        const std::optional<qint64> bytes = benchmark::parseSize(memory);
        if (bytes && *bytes >= runtime::GuestOptions::kLeastMemory)
            guest.memoryBytes = *bytes;
        else
            fields.report(QStringLiteral("memory"),
                          Campaign::tr("must be a size, at least %1")
                              .arg(benchmark::sizeText(runtime::GuestOptions::kLeastMemory)),
                          Campaign::tr("Write it with a unit, such as \"512 MiB\"."));
    }
    guest.kernel = fields.string(QStringLiteral("kernel"));
    if (!guest.kernel.isEmpty() && !guest.kernel.startsWith(u'/'))
        fields.report(QStringLiteral("kernel"), Campaign::tr("must be an absolute path"));
    fields.finish();
    return guest;
}

QJsonObject guestToJson(const runtime::GuestOptions &guest)
{
    QJsonObject json{{QStringLiteral("accelerator"), runtime::toWord(guest.accelerator)},
                     {QStringLiteral("cache"), runtime::toWord(guest.cache)}};
    if (guest.memoryBytes > 0)
        json.insert(QStringLiteral("memory"), benchmark::sizeText(guest.memoryBytes));
    if (!guest.kernel.isEmpty())
        json.insert(QStringLiteral("kernel"), guest.kernel);
    return json;
}

runtime::ContainerOptions readContainer(JsonFields fields)
{
    runtime::ContainerOptions container;
    const QString engine =
        fields.string(QStringLiteral("engine"), runtime::toWord(container.engine));
    if (const auto known = runtime::engineFromWord(engine)) {
        container.engine = *known;
    } else {
        QStringList words;
        for (const runtime::Engine each : runtime::engines())
            words.append(runtime::toWord(each));
        fields.report(QStringLiteral("engine"), Campaign::tr("\"%1\" is not known").arg(engine),
                      Campaign::tr("Known: %1.").arg(words.join(QStringLiteral(", "))));
    }
    fields.finish();
    return container;
}

QJsonObject containerToJson(const runtime::ContainerOptions &container)
{
    return {{QStringLiteral("engine"), runtime::toWord(container.engine)}};
}

} // namespace runwatt::campaign
