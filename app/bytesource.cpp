// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bytesource.h"

#include "app/text.h"

#include <QFile>
#include <QSocketNotifier>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::app {

namespace {

/// Whether read() would return at once: with bytes, the end, or an error.
bool isReady(int descriptor)
{
    pollfd asked{descriptor, POLLIN, 0};
    return poll(&asked, 1, 0) != 0;
}

} // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const QString &file)
{
    const bool isStandardInput = file == "-"_L1;
    const QString name = isStandardInput ? App::tr("standard input") : file;
    // Opening a pipe that nobody writes to would else wait for a writer.
    const int descriptor = isStandardInput
        ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
        : ::open(QFile::encodeName(file).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return failure(ErrorCode::InvalidInput, App::tr("This file can't be read"), name,
                       qt_error_string(errno));
    std::unique_ptr<ByteSource> source(new ByteSource(descriptor, name));
    struct stat status = {};
    if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
        return failure(ErrorCode::InvalidInput, App::tr("This file can't be read"), name,
                       qt_error_string(EISDIR));
    return source;
}

ByteSource::ByteSource(int descriptor, QString name)
    : m_descriptor(descriptor)
    , m_name(std::move(name))
{ }

ByteSource::~ByteSource()
{
    close(m_descriptor);
}

Task<Result<QByteArray>> ByteSource::read(StopToken stop)
{
    while (true) {
        // Also where bytes are always there the event loop has its turn, which tells of a stop.
        Wake wake = co_await delay(Milliseconds(0), stop);
        if (wake != Wake::Stopped && !isReady(m_descriptor)) {
            const QSocketNotifier notifier(m_descriptor, QSocketNotifier::Read);
            wake = co_await until(&notifier, &QSocketNotifier::activated, stop);
        }
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        QByteArray bytes(kLargestPiece, Qt::Uninitialized);
        const ssize_t size =
            ::read(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (size >= 0) {
            bytes.truncate(size);
            co_return bytes;
        }
        if (errno != EINTR && errno != EAGAIN)
            co_return failure(ErrorCode::System, App::tr("This file can't be read on"), m_name,
                              qt_error_string(errno));
    }
}

} // namespace runwatt::app
