// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/session.h"

#include "core/ssh/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace runwatt::ssh {

Canceller::Canceller()
    : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{ }

Canceller::~Canceller()
{
    ::close(m_descriptor);
}

void Canceller::cancel()
{
    m_cancelled.store(true);
    const quint64 one = 1;
    // Only fails when it is readable already.
    [[maybe_unused]] const ssize_t written = ::write(m_descriptor, &one, sizeof one);
}

Result<std::shared_ptr<Session>> Session::create(int descriptor, const QString &where)
{
    static const int initialised = libssh2_init(0); // once a process, as the library demands
    std::shared_ptr<Session> session(new Session(descriptor, where));
    if (initialised == 0)
        session->m_handle = libssh2_session_init_ex(nullptr, nullptr, nullptr, session.get());
    if (session->m_handle == nullptr) {
        return failure(ErrorCode::Internal, Ssh::tr("libssh2 could not be started"), where);
    }
    libssh2_session_set_blocking(session->m_handle, 0);
    libssh2_session_callback_set(session->m_handle, LIBSSH2_CALLBACK_RECV,
                                 reinterpret_cast<void *>(&Session::receive));
    libssh2_session_callback_set(session->m_handle, LIBSSH2_CALLBACK_SEND,
                                 reinterpret_cast<void *>(&Session::send));
    return session;
}

Session::Session(int descriptor, QString where)
    : m_transport(descriptor)
    , m_where(std::move(where))
{ }

Session::~Session()
{
    if (m_handle == nullptr)
        return;
    // Nothing is sent or read any more, so freeing never has to wait for the other side.
    m_transport.cut();
    constexpr int kAttempts = 1000;
    for (int i = 0; i < kAttempts && libssh2_session_free(m_handle) == LIBSSH2_ERROR_EAGAIN; ++i) {
    }
}

int Session::runBlocking(const std::function<int()> &step,
                         const Canceller &canceller,
                         Milliseconds limit)
{
    const TimeNs deadline = steadyNowNs() + limit.count() * kNsPerMs;
    while (true) {
        if (canceller.isCancelled())
            return LIBSSH2_ERROR_SOCKET_NONE;
        const int code = step();
        m_transport.flush();
        if (code != LIBSSH2_ERROR_EAGAIN)
            return code;
        if (m_transport.isBroken())
            return LIBSSH2_ERROR_SOCKET_DISCONNECT;
        const TimeNs left = deadline - steadyNowNs();
        if (left <= 0)
            return LIBSSH2_ERROR_TIMEOUT;
        std::array<pollfd, 2> ready{};
        ready[0].fd = m_transport.descriptor();
        ready[0].events = static_cast<short>(POLLIN | (m_transport.queued() > 0 ? POLLOUT : 0));
        ready[1].fd = canceller.descriptor();
        ready[1].events = POLLIN;
        ::poll(ready.data(), ready.size(), static_cast<int>(left / kNsPerMs + 1));
        m_transport.flush();
    }
}

QString Session::lastErrorText() const
{
    char *text = nullptr;
    libssh2_session_last_error(m_handle, &text, nullptr, 0);
    return text != nullptr ? QString::fromUtf8(text) : QString();
}

void Session::disconnect()
{
    libssh2_session_disconnect_ex(m_handle, SSH_DISCONNECT_BY_APPLICATION, "", "");
    m_transport.flush();
}

ssize_t Session::receiveFromAgent(int socket, void *buffer, size_t length, int flags) const
{
    if (m_agentCanceller != nullptr) {
        std::array<pollfd, 2> ready{};
        ready[0] = {socket, POLLIN, 0};
        ready[1] = {m_agentCanceller->descriptor(), POLLIN, 0};
        while (::poll(ready.data(), ready.size(), -1) < 0 && errno == EINTR) { }
        if (m_agentCanceller->isCancelled())
            return -ECANCELED;
    }
    const ssize_t got = ::recv(socket, buffer, length, flags);
    if (got < 0)
        return -errno;
    // libssh2 1.10 would ask an agent that has hung up again and again, for ever.
    return got > 0 ? got : -ECONNRESET;
}

LIBSSH2_RECV_FUNC(Session::receive)
{
    auto *self = static_cast<Session *>(*abstract);
    if (socket == self->m_transport.descriptor())
        return self->m_transport.receive(buffer, length);
    // The agent's socket comes through the same callback.
    return self->receiveFromAgent(socket, buffer, length, flags);
}

LIBSSH2_SEND_FUNC(Session::send)
{
    auto *self = static_cast<Session *>(*abstract);
    if (socket == self->m_transport.descriptor())
        return self->m_transport.send(buffer, length);
    const ssize_t sent = ::send(socket, buffer, length, flags | MSG_NOSIGNAL);
    return sent < 0 ? -errno : sent;
}

LIBSSH2_USERAUTH_KBDINT_RESPONSE_FUNC(Session::answerKeyboard)
{
    auto *self = static_cast<Session *>(*abstract);
    KeyboardPrompts questions;
    questions.name = QString::fromUtf8(name, name_len);
    questions.instruction = QString::fromUtf8(instruction, instruction_len);
    for (int i = 0; i < num_prompts; ++i) {
        KeyboardPrompt prompt;
        prompt.text = QString::fromUtf8(prompts[i].text, static_cast<qsizetype>(prompts[i].length));
        prompt.echo =
            prompts[i].echo != 0 ? KeyboardPrompt::Echo::Shown : KeyboardPrompt::Echo::Hidden;
        questions.prompts.push_back(prompt);
    }
    // PAM sends a last round without prompts; nobody is to be asked.
    const QStringList answers =
        questions.prompts.empty() || !self->keyboard ? QStringList() : self->keyboard(questions);
    for (int i = 0; i < num_prompts; ++i) {
        const QByteArray answer = answers.value(i).toUtf8();
        // libssh2 frees it with the session's allocator, which is malloc's.
        responses[i].text =
            static_cast<char *>(std::malloc(static_cast<size_t>(answer.size()) + 1));
        responses[i].length = 0;
        if (responses[i].text != nullptr) {
            std::memcpy(responses[i].text, answer.constData(),
                        static_cast<size_t>(answer.size()) + 1);
            responses[i].length = static_cast<unsigned int>(answer.size());
        }
    }
}

} // namespace runwatt::ssh
