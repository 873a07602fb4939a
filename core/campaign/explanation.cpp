// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/explanation.h"

#include "core/campaign/text.h"

namespace runwatt::campaign {

QString lastWords(const QByteArray &errorTail)
{
    return QString::fromUtf8(errorTail.trimmed().split('\n').last()).trimmed();
}

Task<Error> explained(Error error, runtime::Runtime *runtime, QString device, StopToken stop)
{
    if (error.code == ErrorCode::Cancelled)
        co_return error;
    // A guest that has ended looks from here like a link that is lost.
    if (const std::optional<Error> broken = co_await runtime->broken(stop))
        error = *broken;
    if (error.code == ErrorCode::ConnectionLost)
        co_return error;
    const Result<qint64> kills = co_await runtime->memoryKills(stop);
    if (!kills || *kills == 0)
        co_return error;
    co_return Error(
        ErrorCode::System, Campaign::tr("the trial used up the memory of its budget"), device,
        Campaign::tr("the kernel ended %n process(es) of it", nullptr, static_cast<int>(*kills)),
        Campaign::tr("Give the trials more memory, or make the workload smaller."));
}

} // namespace runwatt::campaign
