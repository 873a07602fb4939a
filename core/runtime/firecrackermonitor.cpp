// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/firecrackermonitor.h"

#include "core/device/guests.h"
#include "core/runtime/firecrackerconfig.h"
#include "core/runtime/text.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr quint16 kSshPort = 22;
constexpr int kFileMode = 0600;

} // namespace

FirecrackerMonitor::FirecrackerMonitor(const RuntimePlace &place)
    : m_connection(place.connection)
    , m_profile(place.profile)
    , m_version(device::firecrackerVersion(place.profile))
{ }

QString FirecrackerMonitor::name() const
{
    return u"Firecracker"_s;
}

Origin FirecrackerMonitor::origin() const
{
    return device::isFirecrackerStandIn(m_profile) ? Origin::StandIn : Origin::Measured;
}

KernelWish FirecrackerMonitor::kernelWish() const
{
    KernelWish wish;
    wish.isUnpacked = true;
    if (device::namesDevicesOnly(m_profile))
        wish.namedDevices = kFirecrackerDevices;
    return wish;
}

bool FirecrackerMonitor::needsTap() const
{
    return true;
}

QString FirecrackerMonitor::ownAddress() const
{
    return {};
}

Task<Result<void>> FirecrackerMonitor::setUp(GuestMachine machine, StopToken stop)
{
    m_machine = std::move(machine);
    m_configuration = firecrackerConfiguration(m_machine, m_version);
    co_return co_await m_connection->writeFile(
        m_machine.folder + u"/config.json",
        QJsonDocument(m_configuration).toJson(QJsonDocument::Indented), kFileMode, stop);
}

QStringList FirecrackerMonitor::command() const
{
    const QString program = m_profile.fact(u"tool.firecracker"_s).section(u' ', 0, 0);
    // A shell tells its process id where QEMU would, and becomes what is to run. Its input is
    // nobody's: Firecracker would hand it to the guest.
    return QStringList{u"sh"_s, u"-c"_s, u"echo $$ >\"$1\" && shift && exec \"$@\" </dev/null"_s,
                       u"sh"_s, QString(m_machine.folder + u"/pid")}
    + firecrackerCommand(program, m_machine.folder + u"/config.json", m_version);
}

Monitor::Door FirecrackerMonitor::door() const
{
    return {m_machine.tapAddress.section(u'/', 0, 0), kSshPort};
}

bool FirecrackerMonitor::isWorthAnotherTry(const QByteArray &errors) const
{
    Q_UNUSED(errors)
    return false;
}

QList<device::Fact> FirecrackerMonitor::facts() const
{
    const QByteArray configuration = QJsonDocument(m_configuration).toJson(QJsonDocument::Compact);
    return {{u"firecracker"_s, Runtimes::tr("Firecracker"), m_profile.fact(u"tool.firecracker"_s)},
            {u"guest.cache"_s, Runtimes::tr("Cache mode of its disks"),
             toWord(m_machine.options.firecrackerCache)},
            {u"guest.io-engine"_s, Runtimes::tr("I/O engine of its disks"),
             toWord(m_machine.options.firecrackerEngine)},
            {u"network"_s, Runtimes::tr("Network"), u"tap"_s},
            {u"configuration"_s, Runtimes::tr("Configuration"), QString::fromUtf8(configuration)}};
}

} // namespace runwatt::runtime
