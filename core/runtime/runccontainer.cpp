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

constexpr Milliseconds kStartLimit = 60s;
constexpr Milliseconds kStopLimit = 10s;
constexpr Milliseconds kShortLimit = 20s;
constexpr int kConfigMode = 0600;
constexpr QByteArrayView kReady("ready\n");

/// The first command, its end told, and then nothing but waiting for the end of the input.
const QString kFirstProcess = u"true && echo ready && exec cat >/dev/null"_s;

} // namespace

RuncContainer::RuncContainer(RuntimePlace place)
    : m_place(std::move(place))
    , m_group(m_place)
    , m_program(m_place.profile.fact(u"runc.path"_s))
{ }

QString RuncContainer::code() const
{
    return u"RC"_s;
}

Origin RuncContainer::origin() const
{
    return Origin::Measured;
}

bool RuncContainer::sharesProcessIds() const
{
    return false;
}

QList<qint64> RuncContainer::processIds() const
{
    return m_container ? m_container->processIds() : QList<qint64>();
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
    bundle.words = QStringList{u"sh"_s, u"-c"_s, kFirstProcess};
    bundle.userId = m_place.profile.fact(u"uid"_s).toInt();
    bundle.groupId = m_place.profile.fact(u"gid"_s).toInt();
    m_config = QJsonDocument(ociConfig(bundle)).toJson(QJsonDocument::Compact);
    co_return co_await m_place.connection->writeFile(m_place.folder + u"/config.json", m_config,
                                                     kConfigMode, stop);
}

Task<Result<void>> RuncContainer::start(StopToken stop)
{
    m_cost = RuntimeCost();
    m_readySteadyNs.reset();
    if (m_mayExist)
        RUNWATT_CO_CHECK(co_await remove(stop));
    m_mayExist = true;
    const QStringList words = QStringList{u"--keep-input"_s}
        + runc({u"run"_s, u"--bundle"_s, m_place.folder, u"--pid-file"_s,
                QString(m_place.folder + u"/container.pid"), m_place.tag});
    m_process = startStamped(m_place.connection, m_place.interpreter(), words, u"runc run"_s);
    m_container = std::make_unique<ToolRun>(m_process, m_place.clock);
    Notifier changed;
    QByteArray said;
    QObject context;
    QObject::connect(m_container.get(), &ToolRun::output, &context,
                     [&](const QByteArray &bytes, TimeNs steadyNs) {
                         said += bytes;
                         if (said.contains(kReady))
                             m_readySteadyNs = steadyNs;
                         changed.notify();
                     });
    QObject::connect(m_container.get(), &ToolRun::ended, &context, [&] { changed.notify(); });
    while (!m_readySteadyNs && !m_process->isFinished()) {
        const Wake wake = co_await changed.wait(stop, kStartLimit);
        if (wake == Wake::Stopped)
            co_return tl::make_unexpected(Error::cancelled());
        if (wake == Wake::TimedOut)
            break;
    }
    if (!m_readySteadyNs) {
        m_process->closeInput();
        const Result<void> stopped = co_await m_container->stop(stop);
        Q_UNUSED(stopped)
        const Result<ToolEnd> end = co_await m_container->finish(stop);
        co_return tl::make_unexpected(startError(end));
    }
    if (const std::optional<TimeNs> asked = m_container->startSteadyNs())
        m_cost.startUpNs = *m_readySteadyNs - *asked;
    co_return {};
}

Error RuncContainer::startError(const Result<ToolEnd> &end) const
{
    if (!end)
        return end.error();
    if (end->linkLost)
        return {ErrorCode::ConnectionLost, Runtimes::tr("the link was lost"),
                m_place.profile.device};
    return {ErrorCode::System, Runtimes::tr("the container could not be started"),
            m_place.profile.device, QString::fromUtf8(end->errorTail.right(400)).trimmed(),
            Runtimes::tr("Try it on the device: runc --version; runc spec; its log tells more.")};
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
    return factsOf(m_place.budget)
        + QList<device::Fact>{
            {u"runc"_s, Runtimes::tr("runc"), m_place.profile.fact(u"tool.runc"_s)},
            {u"rootfs.sha256"_s, Runtimes::tr("Root file system"), m_root.sha256},
            {u"rootfs.bytes"_s, Runtimes::tr("Size of the root file system"),
             QString::number(m_root.bytes)},
            {u"network"_s, Runtimes::tr("Network"), u"host"_s},
            {u"config"_s, Runtimes::tr("Bundle"), QString::fromUtf8(m_config)}};
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
    if (!m_container)
        co_return {};
    m_process->closeInput();
    StopSource limited(stop);
    AsyncScope watchdog(stop);
    watchdog.start([](StopSource *source, StopToken asked) -> Task<void> {
        const Wake wake = co_await delay(kStopLimit, asked);
        if (wake == Wake::TimedOut)
            source->requestStop();
    }(&limited, watchdog.token()));
    const Result<ToolEnd> end = co_await m_container->finish(limited.token());
    if (end && end->linkLost) {
        co_return failure(ErrorCode::ConnectionLost, Runtimes::tr("the link was lost"),
                          m_place.profile.device,
                          Runtimes::tr("the device ends the container by itself"));
    }
    m_container.reset();
    m_process.reset();
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
    m_mayExist = false;
    co_return {};
}

Task<Result<void>> RuncContainer::clean(StopToken stop)
{
    m_container.reset();
    m_process.reset();
    if (m_place.connection->state() != ssh::Connection::State::Open)
        co_return {};
    co_return co_await remove(stop);
}

} // namespace runwatt::runtime
