// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/enginecontainer.h"

#include "core/base/shellquote.h"
#include "core/device/engines.h"
#include "core/device/privilege.h"
#include "core/runtime/ctrcommand.h"
#include "core/runtime/making.h"
#include "core/runtime/processmemory.h"
#include "core/runtime/text.h"

#include <QCryptographicHash>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kImageLimit = 600s; ///< a hundred megabytes, thrice, on a slow card
constexpr Milliseconds kRemovalLimit = 60s; ///< an image's layers go file by file
constexpr Milliseconds kShortLimit = 20s;

/// Of what engine.sh tells: the address inside, the bridge, its address, the MTU, and what is the
/// container's on the bridge.
QList<device::Fact> networkFacts(const QByteArray &told)
{
    const QList<QByteArray> words = told.split('\n').front().split('\t');
    const auto fact = [&words](const QString &name, const QString &label, qsizetype at) {
        return device::Fact{name, label, QString::fromUtf8(words.value(at))};
    };
    QList<device::Fact> facts{
        fact(u"network.address"_s, Runtimes::tr("Address inside"), 0),
        fact(u"network.mtu"_s, Runtimes::tr("MTU"), 1),
        fact(u"network.gateway"_s, Runtimes::tr("Address of the bridge"), 2),
        fact(u"network.bridge"_s, Runtimes::tr("Bridge"), 3),
        fact(u"network.interface"_s, Runtimes::tr("Interface on the device"), 4)};
    if (facts.back().value.isEmpty())
        facts.removeLast();
    return facts;
}

} // namespace

EngineContainer::EngineContainer(RuntimePlace place, ContainerKernel kernel)
    : m_place(std::move(place))
    , m_engine(toWord(kernel == ContainerKernel::Guest ? m_place.container.kataEngine
                                                       : m_place.container.engine))
    , m_process(m_place)
{
    const device::Profile &profile = m_place.profile;
    m_request.engine = device::engineWords(profile, m_engine);
    m_request.name = m_place.tag;
    m_request.sharedFolder = m_place.folder;
    m_request.user = profile.fact(u"uid"_s) + u':' + profile.fact(u"gid"_s);
    m_request.budget = m_place.budget;
    m_request.words = ContainerProcess::firstWords();
    const QString code = kernel == ContainerKernel::Guest ? u"KC"_s : u"RC"_s;
    m_request.network = toWord(networkOf(m_place.container, code));
    if (kernel == ContainerKernel::Guest) {
        m_request.runtime = kataRuntimeName();
    } else {
        m_request.limitsSwap = !profile.fact(u"cgroup.swap"_s).isEmpty();
    }
}

QString EngineContainer::code() const
{
    return u"RC"_s;
}

Origin EngineContainer::origin() const
{
    return m_place.profile.origin();
}

bool EngineContainer::sharesProcessIds() const
{
    return false;
}

QList<qint64> EngineContainer::processIds() const
{
    return m_process.processIds();
}

const device::DeviceClock *EngineContainer::clock() const
{
    return m_place.clock;
}

Task<Result<ssh::CommandResult>>
EngineContainer::engine(QString verb, QString argument, Milliseconds limit, StopToken stop)
{
    const QStringList arguments = QStringList{verb, m_request.name, argument} + m_request.engine;
    ssh::Command command(
        shellCommand(device::scriptCommand(u"engine"_s, device::Interpreter::Shell, arguments)),
        m_engine + u' ' + verb);
    command.limit = limit;
    return m_place.connection->run(command, std::move(stop));
}

Task<Result<void>> EngineContainer::prepare(StopToken stop)
{
    RUNWATT_CO_CHECK(co_await remove(Removal::WithImage, stop));
    RUNWATT_CO_TRY(m_root, co_await makeRootFilesystem(m_place, rootRequestOf(m_place), stop));
    RUNWATT_CO_CHECK(co_await makeImage(stop));
    RUNWATT_CO_TRY(const ssh::CommandResult about,
                   co_await engine(u"about"_s, QString(), kShortLimit, stop));
    m_storage = QString::fromUtf8(about.standardOutput).section(u'\t', 1).trimmed();
    co_return {};
}

Task<Result<void>> EngineContainer::makeImage(StopToken stop)
{
    const QString what = Runtimes::tr("making the container's image");
    const QString kept = m_place.keptFolder.isEmpty() ? QString() : keptImage();
    if (!kept.isEmpty()) {
        RUNWATT_CO_TRY(const ssh::CommandResult taken,
                       co_await engine(u"take"_s, kept, kImageLimit, stop));
        RUNWATT_CO_CHECK(taken.check(what));
        m_image = QString::fromUtf8(taken.standardOutput).trimmed().section(u' ', -1);
        if (!m_image.isEmpty())
            co_return {};
    }
    const QString folder = m_place.folder + u"/image";
    Making making;
    making.script = u"imagelayer"_s;
    making.words = QStringList{m_root.folder, m_place.folder, folder, m_request.name,
                               m_place.profile.architecture};
    making.folder = folder;
    making.limit = kImageLimit;
    making.what = Runtimes::tr("the container's image can't be made");
    making.halfMade = QStringList{folder};
    RUNWATT_CO_TRY(const QByteArray made, co_await make(m_place, making, stop));
    m_image = QString::fromUtf8(made).trimmed().section(u' ', -1);
    RUNWATT_CO_TRY(const ssh::CommandResult loaded,
                   co_await engine(u"load"_s, folder, kImageLimit, stop));
    RUNWATT_CO_CHECK(loaded.check(what));
    if (!kept.isEmpty()) {
        RUNWATT_CO_TRY(const ssh::CommandResult stays,
                       co_await engine(u"keep"_s, kept, kRemovalLimit, stop));
        Q_UNUSED(stays) // one that can't be kept is made anew the next time
        // Told in the same way as to those campaigns that only take it.
        RUNWATT_CO_TRY(const ssh::CommandResult told,
                       co_await engine(u"take"_s, kept, kShortLimit, stop));
        if (const QByteArray image = told.standardOutput.trimmed(); !image.isEmpty())
            m_image = QString::fromUtf8(image).section(u' ', -1);
    }
    co_return {};
}

QString EngineContainer::keptImage() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &each :
         {device::script(u"imagelayer.sh"_s), m_root.sha256, m_place.folder.section(u'/', 0, -2)})
        hash.addData(QByteArray(each.toUtf8() + '\0'));
    return u"runwatt/kept-%1:%2"_s.arg(m_place.profile.fact(u"uid"_s),
                                       QString::fromLatin1(hash.result().toHex().left(16)));
}

Task<Result<void>> EngineContainer::start(StopToken stop)
{
    m_cost = RuntimeCost();
    if (m_mayExist)
        RUNWATT_CO_CHECK(co_await remove(Removal::Container, stop));
    m_mayExist = true;
    const QString label = m_engine + u" run"_s;
    Result<TimeNs> started = co_await m_process.start(containerRunCommand(m_request), label, stop);
    if (!started) {
        if (started.error().code == ErrorCode::System)
            started.error().remedy = Runtimes::tr("Try it on the device: %1 info").arg(m_engine);
        co_return tl::make_unexpected(started.error());
    }
    m_cost.startUpNs = *started;
    // Where an engine puts a container's control group is its own affair.
    const QString file = m_place.folder + u"/container.pid";
    RUNWATT_CO_TRY(const ssh::CommandResult first,
                   co_await engine(u"pid"_s, file, kShortLimit, stop));
    m_firstProcess =
        first.succeeded() ? QString::fromUtf8(first.standardOutput).trimmed() : QString();
    if (m_place.container.network == ContainerNetwork::Bridge) {
        RUNWATT_CO_TRY(const ssh::CommandResult told,
                       co_await engine(u"network"_s, QString(), kShortLimit, stop));
        m_network.clear();
        if (told.succeeded())
            m_network = networkFacts(told.standardOutput);
    }
    co_return {};
}

std::shared_ptr<ssh::Process> EngineContainer::run(const QStringList &words, const QString &label)
{
    return startInside(m_place, wayInside(), words, label);
}

QList<device::Fact> EngineContainer::facts() const
{
    const QByteArray line = shellCommand(containerRunCommand(m_request));
    return factsOf(m_place.budget) + factsOf(m_root)
        + QList<device::Fact>{{u"engine"_s, Runtimes::tr("Container engine"),
                               QString(m_engine + u' '
                                       + m_place.profile.fact(u"engine."_s + m_engine
                                                              + u".version"_s))},
                              {u"engine.storage"_s, Runtimes::tr("Its storage driver"), m_storage},
                              {u"image"_s, Runtimes::tr("Image"), m_image},
                              {u"network"_s, Runtimes::tr("Network"), m_request.network},
                              {u"command"_s, Runtimes::tr("Command line"), QString::fromUtf8(line)}}
    + m_network;
}

Task<Result<RuntimeCost>> EngineContainer::cost(StopToken stop)
{
    // The first process and the shim that holds it. The engine's daemon serves all containers and
    // runs without any, too.
    const QString file = m_place.folder + u"/container.pid";
    RUNWATT_CO_TRY(const ssh::CommandResult told,
                   co_await engine(u"pid"_s, file, kShortLimit, stop));
    if (told.succeeded()) {
        const QStringList prefix = device::rootPrefix(m_place.profile).value_or(QStringList());
        RUNWATT_CO_TRY(m_cost.memoryBytes,
                       co_await processMemory(m_place, prefix, Memory::WithParent, file, stop));
    }
    co_return m_cost;
}

Task<Result<qint64>> EngineContainer::memoryKills(StopToken stop)
{
    if (m_place.budget.memoryBytes == 0)
        co_return 0;
    RUNWATT_CO_TRY(const ssh::CommandResult told,
                   co_await engine(u"kills"_s, QString(), kShortLimit, stop));
    RUNWATT_CO_CHECK(told.check(Runtimes::tr("asking for the container's memory")));
    co_return told.standardOutput.trimmed().toLongLong();
}

TimeNs EngineContainer::startUpNs() const
{
    return m_cost.startUpNs.value_or(0);
}

QStringList EngineContainer::wayInside()
{
    return containerExecCommand(m_request, {});
}

Task<Result<QString>> EngineContainer::identity(StopToken stop)
{
    RUNWATT_CO_TRY(const ssh::CommandResult told,
                   co_await engine(u"id"_s, QString(), kShortLimit, stop));
    RUNWATT_CO_CHECK(told.check(Runtimes::tr("asking for the container")));
    co_return QString::fromUtf8(told.standardOutput).trimmed();
}

Task<std::optional<Error>> EngineContainer::broken(StopToken stop)
{
    return m_process.broken(std::move(stop));
}

Task<Result<void>> EngineContainer::stop(StopToken stop)
{
    RUNWATT_CO_CHECK(co_await m_process.stop(stop));
    co_return co_await remove(Removal::Container, stop);
}

Task<Result<void>> EngineContainer::remove(Removal removal, StopToken stop)
{
    const QString image = removal == Removal::WithImage ? u"image"_s : QString();
    RUNWATT_CO_TRY(const ssh::CommandResult removed,
                   co_await engine(u"remove"_s, image, kRemovalLimit, stop));
    RUNWATT_CO_CHECK(removed.check(Runtimes::tr("removing the container")));
    m_mayExist = false;
    co_return {};
}

Task<Result<void>> EngineContainer::clean(StopToken stop)
{
    m_process.drop();
    if (m_place.connection->state() != ssh::Connection::State::Open)
        co_return {};
    co_return co_await remove(Removal::WithImage, stop);
}

} // namespace runwatt::runtime
