// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ssh/connection.h"

#include "core/ssh/connection_p.h"
#include "core/ssh/text.h"
#include "core/ssh/transfer.h"

#include <utility>

namespace runwatt::ssh {

namespace {

LoginParts makeParts(std::shared_ptr<Interaction> interaction,
                     std::shared_ptr<SecretCache> secrets,
                     std::shared_ptr<AcceptedHostKeys> accepted)
{
    LoginParts parts;
    parts.interaction = std::move(interaction);
    parts.secrets = std::move(secrets);
    parts.accepted = std::move(accepted);
    return parts;
}

/// Keeps the output of a run(), up to its limit.
class Collector : public QObject
{
public:
    Collector(std::shared_ptr<Process> process, qint64 limit)
        : m_process(std::move(process))
        , m_limit(limit)
    {
        connect(m_process.get(), &Process::standardOutput, this,
                [this](const QByteArray &bytes) { add(&result.standardOutput, bytes); });
        connect(m_process.get(), &Process::standardError, this,
                [this](const QByteArray &bytes) { add(&result.standardError, bytes); });
        connect(m_process.get(), &Process::finished, this, [this] { changed.notify(); });
    }

    CommandResult result;
    bool overflowed = false;
    Notifier changed;

private:
    void add(QByteArray *to, const QByteArray &bytes)
    {
        if (overflowed)
            return;
        overflowed = to->size() + bytes.size() > m_limit;
        if (overflowed)
            changed.notify();
        else
            *to += bytes;
    }

    std::shared_ptr<Process> m_process;
    qint64 m_limit;
};

/// Stops what a cancelled run() leaves, and waits for it, whatever the caller's token says.
Task<void> stopQuietly(std::shared_ptr<Process> process, StopToken life)
{
    co_await process->stop(Milliseconds(2000), life);
}

Task<Result<CommandResult>> runCommand(std::shared_ptr<Process> process,
                                       Command command,
                                       QString where,
                                       StopToken stop,
                                       StopToken life)
{
    Collector collector(process, command.outputLimit);
    process->closeInput();
    while (!process->isFinished()) {
        const Wake wake = co_await collector.changed.wait(stop);
        if (wake == Wake::Stopped) {
            if (!life.stopRequested())
                co_await stopQuietly(process, life);
            co_return tl::make_unexpected(Error::cancelled());
        }
        if (collector.overflowed) {
            co_await stopQuietly(process, life);
            co_return failure(ErrorCode::Corrupt, Ssh::tr("A command wrote more than it may"),
                              where, command.label);
        }
    }
    if (process->error())
        co_return tl::make_unexpected(*process->error());
    collector.result.end = process->end();
    if (collector.result.end.reason == ProcessEnd::Reason::LinkLost) {
        co_return failure(ErrorCode::ConnectionLost,
                          Ssh::tr("The link was lost while a command ran"), where, command.label);
    }
    if (collector.result.end.reason == ProcessEnd::Reason::Stopped)
        co_return tl::make_unexpected(Error::cancelled());
    co_return std::move(collector.result);
}

} // namespace

Connection::Connection(Target target,
                       std::shared_ptr<Interaction> interaction,
                       std::shared_ptr<SecretCache> secrets,
                       QObject *parent)
    : Connection(std::move(target),
                 std::move(interaction),
                 std::move(secrets),
                 std::make_shared<AcceptedHostKeys>(),
                 parent)
{ }

Connection::Connection(Target target,
                       std::shared_ptr<Interaction> interaction,
                       std::shared_ptr<SecretCache> secrets,
                       std::shared_ptr<AcceptedHostKeys> accepted,
                       QObject *parent)
    : QObject(parent)
    , d(std::make_unique<ConnectionPrivate>(
          this,
          std::move(target),
          makeParts(std::move(interaction), std::move(secrets), std::move(accepted))))
{ }

Connection::~Connection() = default;

void Connection::setCarrier(Connection *carrier)
{
    d->setCarrier(carrier);
}

void Connection::setOwner(Owner owner)
{
    d->setOwner(std::move(owner));
}

Task<Result<void>> Connection::open(StopToken stop)
{
    return d->open(std::move(stop));
}

void Connection::close()
{
    d->close();
}

Connection::State Connection::state() const
{
    return d->state();
}

const Target &Connection::target() const
{
    return d->target();
}

Task<Result<CommandResult>> Connection::run(Command command, StopToken stop)
{
    const StopToken life = d->lifeToken();
    const StopSource both(stop, life);
    const QString where = d->target().address();
    if (both.token().stopRequested())
        co_return tl::make_unexpected(Error::cancelled());
    co_return co_await runCommand(d->start(command), command, where, both.token(), life);
}

std::shared_ptr<Process> Connection::start(Command command)
{
    return d->start(std::move(command));
}

Task<Result<void>> Connection::upload(
    QString localFile, QString remoteFile, int mode, ProgressFunction progress, StopToken stop)
{
    const StopSource both(stop, d->lifeToken());
    co_return co_await uploadFile(this, localFile, remoteFile, mode, progress, both.token());
}

Task<Result<void>> Connection::download(QString remoteFile,
                                        QString localFile,
                                        ProgressFunction progress,
                                        StopToken stop)
{
    const StopSource both(stop, d->lifeToken());
    co_return co_await downloadFile(this, remoteFile, localFile, progress, both.token());
}

Task<Result<void>>
Connection::writeFile(QString remoteFile, QByteArray contents, int mode, StopToken stop)
{
    const StopSource both(stop, d->lifeToken());
    co_return co_await uploadBytes(this, contents, remoteFile, mode, both.token());
}

Task<Result<QByteArray>> Connection::readFile(QString remoteFile, qint64 limit, StopToken stop)
{
    const StopSource both(stop, d->lifeToken());
    co_return co_await readRemoteFile(this, remoteFile, limit, both.token());
}

Task<Result<std::shared_ptr<Tunnel>>>
Connection::openTunnel(QString host, quint16 port, StopToken stop)
{
    const StopSource both(stop, d->lifeToken());
    co_return co_await d->openTunnel(host, port, both.token());
}

QString Connection::serverBanner() const
{
    return d->banner();
}

QString Connection::hostKeyFingerprint() const
{
    return d->fingerprint();
}

} // namespace runwatt::ssh
