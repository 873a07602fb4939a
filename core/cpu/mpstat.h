// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cpu/cpusample.h"

#include <QByteArrayView>
#include <QStringList>

#include <chrono>
#include <map>
#include <memory>
#include <vector>

namespace runwatt::cpu {

/// What has to be set in the environment of sysstat's tools so that their numbers and times have
/// one form: "LC_ALL=C", "S_TIME_FORMAT=ISO". For `env WORDS COMMAND`, or to put before a command.
[[nodiscard]] QStringList sysstatEnvironment();

/// How mpstat is asked to print.
enum class MpstatFormat {
    Json, ///< sysstat 11.5.7 and newer
    Text
};

/// The words of `env ... mpstat -P ALL`, until it is stopped. Not quoted.
/// JSON is the better one: text has a core that goes offline a second late.
[[nodiscard]] QStringList mpstatCommand(std::chrono::seconds interval,
                                        MpstatFormat format = MpstatFormat::Json);

/// Reads `mpstat -P ALL` as it prints, JSON or text (it sees which), columns by their names,
/// sysstat 11.6 and newer. Bytes may be split anywhere. Bounded memory; what is not understood is
/// skipped. Averages at the end give no samples, but averages(). Offline cores give no sample. Any
/// thread, one at a time.
class MpstatReader
{
public:
    /// `interval` is the one of the command.
    explicit MpstatReader(std::chrono::seconds interval);
    ~MpstatReader();
    Q_DISABLE_COPY_MOVE(MpstatReader)

    /// The samples that became complete: for each interval first all cores together (core -1), then
    /// each core. `stampNs` is when the bytes arrived, on the clock of the caller's choice.
    std::vector<CpuSample> feed(QByteArrayView bytes, TimeNs stampNs);

    /// What was still waiting for its end when the tool was stopped.
    std::vector<CpuSample> finish();

    /// mpstat's own averages over the whole run, by core (-1: all), which it prints at its end as
    /// text; without times. Empty before, and of JSON.
    [[nodiscard]] const std::map<int, CpuSample> &averages() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace runwatt::cpu
