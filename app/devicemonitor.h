// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/services.h"
#include "core/device/filebenchsource.h"
#include "core/device/helper.h"
#include "core/device/leftovers.h"
#include "core/device/packages.h"
#include "core/device/profile.h"
#include "core/ssh/connection.h"
#include "widgets/bench/deviceentry.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace runwatt::app {

/// Whether the monitor may use its connections.
enum class Quiet { No, Yes };

/// Connects the devices of the Bench, looks at what they are, and reads their heat now and then.
/// Lives in the I/O thread: call its slots and listen to its signals across threads by queued
/// connections. Devices are named as on the Bench.
class DeviceMonitor : public QObject
{
    Q_OBJECT

public:
    explicit DeviceMonitor(std::shared_ptr<campaign::RunnerServices> services);
    ~DeviceMonitor() override;
    Q_DISABLE_COPY_MOVE(DeviceMonitor)

    /// Disconnects all, and returns when what ran on them has ended, or after a while that is long
    /// enough for that. To be awaited before the monitor is deleted.
    Task<void> end();

public slots:
    /// Connects and probes; a device of that name that is connected is dropped first. What
    /// campaigns of this computer left there that died is removed, unless it is to be quiet.
    void connectDevice(const runwatt::campaign::DevicePlan &device);
    void disconnectDevice(const QString &name);

    /// Looks how much is free in the device's folder, or in the one that Runwatt chooses. Answered
    /// by storageFound() or storageNotFound() in any case.
    void findStorage(const runwatt::campaign::DevicePlan &device);

    /// Looks whether a device that is connected has these programs (device::withPrograms());
    /// answered by probed().
    void lookForPrograms(const QString &name, const QStringList &programs);

    /// Removes what earlier campaigns left on a device; answered by leftoversRemoved() and by
    /// leftoversFound() with what is still there, or by leftoversStay().
    void removeLeftovers(const runwatt::campaign::DevicePlan &device);

    /// Installs packages of those that a device lacks and can install, and probes it anew. Answered
    /// by installationBegan(), and by installationEnded(), at once where it can't be.
    void installPackages(const QString &name, const QStringList &packages);
    /// Builds Filebench there from its source; answered likewise, the source's name for a
    /// package's.
    void buildFilebench(const QString &name, const runwatt::device::FilebenchSource &source);
    /// Ends packages while they are downloaded, a build at any time.
    void cancelInstallation(const QString &name);

    /// Boots a tiny guest there, once, to see whether its KVM works; while one is tried nothing
    /// more happens. Answered by guestTrialBegan(), probed() and guestTrialEnded().
    void tryGuest(const QString &name);

    /// With Yes nothing is sent but keepalives, so that a running campaign measures a quiet device.
    void setQuiet(runwatt::app::Quiet quiet);

signals:
    void stateChanged(const QString &name, runwatt::bench::LinkState state);
    void failed(const QString &name, const runwatt::Error &error);
    void addressFound(const QString &name, const QString &address);
    void fingerprintSeen(const QString &name, const QString &fingerprint);
    void probed(const QString &name, const runwatt::device::Profile &profile);
    void storageFound(const QString &name,
                      const QString &folder,
                      const runwatt::device::Storage &storage);
    void storageNotFound(const QString &name, const QString &folder, const runwatt::Error &error);
    void heatChanged(const QString &name, double celsius);
    void leftoversRemoved(const QString &name, const QList<runwatt::device::Leftover> &leftovers);
    void leftoversFound(const QString &name, const QList<runwatt::device::Leftover> &leftovers);
    void leftoversStay(const QString &name, const runwatt::Error &error);
    void guestTrialBegan(const QString &name);
    /// With why it could not be tried.
    void guestTrialEnded(const QString &name, const std::optional<runwatt::Error> &error);
    void installationBegan(const QString &name, const QStringList &packages);
    void installStepTaken(const QString &name, const runwatt::device::InstallStep &step);
    void installationEnded(const QString &name, const std::optional<runwatt::Error> &error);

private:
    struct Link
    {
        std::unique_ptr<ssh::Connection> connection;
        std::unique_ptr<device::Helper> helper;
        device::Profile profile;
        bool isProbed = false; ///< the connection stays until the link is dropped
        bool isStale = false; ///< to be probed when the link is back
        std::optional<StopSource> installation; ///< while one runs
        std::optional<StopSource> guest; ///< while one is tried
        std::optional<StopSource> tidying; ///< while what dead campaigns left is removed
        AsyncScope scope; // last: its tasks use the others
    };

    Task<void> follow(campaign::DevicePlan device, Link *link, StopToken stop);
    Task<Result<void>> open(campaign::DevicePlan device, Link *link, StopToken stop);
    [[nodiscard]] Error notConnected(const QString &name) const;
    Task<void> tidyUp(campaign::DevicePlan device, Link *link, StopToken stop);
    Task<void> findLeftovers(campaign::DevicePlan device, Link *link, StopToken stop);
    Task<void> cleanUp(campaign::DevicePlan device, Link *link, StopToken stop);
    Task<void>
    install(QString name, QStringList packages, Link *link, StopToken asked, StopToken stop);
    Task<void> build(
        QString name, device::FilebenchSource source, Link *link, StopToken asked, StopToken stop);
    Task<void> finishInstallation(QString name, Result<void> result, Link *link, StopToken stop);
    Task<void> probeAgain(QString name, Link *link, StopToken stop);
    Task<void> bootGuest(QString name, Link *link, StopToken asked, StopToken stop);
    [[nodiscard]] Link *linkToAsk(const QString &name) const;
    Task<void> tellPrograms(QString name, QStringList programs, Link *link, StopToken stop);
    Task<void> tellStorage(campaign::DevicePlan device, Link *link, StopToken stop);
    Task<void> readHeat(QString name, Link *link, device::Interpreter interpreter, StopToken stop);
    void listen(const QString &name, ssh::Connection *connection);
    bool drop(const QString &name);
    Task<void> endLink(std::shared_ptr<Link> link, StopToken stop);

    std::shared_ptr<campaign::RunnerServices> m_services;
    Quiet m_quiet = Quiet::No;
    std::map<QString, std::shared_ptr<Link>> m_links;
    Notifier m_ended; ///< one of the links that were dropped
    AsyncScope m_endings; // last
};

} // namespace runwatt::app

Q_DECLARE_METATYPE(runwatt::app::Quiet)
