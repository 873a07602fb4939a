// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/budgetgroup.h"

#include "core/base/shellquote.h"
#include "core/device/privilege.h"
#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLimit = 60s; ///< ending what is in the group may take half of it

} // namespace

BudgetGroup::BudgetGroup(RuntimePlace place)
    : m_place(std::move(place))
    , m_isGroup(m_place.budget.memoryBytes > 0)
{ }

QStringList BudgetGroup::budget(const QStringList &words) const
{
    return device::rootPrefix(m_place.profile).value_or(QStringList())
        + device::scriptCommand(u"budget"_s, device::Interpreter::Shell, words);
}

Task<Result<ssh::CommandResult>> BudgetGroup::run(QByteArray line, StopToken stop)
{
    ssh::Command command(line, u"budget"_s);
    command.limit = kLimit;
    co_return co_await m_place.connection->run(command, stop);
}

Task<Result<void>> BudgetGroup::make(StopToken stop)
{
    const Budget &limits = m_place.budget;
    if (!limits.isLimited())
        co_return {};
    QByteArray line;
    if (m_isGroup) {
        QStringList words{u"make"_s, m_place.tag, limits.cpus};
        words.append(QString::number(limits.memoryBytes));
        line = shellCommand(budget(words));
    } else {
        const QStringList words{u"true"_s};
        line = lineInside(words);
    }
    RUNWATT_CO_TRY(const ssh::CommandResult made, co_await run(line, stop));
    if (made.succeeded())
        co_return {};
    co_return failure(ErrorCode::System, Runtimes::tr("the trials can't be held to their budget"),
                      m_place.profile.device,
                      QString::fromUtf8(made.standardError.right(300)).trimmed());
}

QByteArray BudgetGroup::lineInside(const QStringList &words) const
{
    const Budget &limits = m_place.budget;
    if (!limits.isLimited())
        return shellCommand(words);
    if (!m_isGroup)
        return shellCommand(QStringList{u"taskset"_s, u"-c"_s, limits.cpus} + words);
    // A shell joins, and then becomes what is to run: so the process keeps its number.
    const QByteArray line =
        shellCommand(budget({u"join"_s, m_place.tag})) + " \"$$\" && exec " + shellCommand(words);
    return shellCommand({u"sh"_s, u"-c"_s, QString::fromUtf8(line)});
}

Task<Result<qint64>> BudgetGroup::kills(StopToken stop)
{
    if (!m_isGroup)
        co_return 0;
    const QByteArray line = shellCommand(budget({u"kills"_s, m_place.tag}));
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await run(line, stop));
    co_return told.standardOutput.trimmed().toLongLong();
}

Task<Result<void>> BudgetGroup::remove(StopToken stop)
{
    if (!m_isGroup)
        co_return {};
    const QByteArray line = shellCommand(budget({u"remove"_s, m_place.tag}));
    RUNWATT_CO_TRY(const ssh::CommandResult removed, co_await run(line, stop));
    co_return removed.check(Runtimes::tr("removing the control group"));
}

} // namespace runwatt::runtime
