// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/arrivalfilter.h"
#include "core/benchmark/netperf.h"
#include "core/benchmark/netperfoutput.h"
#include "core/benchmark/streamsum.h"
#include "core/benchmark/textlines.h"

namespace runwatt::benchmark {

/// Reads what the processes of Netperf::command() print. A live value is over netperf's own
/// interval, and over all streams. Of UDP_STREAM it is what was sent; what arrived, netperf knows
/// at the end only.
class NetperfReader final : public LiveReader
{
public:
    explicit NetperfReader(const NetperfParameters &parameters);

    std::vector<Value> feed(QByteArrayView bytes, TimeNs stampNs) override;
    Result<std::vector<Summary>> finish() override;
    [[nodiscard]] std::optional<TimeNs> measureBeganAt() const override;
    [[nodiscard]] QString toolVersion() const override;

private:
    void takeLine(const QByteArray &line, TimeNs stampNs, std::vector<Value> *values);
    void takeFinal(const NetperfFinal &whole, std::vector<Value> *values);
    void takeSum(const RateInterval &sum, std::vector<Value> *values);
    [[nodiscard]] Result<void> checkEnd() const;
    [[nodiscard]] Error noResult() const;
    [[nodiscard]] double total(const char *selector) const;
    [[nodiscard]] std::optional<double> mean(const char *selector) const;
    void summariseStream(std::vector<Summary> *summaries) const;
    void summariseTransactions(std::vector<Summary> *summaries) const;

    NetperfParameters m_parameters;
    TextLines m_lines;
    NetperfOutput m_output;
    QString m_version;
    StreamSum m_sum;
    ArrivalFilter m_arrivals;
    TimeNs m_offsetNs = 0; ///< from the device's wall clock to that of the stamps
    std::optional<TimeNs> m_beganNs;
    std::optional<TimeNs> m_lastSampleNs;
    std::vector<NetperfFinal> m_finals; ///< as many as there are streams, at most
    bool m_isLastKept = false; ///< whether the result that was told last is in m_finals
};

} // namespace runwatt::benchmark
