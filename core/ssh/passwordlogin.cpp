// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/passwordlogin.h"

#include "core/ssh/publickeylogin.h"

#include <QFutureWatcher>
#include <QPromise>

#include <condition_variable>
#include <mutex>

namespace runwatt::ssh {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTries = 3;

struct StepResult
{
    int code = 0;
    QString text;
};

/// Carries the server's prompts from the login thread, which waits in libssh2's callback, to the
/// coroutine in the I/O thread, and the answers back.
class PromptBridge
{
public:
    explicit PromptBridge(std::function<void()> wakeUp)
        : m_wakeUp(std::move(wakeUp))
    { }

    /// Login thread: waits for the answers. Empty ones when the login was given up.
    QStringList ask(const KeyboardPrompts &prompts)
    {
        std::unique_lock lock(m_mutex);
        if (m_ended)
            return {};
        m_prompts = prompts;
        m_answers.reset();
        m_wakeUp();
        m_changed.wait(lock, [this] { return m_ended || m_answers.has_value(); });
        return m_answers.value_or(QStringList());
    }

    /// I/O thread.
    std::optional<KeyboardPrompts> takePrompts()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_prompts, std::nullopt);
    }

    void answer(const QStringList &answers)
    {
        const std::lock_guard lock(m_mutex);
        m_answers = answers;
        m_changed.notify_all();
    }

    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_wakeUp = [] {};
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::function<void()> m_wakeUp;
    std::optional<KeyboardPrompts> m_prompts;
    std::optional<QStringList> m_answers;
    bool m_ended = false;
};

/// Ends the bridge with its coroutine, however that ends.
class BridgeEnd
{
public:
    explicit BridgeEnd(std::shared_ptr<PromptBridge> bridge)
        : m_bridge(std::move(bridge))
    { }

    ~BridgeEnd() { m_bridge->end(); }

    Q_DISABLE_COPY_MOVE(BridgeEnd)

private:
    std::shared_ptr<PromptBridge> m_bridge;
};

QString account(const Target &target)
{
    return target.user + u'@' + target.host;
}

Task<Result<QString>> passwordFor(LoginContext context, Asking asking, StopToken stop)
{
    const QString name = account(context.target);
    if (const std::optional<QByteArray> kept = context.secrets->password(name))
        co_return QString::fromUtf8(*kept);
    RUNWATT_CO_TRY(const QString typed, co_await context.interaction->password(name, asking, stop));
    context.secrets->keepPassword(name, typed.toUtf8());
    co_return typed;
}

/// Whether it is the account's present password that is asked for, and not, say, a new one.
bool asksForPassword(const KeyboardPrompts &prompts)
{
    if (prompts.prompts.size() != 1
        || prompts.prompts.front().echo != KeyboardPrompt::Echo::Hidden) {
        return false;
    }
    const QString text = prompts.prompts.front().text.toLower();
    return text.contains("password"_L1) && !text.contains("new "_L1) && !text.contains("retype"_L1)
        && !text.contains("again"_L1);
}

Task<Result<QStringList>>
answersFor(LoginContext context, KeyboardPrompts prompts, Asking asking, StopToken stop)
{
    prompts.userAtHost = account(context.target);
    prompts.asking = asking;
    if (!asksForPassword(prompts))
        co_return co_await context.interaction->keyboardInteractive(prompts, stop);
    RUNWATT_CO_TRY(const QString password, co_await passwordFor(context, asking, stop));
    co_return QStringList{password};
}

Task<void> watchStep(LoginContext context,
                     std::shared_ptr<StepResult> out,
                     std::shared_ptr<bool> done,
                     std::shared_ptr<Notifier> changed,
                     StopToken stop)
{
    const QByteArray user = context.target.user.toUtf8();
    auto work = [session = context.session, user](const Canceller &canceller) {
        // A person may take long; each round's network wait is short.
        const int code = session->runBlocking(
            [&] {
                return libssh2_userauth_keyboard_interactive_ex(
                    session->handle(), user.constData(), static_cast<unsigned int>(user.size()),
                    &Session::answerKeyboard);
            },
            canceller, Milliseconds(10 * 60 * 1000));
        return StepResult{code, session->lastErrorText()};
    };
    const Result<StepResult> step = co_await context.thread->run(std::move(work), stop);
    *out = step ? *step : StepResult{LIBSSH2_ERROR_SOCKET_NONE, {}};
    *done = true;
    changed->notify();
}

/// What came of one keyboard-interactive login.
struct KeyboardAttempt
{
    int code = 0;
    bool hasAsked = false; ///< whether the server had anything to ask
};

/// One keyboard-interactive login, with as many rounds of prompts as the server wants.
Task<Result<KeyboardAttempt>>
tryKeyboardInteractive(LoginContext context, Asking asking, StopToken stop)
{
    const auto changed = std::make_shared<Notifier>();
    const auto done = std::make_shared<bool>(false);
    const auto out = std::make_shared<StepResult>();
    const auto wakeUp = std::make_shared<QObject>();
    const auto bridge = std::make_shared<PromptBridge>([target = wakeUp.get(), changed] {
        QMetaObject::invokeMethod(
            target, [changed] { changed->notify(); }, Qt::QueuedConnection);
    });
    context.session->keyboard = [bridge](const KeyboardPrompts &prompts) {
        return bridge->ask(prompts);
    };
    // Declared after the scope's users: ends the bridge first, so that the scope can end.
    AsyncScope scope(stop);
    const BridgeEnd end(bridge);
    scope.start(watchStep(context, out, done, changed, scope.token()));
    KeyboardAttempt attempt;
    while (!*done) {
        const Wake wake = co_await changed->wait(stop);
        if (wake != Wake::Ready)
            co_return tl::make_unexpected(Error::cancelled());
        std::optional<KeyboardPrompts> prompts = bridge->takePrompts();
        if (!prompts)
            continue;
        KeyboardPrompts asked = std::move(*prompts);
        attempt.hasAsked = attempt.hasAsked || !asked.prompts.empty();
        RUNWATT_CO_TRY(const QStringList answers,
                       co_await answersFor(context, asked, asking, stop));
        bridge->answer(answers);
    }
    if (endsSession(out->code))
        co_return tl::make_unexpected(loginBroken(context, out->code, out->text));
    attempt.code = out->code;
    co_return attempt;
}

Task<Result<int>> tryPassword(LoginContext context, Asking asking, StopToken stop)
{
    RUNWATT_CO_TRY(const QString password, co_await passwordFor(context, asking, stop));
    const QByteArray user = context.target.user.toUtf8();
    auto work = [session = context.session, user,
                 secret = password.toUtf8()](const Canceller &canceller) {
        const int code = session->runBlocking(
            [&] {
                return libssh2_userauth_password_ex(
                    session->handle(), user.constData(), static_cast<unsigned int>(user.size()),
                    secret.constData(), static_cast<unsigned int>(secret.size()), nullptr);
            },
            canceller, kLoginStep);
        return StepResult{code, session->lastErrorText()};
    };
    RUNWATT_CO_TRY(const StepResult step, co_await context.thread->run(std::move(work), stop));
    if (endsSession(step.code))
        co_return tl::make_unexpected(loginBroken(context, step.code, step.text));
    co_return step.code;
}

} // namespace

Task<Result<PasswordOutcome>>
tryPasswords(LoginContext context, QList<QByteArray> allowed, StopToken stop)
{
    bool interactive = allowed.contains("keyboard-interactive");
    for (int round = 0; round < kTries; ++round) {
        const Asking asking = round == 0 ? Asking::First : Asking::Again;
        int code = LIBSSH2_ERROR_AUTHENTICATION_FAILED;
        if (interactive) {
            RUNWATT_CO_TRY(const KeyboardAttempt attempt,
                           co_await tryKeyboardInteractive(context, asking, stop));
            code = attempt.code;
            // Without PAM an sshd offers this method by default, and has nothing to ask by it.
            interactive = attempt.hasAsked || code == 0 || !allowed.contains("password");
        }
        if (!interactive) {
            RUNWATT_CO_TRY(code, co_await tryPassword(context, asking, stop));
        }
        if (code == 0)
            co_return PasswordOutcome::LoggedIn;
        context.secrets->forgetPassword(account(context.target));
    }
    co_return PasswordOutcome::Refused;
}

} // namespace runwatt::ssh
