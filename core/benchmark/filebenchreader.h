// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/arrivalfilter.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/filebenchoutput.h"

namespace runwatt::benchmark {

/// Reads what resources/benchmark/filebench.sh prints: Filebench's own output, and each second what
/// its processes have read and written so far. Live: "throughput", without a detail and as "read"
/// and "write", from these bytes, so of system calls that read and write, whatever they are served
/// from. Filebench 1.4 reads its threads' CPU time from /proc twice around each operation, some
/// 290 B each time, and these are in it. Operations and latency are known at the end alone.
///
/// Summaries of the whole run: "throughput" (B/s), "operations" (op/s), "latency.mean" (s), "bytes"
/// (B) and "runtime" (s); of each operation, with its name as the detail, "operations", and
/// "throughput" and "latency.mean" as far as Filebench's rounding leaves anything.
class FilebenchReader final : public LiveReader
{
public:
    /// `runTime` as in the command; nothing where the model may end earlier by itself.
    explicit FilebenchReader(std::optional<std::chrono::seconds> runTime);

    std::vector<Value> feed(QByteArrayView bytes, TimeNs stampNs) override;
    Result<std::vector<Summary>> finish() override;
    [[nodiscard]] std::optional<TimeNs> measureBeganAt() const override;
    [[nodiscard]] QString toolVersion() const override;

private:
    /// Totals of all processes at a moment of the device's uptime.
    struct Bytes
    {
        TimeNs uptimeNs = 0;
        double read = 0;
        double written = 0;
    };

    void takeLine(QByteArrayView line, TimeNs stampNs);
    void takeMessage(QByteArrayView message, TimeNs stampNs);
    void takeBytes(QByteArrayView fields, TimeNs stampNs, std::vector<Value> *values);
    void complain(QByteArrayView message);
    [[nodiscard]] QString complaints() const;
    [[nodiscard]] Error noResult() const;
    [[nodiscard]] Result<void> checkEnd() const;

    std::optional<std::chrono::seconds> m_runTime;
    QByteArray m_line; ///< so far
    QByteArray m_version;
    bool m_running = false; ///< the run has begun
    std::optional<TimeNs> m_beganNs;
    std::optional<std::chrono::seconds> m_took; ///< as Filebench says when the run is over
    ArrivalFilter m_arrivals;
    std::optional<Bytes> m_last; ///< up to where values were given
    std::optional<TimeNs> m_lastSampleNs;
    bool m_inBreakdown = false;
    std::vector<FilebenchFigures> m_rows;
    std::optional<FilebenchFigures> m_summary;
    QByteArrayList m_complaints;
};

} // namespace runwatt::benchmark
