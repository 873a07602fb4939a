// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/firecrackermonitor.h"

#include "core/device/guests.h"
#include "core/device/privilege.h"
#include "core/device/scripts.h"
#include "core/runtime/firecrackerconfig.h"
#include "core/runtime/text.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr quint16 kSshPort = 22;
constexpr int kFileMode = 0600;
constexpr qint64 kPidLimit = 64; ///< bytes of the file that it is in

} // namespace

FirecrackerMonitor::FirecrackerMonitor(const RuntimePlace &place)
    : m_connection(place.connection)
    , m_profile(place.profile)
    , m_version(device::firecrackerVersion(place.profile))
    , m_jail(place)
    , m_isJailed(place.guest.firecrackerJailer)
    , m_hasSecondCard(hasSecondCard(place.guest))
{ }

QString FirecrackerMonitor::name() const
{
    return u"Firecracker"_s;
}

Origin FirecrackerMonitor::origin() const
{
    const bool isJailerStandIn =
        m_isJailed && m_profile.fact(u"tool.jailer"_s).contains(u"(stand-in)");
    return isJailerStandIn || device::isFirecrackerStandIn(m_profile) ? Origin::StandIn
                                                                      : Origin::Measured;
}

KernelWish FirecrackerMonitor::kernelWish() const
{
    KernelWish wish;
    wish.isUnpacked = true;
    if (device::namesDevicesOnly(m_profile))
        wish.namedDevices = kFirecrackerDevices + (m_hasSecondCard ? 1 : 0);
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
    const GuestMachine seen = m_isJailed ? insideJail(m_machine) : m_machine;
    m_configuration = firecrackerConfiguration(seen, m_version);
    RUNWATT_CO_CHECK(co_await m_connection->writeFile(
        m_machine.folder + u"/config.json",
        QJsonDocument(m_configuration).toJson(QJsonDocument::Indented), kFileMode, stop));
    if (m_isJailed)
        RUNWATT_CO_CHECK(co_await m_jail.make(m_machine, stop));
    co_return {};
}

QStringList FirecrackerMonitor::command() const
{
    const QString program = m_profile.fact(u"tool.firecracker"_s).section(u' ', 0, 0);
    // A shell tells its process id where QEMU would, and becomes what is to run. Its input is
    // nobody's: Firecracker would hand it to the guest.
    const QStringList shell{u"sh"_s, u"-c"_s,
                            u"echo $$ >\"$1\" && shift && exec \"$@\" </dev/null"_s, u"sh"_s,
                            QString(m_machine.folder + u"/pid")};
    if (!m_isJailed)
        return shell + firecrackerCommand(program, m_machine.folder + u"/config.json", m_version);
    // The jailer names the program itself, and hands on what is behind.
    const QStringList words = firecrackerCommand(program, u"/config.json"_s, m_version).mid(1);
    const QStringList asRoot =
        device::rootPrefix(m_profile).value_or(QStringList()) + shell + m_jail.command(words);
    return device::scriptCommand(u"jailrun"_s, device::Interpreter::Shell,
                                 QStringList{m_machine.folder + u"/pid"} + asRoot);
}

Task<Result<void>> FirecrackerMonitor::look(StopToken stop)
{
    m_processIds.clear();
    if (!m_isJailed)
        co_return {};
    // What was started stays outside the jail: see jailrun.sh.
    const QString file = m_machine.folder + u"/pid";
    const Result<QByteArray> told = co_await m_connection->readFile(file, kPidLimit, stop);
    if (!told) {
        // Only its processor time would be taken for somebody else's.
        const ErrorCode code = told.error().code;
        if (code == ErrorCode::Cancelled || code == ErrorCode::ConnectionLost)
            co_return tl::make_unexpected(told.error());
        co_return {};
    }
    if (const qint64 id = told->trimmed().toLongLong(); id > 0)
        m_processIds.append(id);
    co_return {};
}

QList<qint64> FirecrackerMonitor::processIds() const
{
    return m_processIds;
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
    const bool isBridge = m_machine.options.network == GuestNetwork::Bridge;
    const QString network = m_machine.card.exists()
        ? networkWords(m_machine.card)
        : toWord(isBridge ? GuestNetwork::Bridge : GuestNetwork::Tap);
    QList<device::Fact> facts{
        {u"firecracker"_s, Runtimes::tr("Firecracker"), m_profile.fact(u"tool.firecracker"_s)},
        {u"guest.cache"_s, Runtimes::tr("Cache mode of its disks"),
         toWord(m_machine.options.firecrackerCache)},
        {u"guest.io-engine"_s, Runtimes::tr("I/O engine of its disks"),
         toWord(m_machine.options.firecrackerEngine)},
        {u"network"_s, Runtimes::tr("Network"), network},
        {u"configuration"_s, Runtimes::tr("Configuration"), QString::fromUtf8(configuration)}};
    if (m_isJailed)
        facts.append({u"jailer"_s, Runtimes::tr("Jailer"), m_profile.fact(u"tool.jailer"_s)});
    return facts;
}

} // namespace runwatt::runtime
