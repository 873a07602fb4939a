// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/devicesession.h"
#include "core/campaign/feed.h"
#include "core/campaign/matrix.h"
#include "core/campaign/recorder.h"

#include <vector>

// Between a plan and the records of its campaign file: what is written once, found again on a
// resume, and shown as a queue. I/O thread.

namespace runwatt::campaign {

/// The keys of a plan's parts in the campaign file, each in the plan's own order.
struct PlanRecords
{
    std::vector<store::DeviceId> devices;
    std::vector<store::WorkloadId> workloads;
    std::vector<store::CellId> cells;
};

/// Writes devices, meters, workloads and cells of a new campaign.
[[nodiscard]] PlanRecords
recordPlan(store::CampaignWriter *writer, const Plan &plan, const Matrix &matrix);

/// Those of a campaign that is resumed: they were written from the same plan, in the same order.
/// Corrupt when the file holds other ones than its plan gives.
[[nodiscard]] Result<PlanRecords>
adoptRecords(const store::CampaignData &data, const Plan &plan, const Matrix &matrix);

/// Every planned trial, with what the file knows of it: complete, or waiting.
[[nodiscard]] QList<TrialStatus>
queueOf(const Plan &plan, const Matrix &matrix, const store::CampaignData &data);

/// How often each planned trial was begun so far.
[[nodiscard]] std::vector<int> attemptsOf(const Matrix &matrix, const store::CampaignData &data);

/// Writes what a device is, what it lacks and where its file lies, as facts of this moment.
void recordDevice(Recorder *recorder, store::DeviceId id, const DeviceSession &session);

/// Writes an offset of a device's clock as facts, at the time when it was measured.
void recordClock(Recorder *recorder, store::DeviceId id, const device::ClockOffset &offset);

/// Writes how the device's clock drifted against the host's over all that was measured, if that is
/// known.
void recordDrift(Recorder *recorder, store::DeviceId id, const device::DeviceClock &clock);

} // namespace runwatt::campaign
