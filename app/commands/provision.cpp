// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/provision.h"

#include "app/text.h"
#include "core/device/capabilities.h"
#include "core/device/filebenchbuild.h"
#include "core/device/packages.h"
#include "core/device/privilege.h"
#include "core/device/probe.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

std::function<void(const device::InstallStep &)> showOn(Terminal *terminal)
{
    return [terminal](const device::InstallStep &step) {
        if (!step.line.isEmpty())
            terminal->note(step.line);
        else if (step.percent >= 0)
            terminal->progress(
                u"%1: %2 %"_s.arg(device::displayName(step.stage)).arg(step.percent));
        else
            terminal->progress(device::displayName(step.stage));
    };
}

QStringList packagesFor(const device::Profile &profile, const Provision &wanted)
{
    QStringList packages;
    if (!wanted.installs)
        return packages;
    packages = device::installablePackages(profile);
    const bool canInstall =
        device::rootPrefix(profile) && !profile.fact(u"apt"_s).isEmpty() && wanted.filebench;
    if (canInstall)
        packages += device::filebenchBuildPackages(profile);
    packages.removeDuplicates();
    return packages;
}

} // namespace

Result<device::FilebenchSource> filebenchSourceFor(const QString &word)
{
    for (const device::FilebenchSource &release : device::filebenchReleases()) {
        if (release.version == word)
            return release;
    }
    return device::filebenchSourceIn(word);
}

Task<Result<device::Profile>> provision(ssh::Connection *connection,
                                        device::Profile profile,
                                        Provision wanted,
                                        Terminal *terminal,
                                        StopToken stop)
{
    const QStringList packages = packagesFor(profile, wanted);
    const std::function<void(const device::InstallStep &)> show = showOn(terminal);
    if (wanted.installs && packages.isEmpty())
        terminal->note(App::tr("Nothing is missing that could be installed."));
    if (!packages.isEmpty()) {
        terminal->note(App::tr("Installing %1").arg(packages.join(u", "_s)));
        RUNWATT_CO_CHECK(co_await device::installPackages(connection, profile, packages, show, stop,
                                                          StopToken()));
    }
    if (wanted.filebench) {
        const device::FilebenchSource source = *wanted.filebench;
        terminal->note(
            App::tr("Building %1 (SHA-256 %2)").arg(device::displayName(source), source.sha256));
        RUNWATT_CO_CHECK(
            co_await device::buildFilebench(connection, profile, source, show, stop, StopToken()));
    }
    if (packages.isEmpty() && !wanted.filebench)
        co_return profile;
    co_return co_await device::probe(connection, profile.device, stop);
}

} // namespace runwatt::app
