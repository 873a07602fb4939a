// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/runtimefields.h"

#include "core/benchmark/size.h"
#include "core/campaign/text.h"

#include <optional>
#include <utility>

namespace runwatt::campaign {

namespace {

/// Reads a field that is one of some words into `value`, which is what it is without the field.
template<typename Value>
void readWord(JsonFields &fields,
              const QString &name,
              Value &value,
              std::optional<Value> (*fromWord)(const QString &),
              const QString &known)
{
    const QString word = fields.string(name, runtime::toWord(value));
    if (const std::optional<Value> read = fromWord(word))
        value = *read;
    else
        fields.report(name, Campaign::tr("\"%1\" is not known").arg(word),
                      Campaign::tr("Known: %1.").arg(known));
}

} // namespace

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

runtime::RootOptions readRoot(JsonFields fields)
{
    const QString name = QStringLiteral("from");
    const QString word = fields.string(name, runtime::toWord(runtime::RootOptions()));
    const std::optional<runtime::RootOptions> root = runtime::rootFromWord(word);
    if (!root) {
        fields.report(name, Campaign::tr("\"%1\" is not known").arg(word),
                      Campaign::tr("Write programs, distribution, or the absolute path of a tar on "
                                   "the device."));
    }
    fields.finish();
    return root.value_or(runtime::RootOptions());
}

QJsonObject rootToJson(const runtime::RootOptions &root)
{
    return {{QStringLiteral("from"), runtime::toWord(root)}};
}

runtime::NativeOptions readNative(JsonFields fields)
{
    runtime::NativeOptions native;
    readWord(fields, QStringLiteral("root"), native.root, runtime::nativeRootFromWord,
             QStringLiteral("device, common"));
    fields.finish();
    return native;
}

QJsonObject nativeToJson(const runtime::NativeOptions &native)
{
    return {{QStringLiteral("root"), runtime::toWord(native.root)}};
}

runtime::GuestOptions readGuest(JsonFields fields)
{
    runtime::GuestOptions guest;
    readWord(fields, QStringLiteral("accelerator"), guest.accelerator, runtime::acceleratorFromWord,
             QStringLiteral("kvm, tcg"));
    readWord(fields, QStringLiteral("cache"), guest.cache, runtime::diskCacheFromWord,
             QStringLiteral("none, writeback, unsafe"));
    readWord(fields, QStringLiteral("network"), guest.network, runtime::guestNetworkFromWord,
             QStringLiteral("user, tap, bridge, macvtap"));
    readWord(fields, QStringLiteral("firecrackerCache"), guest.firecrackerCache,
             runtime::firecrackerCacheFromWord, QStringLiteral("Unsafe, Writeback"));
    readWord(fields, QStringLiteral("firecrackerEngine"), guest.firecrackerEngine,
             runtime::firecrackerEngineFromWord, QStringLiteral("Sync, Async"));
    guest.firecrackerJailer = fields.flag(QStringLiteral("firecrackerJailer"), false);
    guest.processors = static_cast<int>(fields.integer(
        QStringLiteral("vcpus"), 0, runtime::GuestOptions::kMostProcessors, guest.processors));
    readWord(fields, QStringLiteral("diskBacking"), guest.diskBacking, runtime::diskBackingFromWord,
             QStringLiteral("sparse, preallocated"));
    if (const QString disk = fields.string(QStringLiteral("disk")); !disk.isEmpty()) {
        const std::optional<qint64> bytes = benchmark::parseSize(disk);
        if (bytes && *bytes > 0)
            guest.diskBytes = *bytes;
        else
            fields.report(QStringLiteral("disk"), Campaign::tr("must be a size"),
                          Campaign::tr("Write it with a unit, such as \"512 MiB\"."));
    }
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
    // Left out where a plan of before these fields means the same.
    const runtime::GuestOptions usual;
    if (guest.processors > 0)
        json.insert(QStringLiteral("vcpus"), guest.processors);
    if (guest.diskBytes > 0)
        json.insert(QStringLiteral("disk"), benchmark::sizeText(guest.diskBytes));
    if (guest.diskBacking != usual.diskBacking)
        json.insert(QStringLiteral("diskBacking"), runtime::toWord(guest.diskBacking));
    if (guest.network != usual.network)
        json.insert(QStringLiteral("network"), runtime::toWord(guest.network));
    if (guest.firecrackerCache != usual.firecrackerCache)
        json.insert(QStringLiteral("firecrackerCache"), runtime::toWord(guest.firecrackerCache));
    if (guest.firecrackerEngine != usual.firecrackerEngine)
        json.insert(QStringLiteral("firecrackerEngine"), runtime::toWord(guest.firecrackerEngine));
    if (guest.firecrackerJailer)
        json.insert(QStringLiteral("firecrackerJailer"), true);
    return json;
}

runtime::GuestAddress readGuestAddress(JsonFields fields)
{
    runtime::GuestAddress address;
    address.interface = fields.string(QStringLiteral("interface"));
    address.address = fields.string(QStringLiteral("address"));
    address.gateway = fields.string(QStringLiteral("gateway"));
    if (const std::optional<runtime::GuestAddressProblem> problem = runtime::problemOf(address))
        fields.report(problem->field, problem->problem, problem->remedy);
    fields.finish();
    return address;
}

QJsonObject guestAddressToJson(const runtime::GuestAddress &address)
{
    QJsonObject json;
    for (const auto &[name, value] : {std::pair(QStringLiteral("interface"), address.interface),
                                      std::pair(QStringLiteral("address"), address.address),
                                      std::pair(QStringLiteral("gateway"), address.gateway)}) {
        if (!value.isEmpty())
            json.insert(name, value);
    }
    return json;
}

runtime::ContainerOptions readContainer(JsonFields fields)
{
    runtime::ContainerOptions container;
    QStringList words;
    for (const runtime::Engine each : runtime::engines())
        words.append(runtime::toWord(each));
    readWord(fields, QStringLiteral("engine"), container.engine, runtime::engineFromWord,
             words.join(QStringLiteral(", ")));
    words.clear();
    for (const runtime::Engine each : runtime::kataEngines())
        words.append(runtime::toWord(each));
    readWord(fields, QStringLiteral("kataEngine"), container.kataEngine,
             runtime::kataEngineFromWord, words.join(QStringLiteral(", ")));
    readWord(fields, QStringLiteral("kataStorage"), container.kataStorage,
             runtime::kataStorageFromWord, QStringLiteral("shared, block"));
    if (const QString word = fields.string(QStringLiteral("network")); !word.isEmpty()) {
        container.network = runtime::containerNetworkFromWord(word);
        if (!container.network)
            fields.report(QStringLiteral("network"), Campaign::tr("\"%1\" is not known").arg(word),
                          Campaign::tr("Known: %1.").arg(QStringLiteral("host, bridge, none")));
    }
    fields.finish();
    return container;
}

QJsonObject containerToJson(const runtime::ContainerOptions &container)
{
    QJsonObject json{{QStringLiteral("engine"), runtime::toWord(container.engine)}};
    // Left out where a plan of before these fields means the same.
    const runtime::ContainerOptions usual;
    if (container.kataEngine != usual.kataEngine)
        json.insert(QStringLiteral("kataEngine"), runtime::toWord(container.kataEngine));
    if (container.kataStorage != usual.kataStorage)
        json.insert(QStringLiteral("kataStorage"), runtime::toWord(container.kataStorage));
    if (container.network)
        json.insert(QStringLiteral("network"), runtime::toWord(*container.network));
    return json;
}

} // namespace runwatt::campaign
