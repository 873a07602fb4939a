// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/native.h"

namespace runwatt::runtime {

Native::Native(ssh::Connection *connection, device::Interpreter interpreter)
    : m_connection(connection)
    , m_interpreter(interpreter)
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
    Q_UNUSED(stop)
    co_return {};
}

std::shared_ptr<ssh::Process> Native::run(const QStringList &words, const QString &label)
{
    return startStamped(m_connection, m_interpreter, words, label);
}

QList<device::Fact> Native::facts() const
{
    return {};
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
