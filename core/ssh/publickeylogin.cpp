// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/publickeylogin.h"

#include "core/base/shellquote.h"
#include "core/ssh/algorithms.h"
#include "core/ssh/keyfile.h"
#include "core/ssh/text.h"

#include <QFile>
#include <QFileInfo>

#include <vector>

namespace runwatt::ssh {

namespace {

constexpr int kPassphraseTries = 3;
/// sshd's MaxAuthTries is 6; some are left for the files and the password.
constexpr int kAgentTries = 4;

/// What one step on the login thread gives.
struct StepResult
{
    int code = 0;
    QString text;
};

struct AgentKey
{
    QByteArray blob;
    QByteArray type;
    QString comment;
};

struct AgentKeys
{
    std::vector<AgentKey> keys;
};

QByteArray typeOf(const QByteArray &blob)
{
    return blob.size() > 4 ? blob.mid(4, static_cast<uchar>(blob.at(3))) : QByteArray();
}

/// A connection to the agent, closed with its owner.
class Agent
{
public:
    Agent(Session &session, const QString &socket, const Canceller &canceller)
        : m_session(session)
        , m_agent(libssh2_agent_init(session.handle()))
    {
        m_session.setAgentCanceller(&canceller);
        if (m_agent == nullptr)
            return;
        if (!socket.isEmpty())
            libssh2_agent_set_identity_path(m_agent, QFile::encodeName(socket).constData());
        m_connected =
            libssh2_agent_connect(m_agent) == 0 && libssh2_agent_list_identities(m_agent) == 0;
    }

    ~Agent()
    {
        m_session.setAgentCanceller(nullptr);
        if (m_agent == nullptr)
            return;
        if (m_connected)
            libssh2_agent_disconnect(m_agent);
        libssh2_agent_free(m_agent);
    }

    Q_DISABLE_COPY_MOVE(Agent)

    [[nodiscard]] LIBSSH2_AGENT *handle() const { return m_connected ? m_agent : nullptr; }

    [[nodiscard]] libssh2_agent_publickey *next(libssh2_agent_publickey *previous) const
    {
        libssh2_agent_publickey *key = nullptr;
        if (!m_connected || libssh2_agent_get_identity(m_agent, &key, previous) != 0)
            return nullptr;
        return key;
    }

private:
    Session &m_session;
    LIBSSH2_AGENT *m_agent;
    bool m_connected = false;
};

QByteArray blobOf(const libssh2_agent_publickey *key)
{
    return {reinterpret_cast<const char *>(key->blob), static_cast<qsizetype>(key->blob_len)};
}

AgentKeys listAgent(const std::shared_ptr<Session> &session,
                    const QString &socket,
                    const Canceller &canceller)
{
    const Agent agent(*session, socket, canceller);
    AgentKeys list;
    constexpr size_t kMost = 64;
    for (auto *key = agent.next(nullptr); key != nullptr && list.keys.size() < kMost;
         key = agent.next(key)) {
        list.keys.push_back({blobOf(key), typeOf(blobOf(key)), QString::fromUtf8(key->comment)});
    }
    return list;
}

StepResult tryAgentKey(const std::shared_ptr<Session> &session,
                       const Target &target,
                       const QByteArray &blob,
                       const Canceller &canceller)
{
    const Agent agent(*session, target.agentSocket, canceller);
    auto *key = agent.next(nullptr);
    while (key != nullptr && blobOf(key) != blob)
        key = agent.next(key);
    if (key == nullptr)
        return {LIBSSH2_ERROR_AGENT_PROTOCOL, {}};
    const QByteArray user = target.user.toUtf8();
    const int code = session->runBlocking(
        [&] { return libssh2_agent_userauth(agent.handle(), user.constData(), key); }, canceller,
        kLoginStep);
    return {code, session->lastErrorText()};
}

LIBSSH2_USERAUTH_PUBLICKEY_SIGN_FUNC(refuseToSign)
{
    Q_UNUSED(session)
    Q_UNUSED(sig)
    Q_UNUSED(sig_len)
    Q_UNUSED(data)
    Q_UNUSED(data_len)
    auto *asked = static_cast<bool *>(*abstract);
    *asked = true;
    return -1;
}

/// Shows the public key only: whether the server would take it. Nobody is asked for a passphrase
/// of a key that the server doesn't want.
StepResult showKey(const std::shared_ptr<Session> &session,
                   const QByteArray &user,
                   const QByteArray &blob,
                   const Canceller &canceller)
{
    bool asked = false;
    void *abstract = &asked;
    const int code = session->runBlocking(
        [&] {
            return libssh2_userauth_publickey(
                session->handle(), user.constData(),
                reinterpret_cast<const unsigned char *>(blob.constData()),
                static_cast<size_t>(blob.size()), refuseToSign, &abstract);
        },
        canceller, kLoginStep);
    return {asked ? 0 : code, session->lastErrorText()};
}

StepResult tryKeyFile(const std::shared_ptr<Session> &session,
                      const QByteArray &user,
                      const QString &path,
                      const QByteArray &passphrase,
                      const Canceller &canceller)
{
    const QByteArray file = QFile::encodeName(path);
    const int code = session->runBlocking(
        [&] {
            return libssh2_userauth_publickey_fromfile_ex(
                session->handle(), user.constData(), static_cast<unsigned int>(user.size()),
                nullptr, file.constData(), passphrase.isEmpty() ? nullptr : passphrase.constData());
        },
        canceller, kLoginStep);
    return {code, session->lastErrorText()};
}

/// Whether an RSA key is of no use here: this library signs with SHA-1 only, and the server's
/// OpenSSH refuses that (from 8.8).
bool rsaIsUseless(const Session &session)
{
    if (libraryAbilities().rsaSha2 == LibraryAbilities::RsaSha2::Yes)
        return false;
    return openSshVersion(QString::fromUtf8(libssh2_session_banner_get(session.handle()))) >= 88;
}

QString shown(const AgentKey &key)
{
    return Ssh::tr("%1 of the agent")
        .arg(key.comment.isEmpty() ? QString::fromUtf8(key.type) : key.comment);
}

/// Keys that are named come first; IdentitiesOnly leaves out the others.
std::vector<AgentKey> inOrderOfTrial(const AgentKeys &list, const Target &target)
{
    QList<QByteArray> named;
    for (const QString &path : target.identityFiles) {
        if (const Result<KeyFile> key = probeKeyFile(path); key && !key->publicKey.isEmpty())
            named.append(key->publicKey);
    }
    std::vector<AgentKey> order;
    for (const AgentKey &key : list.keys) {
        if (named.contains(key.blob))
            order.push_back(key);
    }
    for (const AgentKey &key : list.keys) {
        if (!named.contains(key.blob) && target.identitiesOnly == IdentitiesOnly::No)
            order.push_back(key);
    }
    return order;
}

Task<Result<void>> tryAgent(LoginContext context, KeyAttempts *attempts, StopToken stop)
{
    if (context.target.agentSocket == QLatin1String("none")
        || (context.target.agentSocket.isEmpty() && qEnvironmentVariableIsEmpty("SSH_AUTH_SOCK"))) {
        co_return {};
    }
    auto listing = [session = context.session,
                    socket = context.target.agentSocket](const Canceller &canceller) {
        return listAgent(session, socket, canceller);
    };
    RUNWATT_CO_TRY(const AgentKeys list, co_await context.thread->run(std::move(listing), stop));
    int tries = 0;
    for (const AgentKey &key : inOrderOfTrial(list, context.target)) {
        if (key.type == "ssh-rsa" && rsaIsUseless(*context.session)) {
            attempts->rsaKeys << shown(key);
            continue;
        }
        if (++tries > kAgentTries) {
            attempts->notUsable << Ssh::tr("%1 (too many keys: name one with IdentityFile and "
                                           "IdentitiesOnly)")
                                       .arg(shown(key));
            continue;
        }
        auto work = [session = context.session, target = context.target,
                     blob = key.blob](const Canceller &canceller) {
            return tryAgentKey(session, target, blob, canceller);
        };
        RUNWATT_CO_TRY(const StepResult step, co_await context.thread->run(std::move(work), stop));
        if (step.code == 0) {
            attempts->outcome = KeyAttempts::Outcome::LoggedIn;
            co_return {};
        }
        if (endsSession(step.code))
            co_return tl::make_unexpected(loginBroken(context, step.code, step.text));
        attempts->refused << shown(key);
    }
    co_return {};
}

/// Tries one encrypted key whose public half the server takes, asking for its passphrase.
Task<Result<void>>
tryEncrypted(LoginContext context, QString path, KeyAttempts *attempts, StopToken stop)
{
    const QByteArray user = context.target.user.toUtf8();
    for (int round = 0; round < kPassphraseTries; ++round) {
        std::optional<QByteArray> secret = context.secrets->passphrase(path);
        if (!secret) {
            RUNWATT_CO_TRY(QString typed,
                           co_await context.interaction->passphrase(
                               path, round == 0 ? Asking::First : Asking::Again, stop));
            secret = typed.toUtf8();
            typed.fill(QChar(0));
        }
        auto work = [session = context.session, user, path,
                     passphrase = *secret](const Canceller &canceller) {
            return tryKeyFile(session, user, path, passphrase, canceller);
        };
        RUNWATT_CO_TRY(const StepResult step, co_await context.thread->run(std::move(work), stop));
        if (step.code == 0) {
            context.secrets->keepPassphrase(path, *secret);
            attempts->outcome = KeyAttempts::Outcome::LoggedIn;
            co_return {};
        }
        context.secrets->forgetPassphrase(path);
        if (endsSession(step.code))
            co_return tl::make_unexpected(loginBroken(context, step.code, step.text));
    }
    attempts->notUsable << Ssh::tr("%1 (its passphrase was wrong)").arg(path);
    co_return {};
}

Task<Result<void>>
tryFile(LoginContext context, QString path, KeyAttempts *attempts, StopToken stop)
{
    const Result<KeyFile> key = probeKeyFile(path);
    if (!key) {
        // ssh_config's defaults name files that need not be there.
        if (key.error().code == ErrorCode::NotFound)
            attempts->missing << path;
        else
            attempts->notUsable << key.error().text();
        co_return {};
    }
    if (key->type == "ssh-rsa" && rsaIsUseless(*context.session)) {
        attempts->rsaKeys << path;
        co_return {};
    }
    const bool aead = key->cipher.contains("gcm") || key->cipher.contains("poly1305");
    if (aead
        && (libraryAbilities().aeadKeyFiles == LibraryAbilities::AeadKeyFiles::No
            || key->cipher.contains("poly1305"))) {
        attempts->notUsable << Ssh::tr(
                                   "%1 (libssh2 %2 can't decrypt %3; change it with: ssh-keygen "
                                   "-p -Z aes256-ctr -f %4)")
                                   .arg(path, libraryAbilities().version,
                                        QString::fromLatin1(key->cipher), shellQuotedText(path));
        co_return {};
    }
    const QByteArray user = context.target.user.toUtf8();
    if (!key->publicKey.isEmpty() && key->encryption == KeyFile::Encryption::Encrypted) {
        auto work = [session = context.session, user,
                     blob = key->publicKey](const Canceller &canceller) {
            return showKey(session, user, blob, canceller);
        };
        RUNWATT_CO_TRY(const StepResult step, co_await context.thread->run(std::move(work), stop));
        if (endsSession(step.code))
            co_return tl::make_unexpected(loginBroken(context, step.code, step.text));
        if (step.code != 0) {
            attempts->refused << path;
            co_return {};
        }
    }
    if (key->encryption == KeyFile::Encryption::Encrypted)
        co_return co_await tryEncrypted(context, path, attempts, stop);
    auto work = [session = context.session, user, path](const Canceller &canceller) {
        return tryKeyFile(session, user, path, QByteArray(), canceller);
    };
    RUNWATT_CO_TRY(const StepResult step, co_await context.thread->run(std::move(work), stop));
    if (step.code == 0)
        attempts->outcome = KeyAttempts::Outcome::LoggedIn;
    else if (endsSession(step.code))
        co_return tl::make_unexpected(loginBroken(context, step.code, step.text));
    else if (step.code == LIBSSH2_ERROR_FILE)
        attempts->notUsable << Ssh::tr("%1 (libssh2 can't read its format)").arg(path);
    else
        attempts->refused << path;
    co_return {};
}

} // namespace

bool endsSession(int code)
{
    return code == LIBSSH2_ERROR_SOCKET_DISCONNECT || code == LIBSSH2_ERROR_SOCKET_RECV
        || code == LIBSSH2_ERROR_SOCKET_SEND || code == LIBSSH2_ERROR_SOCKET_NONE
        || code == LIBSSH2_ERROR_TIMEOUT || code == LIBSSH2_ERROR_SOCKET_TIMEOUT
        || code == LIBSSH2_ERROR_PROTO || code == LIBSSH2_ERROR_DECRYPT;
}

Error loginBroken(const LoginContext &context, int code, const QString &text)
{
    if (code == LIBSSH2_ERROR_TIMEOUT || code == LIBSSH2_ERROR_SOCKET_TIMEOUT) {
        return Error(ErrorCode::Timeout, Ssh::tr("The login took too long"),
                     context.target.address(), Ssh::tr("the device did not answer"),
                     Ssh::tr("Check that the device isn't overloaded, and try again."));
    }
    return Error(ErrorCode::AuthenticationFailed, Ssh::tr("The device ended the login"),
                 context.target.address(), text,
                 Ssh::tr("It may have had too many failed tries (MaxAuthTries): name one key with "
                         "IdentityFile and IdentitiesOnly. Its log says more."));
}

Task<Result<KeyAttempts>> tryKeys(LoginContext context, StopToken stop)
{
    KeyAttempts attempts;
    RUNWATT_CO_CHECK(co_await tryAgent(context, &attempts, stop));
    for (const QString &path : context.target.identityFiles) {
        if (attempts.outcome == KeyAttempts::Outcome::LoggedIn)
            break;
        RUNWATT_CO_CHECK(co_await tryFile(context, path, &attempts, stop));
    }
    co_return attempts;
}

} // namespace runwatt::ssh
