// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/guest.h"

#include "core/base/shellquote.h"
#include "core/runtime/guestconsole.h"
#include "core/runtime/guestimages.h"
#include "core/runtime/kept.h"
#include "core/runtime/processmemory.h"
#include "core/runtime/text.h"

#include <QCryptographicHash>

#include <csignal>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kBootLimit = 90s;
constexpr Milliseconds kEmulatedBootLimit = 300s;
constexpr Milliseconds kStopGrace = 3s;
constexpr Milliseconds kQuitLimit = 5s; ///< for a monitor that was asked to write out its disks
constexpr Milliseconds kEndingLimit = 3s; ///< a guest that panicked takes its monitor with it
constexpr Milliseconds kDeadAfter = 12s;
constexpr Milliseconds kEmulatedDeadAfter = 60s; ///< a busy guest answers late
constexpr qsizetype kConsoleTail = 64 * 1024;
constexpr qsizetype kConsoleKept = 4 * 1024 * 1024;
constexpr int kBootTries = 5;

/// Of a signal that others send; those of a fault of its own have other reasons.
std::optional<QString> adviceOnKilled(const ToolEnd &end)
{
    if (signalOf(end) != SIGKILL)
        return std::nullopt;
    return Runtimes::tr("Look into the device's kernel log whether its memory was used up: then "
                        "give the guest less, or end what else runs there.");
}

} // namespace

Guest::Guest(QString code, RuntimePlace place, std::unique_ptr<Monitor> monitor)
    : m_code(std::move(code))
    , m_place(std::move(place))
    , m_monitor(std::move(monitor))
    , m_group(m_place)
    , m_tap(m_place, networkKindOf(m_place.guest))
    , m_link(m_place)
    , m_machine(machineFor(m_code, m_place))
{ }

Guest::~Guest()
{
    m_link.close(); // before the connection that carries it loses its process
}

QString Guest::code() const
{
    return m_code;
}

Origin Guest::origin() const
{
    return combined(m_place.profile.origin(), m_monitor->origin());
}

bool Guest::sharesProcessIds() const
{
    return false;
}

bool Guest::sharesFiles() const
{
    return false;
}

QList<qint64> Guest::processIds() const
{
    return m_run ? m_run->processIds() + m_monitor->processIds() : QList<qint64>();
}

const device::DeviceClock *Guest::clock() const
{
    return &m_link.clock();
}

Task<Result<void>> Guest::measureClock(StopToken stop)
{
    co_return co_await m_link.measureClock(stop);
}

QByteArray Guest::takeConsole()
{
    return std::exchange(m_newConsole, {});
}

Milliseconds Guest::bootLimit() const
{
    return origin() == Origin::Measured ? kBootLimit : kEmulatedBootLimit;
}

Task<Result<void>> Guest::prepare(StopToken stop)
{
    RUNWATT_CO_CHECK(co_await m_link.makeKeys(stop));
    RootRequest request = rootRequestOf(m_place);
    for (const QString &program : guestPrograms()) {
        if (!request.programs.contains(program))
            request.programs.append(program);
    }
    RUNWATT_CO_TRY(m_root, co_await makeRootFilesystem(m_place, request, stop));
    QString address = m_monitor->ownAddress();
    if (m_monitor->needsTap()) {
        RUNWATT_CO_CHECK(co_await m_tap.make(stop));
        address = m_tap.address();
    }
    RUNWATT_CO_TRY(std::vector<GuestLink::File> files, m_link.serverFiles(guestFilesFolder()));
    files.push_back({u"address"_s, address.toUtf8() + '\n'});
    files.push_back({u"gateway"_s, m_tap.gateway().toUtf8() + '\n'});
    files.push_back({u"card"_s, cardFile(m_tap.card())});
    RUNWATT_CO_TRY(
        const GuestKernel kernel,
        co_await makeGuestImages(m_place, m_machine, m_root, m_monitor->kernelWish(), files, stop));
    m_kernelSha256 = kernel.sha256;
    m_machine.hasTables = kernel.hasTables;
    // Whether it boots, only a boot tells: not one trial after another is to find out. Once for the
    // same guest since the device's own boot.
    const QString boots = keptName();
    RUNWATT_CO_TRY(const bool isKnown, co_await isKept(m_place, boots, stop));
    if (isKnown)
        co_return co_await m_tap.remove(stop); // start() makes it anew, with the same addresses
    const Result<void> started = co_await start(stop);
    const Result<void> stopped = co_await this->stop(stop);
    RUNWATT_CO_CHECK(started);
    m_newConsole.clear(); // of no trial
    RUNWATT_CO_CHECK(stopped);
    co_return co_await keep(m_place, boots, stop);
}

QString Guest::keptName() const
{
    const device::Profile &profile = m_place.profile;
    QStringList decisive{profile.fact(u"boot.id"_s),
                         m_code,
                         m_machine.architecture,
                         m_root.sha256,
                         m_kernelSha256,
                         m_machine.options.kernel, // whose folder has the modules
                         m_machine.hasTables ? u"tables"_s : QString(),
                         QString::number(m_machine.memoryBytes),
                         QString::number(m_machine.processors),
                         QString::number(m_machine.timeStampKilohertz),
                         QString::number(dataDiskBytes(m_place.guest, m_place.fileBytes)),
                         toWord(m_place.guest.diskBacking),
                         m_place.budget.cpus,
                         QString::number(m_place.budget.memoryBytes),
                         profile.fact(u"tool.qemu"_s),
                         profile.fact(u"tool.firecracker"_s),
                         toWord(m_place.guest.accelerator),
                         toWord(m_place.guest.cache),
                         toWord(m_place.guest.network),
                         m_place.guest.onDevice.interface,
                         toWord(m_place.guest.firecrackerCache),
                         toWord(m_place.guest.firecrackerEngine),
                         m_place.guest.firecrackerJailer ? u"jailed"_s : QString()};
    for (const QString &each : {u"guestinit.sh"_s, u"guestimages.sh"_s, u"datadisk.sh"_s,
                                u"guestkernel.sh"_s, u"guesttables.sh"_s})
        decisive.append(device::script(each));
    const QByteArray all = decisive.join(u'\0').toUtf8();
    return u"boots-"_s
        + QString::fromLatin1(
               QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex().left(16));
}

Task<Result<void>> Guest::start(StopToken stop)
{
    m_cost = RuntimeCost();
    RUNWATT_CO_CHECK(co_await this->stop(stop));
    RUNWATT_CO_CHECK(co_await m_group.make(stop));
    if (m_monitor->needsTap()) {
        // Also after the device has started anew.
        RUNWATT_CO_CHECK(co_await m_tap.make(stop));
        m_machine.tap = m_tap.interface();
        m_machine.tapAddress = m_tap.address();
        m_machine.card = m_tap.card();
    }
    for (int attempt = 1;; ++attempt) {
        RUNWATT_CO_CHECK(co_await m_monitor->setUp(m_machine, stop));
        RUNWATT_CO_TRY(const Boot how, co_await boot(stop));
        if (how == Boot::Ready)
            break;
        if (attempt == kBootTries) {
            co_return failure(ErrorCode::Busy, Runtimes::tr("the guest could not be started"),
                              m_place.profile.device,
                              Runtimes::tr("no port was free for its SSH server"));
        }
    }
    const std::optional<TimeNs> asked = m_run->startSteadyNs();
    if (asked && m_upSteadyNs)
        m_cost.startUpNs = *m_upSteadyNs - *asked;
    RUNWATT_CO_CHECK(co_await m_monitor->look(stop));
    const Milliseconds deadAfter = origin() == Origin::Measured ? kDeadAfter : kEmulatedDeadAfter;
    const Monitor::Door door = m_monitor->door();
    const Result<void> opened = co_await m_link.open(door.host, door.port, deadAfter, stop);
    if (opened || opened.error().code != ErrorCode::ConnectionFailed || !m_monitor->needsTap())
        co_return opened;
    Error error = opened.error();
    if (const Result<QString> told = co_await m_tap.look(stop))
        error.why += u" / " + (told->isEmpty() ? Runtimes::tr("its network is gone") : *told);
    co_return tl::make_unexpected(error);
}

Task<Result<Guest::Boot>> Guest::boot(StopToken stop)
{
    m_console.clear();
    m_upSteadyNs.reset();
    m_isReady = false;
    m_words = m_monitor->command();
    const QStringList wrapped = device::scriptCommand(u"stamp"_s, m_place.interpreter(), m_words);
    m_process =
        m_place.connection->start(ssh::Command(m_group.lineInside(wrapped), m_monitor->name()));
    m_run = std::make_unique<ToolRun>(m_process, m_place.clock);
    QObject::connect(m_run.get(), &ToolRun::output, m_run.get(),
                     [this](const QByteArray &bytes, TimeNs steadyNs) {
                         m_console = QByteArray(m_console + bytes).right(kConsoleTail);
                         if (m_newConsole.size() < kConsoleKept)
                             m_newConsole += bytes;
                         if (!m_upSteadyNs && m_console.contains(kGuestUp))
                             m_upSteadyNs = steadyNs;
                         m_isReady = m_isReady || m_console.contains(kGuestReady);
                         m_changed.notify();
                     });
    QObject::connect(m_run.get(), &ToolRun::ended, m_run.get(), [this] { m_changed.notify(); });
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
    const Result<void> stopped = co_await m_run->stop(stop);
    Q_UNUSED(stopped)
    const Result<ToolEnd> end = co_await m_run->finish(stop);
    if (end && m_monitor->isWorthAnotherTry(end->errorTail))
        co_return Boot::TryAgain;
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

Error Guest::bootError(const Result<ToolEnd> &end) const
{
    if (!end)
        return end.error();
    if (end->linkLost)
        return {ErrorCode::ConnectionLost, Runtimes::tr("the link was lost"),
                m_place.profile.device};
    // The console of one that was killed would only tell what it was at.
    const QString killed = endedBySignal(*end, m_monitor->name());
    QStringList words{killed, QString::fromUtf8(end->errorTail.right(400)).trimmed(),
                      killed.isEmpty() ? lastWords(m_console) : QString()};
    words.removeAll(QString());
    return {ErrorCode::System, Runtimes::tr("the guest could not be started"),
            m_place.profile.device, words.join(u" / "_s),
            adviceOnKilled(*end).value_or(
                Runtimes::tr("Name another kernel, or give the guest more memory."))};
}

std::shared_ptr<ssh::Process> Guest::run(const QStringList &words, const QString &label)
{
    return m_link.run(words, label);
}

QList<device::Fact> Guest::facts() const
{
    return factsOf(m_place.budget) + factsOf(m_root) + m_monitor->facts() + m_tap.facts()
        + QList<device::Fact>{
            {u"guest.processors"_s, Runtimes::tr("Processors of the guest"),
             QString::number(m_machine.processors)},
            {u"guest.memory"_s, Runtimes::tr("Memory of the guest"),
             QString::number(m_machine.memoryBytes)},
            {u"guest.disk"_s, Runtimes::tr("Disk of the workloads' files"),
             QString::number(dataDiskBytes(m_place.guest, m_place.fileBytes))},
            {u"guest.disk.backing"_s, Runtimes::tr("Its file on the device"),
             toWord(m_place.guest.diskBacking)},
            {u"guest.kernel"_s, Runtimes::tr("Kernel of the guest"), m_machine.options.kernel},
            {u"guest.kernel.sha256"_s, Runtimes::tr("Its SHA-256"), m_kernelSha256},
            {u"command"_s, Runtimes::tr("Command line"), QString::fromUtf8(shellCommand(m_words))}};
}

Task<Result<RuntimeCost>> Guest::cost(StopToken stop)
{
    const QString file = m_machine.folder + u"/pid";
    RUNWATT_CO_TRY(m_cost.memoryBytes,
                   co_await processMemory(m_place, QStringList(), Memory::OfProcess, file, stop));
    co_return m_cost;
}

Task<Result<qint64>> Guest::memoryKills(StopToken stop)
{
    co_return co_await m_group.kills(stop);
}

Task<void> Guest::waitForEnd(Milliseconds limit, StopToken stop)
{
    const TimeNs giveUp = steadyNowNs() + limit.count() * kNsPerMs;
    while (!m_process->isFinished() && steadyNowNs() < giveUp) {
        const Milliseconds left((giveUp - steadyNowNs()) / kNsPerMs + 1);
        const Wake wake = co_await m_changed.wait(stop, left);
        if (wake == Wake::Stopped || wake == Wake::Gone)
            co_return;
    }
}

Task<std::optional<Error>> Guest::broken(StopToken stop)
{
    if (!m_process || m_link.isOpen())
        co_return std::nullopt;
    co_await waitForEnd(kEndingLimit, stop);
    // Only of itself: one that was stopped has another reason, and with the device's link gone
    // nothing is known of it.
    if (!m_process->isFinished() || m_process->end().reason != ssh::ProcessEnd::Reason::Exited)
        co_return std::nullopt;
    // A fault of KVM's is told by the monitor, not by the guest.
    const Result<ToolEnd> end = co_await m_run->finish(stop);
    const QString killed = end ? endedBySignal(*end, m_monitor->name()) : QString();
    QString why = killed.isEmpty() ? lastWords(m_console) : killed;
    if (end && !end->errorTail.trimmed().isEmpty())
        why += u" / " + QString::fromUtf8(end->errorTail.right(400)).trimmed();
    if (const QString ending = co_await m_monitor->ending(stop); !ending.isEmpty())
        why += u" / " + Runtimes::tr("%1 says: %2").arg(m_monitor->name(), ending);
    QString remedy = Runtimes::tr("The trial's raw output has its whole console.");
    if (end)
        remedy = adviceOnKilled(*end).value_or(remedy);
    co_return Error(ErrorCode::System, Runtimes::tr("the guest has ended in mid-trial"),
                    m_place.profile.device, why, remedy);
}

Task<Result<void>> Guest::stop(StopToken stop)
{
    m_link.close();
    if (!m_run)
        co_return co_await removeAround(stop);
    Result<void> stopped;
    if (!m_process->isFinished()) {
        const bool isAsked = co_await m_monitor->askToEnd(stop);
        if (isAsked)
            co_await waitForEnd(kQuitLimit, stop);
    }
    if (!m_process->isFinished())
        stopped = co_await m_process->stop(kStopGrace, stop);
    if (!m_process->isFinished())
        co_return stopped; // for clean(), or the next start, to end
    const bool lost = m_process->end().reason == ssh::ProcessEnd::Reason::LinkLost;
    m_run.reset();
    m_process.reset();
    if (lost) {
        co_return failure(ErrorCode::ConnectionLost, Runtimes::tr("the link was lost"),
                          m_place.profile.device,
                          Runtimes::tr("the device ends the guest by itself"));
    }
    co_return co_await removeAround(stop);
}

Task<Result<void>> Guest::removeAround(StopToken stop)
{
    const Result<void> ungrouped = co_await m_group.remove(stop);
    const Result<void> cut = co_await m_tap.remove(stop);
    co_return ungrouped ? cut : ungrouped;
}

Task<Result<void>> Guest::clean(StopToken stop)
{
    m_link.close();
    if (m_place.connection->state() != ssh::Connection::State::Open) {
        m_run.reset();
        m_process.reset();
        co_return {};
    }
    co_return co_await this->stop(stop);
}

} // namespace runwatt::runtime
