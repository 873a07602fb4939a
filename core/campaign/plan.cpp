// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/plan.h"

#include "core/campaign/guestnetworks.h"
#include "core/campaign/jsonfields.h"
#include "core/campaign/peerfields.h"
#include "core/campaign/runtimefields.h"
#include "core/campaign/text.h"
#include "core/runtime/runtime.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace runwatt::campaign {

namespace {

constexpr int kMostRepetitions = 1000;
constexpr qint64 kDaySeconds = 86400;
/// Largest whole number that a JSON number keeps exactly.
constexpr qint64 kMostExact = 9007199254740991;

DevicePlan readDevice(JsonFields fields)
{
    DevicePlan device;
    device.name = fields.requiredString(QStringLiteral("name"));
    device.thisComputer = fields.flag(QStringLiteral("thisComputer"), false);
    device.host = fields.string(QStringLiteral("host"));
    device.port =
        static_cast<quint16>(fields.integer(QStringLiteral("port"), 0, 65535, device.port));
    device.user = fields.string(QStringLiteral("user"));
    device.identityFile = fields.string(QStringLiteral("identityFile"));
    device.folder = fields.string(QStringLiteral("folder"));
    device.guestNetwork = readGuestAddress(fields.child(QStringLiteral("guestNetwork")));
    if (device.host.isEmpty() && !device.thisComputer)
        fields.report(
            QStringLiteral("host"), Campaign::tr("is missing"),
            Campaign::tr("Name an address or a Host of ~/.ssh/config, or set thisComputer."));
    for (const auto &[name, text] : {std::pair(QStringLiteral("host"), device.host),
                                     std::pair(QStringLiteral("user"), device.user)}) {
        if (text.startsWith(u'-'))
            fields.report(name, Campaign::tr("must not begin with a dash"));
    }
    if (!device.folder.isEmpty() && !device.folder.startsWith(u'/'))
        fields.report(QStringLiteral("folder"), Campaign::tr("must be an absolute path"));
    fields.finish();
    return device;
}

WorkloadPlan readWorkload(JsonFields fields)
{
    WorkloadPlan workload;
    workload.benchmark = fields.requiredString(QStringLiteral("benchmark"));
    workload.parameters = fields.object(QStringLiteral("parameters"));
    fields.finish();
    return workload;
}

Exclusion readExclusion(JsonFields fields)
{
    Exclusion exclusion;
    exclusion.device = fields.string(QStringLiteral("device"));
    exclusion.runtime = fields.string(QStringLiteral("runtime"));
    exclusion.workload = fields.string(QStringLiteral("workload"));
    if (exclusion == Exclusion())
        fields.report({}, Campaign::tr("would exclude every cell"),
                      Campaign::tr("Name at least one field."));
    fields.finish();
    return exclusion;
}

std::optional<device::Offloads> readOffloads(JsonFields &fields)
{
    const QString name = QStringLiteral("offloads");
    const QString word = fields.string(name);
    if (word == u"on")
        return device::Offloads::On;
    if (word == u"off")
        return device::Offloads::Off;
    if (!word.isEmpty())
        fields.report(name, Campaign::tr("\"%1\" is not known").arg(word),
                      Campaign::tr("Known: %1.").arg(QStringLiteral("on, off")));
    return std::nullopt;
}

benchmark::Preconditioning readPreconditioning(JsonFields &fields)
{
    using benchmark::Preconditioning;
    const QString name = QStringLiteral("precondition");
    Preconditioning preconditioning;
    const QString word = fields.string(name, benchmark::toWord(preconditioning.kind));
    if (const std::optional kind = benchmark::preconditioningFromWord(word))
        preconditioning.kind = *kind;
    else
        fields.report(name, Campaign::tr("\"%1\" is not known").arg(word),
                      Campaign::tr("Known: %1.").arg(QStringLiteral("layout, sequential, random")));
    preconditioning.passes =
        static_cast<int>(fields.integer(QStringLiteral("preconditionPasses"), 1,
                                        Preconditioning::kMostPasses, preconditioning.passes));
    return preconditioning;
}

Conditions readConditions(JsonFields fields)
{
    const Conditions usual;
    Conditions conditions;
    conditions.dropCaches = fields.flag(QStringLiteral("dropCaches"), usual.dropCaches);
    conditions.governor = fields.string(QStringLiteral("governor"));
    conditions.offloads = readOffloads(fields);
    conditions.coolDownCelsius = fields.number(QStringLiteral("coolDownCelsius"), 0, 120, 0);
    const auto seconds = [&fields](const QString &name, std::chrono::seconds otherwise) {
        return std::chrono::seconds(fields.integer(name, 0, kDaySeconds, otherwise.count()));
    };
    conditions.coolDownLimit = seconds(QStringLiteral("coolDownLimitSeconds"), usual.coolDownLimit);
    conditions.coolDown = seconds(QStringLiteral("coolDownSeconds"), usual.coolDown);
    conditions.idle = seconds(QStringLiteral("idleSeconds"), usual.idle);
    conditions.precondition = readPreconditioning(fields);
    conditions.patience = seconds(QStringLiteral("patienceSeconds"), usual.patience);
    fields.finish();
    return conditions;
}

power::MeterSettings readMeter(JsonFields fields)
{
    const Result<power::MeterSettings> meter = power::meterSettingsFromJson(fields.whole());
    if (meter)
        return *meter;
    fields.report({}, meter.error().text());
    return {};
}

/// Names must be there, and there once: cells and meters refer to them.
void checkNames(const Plan &plan, JsonFields &fields)
{
    QStringList names;
    for (const DevicePlan &device : plan.devices) {
        if (names.contains(device.name))
            fields.report(QStringLiteral("devices"),
                          Campaign::tr("two are named \"%1\"").arg(device.name));
        names.append(device.name);
    }
    for (const QString &code : plan.runtimes) {
        const QStringList &codes = runtime::runtimeCodes();
        if (!codes.contains(code))
            fields.report(QStringLiteral("runtimes"),
                          Campaign::tr("\"%1\" is not a runtime").arg(code),
                          Campaign::tr("Known: %1.").arg(codes.join(QStringLiteral(", "))));
    }
    QStringList meterNames;
    for (const power::MeterSettings &meter : plan.meters) {
        if (!meter.device.isEmpty() && !names.contains(meter.device))
            fields.report(QStringLiteral("meters"),
                          Campaign::tr("\"%1\" powers \"%2\", which is not a device of this plan")
                              .arg(meter.name, meter.device));
        if (meterNames.contains(meter.name))
            fields.report(QStringLiteral("meters"),
                          Campaign::tr("two are named \"%1\"").arg(meter.name));
        meterNames.append(meter.name);
    }
}

Plan readPlan(JsonFields fields)
{
    Plan plan;
    plan.title = fields.string(QStringLiteral("title"), Campaign::tr("Untitled campaign"));
    for (JsonFields &device : fields.objects(QStringLiteral("devices")))
        plan.devices.push_back(readDevice(std::move(device)));
    plan.peer = readPeer(fields.child(QStringLiteral("peer")));
    plan.runtimes = fields.strings(QStringLiteral("runtimes"), {QStringLiteral("NT")});
    for (JsonFields &workload : fields.objects(QStringLiteral("workloads")))
        plan.workloads.push_back(readWorkload(std::move(workload)));
    for (JsonFields &exclusion : fields.objects(QStringLiteral("exclusions")))
        plan.exclusions.push_back(readExclusion(std::move(exclusion)));
    for (JsonFields &meter : fields.objects(QStringLiteral("meters")))
        plan.meters.push_back(readMeter(std::move(meter)));
    plan.repetitions = static_cast<int>(
        fields.integer(QStringLiteral("repetitions"), 1, kMostRepetitions, plan.repetitions));
    plan.isSeedDrawn = !fields.has(QStringLiteral("seed"));
    plan.seed = !plan.isSeedDrawn
        ? static_cast<std::uint64_t>(fields.integer(QStringLiteral("seed"), 0, kMostExact, 1))
        : QRandomGenerator::global()->generate();
    plan.samplingPeriod = std::chrono::milliseconds(
        fields.integer(QStringLiteral("samplingPeriodMs"), 1000, 60000, 1000));
    plan.conditions = readConditions(fields.child(QStringLiteral("conditions")));
    plan.budget = readBudget(fields.child(QStringLiteral("budget")));
    plan.root = readRoot(fields.child(QStringLiteral("root")));
    plan.native = readNative(fields.child(QStringLiteral("native")));
    plan.guest = readGuest(fields.child(QStringLiteral("guest")));
    plan.container = readContainer(fields.child(QStringLiteral("container")));
    if (plan.devices.empty())
        fields.report(QStringLiteral("devices"), Campaign::tr("none is named"));
    if (plan.runtimes.isEmpty())
        fields.report(QStringLiteral("runtimes"), Campaign::tr("none is named"));
    if (plan.workloads.empty())
        fields.report(QStringLiteral("workloads"), Campaign::tr("none is named"));
    if (plan.samplingPeriod.count() % 1000 != 0)
        fields.report(QStringLiteral("samplingPeriodMs"), Campaign::tr("must be whole seconds"),
                      Campaign::tr("mpstat and pidstat sample by the second."));
    checkNames(plan, fields);
    fields.finish();
    return plan;
}

/// What nobody can mean. Campaign files of earlier versions may hold it, so it is asked of plan
/// files alone.
void checkContradictions(const Plan &plan, JsonFields fields)
{
    for (std::size_t i = 0; i < plan.devices.size(); ++i) {
        if (plan.devices[i].thisComputer && !plan.devices[i].host.isEmpty())
            fields.report(QStringLiteral("devices[%1].host").arg(i),
                          Campaign::tr("a device is either a host or this computer"),
                          Campaign::tr("Leave out either host or thisComputer."));
    }
    QStringList runtimes;
    for (const QString &runtime : plan.runtimes) {
        if (runtimes.contains(runtime))
            fields.report(QStringLiteral("runtimes"),
                          Campaign::tr("\"%1\" is named twice").arg(runtime),
                          Campaign::tr("For more trials of each cell set repetitions."));
        runtimes.append(runtime);
    }
    checkGuestNetworks(plan, fields);
}

Result<Plan> readChecked(const QJsonObject &object,
                         const std::shared_ptr<JsonFields::Source> &source)
{
    Plan plan = readPlan(JsonFields(object, QString(), source));
    if (source->error)
        return tl::make_unexpected(*source->error);
    return plan;
}

QJsonObject deviceToJson(const DevicePlan &device)
{
    QJsonObject json{{QStringLiteral("name"), device.name}};
    if (device.thisComputer)
        json.insert(QStringLiteral("thisComputer"), true);
    if (!device.host.isEmpty())
        json.insert(QStringLiteral("host"), device.host);
    if (device.port != 0)
        json.insert(QStringLiteral("port"), device.port);
    if (!device.user.isEmpty())
        json.insert(QStringLiteral("user"), device.user);
    if (!device.identityFile.isEmpty())
        json.insert(QStringLiteral("identityFile"), device.identityFile);
    if (!device.folder.isEmpty())
        json.insert(QStringLiteral("folder"), device.folder);
    if (!device.guestNetwork.isEmpty())
        json.insert(QStringLiteral("guestNetwork"), guestAddressToJson(device.guestNetwork));
    return json;
}

QJsonObject exclusionToJson(const Exclusion &exclusion)
{
    QJsonObject json;
    if (!exclusion.device.isEmpty())
        json.insert(QStringLiteral("device"), exclusion.device);
    if (!exclusion.runtime.isEmpty())
        json.insert(QStringLiteral("runtime"), exclusion.runtime);
    if (!exclusion.workload.isEmpty())
        json.insert(QStringLiteral("workload"), exclusion.workload);
    return json;
}

QJsonObject conditionsToJson(const Conditions &conditions)
{
    const auto count = [](std::chrono::seconds seconds) {
        return static_cast<qint64>(seconds.count());
    };
    QJsonObject json{{QStringLiteral("dropCaches"), conditions.dropCaches},
                     {QStringLiteral("governor"), conditions.governor},
                     {QStringLiteral("coolDownCelsius"), conditions.coolDownCelsius},
                     {QStringLiteral("coolDownLimitSeconds"), count(conditions.coolDownLimit)},
                     {QStringLiteral("coolDownSeconds"), count(conditions.coolDown)},
                     {QStringLiteral("idleSeconds"), count(conditions.idle)}};
    if (conditions.offloads) {
        json.insert(QStringLiteral("offloads"),
                    *conditions.offloads == device::Offloads::On ? QStringLiteral("on")
                                                                 : QStringLiteral("off"));
    }
    if (conditions.precondition != benchmark::Preconditioning()) {
        json.insert(QStringLiteral("precondition"),
                    benchmark::toWord(conditions.precondition.kind));
        json.insert(QStringLiteral("preconditionPasses"), conditions.precondition.passes);
    }
    if (conditions.patience != Conditions().patience)
        json.insert(QStringLiteral("patienceSeconds"), count(conditions.patience));
    return json;
}

template<typename Items, typename Function>
QJsonArray listOf(const Items &items, Function toObject)
{
    QJsonArray array;
    for (const auto &item : items)
        array.append(toObject(item));
    return array;
}

} // namespace

Result<Plan> parsePlan(const QByteArray &json, const QString &fileName)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const qsizetype line = json.left(problem.offset).count('\n') + 1;
        return failure(ErrorCode::InvalidInput, Campaign::tr("the plan is not valid JSON"),
                       QString(fileName + u':' + QString::number(line)), problem.errorString());
    }
    if (!document.isObject())
        return failure(ErrorCode::InvalidInput, Campaign::tr("the plan must be one JSON object"),
                       fileName);
    auto source = std::make_shared<JsonFields::Source>();
    source->fileName = fileName;
    source->places = placesOfFields(json);
    if (const FieldPlaces &places = source->places; !places.repeated.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       Campaign::tr("%1: is there twice").arg(places.repeated),
                       QString(fileName + u':' + QString::number(places.repeatedLine)), QString(),
                       Campaign::tr("Leave one of the two out."));
    RUNWATT_TRY(Plan plan, readChecked(document.object(), source));
    checkContradictions(plan, JsonFields({}, QString(), source));
    if (source->error)
        return tl::make_unexpected(*source->error);
    return plan;
}

Result<Plan> planFromJson(const QJsonObject &object)
{
    auto source = std::make_shared<JsonFields::Source>();
    source->fileName = Campaign::tr("the plan in the campaign file");
    return readChecked(object, source);
}

QJsonObject toJson(const Plan &plan)
{
    QJsonObject json{
        {QStringLiteral("title"), plan.title},
        {QStringLiteral("devices"), listOf(plan.devices, deviceToJson)},
        {QStringLiteral("runtimes"), QJsonArray::fromStringList(plan.runtimes)},
        {QStringLiteral("workloads"),
         listOf(plan.workloads,
                [](const WorkloadPlan &workload) {
                    return QJsonObject{{QStringLiteral("benchmark"), workload.benchmark},
                                       {QStringLiteral("parameters"), workload.parameters}};
                })},
        {QStringLiteral("meters"),
         listOf(plan.meters,
                [](const power::MeterSettings &meter) { return power::toJson(meter); })},
        {QStringLiteral("repetitions"), plan.repetitions},
        {QStringLiteral("seed"), static_cast<qint64>(plan.seed)},
        {QStringLiteral("samplingPeriodMs"), static_cast<qint64>(plan.samplingPeriod.count())},
        {QStringLiteral("conditions"), conditionsToJson(plan.conditions)},
    };
    if (plan.peer != PeerPlan())
        json.insert(QStringLiteral("peer"), peerToJson(plan.peer));
    if (plan.budget.isLimited())
        json.insert(QStringLiteral("budget"), budgetToJson(plan.budget));
    if (plan.root != runtime::RootOptions())
        json.insert(QStringLiteral("root"), rootToJson(plan.root));
    if (plan.native != runtime::NativeOptions())
        json.insert(QStringLiteral("native"), nativeToJson(plan.native));
    if (plan.guest != runtime::GuestOptions())
        json.insert(QStringLiteral("guest"), guestToJson(plan.guest));
    if (plan.container != runtime::ContainerOptions())
        json.insert(QStringLiteral("container"), containerToJson(plan.container));
    if (!plan.exclusions.empty())
        json.insert(QStringLiteral("exclusions"), listOf(plan.exclusions, exclusionToJson));
    return json;
}

runtime::GuestOptions guestOptionsOn(const Plan &plan, const DevicePlan &device)
{
    runtime::GuestOptions options = plan.guest;
    options.onDevice = device.guestNetwork;
    return options;
}

QByteArray toFile(const Plan &plan)
{
    return QJsonDocument(toJson(plan)).toJson(QJsonDocument::Indented);
}

QString planHash(const QJsonObject &plan)
{
    const QByteArray compact = QJsonDocument(plan).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(
        QCryptographicHash::hash(compact, QCryptographicHash::Sha256).toHex());
}

} // namespace runwatt::campaign
