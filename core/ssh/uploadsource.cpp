// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/uploadsource.h"

#include "core/ssh/text.h"

#include <algorithm>
#include <utility>

#include <sys/stat.h>

namespace runwatt::ssh {

namespace {

constexpr qint64 kPiece = 1024 * 1024;
/// A further stream starts some four round trips after the first one, and each extent costs the
/// device three processes.
constexpr qint64 kLeastShared = 16 * 1024 * 1024;
constexpr qint64 kLeastExtent = 4 * 1024 * 1024;

QString notCopied()
{
    return Ssh::tr("A file could not be copied to the device");
}

} // namespace

UploadSource::UploadSource(const QString &path)
    : m_file(path)
{ }

std::optional<Error> UploadSource::open()
{
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failed();
    m_state = state();
    m_size = m_state.size;
    return std::nullopt;
}

QByteArray UploadSource::read(qint64 begin, qint64 count)
{
    QByteArray bytes;
    if (m_file.pos() == begin || m_file.seek(begin))
        bytes = m_file.read(count);
    m_short = m_short || bytes.size() < count;
    return bytes;
}

std::optional<Error> UploadSource::problem()
{
    // One more: files as in /proc have more bytes than they tell.
    const bool more = m_file.seek(m_size) && !m_file.read(1).isEmpty();
    if (m_file.error() != QFileDevice::NoError)
        return failed();
    if (!m_short && !more && state() == m_state)
        return std::nullopt;
    return Error(ErrorCode::Corrupt, notCopied(), m_file.fileName(),
                 Ssh::tr("the local file changed while it was sent, or is one without a size of "
                         "its own"),
                 Ssh::tr("Try again with a copy that nothing writes to."));
}

UploadSource::State UploadSource::state() const
{
    // Past QFile, which keeps the first time that it has seen.
    struct stat now = {};
    ::fstat(m_file.handle(), &now);
    return {now.st_size, now.st_mtim.tv_sec, now.st_mtim.tv_nsec};
}

Error UploadSource::failed() const
{
    return Error(ErrorCode::System, notCopied(), m_file.fileName(), m_file.errorString());
}

Extents::Extents(qint64 size)
    : m_size(size)
{ }

bool Extents::areMany() const
{
    return m_size >= kLeastShared;
}

std::optional<Extent> Extents::take()
{
    const qint64 left = m_size - m_next;
    if (left == 0)
        return std::nullopt;
    qint64 length = left;
    if (areMany() && left >= 2 * kLeastExtent)
        length = left / 2 / Extent::kBlock * Extent::kBlock;
    m_next += length;
    return Extent{m_next - length, m_next};
}

ExtentReader::ExtentReader(std::shared_ptr<UploadSource> source, Extent extent, Sum sum)
    : m_source(std::move(source))
    , m_left(extent)
    , m_digest(sum)
{ }

ExtentReader::Piece ExtentReader::next()
{
    Piece piece;
    const qint64 wanted = std::min(kPiece, m_left.end - m_left.begin);
    piece.bytes = m_source->read(m_left.begin, wanted);
    if (piece.bytes.size() < wanted) {
        piece.error = m_source->problem();
        return piece;
    }
    m_digest.add(piece.bytes);
    piece.length = wanted;
    m_left.begin += wanted;
    piece.last = m_left.begin == m_left.end;
    if (piece.last)
        piece.bytes += UploadScript::confirmation({m_digest.hex()});
    return piece;
}

} // namespace runwatt::ssh
