// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/hostkeycheck.h"

#include "core/base/shellquote.h"
#include "core/ssh/algorithms.h"
#include "core/ssh/text.h"

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> changedError(const Target &target, const ShownHostKey &key)
{
    return failure(
        ErrorCode::HostKeyChanged, Ssh::tr("The device's host key has changed; not connected"),
        target.address(),
        Ssh::tr("it shows %1 %2, but another key is known for it. Either the device was installed "
                "anew or its address now belongs to another machine, or somebody stands between "
                "you and it")
            .arg(QString::fromLatin1(key.type), fingerprint(key.blob)),
        Ssh::tr("If you know why it changed, compare the fingerprint on the device itself "
                "(ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then remove the old key: "
                "ssh-keygen -f %1 -R %2")
            .arg(shellQuotedText(knownHostsFileToWrite(target)),
                 shellQuotedText(hostKeyName(target))));
}

QString noteFor(const KnownHosts::Answer &answer)
{
    if (answer.authority == KnownHosts::Answer::Authority::Yes) {
        return Ssh::tr("known_hosts trusts a certificate authority for this host, but Runwatt "
                       "can't check certificates; this is the host's own key.");
    }
    if (!answer.knownTypes.isEmpty()) {
        return Ssh::tr("known_hosts has only a key of type %1 for this host, which libssh2 %2 "
                       "can't check.")
            .arg(QString::fromLatin1(answer.knownTypes.join(", ")), libraryAbilities().version);
    }
    return {};
}

} // namespace

bool AcceptedHostKeys::contains(const QString &host, const QByteArray &blob) const
{
    return m_keys.contains({host, blob});
}

void AcceptedHostKeys::add(const QString &host, const QByteArray &blob)
{
    m_keys.insert({host, blob});
}

QString hostKeyName(const Target &target)
{
    return target.hostKeyAlias.isEmpty() ? knownHostName(target.host, target.port)
                                         : target.hostKeyAlias.toLower();
}

Result<KnownHosts> readKnownHosts(const Target &target)
{
    KnownHosts known;
    for (const QString &file : knownHostsFiles(target))
        RUNWATT_CHECK(known.addFile(file));
    return known;
}

Task<Result<void>> checkHostKey(Target target,
                                KnownHosts known,
                                ShownHostKey key,
                                std::shared_ptr<AcceptedHostKeys> accepted,
                                std::shared_ptr<Interaction> interaction,
                                StopToken stop)
{
    const bool aliased = !target.hostKeyAlias.isEmpty();
    const KnownHosts::Answer answer =
        known.check(aliased ? target.hostKeyAlias : target.host,
                    aliased ? quint16(22) : target.port, key.type, key.blob, key.checkableTypes);
    switch (answer.verdict) {
    case HostKeyVerdict::Known:
        co_return {};
    case HostKeyVerdict::Revoked:
        co_return failure(ErrorCode::HostKeyRevoked,
                          Ssh::tr("The device's host key is marked as revoked; not connected"),
                          target.address(),
                          Ssh::tr("known_hosts has %1 %2 as @revoked: somebody found that this key "
                                  "can't be trusted any more")
                              .arg(QString::fromLatin1(key.type), fingerprint(key.blob)),
                          Ssh::tr("Make new host keys on the device (remove /etc/ssh/ssh_host_*, "
                                  "then ssh-keygen -A), and ask whoever revoked the key."));
    case HostKeyVerdict::Changed:
        co_return changedError(target, key);
    case HostKeyVerdict::Unknown:
        break;
    }
    if (accepted->contains(hostKeyName(target), key.blob))
        co_return {};
    HostKeyQuestion question;
    question.host = hostKeyName(target);
    question.keyType = QString::fromLatin1(key.type);
    question.fingerprint = fingerprint(key.blob);
    question.knownHostsFile = knownHostsFileToWrite(target);
    question.note = noteFor(answer);
    RUNWATT_CO_TRY(const HostKeyAnswer decision,
                   co_await interaction->unknownHostKey(question, stop));
    if (decision == HostKeyAnswer::Refuse) {
        co_return failure(ErrorCode::HostKeyUnknown,
                          Ssh::tr("The device's host key was not accepted; not connected"),
                          target.address());
    }
    accepted->add(question.host, key.blob);
    if (decision == HostKeyAnswer::AcceptAndRemember) {
        RUNWATT_CO_CHECK(appendKnownHost(question.knownHostsFile, question.host,
                                         target.hashKnownHosts, key.type, key.blob));
    }
    co_return {};
}

} // namespace runwatt::ssh
