// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/katacontainer.h"

#include "core/base/shellquote.h"
#include "core/device/kata.h"
#include "core/device/privilege.h"
#include "core/runtime/ctrcontainer.h"
#include "core/runtime/enginecontainer.h"
#include "core/runtime/text.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kShortLimit = 20s;
constexpr int kExchanges = 24;

std::unique_ptr<Container> containerIn(const RuntimePlace &place)
{
    if (place.container.kataEngine == Engine::Ctr)
        return std::make_unique<CtrContainer>(place);
    return std::make_unique<EngineContainer>(place, ContainerKernel::Guest);
}

/// What insidekata.sh tells of a guest.
QList<device::Fact> guestFacts(const QByteArray &told)
{
    QList<device::Fact> facts;
    for (const QByteArray &line : told.split('\n')) {
        const QByteArray name = line.left(line.indexOf('\t'));
        const QString value = QString::fromUtf8(line.mid(name.size() + 1)).trimmed();
        if (name == "kernel")
            facts.append({u"kata.kernel"_s, Runtimes::tr("Kernel of the guest"), value});
        else if (name == "cpus")
            facts.append({u"kata.cpus"_s, Runtimes::tr("Processors of the guest"), value});
        else if (name == "memory")
            facts.append({u"kata.memory"_s, Runtimes::tr("Memory of the guest"), value});
        else if (name == "files")
            facts.append(
                {u"kata.files"_s, Runtimes::tr("File system of the shared folder"), value});
    }
    return facts;
}

QString filesIn(const QList<device::Fact> &guest)
{
    for (const device::Fact &fact : guest) {
        if (fact.name == u"kata.files")
            return fact.value;
    }
    return {};
}

} // namespace

KataContainer::KataContainer(RuntimePlace place)
    : m_place(std::move(place))
    , m_container(containerIn(m_place))
{ }

QString KataContainer::code() const
{
    return u"KC"_s;
}

Origin KataContainer::origin() const
{
    return combined(m_place.profile.origin(),
                    device::isKataStandIn(m_place.profile) ? Origin::StandIn : Origin::Measured);
}

bool KataContainer::sharesFiles() const
{
    return m_place.container.kataStorage == KataStorage::Shared;
}

bool KataContainer::sharesProcessIds() const
{
    return false;
}

QList<qint64> KataContainer::processIds() const
{
    return m_container->processIds() + m_processIds;
}

const device::DeviceClock *KataContainer::clock() const
{
    return &m_clock;
}

Task<Result<void>> KataContainer::measureClock(StopToken stop)
{
    RUNWATT_CO_TRY(const device::ClockOffset offset,
                   co_await m_helper->measureOffset(kExchanges, stop));
    m_clock.add(offset);
    co_return {};
}

Task<Result<void>> KataContainer::prepare(StopToken stop)
{
    return m_container->prepare(std::move(stop));
}

Task<Result<void>> KataContainer::start(StopToken stop)
{
    m_helper.reset();
    m_clock.reset(); // each guest's begins anew
    m_processIds.clear();
    m_groupMember.clear();
    RUNWATT_CO_CHECK(co_await m_container->start(stop));
    RUNWATT_CO_TRY(m_identity, co_await m_container->identity(stop));
    RUNWATT_CO_TRY(const OnDevice seen, co_await look(stop));
    m_processIds = seen.processIds;
    m_groupMember = seen.groupMember;
    const QStringList about{u"about"_s, m_place.folder};
    RUNWATT_CO_TRY(const QByteArray told, co_await tellInside(about, stop));
    m_guest = guestFacts(told);
    if (!sharesFiles() && !told.contains("disk\tyes\n")) {
        co_return failure(ErrorCode::Unsupported,
                          Runtimes::tr("the Kata container has not taken its disk"),
                          m_place.profile.device,
                          Runtimes::tr("it has %1 where that should be").arg(filesIn(m_guest)),
                          Runtimes::tr("Look at it on the device: sudo journalctl -u containerd "
                                       "-t kata; or have its files shared."));
    }
    m_helper = std::make_unique<device::Helper>(m_place.connection, m_place.interpreter(),
                                                m_container->wayInside());
    RUNWATT_CO_CHECK(co_await m_helper->start(stop));
    co_return co_await measureClock(stop);
}

std::shared_ptr<ssh::Process> KataContainer::run(const QStringList &words, const QString &label)
{
    return startInside(m_place, m_container->wayInside(), words, label);
}

QList<device::Fact> KataContainer::facts() const
{
    const device::Profile &profile = m_place.profile;
    QList<device::Fact> facts = m_container->facts();
    facts.append({u"kata"_s, Runtimes::tr("Kata"), profile.fact(u"tool.kata"_s)});
    facts.append({u"kata.storage"_s, Runtimes::tr("The benchmark's files"),
                  toWord(m_place.container.kataStorage)});
    for (const device::Fact &fact : profile.facts) {
        if (fact.name.startsWith(u"kata."))
            facts.append(fact);
    }
    if (m_place.budget.isLimited()) {
        // As Kata's documentation has it ("Host cgroup management"): else the budget sizes the
        // guest, and what its hypervisor and virtiofsd use beside that is not held to it.
        const bool holdsAll = profile.fact(u"kata.cgroup-only"_s) == u"true";
        facts.append({u"budget.holds"_s, Runtimes::tr("What the budget holds"),
                      holdsAll ? u"guest and hypervisor"_s : u"guest"_s});
    }
    return facts + m_guest;
}

Task<Result<RuntimeCost>> KataContainer::cost(StopToken stop)
{
    RUNWATT_CO_TRY(const OnDevice seen, co_await look(stop));
    RuntimeCost cost;
    cost.startUpNs = m_container->startUpNs();
    cost.memoryBytes = seen.memoryBytes;
    co_return cost;
}

Task<Result<KataContainer::OnDevice>> KataContainer::look(StopToken stop)
{
    const QStringList words = device::rootPrefix(m_place.profile).value_or(QStringList())
        + device::scriptCommand(u"katahost"_s, device::Interpreter::Shell, {m_identity});
    ssh::Command command(shellCommand(words), u"processes of Kata"_s);
    command.limit = kShortLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await m_place.connection->run(command, stop));
    OnDevice seen;
    if (!told.succeeded())
        co_return seen;
    for (const QByteArray &line : told.standardOutput.split('\n')) {
        const QList<QByteArray> fields = line.split(' ');
        if (fields.front() == "pss")
            seen.memoryBytes = fields.back().toLongLong();
        if (fields.front() == "group")
            seen.groupMember = QString::fromLatin1(fields.back());
        if (fields.front() != "pids")
            continue;
        for (const QByteArray &pid : fields.sliced(1))
            seen.processIds.append(pid.toLongLong());
    }
    co_return seen;
}

Task<Result<QByteArray>> KataContainer::tellInside(QStringList arguments, StopToken stop)
{
    const QStringList words = m_container->wayInside()
        + device::scriptCommand(u"insidekata"_s, device::Interpreter::Shell, arguments);
    ssh::Command command(shellCommand(words), u"look inside"_s);
    command.limit = kShortLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await m_place.connection->run(command, stop));
    RUNWATT_CO_CHECK(told.check(Runtimes::tr("looking into the Kata container")));
    co_return told.standardOutput;
}

Task<Result<qint64>> KataContainer::memoryKills(StopToken stop)
{
    if (m_place.budget.memoryBytes == 0)
        co_return 0;
    const QStringList arguments{u"kills"_s};
    RUNWATT_CO_TRY(const QByteArray told, co_await tellInside(arguments, stop));
    co_return told.trimmed().toLongLong();
}

Task<std::optional<Error>> KataContainer::broken(StopToken stop)
{
    return m_container->broken(std::move(stop));
}

Task<Result<void>> KataContainer::stop(StopToken stop)
{
    m_helper.reset();
    m_processIds.clear();
    m_groupMember.clear();
    return m_container->stop(std::move(stop));
}

Task<Result<void>> KataContainer::clean(StopToken stop)
{
    m_helper.reset();
    return m_container->clean(std::move(stop));
}

} // namespace runwatt::runtime
