// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace runwatt::ssh {

/// What is asked about a host key that known_hosts doesn't hold.
struct HostKeyQuestion
{
    HostKeyQuestion() = default;

    QString host; ///< as it would be written into known_hosts: "name" or "[name]:port"
    QString keyType; ///< "ssh-ed25519", ...
    QString fingerprint; ///< "SHA256:..." as ssh-keygen -l prints it
    QString knownHostsFile; ///< where the key would be remembered
    QString note; ///< what else should be known before deciding; may be empty
};

enum class HostKeyAnswer {
    Refuse,
    AcceptOnce, ///< for all connections that share their AcceptedHostKeys, reconnects included
    AcceptAndRemember ///< append one line to known_hosts
};

/// Whether a secret is asked for once more because the last one was not right.
enum class Asking { First, Again };

/// One question of a keyboard-interactive login.
struct KeyboardPrompt
{
    enum class Echo { Hidden, Shown };

    KeyboardPrompt() = default;

    QString text;
    Echo echo = Echo::Hidden;
};

struct KeyboardPrompts
{
    KeyboardPrompts() = default;

    QString userAtHost;
    QString name; ///< title the server gives; often empty
    QString instruction;
    std::vector<KeyboardPrompt> prompts;
    Asking asking = Asking::First;
};

/// Answers the questions of a login. Called in the I/O thread; an implementation with a window
/// crosses to the GUI thread by queued signals. Texts in questions come from outside: show them as
/// plain text. An Error ends the login; Cancelled when the person closed the question.
class Interaction
{
public:
    Interaction() = default;
    virtual ~Interaction();
    Q_DISABLE_COPY_MOVE(Interaction)

    virtual Task<Result<HostKeyAnswer>> unknownHostKey(HostKeyQuestion question,
                                                       StopToken stop) = 0;
    virtual Task<Result<QString>> passphrase(QString keyFile, Asking asking, StopToken stop) = 0;
    virtual Task<Result<QString>> password(QString userAtHost, Asking asking, StopToken stop) = 0;
    /// As many answers as there are prompts.
    virtual Task<Result<QStringList>> keyboardInteractive(KeyboardPrompts prompts,
                                                          StopToken stop) = 0;
};

/// Answers every question with an Error in words: for use without a person.
class RefusingInteraction : public Interaction
{
public:
    Task<Result<HostKeyAnswer>> unknownHostKey(HostKeyQuestion question, StopToken stop) override;
    Task<Result<QString>> passphrase(QString keyFile, Asking asking, StopToken stop) override;
    Task<Result<QString>> password(QString userAtHost, Asking asking, StopToken stop) override;
    Task<Result<QStringList>> keyboardInteractive(KeyboardPrompts prompts, StopToken stop) override;
};

} // namespace runwatt::ssh
