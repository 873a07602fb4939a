// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/packages.h"

#include "core/base/shellquote.h"
#include "core/device/privilege.h"
#include "core/device/scripts.h"
#include "core/device/text.h"

#include <QObject>

#include <utility>

namespace runwatt::device {

namespace {

using Stage = InstallStep::Stage;

constexpr qsizetype kLongestLine = 4096;
constexpr qsizetype kComplaintsKept = 4;
constexpr qsizetype kErrorsKept = 400;
constexpr Milliseconds kGrace{3000};

std::optional<Stage> stageOf(const QByteArray &line)
{
    if (line == "runwatt: lists")
        return Stage::Lists;
    if (line == "runwatt: downloading")
        return Stage::Downloading;
    if (line == "runwatt: configuring")
        return Stage::Configuring;
    if (line == "runwatt: building")
        return Stage::Building;
    if (line == "runwatt: installing")
        return Stage::Installing;
    return std::nullopt;
}

/// The percentage in a line of apt's status, or of a script's; nullopt for other lines.
std::optional<int> percentIn(const QByteArray &line)
{
    if (line.startsWith("runwatt: ") && line.endsWith(" %")) {
        bool isNumber = false;
        const int percent = line.sliced(9).chopped(2).toInt(&isNumber);
        return isNumber ? qBound(0, percent, 100) : -1;
    }
    if (!line.startsWith("dlstatus:") && !line.startsWith("pmstatus:"))
        return std::nullopt;
    // A package's name may have its architecture behind a colon: the number is looked for.
    const QList<QByteArray> fields = line.split(':');
    for (qsizetype i = 2; i < fields.size(); ++i) {
        bool isNumber = false;
        const double percent = fields.at(i).toDouble(&isNumber);
        if (isNumber)
            return qBound(0, qRound(percent), 100);
    }
    return -1;
}

bool isComplaint(const QByteArray &line)
{
    // "vars.c:12:3: error: ..." is a compiler's.
    return line.startsWith("E: ") || line.startsWith("dpkg: error") || line.startsWith("pmerror:")
        || line.contains(": error: ");
}

} // namespace

QString displayName(Stage stage)
{
    switch (stage) {
    case Stage::Lists:
        return Device::tr("asking what packages there are");
    case Stage::Downloading:
        return Device::tr("downloading");
    case Stage::Sending:
        return Device::tr("sending the source");
    case Stage::Configuring:
        return Device::tr("configuring");
    case Stage::Building:
        return Device::tr("building");
    case Stage::Installing:
        return Device::tr("installing");
    }
    return {};
}

QList<InstallStep> InstallReader::feed(const QByteArray &bytes)
{
    QList<InstallStep> steps;
    m_rest += bytes;
    qsizetype end = 0;
    while ((end = m_rest.indexOf('\n')) >= 0) {
        take(m_rest.first(end).trimmed(), steps);
        m_rest.remove(0, end + 1);
    }
    if (m_rest.size() > kLongestLine)
        take(std::exchange(m_rest, {}), steps);
    return steps;
}

void InstallReader::take(const QByteArray &line, QList<InstallStep> &steps)
{
    m_now.line.clear();
    if (const std::optional<Stage> stage = stageOf(line)) {
        m_now.stage = *stage;
        m_now.percent = -1;
        if (*stage != Stage::Installing) // what failed is tried once more
            m_complaints.clear();
    } else if (const std::optional<int> percent = percentIn(line)) {
        if (*percent == m_now.percent)
            return;
        m_now.percent = *percent;
    } else if (line.isEmpty()) {
        return;
    } else {
        m_now.line = QString::fromUtf8(line.first(qMin(line.size(), kLongestLine)));
        if (isComplaint(line)) {
            m_complaints.append(m_now.line);
            m_complaints =
                m_complaints.mid(qMax<qsizetype>(0, m_complaints.size() - kComplaintsKept));
        }
    }
    steps.append(m_now);
}

QString InstallReader::complaint() const
{
    return m_complaints.join(u' ');
}

Task<Result<void>> installPackages(ssh::Connection *connection,
                                   Profile profile,
                                   QStringList packages,
                                   std::function<void(const InstallStep &)> watch,
                                   StopToken stop,
                                   StopToken life)
{
    const QString what = Device::tr("packages can't be installed");
    const std::optional<QStringList> prefix = rootPrefix(profile);
    if (!prefix) {
        co_return failure(
            ErrorCode::PermissionDenied, what, profile.device,
            Device::tr("that needs root, and sudo asks for a password"),
            Device::tr("Allow sudo without a password for this user, or log in as root."));
    }
    const QString apt = profile.fact(QStringLiteral("apt"));
    if (apt.isEmpty()) {
        co_return failure(ErrorCode::Unsupported, what, profile.device,
                          Device::tr("the device has no apt-get"),
                          Device::tr("Install there by hand: %1").arg(packages.join(u' ')));
    }
    if (packages.isEmpty())
        co_return {};
    const QStringList words = *prefix
        + scriptCommand(QStringLiteral("install"), Interpreter::Shell, QStringList{apt} + packages);
    const std::shared_ptr<ssh::Process> process =
        connection->start(ssh::Command(shellCommand(words), QStringLiteral("apt-get install")));
    InstallReader reader;
    QObject context;
    const auto take = [&reader, &watch](const QByteArray &bytes) {
        for (const InstallStep &step : reader.feed(bytes))
            watch(step);
    };
    QObject::connect(process.get(), &ssh::Process::standardOutput, &context, take);
    // All of apt's own is in the output: this is sudo's, or the shell's.
    QByteArray errors;
    QObject::connect(process.get(), &ssh::Process::standardError, &context,
                     [&errors](const QByteArray &bytes) {
                         errors = QByteArray(errors + bytes).right(kErrorsKept);
                     });
    const Result<ssh::ProcessEnd> finished = co_await process->finish(stop);
    if (!finished) {
        const Result<void> stopped = co_await process->stop(kGrace, life);
        Q_UNUSED(stopped)
        if (finished.error().code != ErrorCode::Cancelled || reader.stage() != Stage::Installing)
            co_return tl::make_unexpected(finished.error());
        // The stop may have crossed its last word on the way.
        co_return failure(ErrorCode::Busy, Device::tr("packages are being installed"),
                          profile.device, Device::tr("it was too late to stop that"),
                          Device::tr("It goes on there to its end; look again in a while."));
    }
    const ssh::ProcessEnd end = *finished;
    if (end.reason == ssh::ProcessEnd::Reason::LinkLost) {
        const bool goesOn = reader.stage() == Stage::Installing;
        co_return failure(ErrorCode::ConnectionLost, what, profile.device,
                          Device::tr("the link was lost"),
                          goesOn ? Device::tr("What was being installed goes on on the device.")
                                 : Device::tr("Nothing was installed: try again."));
    }
    if (end.reason != ssh::ProcessEnd::Reason::Exited || end.exitStatus != 0) {
        QString why = reader.complaint();
        if (why.isEmpty())
            why = QString::fromUtf8(errors).simplified();
        if (why.isEmpty())
            why = Device::tr("apt-get ended with status %1").arg(end.exitStatus);
        co_return failure(
            ErrorCode::System, what, profile.device, why,
            Device::tr("On the device: sudo apt install %1").arg(packages.join(u' ')));
    }
    co_return {};
}

} // namespace runwatt::device
