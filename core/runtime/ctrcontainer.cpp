// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/ctrcontainer.h"

#include "core/base/shellquote.h"
#include "core/device/kata.h"
#include "core/device/privilege.h"
#include "core/runtime/ocibundle.h"
#include "core/runtime/text.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kRemovalLimit = 60s;
constexpr int kConfigMode = 0600;

} // namespace

CtrContainer::CtrContainer(RuntimePlace place)
    : m_place(std::move(place))
    , m_process(m_place)
    , m_kind(networkOf(m_place.container, u"KC"_s))
    , m_network(m_place, DeviceNetwork::Kind::BridgedSpace)
{
    m_request.ctr = device::kataEngineWords(m_place.profile, u"ctr"_s);
    m_request.name = m_place.tag;
    m_request.config = m_place.folder + u"/kata-config.json"; // RC has one too
    m_request.user = m_place.profile.fact(u"uid"_s);
    if (m_place.container.kataStorage == KataStorage::Block)
        m_volume.emplace(m_place);
}

QList<qint64> CtrContainer::processIds() const
{
    return m_process.processIds();
}

Task<Result<void>> CtrContainer::prepare(StopToken stop)
{
    RUNWATT_CO_CHECK(co_await remove(stop));
    RUNWATT_CO_TRY(m_root, co_await makeRootFilesystem(m_place, rootRequestOf(m_place), stop));
    OciBundle bundle;
    bundle.root = m_root.folder;
    bundle.sharedFolder = m_place.folder;
    bundle.controlGroup = u'/' + m_place.tag;
    bundle.hostName = u"runwatt"_s;
    bundle.budget = m_place.budget;
    bundle.words = ContainerProcess::firstWords();
    bundle.userId = m_place.profile.fact(u"uid"_s).toInt();
    bundle.groupId = m_place.profile.fact(u"gid"_s).toInt();
    bundle.kernel = ContainerKernel::Guest;
    bundle.network = m_kind;
    if (m_kind == ContainerNetwork::Bridge) {
        // Whether it can be made is not for one trial after another to find out.
        RUNWATT_CO_CHECK(co_await m_network.make(stop));
        RUNWATT_CO_CHECK(co_await m_network.remove(stop));
        bundle.networkNamespace = m_network.namespacePath();
    }
    if (m_volume) {
        RUNWATT_CO_CHECK(co_await m_volume->make(stop));
        bundle.sharedFrom = m_volume->source();
    }
    m_config = QJsonDocument(ociConfig(bundle)).toJson(QJsonDocument::Compact);
    co_return co_await m_place.connection->writeFile(m_request.config, m_config, kConfigMode, stop);
}

Task<Result<void>> CtrContainer::start(StopToken stop)
{
    if (m_mayExist)
        RUNWATT_CO_CHECK(co_await remove(stop));
    m_mayExist = true;
    if (m_kind == ContainerNetwork::Bridge)
        RUNWATT_CO_CHECK(co_await m_network.make(stop));
    if (m_volume)
        RUNWATT_CO_CHECK(co_await m_volume->attach(stop));
    Result<TimeNs> started = co_await m_process.start(ctrRunCommand(m_request), u"ctr run"_s, stop);
    if (!started) {
        if (started.error().code == ErrorCode::System)
            started.error().remedy =
                Runtimes::tr("Look at it on the device: sudo journalctl -u containerd -t kata");
        co_return tl::make_unexpected(started.error());
    }
    m_startUpNs = *started;
    co_return {};
}

TimeNs CtrContainer::startUpNs() const
{
    return m_startUpNs;
}

QStringList CtrContainer::wayInside()
{
    return ctrExecCommand(m_request,
                          QString(m_request.name + u'-' + QString::number(++m_executions)), {});
}

Task<Result<QString>> CtrContainer::identity(StopToken stop)
{
    Q_UNUSED(stop)
    co_return QString(m_request.name); // QCoro 0.8 would move a member away
}

QList<device::Fact> CtrContainer::facts() const
{
    const QByteArray line = shellCommand(ctrRunCommand(m_request));
    return factsOf(m_place.budget) + factsOf(m_root)
        + QList<device::Fact>{{u"engine"_s, Runtimes::tr("Container engine"),
                               QString(u"ctr "_s + m_place.profile.fact(u"engine.ctr.version"_s))},
                              {u"network"_s, Runtimes::tr("Network"), toWord(m_kind)},
                              {u"config"_s, Runtimes::tr("Bundle"), QString::fromUtf8(m_config)},
                              {u"command"_s, Runtimes::tr("Command line"), QString::fromUtf8(line)}}
    + m_network.facts() + (m_volume ? m_volume->facts() : QList<device::Fact>());
}

Task<std::optional<Error>> CtrContainer::broken(StopToken stop)
{
    return m_process.broken(std::move(stop));
}

Task<Result<void>> CtrContainer::stop(StopToken stop)
{
    RUNWATT_CO_CHECK(co_await m_process.stop(stop));
    co_return co_await remove(stop);
}

Task<Result<void>> CtrContainer::remove(StopToken stop)
{
    const QStringList words = device::rootPrefix(m_place.profile).value_or(QStringList())
        + device::scriptCommand(u"ctrdelete"_s, device::Interpreter::Shell,
                                QStringList{m_request.name, u"ctr"_s});
    ssh::Command command(shellCommand(words), u"ctr delete"_s);
    command.limit = kRemovalLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult removed,
                   co_await m_place.connection->run(command, stop));
    RUNWATT_CO_CHECK(removed.check(Runtimes::tr("removing the container")));
    RUNWATT_CO_CHECK(co_await m_network.remove(stop));
    if (m_volume)
        RUNWATT_CO_CHECK(co_await m_volume->detach(stop));
    m_mayExist = false;
    co_return {};
}

Task<Result<void>> CtrContainer::clean(StopToken stop)
{
    m_process.drop();
    if (m_place.connection->state() != ssh::Connection::State::Open)
        co_return {};
    co_return co_await remove(stop);
}

} // namespace runwatt::runtime
