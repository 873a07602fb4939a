// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/campaign/explanation.h"

#include "core/campaign/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace runwatt::campaign {

namespace {

/// dd counts in three lines below the one that says what went wrong.
constexpr qsizetype kLinesQuoted = 4;
constexpr qsizetype kLongestQuote = 600; ///< characters

} // namespace

QString lastWords(const QByteArray &errorTail)
{
    QStringList words;
    const QList<QByteArray> lines = errorTail.trimmed().split('\n');
    for (auto line = lines.crbegin(); line != lines.crend() && words.size() < kLinesQuoted;
         ++line) {
        const QString text = QString::fromUtf8(*line).simplified();
        // iperf3 rules a line below its last words.
        if (std::ranges::any_of(text, [](QChar one) { return one.isLetterOrNumber(); }))
            words.prepend(text);
    }
    const QString text = words.join("; "_L1);
    return text.size() > kLongestQuote ? u'…' + text.right(kLongestQuote) : text;
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
