// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace runwatt::campaign {

/// One value of a row; `name` and `unit` are a series' (core/series/sample.h), and of processes
/// "process.*" (%, B, B/s, switch/s).
struct OutputValue
{
    QString name;
    QString unit;
    double value = 0;

    bool operator==(const OutputValue &) const = default;
};

/// What a tool told of one thing over one interval.
struct OutputRow
{
    /// The interval's middle, since the first one began, by the tool's own time; none where the
    /// tool tells no times.
    std::optional<TimeNs> timeNs;
    QString detail; ///< which of several: "read", "sent", a core, a process ("fio [123]")
    std::vector<OutputValue> values;

    bool operator==(const OutputRow &) const = default;
};

/// What is known when the output has ended.
struct OutputEnd
{
    std::vector<OutputRow> rows; ///< that had been waiting for their end
    Result<std::vector<benchmark::Summary>> summaries = std::vector<benchmark::Summary>();
    std::vector<series::Histogram> histograms = {}; ///< none where there are no summaries
    /// The summaries are not what the tool told of its whole run but means of its intervals, a
    /// short one counting as much as the others.
    bool isMeanOfIntervals = false;
};

/// Reads kept output of a tool with the reader that reads it live. Nobody knows when it arrived, so
/// its times are the tool's own. Pure, bounded memory, any thread (one at a time); any split of the
/// bytes gives the same rows.
class OutputReader
{
public:
    OutputReader() = default;
    virtual ~OutputReader() = default;
    Q_DISABLE_COPY_MOVE(OutputReader)

    [[nodiscard]] virtual std::vector<OutputRow> feed(QByteArrayView bytes) = 0;

    /// After the last bytes, once. An Error in the tool's own words where it told one, and one that
    /// says what is missing where the output ends too early. Of mpstat the summaries are its own
    /// averages, or where it printed none the means of its intervals, of pidstat each process's CPU
    /// time ("process.time", s), the largest first.
    [[nodiscard]] virtual OutputEnd finish() = 0;

    /// The tool's name and version as it printed them; empty when it did not.
    [[nodiscard]] virtual QString toolVersion() const = 0;
};

/// The tools whose output can be read: the benchmarks', "mpstat", "pidstat".
[[nodiscard]] QStringList readableTools();

/// A reader for output of a tool, one of readableTools() (else InvalidInput). `parameters` are the
/// run's, those of the benchmark, or of mpstat and pidstat "interval" (s, 1 to 86400); what they do
/// not say is taken from how the output begins, its `head`, or chosen so that no output is refused
/// for it. InvalidInput for parameters that the tool cannot have.
[[nodiscard]] Result<std::unique_ptr<OutputReader>>
makeOutputReader(const QString &tool, const QJsonObject &parameters, const QByteArray &head);

} // namespace runwatt::campaign
