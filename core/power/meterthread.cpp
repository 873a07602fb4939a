// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/power/meterthread.h"

#include "core/power/emulator.h"
#include "core/power/meter.h"
#include "core/power/text.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::power {

// The thread and what lives in it. Destroyed in the order that ends the meter before its port's
// other end.
struct MeterThread::Worker
{
    Worker() = default;
    Q_DISABLE_COPY_MOVE(Worker)

    ~Worker()
    {
        thread.quit();
        thread.wait();
    }

    std::unique_ptr<EmulatedMeter> emulator; ///< only for the simulated meter
    QThread thread;
    Meter *meter = nullptr; ///< deleted by its thread as that ends
};

MeterThread::MeterThread(QObject *parent)
    : QObject(parent)
{ }

MeterThread::~MeterThread() = default;

Result<void> MeterThread::start(const MeterSettings &settings)
{
    if (m_worker)
        return failure(ErrorCode::Busy, Power::tr("The meter is started already"), m_settings.name);
    RUNWATT_TRY(std::unique_ptr<Protocol> protocol, makeProtocol(settings));
    MeterSettings reached = settings;
    auto worker = std::make_unique<Worker>();
    if (settings.origin() == Origin::Simulated) {
        EmulatorOptions options;
        options.period = settings.period;
        RUNWATT_TRY(worker->emulator, EmulatedMeter::start(options));
        reached.port = worker->emulator->portPath();
    }

    m_settings = settings;
    m_statistics = {};
    m_worker = std::move(worker);
    m_worker->meter = new Meter(reached, std::move(protocol));
    m_worker->thread.setObjectName(u"meter"_s);
    Meter *meter = m_worker->meter;
    connect(meter, &Meter::received, this, &MeterThread::received);
    connect(meter, &Meter::reading, this, &MeterThread::reading);
    connect(meter, &Meter::gap, this, &MeterThread::gap);
    connect(meter, &Meter::stateChanged, this, &MeterThread::setState);
    connect(meter, &Meter::identified, this, &MeterThread::identified);
    connect(meter, &Meter::statisticsChanged, this, [this](const MeterStatistics &statistics) {
        m_statistics = statistics;
        emit statisticsChanged(statistics);
    });
    meter->moveToThread(&m_worker->thread);
    connect(&m_worker->thread, &QThread::started, meter, &Meter::open);
    // Closed and deleted in its own thread, where its timers and notifiers live.
    connect(&m_worker->thread, &QThread::finished, meter, &Meter::close, Qt::DirectConnection);
    connect(&m_worker->thread, &QThread::finished, meter, &QObject::deleteLater);
    m_worker->thread.start();
    return {};
}

void MeterThread::stop()
{
    m_worker.reset();
    // What the meter's thread still said is on its way here; told now, it cannot be taken for the
    // words of a meter that is started next.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void MeterThread::setState(MeterState state, const QString &explanation)
{
    m_state = state;
    m_explanation = explanation;
    emit stateChanged(state, explanation);
}

} // namespace runwatt::power
