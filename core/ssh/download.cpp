// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shellquote.h"
#include "core/ssh/digest.h"
#include "core/ssh/text.h"
#include "core/ssh/transfer.h"
#include "core/ssh/workerthread.h"

#include <QSaveFile>

#include <atomic>
#include <optional>

namespace runwatt::ssh {

namespace {

/// Bytes that may wait for the local disk before the device is slowed down.
constexpr qint64 kMostWaiting = 16 * 1024 * 1024;

/// In bytes, of its first line.
constexpr qsizetype kLongestOpening = 4096;

QString failed()
{
    return Ssh::tr("A file could not be copied from the device");
}

QByteArray downloadScript(const QString &remoteFile)
{
    // The sum is taken beside the copy, so that a device with two processors loses no time.
    return "file=" + shellQuote(remoteFile) + sumFunction() + R"sh(
[ -e "$file" ] || exit 66
[ -d "$file" ] && exit 68
[ -r "$file" ] || exit 67
echo "$sum_name $(stat -L -c %s -- "$file")"
(echo "hash $(sum_of <"$file")" >&2) &
cat <"$file"
status=$?
wait
exit "$status"
)sh";
}

enum class Difference { No, Yes };

struct Outcome
{
    Difference difference = Difference::No;
    QString error;
};

/// Writes and sums up on the worker's thread. Shared with its steps.
class Sink
{
public:
    explicit Sink(const QString &path)
        : m_file(path)
    { }

    // For the worker's thread.
    QString open()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            m_error = m_file.errorString();
        return m_error;
    }

    [[nodiscard]] bool isBroken() const { return !m_error.isEmpty(); }

    /// Before the first add().
    void sumUpWith(Sum sum) { m_digest.emplace(sum); }

    void add(const QByteArray &bytes)
    {
        if (!m_error.isEmpty())
            return;
        if (m_file.write(bytes) != bytes.size())
            m_error = m_file.errorString();
        m_digest->add(bytes);
    }

    /// Moves it to its place if the sum is right.
    Outcome commit(const QByteArray &expected)
    {
        Outcome outcome;
        if (m_error.isEmpty() && (!m_digest || m_digest->hex() != expected))
            outcome.difference = Difference::Yes;
        else if (m_error.isEmpty() && !m_file.commit())
            m_error = m_file.errorString();
        outcome.error = m_error;
        return outcome;
    }

private:
    QSaveFile m_file;
    std::optional<Digest> m_digest;
    QString m_error;
};

/// The number or word after `key` at the start of a line of what the script said.
QByteArray said(const QByteArray &text, const QByteArray &key)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(key))
            return line.sliced(key.size()).trimmed().split(' ').value(0);
    }
    return {};
}

/// The first line of the device's half: "blake2b 1234", and what of the contents came with it.
struct Opening
{
    std::optional<Sum> sum;
    qint64 size = 0; ///< 0 where the device can't tell
    QByteArray contents;
};

/// Null until the line is there.
std::optional<Opening> openingOf(const QByteArray &head)
{
    const qsizetype end = head.indexOf('\n');
    if (end < 0)
        return std::nullopt;
    const QList<QByteArray> words = head.first(end).split(' ');
    return Opening{sumNamed(words.first()), words.value(1).toLongLong(), head.sliced(end + 1)};
}

/// Tells the I/O thread, from the worker, how the disk does. Deleted in its own thread.
class Relay : public QObject
{
    Q_OBJECT

signals:
    void caughtUp();
    void broken();
};

/// One download: takes the process's output and hands it to the sink. I/O thread.
class Download : public QObject
{
public:
    Download(const QString &localFile, ProgressFunction progress, const StopToken &stop)
        : running(stop)
        , m_sink(std::make_shared<Sink>(localFile))
        , m_progress(std::move(progress))
        , m_pending(std::make_shared<std::atomic<qint64>>(0))
        , m_relay(new Relay, [](Relay *relay) { relay->deleteLater(); })
    { }

    void follow(std::shared_ptr<Process> process)
    {
        m_process = std::move(process);
        connect(m_relay.get(), &Relay::caughtUp, this,
                [this] { m_process->setReading(Process::Reading::Resume); });
        connect(m_relay.get(), &Relay::broken, this, [this] { running.requestStop(); });
        connect(m_process.get(), &Process::standardOutput, this, &Download::take);
        connect(m_process.get(), &Process::standardError, this,
                [this](const QByteArray &bytes) { text = QByteArray(text + bytes).right(4096); });
    }

    WorkerThread thread;
    StopSource running; ///< stops with the caller, or when the local disk fails
    QByteArray text;

    [[nodiscard]] std::shared_ptr<Sink> sink() const { return m_sink; }

    [[nodiscard]] bool isOpened() const { return m_sum.has_value(); }

    [[nodiscard]] qint64 received() const { return m_received; }

private:
    void take(const QByteArray &bytes)
    {
        if (m_sum) {
            store(bytes);
            return;
        }
        m_head += bytes;
        const std::optional<Opening> opening = openingOf(m_head);
        m_sum = opening ? opening->sum : std::nullopt;
        if (m_sum) {
            m_size = opening->size;
            thread.post([sink = m_sink, sum = *m_sum] { sink->sumUpWith(sum); });
            m_head.clear();
            store(opening->contents);
        } else if (opening || m_head.size() > kLongestOpening) {
            running.requestStop();
        }
    }

    void store(const QByteArray &bytes)
    {
        if (bytes.isEmpty())
            return;
        m_received += bytes.size();
        *m_pending += bytes.size();
        thread.post([sink = m_sink, bytes, pending = m_pending, relay = m_relay] {
            sink->add(bytes);
            if (sink->isBroken())
                QMetaObject::invokeMethod(relay.get(), &Relay::broken, Qt::QueuedConnection);
            const qint64 before = pending->fetch_sub(bytes.size());
            if (before > kMostWaiting && before - bytes.size() <= kMostWaiting)
                QMetaObject::invokeMethod(relay.get(), &Relay::caughtUp, Qt::QueuedConnection);
        });
        if (*m_pending > kMostWaiting)
            m_process->setReading(Process::Reading::Pause);
        if (m_progress && m_received - m_told >= 1024 * 1024) {
            m_told = m_received;
            m_progress(m_received, m_size);
        }
    }

    std::shared_ptr<Process> m_process;
    std::shared_ptr<Sink> m_sink;
    ProgressFunction m_progress;
    std::shared_ptr<std::atomic<qint64>> m_pending;
    std::shared_ptr<Relay> m_relay;
    QByteArray m_head; ///< what came before the contents
    std::optional<Sum> m_sum;
    qint64 m_size = 0;
    qint64 m_received = 0;
    qint64 m_told = 0;
};

} // namespace

Task<Result<void>> downloadFile(QPointer<Connection> connection,
                                QString remoteFile,
                                QString localFile,
                                ProgressFunction progress,
                                StopToken stop)
{
    Download download(localFile, progress, stop);
    auto openWork = [sink = download.sink()](const Canceller &) { return sink->open(); };
    RUNWATT_CO_TRY(const QString problem, co_await download.thread.run(std::move(openWork), stop));
    if (!problem.isEmpty())
        co_return failure(ErrorCode::System, failed(), localFile, problem);
    if (!connection)
        co_return tl::make_unexpected(Error::cancelled());
    const std::shared_ptr<Process> process = connection->start(
        Command(downloadScript(remoteFile), Ssh::tr("reading %1").arg(remoteFile)));
    process->closeInput();
    download.follow(process);
    const Result<ProcessEnd> end = co_await process->finish(download.running.token());
    if (!end) {
        if (!process->isFinished() && connection)
            co_await process->stop(Milliseconds(2000), StopToken());
        if (stop.stopRequested() || process->error())
            co_return tl::make_unexpected(end.error());
    } else if (end->reason == ProcessEnd::Reason::LinkLost) {
        co_return failure(ErrorCode::ConnectionLost, failed(), remoteFile,
                          Ssh::tr("the link to the device was lost"));
    } else if (end->exitStatus != 0) {
        co_return tl::make_unexpected(
            transferError(failed(), remoteFile, end->exitStatus, download.text));
    }
    if (!download.isOpened()) {
        co_return failure(ErrorCode::Corrupt, failed(), remoteFile,
                          Ssh::tr("the device's shell said something else than the file"));
    }
    const QByteArray expected = said(download.text, "hash ");
    auto work = [sink = download.sink(), expected](const Canceller &) {
        return sink->commit(expected);
    };
    RUNWATT_CO_TRY(const Outcome outcome, co_await download.thread.run(std::move(work), stop));
    if (outcome.difference == Difference::Yes)
        co_return tl::make_unexpected(transferError(failed(), remoteFile, StatusChecksum, {}));
    if (!outcome.error.isEmpty())
        co_return failure(ErrorCode::System, failed(), localFile, outcome.error);
    if (progress)
        progress(download.received(), download.received());
    co_return {};
}

} // namespace runwatt::ssh

#include "download.moc"
