// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/leftovers.h"

#include "core/base/shellquote.h"
#include "core/device/engines.h"
#include "core/device/privilege.h"
#include "core/device/scripts.h"
#include "core/device/text.h"

#include <algorithm>
#include <utility>

namespace runwatt::device {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 120s; ///< a large file on a slow card takes its time to go
constexpr qint64 kKibibyte = 1024;

QList<Leftover> leftoversFrom(const QByteArray &output)
{
    QList<Leftover> found;
    for (const QByteArray &line : output.split('\n')) {
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() != 3)
            continue;
        Leftover leftover;
        if (fields.at(0) == "container")
            leftover.kind = Leftover::Kind::Container;
        else if (fields.at(0) == "group")
            leftover.kind = Leftover::Kind::ControlGroup;
        else if (fields.at(0) == "interface")
            leftover.kind = Leftover::Kind::Interface;
        else if (fields.at(0) == "network")
            leftover.kind = Leftover::Kind::Network;
        else if (fields.at(0) == "disk")
            leftover.kind = Leftover::Kind::Disk;
        else if (fields.at(0) == "image")
            leftover.kind = Leftover::Kind::Image;
        else if (fields.at(0) == "kept")
            leftover.kind = Leftover::Kind::Kept;
        else if (fields.at(0) != "folder")
            continue;
        leftover.path = QString::fromUtf8(fields.at(1));
        if (leftover.kind == Leftover::Kind::Folder || leftover.kind == Leftover::Kind::Image
            || leftover.kind == Leftover::Kind::Kept)
            leftover.bytes = fields.at(2).toLongLong() * kKibibyte;
        found.append(leftover);
    }
    return found;
}

/// Whether all that a campaign may have left can be looked for: what root has, and each engine.
bool isAllReached(const Profile &profile)
{
    const QStringList engines = engineNames() + QStringList(QStringLiteral("ctr"));
    const auto isOutOfReach = [&profile](const QString &engine) {
        return !profile.fact(QStringLiteral("engine.") + engine).isEmpty()
            && engineAccess(profile, engine) == EngineAccess::None;
    };
    return rootPrefix(profile) && std::ranges::none_of(engines, isOutOfReach);
}

/// What leftovers.sh has told in all its scopes, and the first that failed: what one engine refuses
/// hides nothing else.
struct Told
{
    QByteArray words;
    std::optional<Error> problem;
};

Task<Result<Told>> runOverAll(QString verb,
                              QString what,
                              ssh::Connection *connection,
                              Profile profile,
                              QStringList folders,
                              StopToken stop)
{
    QList<QStringList> runs;
    // Containers first: one that still runs would hold its folder.
    if (engineAccess(profile, QStringLiteral("ctr")) != EngineAccess::None) {
        // As root throughout: so it sees which campaigns are worked on, whoever does.
        runs.append(rootPrefix(profile).value_or(QStringList())
                    + scriptCommand(QStringLiteral("leftovers"), Interpreter::Shell,
                                    {verb, QStringLiteral("ctr")}));
    }
    if (const std::optional<QStringList> prefix = rootPrefix(profile)) {
        runs.append(*prefix
                    + scriptCommand(QStringLiteral("leftovers"), Interpreter::Shell,
                                    {verb, QStringLiteral("containers"),
                                     profile.fact(QStringLiteral("runc.path")),
                                     script(QStringLiteral("network.sh"))}));
    }
    for (const QString &engine : engineNames()) {
        if (engineAccess(profile, engine) == EngineAccess::None)
            continue;
        runs.append(scriptCommand(QStringLiteral("leftovers"), Interpreter::Shell,
                                  QStringList{verb, QStringLiteral("engine"), engine}
                                      + engineWords(profile, engine)));
    }
    runs.append(scriptCommand(QStringLiteral("leftovers"), Interpreter::Shell,
                              QStringList{verb, QStringLiteral("folders")} + folders));
    Told told;
    for (const QStringList &words : std::as_const(runs)) {
        ssh::Command command(shellCommand(words), QStringLiteral("leftovers"));
        command.limit = kLimit;
        RUNWATT_CO_TRY(const ssh::CommandResult result, co_await connection->run(command, stop));
        const Result<void> checked = result.check(what);
        if (!checked && !told.problem)
            told.problem = checked.error();
        told.words += result.standardOutput;
    }
    co_return std::move(told);
}

} // namespace

QString toWord(Leftover::Kind kind)
{
    switch (kind) {
    case Leftover::Kind::Folder:
        return QStringLiteral("folder");
    case Leftover::Kind::Container:
        return QStringLiteral("container");
    case Leftover::Kind::ControlGroup:
        return QStringLiteral("control-group");
    case Leftover::Kind::Image:
        return QStringLiteral("image");
    case Leftover::Kind::Disk:
        return QStringLiteral("disk");
    case Leftover::Kind::Kept:
        return QStringLiteral("kept");
    case Leftover::Kind::Interface:
        return QStringLiteral("interface");
    case Leftover::Kind::Network:
        return QStringLiteral("network");
    }
    return {};
}

QString rootTarsFolder(const Profile &profile)
{
    return profile.homeFolder + QStringLiteral("/.cache/runwatt/roots");
}

QStringList campaignFolders(const Profile &profile, const QString &folder)
{
    QStringList folders{QStringLiteral("/var/tmp/runwatt"),
                        QString(profile.homeFolder + QStringLiteral("/.cache/runwatt"))};
    if (!folder.isEmpty() && !folders.contains(folder))
        folders.append(folder);
    return folders;
}

Task<Result<QList<Leftover>>> leftovers(ssh::Connection *connection,
                                        Profile profile,
                                        QStringList folders,
                                        LeftoverCare care,
                                        StopToken stop)
{
    const bool removes = care == LeftoverCare::Remove;
    const QString verb = removes ? QStringLiteral("remove") : QStringLiteral("list");
    const QString what = removes ? Device::tr("removing what earlier campaigns left")
                                 : Device::tr("looking for what earlier campaigns left");
    RUNWATT_CO_TRY(const Told told,
                   co_await runOverAll(verb, what, connection, profile, folders, stop));
    if (told.problem)
        co_return tl::make_unexpected(*told.problem);
    co_return leftoversFrom(told.words);
}

Task<Result<RemovedLeftovers>> removeLeftoversOf(QStringList campaigns,
                                                 ssh::Connection *connection,
                                                 Profile profile,
                                                 QStringList folders,
                                                 StopToken stop)
{
    const QString verb = QStringLiteral("remove:") + campaigns.join(QLatin1Char(','));
    const QString what = Device::tr("removing what earlier campaigns left");
    RUNWATT_CO_TRY(const Told told,
                   co_await runOverAll(verb, what, connection, profile, folders, stop));
    RemovedLeftovers removed;
    removed.leftovers = leftoversFrom(told.words);
    removed.problem = told.problem;
    if (!removed.problem && !isAllReached(profile)) {
        removed.problem =
            Error(ErrorCode::Unsupported, what, profile.device,
                  Device::tr("a container engine does not answer, or root is not to be had"));
    }
    for (const QString &campaign : campaigns) {
        if (told.words.contains(QByteArray("alive\t" + campaign.toUtf8() + '\t')))
            removed.workedOn.append(campaign);
    }
    co_return removed;
}

} // namespace runwatt::device
