// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/containeroptions.h"

#include "core/device/engines.h"
#include "core/device/kata.h"
#include "core/runtime/devicenetwork.h"
#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

template<typename Value>
std::optional<Value> fromWord(const QList<Value> &among, const QString &word)
{
    for (const Value value : among) {
        if (toWord(value) == word)
            return value;
    }
    return std::nullopt;
}

Result<void> check(const device::Capability &able, const device::Profile &profile)
{
    if (able.state != device::Capability::State::Missing)
        return {};
    return failure(ErrorCode::Unsupported, Runtimes::tr("containers can't be made"), profile.device,
                   able.reason, able.remedy);
}

} // namespace

const QList<Engine> &engines()
{
    static const QList<Engine> all{Engine::Runc, Engine::Docker, Engine::Podman, Engine::Nerdctl};
    return all;
}

const QList<Engine> &kataEngines()
{
    static const QList<Engine> all{Engine::Ctr, Engine::Nerdctl, Engine::Docker};
    return all;
}

QString toWord(Engine engine)
{
    switch (engine) {
    case Engine::Runc:
        return u"runc"_s;
    case Engine::Docker:
        return u"docker"_s;
    case Engine::Podman:
        return u"podman"_s;
    case Engine::Nerdctl:
        return u"nerdctl"_s;
    case Engine::Ctr:
        return u"ctr"_s;
    }
    return {};
}

QString toWord(ContainerNetwork network)
{
    switch (network) {
    case ContainerNetwork::Host:
        return u"host"_s;
    case ContainerNetwork::Bridge:
        return u"bridge"_s;
    case ContainerNetwork::None:
        break;
    }
    return u"none"_s;
}

QString toWord(KataStorage storage)
{
    return storage == KataStorage::Block ? u"block"_s : u"shared"_s;
}

std::optional<KataStorage> kataStorageFromWord(const QString &word)
{
    return fromWord<KataStorage>({KataStorage::Shared, KataStorage::Block}, word);
}

std::optional<ContainerNetwork> containerNetworkFromWord(const QString &word)
{
    return fromWord<ContainerNetwork>(
        {ContainerNetwork::Host, ContainerNetwork::Bridge, ContainerNetwork::None}, word);
}

ContainerNetwork networkOf(const ContainerOptions &options, const QString &code)
{
    return options.network.value_or(code == u"KC" ? ContainerNetwork::None
                                                  : ContainerNetwork::Host);
}

std::optional<Engine> engineFromWord(const QString &word)
{
    return fromWord(engines(), word);
}

std::optional<Engine> kataEngineFromWord(const QString &word)
{
    return fromWord(kataEngines(), word);
}

Result<void> checkContainer(const ContainerOptions &options, const device::Profile &profile)
{
    RUNWATT_CHECK(check(device::engineCapability(profile, toWord(options.engine)), profile));
    // An engine's bridge is its own matter.
    const bool isOurs = options.network == ContainerNetwork::Bridge;
    return isOurs && options.engine == Engine::Runc ? checkBridge(profile) : Result<void>();
}

Result<void> checkKata(const ContainerOptions &options, const device::Profile &profile)
{
    RUNWATT_CHECK(
        check(device::kataEngineCapability(profile, toWord(options.kataEngine)), profile));
    if (options.network == ContainerNetwork::Host) {
        return failure(ErrorCode::Unsupported, Runtimes::tr("containers can't be made"),
                       profile.device,
                       Runtimes::tr("a Kata container has a kernel of its own, and with it can't "
                                    "have the device's network"),
                       Runtimes::tr("Choose bridge or none."));
    }
    if (options.kataStorage == KataStorage::Block) {
        RUNWATT_CHECK(check(device::kataVolumeCapability(profile), profile));
        if (options.kataEngine != Engine::Ctr) {
            return failure(ErrorCode::Unsupported, Runtimes::tr("containers can't be made"),
                           profile.device,
                           Runtimes::tr("Runwatt gives a disk of its own only to Kata containers "
                                        "that ctr starts, and this plan has %1")
                               .arg(toWord(options.kataEngine)),
                           Runtimes::tr("Have Kata containers started by ctr, or their files "
                                        "shared."));
        }
    }
    const bool isOurs = options.network == ContainerNetwork::Bridge;
    return isOurs && options.kataEngine == Engine::Ctr ? checkBridge(profile) : Result<void>();
}

} // namespace runwatt::runtime
