// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/turns.h"

#include "core/campaign/text.h"

#include <QDateTime>
#include <QSysInfo>

#include <algorithm>

namespace runwatt::campaign {

namespace {

/// Of a title, in what others that wait are told.
constexpr qsizetype kLongestTitle = 80;

bool isThere(const DeviceSession *session)
{
    return session->connection()->state() == ssh::Connection::State::Open;
}

} // namespace

void Turns::add(DeviceSession *session)
{
    const QString &boot = session->bootId();
    m_sessions.emplace(boot.isEmpty() ? session->plan().name : boot, session);
}

bool Turns::areLacking() const
{
    return std::ranges::any_of(m_sessions, [](const auto &each) {
        return each.second->lacksTurn() && isThere(each.second);
    });
}

Task<Result<void>> Turns::take(StopToken stop)
{
    // All campaigns in the same order, by what each device calls its present boot, and none while
    // they hold another: two that want the same two devices never wait for each other.
    while (areLacking()) {
        release();
        const QString who = Campaign::tr("\"%1\" from %2, since %3")
                                .arg(m_title.left(kLongestTitle), QSysInfo::machineHostName(),
                                     QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
        for (const auto &[boot, session] : m_sessions) {
            if (!isThere(session))
                continue;
            const Result<void> taken = co_await session->takeTurn(who, stop);
            if (!taken && taken.error().code != ErrorCode::ConnectionLost)
                co_return taken;
        }
    }
    co_return {};
}

void Turns::release()
{
    for (const auto &[boot, session] : m_sessions)
        session->releaseTurn();
}

} // namespace runwatt::campaign
