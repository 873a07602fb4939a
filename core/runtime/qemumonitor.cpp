// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/qemumonitor.h"

#include "core/runtime/text.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

/// Below the range from which a kernel takes ports for connections by itself.
constexpr quint32 kFirstPort = 20000;
constexpr quint32 kLastPort = 32000;
constexpr quint16 kSshPort = 22;

} // namespace

QemuMonitor::QemuMonitor(const RuntimePlace &place)
    : m_options(place.guest)
    , m_version(place.profile.fact(u"tool.qemu"_s))
    , m_hasVhost(place.profile.fact(u"vhost.net"_s) == u"usable")
{ }

QString QemuMonitor::name() const
{
    return u"QEMU"_s;
}

Origin QemuMonitor::origin() const
{
    return m_options.accelerator == Accelerator::Tcg ? Origin::Emulated : Origin::Measured;
}

KernelWish QemuMonitor::kernelWish() const
{
    return {};
}

bool QemuMonitor::needsTap() const
{
    return m_options.network == GuestNetwork::Tap;
}

QString QemuMonitor::ownAddress() const
{
    return qemuGuestAddress();
}

Task<Result<void>> QemuMonitor::setUp(GuestMachine machine, StopToken stop)
{
    Q_UNUSED(stop)
    m_machine.guest = std::move(machine);
    m_machine.program = m_version.section(u' ', 0, 0);
    m_machine.vhost = m_hasVhost ? Vhost::On : Vhost::Off;
    m_machine.port =
        static_cast<quint16>(QRandomGenerator::system()->bounded(kFirstPort, kLastPort));
    co_return {};
}

QStringList QemuMonitor::command() const
{
    return qemuCommand(m_machine);
}

Monitor::Door QemuMonitor::door() const
{
    if (needsTap())
        return {m_machine.guest.tapAddress.section(u'/', 0, 0), kSshPort};
    return {u"127.0.0.1"_s, m_machine.port};
}

bool QemuMonitor::isWorthAnotherTry(const QByteArray &errors) const
{
    return errors.contains("Could not set up host forwarding rule"); // another has the port
}

QList<device::Fact> QemuMonitor::facts() const
{
    QString network = u"user"_s;
    if (needsTap())
        network = m_hasVhost ? u"tap, vhost-net"_s : u"tap"_s;
    return {{u"qemu"_s, Runtimes::tr("QEMU"), m_version},
            {u"machine"_s, Runtimes::tr("Machine"),
             qemuMachineOf(m_machine.guest.code, m_machine.guest.architecture)},
            {u"accelerator"_s, Runtimes::tr("Accelerator"), toWord(m_options.accelerator)},
            {u"guest.cache"_s, Runtimes::tr("Cache mode of its disks"), toWord(m_options.cache)},
            {u"network"_s, Runtimes::tr("Network"), network}};
}

} // namespace runwatt::runtime
