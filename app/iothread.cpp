// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iothread.h"

#include "app/campaignhost.h"
#include "app/devicemonitor.h"
#include "app/thiscomputer.h"
#include "app/windowinteraction.h"

namespace runwatt::app {

IoThread::IoThread(QObject *parent)
    : QObject(parent)
    , m_context(new QObject)
    , m_interaction(std::make_shared<WindowInteraction>())
    , m_services(std::make_shared<campaign::RunnerServices>())
{
    qRegisterMetaType<bench::Question>();
    m_services->interaction = m_interaction;
    m_services->secrets = std::make_shared<ssh::SecretCache>();
    m_services->thisComputer = std::make_shared<LoopbackComputer>();
    m_devices = new DeviceMonitor(m_services);
    m_campaigns = new CampaignHost(m_services);
    for (QObject *object :
         std::initializer_list<QObject *>{m_context, m_interaction.get(), m_devices, m_campaigns})
        object->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("io"));
    m_thread.start();
}

IoThread::~IoThread()
{
    // In the thread, while its event loop still runs: connections close, tasks end where they live.
    post([context = m_context, devices = m_devices, campaigns = m_campaigns,
          services = std::exchange(m_services, {}),
          interaction = std::exchange(m_interaction, {})]() mutable {
        delete campaigns;
        delete devices;
        services.reset();
        interaction.reset();
        context->thread()->quit();
        context->deleteLater();
    });
    m_thread.wait();
}

void IoThread::post(std::function<void()> function)
{
    QMetaObject::invokeMethod(m_context, std::move(function), Qt::QueuedConnection);
}

} // namespace runwatt::app
