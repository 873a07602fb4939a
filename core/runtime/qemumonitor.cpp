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
    , m_control(place)
    , m_isEmulated(m_options.accelerator == Accelerator::Tcg)
{ }

QString QemuMonitor::name() const
{
    return u"QEMU"_s;
}

Origin QemuMonitor::origin() const
{
    return m_isEmulated ? Origin::Emulated : Origin::Measured;
}

KernelWish QemuMonitor::kernelWish() const
{
    return {};
}

bool QemuMonitor::needsTap() const
{
    return m_options.network != GuestNetwork::User;
}

QString QemuMonitor::ownAddress() const
{
    return qemuGuestAddress();
}

Task<Result<void>> QemuMonitor::setUp(GuestMachine machine, StopToken stop)
{
    m_machine.guest = std::move(machine);
    m_machine.program = m_version.section(u' ', 0, 0);
    m_machine.vhost = m_hasVhost ? Vhost::On : Vhost::Off;
    m_machine.port =
        static_cast<quint16>(QRandomGenerator::system()->bounded(kFirstPort, kLastPort));
    m_state = QemuState();
    const Result<void> made = co_await m_control.make(m_machine.guest.folder, stop);
    m_machine.control =
        m_control.canBeTold() ? QemuMachine::Control::Fifos : QemuMachine::Control::None;
    co_return made;
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
    const GuestCard &card = m_machine.guest.card;
    QString network = card.exists() ? networkWords(card) : toWord(m_options.network);
    if (needsTap() && m_hasVhost)
        network += u", vhost-net";
    QStringList threads;
    for (const QemuThread &thread : m_state.threads)
        threads.append(u"%1: %2"_s.arg(thread.processor).arg(thread.id));
    return {{u"qemu"_s, Runtimes::tr("QEMU"), m_version},
            {u"machine"_s, Runtimes::tr("Machine"),
             qemuMachineOf(m_machine.guest.code, m_machine.guest.architecture)},
            {u"accelerator"_s, Runtimes::tr("Accelerator"), toWord(m_options.accelerator)},
            {u"guest.cache"_s, Runtimes::tr("Cache mode of its disks"), toWord(m_options.cache)},
            {u"network"_s, Runtimes::tr("Network"), network},
            {u"qmp"_s, Runtimes::tr("QEMU's monitor"),
             m_control.problem().isEmpty() ? u"answers"_s : m_control.problem()},
            {u"qemu.kvm"_s, Runtimes::tr("KVM, as QEMU says"), toWord(m_state.kvm)},
            {u"qemu.version"_s, Runtimes::tr("Version, as QEMU says"), m_state.version},
            {u"qemu.status"_s, Runtimes::tr("State, as QEMU says"), m_state.status},
            {u"vcpu.threads"_s, Runtimes::tr("Threads of the guest's processors"),
             threads.join(u", ")}};
}

Task<Result<void>> QemuMonitor::look(StopToken stop)
{
    RUNWATT_CO_TRY(m_state, co_await m_control.ask(stop));
    // One that says nothing leaves what is known: KVM alone was asked for, without a way out.
    if (m_state.kvm != QemuKvm::Unknown)
        m_isEmulated = m_state.kvm == QemuKvm::Off;
    co_return {};
}

Task<bool> QemuMonitor::askToEnd(StopToken stop)
{
    return m_control.quit(std::move(stop));
}

Task<QString> QemuMonitor::ending(StopToken stop)
{
    return m_control.ending(std::move(stop));
}

} // namespace runwatt::runtime
