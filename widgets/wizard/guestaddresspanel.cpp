// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/guestaddresspanel.h"

#include "widgets/common/problemlabel.h"
#include "widgets/common/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatt::wizard {

using namespace Qt::Literals::StringLiterals;
using runtime::GuestAddress;
using runtime::GuestNetwork;

GuestAddressPanel::GuestAddressPanel(QWidget *before, QWidget *parent)
    : QWidget(parent)
    , m_before(before)
    , m_grid(new QGridLayout)
    , m_interfaceHeading(new QLabel(this))
    , m_problem(new common::ProblemLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(common::spacing::kSmall);
    layout->addLayout(m_grid);
    layout->addWidget(m_problem);
    m_grid->setHorizontalSpacing(common::spacing::kSmall);
    m_grid->setVerticalSpacing(common::spacing::kTiny);
    auto *address = new QLabel(tr("Address of its guests"), this);
    auto *gateway = new QLabel(tr("Gateway"), this);
    int column = 1;
    for (QLabel *heading : {m_interfaceHeading, address, gateway}) {
        common::Theme::setRole(heading, common::Role::Caption);
        m_grid->addWidget(heading, 0, column);
        m_grid->setColumnStretch(column, 1);
        ++column;
    }
}

GuestAddressPanel::Row &GuestAddressPanel::rowOf(const QString &device)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&device](const Row &row) { return row.device == device; });
    if (found != m_rows.end())
        return *found;
    Row row;
    row.device = device;
    row.name = new QLabel(device, this);
    row.name->setTextFormat(Qt::PlainText);
    row.interface = new QLineEdit(this);
    row.interface->setObjectName(u"guestInterface "_s + device);
    row.address = new QLineEdit(this);
    row.address->setObjectName(u"guestAddress "_s + device);
    row.address->setPlaceholderText(u"192.0.2.30/24"_s);
    row.address->setAccessibleName(tr("Address of the guests of %1").arg(device));
    row.gateway = new QLineEdit(this);
    row.gateway->setObjectName(u"guestGateway "_s + device);
    row.gateway->setPlaceholderText(tr("none"));
    row.gateway->setAccessibleName(tr("Gateway of the guests of %1").arg(device));
    const int number = static_cast<int>(m_rows.size()) + 1;
    m_grid->addWidget(row.name, number, 0);
    QWidget *before = m_rows.empty() ? m_before : m_rows.back().gateway;
    int column = 1;
    for (QLineEdit *edit : {row.interface, row.address, row.gateway}) {
        m_grid->addWidget(edit, number, column);
        ++column;
        setTabOrder(before, edit);
        before = edit;
        connect(edit, &QLineEdit::textEdited, this, [this] {
            check();
            emit changed();
        });
    }
    m_rows.push_back(row);
    showNetwork(row);
    return m_rows.back();
}

void GuestAddressPanel::setDevices(const QStringList &names)
{
    m_devices = names;
    for (const QString &name : names)
        rowOf(name);
    for (const Row &row : m_rows) {
        for (QWidget *part :
             std::initializer_list<QWidget *>{row.name, row.interface, row.address, row.gateway})
            part->setVisible(names.contains(row.device));
    }
    check();
}

void GuestAddressPanel::setNetwork(GuestNetwork network)
{
    m_network = network;
    m_interfaceHeading->setText(network == GuestNetwork::Bridge ? tr("Bridge of the device")
                                                                : tr("Interface of the device"));
    for (const Row &row : m_rows)
        showNetwork(row);
    check();
}

void GuestAddressPanel::showNetwork(const Row &row) const
{
    const bool isBridge = m_network == GuestNetwork::Bridge;
    row.interface->setPlaceholderText(isBridge ? u"br0"_s : tr("of its default route"));
    row.interface->setAccessibleName(isBridge ? tr("Bridge of %1").arg(row.device)
                                              : tr("Interface of %1").arg(row.device));
}

GuestAddress GuestAddressPanel::typed(const Row &row)
{
    return {row.interface->text().trimmed(), row.address->text().trimmed(),
            row.gateway->text().trimmed()};
}

GuestAddress GuestAddressPanel::address(const QString &device) const
{
    for (const Row &row : m_rows) {
        if (row.device == device && !runtime::problemOf(typed(row)))
            return typed(row);
    }
    return {};
}

void GuestAddressPanel::setAddress(const QString &device, const GuestAddress &address)
{
    const Row &row = rowOf(device);
    row.interface->setText(address.interface);
    row.address->setText(address.address);
    row.gateway->setText(address.gateway);
    for (QWidget *part :
         std::initializer_list<QWidget *>{row.name, row.interface, row.address, row.gateway})
        part->setVisible(m_devices.contains(device));
    check();
}

QString GuestAddressPanel::problem() const
{
    return m_problem->problem();
}

QString GuestAddressPanel::problemOf(const Row &row) const
{
    const GuestAddress where = typed(row);
    const bool isBridge = m_network == GuestNetwork::Bridge;
    if (const std::optional<runtime::GuestAddressProblem> problem = runtime::problemOf(where)) {
        const QString field = problem->field == u"interface" ? m_interfaceHeading->text()
            : problem->field == u"address"                   ? tr("Address of its guests")
                                                             : tr("Gateway");
        return tr("%1: \"%2\" %3. %4").arg(row.device, field, problem->problem, problem->remedy);
    }
    if (isBridge && where.interface.isEmpty() && !where.isEmpty())
        return tr("%1: write which bridge of the device its guests are on.").arg(row.device);
    if (where.address.isEmpty() && (!isBridge || !where.interface.isEmpty())) {
        return tr("%1: write the address of its guests there, such as 192.0.2.30/24; there is no "
                  "DHCP in them.")
            .arg(row.device);
    }
    return {};
}

void GuestAddressPanel::check()
{
    QString problem;
    bool isAnyNamed = false;
    for (const Row &row : m_rows) {
        if (!m_devices.contains(row.device))
            continue;
        if (problem.isEmpty())
            problem = problemOf(row);
        isAnyNamed = isAnyNamed || !row.interface->text().trimmed().isEmpty();
    }
    // A device without one may have Runwatt's, but then it is not all of them.
    if (problem.isEmpty() && m_network == GuestNetwork::Bridge && !isAnyNamed)
        problem = tr("Write which bridge of the device the guests are on, or choose Runwatt's.");
    m_problem->setProblem(problem);
}

} // namespace runwatt::wizard
