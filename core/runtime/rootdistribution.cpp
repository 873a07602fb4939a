// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/rootdistribution.h"

#include "core/base/shellquote.h"
#include "core/device/leftovers.h"
#include "core/device/privilege.h"
#include "core/runtime/text.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 1h; ///< a slow board behind a slow link
constexpr Milliseconds kStopGrace = 40s; ///< to remove what is half made
constexpr qsizetype kLogKept = 64 * 1024;
constexpr qsizetype kQuoted = 400;

/// For people, what mmdebstrap says that it is doing; empty for all else.
QString phaseOf(const QByteArray &line)
{
    const std::pair<const char *, QString> phases[] = {
        {"I: running apt-get update", Runtimes::tr("asking what packages there are")},
        {"I: downloading packages", Runtimes::tr("downloading packages")},
        {"I: extracting archives", Runtimes::tr("unpacking packages")},
        {"I: installing ", Runtimes::tr("installing packages")},
        {"I: creating tarball", Runtimes::tr("packing the root file system")},
    };
    for (const auto &[words, phase] : phases) {
        if (line.startsWith(words))
            return phase;
    }
    return {};
}

/// The last of what it has called an error, else the last of all.
QString complaintIn(const QByteArray &log)
{
    QByteArrayList errors;
    for (const QByteArray &line : log.split('\n')) {
        if (line.startsWith("E: ") || line.startsWith("all that mmdebstrap"))
            errors.append(line);
    }
    // Without a log there was no mmdebstrap yet: then it is all that was said.
    const QByteArray said = errors.isEmpty() ? log.trimmed() : errors.join(' ');
    return QString::fromUtf8(said.right(kQuoted)).simplified();
}

QStringList wordsFor(const RuntimePlace &place, const RootPackages &packages)
{
    const QString script = device::script(u"rootdistribution.sh"_s);
    const QByteArray recipe = QCryptographicHash::hash(script.toUtf8(), QCryptographicHash::Sha256);
    return device::scriptCommand(u"rootdistribution"_s, device::Interpreter::Shell,
                                 QStringList{device::rootTarsFolder(place.profile),
                                             u"/var/tmp/runwatt/%1/root.half"_s.arg(place.tag),
                                             QString::fromLatin1(recipe.toHex()),
                                             packages.needed.join(u','), packages.wanted.join(u' ')}
                                     + device::rootPrefix(place.profile).value_or(QStringList()));
}

} // namespace

RootPackages rootPackages()
{
    // mount and ip are for a guest; python3-minimal has what our scripts load.
    return {{u"fio"_s, u"sysstat"_s, u"iperf3"_s, u"python3-minimal"_s, u"iproute2"_s,
             u"openssh-server"_s, u"mount"_s},
            {u"netperf"_s}};
}

Task<Result<QString>> makeDistributionTar(RuntimePlace place, RootPackages packages, StopToken stop)
{
    const QString what = Runtimes::tr("the distribution's root file system can't be made");
    ssh::Command command(shellCommand(wordsFor(place, packages)), u"mmdebstrap"_s);
    command.limit = kLimit;
    // What runs as root gets no signal from this user, but its input's end.
    command.stopBy = ssh::StopBy::EndOfInput;
    const std::shared_ptr<ssh::Process> process = place.connection->start(command);
    QByteArray output;
    QByteArray log;
    qsizetype told = 0; // of the log, up to which its lines are read
    QObject context;
    QObject::connect(process.get(), &ssh::Process::standardOutput, &context,
                     [&output](const QByteArray &bytes) {
                         output = QByteArray(output + bytes).right(kLogKept);
                     });
    QObject::connect(
        process.get(), &ssh::Process::standardError, &context, [&](const QByteArray &bytes) {
            log += bytes;
            for (qsizetype end = 0; (end = log.indexOf('\n', told)) >= 0; told = end + 1) {
                const QString phase = phaseOf(log.sliced(told, end - told));
                if (!phase.isEmpty() && place.tell)
                    place.tell(phase);
            }
            const qsizetype over = std::min(told, log.size() - kLogKept);
            if (over > 0) {
                log.remove(0, over);
                told -= over;
            }
        });
    const Result<ssh::ProcessEnd> finished = co_await process->finish(stop);
    if (!finished) {
        // It has to remove what is half made, before the folder around that goes.
        const Result<void> stopped = co_await process->stop(kStopGrace, StopToken());
        Q_UNUSED(stopped)
        co_return tl::make_unexpected(finished.error());
    }
    const ssh::ProcessEnd end = *finished;
    if (end.reason == ssh::ProcessEnd::Reason::LinkLost) {
        co_return failure(ErrorCode::ConnectionLost, what, place.profile.device,
                          Runtimes::tr("the link was lost"));
    }
    if (end.reason == ssh::ProcessEnd::Reason::TimedOut) {
        co_return failure(ErrorCode::Timeout, what, place.profile.device,
                          Runtimes::tr("it has taken more than an hour"),
                          Runtimes::tr("Make it elsewhere, and name the tar in the plan."));
    }
    const QByteArray last = output.trimmed().split('\n').last();
    if (end.exitStatus != 0 || !last.startsWith("tar /")) {
        co_return failure(
            ErrorCode::System, what, place.profile.device, complaintIn(log),
            Runtimes::tr("It takes mmdebstrap (apt install mmdebstrap), the network, about 800 MB "
                         "in /var/tmp and ~/.cache, and root or a user namespace. Or make it "
                         "elsewhere, and name the tar in the plan."));
    }
    co_return QString::fromUtf8(last.sliced(4));
}

} // namespace runwatt::runtime
