// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/tap.h"

#include "core/base/shellquote.h"
#include "core/device/privilege.h"
#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 30s;

} // namespace

Tap::Tap(RuntimePlace place)
    : m_place(std::move(place))
{ }

Task<Result<ssh::CommandResult>> Tap::run(QStringList words, StopToken stop)
{
    const QStringList all = device::rootPrefix(m_place.profile).value_or(QStringList())
        + device::scriptCommand(u"tap"_s, device::Interpreter::Shell, words);
    ssh::Command command(shellCommand(all), u"tap"_s);
    command.limit = kLimit;
    co_return co_await m_place.connection->run(command, stop);
}

Task<Result<void>> Tap::make(StopToken stop)
{
    QStringList words{u"make"_s, m_place.tag, m_place.profile.fact(u"user"_s)};
    if (!m_guestAddress.isEmpty())
        words.append(m_guestAddress);
    m_mayExist = true;
    RUNWATT_CO_TRY(const ssh::CommandResult made, co_await run(words, stop));
    const QList<QByteArray> said = made.standardOutput.trimmed().split(' ');
    if (!made.succeeded() || said.size() != 3 || said.front() != "tap") {
        co_return failure(
            ErrorCode::System, Runtimes::tr("the guest's network can't be made"),
            m_place.profile.device, QString::fromUtf8(made.standardError.right(300)).trimmed(),
            Runtimes::tr(
                "It is a tap interface: the device needs the kernel's module tun, and root "
                "for it."));
    }
    m_interface = QString::fromLatin1(said.at(1));
    m_guestAddress = QString::fromLatin1(said.at(2));
    co_return {};
}

Task<Result<void>> Tap::remove(StopToken stop)
{
    if (!m_mayExist)
        co_return {};
    const QStringList words{u"remove"_s, m_place.tag};
    RUNWATT_CO_TRY(const ssh::CommandResult removed, co_await run(words, stop));
    m_mayExist = !removed.succeeded();
    co_return removed.check(Runtimes::tr("removing the guest's network"));
}

} // namespace runwatt::runtime
