// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowinteraction.h"

namespace runwatt::app {

using bench::Answer;
using bench::Question;

Task<Result<ssh::HostKeyAnswer>> WindowInteraction::unknownHostKey(ssh::HostKeyQuestion question,
                                                                   StopToken stop)
{
    Question asking;
    asking.kind = Question::Kind::HostKey;
    asking.where = question.host;
    asking.hostKey = question;
    RUNWATT_CO_TRY(const Answer given, co_await ask(asking, stop));
    co_return given.hostKey;
}

Task<Result<QString>>
WindowInteraction::passphrase(QString keyFile, ssh::Asking asking, StopToken stop)
{
    Question question;
    question.kind = Question::Kind::Passphrase;
    question.where = keyFile;
    question.asking = asking;
    RUNWATT_CO_TRY(const QString text, co_await askText(question, tr("Passphrase"), stop));
    co_return text;
}

Task<Result<QString>>
WindowInteraction::password(QString userAtHost, ssh::Asking asking, StopToken stop)
{
    Question question;
    question.kind = Question::Kind::Password;
    question.where = userAtHost;
    question.asking = asking;
    RUNWATT_CO_TRY(const QString text, co_await askText(question, tr("Password"), stop));
    co_return text;
}

Task<Result<QStringList>> WindowInteraction::keyboardInteractive(ssh::KeyboardPrompts prompts,
                                                                 StopToken stop)
{
    Question question;
    question.kind = Question::Kind::Keyboard;
    question.where = prompts.userAtHost;
    question.instruction = prompts.instruction;
    question.prompts = prompts.prompts;
    question.asking = prompts.asking;
    RUNWATT_CO_TRY(Answer given, co_await ask(question, stop));
    while (given.texts.size() < static_cast<qsizetype>(prompts.prompts.size()))
        given.texts.append(QString());
    co_return given.texts;
}

void WindowInteraction::answer(quint64 id, const Answer &answer)
{
    const auto found = m_waiting.find(id);
    if (found == m_waiting.end())
        return;
    found->second = answer;
    m_answered.notify();
}

Task<Result<Answer>> WindowInteraction::ask(Question question, StopToken stop)
{
    question.id = ++m_lastId;
    m_waiting.emplace(question.id, std::nullopt);
    emit asked(question);
    while (!m_waiting.at(question.id)) {
        const Wake wake = co_await m_answered.wait(stop);
        if (wake == Wake::Gone) // with this object
            co_return tl::make_unexpected(Error::cancelled());
        if (wake != Wake::Ready) {
            m_waiting.erase(question.id);
            emit withdrawn(question.id);
            co_return tl::make_unexpected(Error::cancelled());
        }
    }
    const Answer given = *m_waiting.at(question.id);
    m_waiting.erase(question.id);
    if (given.kind == Answer::Kind::Closed)
        co_return tl::make_unexpected(Error::cancelled());
    co_return given;
}

Task<Result<QString>> WindowInteraction::askText(Question question, QString prompt, StopToken stop)
{
    ssh::KeyboardPrompt field;
    field.text = prompt;
    question.prompts.push_back(field);
    RUNWATT_CO_TRY(const Answer given, co_await ask(question, stop));
    co_return given.texts.value(0);
}

} // namespace runwatt::app
