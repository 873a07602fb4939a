// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/plan.h"
#include "core/power/settings.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace runwatt::bench {

class DeviceModel;
class MeterModel;

/// Changes what stands on the Bench, and takes back what was removed last. A device that gets
/// another name or address is connected anew, and its meters go with it. The models are given.
class BenchChanges : public QObject
{
    Q_OBJECT

public:
    BenchChanges(DeviceModel *devices, MeterModel *meters, QObject *parent = nullptr);

    /// All but `without`.
    [[nodiscard]] QStringList deviceNames(const QString &without = {}) const;
    [[nodiscard]] QStringList meterNames(const QString &without = {}) const;

    /// Puts this computer on the Bench if it is not there, and connects it.
    void addThisComputer();

    /// In the place of the one that was called `before`; a new one where there is none.
    void putDevice(const QString &before, const campaign::DevicePlan &device);
    void putMeter(const QString &before, const power::MeterSettings &settings);

    void removeDevice(const QString &name);
    void removeMeter(const QString &name);

    /// Of the last removal, once, where its name was not given to another one since.
    void undo();

signals:
    void connectRequested(const runwatt::campaign::DevicePlan &device);
    void disconnectRequested(const QString &name);
    /// Is new, or other than before: to be shown.
    void devicePut(const QString &name);
    void meterPut(const QString &name);
    /// With a sentence that says so; undo() takes it back.
    void removed(const QString &sentence);

private:
    /// A meter goes on powering a device that got another name.
    void renameForMeters(const QString &before, const QString &now);

    DeviceModel *m_devices;
    MeterModel *m_meters;
    std::function<void()> m_undo;
};

} // namespace runwatt::bench
