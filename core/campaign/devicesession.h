// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/async.h"
#include "core/campaign/plan.h"
#include "core/campaign/services.h"
#include "core/device/controls.h"
#include "core/device/deviceclock.h"
#include "core/device/helper.h"
#include "core/device/profile.h"
#include "core/device/turn.h"
#include "core/ssh/connection.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace runwatt::campaign {

/// One device while a campaign uses it: its connection, what it is, its clock, its helper, the
/// place for the benchmark's file. I/O thread.
class DeviceSession : public QObject
{
    Q_OBJECT

public:
    /// `owner` names the campaign and this run over it, on the device.
    DeviceSession(DevicePlan plan, ssh::Owner owner, std::shared_ptr<RunnerServices> services);
    ~DeviceSession() override;
    Q_DISABLE_COPY_MOVE(DeviceSession)

    /// Connects, and stops what an earlier run over the campaign left there.
    Task<Result<void>> connectTo(StopToken stop);

    /// What the device calls its present boot; empty where it does not. After connectTo().
    [[nodiscard]] const QString &bootId() const { return m_bootId; }

    /// Waits until no other campaign works on the device; others are told `who`. Where that can't
    /// be known, conditionLost() says so, once.
    Task<Result<void>> takeTurn(QString who, StopToken stop);
    /// Whether the turn is not held, though the device has such a thing: before takeTurn(), and
    /// when the link took it away.
    [[nodiscard]] bool lacksTurn() const;
    void releaseTurn();

    /// Probes, finds a place for the file, and measures the clock.
    Task<Result<void>> look(StopToken stop);

    /// Whether these programs are there goes into profile(): see device::withPrograms().
    Task<Result<void>> lookFor(QStringList programs, StopToken stop);

    /// Before each trial: waits until the link is back if it was lost, and has the helper run
    /// again. Changes no setting of the device, whose turn may be another campaign's by now.
    Task<Result<void>> ensureReady(StopToken stop);

    /// Measures the clock's offset once more, by so many exchanges: a few while a trial runs, more
    /// where nothing is disturbed.
    enum class ClockCare { Light, Full };
    Task<Result<device::ClockOffset>> measureClock(ClockCare care, StopToken stop);

    /// A folder of this campaign for the benchmark's files, made anew on the device: what an
    /// earlier run left of it is ended and removed. storage() tells the free space after that.
    Task<Result<QString>> makeFolder(QString campaignUuid, StopToken stop);
    /// Removes it with what is in it.
    Task<Result<void>> removeFolder(StopToken stop);

    /// What everything that the campaign makes on the device is named by: "runwatt-UUID". Empty
    /// before makeFolder().
    [[nodiscard]] QString tag() const;

    /// Where what this campaign makes on the device stays for the next of the same user; empty
    /// where that has no place of its own.
    [[nodiscard]] QString keptFolder() const;

    /// Removes one file of the campaign's folder, if it is there.
    Task<Result<void>> removeFile(QString file, StopToken stop);

    /// Whether the file was laid out to its end, in one go with the link there. Without that, a
    /// file of the right size may hold anything.
    [[nodiscard]] bool isWhole(const QString &file) const { return m_wholeFiles.contains(file); }

    void setWhole(const QString &file) { m_wholeFiles.insert(file); }

    void setDoubtful(const QString &file) { m_wholeFiles.remove(file); }

    /// Sets the governor; gives what it was before.
    Task<Result<QString>> holdGovernor(QString governor, StopToken stop);
    /// Sets it again where it was lost with the link. In the device's turn.
    Task<void> restoreGovernor(StopToken stop);
    /// Puts it back, and waits until the device has.
    Task<void> releaseGovernor(StopToken stop);

    /// Why the governor that was asked for is not held; empty while it is, or none was asked for.
    [[nodiscard]] const QString &governorProblem() const { return m_governorProblem; }

    /// The governor that its cores run under: the one held, else what the probe saw.
    [[nodiscard]] QString governor() const;

    [[nodiscard]] const DevicePlan &plan() const { return m_plan; }

    [[nodiscard]] ssh::Connection *connection() const { return m_connection.get(); }

    [[nodiscard]] device::Helper *helper() const { return m_helper.get(); }

    [[nodiscard]] const device::Profile &profile() const { return m_profile; }

    [[nodiscard]] const device::Storage &storage() const { return m_storage; }

    [[nodiscard]] const device::DeviceClock &clock() const { return m_clock; }

    [[nodiscard]] device::Interpreter interpreter() const;

signals:
    /// The campaign that has the device's turn, as it names itself.
    void turnAwaited(const QString &holder);
    void linkLost(const runwatt::Error &error);
    void linkBack();
    void clockMeasured(const runwatt::device::ClockOffset &offset);
    /// Something that the plan asks for is no longer so; trials go on.
    void conditionLost(const runwatt::Error &error);

private:
    Task<Result<void>> startHelper(StopToken stop);
    Task<Result<void>> waitForLink(StopToken stop);

    DevicePlan m_plan;
    ssh::Owner m_owner;
    std::shared_ptr<RunnerServices> m_services;
    std::unique_ptr<ssh::Connection> m_connection;
    std::unique_ptr<device::Helper> m_helper;
    std::shared_ptr<device::SettingHold> m_governor;
    std::shared_ptr<device::TurnHold> m_turn;
    bool m_hasTurns = true;
    QString m_bootId;
    QString m_governorName; ///< empty: left alone
    QString m_governorProblem;
    device::Profile m_profile;
    device::Storage m_storage;
    device::DeviceClock m_clock;
    QString m_folder;
    QSet<QString> m_wholeFiles;
    std::optional<Error> m_reopenError;
    Notifier m_linkChanged;
};

} // namespace runwatt::campaign
