// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchkeeper.h"

#include "app/devicemonitor.h"
#include "core/ssh/target.h"

namespace runwatt::app {

using bench::DeviceModel;
using bench::MeterModel;

BenchKeeper::BenchKeeper(Settings *settings, const DeviceMonitor *monitor)
    : m_settings(settings)
    , m_meterWatch(&m_meters)
{
    for (const campaign::DevicePlan &device : m_settings->devices())
        m_devices.insert(m_devices.rowCount(), device);
    if (!m_settings->hasDevices()) // a first start: there is one device that everybody has
        m_devices.insert(0, bench::thisComputer());
    addMeters(m_settings->meters());
    connect(&m_devices, &DeviceModel::plansChanged, this, &BenchKeeper::keepDevices);
    connect(&m_meters, &MeterModel::settingsChanged, this, &BenchKeeper::keepMeters);
    follow(monitor);
}

void BenchKeeper::follow(const DeviceMonitor *monitor)
{
    connect(monitor, &DeviceMonitor::stateChanged, &m_devices, &DeviceModel::setState);
    connect(monitor, &DeviceMonitor::failed, &m_devices, &DeviceModel::setError);
    connect(monitor, &DeviceMonitor::addressFound, &m_devices, &DeviceModel::setAddress);
    connect(monitor, &DeviceMonitor::fingerprintSeen, &m_devices, &DeviceModel::setFingerprint);
    connect(monitor, &DeviceMonitor::probed, &m_devices, &DeviceModel::setProfile);
    connect(monitor, &DeviceMonitor::heatChanged, &m_devices, &DeviceModel::setCelsius);
    connect(monitor, &DeviceMonitor::leftoversRemoved, &m_devices,
            &DeviceModel::setRemovedLeftovers);
    connect(monitor, &DeviceMonitor::leftoversFound, &m_devices, &DeviceModel::setLeftovers);
    connect(monitor, &DeviceMonitor::leftoversStay, &m_devices, &DeviceModel::setLeftoversError);
    connect(monitor, &DeviceMonitor::guestTrialBegan, &m_devices, &DeviceModel::beginGuestTrial);
    connect(monitor, &DeviceMonitor::guestTrialEnded, &m_devices, &DeviceModel::endGuestTrial);
    connect(monitor, &DeviceMonitor::installationBegan, &m_devices,
            &DeviceModel::beginInstallation);
    connect(monitor, &DeviceMonitor::installStepTaken, &m_devices, &DeviceModel::addInstallStep);
    connect(monitor, &DeviceMonitor::installationEnded, &m_devices, &DeviceModel::endInstallation);
    // After the model knows; not for every degree.
    connect(monitor, &DeviceMonitor::stateChanged, this, &BenchKeeper::knownChanged);
    connect(monitor, &DeviceMonitor::probed, this, &BenchKeeper::knownChanged);
    connect(monitor, &DeviceMonitor::installationBegan, this, &BenchKeeper::knownChanged);
    connect(monitor, &DeviceMonitor::installationEnded, this, &BenchKeeper::knownChanged);
}

std::vector<wizard::KnownDevice> BenchKeeper::knownDevices() const
{
    std::vector<wizard::KnownDevice> devices;
    for (const bench::DeviceEntry &entry : m_devices.entries()) {
        // What apt does there now would be measured with.
        const bool isBusy = entry.installation && entry.installation->isRunning;
        devices.push_back({entry.plan, entry.profile,
                           isBusy ? tr("installing packages") : bench::displayName(entry.state),
                           entry.state == bench::LinkState::Ready && !isBusy});
    }
    return devices;
}

QString BenchKeeper::installingOn(const QStringList &devices) const
{
    for (const QString &name : devices) {
        const bench::DeviceEntry *entry = m_devices.find(name);
        if (entry && entry->installation && entry->installation->isRunning)
            return name;
    }
    return {};
}

std::vector<power::MeterSettings> BenchKeeper::knownMeters() const
{
    std::vector<power::MeterSettings> meters;
    for (const bench::MeterEntry &entry : m_meters.entries())
        meters.push_back(entry.settings);
    return meters;
}

void BenchKeeper::addMeters(const std::vector<power::MeterSettings> &meters)
{
    for (const power::MeterSettings &meter : meters) {
        if (!m_meters.find(meter.name))
            m_meters.insert(m_meters.rowCount(), meter);
    }
}

void BenchKeeper::findConfiguredHosts()
{
    m_scope.start(readConfiguredHosts(m_scope.token()));
}

Task<void> BenchKeeper::readConfiguredHosts(StopToken stop)
{
    const auto read = [] { return ssh::configuredHosts(); };
    const Result<QStringList> hosts = co_await onWorker(read, stop);
    if (hosts)
        emit configuredHostsFound(*hosts);
}

void BenchKeeper::keepDevices()
{
    std::vector<campaign::DevicePlan> devices;
    for (const bench::DeviceEntry &entry : m_devices.entries())
        devices.push_back(entry.plan);
    m_settings->setDevices(devices);
    emit knownChanged();
}

void BenchKeeper::keepMeters()
{
    m_settings->setMeters(knownMeters());
    emit knownChanged();
}

} // namespace runwatt::app
