// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shellquote.h"
#include "core/ssh/digest.h"
#include "core/ssh/transfer.h"
#include "core/ssh/workerthread.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <optional>

#include <sys/stat.h>

namespace runwatt::ssh {

namespace {

constexpr qint64 kChunk = 1024 * 1024;
/// What the device reads at a time.
constexpr qint64 kBlock = 64 * 1024;

QString translated(const char *text)
{
    return QCoreApplication::translate("runwatt::ssh", text);
}

QString failed()
{
    return translated("A file could not be copied to the device");
}

/// What the device waits for behind a file's bytes. Ends the digest.
QByteArray sumLine(Digest &digest)
{
    return QByteArray(digest.hex() + '\n');
}

/// What is to be sent next, or why nothing can be.
struct Piece
{
    Piece() = default;

    QByteArray bytes;
    bool last = false;
    std::optional<Error> error;
};

/// A local file that is read once, from start to end, and summed up on the way. For the worker's
/// thread, but for size(), which stays as it is once the file is open.
class Source
{
public:
    explicit Source(const QString &path)
        : m_file(path)
    { }

    std::optional<Error> open()
    {
        if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return Error(ErrorCode::System, failed(), m_file.fileName(), m_file.errorString());
        m_state = state();
        m_size = m_state.size;
        return std::nullopt;
    }

    /// The next bytes of the file; after its last ones the line with the sum, in the same piece.
    /// The device keeps nothing without that line, so it is not made for a file that others wrote
    /// to in the meantime: such a copy may be half old and half new.
    Piece next()
    {
        Piece piece;
        piece.bytes = m_file.read(std::min(kChunk, m_size - m_read));
        m_digest.add(piece.bytes);
        m_read += piece.bytes.size();
        if (m_read < m_size && !piece.bytes.isEmpty())
            return piece;
        // One more: files as in /proc have more bytes than they tell.
        const bool more = !m_file.read(1).isEmpty();
        if (m_file.error() != QFileDevice::NoError) {
            piece.error =
                Error(ErrorCode::System, failed(), m_file.fileName(), m_file.errorString());
        } else if (more || m_read < m_size || state() != m_state) {
            piece.error = Error(ErrorCode::Corrupt, failed(), m_file.fileName(),
                                translated("the local file changed while it was sent, or is one "
                                           "without a size of its own"),
                                translated("Try again with a copy that nothing writes to."));
        } else {
            piece.bytes += sumLine(m_digest);
            piece.last = true;
        }
        return piece;
    }

    [[nodiscard]] qint64 size() const { return m_size; }

private:
    /// What every write to the file changes.
    struct State
    {
        qint64 size = 0;
        qint64 seconds = 0;
        qint64 nanoseconds = 0;

        bool operator==(const State &) const = default;
    };

    /// Past QFile, which keeps the first time that it has seen.
    [[nodiscard]] State state() const
    {
        struct stat now = {};
        ::fstat(m_file.handle(), &now);
        return {now.st_size, now.st_mtim.tv_sec, now.st_mtim.tv_nsec};
    }

    QFile m_file;
    Digest m_digest;
    State m_state;
    qint64 m_size = 0;
    qint64 m_read = 0;
};

/// The end of an upload's command as a result.
Result<void> concluded(const ProcessEnd &end, const QString &remoteFile, const QByteArray &said)
{
    if (end.reason == ProcessEnd::Reason::Exited && end.exitStatus == 0)
        return {};
    if (end.reason == ProcessEnd::Reason::LinkLost) {
        return failure(ErrorCode::ConnectionLost, failed(), remoteFile,
                       translated("the link to the device was lost"));
    }
    if (end.exitStatus == kStatusShort && said.isEmpty()) {
        return failure(ErrorCode::Corrupt, failed(), remoteFile,
                       translated("the file system there took only a part of it"));
    }
    return tl::make_unexpected(transferError(failed(), remoteFile, end.exitStatus, said));
}

/// Sends the file and its sum; the next piece is read while the one before is on its way. Gives
/// what went wrong on our side, if something did.
Task<Result<void>> feed(std::shared_ptr<Process> process,
                        std::shared_ptr<WorkerThread> thread,
                        std::shared_ptr<Source> source,
                        ProgressFunction progress,
                        StopToken stop)
{
    Notifier changed;
    QObject context;
    QObject::connect(process.get(), &Process::inputDrained, &context, [&] { changed.notify(); });
    QObject::connect(process.get(), &Process::finished, &context, [&] { changed.notify(); });
    qint64 sent = 0;
    bool last = false;
    while (!last && !process->isFinished()) {
        auto work = [source](const Canceller &) { return source->next(); };
        RUNWATT_CO_TRY(const Piece piece, co_await thread->run(std::move(work), stop));
        if (piece.error)
            co_return tl::make_unexpected(*piece.error);
        while (process->bytesToWrite() > 0 && !process->isFinished()) {
            const Wake wake = co_await changed.wait(stop);
            if (wake == Wake::Stopped)
                co_return tl::make_unexpected(Error::cancelled());
        }
        if (progress)
            progress(sent, source->size());
        last = piece.last;
        process->write(piece.bytes);
        sent = std::min(sent + piece.bytes.size(), source->size());
    }
    process->closeInput();
    co_return {};
}

} // namespace

QByteArray uploadScript(const QString &remoteFile, qint64 size, int mode)
{
    const qsizetype slash = remoteFile.lastIndexOf(QChar(u'/'));
    const QString temporary = remoteFile.first(slash + 1)
        + QStringLiteral(".runwatt-%1.part").arg(QRandomGenerator::system()->generate64(), 0, 36);
    // The sum is of the stream, the size of the file: together they say that the file is whole,
    // without reading it again. The reader has to leave the line behind the bytes alone, in a pipe:
    // dd does with fullblock (coreutils, busybox, toybox), and byte by byte where an old busybox
    // lacks that, slowly; busybox's head may read on.
    return "file=" + shellQuote(remoteFile) + "\npart=" + shellQuote(temporary)
        + "\nsize=" + QByteArray::number(size) + "\nblocks=" + QByteArray::number(size / kBlock)
        + "\nblock=" + QByteArray::number(kBlock) + "\nrest=" + QByteArray::number(size % kBlock)
        + "\nmode=" + QByteArray::number(mode & 07777, 8) +
        R"sh(
command -v sha256sum >/dev/null || exit 69
[ -d "$file" ] && exit 68
umask 077
trap 'exit 1' HUP INT TERM PIPE
trap 'rm -f -- "$part"' EXIT
: >"$part" || exit 1
contents() {
  if dd iflag=fullblock count=0 </dev/null; then
    [ "$blocks" -eq 0 ] || dd bs="$block" count="$blocks" iflag=fullblock
    [ "$rest" -eq 0 ] || dd bs="$rest" count=1 iflag=fullblock
  else
    dd bs=1 count="$size"
  fi 2>/dev/null
}
sum=$(contents | tee -- "$part" | sha256sum)
[ "$(wc -c <"$part")" -eq "$size" ] || exit 71
read -r hash || exit 72
[ "${sum%% *}" = "$hash" ] || exit 70
chmod -- "$mode" "$part" && mv -f -- "$part" "$file" && trap - EXIT
)sh";
}

Task<Result<void>> uploadFile(QPointer<Connection> connection,
                              QString localFile,
                              QString remoteFile,
                              int mode,
                              ProgressFunction progress,
                              StopToken stop)
{
    const auto thread = std::make_shared<WorkerThread>();
    const auto source = std::make_shared<Source>(localFile);
    auto work = [source](const Canceller &) { return source->open(); };
    RUNWATT_CO_TRY(const std::optional<Error> problem, co_await thread->run(std::move(work), stop));
    if (problem)
        co_return tl::make_unexpected(*problem);
    if (!connection)
        co_return tl::make_unexpected(Error::cancelled());
    const std::shared_ptr<Process> process = connection->start(Command(
        uploadScript(remoteFile, source->size(), mode), translated("writing %1").arg(remoteFile)));
    QObject context;
    QByteArray said;
    QObject::connect(
        process.get(), &Process::standardError, &context,
        [&said](const QByteArray &bytes) { said = QByteArray(said + bytes).right(4096); });
    Result<void> fed = co_await feed(process, thread, source, progress, stop);
    Result<ProcessEnd> end = tl::make_unexpected(Error::cancelled());
    if (fed)
        end = co_await process->finish(stop);
    if (!end) {
        if (!process->isFinished() && connection)
            co_await process->stop(Milliseconds(2000), StopToken());
        co_return tl::make_unexpected(fed ? end.error() : fed.error());
    }
    RUNWATT_CO_CHECK(concluded(*end, remoteFile, said));
    if (progress)
        progress(source->size(), source->size());
    co_return {};
}

Task<Result<void>> uploadBytes(QPointer<Connection> connection,
                               QByteArray contents,
                               QString remoteFile,
                               int mode,
                               StopToken stop)
{
    Digest digest;
    digest.add(contents);
    Command command(uploadScript(remoteFile, contents.size(), mode),
                    translated("writing %1").arg(remoteFile));
    command.input = contents + sumLine(digest);
    RUNWATT_CO_TRY(const CommandResult result, co_await connection->run(command, stop));
    co_return concluded(result.end, remoteFile, result.standardError);
}

} // namespace runwatt::ssh
