// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/meterchoice.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/markbadge.h"
#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using common::Role;
using common::Theme;

namespace {

QString kindOf(const power::MeterSettings &settings)
{
    if (settings.kind == u"simulated")
        return MeterChoice::tr("a model of a meter, not a measurement");
    const QString kind = settings.kind == u"wattsup" ? MeterChoice::tr("Watts Up? Pro")
                                                     : MeterChoice::tr("text lines");
    return MeterChoice::tr("%1 on %2").arg(kind, settings.port);
}

} // namespace

MeterChoice::MeterChoice(const power::MeterSettings &settings, QWidget *parent)
    : QFrame(parent)
    , m_chosen(new QCheckBox(this))
    , m_port(new common::ElidedLabel(this))
    , m_mark(new common::MarkBadge(settings.origin(), this))
    , m_device(new QComboBox(this))
{
    using namespace common::spacing;
    Theme::setRole(this, Role::Card);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kLarge, kSmall, kLarge, kSmall);
    layout->setSpacing(kMedium);
    layout->addWidget(m_chosen);
    layout->addWidget(m_mark);
    layout->addWidget(m_port, 1);
    Theme::setRole(m_port, Role::Caption);
    auto *label = new QLabel(tr("po&wers"), this);
    label->setBuddy(m_device);
    layout->addWidget(label);
    layout->addWidget(m_device);
    m_device->setAccessibleName(tr("Device that the meter powers"));
    m_device->setMinimumContentsLength(16);
    connect(m_chosen, &QCheckBox::clicked, this, [this] {
        m_decision = Decision::Made;
        emit changed();
    });
    connect(m_device, &QComboBox::activated, this, [this] {
        m_settings.device = m_device->currentData().toString();
        emit changed();
    });
    setSettings(settings);
    setDevices({});
}

void MeterChoice::setSettings(const power::MeterSettings &settings)
{
    m_settings = settings;
    m_chosen->setText(settings.name);
    m_chosen->setObjectName(u"meter "_s + settings.name);
    m_port->setText(kindOf(settings));
    m_mark->setOrigin(settings.origin());
}

power::MeterSettings MeterChoice::settings() const
{
    power::MeterSettings settings = m_settings;
    settings.device = m_device->currentData().toString();
    return settings;
}

void MeterChoice::setDevices(const QStringList &names)
{
    m_device->clear();
    m_device->addItem(tr("not said"), QString());
    for (const QString &name : names)
        m_device->addItem(name, name);
    int index = m_device->findData(m_settings.device);
    if (m_settings.device.isEmpty() || index < 0)
        index = names.size() == 1 ? 1 : 0;
    m_device->setCurrentIndex(index);
}

bool MeterChoice::isChosen() const
{
    return m_chosen->isChecked();
}

void MeterChoice::choose(Choice choice)
{
    m_chosen->setChecked(choice == Choice::Yes);
}

void MeterChoice::chooseFor(const QStringList &devices)
{
    if (m_decision == Decision::Open && !m_settings.device.isEmpty())
        choose(devices.contains(m_settings.device) ? Choice::Yes : Choice::No);
}

void MeterChoice::setDecision(Decision decision)
{
    m_decision = decision;
}

} // namespace runwatt::wizard
