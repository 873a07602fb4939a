// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/benchchanges.h"

#include "widgets/bench/devicemodel.h"
#include "widgets/bench/metermodel.h"

#include <utility>
#include <vector>

namespace runwatt::bench {

BenchChanges::BenchChanges(DeviceModel *devices, MeterModel *meters, QObject *parent)
    : QObject(parent)
    , m_devices(devices)
    , m_meters(meters)
{ }

QStringList BenchChanges::deviceNames(const QString &without) const
{
    QStringList names;
    for (const DeviceEntry &entry : m_devices->entries())
        names.append(entry.plan.name);
    names.removeAll(without);
    return names;
}

QStringList BenchChanges::meterNames(const QString &without) const
{
    QStringList names;
    for (const MeterEntry &entry : m_meters->entries())
        names.append(entry.settings.name);
    names.removeAll(without);
    return names;
}

void BenchChanges::addThisComputer()
{
    if (const DeviceEntry *entry = m_devices->findThisComputer()) {
        const bool isOff =
            entry->state == LinkState::Disconnected || entry->state == LinkState::Failed;
        const campaign::DevicePlan known = entry->plan;
        emit devicePut(known.name);
        if (isOff)
            emit connectRequested(known);
        return;
    }
    campaign::DevicePlan device = thisComputer();
    const QString usual = device.name;
    for (int number = 2; m_devices->find(device.name); ++number) // another machine is called so
        device.name = usual + u' ' + QString::number(number);
    m_devices->insert(m_devices->rowCount(), device);
    emit devicePut(device.name);
    emit connectRequested(device);
}

void BenchChanges::putDevice(const QString &before, const campaign::DevicePlan &device)
{
    if (m_devices->find(before)) {
        emit disconnectRequested(before);
        m_devices->replace(before, device);
        renameForMeters(before, device.name);
    } else {
        m_devices->insert(m_devices->rowCount(), device);
    }
    emit devicePut(device.name);
    emit connectRequested(device);
}

void BenchChanges::renameForMeters(const QString &before, const QString &now)
{
    if (before == now)
        return;
    const std::vector<MeterEntry> entries = m_meters->entries(); // replacing changes the model's
    for (const MeterEntry &entry : entries) {
        if (entry.settings.device != before)
            continue;
        power::MeterSettings settings = entry.settings;
        settings.device = now;
        m_meters->replace(settings.name, settings);
    }
}

void BenchChanges::putMeter(const QString &before, const power::MeterSettings &settings)
{
    if (m_meters->find(before))
        m_meters->replace(before, settings);
    else
        m_meters->insert(m_meters->rowCount(), settings);
    emit meterPut(settings.name);
}

void BenchChanges::removeDevice(const QString &name)
{
    const DeviceEntry *entry = m_devices->find(name);
    if (!entry)
        return;
    const campaign::DevicePlan device = entry->plan;
    const bool wasOn = entry->state != LinkState::Disconnected && entry->state != LinkState::Failed;
    const int row = m_devices->rowOf(device.name);
    emit disconnectRequested(device.name);
    m_devices->remove(device.name);
    m_undo = [this, device, row, wasOn] {
        if (m_devices->find(device.name))
            return;
        m_devices->insert(row, device);
        emit devicePut(device.name);
        if (wasOn)
            emit connectRequested(device);
    };
    emit removed(tr("%1 is no longer on the Bench. Campaigns that were measured on it stay.")
                     .arg(device.name));
}

void BenchChanges::removeMeter(const QString &name)
{
    const MeterEntry *entry = m_meters->find(name);
    if (!entry)
        return;
    const power::MeterSettings settings = entry->settings;
    const int row = m_meters->rowOf(settings.name);
    m_meters->remove(settings.name);
    m_undo = [this, settings, row] {
        if (m_meters->find(settings.name))
            return;
        m_meters->insert(row, settings);
        emit meterPut(settings.name);
    };
    emit removed(tr("%1 is no longer on the Bench.").arg(settings.name));
}

void BenchChanges::undo()
{
    if (const std::function<void()> undo = std::exchange(m_undo, {}))
        undo();
}

} // namespace runwatt::bench
