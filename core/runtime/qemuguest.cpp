// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/qemuguest.h"

#include "core/base/shellquote.h"
#include "core/runtime/guestconsole.h"
#include "core/runtime/processmemory.h"
#include "core/runtime/text.h"

#include <QRandomGenerator>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kBootLimit = 90s;
constexpr Milliseconds kEmulatedBootLimit = 300s;
constexpr Milliseconds kImagesLimit = 600s; ///< some hundred megabytes to a slow card
constexpr Milliseconds kStopGrace = 3s;
constexpr Milliseconds kEndingLimit = 3s; ///< a guest that panicked takes its QEMU with it
constexpr Milliseconds kDeadAfter = 12s;
constexpr Milliseconds kEmulatedDeadAfter = 60s; ///< a busy guest answers late
constexpr qsizetype kConsoleTail = 64 * 1024;
constexpr qsizetype kConsoleKept = 4 * 1024 * 1024;
constexpr int kPortTries = 5;
/// Below the range from which a kernel takes ports for connections by itself.
constexpr quint32 kFirstPort = 20000;
constexpr quint32 kLastPort = 32000;
constexpr int kFileMode = 0600;
const QString kFilesInGuest = u"/run/guest"_s;

QemuMachine machineFor(const QString &code, const RuntimePlace &place)
{
    QemuMachine machine;
    machine.program = place.profile.fact(u"tool.qemu"_s).section(u' ', 0, 0);
    machine.code = code;
    machine.architecture = place.profile.architecture;
    machine.name = place.tag;
    machine.options = place.guest;
    if (machine.options.kernel.isEmpty())
        machine.options.kernel = place.profile.fact(u"guest.kernel"_s);
    machine.memoryBytes = guestMemory(place.guest, place.budget);
    machine.processors = guestProcessors(place.budget, place.profile);
    machine.timeStampKilohertz = place.profile.fact(u"tsc.khz"_s).section(u' ', 0, 0).toLongLong();
    machine.folder = place.folder + u"/guest-" + code;
    machine.rootImage = place.folder + u"/rootfs.img";
    return machine;
}

} // namespace

QemuGuest::QemuGuest(QString code, RuntimePlace place)
    : m_code(std::move(code))
    , m_place(std::move(place))
    , m_group(m_place)
    , m_link(m_place)
    , m_machine(machineFor(m_code, m_place))
{ }

QemuGuest::~QemuGuest()
{
    m_link.close(); // before the connection that carries it loses its process
}

QString QemuGuest::code() const
{
    return m_code;
}

Origin QemuGuest::origin() const
{
    const bool isEmulated = m_machine.options.accelerator == Accelerator::Tcg;
    return combined(m_place.profile.origin(), isEmulated ? Origin::Emulated : Origin::Measured);
}

bool QemuGuest::sharesProcessIds() const
{
    return false;
}

bool QemuGuest::sharesFiles() const
{
    return false;
}

QList<qint64> QemuGuest::processIds() const
{
    return m_qemu ? m_qemu->processIds() : QList<qint64>();
}

const device::DeviceClock *QemuGuest::clock() const
{
    return &m_link.clock();
}

Task<Result<void>> QemuGuest::measureClock(StopToken stop)
{
    co_return co_await m_link.measureClock(stop);
}

QByteArray QemuGuest::takeConsole()
{
    return std::exchange(m_newConsole, {});
}

Milliseconds QemuGuest::bootLimit() const
{
    return origin() == Origin::Emulated ? kEmulatedBootLimit : kBootLimit;
}

Task<Result<void>> QemuGuest::prepare(StopToken stop)
{
    RUNWATT_CO_CHECK(co_await m_link.makeKeys(stop));
    RootRequest request = rootRequestOf(m_place);
    for (const QString &program : guestPrograms()) {
        if (!request.programs.contains(program))
            request.programs.append(program);
    }
    RUNWATT_CO_TRY(m_root, co_await makeRootFilesystem(m_place, request, stop));
    RUNWATT_CO_CHECK(co_await makeImages(stop));
    // Whether it boots, only a boot tells: not one trial after another is to find out.
    const Result<void> started = co_await start(stop);
    const Result<void> stopped = co_await this->stop(stop);
    RUNWATT_CO_CHECK(started);
    m_newConsole.clear(); // of no trial
    co_return stopped;
}

Task<Result<void>> QemuGuest::makeImages(StopToken stop)
{
    RootRequest base;
    base.folder = m_machine.folder + u"/base";
    base.mountPoint = u"/guest"_s;
    base.programs = QStringList{u"cat"_s,   u"cp"_s,          u"insmod"_s, u"mkdir"_s,
                                u"mount"_s, u"switch_root"_s, u"sleep"_s};
    RUNWATT_CO_TRY(const RootFilesystem made, co_await makeRootFilesystem(m_place, base, stop));
    RUNWATT_CO_TRY(std::vector<GuestLink::File> files, m_link.serverFiles(kFilesInGuest));
    files.push_back({u"init"_s, device::script(u"guestinit.sh"_s).toUtf8()});
    files.push_back({u"folder"_s, m_place.folder.toUtf8() + '\n'});
    files.push_back({u"address"_s, qemuGuestAddress().toUtf8() + '\n'});
    for (const GuestLink::File &file : files) {
        const QString path = made.folder + base.mountPoint + u'/' + file.name;
        RUNWATT_CO_CHECK(
            co_await m_place.connection->writeFile(path, file.contents, kFileMode, stop));
    }
    const QStringList words{m_machine.folder, m_machine.options.kernel, m_root.folder,
                            m_machine.rootImage, QString::number(dataDiskBytes(m_place.fileBytes))};
    ssh::Command command(
        shellCommand(device::scriptCommand(u"guestimages"_s, device::Interpreter::Shell, words)),
        u"images of the guest"_s);
    command.limit = kImagesLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult result,
                   co_await m_place.connection->run(command, stop));
    const QByteArray said = result.standardOutput.trimmed();
    if (!result.succeeded() || !said.startsWith("kernel ")) {
        co_return failure(ErrorCode::System, Runtimes::tr("the guest's disks can't be made"),
                          QString(m_place.profile.device + u": " + m_machine.folder),
                          QString::fromUtf8(result.standardError.right(300)).trimmed(),
                          Runtimes::tr("They take about 400 MB and the benchmark's files in the "
                                       "folder for these; the kernel must have virtio."));
    }
    m_kernelSha256 = QString::fromLatin1(said.sliced(7));
    co_return {};
}

Task<Result<void>> QemuGuest::start(StopToken stop)
{
    m_cost = RuntimeCost();
    RUNWATT_CO_CHECK(co_await this->stop(stop));
    RUNWATT_CO_CHECK(co_await m_group.make(stop));
    for (int attempt = 1;; ++attempt) {
        m_machine.port =
            static_cast<quint16>(QRandomGenerator::system()->bounded(kFirstPort, kLastPort));
        RUNWATT_CO_TRY(const Boot how, co_await boot(stop));
        if (how == Boot::Ready)
            break;
        if (attempt == kPortTries) {
            co_return failure(ErrorCode::Busy, Runtimes::tr("the guest could not be started"),
                              m_place.profile.device,
                              Runtimes::tr("no port was free for its SSH server"));
        }
    }
    const std::optional<TimeNs> asked = m_qemu->startSteadyNs();
    if (asked && m_upSteadyNs)
        m_cost.startUpNs = *m_upSteadyNs - *asked;
    const Milliseconds deadAfter = origin() == Origin::Emulated ? kEmulatedDeadAfter : kDeadAfter;
    co_return co_await m_link.open(m_machine.port, deadAfter, stop);
}

Task<Result<QemuGuest::Boot>> QemuGuest::boot(StopToken stop)
{
    m_console.clear();
    m_upSteadyNs.reset();
    m_isReady = false;
    m_words = qemuCommand(m_machine);
    const QStringList wrapped = device::scriptCommand(u"stamp"_s, m_place.interpreter(), m_words);
    m_process = m_place.connection->start(ssh::Command(m_group.lineInside(wrapped), u"qemu"_s));
    m_qemu = std::make_unique<ToolRun>(m_process, m_place.clock);
    QObject::connect(m_qemu.get(), &ToolRun::output, m_qemu.get(),
                     [this](const QByteArray &bytes, TimeNs steadyNs) {
                         m_console = QByteArray(m_console + bytes).right(kConsoleTail);
                         if (m_newConsole.size() < kConsoleKept)
                             m_newConsole += bytes;
                         if (!m_upSteadyNs && m_console.contains(kGuestUp))
                             m_upSteadyNs = steadyNs;
                         m_isReady = m_isReady || m_console.contains(kGuestReady);
                         m_changed.notify();
                     });
    QObject::connect(m_qemu.get(), &ToolRun::ended, m_qemu.get(), [this] { m_changed.notify(); });
    const TimeNs giveUp = steadyNowNs() + bootLimit().count() * kNsPerMs;
    while (!m_isReady && !m_process->isFinished() && steadyNowNs() < giveUp) {
        const Milliseconds left((giveUp - steadyNowNs()) / kNsPerMs + 1);
        const Wake wake = co_await m_changed.wait(stop, left);
        if (wake == Wake::Stopped || wake == Wake::Gone)
            co_return tl::make_unexpected(Error::cancelled());
    }
    if (m_isReady)
        co_return Boot::Ready;
    const bool ended = m_process->isFinished();
    const Result<void> stopped = co_await m_qemu->stop(stop);
    Q_UNUSED(stopped)
    const Result<ToolEnd> end = co_await m_qemu->finish(stop);
    if (end && end->errorTail.contains("Could not set up host forwarding rule"))
        co_return Boot::PortTaken;
    if (!ended && end && !end->linkLost) {
        co_return failure(
            ErrorCode::Timeout, Runtimes::tr("the guest did not boot"), m_place.profile.device,
            m_console.isEmpty()
                ? Runtimes::tr("nothing came from it in %1 s").arg(bootLimit().count() / 1000)
                : Runtimes::tr("after %1 s its console ends with: %2")
                      .arg(bootLimit().count() / 1000)
                      .arg(lastWords(m_console)),
            Runtimes::tr("Where the device is itself a virtual machine, its KVM may not work: "
                         "have guests emulated, or name another kernel."));
    }
    co_return tl::make_unexpected(bootError(end));
}

Error QemuGuest::bootError(const Result<ToolEnd> &end) const
{
    if (!end)
        return end.error();
    if (end->linkLost)
        return {ErrorCode::ConnectionLost, Runtimes::tr("the link was lost"),
                m_place.profile.device};
    QString why = QString::fromUtf8(end->errorTail.right(400)).trimmed();
    if (const QString console = lastWords(m_console); !console.isEmpty())
        why = why.isEmpty() ? console : why + u" / " + console;
    return {ErrorCode::System, Runtimes::tr("the guest could not be started"),
            m_place.profile.device, why,
            Runtimes::tr("Name another kernel, or give the guest more memory.")};
}

std::shared_ptr<ssh::Process> QemuGuest::run(const QStringList &words, const QString &label)
{
    return m_link.run(words, label);
}

QList<device::Fact> QemuGuest::facts() const
{
    return factsOf(m_place.budget)
        + QList<device::Fact>{
            {u"qemu"_s, Runtimes::tr("QEMU"), m_place.profile.fact(u"tool.qemu"_s)},
            {u"machine"_s, Runtimes::tr("Machine"), qemuMachineOf(m_code, m_machine.architecture)},
            {u"accelerator"_s, Runtimes::tr("Accelerator"), toWord(m_machine.options.accelerator)},
            {u"guest.processors"_s, Runtimes::tr("Processors of the guest"),
             QString::number(m_machine.processors)},
            {u"guest.memory"_s, Runtimes::tr("Memory of the guest"),
             QString::number(m_machine.memoryBytes)},
            {u"guest.cache"_s, Runtimes::tr("Cache mode of its disks"),
             toWord(m_machine.options.cache)},
            {u"guest.kernel"_s, Runtimes::tr("Kernel of the guest"), m_machine.options.kernel},
            {u"guest.kernel.sha256"_s, Runtimes::tr("Its SHA-256"), m_kernelSha256},
            {u"rootfs.sha256"_s, Runtimes::tr("Root file system"), m_root.sha256},
            {u"rootfs.bytes"_s, Runtimes::tr("Size of the root file system"),
             QString::number(m_root.bytes)},
            {u"network"_s, Runtimes::tr("Network"), u"user"_s},
            {u"command"_s, Runtimes::tr("Command line"), QString::fromUtf8(shellCommand(m_words))}};
}

Task<Result<RuntimeCost>> QemuGuest::cost(StopToken stop)
{
    const QString file = m_machine.folder + u"/pid";
    RUNWATT_CO_TRY(m_cost.memoryBytes,
                   co_await processMemory(m_place, QStringList(), Memory::OfProcess, file, stop));
    co_return m_cost;
}

Task<Result<qint64>> QemuGuest::memoryKills(StopToken stop)
{
    co_return co_await m_group.kills(stop);
}

Task<std::optional<Error>> QemuGuest::broken(StopToken stop)
{
    if (!m_process || m_link.isOpen())
        co_return std::nullopt;
    const TimeNs giveUp = steadyNowNs() + kEndingLimit.count() * kNsPerMs;
    while (!m_process->isFinished() && steadyNowNs() < giveUp) {
        const Wake wake = co_await m_changed.wait(stop, kEndingLimit);
        if (wake == Wake::Stopped || wake == Wake::Gone)
            co_return std::nullopt;
    }
    // Only of itself: one that was stopped has another reason, and with the device's link gone
    // nothing is known of it.
    if (!m_process->isFinished() || m_process->end().reason != ssh::ProcessEnd::Reason::Exited)
        co_return std::nullopt;
    QString why = lastWords(m_console);
    // A fault of KVM's is told by QEMU, not by the guest.
    const Result<ToolEnd> end = co_await m_qemu->finish(stop);
    if (end && !end->errorTail.trimmed().isEmpty())
        why += u" / " + QString::fromUtf8(end->errorTail.right(400)).trimmed();
    co_return Error(ErrorCode::System, Runtimes::tr("the guest has ended in mid-trial"),
                    m_place.profile.device, why,
                    Runtimes::tr("The trial's raw output has its whole console."));
}

Task<Result<void>> QemuGuest::stop(StopToken stop)
{
    m_link.close();
    if (!m_qemu)
        co_return co_await m_group.remove(stop);
    Result<void> stopped;
    if (!m_process->isFinished())
        stopped = co_await m_process->stop(kStopGrace, stop);
    if (!m_process->isFinished())
        co_return stopped; // for clean(), or the next start, to end
    const bool lost = m_process->end().reason == ssh::ProcessEnd::Reason::LinkLost;
    m_qemu.reset();
    m_process.reset();
    if (lost) {
        co_return failure(ErrorCode::ConnectionLost, Runtimes::tr("the link was lost"),
                          m_place.profile.device,
                          Runtimes::tr("the device ends the guest by itself"));
    }
    co_return co_await m_group.remove(stop);
}

Task<Result<void>> QemuGuest::clean(StopToken stop)
{
    m_link.close();
    if (m_place.connection->state() != ssh::Connection::State::Open) {
        m_qemu.reset();
        m_process.reset();
        co_return {};
    }
    co_return co_await this->stop(stop);
}

} // namespace runwatt::runtime
