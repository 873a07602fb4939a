// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <functional>

namespace runwatt::device {

/// Where the installation of packages, or of what is built from its source, is.
struct InstallStep
{
    enum class Stage {
        Lists, ///< what packages there are is asked for anew
        Downloading,
        Sending, ///< of a source that the person gave
        Configuring, ///< the source, for the device
        Building,
        Installing ///< packages: goes on to its end on the device, whatever happens to the link or
                   ///< to us
    };

    Stage stage = Stage::Downloading;
    int percent = -1; ///< of the stage, 0 to 100; -1 while it is not known
    QString line; ///< that apt has printed; empty where only the percentage is new
};

/// For people: "downloading".
[[nodiscard]] QString displayName(InstallStep::Stage stage);

/// Makes steps of what the scripts install.sh and buildfilebench.sh (resources/device) print:
/// "runwatt: building", "runwatt: 40 %". apt's status lines
/// ("dlstatus:1:25.0:..." and "pmstatus:fio:40.0:...", see README.progress-reporting in apt's
/// documentation) give the percentage and are no lines for people. Pure.
class InstallReader
{
public:
    /// The steps in these bytes, in order. Lines may be cut anywhere between two calls.
    QList<InstallStep> feed(const QByteArray &bytes);

    [[nodiscard]] InstallStep::Stage stage() const { return m_now.stage; }

    /// What apt or dpkg, the scripts or a compiler have called an error, the last lines of it;
    /// empty when they have not.
    [[nodiscard]] QString complaint() const;

private:
    void take(const QByteArray &line, QList<InstallStep> &steps);

    InstallStep m_now;
    QByteArray m_rest;
    QStringList m_complaints;
};

/// Installs Debian packages on the device, by its apt-get, and tells each step. Nothing that is
/// installed is removed for them. Errors: PermissionDenied without root or a sudo that asks for
/// nothing; Unsupported without apt-get; System with apt's own words; Cancelled when `stop` has
/// ended it in its download. What is being installed by then goes on on the device, and that is a
/// Busy, or with a link that is lost a ConnectionLost. `life` bounds how long the end of a stop is
/// waited for. I/O thread.
[[nodiscard]] Task<Result<void>> installPackages(ssh::Connection *connection,
                                                 Profile profile,
                                                 QStringList packages,
                                                 std::function<void(const InstallStep &)> watch,
                                                 StopToken stop,
                                                 StopToken life);

} // namespace runwatt::device

Q_DECLARE_METATYPE(runwatt::device::InstallStep)
