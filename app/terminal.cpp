// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include "app/text.h"

#include <cerrno>
#include <cstdio>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

namespace runwatt::app {

namespace {

constexpr int kUsualWidth = 80;

/// False when not all of it could be written: errno tells why.
bool put(std::FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

} // namespace

QByteArray printable(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control && character != u'\n')
            character = QChar::ReplacementCharacter;
    }
    return text.toUtf8();
}

Terminal::Terminal(Verbosity verbosity)
    : m_verbosity(verbosity)
    , m_interactive(isatty(STDERR_FILENO) == 1)
{ }

Terminal::~Terminal()
{
    endQuestion();
    endProgress();
}

void Terminal::write(const QString &text)
{
    write(printable(text));
}

void Terminal::write(const QByteArray &bytes)
{
    endProgress();
    // Who closes a pipe has read enough.
    if (!put(stdout, bytes) && errno != EPIPE && !m_unwritten)
        m_unwritten = Error(ErrorCode::System, App::tr("the result could not be written"),
                            QStringLiteral("stdout"), qt_error_string(errno),
                            App::tr("What has been written of it is not whole."));
}

void Terminal::progress(const QString &line)
{
    if (m_verbosity == Verbosity::Quiet || m_isAsking || line == m_progress)
        return;
    m_progress = line;
    if (m_interactive) {
        // Cut to the width: a line that wraps could not be replaced.
        put(stderr, "\r\x1b[K" + printable(line.left(width() - 1)));
    } else {
        put(stderr, printable(line) + '\n');
    }
}

void Terminal::note(const QString &line)
{
    if (m_verbosity == Verbosity::Quiet)
        return;
    putLine(printable(line) + '\n');
}

void Terminal::error(const QString &text)
{
    putLine("runwatt: " + printable(text) + '\n');
}

void Terminal::error(const Error &error)
{
    this->error(error.text());
}

void Terminal::beginQuestion()
{
    endProgress();
    m_isAsking = m_interactive;
}

void Terminal::endQuestion()
{
    m_isAsking = false;
    if (!m_later.isEmpty())
        put(stderr, std::exchange(m_later, {}));
}

int Terminal::width() const
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return kUsualWidth;
}

void Terminal::putLine(const QByteArray &line)
{
    if (m_isAsking) {
        m_later += line;
        return;
    }
    endProgress();
    put(stderr, line);
}

void Terminal::endProgress()
{
    if (m_interactive && !m_progress.isEmpty())
        put(stderr, "\n");
    m_progress.clear();
}

} // namespace runwatt::app
