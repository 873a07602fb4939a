// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/handshake.h"

#include "core/ssh/algorithms.h"
#include "core/ssh/dialer.h"
#include "core/ssh/jump.h"
#include "core/ssh/login.h"
#include "core/ssh/text.h"
#include "core/ssh/workerthread.h"

namespace runwatt::ssh {

namespace {

/// What the key exchange on the login thread gives.
struct Exchange
{
    int code = 0;
    QString text;
    Result<KnownHosts> known = KnownHosts();
    ShownHostKey key;
};

QByteArray typeName(int type)
{
    switch (type) {
    case LIBSSH2_HOSTKEY_TYPE_RSA:
        return "ssh-rsa";
    case LIBSSH2_HOSTKEY_TYPE_DSS:
        return "ssh-dss";
    case LIBSSH2_HOSTKEY_TYPE_ECDSA_256:
        return "ecdsa-sha2-nistp256";
    case LIBSSH2_HOSTKEY_TYPE_ECDSA_384:
        return "ecdsa-sha2-nistp384";
    case LIBSSH2_HOSTKEY_TYPE_ECDSA_521:
        return "ecdsa-sha2-nistp521";
    case LIBSSH2_HOSTKEY_TYPE_ED25519:
        return "ssh-ed25519";
    default:
        return "unknown";
    }
}

/// Reads known_hosts first: the types it holds for this host go before the others, or a server with
/// several keys would show one that isn't known.
Exchange exchangeKeys(const std::shared_ptr<Session> &session,
                      const Target &target,
                      const Canceller &canceller)
{
    Exchange exchange;
    exchange.known = readKnownHosts(target);
    if (!exchange.known)
        return exchange;
    const bool aliased = !target.hostKeyAlias.isEmpty();
    restrictAlgorithms(session->handle(),
                       exchange.known->typesFor(aliased ? target.hostKeyAlias : target.host,
                                                aliased ? quint16(22) : target.port));
    exchange.code = session->runBlocking(
        [&] {
            return libssh2_session_handshake(session->handle(), session->transport().descriptor());
        },
        canceller, target.connectTimeout);
    exchange.text = session->lastErrorText();
    if (exchange.code != 0)
        return exchange;
    size_t length = 0;
    int type = 0;
    const char *key = libssh2_session_hostkey(session->handle(), &length, &type);
    if (key != nullptr)
        exchange.key.blob = QByteArray(key, static_cast<qsizetype>(length));
    exchange.key.type = typeName(type);
    exchange.key.checkableTypes = offeredHostKeyTypes(session->handle());
    return exchange;
}

tl::unexpected<Error>
exchangeError(const Target &target, Session &session, const Exchange &exchange)
{
    const QString where = target.address();
    const ServerOffer offer = readServerOffer(session.transport().opening());
    if (exchange.code == LIBSSH2_ERROR_TIMEOUT) {
        return failure(
            ErrorCode::Timeout, Ssh::tr("The device did not finish the connection"), where,
            offer.banner.isEmpty() ? Ssh::tr("something listens on this port, but says nothing")
                                   : Ssh::tr("it stopped answering"),
            Ssh::tr("Check that this is the port of its SSH server."));
    }
    if (offer.banner.isEmpty()) {
        const QByteArray opening = session.transport().opening();
        QString why = Ssh::tr("what listens there is no SSH server");
        // sshd's words when it drops a connection are "Exceeded MaxStartups".
        if (opening.isEmpty() || opening.startsWith("Exceeded"))
            why = Ssh::tr("it may limit connections (MaxStartups) or this address");
        return failure(ErrorCode::ConnectionFailed,
                       Ssh::tr("The device hung up before the connection began"), where, why,
                       Ssh::tr("Check the port, and the log of the device's sshd."));
    }
    return tl::make_unexpected(keyExchangeError(session.handle(), offer, where, exchange.text));
}

void enter(const LoginParts &parts, LoginStage stage)
{
    if (parts.entered)
        parts.entered(stage);
}

} // namespace

Task<Result<Established>> establish(Target target, LoginParts parts, StopToken stop)
{
    enter(parts, LoginStage::Connecting);
    Established made;
    JumpLink link;
    if (parts.carrier != nullptr) {
        RUNWATT_CO_TRY(link, co_await dialThrough(parts.carrier, target, stop));
    } else if (target.jumps.empty()) {
        RUNWATT_CO_TRY(link.socket, co_await dial(target, stop));
    } else {
        RUNWATT_CO_TRY(link, co_await dialThroughJumps(target, parts, stop));
    }
    made.underlay = std::move(link.underlay);
    RUNWATT_CO_TRY(made.session, Session::create(link.socket.release(), target.address()));
    LoginContext context;
    context.session = made.session;
    context.thread = std::make_shared<WorkerThread>();
    context.interaction = parts.interaction;
    context.secrets = parts.secrets;
    context.target = target;
    auto work = [session = made.session, target](const Canceller &canceller) {
        return exchangeKeys(session, target, canceller);
    };
    RUNWATT_CO_TRY(Exchange exchange, co_await context.thread->run(std::move(work), stop));
    if (!exchange.known)
        co_return tl::make_unexpected(exchange.known.error());
    if (exchange.code != 0)
        co_return exchangeError(target, *made.session, exchange);
    enter(parts, LoginStage::HostKey);
    const KnownHosts known = std::move(*exchange.known);
    RUNWATT_CO_CHECK(co_await checkHostKey(target, known, exchange.key, parts.accepted,
                                           parts.interaction, stop));
    enter(parts, LoginStage::Authenticating);
    RUNWATT_CO_CHECK(co_await logIn(context, stop));
    made.session->keyboard = nullptr;
    made.banner = QString::fromUtf8(libssh2_session_banner_get(made.session->handle()));
    made.fingerprint = fingerprint(exchange.key.blob);
    co_return made;
}

} // namespace runwatt::ssh
