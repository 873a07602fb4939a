// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/native.h"

#include "core/base/shellquote.h"
#include "core/device/privilege.h"
#include "core/runtime/text.h"
#include "core/runtime/toolrun.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

constexpr qsizetype kQuotedBytes = 400;

} // namespace

Native::Native(RuntimePlace place)
    : m_place(std::move(place))
    , m_group(m_place)
{ }

QString Native::code() const
{
    return u"NT"_s;
}

Origin Native::origin() const
{
    return m_place.profile.origin();
}

bool Native::isInTree() const
{
    return m_place.native.root == NativeRoot::Common;
}

QStringList Native::inTree(const QStringList &words) const
{
    // By sh, which is all that sudo may be allowed.
    const QStringList space{u"sh"_s, u"-c"_s,
                            u"exec unshare --mount --propagation private \"$@\""_s, u"unshare"_s};
    const QStringList enter = device::rootPrefix(m_place.profile).value_or(QStringList()) + space
        + device::scriptCommand(u"nativeroot"_s, device::Interpreter::Shell,
                                {m_root.folder, m_place.folder});
    // sudo keeps neither the mark nor who has called it; and a shell becomes it, for the number.
    const QByteArray line = "exec " + shellCommand(enter)
        + R"sh( "$RUNWATT_COMMAND" "$(id -u)" "$(id -g)" "$(id -G)" )sh" + shellCommand(words);
    return {u"sh"_s, u"-c"_s, QString::fromUtf8(line)};
}

Task<Result<void>> Native::prepare(StopToken stop)
{
    if (isInTree()) {
        RUNWATT_CO_TRY(m_root, co_await makeRootFilesystem(m_place, rootRequestOf(m_place), stop));
    }
    // A budget that can't be kept, and a tree that can't be gone into, are told before the first
    // trial.
    RUNWATT_CO_CHECK(co_await m_group.make(stop));
    Result<void> ran;
    if (isInTree())
        ran = co_await runFirst(stop);
    RUNWATT_CO_CHECK(co_await m_group.remove(stop));
    co_return ran;
}

Task<Result<void>> Native::start(StopToken stop)
{
    m_cost.startUpNs.reset();
    RUNWATT_CO_CHECK(co_await m_group.make(stop));
    co_return co_await runFirst(stop);
}

Task<Result<void>> Native::runFirst(StopToken stop)
{
    QStringList words{u"true"_s};
    if (isInTree())
        words = inTree(words);
    // Stamped around all that it takes to get there.
    const QStringList wrapped = device::scriptCommand(u"stamp"_s, m_place.interpreter(), words);
    ToolRun first(m_place.connection->start(ssh::Command(m_group.lineInside(wrapped), u"true"_s)),
                  m_place.clock);
    RUNWATT_CO_TRY(const ToolEnd end, co_await first.finish(stop));
    if (isInTree() && end.status != 0 && !end.linkLost) {
        co_return failure(
            ErrorCode::System, Runtimes::tr("NT can't be run in the common root file system"),
            m_place.profile.device, QString::fromUtf8(end.errorTail.right(kQuotedBytes)).trimmed(),
            Runtimes::tr("That takes unshare and mount (util-linux) and chroot "
                         "(coreutils) on the device."));
    }
    if (end.startSteadyNs && end.exitSteadyNs)
        m_cost.startUpNs = *end.exitSteadyNs - *end.startSteadyNs;
    co_return {};
}

std::shared_ptr<ssh::Process> Native::run(const QStringList &words, const QString &label)
{
    QStringList wrapped = device::scriptCommand(u"stamp"_s, m_place.interpreter(), words);
    if (isInTree())
        wrapped = inTree(wrapped);
    return m_place.connection->start(ssh::Command(m_group.lineInside(wrapped), label));
}

QList<device::Fact> Native::facts() const
{
    QList<device::Fact> facts = factsOf(m_place.budget);
    if (isInTree())
        facts += factsOf(m_root);
    return facts;
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
