// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/containeroptions.h"

#include "core/device/engines.h"
#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

const QList<Engine> &engines()
{
    static const QList<Engine> all{Engine::Runc, Engine::Docker, Engine::Podman, Engine::Nerdctl};
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
    }
    return {};
}

std::optional<Engine> engineFromWord(const QString &word)
{
    for (const Engine engine : engines()) {
        if (toWord(engine) == word)
            return engine;
    }
    return std::nullopt;
}

Result<void> checkContainer(const ContainerOptions &options, const device::Profile &profile)
{
    const QString what = Runtimes::tr("containers can't be made");
    const device::Capability able = device::engineCapability(profile, toWord(options.engine));
    if (able.state != device::Capability::State::Missing)
        return {};
    return failure(ErrorCode::Unsupported, what, profile.device, able.reason, able.remedy);
}

} // namespace runwatt::runtime
