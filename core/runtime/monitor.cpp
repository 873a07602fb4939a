// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/monitor.h"

namespace runwatt::runtime {

Task<Result<void>> Monitor::look(StopToken stop)
{
    Q_UNUSED(stop)
    co_return {};
}

Task<bool> Monitor::askToEnd(StopToken stop)
{
    Q_UNUSED(stop)
    co_return false;
}

Task<QString> Monitor::ending(StopToken stop)
{
    Q_UNUSED(stop)
    co_return QString();
}

} // namespace runwatt::runtime
