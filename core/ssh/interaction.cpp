// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/interaction.h"

#include "core/base/shellquote.h"
#include "core/ssh/text.h"

namespace runwatt::ssh {

Interaction::~Interaction() = default;

Task<Result<HostKeyAnswer>> RefusingInteraction::unknownHostKey(HostKeyQuestion question,
                                                                StopToken /*stop*/)
{
    co_return failure(ErrorCode::HostKeyUnknown,
                      Ssh::tr("The device's host key is not known, and nobody is here to check it"),
                      question.host,
                      Ssh::tr("it shows %1 %2").arg(question.keyType, question.fingerprint),
                      Ssh::tr("Compare it with the device's own (ssh-keygen -lf "
                              "/etc/ssh/ssh_host_ed25519_key.pub there), then connect once with "
                              "ssh, or in Runwatt's window, and accept it."));
}

Task<Result<QString>>
RefusingInteraction::passphrase(QString keyFile, Asking /*asking*/, StopToken /*stop*/)
{
    co_return failure(
        ErrorCode::AuthenticationFailed,
        Ssh::tr("The key needs its passphrase, and nobody is here to type it"), keyFile, QString(),
        Ssh::tr("Put the key into an agent first: ssh-add %1").arg(shellQuotedText(keyFile)));
}

Task<Result<QString>>
RefusingInteraction::password(QString userAtHost, Asking /*asking*/, StopToken /*stop*/)
{
    co_return failure(ErrorCode::AuthenticationFailed,
                      Ssh::tr("The device asks for a password, and nobody is here to type it"),
                      userAtHost, QString(),
                      Ssh::tr("Set up a key: ssh-keygen -t ed25519, then ssh-copy-id %1")
                          .arg(shellQuotedText(userAtHost)));
}

Task<Result<QStringList>> RefusingInteraction::keyboardInteractive(KeyboardPrompts prompts,
                                                                   StopToken /*stop*/)
{
    co_return failure(ErrorCode::AuthenticationFailed,
                      Ssh::tr("The device asks questions, and nobody is here to answer"),
                      prompts.userAtHost,
                      prompts.prompts.empty() ? QString() : prompts.prompts.front().text,
                      Ssh::tr("Set up a key: ssh-keygen -t ed25519, then ssh-copy-id %1")
                          .arg(shellQuotedText(prompts.userAtHost)));
}

} // namespace runwatt::ssh
