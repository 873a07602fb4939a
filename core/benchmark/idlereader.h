// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benchmark/benchmark.h"
#include "core/benchmark/textlines.h"

namespace runwatt::benchmark {

/// Reads what Idle::command() prints: the uptime when it begins, and when it has ended. No live
/// values; the summary is "runtime" alone.
class IdleReader final : public LiveReader
{
public:
    std::vector<Value> feed(QByteArrayView bytes, TimeNs stampNs) override;
    Result<std::vector<Summary>> finish() override;

    [[nodiscard]] std::optional<TimeNs> measureBeganAt() const override { return m_beganNs; }

    [[nodiscard]] QString toolVersion() const override { return {}; }

private:
    TextLines m_lines;
    std::optional<TimeNs> m_beganNs;
    std::optional<double> m_first; ///< seconds of uptime
    std::optional<double> m_last;
};

} // namespace runwatt::benchmark
