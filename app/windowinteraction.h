// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ssh/interaction.h"
#include "widgets/bench/question.h"

#include <QObject>

#include <map>

namespace runwatt::app {

/// Asks the person at the window what a login needs to know. Lives in the I/O thread; question and
/// answer cross to the GUI thread by queued signals, so nothing waits but the login itself.
class WindowInteraction final : public QObject, public ssh::Interaction
{
    Q_OBJECT

public:
    WindowInteraction() = default;

    Task<Result<ssh::HostKeyAnswer>> unknownHostKey(ssh::HostKeyQuestion question,
                                                    StopToken stop) override;
    Task<Result<QString>> passphrase(QString keyFile, ssh::Asking asking, StopToken stop) override;
    Task<Result<QString>> password(QString userAtHost, ssh::Asking asking, StopToken stop) override;
    Task<Result<QStringList>> keyboardInteractive(ssh::KeyboardPrompts prompts,
                                                  StopToken stop) override;

public slots:
    /// The person's answer; one to a question that nobody waits for any more is dropped.
    void answer(quint64 id, const runwatt::bench::Answer &answer);

signals:
    void asked(const runwatt::bench::Question &question);
    void withdrawn(quint64 id); ///< the login ended before the answer

private:
    Task<Result<bench::Answer>> ask(bench::Question question, StopToken stop);
    Task<Result<QString>> askText(bench::Question question, QString prompt, StopToken stop);

    quint64 m_lastId = 0;
    std::map<quint64, std::optional<bench::Answer>> m_waiting;
    Notifier m_answered;
};

} // namespace runwatt::app
