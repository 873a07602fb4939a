// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ssh/interaction.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace runwatt::bench {

/// A question of a login, as a person is asked it. Texts come from outside: plain text only.
struct Question
{
    enum class Kind {
        HostKey,
        Passphrase, ///< of a key file
        Password,
        Keyboard ///< whatever the device asks
    };

    quint64 id = 0;
    Kind kind = Kind::HostKey;
    QString where; ///< host, key file or user@host
    ssh::HostKeyQuestion hostKey; ///< for HostKey
    QString instruction; ///< for Keyboard: what the device says before it asks
    ssh::Asking asking = ssh::Asking::First; ///< not for HostKey
    std::vector<ssh::KeyboardPrompt> prompts; ///< what is to be typed; none for HostKey
};

/// What the person said.
struct Answer
{
    enum class Kind { Given, Closed };

    Kind kind = Kind::Closed;
    ssh::HostKeyAnswer hostKey = ssh::HostKeyAnswer::Refuse;
    QStringList texts; ///< one a prompt
};

} // namespace runwatt::bench

Q_DECLARE_METATYPE(runwatt::bench::Question)
Q_DECLARE_METATYPE(runwatt::bench::Answer)
