// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guestlink.h"

#include "core/runtime/text.h"
#include "core/ssh/keypair.h"

#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr int kExchanges = 24;
constexpr Milliseconds kBetweenTries = 500ms;
constexpr qint64 kLargestKey = 16 * 1024;

Result<QByteArray> readKey(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return file.read(kLargestKey);
    return failure(ErrorCode::System, Runtimes::tr("the guest's keys can't be read"), path,
                   file.errorString());
}

} // namespace

GuestLink::GuestLink(RuntimePlace place)
    : m_place(std::move(place))
{ }

QString GuestLink::keyFile(const QString &name) const
{
    return m_keys.filePath(name);
}

QString GuestLink::alias() const
{
    return m_place.tag + u".guest";
}

Task<Result<void>> GuestLink::makeKeys(StopToken stop)
{
    if (m_hasKeys)
        co_return {};
    if (!m_keys.isValid()) {
        co_return failure(ErrorCode::System,
                          Runtimes::tr("the folder for the guest's keys can't be made"),
                          m_keys.path(), m_keys.errorString());
    }
    const QString comment = u"runwatt-guest"_s;
    RUNWATT_CO_CHECK(co_await ssh::makeKeyPair(keyFile(u"host_key"_s), comment, stop));
    RUNWATT_CO_CHECK(co_await ssh::makeKeyPair(keyFile(u"client_key"_s), comment, stop));
    RUNWATT_CO_TRY(const QByteArray hostKey, readKey(keyFile(u"host_key.pub"_s)));
    QFile known(keyFile(u"known_hosts"_s));
    const QByteArray line = alias().toUtf8() + ' ' + hostKey;
    if (!known.open(QIODevice::WriteOnly) || known.write(line) != line.size() || !known.flush()) {
        co_return failure(ErrorCode::System, Runtimes::tr("the guest's keys can't be kept"),
                          known.fileName(), known.errorString());
    }
    m_hasKeys = true;
    co_return {};
}

Result<std::vector<GuestLink::File>> GuestLink::serverFiles(const QString &folder) const
{
    RUNWATT_TRY(const QByteArray hostKey, readKey(keyFile(u"host_key"_s)));
    RUNWATT_TRY(const QByteArray clientKey, readKey(keyFile(u"client_key.pub"_s)));
    const QStringList config{
        QString(u"HostKey "_s + folder + u"/host_key"),
        QString(u"AuthorizedKeysFile "_s + folder + u"/authorized_keys"),
        u"PidFile none"_s,
        u"PasswordAuthentication no"_s,
        u"KbdInteractiveAuthentication no"_s,
        u"PermitRootLogin prohibit-password"_s,
        u"UsePAM no"_s,
        u"StrictModes no"_s, // the root file system's files belong to whoever made it
        u"UseDNS no"_s, // there is no name service to wait for
        u"PrintMotd no"_s,
        u"PrintLastLog no"_s,
        u"MaxSessions 100"_s,
    };
    return std::vector<File>{{u"sshd_config"_s, (config.join(u'\n') + u'\n').toUtf8()},
                             {u"host_key"_s, hostKey},
                             {u"authorized_keys"_s, clientKey}};
}

Task<Result<void>>
GuestLink::open(QString host, quint16 port, Milliseconds deadAfter, StopToken stop)
{
    close();
    m_clock.reset();
    ssh::Target target(host, port, u"root"_s);
    target.name = Runtimes::tr("the guest on %1").arg(m_place.profile.device);
    target.identityFiles = QStringList{keyFile(u"client_key"_s)};
    target.identitiesOnly = ssh::IdentitiesOnly::Yes;
    target.agentSocket = u"none"_s;
    target.hostKeyAlias = alias();
    target.knownHostsFile = keyFile(u"known_hosts"_s);
    target.deadAfter = deadAfter;
    target.connectTimeout = std::max(target.connectTimeout, deadAfter);
    RUNWATT_CO_CHECK(co_await logIn(target, stop));
    m_helper = std::make_unique<device::Helper>(m_connection.get(), m_place.interpreter());
    RUNWATT_CO_CHECK(co_await m_helper->start(stop));
    co_return co_await measureClock(stop);
}

Task<Result<void>> GuestLink::logIn(ssh::Target target, StopToken stop)
{
    const TimeNs giveUp = steadyNowNs() + target.deadAfter.count() * kNsPerMs;
    for (;;) {
        // Nobody is asked anything about a guest.
        m_connection =
            std::make_unique<ssh::Connection>(target, std::make_shared<ssh::RefusingInteraction>(),
                                              std::make_shared<ssh::SecretCache>());
        m_connection->setCarrier(m_place.connection);
        const Result<void> opened = co_await m_connection->open(stop);
        // It is up and listens, but a device gives up after 3 s without an answer to its first
        // packet (ARP): too early for a guest that is kept from running, or behind a slow bridge.
        if (opened || opened.error().code != ErrorCode::ConnectionFailed
            || m_place.connection->state() != ssh::Connection::State::Open
            || steadyNowNs() >= giveUp) {
            co_return opened;
        }
        co_await delay(kBetweenTries, stop);
    }
}

Task<Result<void>> GuestLink::measureClock(StopToken stop)
{
    RUNWATT_CO_TRY(const device::ClockOffset offset,
                   co_await m_helper->measureOffset(kExchanges, stop));
    m_clock.add(offset);
    co_return {};
}

bool GuestLink::isOpen() const
{
    return m_connection && m_connection->state() == ssh::Connection::State::Open;
}

std::shared_ptr<ssh::Process> GuestLink::run(const QStringList &words, const QString &label)
{
    return startStamped(m_connection.get(), m_place.interpreter(), words, label);
}

void GuestLink::close()
{
    m_helper.reset();
    m_connection.reset();
}

} // namespace runwatt::runtime
