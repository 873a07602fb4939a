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
    for (auto &[name, opening] : m_openings)
        ++opening;
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
        const bool goes = !entry || !(entry->settings == meter.second->settings());
        if (goes)
            ++m_openings[meter.first];
        return goes;
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
    // What a meter said before it was changed or removed may still be on its way, and is not about
    // the one that has its name now.
    const quint64 opening = ++m_openings[name];
    const auto isNow = [this, name, opening] { return m_openings[name] == opening; };
    connect(meter.get(), &MeterThread::stateChanged, this,
            [this, name, isNow](power::MeterState state, const QString &explanation) {
                if (isNow())
                    m_model->setState(name, state, explanation);
            });
    connect(meter.get(), &MeterThread::reading, this,
            [this, name, isNow](const power::Reading &reading) {
                if (isNow())
                    m_model->setReading(name, reading);
            });
    connect(meter.get(), &MeterThread::statisticsChanged, this,
            [this, name, isNow](const power::MeterStatistics &statistics) {
                if (isNow())
                    m_model->setStatistics(name, statistics);
            });
    connect(meter.get(), &MeterThread::identified, this,
            [this, name, isNow](const QString &identity) {
                if (isNow())
                    m_model->setIdentity(name, identity);
            });
    const Result<void> started = meter->start(settings);
    if (!started)
        m_model->setState(name, power::MeterState::Lost, started.error().text());
    m_meters.emplace(name, std::move(meter));
}

} // namespace runwatt::bench
