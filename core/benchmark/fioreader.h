// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/arrivalfilter.h"
#include "core/benchmark/benchmark.h"
#include "core/benchmark/fiodocument.h"
#include "core/benchmark/jsondocuments.h"

namespace runwatt::benchmark {

/// Reads `fio --output-format=json --status-interval=1`, or the same with json+. fio prints totals
/// since the run began (or since the ramp ended, when it sets them back to zero); a live value is
/// the difference of two documents over the difference of fio's own run times. Latency is
/// completion latency.
class FioReader final : public LiveReader
{
public:
    /// Both as in the command.
    FioReader(std::chrono::seconds ramp, std::chrono::seconds runTime);

    std::vector<Value> feed(QByteArrayView bytes, TimeNs stampNs) override;
    Result<std::vector<Summary>> finish() override;
    /// Of each direction where fio printed json+ bins, and of both together where both moved data;
    /// else fio's coarse bins, which are of all requests.
    [[nodiscard]] std::vector<series::Histogram> histograms() const override;
    [[nodiscard]] std::optional<TimeNs> measureBeganAt() const override;
    [[nodiscard]] QString toolVersion() const override;

private:
    /// One direction, read or write, between two documents.
    struct Direction
    {
        QString name;
        FioTotals last; ///< up to where values were given
        std::optional<TimeNs> lastSampleNs;
    };

    void take(FioDocument document, TimeNs stampNs, std::vector<Value> *values);
    void takeDirection(const FioTotals &now,
                       TimeNs offsetNs,
                       Direction *direction,
                       std::vector<Value> *values);
    [[nodiscard]] bool measures(const FioDocument &document, TimeNs stampNs);
    [[nodiscard]] QString complaints() const;
    [[nodiscard]] Result<void> checkEnd() const;

    std::chrono::seconds m_ramp;
    std::chrono::seconds m_runTime;
    JsonDocuments m_documents;
    std::optional<Error> m_lastProblem; ///< why the last document could not be read
    std::optional<FioDocument> m_last;
    Direction m_read;
    Direction m_write;
    ArrivalFilter m_arrivals;
    std::optional<TimeNs> m_rampBeganNs; ///< on the device's wall clock, else that of the stamps
    qint64 m_rampRunTimeMs = 0;
    bool m_measuring = false;
    std::optional<TimeNs> m_beganNs;
};

} // namespace runwatt::benchmark
