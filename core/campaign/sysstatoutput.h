// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/campaign/outputreader.h"
#include "core/cpu/mpstat.h"
#include "core/cpu/pidstat.h"

#include <map>
#include <vector>

namespace runwatt::campaign {

/// Kept output of mpstat: a row for each core and interval.
class MpstatOutput final : public OutputReader
{
public:
    explicit MpstatOutput(std::chrono::seconds interval);

    std::vector<OutputRow> feed(QByteArrayView bytes) override;
    OutputEnd finish() override;

    [[nodiscard]] QString toolVersion() const override { return {}; }

private:
    /// Of one core, or of all.
    struct Means
    {
        qint64 count = 0;
        std::vector<double> values; ///< by cpu::cpuColumns()
    };

    [[nodiscard]] std::vector<OutputRow> take(const std::vector<cpu::CpuSample> &samples);

    cpu::MpstatReader m_reader;
    std::map<int, Means> m_means; ///< by core, -1 for all together; the reader bounds how many
};

/// Kept output of pidstat: a row for each process, or thread where it has threads, and interval.
class PidstatOutput final : public OutputReader
{
public:
    explicit PidstatOutput(std::chrono::seconds interval);

    std::vector<OutputRow> feed(QByteArrayView bytes) override;
    OutputEnd finish() override;

    [[nodiscard]] QString toolVersion() const override { return {}; }

private:
    cpu::PidstatReader m_reader;
    bool m_any = false;
    std::map<QString, double> m_seconds; ///< CPU time by detail, of kMostProcesses and all others
};

} // namespace runwatt::campaign
