// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/digest.h"
#include "core/ssh/text.h"
#include "core/ssh/transfer.h"
#include "core/ssh/uploadscript.h"
#include "core/ssh/uploadsource.h"
#include "core/ssh/workerthread.h"

#include <optional>
#include <utility>

// sshd gives a channel a window of 2 MiB: at 20 ms of round trip no more than 105 MB/s, whatever
// the link carries. So a large file goes over two channels, each with a window of its own.

namespace runwatt::ssh {

namespace {

constexpr Milliseconds kStopGrace{2000};

QString failed()
{
    return Ssh::tr("A file could not be copied to the device");
}

/// The end of an upload's command as a result.
Result<void> concluded(const ProcessEnd &end, const QString &remoteFile, const QByteArray &said)
{
    if (end.reason == ProcessEnd::Reason::Exited && end.exitStatus == 0)
        return {};
    if (end.reason == ProcessEnd::Reason::LinkLost) {
        return failure(ErrorCode::ConnectionLost, failed(), remoteFile,
                       Ssh::tr("the link to the device was lost"));
    }
    if (end.exitStatus == StatusShort && said.isEmpty()) {
        return failure(ErrorCode::Corrupt, failed(), remoteFile,
                       Ssh::tr("the file system there took only a part of it"));
    }
    return tl::make_unexpected(transferError(failed(), remoteFile, end.exitStatus, said));
}

/// A shell on the device that takes extents.
class Stream : public QObject
{
public:
    explicit Stream(std::shared_ptr<Process> shell)
        : process(std::move(shell))
    {
        connect(process.get(), &Process::started, this, [this] {
            started = true;
            changed.notify();
        });
        connect(process.get(), &Process::standardOutput, this, [this](const QByteArray &bytes) {
            m_answer = QByteArray(m_answer + bytes).right(4096);
            sum = UploadScript::readySum(m_answer);
            changed.notify();
        });
        connect(process.get(), &Process::standardError, this,
                [this](const QByteArray &bytes) { said = QByteArray(said + bytes).right(4096); });
        connect(process.get(), &Process::inputDrained, this, [this] { changed.notify(); });
        connect(process.get(), &Process::finished, this, [this] { changed.notify(); });
    }

    std::shared_ptr<Process> process;
    QByteArray said;
    bool started = false;
    std::optional<Sum> sum; ///< once it is ready: the first one's file is there then
    Notifier changed;

private:
    QByteArray m_answer;
};

/// One upload under way: what its streams share. I/O thread.
struct Upload
{
    Upload(QPointer<Connection> to, std::shared_ptr<UploadSource> from, QString file, int mode)
        : connection(std::move(to))
        , source(std::move(from))
        , remoteFile(std::move(file))
        , script(remoteFile, source->size(), mode)
        , extents(source->size())
    { }

    /// Another shell; the connection has to be there.
    [[nodiscard]] std::shared_ptr<Stream> start(const QByteArray &text, WhenFull whenFull) const
    {
        Command command(text, Ssh::tr("writing %1").arg(remoteFile));
        command.whenFull = whenFull;
        return std::make_shared<Stream>(connection->start(command));
    }

    QPointer<Connection> connection;
    std::shared_ptr<UploadSource> source;
    QString remoteFile;
    UploadScript script;
    Extents extents;
    std::shared_ptr<WorkerThread> reader;
    ProgressFunction progress;
    Sum sum = Sum::Sha256; ///< the first stream's
    qint64 sent = 0;
    std::optional<Error> furtherError; ///< why the first stream was stopped
};

/// Why a stream has ended, which was too early, whatever its status is.
Result<void> stillRunning(const Upload &upload, const Stream &stream)
{
    if (!stream.process->isFinished())
        return {};
    if (stream.process->error())
        return tl::make_unexpected(*stream.process->error());
    RUNWATT_CHECK(concluded(stream.process->end(), upload.remoteFile, stream.said));
    return tl::make_unexpected(
        transferError(failed(), upload.remoteFile, StatusUnconfirmed, stream.said));
}

/// Waits until a stream has sent what it was given.
Task<Result<void>>
drained(std::shared_ptr<Upload> upload, std::shared_ptr<Stream> stream, StopToken stop)
{
    while (stream->process->bytesToWrite() > 0 && !stream->process->isFinished()) {
        const Wake wake = co_await stream->changed.wait(stop);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
    }
    co_return stillRunning(*upload, *stream);
}

/// Waits until the first stream takes extents, and notes what it sums them up with.
Task<Result<void>>
becameReady(std::shared_ptr<Upload> upload, std::shared_ptr<Stream> first, StopToken stop)
{
    while (!first->sum && !first->process->isFinished()) {
        const Wake wake = co_await first->changed.wait(stop);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
    }
    upload->sum = first->sum.value_or(upload->sum);
    co_return stillRunning(*upload, *first);
}

/// Waits for the end of a stream.
Task<Result<void>>
ended(std::shared_ptr<Upload> upload, std::shared_ptr<Stream> stream, StopToken stop)
{
    RUNWATT_CO_TRY(const ProcessEnd end, co_await stream->process->finish(stop));
    co_return concluded(end, upload->remoteFile, stream->said);
}

/// Ends a stream that is not to go on, whatever the caller's token says.
Task<void> stopped(std::shared_ptr<Upload> upload, std::shared_ptr<Stream> stream)
{
    if (!stream->process->isFinished() && upload->connection)
        co_await stream->process->stop(kStopGrace, StopToken());
}

/// Sends extents until none is left; the next piece is read while the one before is on its way.
Task<Result<void>>
feed(std::shared_ptr<Upload> upload, std::shared_ptr<Stream> stream, StopToken stop)
{
    qint64 position = 0;
    qint64 underWay = 0;
    while (const std::optional<Extent> extent = upload->extents.take()) {
        const auto bytes = std::make_shared<ExtentReader>(upload->source, *extent, upload->sum);
        QByteArray announcement = UploadScript::announcement(*extent, position);
        position = extent->end;
        for (bool last = false; !last;) {
            auto work = [bytes](const Canceller &) { return bytes->next(); };
            RUNWATT_CO_TRY(const ExtentReader::Piece piece,
                           co_await upload->reader->run(std::move(work), stop));
            if (piece.error)
                co_return tl::make_unexpected(*piece.error);
            RUNWATT_CO_CHECK(co_await drained(upload, stream, stop));
            upload->sent += underWay;
            if (upload->progress)
                upload->progress(upload->sent, upload->source->size());
            stream->process->write(std::exchange(announcement, {}));
            stream->process->write(piece.bytes);
            underWay = piece.length;
            last = piece.last;
        }
    }
    co_return co_await drained(upload, stream, stop);
}

/// What a further stream does, which may come too late or find no free session: then the first one
/// does it all.
Task<Result<void>>
sendFurther(std::shared_ptr<Upload> upload, std::shared_ptr<Stream> first, StopToken stop)
{
    const Result<void> ready = co_await becameReady(upload, first, stop);
    if (!ready && stop.stopRequested())
        co_return tl::make_unexpected(Error::cancelled());
    if (!ready || !upload->connection)
        co_return {};
    const auto stream = upload->start(upload->script.further(), WhenFull::Fail);
    Result<void> sent;
    while (sent && !stream->started && !stream->process->isFinished()) {
        const Wake wake = co_await stream->changed.wait(stop);
        if (wake == Wake::Stopped)
            sent = tl::make_unexpected(Error::cancelled());
    }
    if (stream->process->error())
        co_return {};
    if (sent)
        sent = co_await feed(upload, stream, stop);
    if (sent) {
        stream->process->closeInput();
        sent = co_await ended(upload, stream, stop);
    }
    co_await stopped(upload, stream);
    co_return sent;
}

/// Runs beside the first stream, and stops it when something fails here.
Task<void> runFurther(std::shared_ptr<Upload> upload,
                      std::shared_ptr<Stream> first,
                      std::shared_ptr<StopSource> both,
                      StopToken stop)
{
    const Result<void> sent = co_await sendFurther(upload, first, stop);
    if (sent || stop.stopRequested())
        co_return;
    upload->furtherError = sent.error();
    both->requestStop();
}

/// What the first stream does, which has the last word.
Task<Result<void>> sendFirst(std::shared_ptr<Upload> upload,
                             std::shared_ptr<Stream> first,
                             std::shared_ptr<AsyncScope> further,
                             StopToken stop)
{
    RUNWATT_CO_CHECK(co_await becameReady(upload, first, stop));
    RUNWATT_CO_CHECK(co_await feed(upload, first, stop));
    co_await further->join(stop);
    auto work = [source = upload->source](const Canceller &) { return source->problem(); };
    RUNWATT_CO_TRY(const std::optional<Error> problem,
                   co_await upload->reader->run(std::move(work), stop));
    if (problem)
        co_return tl::make_unexpected(*problem);
    first->process->write(UploadScript::keep());
    first->process->closeInput();
    co_return co_await ended(upload, first, stop);
}

} // namespace

Task<Result<void>> uploadFile(QPointer<Connection> connection,
                              QString localFile,
                              QString remoteFile,
                              int mode,
                              ProgressFunction progress,
                              StopToken stop)
{
    const auto reader = std::make_shared<WorkerThread>();
    const auto source = std::make_shared<UploadSource>(localFile);
    auto work = [source](const Canceller &) { return source->open(); };
    RUNWATT_CO_TRY(const std::optional<Error> problem, co_await reader->run(std::move(work), stop));
    if (problem)
        co_return tl::make_unexpected(*problem);
    if (!connection)
        co_return tl::make_unexpected(Error::cancelled());
    const auto upload = std::make_shared<Upload>(connection, source, remoteFile, mode);
    upload->reader = reader;
    upload->progress = progress;
    const auto both = std::make_shared<StopSource>(stop);
    const auto further = std::make_shared<AsyncScope>(both->token());
    const auto first = upload->start(upload->script.first(), WhenFull::Wait);
    if (upload->extents.areMany())
        further->start(runFurther(upload, first, both, further->token()));
    Result<void> sent = co_await sendFirst(upload, first, further, both->token());
    if (!sent) {
        both->requestStop();
        co_await stopped(upload, first);
        co_await further->join(StopToken());
        co_return tl::make_unexpected(upload->furtherError.value_or(sent.error()));
    }
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
    const UploadScript script(remoteFile, contents.size(), mode);
    Command command(script.first(), Ssh::tr("writing %1").arg(remoteFile));
    if (!contents.isEmpty()) {
        QList<QByteArray> sums;
        for (const Sum sum : {Sum::Sha256, Sum::Blake2b}) {
            Digest digest(sum);
            digest.add(contents);
            sums << digest.hex();
        }
        Extent all;
        all.end = contents.size();
        command.input =
            UploadScript::announcement(all, 0) + contents + UploadScript::confirmation(sums);
    }
    command.input += UploadScript::keep();
    RUNWATT_CO_TRY(const CommandResult result, co_await connection->run(command, stop));
    co_return concluded(result.end, remoteFile, result.standardError);
}

} // namespace runwatt::ssh
