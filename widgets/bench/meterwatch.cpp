// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bench/meterwatch.h"

namespace runwatt::bench {

MeterWatch::MeterWatch(MeterModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    connect(model, &MeterModel::settingsChanged, this, &MeterWatch::follow);
    follow();
}

MeterWatch::~MeterWatch() = default;

void MeterWatch::pause()
{
    m_isPaused = true;
    m_meters.clear();
    for (const MeterEntry &entry : m_model->entries())
        m_model->setState(entry.settings.name, power::MeterState::Closed,
                          tr("The running campaign reads it."));
}

void MeterWatch::resume()
{
    m_isPaused = false;
    follow();
}

void MeterWatch::follow()
{
    if (m_isPaused)
        return;
    std::erase_if(m_meters, [this](const auto &meter) {
        const MeterEntry *entry = m_model->find(meter.first);
        return !entry || !(entry->settings == meter.second->settings());
    });
    const std::vector<MeterEntry> entries = m_model->entries(); // starting one changes the model
    for (const MeterEntry &entry : entries) {
        if (!m_meters.contains(entry.settings.name))
            start(entry.settings);
    }
}

void MeterWatch::start(const power::MeterSettings &settings)
{
    auto meter = std::make_unique<power::MeterThread>();
    const QString name = settings.name;
    using power::MeterThread;
    connect(meter.get(), &MeterThread::stateChanged, this,
            [this, name](power::MeterState state, const QString &explanation) {
                m_model->setState(name, state, explanation);
            });
    connect(meter.get(), &MeterThread::reading, this,
            [this, name](const power::Reading &reading) { m_model->setReading(name, reading); });
    connect(meter.get(), &MeterThread::statisticsChanged, this,
            [this, name](const power::MeterStatistics &statistics) {
                m_model->setStatistics(name, statistics);
            });
    connect(meter.get(), &MeterThread::identified, this,
            [this, name](const QString &identity) { m_model->setIdentity(name, identity); });
    const Result<void> started = meter->start(settings);
    if (!started)
        m_model->setState(name, power::MeterState::Lost, started.error().text());
    m_meters.emplace(name, std::move(meter));
}

} // namespace runwatt::bench
