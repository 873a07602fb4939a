// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/devicechoice.h"

#include "widgets/common/elidedlabel.h"
#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace runwatt::wizard {

using common::Role;
using common::Theme;
using device::Capability;

namespace {

QString addressOf(const campaign::DevicePlan &plan)
{
    if (plan.thisComputer)
        return DeviceChoice::tr("through Runwatt's own SSH server");
    QString address = plan.user.isEmpty() ? plan.host : QString(plan.user + u'@' + plan.host);
    if (plan.port != 0)
        address += u':' + QString::number(plan.port);
    return address;
}

/// What of a campaign's needs a device lacks, one line each. Runtimes have a page of their own.
QString lacksOf(const device::Profile &profile)
{
    QStringList lines;
    for (const Capability &capability : profile.capabilities) {
        const bool isRuntime = capability.name == capability.name.toUpper();
        if (capability.state != Capability::State::Ready && !isRuntime)
            lines.append(DeviceChoice::tr("%1: %2").arg(capability.label, capability.reason));
    }
    return lines.join(u'\n');
}

} // namespace

DeviceChoice::DeviceChoice(const KnownDevice &device, QWidget *parent)
    : QFrame(parent)
    , m_device(device)
    , m_chosen(new QCheckBox(this))
    , m_address(new common::ElidedLabel(this))
    , m_state(new QLabel(this))
    , m_lacks(new QLabel(this))
    , m_folderRow(new QWidget(this))
    , m_folder(new QLineEdit(this))
    , m_folderProblem(new common::ProblemLabel(this))
{
    using namespace common::spacing;
    Theme::setRole(this, Role::Card);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kLarge, kMedium, kLarge, kMedium);
    layout->setSpacing(kTiny);
    auto *top = new QHBoxLayout;
    top->addWidget(m_chosen);
    top->addWidget(m_address, 1);
    top->addWidget(m_state);
    layout->addLayout(top);
    layout->addWidget(m_lacks);
    auto *row = new QHBoxLayout(m_folderRow);
    row->setContentsMargins(0, kTiny, 0, 0);
    auto *folderLabel = new QLabel(tr("&Folder for the benchmark's file"), this);
    folderLabel->setBuddy(m_folder);
    row->addWidget(folderLabel);
    row->addWidget(m_folder, 1);
    layout->addWidget(m_folderRow);
    layout->addWidget(m_folderProblem);
    for (QLabel *label : {static_cast<QLabel *>(m_address), m_state, m_lacks}) {
        label->setTextFormat(Qt::PlainText);
        Theme::setRole(label, Role::Caption);
    }
    m_lacks->setWordWrap(true);
    m_folder->setPlaceholderText(
        tr("chosen by Runwatt: /var/tmp/runwatt, or ~/.cache/runwatt where "
           "that lies in memory"));
    connect(m_chosen, &QCheckBox::toggled, m_folderRow, &QWidget::setVisible);
    connect(m_chosen, &QCheckBox::clicked, this, &DeviceChoice::changed);
    connect(m_folder, &QLineEdit::textEdited, this, [this] {
        m_folderProblem->setProblem(problem());
        emit changed();
    });
    m_folderRow->hide();
    showDevice();
}

void DeviceChoice::setDevice(const KnownDevice &device)
{
    m_device = device;
    showDevice();
}

campaign::DevicePlan DeviceChoice::plan() const
{
    campaign::DevicePlan plan = m_device.plan;
    plan.folder = m_folder->text().trimmed();
    return plan;
}

bool DeviceChoice::isChosen() const
{
    return m_chosen->isChecked();
}

void DeviceChoice::choose(Choice choice, const QString &folder)
{
    m_chosen->setChecked(choice == Choice::Yes);
    m_folder->setText(folder);
    m_folderProblem->setProblem(problem());
}

QString DeviceChoice::problem() const
{
    const QString folder = m_folder->text().trimmed();
    if (!isChosen() || folder.isEmpty() || folder.startsWith(u'/'))
        return {};
    return tr("%1: the folder must be an absolute path, such as /var/tmp.").arg(m_device.plan.name);
}

void DeviceChoice::showDevice()
{
    m_chosen->setText(m_device.plan.name);
    m_chosen->setObjectName(QStringLiteral("device ") + m_device.plan.name);
    m_folder->setObjectName(QStringLiteral("folder ") + m_device.plan.name);
    m_address->setText(addressOf(m_device.plan));
    m_state->setText(m_device.state);
    m_lacks->setText(m_device.profile
                         ? lacksOf(*m_device.profile)
                         : tr("Not looked at yet: connect it on the Bench to see what it can do."));
    m_lacks->setVisible(!m_lacks->text().isEmpty());
}

QWidget *DeviceChoice::lastField() const
{
    return m_folder;
}

} // namespace runwatt::wizard
