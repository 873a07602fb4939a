// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/peerpanel.h"

#include "widgets/common/problemlabel.h"
#include "widgets/wizard/formlayout.h"

#include <QComboBox>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;

namespace {

// What the box holds of each choice; a device's has its name behind it.
const QString kThisComputer = u"this"_s;
const QString kHost = u"host"_s;
const QString kDevice = u"device:"_s;

} // namespace

PeerPanel::PeerPanel(QWidget *parent)
    : QWidget(parent)
    , m_who(new QComboBox(this))
    , m_host(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_problem(new common::ProblemLabel(this))
{
    FormLayout *form = makePanelForm(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_who->setObjectName(u"peer"_s);
    m_host->setObjectName(u"peerHost"_s);
    m_address->setObjectName(u"peerAddress"_s);
    m_host->setPlaceholderText(tr("an address, or a Host of ~/.ssh/config"));
    m_address->setPlaceholderText(tr("as SSH shows it"));
    m_address->setToolTip(tr("At which the devices reach the peer. To be written where they are "
                             "connected by another network than that of SSH."));
    form->addRow(tr("Peer"), m_who);
    form->addRow(tr("Host"), m_host);
    form->addRow(tr("&Its address"), m_address);
    form->addRow(m_problem);
    offer(kThisComputer);
    const auto tell = [this] {
        update();
        emit changed();
    };
    connect(m_who, &QComboBox::activated, this, tell);
    connect(m_host, &QLineEdit::textEdited, this, tell);
    connect(m_address, &QLineEdit::textEdited, this, tell);
    update();
}

void PeerPanel::offer(const QString &chosen)
{
    const QSignalBlocker blocker(m_who);
    m_who->clear();
    m_who->addItem(tr("this computer"), kThisComputer);
    for (const QString &device : m_devices)
        m_who->addItem(tr("the device %1").arg(device), QString(kDevice + device));
    // One that is no longer chosen stays, with a problem, and comes back with its device.
    if (chosen.startsWith(kDevice) && m_who->findData(chosen) < 0)
        m_who->addItem(tr("the device %1").arg(chosen.mid(kDevice.size())), chosen);
    m_who->addItem(tr("another host over SSH"), kHost);
    m_who->setCurrentIndex(std::max(0, m_who->findData(chosen)));
}

void PeerPanel::setDevices(const QStringList &names)
{
    // A single device can't be its own peer.
    const QStringList offered = names.size() > 1 ? names : QStringList();
    if (offered == m_devices)
        return;
    m_devices = offered;
    offer(m_who->currentData().toString());
    update();
}

campaign::PeerPlan PeerPanel::peer() const
{
    campaign::PeerPlan peer;
    const QString who = m_who->currentData().toString();
    if (who == kHost) {
        const QString host = m_host->text().trimmed();
        if (host == m_given.host) // port, name and key are that one's
            peer = m_given;
        peer.host = host;
    } else if (who.startsWith(kDevice)) {
        peer.device = who.mid(kDevice.size());
    } else {
        peer.thisComputer = true;
    }
    peer.address = m_address->text().trimmed();
    return peer;
}

void PeerPanel::setPeer(const campaign::PeerPlan &peer)
{
    m_given = peer;
    m_given.thisComputer = false;
    m_given.device.clear();
    const QString named = peer.device.isEmpty() ? kHost : QString(kDevice + peer.device);
    offer(peer.isNamed() && !peer.thisComputer ? named : kThisComputer);
    m_host->setText(peer.host);
    m_address->setText(peer.address);
    update();
}

QString PeerPanel::problem() const
{
    return m_problem->problem();
}

void PeerPanel::update()
{
    const campaign::PeerPlan now = peer();
    const bool isHost = m_who->currentData().toString() == kHost;
    qobject_cast<QFormLayout *>(layout())->setRowVisible(m_host, isHost);
    QString problem;
    if (!now.device.isEmpty() && !m_devices.contains(now.device))
        problem =
            tr("The device %1 is not among the chosen ones, or is alone there.").arg(now.device);
    else if (isHost && now.host.isEmpty())
        problem = tr("Type the host that serves the other end.");
    else if (now.host.startsWith(u'-'))
        problem = tr("A host must not begin with a dash.");
    else if (!now.address.isEmpty() && QHostAddress(now.address).isNull())
        problem = tr("Its address must be numeric, such as 192.0.2.7.");
    m_problem->setProblem(problem);
}

} // namespace runwatt::wizard
