// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/native.h"

#include "core/base/shellquote.h"
#include "core/runtime/toolrun.h"

#include <utility>

namespace runwatt::runtime {

Native::Native(RuntimePlace place)
    : m_place(std::move(place))
    , m_group(m_place)
{ }

QString Native::code() const
{
    return QStringLiteral("NT");
}

Origin Native::origin() const
{
    return m_place.profile.origin();
}

Task<Result<void>> Native::prepare(StopToken stop)
{
    // A budget that can't be kept is told before the first trial.
    RUNWATT_CO_CHECK(co_await m_group.make(stop));
    co_return co_await m_group.remove(stop);
}

Task<Result<void>> Native::start(StopToken stop)
{
    m_cost.startUpNs.reset();
    RUNWATT_CO_CHECK(co_await m_group.make(stop));
    ToolRun first(run({QStringLiteral("true")}, QStringLiteral("true")), m_place.clock);
    RUNWATT_CO_TRY(const ToolEnd end, co_await first.finish(stop));
    if (end.startSteadyNs && end.exitSteadyNs)
        m_cost.startUpNs = *end.exitSteadyNs - *end.startSteadyNs;
    co_return {};
}

std::shared_ptr<ssh::Process> Native::run(const QStringList &words, const QString &label)
{
    const QStringList wrapped =
        device::scriptCommand(QStringLiteral("stamp"), m_place.interpreter(), words);
    return m_place.connection->start(ssh::Command(m_group.lineInside(wrapped), label));
}

QList<device::Fact> Native::facts() const
{
    return factsOf(m_place.budget);
}

Task<Result<RuntimeCost>> Native::cost(StopToken stop)
{
    Q_UNUSED(stop)
    co_return m_cost;
}

Task<Result<qint64>> Native::memoryKills(StopToken stop)
{
    co_return co_await m_group.kills(stop);
}

bool Native::sharesProcessIds() const
{
    return true;
}

const device::DeviceClock *Native::clock() const
{
    return m_place.clock;
}

Task<Result<void>> Native::stop(StopToken stop)
{
    co_return co_await m_group.remove(stop);
}

Task<Result<void>> Native::clean(StopToken stop)
{
    if (m_place.connection->state() != ssh::Connection::State::Open)
        co_return {};
    co_return co_await m_group.remove(stop);
}

} // namespace runwatt::runtime
