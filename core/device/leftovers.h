// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace runwatt::device {

/// Something on a device that carries a campaign's tag, while no Runwatt works on that campaign.
struct Leftover
{
    enum class Kind {
        Folder, ///< with a benchmark's file
        Container, ///< the state of one, running or not
        ControlGroup,
        Image, ///< of a container engine
        Disk, ///< of a Kata container: its loop device, or what Kata was told of it
        Interface, ///< of a guest's or container's network
        Network, ///< what else there is of one that leads out: a namespace, rules, ip_forward
        Kept ///< on purpose, for the next campaign: trees and images, which carry no tag
    };

    Kind kind = Kind::Folder;
    QString path; ///< on the device, absolute; of a container engine "docker:TAG", of containerd
                  ///< "ctr:TAG", an interface or disk "NAME:TAG", a network
                  ///< TAG
    qint64 bytes = 0; ///< of disk space

    bool operator==(const Leftover &) const = default;
};

/// The word in files: "folder", "container", "control-group", "image", "disk", "interface",
/// "network", "kept".
[[nodiscard]] QString toWord(Leftover::Kind kind);

/// Where root file systems of a distribution's packages are kept from one campaign to the next.
/// Pure.
[[nodiscard]] QString rootTarsFolder(const Profile &profile);

/// Whether what is found stays.
enum class LeftoverCare { Look, Remove };

/// Where campaigns make their folders: `folder`, unless it is empty, and those that findStorage()
/// chooses from. Pure.
[[nodiscard]] QStringList campaignFolders(const Profile &profile, const QString &folder);

/// What earlier campaigns have left on a device: in `folders` what belongs to the user who is
/// logged in; of containers all, where root is to be had, and of what an engine has which answers
/// this user, what belongs to that user. Nothing that Runwatt did not make is touched, nor what
/// belongs to a campaign whose Runwatt is connected now. With Remove it is gone when this returns,
/// and what went is given. An Error names what could not be removed.
[[nodiscard]] Task<Result<QList<Leftover>>> leftovers(ssh::Connection *connection,
                                                      Profile profile,
                                                      QStringList folders,
                                                      LeftoverCare care,
                                                      StopToken stop);

struct RemovedLeftovers
{
    QList<Leftover> leftovers;
    QStringList workedOn; ///< of the campaigns asked for, those that left nothing as yet
    /// Why not all of it could be looked at; what else there was is removed all the same.
    std::optional<Error> problem;
};

/// Removes what these campaigns alone have left, given by their UUIDs, and nothing that is kept;
/// else as leftovers(). An Error: the connection broke.
[[nodiscard]] Task<Result<RemovedLeftovers>> removeLeftoversOf(QStringList campaigns,
                                                               ssh::Connection *connection,
                                                               Profile profile,
                                                               QStringList folders,
                                                               StopToken stop);

} // namespace runwatt::device

Q_DECLARE_METATYPE(runwatt::device::Leftover)
