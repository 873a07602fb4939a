// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/runccontainer.h"

#include "core/base/shellquote.h"
#include "core/device/privilege.h"
#include "core/runtime/ocibundle.h"
#include "core/runtime/processmemory.h"
#include "core/runtime/text.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kShortLimit = 20s;
constexpr int kConfigMode = 0600;

} // namespace

RuncContainer::RuncContainer(RuntimePlace place)
    : m_place(std::move(place))
    , m_group(m_place)
    , m_process(m_place)
    , m_kind(networkOf(m_place.container, u"RC"_s))
    , m_network(m_place, DeviceNetwork::Kind::BridgedSpace)
    , m_program(m_place.profile.fact(u"runc.path"_s))
{ }

QString RuncContainer::code() const
{
    return u"RC"_s;
}

Origin RuncContainer::origin() const
{
    return m_place.profile.origin();
}

bool RuncContainer::sharesProcessIds() const
{
    return false;
}

QList<qint64> RuncContainer::processIds() const
{
    return m_process.processIds();
}

const device::DeviceClock *RuncContainer::clock() const
{
    return m_place.clock;
}

QString RuncContainer::stateFolder() const
{
    return u"/run/"_s + m_place.tag;
}

QStringList RuncContainer::runc(const QStringList &words) const
{
    return m_rootPrefix + QStringList{m_program, u"--root"_s, stateFolder()} + words;
}

Task<Result<void>> RuncContainer::prepare(StopToken stop)
{
    const std::optional<QStringList> prefix = device::rootPrefix(m_place.profile);
    if (!prefix) {
        co_return failure(
            ErrorCode::PermissionDenied, Runtimes::tr("runc can't be used"), m_place.profile.device,
            Runtimes::tr("that needs root, and sudo asks for a password"),
            Runtimes::tr("Allow sudo without a password for this user, or log in as root."));
    }
    m_rootPrefix = *prefix;
    RUNWATT_CO_CHECK(co_await remove(stop));
    RUNWATT_CO_TRY(m_root, co_await makeRootFilesystem(m_place, rootRequestOf(m_place), stop));
    OciBundle bundle;
    bundle.root = m_root.folder;
    bundle.sharedFolder = m_place.folder;
    bundle.controlGroup = u'/' + m_place.tag;
    bundle.hostName = u"runwatt"_s;
    bundle.budget = m_place.budget;
    bundle.limitsSwap = !m_place.profile.fact(u"cgroup.swap"_s).isEmpty();
    bundle.words = ContainerProcess::firstWords();
    bundle.userId = m_place.profile.fact(u"uid"_s).toInt();
    bundle.groupId = m_place.profile.fact(u"gid"_s).toInt();
    bundle.network = m_kind;
    if (m_kind == ContainerNetwork::Bridge) {
        // Whether it can be made is not for one trial after another to find out.
        RUNWATT_CO_CHECK(co_await m_network.make(stop));
        RUNWATT_CO_CHECK(co_await m_network.remove(stop));
        bundle.networkNamespace = m_network.namespacePath();
    }
    m_config = QJsonDocument(ociConfig(bundle)).toJson(QJsonDocument::Compact);
    co_return co_await m_place.connection->writeFile(m_place.folder + u"/config.json", m_config,
                                                     kConfigMode, stop);
}

Task<Result<void>> RuncContainer::start(StopToken stop)
{
    m_cost = RuntimeCost();
    if (m_mayExist)
        RUNWATT_CO_CHECK(co_await remove(stop));
    m_mayExist = true;
    if (m_kind == ContainerNetwork::Bridge)
        RUNWATT_CO_CHECK(co_await m_network.make(stop));
    const QString pidFile = m_place.folder + u"/container.pid";
    const QStringList words =
        runc({u"run"_s, u"--bundle"_s, m_place.folder, u"--pid-file"_s, pidFile, m_place.tag});
    Result<TimeNs> started = co_await m_process.start(words, u"runc run"_s, stop);
    if (!started) {
        if (started.error().code == ErrorCode::System)
            started.error().remedy = Runtimes::tr(
                "Try it on the device: runc --version; runc spec; its log tells more.");
        co_return tl::make_unexpected(started.error());
    }
    m_cost.startUpNs = *started;
    co_return {};
}

Task<std::optional<Error>> RuncContainer::broken(StopToken stop)
{
    return m_process.broken(std::move(stop));
}

std::shared_ptr<ssh::Process> RuncContainer::run(const QStringList &words, const QString &label)
{
    const QString user = m_place.profile.fact(u"uid"_s) + u':' + m_place.profile.fact(u"gid"_s);
    const QStringList inside = device::scriptCommand(u"stamp"_s, m_place.interpreter(),
                                                     QStringList{u"--forward"_s} + words);
    const QStringList all = runc(QStringList{u"exec"_s, u"--user"_s, user, m_place.tag} + inside);
    return m_place.connection->start(ssh::Command(shellCommand(all), label));
}

QList<device::Fact> RuncContainer::facts() const
{
    return factsOf(m_place.budget) + factsOf(m_root)
        + QList<device::Fact>{{u"runc"_s, Runtimes::tr("runc"),
                               m_place.profile.fact(u"tool.runc"_s)},
                              {u"network"_s, Runtimes::tr("Network"), toWord(m_kind)},
                              {u"config"_s, Runtimes::tr("Bundle"), QString::fromUtf8(m_config)}}
    + m_network.facts();
}

Task<Result<RuntimeCost>> RuncContainer::cost(StopToken stop)
{
    const QString file = m_place.folder + u"/container.pid";
    RUNWATT_CO_TRY(m_cost.memoryBytes,
                   co_await processMemory(m_place, m_rootPrefix, Memory::WithParent, file, stop));
    co_return m_cost;
}

Task<Result<qint64>> RuncContainer::memoryKills(StopToken stop)
{
    co_return co_await m_group.kills(stop);
}

Task<Result<void>> RuncContainer::stop(StopToken stop)
{
    RUNWATT_CO_CHECK(co_await m_process.stop(stop));
    // Also one that runc has removed by itself: the folder of its state is still there.
    co_return co_await remove(stop);
}

Task<Result<void>> RuncContainer::remove(StopToken stop)
{
    const QStringList words = m_rootPrefix
        + device::scriptCommand(u"runcdelete"_s, device::Interpreter::Shell,
                                {m_program, stateFolder(), m_place.tag});
    ssh::Command command(shellCommand(words), u"runc delete"_s);
    command.limit = kShortLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult removed,
                   co_await m_place.connection->run(command, stop));
    RUNWATT_CO_CHECK(removed.check(Runtimes::tr("removing the container")));
    RUNWATT_CO_CHECK(co_await m_network.remove(stop));
    m_mayExist = false;
    co_return {};
}

Task<Result<void>> RuncContainer::clean(StopToken stop)
{
    m_process.drop();
    if (m_place.connection->state() != ssh::Connection::State::Open)
        co_return {};
    co_return co_await remove(stop);
}

} // namespace runwatt::runtime
