// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/turn.h"

#include "core/base/shellquote.h"
#include "core/device/scripts.h"
#include "core/device/text.h"

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::device {

namespace {

using namespace std::chrono_literals;

/// How often the device hears that this computer is there: see turn.sh.
constexpr Milliseconds kBeat = 30s;

} // namespace

TurnHold::TurnHold(std::shared_ptr<ssh::Process> process)
    : m_process(std::move(process))
{
    QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] { m_process->write("here\n"); });
    m_beat.start(kBeat);
}

TurnHold::~TurnHold()
{
    m_process->closeInput();
}

Task<Result<std::shared_ptr<TurnHold>>> holdTurn(ssh::Connection *connection,
                                                 QString device,
                                                 QString who,
                                                 std::function<void(const QString &)> waits,
                                                 StopToken stop)
{
    const QString what = Device::tr("whether another campaign runs there can't be told");
    const QStringList words = scriptCommand(u"turn"_s, Interpreter::Shell, {who.simplified()});
    const std::shared_ptr<ssh::Process> process =
        connection->start(ssh::Command(shellCommand(words), u"turn"_s));
    auto hold = std::make_shared<TurnHold>(process);
    QByteArray unread;
    std::optional<QString> none;
    bool isOurs = false;
    QByteArray problem;
    Notifier changed;
    QObject context;
    QObject::connect(
        process.get(), &ssh::Process::standardOutput, &context, [&](const QByteArray &bytes) {
            unread += bytes;
            for (qsizetype end = unread.indexOf('\n'); end >= 0; end = unread.indexOf('\n')) {
                const QString line = QString::fromUtf8(unread.left(end));
                unread.remove(0, end + 1);
                isOurs = isOurs || line == u"turn";
                if (line.startsWith(u"waits\t"_s))
                    waits(line.section(u'\t', 1));
                if (line.startsWith(u"none\t"_s))
                    none = line.section(u'\t', 1);
            }
            changed.notify();
        });
    QObject::connect(
        process.get(), &ssh::Process::standardError, &context,
        [&](const QByteArray &bytes) { problem = QByteArray(problem + bytes).right(300); });
    QObject::connect(process.get(), &ssh::Process::finished, &context, [&] { changed.notify(); });
    while (!isOurs) {
        if (none)
            co_return failure(ErrorCode::Unsupported, what, device, *none);
        if (process->isFinished()) {
            const bool isLost = process->end().reason == ssh::ProcessEnd::Reason::LinkLost;
            co_return failure(isLost ? ErrorCode::ConnectionLost : ErrorCode::System, what, device,
                              isLost ? Device::tr("the link was lost")
                                     : QString::fromUtf8(problem).trimmed());
        }
        const Wake wake = co_await changed.wait(stop);
        if (wake == Wake::Stopped || wake == Wake::Gone)
            co_return tl::make_unexpected(Error::cancelled());
    }
    co_return hold;
}

} // namespace runwatt::device
