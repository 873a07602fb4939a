// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/arrivalfilter.h"
#include "core/benchmark/iperf3.h"
#include "core/benchmark/iperf3line.h"
#include "core/benchmark/textlines.h"

namespace runwatt::benchmark {

/// Reads iperf3's text, with -i 1. Live values are of the device's end: of datagrams that it sends,
/// what arrived is known at the end only.
class Iperf3Reader final : public LiveReader
{
public:
    explicit Iperf3Reader(const Iperf3Parameters &parameters);

    std::vector<Value> feed(QByteArrayView bytes, TimeNs stampNs) override;
    Result<std::vector<Summary>> finish() override;
    [[nodiscard]] std::optional<TimeNs> measureBeganAt() const override;
    [[nodiscard]] QString toolVersion() const override;

private:
    void takeText(const QByteArray &line);
    void takeTableLine(const Iperf3Line &line, TimeNs stampNs, std::vector<Value> *values);
    [[nodiscard]] bool isFinal(const Iperf3Line &line) const;
    [[nodiscard]] bool usesDatagrams() const;
    [[nodiscard]] QString direction() const;
    [[nodiscard]] const std::optional<Iperf3Line> &ownFinal() const;
    [[nodiscard]] Error failed() const;
    [[nodiscard]] Result<void> checkEnd() const;
    void summariseDatagrams(std::vector<Summary> *summaries) const;

    Iperf3Parameters m_parameters;
    TextLines m_lines;
    QString m_version;
    ArrivalFilter m_arrivals;
    std::optional<TimeNs> m_beganNs;
    std::optional<TimeNs> m_lastSampleNs;
    double m_lastEndS = 0;
    int m_headers = 0; ///< of the table; the second is that of the final lines
    bool m_failed = false; ///< it told an error, or that it was interrupted
    bool m_done = false;
    std::optional<Iperf3Line> m_sender;
    std::optional<Iperf3Line> m_receiver;
};

} // namespace runwatt::benchmark
