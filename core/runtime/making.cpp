// SPDX-FileCopyrightText: 2026 The Runwatt authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/making.h"

#include "core/base/shellquote.h"
#include "core/runtime/text.h"

using namespace Qt::Literals::StringLiterals;

namespace runwatt::runtime {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLookLimit = 20s;
constexpr Milliseconds kRemovalLimit = 120s; ///< some thousand files of a slow card
constexpr qsizetype kQuoted = 300;

/// Which of the limits of a folder's file system was reached, in words. Before anything goes.
Task<Result<QString>> whatRanOut(RuntimePlace place, QString folder, StopToken stop)
{
    // As far as it has come to make it.
    QStringList words{u"stat"_s, u"-f"_s, u"-c"_s, u"%c %d"_s, u"--"_s};
    for (QString path = folder; path.size() > 1; path = path.section(u'/', 0, -2))
        words.append(path);
    ssh::Command command(shellCommand(words), u"stat"_s);
    command.limit = kLookLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult told, co_await place.connection->run(command, stop));
    const QList<QByteArray> inodes = told.standardOutput.split('\n').front().split(' ');
    // Those without a fixed number of them have none in all.
    if (inodes.value(0).toLongLong() > 0 && inodes.value(1) == "0")
        co_return Runtimes::tr("its file system has no inode left for one more file");
    co_return Runtimes::tr("its file system is full");
}

/// The last line that has these words; empty for none.
QByteArray lineWith(const QByteArray &said, QByteArrayView words)
{
    QByteArray found;
    for (const QByteArray &line : said.split('\n')) {
        if (line.contains(words))
            found = line.trimmed();
    }
    return found;
}

} // namespace

Task<Result<QByteArray>> make(RuntimePlace place, Making making, StopToken stop)
{
    ssh::Command command(shellCommand(device::scriptCommand(
                             making.script, device::Interpreter::Shell, making.words)),
                         making.script);
    command.limit = making.limit;
    RUNWATT_CO_TRY(const ssh::CommandResult result, co_await place.connection->run(command, stop));
    if (result.succeeded())
        co_return result.standardOutput;
    const QByteArray &said = result.standardError;
    Error error(making.code, making.what, QString(place.profile.device + u": " + making.folder),
                QString::fromUtf8(said.right(kQuoted)).trimmed(), making.remedy);
    const QByteArray quota = lineWith(said, "Disk quota exceeded");
    const QByteArray space = lineWith(said, "No space left on device");
    if (!quota.isEmpty() || !space.isEmpty()) {
        QString ranOut = Runtimes::tr("this user's quota there is used up");
        if (quota.isEmpty()) {
            RUNWATT_CO_TRY(ranOut, co_await whatRanOut(place, making.folder, stop));
        }
        const QByteArray &line = quota.isEmpty() ? space : quota;
        error.code = ErrorCode::NoSpace;
        error.why = ranOut + u" ("_s + QString::fromUtf8(line.left(kQuoted)) + u')';
        error.remedy = Runtimes::tr("Free space on the device, or choose another folder for the "
                                    "benchmark's file.");
    }
    RUNWATT_CO_CHECK(co_await removeHalfMade(place, making.halfMade, stop));
    co_return tl::make_unexpected(std::move(error));
}

Task<Result<void>> removeHalfMade(RuntimePlace place, QStringList paths, StopToken stop)
{
    ssh::Command command(shellCommand(QStringList{u"rm"_s, u"-rf"_s, u"--"_s} + paths), u"rm"_s);
    command.limit = kRemovalLimit;
    RUNWATT_CO_TRY(const ssh::CommandResult removed, co_await place.connection->run(command, stop));
    Q_UNUSED(removed)
    co_return {};
}

} // namespace runwatt::runtime
