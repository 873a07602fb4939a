// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the device monitor installs and builds on devices.
#include "app/devicemonitor.h"
#include "core/device/capabilities.h"
#include "core/device/filebenchbuild.h"

namespace runwatt::app {

using ssh::Connection;

void DeviceMonitor::installPackages(const QString &name, const QStringList &packages)
{
    Link *link = linkToAsk(name);
    if (!link) {
        emit installationBegan(name, packages);
        emit installationEnded(name, notConnected(name));
        return;
    }
    if (link->installation || link->guest)
        return;
    // Asked for by a view that may be behind what is known here.
    QStringList wanted =
        device::installablePackages(link->profile) + device::filebenchBuildPackages(link->profile);
    erase_if(wanted, [&packages](const QString &each) { return !packages.contains(each); });
    link->installation.emplace(link->scope.token());
    link->scope.start(
        install(name, wanted, link, link->installation->token(), link->scope.token()));
}

void DeviceMonitor::cancelInstallation(const QString &name)
{
    const auto found = m_links.find(name);
    if (found != m_links.end() && found->second->installation)
        found->second->installation->requestStop();
}

Task<void> DeviceMonitor::install(
    QString name, QStringList packages, Link *link, StopToken asked, StopToken stop)
{
    emit installationBegan(name, packages);
    const Result<void> installed = co_await device::installPackages(
        link->connection.get(), link->profile, packages,
        [this, name](const device::InstallStep &step) { emit installStepTaken(name, step); }, asked,
        stop);
    co_await finishInstallation(name, installed, link, stop);
}

void DeviceMonitor::buildFilebench(const QString &name, const device::FilebenchSource &source)
{
    Link *link = linkToAsk(name);
    if (!link) {
        emit installationBegan(name, {device::displayName(source)});
        emit installationEnded(name, notConnected(name));
        return;
    }
    if (link->installation || link->guest)
        return;
    link->installation.emplace(link->scope.token());
    link->scope.start(build(name, source, link, link->installation->token(), link->scope.token()));
}

Task<void> DeviceMonitor::build(
    QString name, device::FilebenchSource source, Link *link, StopToken asked, StopToken stop)
{
    emit installationBegan(name, {device::displayName(source)});
    const Result<void> built = co_await device::buildFilebench(
        link->connection.get(), link->profile, source,
        [this, name](const device::InstallStep &step) { emit installStepTaken(name, step); }, asked,
        stop);
    co_await finishInstallation(name, built, link, stop);
}

Task<void>
DeviceMonitor::finishInstallation(QString name, Result<void> result, Link *link, StopToken stop)
{
    link->installation.reset();
    if (stop.stopRequested())
        co_return;
    emit installationEnded(name, result ? std::nullopt : std::optional(result.error()));
    // Also when it failed: some of it may be there.
    link->isStale = true;
    if (link->connection->state() == Connection::State::Open)
        co_await probeAgain(name, link, stop);
}

} // namespace runwatt::app
