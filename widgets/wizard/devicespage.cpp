// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/devicespage.h"

#include "widgets/common/emptystate.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::wizard {

DevicesPage::DevicesPage(QWidget *parent)
    : WizardPage(tr("Devices"),
                 tr("Which machines are measured. Each runs the whole matrix; one campaign can "
                    "compare several."),
                 parent)
    , m_list(new QVBoxLayout)
    , m_empty(
          new common::EmptyState(common::Symbol::Device,
                                 tr("No device yet"),
                                 tr("Add one on the Bench: a board, a server, or this computer."),
                                 this))
    , m_add(nullptr)
{
    m_empty->setAction(tr("Go to the Bench"));
    connect(m_empty, &common::EmptyState::actionTriggered, this, &DevicesPage::addDeviceRequested);
    m_list->setSpacing(common::spacing::kSmall);
    content()->addLayout(m_list);
    content()->addWidget(m_empty);
    auto *add = new QPushButton(common::icon(common::Symbol::Plus),
                                tr("Add another device on the Bench"), this);
    connect(add, &QPushButton::clicked, this, &DevicesPage::addDeviceRequested);
    content()->addWidget(add, 0, Qt::AlignLeft);
    content()->addStretch(1);
    m_add = add;
    updateEmpty();
}

void DevicesPage::setKnownDevices(const std::vector<KnownDevice> &devices)
{
    for (const KnownDevice &device : devices) {
        if (DeviceChoice *choice = choiceOf(device.plan.name))
            choice->setDevice(device);
        else
            addChoice(device);
    }
    // One that left the Bench goes, unless it is part of the plan that is being made.
    std::erase_if(m_choices, [&devices](DeviceChoice *choice) {
        const bool isKnown =
            std::any_of(devices.cbegin(), devices.cend(), [choice](const KnownDevice &device) {
                return device.plan.name == choice->device().plan.name;
            });
        if (isKnown || choice->isChosen())
            return false;
        choice->deleteLater();
        choice->hide();
        return true;
    });
    updateEmpty();
}

std::vector<KnownDevice> DevicesPage::known() const
{
    std::vector<KnownDevice> devices;
    for (const DeviceChoice *choice : m_choices)
        devices.push_back(choice->device());
    return devices;
}

std::vector<KnownDevice> DevicesPage::chosen() const
{
    std::vector<KnownDevice> devices;
    for (const DeviceChoice *choice : m_choices) {
        if (!choice->isChosen())
            continue;
        KnownDevice device = choice->device();
        device.plan = choice->plan();
        devices.push_back(std::move(device));
    }
    return devices;
}

QString DevicesPage::summary() const
{
    const std::vector<KnownDevice> devices = chosen();
    if (devices.empty())
        return tr("none chosen");
    return devices.size() == 1 ? devices.front().plan.name
                               : tr("%n device(s)", nullptr, static_cast<int>(devices.size()));
}

QString DevicesPage::problem() const
{
    for (const DeviceChoice *choice : m_choices) {
        if (const QString problem = choice->problem(); !problem.isEmpty())
            return problem;
    }
    return chosen().empty() ? tr("Choose at least one device.") : QString();
}

void DevicesPage::load(const campaign::Plan &plan)
{
    for (DeviceChoice *choice : m_choices)
        choice->choose(Choice::No, {});
    for (const campaign::DevicePlan &device : plan.devices) {
        DeviceChoice *choice = choiceOf(device.name);
        if (!choice)
            choice = addChoice({device, std::nullopt, tr("from the plan")});
        KnownDevice known = choice->device();
        if (known.plan.host != device.host || known.plan.port != device.port) {
            // The same name for another machine: the plan's word counts, what was probed does not.
            known.profile.reset();
            known.isConnected = false;
            known.state = tr("from the plan");
        }
        known.plan = device;
        choice->setDevice(known);
        choice->choose(Choice::Yes, device.folder);
    }
    updateEmpty();
}

void DevicesPage::store(campaign::Plan &plan) const
{
    plan.devices.clear();
    for (const KnownDevice &device : chosen())
        plan.devices.push_back(device.plan);
}

DeviceChoice *DevicesPage::choiceOf(const QString &name) const
{
    const auto found =
        std::find_if(m_choices.cbegin(), m_choices.cend(), [&name](const DeviceChoice *choice) {
            return choice->device().plan.name == name;
        });
    return found == m_choices.cend() ? nullptr : *found;
}

DeviceChoice *DevicesPage::addChoice(const KnownDevice &device)
{
    auto *choice = new DeviceChoice(device, this);
    connect(choice, &DeviceChoice::changed, this, &DevicesPage::changed);
    m_list->addWidget(choice);
    m_choices.push_back(choice);
    setTabOrder(choice->lastField(), m_add); // which is below, but was made first
    return choice;
}

void DevicesPage::updateEmpty()
{
    m_empty->setVisible(m_choices.empty());
    m_add->setVisible(!m_choices.empty());
}

} // namespace runwatt::wizard
