// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <vector>

namespace runwatt::bench {

/// One kind of output, as a tool prints it, and the reader of it.
struct StreamKind
{
    QString name;
    /// What the tool prints at that interval of its run, from 0 on: whole lines.
    std::function<QByteArray(int interval)> print;
    /// A new reader: takes the next bytes, gives how many values became known with them.
    std::function<std::function<std::size_t(QByteArrayView bytes, TimeNs stampNs)>()> makeReader;
};

/// Those of every tool that prints while it runs: mpstat of 32 cores, pidstat of 100 processes and
/// of 100 threads, fio, iperf3 and netperf of 16 streams.
[[nodiscard]] std::vector<StreamKind> streamKinds();

} // namespace runwatt::bench
