// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/native.h"

#include "core/runtime/toolrun.h"

#include <utility>

namespace runwatt::runtime {

Native::Native(RuntimePlace place)
    : m_place(std::move(place))
{ }

QString Native::code() const
{
    return QStringLiteral("NT");
}

Origin Native::origin() const
{
    return Origin::Measured;
}

Task<Result<void>> Native::prepare(StopToken stop)
{
    Q_UNUSED(stop)
    co_return {};
}

Task<Result<void>> Native::start(StopToken stop)
{
    m_cost.startUpNs.reset();
    ToolRun first(run({QStringLiteral("true")}, QStringLiteral("true")), m_place.clock);
    RUNWATT_CO_TRY(const ToolEnd end, co_await first.finish(stop));
    if (end.startSteadyNs && end.exitSteadyNs)
        m_cost.startUpNs = *end.exitSteadyNs - *end.startSteadyNs;
    co_return {};
}

std::shared_ptr<ssh::Process> Native::run(const QStringList &words, const QString &label)
{
    return startStamped(m_place.connection, m_place.interpreter(), words, label);
}

QList<device::Fact> Native::facts() const
{
    return {};
}

Task<Result<RuntimeCost>> Native::cost(StopToken stop)
{
    Q_UNUSED(stop)
    co_return m_cost;
}

bool Native::sharesProcessIds() const
{
    return true;
}

Task<Result<void>> Native::stop(StopToken stop)
{
    Q_UNUSED(stop)
    co_return {};
}

Task<Result<void>> Native::clean(StopToken stop)
{
    Q_UNUSED(stop)
    co_return {};
}

} // namespace runwatt::runtime
