// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/planrecords.h"

#include "core/campaign/text.h"

#include <algorithm>
#include <map>

namespace runwatt::campaign {

PlanRecords recordPlan(store::CampaignWriter *writer, const Plan &plan, const Matrix &matrix)
{
    PlanRecords records;
    std::map<QString, store::DeviceId> ids;
    for (const DevicePlan &device : plan.devices) {
        const QString address = device.thisComputer ? Campaign::tr("this computer") : device.host;
        records.devices.push_back(writer->add(store::DeviceRecord{{}, device.name, address}));
        ids.emplace(device.name, records.devices.back());
    }
    for (const power::MeterSettings &meter : plan.meters) {
        const auto device = ids.find(meter.device);
        writer->add(store::MeterRecord{{},
                                       meter.name,
                                       meter.kind,
                                       device == ids.end() ? store::DeviceId() : device->second,
                                       meter.origin(),
                                       power::toJson(meter)});
    }
    for (const Workload &workload : matrix.workloads) {
        records.workloads.push_back(writer->add(
            store::WorkloadRecord{{}, workload.title, workload.benchmark, workload.parameters}));
    }
    for (const Cell &cell : matrix.cells) {
        records.cells.push_back(writer->add(
            store::CellRecord{{},
                              records.devices[static_cast<std::size_t>(cell.device)],
                              cell.runtime,
                              records.workloads[static_cast<std::size_t>(cell.workload)]}));
    }
    return records;
}

Result<PlanRecords>
adoptRecords(const store::CampaignData &data, const Plan &plan, const Matrix &matrix)
{
    // They are found by their place in the plan, so a trial would go to another cell's results.
    if (data.devices.size() != plan.devices.size()
        || data.workloads.size() != matrix.workloads.size()
        || data.cells.size() != matrix.cells.size()) {
        return failure(ErrorCode::Corrupt,
                       Campaign::tr("its plan gives other cells than the file holds"), QString(),
                       QString(),
                       Campaign::tr("The file is damaged, or another version made it: it can be "
                                    "looked at and compared, but not gone on with. Start a new "
                                    "campaign from its plan."));
    }
    PlanRecords records;
    for (const store::DeviceRecord &device : data.devices)
        records.devices.push_back(device.id);
    for (const store::WorkloadRecord &workload : data.workloads)
        records.workloads.push_back(workload.id);
    for (const store::CellRecord &cell : data.cells)
        records.cells.push_back(cell.id);
    return records;
}

QList<TrialStatus> queueOf(const Plan &plan, const Matrix &matrix, const store::CampaignData &data)
{
    QList<TrialStatus> queue;
    for (const PlannedTrial &trial : matrix.trials) {
        const Cell &cell = matrix.cells[static_cast<std::size_t>(trial.cell)];
        TrialStatus status;
        status.position = trial.position;
        status.device = plan.devices[static_cast<std::size_t>(cell.device)].name;
        status.runtime = cell.runtime;
        status.workload = matrix.workloads[static_cast<std::size_t>(cell.workload)].title;
        status.repetition = trial.repetition;
        for (const store::TrialRecord &record : data.trials) {
            if (record.position == trial.position && record.state == store::TrialState::Complete) {
                status.id = record.id;
                status.state = record.state;
                status.origin = record.origin;
            }
        }
        for (const store::VerdictRecord &verdict : data.verdicts) {
            if (status.id.isValid() && verdict.trial == status.id)
                status.verdicts.append(verdict.code);
        }
        queue.append(status);
    }
    return queue;
}

std::vector<int> attemptsOf(const Matrix &matrix, const store::CampaignData &data)
{
    std::vector<int> attempts;
    attempts.reserve(matrix.trials.size());
    for (const PlannedTrial &trial : matrix.trials) {
        int most = 0;
        for (const store::TrialRecord &record : data.trials) {
            if (record.position == trial.position)
                most = std::max(most, record.attempt);
        }
        attempts.push_back(most);
    }
    return attempts;
}

void recordDevice(Recorder *recorder, store::DeviceId id, const DeviceSession &session)
{
    const TimeNs now = recorder->clock().now();
    const auto add = [recorder, id, now](const QString &name, const QString &value) {
        recorder->writer().add(store::FactRecord{id, {}, now, name, value});
    };
    for (const device::Fact &fact : session.profile().facts)
        add(fact.name, fact.value);
    for (const device::Capability &capability : session.profile().capabilities) {
        if (capability.state != device::Capability::State::Ready)
            add(QStringLiteral("missing.") + capability.name, capability.reason);
    }
    const device::Storage &storage = session.storage();
    add(QStringLiteral("storage.folder"), storage.folder);
    add(QStringLiteral("storage.filesystem"), storage.fileSystem);
    add(QStringLiteral("storage.source"), storage.source);
    add(QStringLiteral("storage.scheduler"), storage.scheduler);
}

void recordClock(Recorder *recorder, store::DeviceId id, const device::ClockOffset &offset)
{
    const TimeNs at = recorder->toCampaign(offset.steadyNs);
    store::CampaignWriter &writer = recorder->writer();
    writer.add(store::FactRecord{
        id, {}, at, QStringLiteral("clock.offset.ns"), QString::number(offset.offsetNs)});
    writer.add(store::FactRecord{
        id, {}, at, QStringLiteral("clock.uncertainty.ns"), QString::number(offset.uncertaintyNs)});
}

void recordDrift(Recorder *recorder, store::DeviceId id, const device::DeviceClock &clock)
{
    const double ppm = clock.driftPpm();
    if (ppm == 0) // over less than 10 s
        return;
    recorder->writer().add(store::FactRecord{id,
                                             {},
                                             recorder->clock().now(),
                                             QStringLiteral("clock.drift.ppm"),
                                             QString::number(ppm, 'f', 3)});
}

} // namespace runwatt::campaign
