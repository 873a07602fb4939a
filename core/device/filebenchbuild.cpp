// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/filebenchbuild.h"

#include "core/base/shellquote.h"
#include "core/device/scripts.h"
#include "core/device/text.h"

#include <QUuid>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::device {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 1h; ///< a slow board behind a slow link
constexpr Milliseconds kGrace = 10s; ///< to remove what is half made
constexpr qsizetype kQuoted = 400;

/// How buildfilebench.sh ends.
enum BuildStatus : int { StatusLacks = 3, StatusNoDownload = 4, StatusOtherSource = 5 };

/// The script's own words: the last line that it has called an error.
QString lastComplaint(const InstallReader &reader)
{
    const QString complaint = reader.complaint();
    const qsizetype mark = complaint.lastIndexOf("E: "_L1);
    return mark < 0 ? complaint : complaint.sliced(mark + 3);
}

Error errorOf(const Profile &profile,
              const FilebenchSource &source,
              const InstallReader &reader,
              const QString &lastLine,
              int status)
{
    const QString what = Device::tr("%1 can't be built").arg(displayName(source));
    const QString said = lastComplaint(reader);
    switch (status) {
    case StatusLacks: {
        const QString packages = said.simplified();
        return {ErrorCode::ToolMissing, what, profile.device,
                Device::tr("the device lacks %1").arg(packages.split(u' ').join(u", "_s)),
                Device::tr("On the device: sudo apt install %1").arg(packages)};
    }
    case StatusNoDownload:
        return {ErrorCode::NotFound, what, profile.device,
                Device::tr("the device can't download it from %1").arg(source.address),
                Device::tr("Download it on this computer, and build it from that file.")};
    case StatusOtherSource:
        return {ErrorCode::Corrupt, what, profile.device,
                Device::tr("what arrived is another file: its SHA-256 is %1, not %2")
                    .arg(said, source.sha256),
                Device::tr("Try again; or download it on this computer, and build it from that "
                           "file.")};
    default:
        break;
    }
    QString why = reader.complaint().isEmpty() ? lastLine : reader.complaint();
    if (why.isEmpty())
        why = Device::tr("its build ended with status %1").arg(status);
    return {ErrorCode::System, what, profile.device, why.right(kQuoted),
            Device::tr("The log has the rest; another release may do better here.")};
}

/// To a name of its own, which goes with the build.
Task<Result<QString>> send(ssh::Connection *connection,
                           Profile profile,
                           FilebenchSource source,
                           std::function<void(const InstallStep &)> watch,
                           StopToken stop)
{
    const QString folder = filebenchFolder(profile).section(u'/', 0, -2);
    const QString remote = folder + u"/filebench-source-"_s
        + QUuid::createUuid().toString(QUuid::WithoutBraces) + u".tar.gz"_s;
    // With what a sending that was cut off by the device's own end has left.
    const ssh::Command prepare(
        shellCommand({u"sh"_s, u"-c"_s,
                      u"mkdir -p -- \"$1\" && find \"$1\" -maxdepth 1 -name "
                      "'filebench-source-*' -mmin +120 -exec rm -f -- {} +"_s,
                      u"sh"_s, folder}),
        u"mkdir"_s);
    RUNWATT_CO_TRY(const ssh::CommandResult made, co_await connection->run(prepare, stop));
    RUNWATT_CO_CHECK(made.check(Device::tr("making a folder for the source of Filebench")));
    InstallStep step;
    step.stage = InstallStep::Stage::Sending;
    const ssh::ProgressFunction tell = [watch, step](qint64 done, qint64 total) mutable {
        const int percent = total > 0 ? static_cast<int>(100 * done / total) : -1;
        if (std::exchange(step.percent, percent) != percent)
            watch(step);
    };
    watch(step);
    RUNWATT_CO_CHECK(co_await connection->upload(source.file, remote, 0600, tell, stop));
    co_return remote;
}

} // namespace

QString filebenchFolder(const Profile &profile)
{
    return profile.homeFolder + u"/.cache/runwatt/filebench"_s;
}

QStringList filebenchBuildPackages(const Profile &profile)
{
    return profile.fact(u"build.lacks"_s).split(u' ', Qt::SkipEmptyParts);
}

Task<Result<void>> buildFilebench(ssh::Connection *connection,
                                  Profile profile,
                                  FilebenchSource source,
                                  std::function<void(const InstallStep &)> watch,
                                  StopToken stop,
                                  StopToken life)
{
    QString from = source.address;
    if (!source.file.isEmpty()) {
        RUNWATT_CO_TRY(from, co_await send(connection, profile, source, watch, stop));
    }
    const QStringList words{filebenchFolder(profile), from, source.sha256};
    ssh::Command command(
        shellCommand(scriptCommand(u"buildfilebench"_s, Interpreter::Shell, words)),
        u"building Filebench"_s);
    command.limit = kLimit;
    const std::shared_ptr<ssh::Process> process = connection->start(command);
    InstallReader reader;
    QString lastLine;
    QObject context;
    QObject::connect(process.get(), &ssh::Process::standardOutput, &context,
                     [&](const QByteArray &bytes) {
                         for (const InstallStep &step : reader.feed(bytes)) {
                             if (!step.line.isEmpty())
                                 lastLine = step.line;
                             watch(step);
                         }
                     });
    const Result<ssh::ProcessEnd> finished = co_await process->finish(stop);
    if (!finished) {
        // It has to remove what is half made.
        const Result<void> stopped = co_await process->stop(kGrace, life);
        Q_UNUSED(stopped)
        co_return tl::make_unexpected(finished.error());
    }
    const ssh::ProcessEnd end = *finished;
    const QString what = Device::tr("%1 can't be built").arg(displayName(source));
    if (end.reason == ssh::ProcessEnd::Reason::LinkLost) {
        co_return failure(ErrorCode::ConnectionLost, what, profile.device,
                          Device::tr("the link was lost"),
                          Device::tr("Nothing was installed: try again."));
    }
    if (end.reason == ssh::ProcessEnd::Reason::TimedOut) {
        co_return failure(ErrorCode::Timeout, what, profile.device,
                          Device::tr("it has taken more than an hour"));
    }
    if (end.reason != ssh::ProcessEnd::Reason::Exited || end.exitStatus != 0)
        co_return tl::make_unexpected(errorOf(profile, source, reader, lastLine, end.exitStatus));
    co_return {};
}

} // namespace runwatt::device
