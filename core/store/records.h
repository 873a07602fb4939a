// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/origin.h"
#include "core/series/histogram.h"
#include "core/series/sample.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <compare>
#include <cstddef>
#include <functional>
#include <vector>

// What a campaign file holds, as plain values: one struct a table. Shared by who writes (the
// runner, through CampaignWriter) and who reads (analysis, figures, views). Any thread. Times are
// campaign time (ns since the campaign was created) unless a name says otherwise.

namespace runwatt::store {

/// A row's key in one campaign file; 0 is none.
template<typename Tag>
struct Id
{
    qint64 value = 0;

    [[nodiscard]] bool isValid() const { return value != 0; }

    auto operator<=>(const Id &) const = default;
};

using DeviceId = Id<struct DeviceTag>;
using MeterId = Id<struct MeterTag>;
using WorkloadId = Id<struct WorkloadTag>;
using CellId = Id<struct CellTag>;
using TrialId = Id<struct TrialTag>;
using SeriesId = Id<struct SeriesTag>;

template<typename Tag>
size_t qHash(Id<Tag> id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

/// The one row of table `campaign`.
struct CampaignRecord
{
    QString uuid;
    QString title;
    TimeNs createdUtcNs = 0; ///< the zero of campaign time, ns since the Unix epoch
    QString runwattVersion; ///< of the program that created the file
    QJsonObject plan; ///< as checked, complete: enough to run it again
    QString planSha256; ///< of the plan's compact JSON
};

/// A device of the plan. Nothing secret: no password, no key.
struct DeviceRecord
{
    DeviceId id;
    QString name;
    QString address; ///< "user@host:port"
};

/// One fact about a device at a time ("cpu.model", "fio.version", "governor", "clock.offset").
struct FactRecord
{
    DeviceId device;
    TrialId trial; ///< none: of the campaign as a whole
    TimeNs timeNs = 0;
    QString name;
    QString value;
};

/// One fact about a trial's runtime ("runc", "rootfs.sha256", "config").
struct RuntimeFactRecord
{
    TrialId trial;
    QString runtime; ///< "RC"
    TimeNs timeNs = 0;
    QString name;
    QString value;
};

struct MeterRecord
{
    MeterId id;
    QString name;
    QString kind; ///< "wattsup", "textline", "simulated"
    DeviceId device; ///< which device it powers; none: not said
    Origin origin = Origin::Measured;
    QJsonObject settings;
};

struct WorkloadRecord
{
    WorkloadId id;
    QString title; ///< "fio random write, 4 KiB"
    QString benchmark; ///< "fio"
    QJsonObject parameters; ///< every parameter fixed
};

/// One combination of the matrix.
struct CellRecord
{
    CellId id;
    DeviceId device;
    QString runtime; ///< "NT", "RC", "VM", "FC", "KC", "QM"
    WorkloadId workload;
};

enum class TrialState { Waiting, Running, Complete, Interrupted, Failed };

/// The word in the file ("waiting", "running", ...) and its inverse (Interrupted for any other).
[[nodiscard]] QString toWord(TrialState state);
[[nodiscard]] TrialState trialStateFromWord(const QString &word);

/// One repetition of a cell. An interrupted or failed one is kept and run again as a new attempt.
struct TrialRecord
{
    TrialId id;
    CellId cell;
    int repetition = 0; ///< from 1
    int position = 0; ///< place in the planned order, from 1
    int attempt = 1;
    TrialState state = TrialState::Waiting;
    TimeNs beginNs = 0;
    TimeNs endNs = 0;
    series::Window window; ///< the measure phase
    TimeNs windowUncertaintyNs = 0; ///< of the window's ends, from the device's clock offset
    Origin origin = Origin::Measured; ///< of the work itself; the meter's is with its series
    QString error; ///< why it failed, for people; empty otherwise
};

enum class Phase { Prepare, Idle, Start, WarmUp, Measure, Stop, CoolDown };

/// "prepare", "idle", "start", "warm-up", "measure", "stop", "cool-down".
[[nodiscard]] QString toWord(Phase phase);
[[nodiscard]] Phase phaseFromWord(const QString &word);
/// The phase's name for people, translated.
[[nodiscard]] QString displayName(Phase phase);

struct PhaseRecord
{
    TrialId trial;
    Phase phase = Phase::Prepare;
    TimeNs beginNs = 0;
    TimeNs endNs = 0;
};

struct SeriesRecord
{
    SeriesId id;
    TrialId trial;
    series::Descriptor descriptor;
    qint64 count = 0; ///< samples stored; only what readers give
};

/// One number that sums up a trial over its window: "throughput" (B/s), "latency.p99" (s),
/// "watts.mean" (W), "watts.idle" (W), "energy" (J), "energy.perbyte" (J/B), "cpu.user" (%) ...
/// What a meter has shown of itself ("meter.update", Hz) is over the whole trial.
struct SummaryRecord
{
    TrialId trial;
    QString measure;
    QString unit;
    QString detail; ///< "read", "write", the meter's name
    double value = 0;
    double uncertainty = 0; ///< half-width, same unit; 0 where none is known
    Origin origin = Origin::Measured;
};

/// How the values of a quantity are spread over a trial's window, as its benchmark counted them.
struct HistogramRecord
{
    TrialId trial;
    series::Histogram histogram; ///< readers give no bins in place of such that no spread has
    Origin origin = Origin::Measured;
};

/// What is known against a trial (or, with code "valid", that nothing is).
struct VerdictRecord
{
    TrialId trial;
    QString code; ///< "valid", "throttled", "meter-gap", "clock-step", "swap", "foreign-load", ...
    QString text; ///< for people, translated when it was found
};

enum class Severity { Information, Warning, Problem };
[[nodiscard]] QString toWord(Severity severity);
[[nodiscard]] Severity severityFromWord(const QString &word);

struct EventRecord
{
    TimeNs timeNs = 0;
    Severity severity = Severity::Information;
    QString device;
    TrialId trial;
    QString text;
};

/// Everything a tool printed in a trial, kept so that a reader's mistake can be mended later.
struct RawOutputRecord
{
    TrialId trial;
    QString name; ///< "fio.stdout", "mpstat.stdout@DEVICE", "meter.output@METER"
    QByteArray bytes; ///< as printed; the file keeps them compressed
};

/// All of a campaign but its samples and raw output: a snapshot, in the order of the ids.
struct CampaignData
{
    CampaignRecord campaign;
    std::vector<DeviceRecord> devices;
    std::vector<FactRecord> facts;
    std::vector<RuntimeFactRecord> runtimeFacts;
    std::vector<MeterRecord> meters;
    std::vector<WorkloadRecord> workloads;
    std::vector<CellRecord> cells;
    std::vector<TrialRecord> trials;
    std::vector<PhaseRecord> phases;
    std::vector<SeriesRecord> series;
    std::vector<SummaryRecord> summaries;
    std::vector<HistogramRecord> histograms;
    std::vector<VerdictRecord> verdicts;
    std::vector<EventRecord> events;
    /// What the hashes say is not what was written, for people (soundnessWarning()); empty:
    /// nothing, or nobody has looked. Not in the file: who shows the data finds it out.
    QString unsound;

    /// Rows by id; null when there is none. Linear in the log of the number of rows.
    [[nodiscard]] const DeviceRecord *find(DeviceId id) const;
    [[nodiscard]] const MeterRecord *find(MeterId id) const;
    [[nodiscard]] const WorkloadRecord *find(WorkloadId id) const;
    [[nodiscard]] const CellRecord *find(CellId id) const;
    [[nodiscard]] const TrialRecord *find(TrialId id) const;
    [[nodiscard]] const SeriesRecord *find(SeriesId id) const;

    /// The mark for the whole: the furthest from measured of all trials and meters in use.
    [[nodiscard]] Origin origin() const;
};

} // namespace runwatt::store
