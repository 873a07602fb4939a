// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/firecrackerjail.h"

#include "core/base/shellquote.h"
#include "core/device/guests.h"
#include "core/device/privilege.h"
#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 30s;
const QVersionNumber kOldestJailer(1, 0);

QString programOf(const device::Profile &profile, const QString &fact)
{
    return profile.fact(fact).section(u' ', 0, 0);
}

} // namespace

Result<void> checkJailer(const device::Profile &profile)
{
    const QString what = Runtimes::tr("a guest can't be run in Firecracker by its jailer");
    const QVersionNumber version = device::jailerVersion(profile);
    const QVersionNumber its = device::firecrackerVersion(profile);
    if (profile.fact(u"tool.jailer"_s).isEmpty()) {
        return failure(ErrorCode::ToolMissing, what, profile.device,
                       Runtimes::tr("%1 is not installed").arg(u"jailer"_s),
                       Runtimes::tr("Put it beside Firecracker: it comes in the same archive. Or "
                                    "have Firecracker started without it."));
    }
    if (version != its) {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("the jailer's version is %1, and Firecracker's %2")
                           .arg(version.isNull() ? u"?"_s : version.toString(), its.toString()),
                       Runtimes::tr("Put both of one version there."));
    }
    if (version < kOldestJailer) {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("the jailer %1 is older than %2, and takes its Firecracker out "
                                    "of the trials' budget")
                           .arg(version.toString(), kOldestJailer.toString()),
                       Runtimes::tr("Put version 1.0 or a newer one of both there."));
    }
    if (!device::rootPrefix(profile)) {
        return failure(ErrorCode::Unsupported, what, profile.device,
                       Runtimes::tr("the jailer needs root, and sudo asks for a password"),
                       Runtimes::tr("Allow sudo without a password for this user, or have "
                                    "Firecracker started without it."));
    }
    return {};
}

GuestMachine insideJail(GuestMachine machine)
{
    machine.folder.clear();
    machine.rootImage = u"/rootfs.img"_s;
    return machine;
}

FirecrackerJail::FirecrackerJail(const RuntimePlace &place)
    : m_connection(place.connection)
    , m_profile(place.profile)
{ }

Task<Result<void>> FirecrackerJail::make(GuestMachine machine, StopToken stop)
{
    m_machine = std::move(machine);
    const QStringList words{m_machine.folder, programOf(m_profile, u"tool.firecracker"_s),
                            m_machine.name, m_machine.rootImage};
    ssh::Command command(
        shellCommand(device::scriptCommand(u"jail"_s, device::Interpreter::Shell, words)),
        u"jail"_s);
    command.limit = kLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult made, co_await m_connection->run(command, stop));
    const QString said = QString::fromUtf8(made.standardOutput.trimmed());
    if (!made.succeeded() || said.count(u' ') < 2) {
        co_return failure(
            ErrorCode::System, Runtimes::tr("the guest's jail can't be made"), m_profile.device,
            QString::fromUtf8(made.standardError.right(300)).trimmed(),
            Runtimes::tr("It is made of hard links: the campaign's folder has to be on "
                         "a file system that has them, such as ext4."));
    }
    m_user = said.section(u' ', 0, 0);
    m_group = said.section(u' ', 1, 1);
    m_program = said.section(u' ', 2);
    co_return {};
}

QStringList FirecrackerJail::command(const QStringList &firecrackerWords) const
{
    return QStringList{programOf(m_profile, u"tool.jailer"_s),
                       u"--id"_s,
                       m_machine.name,
                       u"--exec-file"_s,
                       m_program,
                       u"--uid"_s,
                       m_user,
                       u"--gid"_s,
                       m_group,
                       u"--chroot-base-dir"_s,
                       QString(m_machine.folder + u"/jail"),
                       u"--"_s}
    + firecrackerWords;
}

} // namespace runwatt::runtime
