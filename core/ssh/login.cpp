// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/login.h"

#include "core/ssh/algorithms.h"
#include "core/ssh/passwordlogin.h"
#include "core/ssh/publickeylogin.h"
#include "core/ssh/text.h"

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Methods
{
    int code = 0;
    bool loggedIn = false;
    QByteArray list;
    QString text;
};

/// Asks with method "none", which some servers accept at once.
Methods askMethods(const std::shared_ptr<Session> &session,
                   const QByteArray &user,
                   const Canceller &canceller)
{
    Methods methods;
    methods.code = session->runBlocking(
        [&] {
            const char *list = libssh2_userauth_list(session->handle(), user.constData(),
                                                     static_cast<unsigned int>(user.size()));
            if (list != nullptr) {
                methods.list = list;
                return 0;
            }
            methods.loggedIn = libssh2_userauth_authenticated(session->handle()) != 0;
            return methods.loggedIn ? 0 : libssh2_session_last_errno(session->handle());
        },
        canceller, kLoginStep);
    methods.text = session->lastErrorText();
    return methods;
}

/// What came of the keys that could be tried.
QStringList keyReasons(const KeyAttempts &attempts)
{
    QStringList why;
    if (!attempts.refused.isEmpty())
        why << Ssh::tr("it refused %1").arg(attempts.refused.join(u", "_s));
    if (!attempts.notUsable.isEmpty())
        why << Ssh::tr("not usable: %1").arg(attempts.notUsable.join(u", "_s));
    if (!why.isEmpty() || !attempts.rsaKeys.isEmpty())
        return why;
    why << Ssh::tr("there was no key to try");
    if (!attempts.missing.isEmpty())
        why << Ssh::tr("not there: %1").arg(attempts.missing.join(u", "_s));
    return why;
}

Error refusedError(const LoginContext &context,
                   const KeyAttempts &attempts,
                   const QByteArray &methods)
{
    const QString where = context.target.address();
    if (!attempts.rsaKeys.isEmpty() && attempts.refused.isEmpty()) {
        return Error(
            ErrorCode::AuthenticationFailed,
            Ssh::tr("The login failed: an RSA key can't be used here"), where,
            Ssh::tr("libssh2 %1 signs with RSA and SHA-1 only, which the device (%2) "
                    "refuses (%3); RSA with SHA-2 needs libssh2 1.11 or newer")
                .arg(libraryAbilities().version,
                     QString::fromUtf8(libssh2_session_banner_get(context.session->handle())),
                     attempts.rsaKeys.join(u", "_s)),
            Ssh::tr("Use an ed25519 key: ssh-keygen -t ed25519, then ssh-copy-id -i "
                    "~/.ssh/id_ed25519.pub to the device."));
    }
    QStringList why;
    why << Ssh::tr("the device allows: %1").arg(QString::fromUtf8(methods).replace(u',', u", "_s));
    why << keyReasons(attempts);
    if (!attempts.rsaKeys.isEmpty()) {
        why << Ssh::tr("RSA keys need libssh2 1.11 or newer here (this is %1): %2")
                   .arg(libraryAbilities().version, attempts.rsaKeys.join(u", "_s));
    }
    return Error(ErrorCode::AuthenticationFailed, Ssh::tr("The device refused the login"), where,
                 why.join(u"; "_s),
                 Ssh::tr("Check the user name, and put your public key on the device: "
                         "ssh-keygen -t ed25519, then ssh-copy-id."));
}

} // namespace

Task<Result<void>> logIn(LoginContext context, StopToken stop)
{
    const QByteArray user = context.target.user.toUtf8();
    auto work = [session = context.session, user](const Canceller &canceller) {
        return askMethods(session, user, canceller);
    };
    RUNWATT_CO_TRY(const Methods methods, co_await context.thread->run(std::move(work), stop));
    if (methods.loggedIn)
        co_return {};
    if (methods.code != 0)
        co_return tl::make_unexpected(loginBroken(context, methods.code, methods.text));
    const QList<QByteArray> allowed = methods.list.split(',');
    KeyAttempts attempts;
    if (allowed.contains("publickey")) {
        RUNWATT_CO_TRY(attempts, co_await tryKeys(context, stop));
        if (attempts.outcome == KeyAttempts::Outcome::LoggedIn)
            co_return {};
    }
    if (allowed.contains("keyboard-interactive") || allowed.contains("password")) {
        const Result<PasswordOutcome> outcome = co_await tryPasswords(context, allowed, stop);
        if (outcome && *outcome == PasswordOutcome::LoggedIn)
            co_return {};
        // Why a key was of no use says more than that nobody typed a password instead.
        if (!attempts.rsaKeys.isEmpty()
            && (outcome || outcome.error().code != ErrorCode::Cancelled))
            co_return tl::make_unexpected(refusedError(context, attempts, methods.list));
        if (!outcome) {
            Error error = outcome.error();
            if (error.code == ErrorCode::AuthenticationFailed && error.why.isEmpty())
                error.why = keyReasons(attempts).join(u"; "_s);
            co_return tl::make_unexpected(std::move(error));
        }
        co_return failure(ErrorCode::AuthenticationFailed, Ssh::tr("The device refused the login"),
                          context.target.address(),
                          Ssh::tr("the user name or the password is wrong"),
                          Ssh::tr("Try again, or set up a key: ssh-keygen -t ed25519, then "
                                  "ssh-copy-id."));
    }
    co_return tl::make_unexpected(refusedError(context, attempts, methods.list));
}

} // namespace runwatt::ssh
