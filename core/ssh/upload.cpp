// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shellquote.h"
#include "core/ssh/digest.h"
#include "core/ssh/transfer.h"
#include "core/ssh/workerthread.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

namespace runwatt::ssh {

namespace {

constexpr qint64 kChunk = 1024 * 1024;

QString translated(const char *text)
{
    return QCoreApplication::translate("runwatt::ssh", text);
}

QString failed()
{
    return translated("A file could not be copied to the device");
}

/// What is known of a local file before it is sent.
struct Source
{
    Source() = default;

    std::shared_ptr<QFile> file;
    qint64 size = 0;
    QByteArray hash;
    QString error;
};

/// Blocking; for the worker. The sum comes first, since the device moves the file into its place by
/// itself once size and sum are right, and so leaves nothing when the link breaks.
Source openSource(const QString &path, const Canceller &canceller)
{
    Source source;
    source.file = std::make_shared<QFile>(path);
    if (!source.file->open(QIODevice::ReadOnly)) {
        source.error = source.file->errorString();
        return source;
    }
    Digest digest;
    QByteArray buffer(kChunk, Qt::Uninitialized);
    qint64 got = 0;
    while (!canceller.isCancelled() && (got = source.file->read(buffer.data(), kChunk)) > 0) {
        digest.add(QByteArrayView(buffer).first(got));
        source.size += got;
    }
    if (got < 0 || !source.file->seek(0))
        source.error = source.file->errorString();
    source.hash = digest.hex();
    return source;
}

QByteArray uploadScript(const QString &remoteFile, const QByteArray &hash, qint64 size, int mode)
{
    const qsizetype slash = remoteFile.lastIndexOf(QChar(u'/'));
    const QString temporary = remoteFile.first(slash + 1)
        + QStringLiteral(".runwatt-%1.part").arg(QRandomGenerator::system()->generate64(), 0, 36);
    // The sum is of the stream, the size of the file: together they say that the file is whole,
    // without reading it again.
    return "file=" + shellQuote(remoteFile) + "\npart=" + shellQuote(temporary) + "\nhash=" + hash
        + "\nsize=" + QByteArray::number(size) + "\nmode=" + QByteArray::number(mode & 07777, 8) +
        R"sh(
command -v sha256sum >/dev/null || exit 69
[ -d "$file" ] && exit 68
umask 077
trap 'exit 1' HUP INT TERM PIPE
trap 'rm -f -- "$part"' EXIT
: >"$part" || exit 1
sum=$(tee -- "$part" | sha256sum)
[ "$(wc -c <"$part")" -eq "$size" ] || exit 71
[ "${sum%% *}" = "$hash" ] || exit 70
chmod -- "$mode" "$part" && mv -f -- "$part" "$file" && trap - EXIT
)sh";
}

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
                       translated("the local file changed while it was sent, or the file system "
                                  "there took only a part"));
    }
    return tl::make_unexpected(transferError(failed(), remoteFile, end.exitStatus, said));
}

/// Sends the file's bytes; the next chunk is read while the one before is on its way. Gives what
/// went wrong on our side, if something did.
Task<Result<void>> feed(std::shared_ptr<Process> process,
                        std::shared_ptr<WorkerThread> thread,
                        Source source,
                        ProgressFunction progress,
                        StopToken stop)
{
    Notifier changed;
    QObject context;
    QObject::connect(process.get(), &Process::inputDrained, &context, [&] { changed.notify(); });
    QObject::connect(process.get(), &Process::finished, &context, [&] { changed.notify(); });
    qint64 sent = 0;
    while (!process->isFinished()) {
        auto work = [file = source.file](const Canceller &) { return file->read(kChunk); };
        RUNWATT_CO_TRY(const QByteArray chunk, co_await thread->run(std::move(work), stop));
        while (process->bytesToWrite() > 0 && !process->isFinished()) {
            const Wake wake = co_await changed.wait(stop);
            if (wake == Wake::Stopped)
                co_return tl::make_unexpected(Error::cancelled());
        }
        if (progress)
            progress(sent, source.size);
        if (chunk.isEmpty())
            break;
        process->write(chunk);
        sent += chunk.size();
    }
    process->closeInput();
    co_return {};
}

} // namespace

Task<Result<void>> uploadFile(QPointer<Connection> connection,
                              QString localFile,
                              QString remoteFile,
                              int mode,
                              ProgressFunction progress,
                              StopToken stop)
{
    const auto thread = std::make_shared<WorkerThread>();
    auto work = [localFile](const Canceller &canceller) {
        return openSource(localFile, canceller);
    };
    RUNWATT_CO_TRY(Source source, co_await thread->run(std::move(work), stop));
    if (!source.error.isEmpty()) {
        co_return failure(ErrorCode::System, failed(), localFile, source.error);
    }
    if (!connection)
        co_return tl::make_unexpected(Error::cancelled());
    const std::shared_ptr<Process> process =
        connection->start(Command(uploadScript(remoteFile, source.hash, source.size, mode),
                                  translated("writing %1").arg(remoteFile)));
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
        progress(source.size, source.size);
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
    Command command(uploadScript(remoteFile, digest.hex(), contents.size(), mode),
                    translated("writing %1").arg(remoteFile));
    command.input = contents;
    RUNWATT_CO_TRY(const CommandResult result, co_await connection->run(command, stop));
    co_return concluded(result.end, remoteFile, result.standardError);
}

} // namespace runwatt::ssh
