// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/iothread.h"

#include "app/campaignhost.h"
#include "app/devicemonitor.h"
#include "app/thiscomputer.h"
#include "app/windowinteraction.h"

namespace runwatt::app {

namespace {

/// Ends all that lives in the thread, there and in order, then the thread. Nobody holds the task:
/// it ends itself, and all it waits for has a limit.
Task<void> endAll(CampaignHost *campaigns,
                  DeviceMonitor *devices,
                  std::shared_ptr<campaign::RunnerServices> services,
                  std::shared_ptr<WindowInteraction> interaction,
                  QObject *context)
{
    co_await campaigns->end();
    co_await devices->end();
    delete campaigns;
    delete devices;
    co_await services->thisComputer->end();
    services.reset();
    interaction.reset();
    context->thread()->quit();
    context->deleteLater();
}

} // namespace

IoThread::IoThread(QObject *parent)
    : QObject(parent)
    , m_context(new QObject)
    , m_interaction(std::make_shared<WindowInteraction>())
    , m_services(std::make_shared<campaign::RunnerServices>())
{
    qRegisterMetaType<bench::Question>();
    m_services->interaction = m_interaction;
    m_services->secrets = std::make_shared<ssh::SecretCache>();
    m_services->hostKeys = std::make_shared<ssh::AcceptedHostKeys>();
    m_services->thisComputer = std::make_shared<LoopbackComputer>();
    m_services->started = std::make_shared<const campaign::StartedCampaigns>();
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
    post([context = m_context, devices = m_devices, campaigns = m_campaigns,
          services = std::exchange(m_services, {}),
          interaction = std::exchange(m_interaction, {})] {
        endAll(campaigns, devices, services, interaction, context);
    });
    m_thread.wait();
}

void IoThread::post(std::function<void()> function)
{
    QMetaObject::invokeMethod(m_context, std::move(function), Qt::QueuedConnection);
}

} // namespace runwatt::app
