// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminalinteraction.h"

#include "app/controllingterminal.h"
#include "app/terminal.h"
#include "app/text.h"
#include "core/ssh/secretcache.h"

#include <utility>

namespace runwatt::app {

using namespace Qt::Literals::StringLiterals;
using Echo = ssh::KeyboardPrompt::Echo;

namespace {

/// What a device may ask at once, and how much it may say with it; more is no login.
constexpr qsizetype kMostPrompts = 8;
constexpr qsizetype kMostInstruction = 2000;
constexpr qsizetype kMostPrompt = 200;

QString textOf(const ssh::HostKeyQuestion &question)
{
    QString text = App::tr("Is this %1?").arg(question.host) + u'\n'
        + App::tr("It shows a host key that is not known yet:") + u"\n  "_s + question.keyType
        + u"  "_s + question.fingerprint + u'\n'
        + App::tr("Compare it with the device's own: on the device, ssh-keygen -lf "
                  "/etc/ssh/ssh_host_ed25519_key.pub prints it.")
        + u'\n';
    if (!question.note.isEmpty())
        text += question.note + u'\n';
    return text
        + App::tr("\"yes\" accepts it and adds a line to %1, \"once\" accepts it until this "
                  "command ends, \"no\" refuses it.")
              .arg(question.knownHostsFile)
        + u'\n';
}

/// What stands above the prompts of a keyboard-interactive login; empty or ended by a newline.
QString textOf(const ssh::KeyboardPrompts &prompts)
{
    QString text;
    if (prompts.asking == ssh::Asking::Again)
        text += App::tr("That was not right. Try again.") + u'\n';
    for (const QString &part : {prompts.name, prompts.instruction}) {
        const QString said = part.left(kMostInstruction).replace(u"\r\n"_s, u"\n"_s).trimmed();
        if (!said.isEmpty())
            text += said + u'\n';
    }
    return text;
}

/// The line is wiped: it may be a secret.
QString takeText(QByteArray &line)
{
    const QString text = QString::fromUtf8(line);
    ssh::wipe(line);
    return text;
}

template<typename T>
bool nobodyIsThere(const Result<T> &answer)
{
    return !answer && answer.error().code == ErrorCode::NotFound;
}

} // namespace

/// A question's hold on the terminal, which others wait for.
class TerminalInteraction::Turn
{
public:
    Turn(TerminalInteraction *owner, std::unique_ptr<ControllingTerminal> terminal)
        : m_owner(owner)
        , m_terminal(std::move(terminal))
    {
        m_owner->m_isAsking = true;
        m_owner->m_terminal->beginQuestion();
    }

    ~Turn()
    {
        m_terminal.reset();
        m_owner->m_terminal->endQuestion();
        m_owner->m_isAsking = false;
        m_owner->m_asked.notify();
    }

    Q_DISABLE_COPY_MOVE(Turn)

    Task<Result<void>> say(QString text, StopToken stop)
    {
        return m_terminal->say(printable(std::move(text)), std::move(stop));
    }

    Task<Result<QByteArray>> ask(QString text, Echo echo, StopToken stop)
    {
        return m_terminal->ask(printable(std::move(text)), echo, std::move(stop));
    }

private:
    TerminalInteraction *m_owner;
    std::unique_ptr<ControllingTerminal> m_terminal;
};

TerminalInteraction::TerminalInteraction(Terminal *terminal)
    : m_terminal(terminal)
{ }

TerminalInteraction::~TerminalInteraction()
{
    m_end.stopAndDrain();
}

Task<Result<ssh::HostKeyAnswer>> TerminalInteraction::unknownHostKey(ssh::HostKeyQuestion question,
                                                                     StopToken stop)
{
    const StopSource either(stop, m_end.token());
    const Result<ssh::HostKeyAnswer> answer = co_await askHostKey(question, either.token());
    if (nobodyIsThere(answer))
        co_return co_await m_nobody.unknownHostKey(question, stop);
    co_return answer;
}

Task<Result<QString>>
TerminalInteraction::passphrase(QString keyFile, ssh::Asking asking, StopToken stop)
{
    const StopSource either(stop, m_end.token());
    QString text = App::tr("Passphrase of the key %1: ").arg(keyFile);
    if (asking == ssh::Asking::Again)
        text.prepend(App::tr("That passphrase was not right. Try again.") + u'\n');
    const Result<QString> answer = co_await askSecret(text, either.token());
    if (nobodyIsThere(answer))
        co_return co_await m_nobody.passphrase(keyFile, asking, stop);
    co_return answer;
}

Task<Result<QString>>
TerminalInteraction::password(QString userAtHost, ssh::Asking asking, StopToken stop)
{
    const StopSource either(stop, m_end.token());
    QString text = App::tr("Password of %1: ").arg(userAtHost);
    if (asking == ssh::Asking::Again)
        text.prepend(App::tr("That password was not right. Try again.") + u'\n');
    const Result<QString> answer = co_await askSecret(text, either.token());
    if (nobodyIsThere(answer))
        co_return co_await m_nobody.password(userAtHost, asking, stop);
    co_return answer;
}

Task<Result<QStringList>> TerminalInteraction::keyboardInteractive(ssh::KeyboardPrompts prompts,
                                                                   StopToken stop)
{
    const StopSource either(stop, m_end.token());
    const Result<QStringList> answers = co_await askPrompts(prompts, either.token());
    if (nobodyIsThere(answers))
        co_return co_await m_nobody.keyboardInteractive(prompts, stop);
    co_return answers;
}

Task<Result<std::unique_ptr<TerminalInteraction::Turn>>> TerminalInteraction::begin(StopToken stop)
{
    while (m_isAsking) {
        const Wake wake = co_await m_asked.wait(stop);
        if (wake != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
    }
    std::unique_ptr<ControllingTerminal> terminal = ControllingTerminal::open();
    if (!terminal)
        co_return failure(ErrorCode::NotFound, QString());
    co_return std::make_unique<Turn>(this, std::move(terminal));
}

Task<Result<ssh::HostKeyAnswer>> TerminalInteraction::askHostKey(ssh::HostKeyQuestion question,
                                                                 StopToken stop)
{
    RUNWATT_CO_TRY(const std::unique_ptr<Turn> turn, co_await begin(stop));
    QString text = textOf(question) + App::tr("Accept it? yes, once or [no]: ");
    while (true) {
        RUNWATT_CO_TRY(QByteArray line, co_await turn->ask(text, Echo::Shown, stop));
        const QString word = takeText(line).trimmed().toLower();
        if (word == "yes"_L1)
            co_return ssh::HostKeyAnswer::AcceptAndRemember;
        if (word == "once"_L1)
            co_return ssh::HostKeyAnswer::AcceptOnce;
        if (word == "no"_L1 || word.isEmpty())
            co_return ssh::HostKeyAnswer::Refuse;
        text = App::tr("Type yes, once or no: ");
    }
}

Task<Result<QString>> TerminalInteraction::askSecret(QString text, StopToken stop)
{
    RUNWATT_CO_TRY(const std::unique_ptr<Turn> turn, co_await begin(stop));
    RUNWATT_CO_TRY(QByteArray line, co_await turn->ask(text, Echo::Hidden, stop));
    co_return takeText(line);
}

Task<Result<QStringList>> TerminalInteraction::askPrompts(ssh::KeyboardPrompts prompts,
                                                          StopToken stop)
{
    RUNWATT_CO_TRY(const std::unique_ptr<Turn> turn, co_await begin(stop));
    QStringList answers;
    QString above = textOf(prompts);
    if (prompts.prompts.empty()) { // a server may tell something and ask nothing
        RUNWATT_CO_CHECK(co_await turn->say(above, stop));
        co_return answers;
    }
    for (const ssh::KeyboardPrompt &prompt : prompts.prompts) {
        if (answers.size() == kMostPrompts)
            break;
        // Who asks stands before each, as with ssh: a device could else ask in Runwatt's name.
        const QString text = above + u'(' + prompts.userAtHost + u") "_s
            + prompt.text.left(kMostPrompt).simplified() + u' ';
        RUNWATT_CO_TRY(QByteArray line, co_await turn->ask(text, prompt.echo, stop));
        answers.append(takeText(line));
        above.clear();
    }
    while (answers.size() < static_cast<qsizetype>(prompts.prompts.size()))
        answers.append(QString());
    co_return answers;
}

} // namespace runwatt::app
