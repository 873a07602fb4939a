// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings.h"
#include "core/base/async.h"
#include "widgets/bench/devicemodel.h"
#include "widgets/bench/metermodel.h"
#include "widgets/bench/meterwatch.h"
#include "widgets/wizard/knowndevice.h"

#include <QObject>

#include <vector>

namespace runwatt::app {

class DeviceMonitor;

/// The devices and meters of the Bench: read from the settings and kept there, told by the device
/// monitor what it finds, and offered to the wizard. GUI thread.
class BenchKeeper : public QObject
{
    Q_OBJECT

public:
    /// `settings` outlives it. `monitor` lives in the I/O thread.
    BenchKeeper(Settings *settings, const DeviceMonitor *monitor);

    [[nodiscard]] bench::DeviceModel *devices() { return &m_devices; }

    [[nodiscard]] bench::MeterModel *meters() { return &m_meters; }

    [[nodiscard]] std::vector<wizard::KnownDevice> knownDevices() const;
    [[nodiscard]] std::vector<power::MeterSettings> knownMeters() const;

    /// The first of these devices on which packages are being installed; empty when there is none.
    [[nodiscard]] QString installingOn(const QStringList &devices) const;

    /// Those that are not there by name.
    void addMeters(const std::vector<power::MeterSettings> &meters);

    /// Closes the meters' ports, because a port has one reader, and opens them again.
    void pauseMeters() { m_meterWatch.pause(); }

    void resumeMeters() { m_meterWatch.resume(); }

    /// Reads ~/.ssh/config on a worker; answered by configuredHostsFound(), where that can be read.
    void findConfiguredHosts();

signals:
    void configuredHostsFound(const QStringList &hosts);
    void knownChanged(); ///< what the wizard can offer

private:
    void follow(const DeviceMonitor *monitor);
    void keepDevices();
    void keepMeters();
    Task<void> readConfiguredHosts(StopToken stop);

    Settings *m_settings;
    bench::DeviceModel m_devices;
    bench::MeterModel m_meters;
    bench::MeterWatch m_meterWatch;
    AsyncScope m_scope; // last
};

} // namespace runwatt::app
